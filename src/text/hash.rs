//! Under which number do equal bytes meet?

/// The offset basis and the prime that Fowler, Noll and Vo published (RFC 9923).
const BASIS: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01b3;

/// 64-bit FNV-1a: the same on every platform, and a single byte that differs is always told. It is no defence against
/// forgery.
pub(crate) const fn hash(bytes: &[u8]) -> u64 {
    hash_on(BASIS, bytes)
}

/// The hash of what was hashed so far and of these bytes after it.
pub(crate) const fn hash_on(mut hash: u64, bytes: &[u8]) -> u64 {
    let mut at = 0;
    while at < bytes.len() {
        hash = (hash ^ bytes[at] as u64).wrapping_mul(PRIME);
        at += 1;
    }
    hash
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_published_examples_hold() {
        assert_eq!(hash(b""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(hash(b"a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(hash(b"foobar"), 0x8594_4171_f739_67e8);
    }

    #[test]
    fn a_text_in_two_parts_is_the_text() {
        assert_eq!(hash_on(hash(b"foo"), b"bar"), hash(b"foobar"));
    }
}
