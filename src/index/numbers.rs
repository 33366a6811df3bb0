//! How are maps hashed whose keys are numbers that the crate itself gives out?

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A map by serial numbers: nobody chooses these, so that no defence against chosen ones is needed.
pub(crate) type NumberMap<K, V> = HashMap<K, V, BuildHasherDefault<Numbers>>;

/// One multiplication a number.
#[derive(Copy, Clone, Default, Debug)]
pub(crate) struct Numbers(u64);

impl Hasher for Numbers {
    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|&byte| self.write_u64(u64::from(byte)));
    }

    fn write_u32(&mut self, number: u32) {
        self.write_u64(u64::from(number));
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = (self.0 ^ number).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(26);
    }

    fn write_usize(&mut self, number: usize) {
        self.write_u64(number as u64);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}
