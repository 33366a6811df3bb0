//! Which word forms decide where a token ends?

use std::sync::LazyLock;

use super::listed::{ListedMap, ListedSet};

/// The longest listed form, in bytes.
const LONGEST: usize = 8;

/// The sections of `forms.txt`.
#[derive(Default)]
struct Forms {
    prefixes: ListedSet<&'static [u8]>,
    /// The second word's first byte, by the whole written as one.
    contractions: ListedMap<Vec<u8>, usize>,
    units: ListedSet<&'static [u8]>,
    domains: ListedSet<&'static [u8]>,
    word_domains: ListedSet<&'static [u8]>,
}

static FORMS: LazyLock<Forms> = LazyLock::new(|| {
    let mut forms = Forms::default();
    let mut section = "";
    for line in include_str!("forms.txt").lines().filter(|line| !line.starts_with('#')) {
        if line.starts_with('[') {
            section = line;
            continue;
        }
        for form in line.split_whitespace() {
            match section {
                "[prefix]" => _ = forms.prefixes.insert(form.as_bytes()),
                "[unit]" => _ = forms.units.insert(form.as_bytes()),
                "[domain]" => _ = forms.domains.insert(form.as_bytes()),
                "[word-domain]" => _ = forms.word_domains.insert(form.as_bytes()),
                _ => {
                    if let Some((first, second)) = form.split_once('|') {
                        forms.contractions.insert([first, second].concat().into_bytes(), first.len());
                    }
                }
            }
        }
    }
    forms
});

/// Looks a form up in lower case, without a copy on the heap.
fn lower<T>(form: &str, look_up: impl FnOnce(&[u8]) -> Option<T>) -> Option<T> {
    if form.len() > LONGEST {
        return None;
    }
    let mut lower = [0; LONGEST];
    let lower = &mut lower[..form.len()];
    lower.copy_from_slice(form.as_bytes());
    lower.make_ascii_lowercase();
    look_up(lower)
}

/// Whether a hyphen binds this to the next word: `non-profit` is one token, `well-known` three.
pub(super) fn is_prefix(form: &str) -> bool {
    lower(form, |form| FORMS.prefixes.get(form)).is_some()
}

/// Where the second of two words written as one begins: `can|not`.
pub(super) fn contraction(form: &str) -> Option<usize> {
    lower(form, |form| FORMS.contractions.get(form).copied())
}

/// Whether this is a unit that may be glued to its number.
pub(super) fn is_unit(form: &str) -> bool {
    lower(form, |form| FORMS.units.get(form)).is_some()
}

/// Whether an address on the net may end in this: `com`, `org`, also `html`.
pub(super) fn is_domain(form: &str) -> bool {
    lower(form, |form| FORMS.domains.get(form)).is_some()
}

/// Whether a domain is an English word too, so that it alone makes no address.
pub(super) fn is_word_domain(form: &str) -> bool {
    lower(form, |form| FORMS.word_domains.get(form)).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_found_in_any_case() {
        assert!(is_prefix("Non"));
        assert!(!is_prefix("well"));
        assert_eq!(contraction("CANNOT"), Some(3));
        assert_eq!(contraction("canal"), None);
        assert!(is_unit("km"));
        assert!(is_domain("COM"));
        assert!(!is_domain("commission"));
    }
}
