//! Which side denies, and which says more?
//!
//! "A man sang" and "no man sang in the rain" may both be true; "a man sang in the rain" and "no man sang" may not.

use super::View;
use crate::judge::align::MOST_WORDS;
use crate::judge::features::Row;
use crate::judge::pair::{Side, turned};

/// What each of these features says, in order.
pub(super) const NAMES: [&str; 4] = [
    "weight of p left over where p denies",
    "weight of h left over where p denies",
    "weight of p left over where h denies",
    "weight of h left over where h denies",
];

impl View<'_, '_> {
    /// Puts how much either side leaves over of what one of them denies.
    pub(super) fn denials(&self, out: &mut Row<'_>) {
        let (mut by_p, mut by_h) = (false, false);
        for link in &self.pair.alignment.links {
            let (a, b) = (usize::from(link.a), usize::from(link.b));
            if !link.how.preserves() || a >= MOST_WORDS || b >= MOST_WORDS {
                continue;
            }
            let (of_a, of_b) = (turned(self.pair.a, a), turned(self.pair.b, b));
            let (of_p, of_h) = if self.premise == Side::A { (of_a, of_b) } else { (of_b, of_a) };
            by_p |= of_p && !of_h;
            by_h |= of_h && !of_p;
        }
        for denies in [by_p, by_h] {
            for side in [self.premise, self.hypothesis] {
                out.push(if denies { 1 + self.weight_left(side) } else { 0 });
            }
        }
    }

    /// How much of a side's weight the other has nothing of, in percent.
    fn weight_left(&self, side: Side) -> i16 {
        let whole: u32 = self.pair.claim(side).words.iter().take(MOST_WORDS).map(|word| u32::from(word.weight)).sum();
        let left: u32 = self.left(side).map(|(_, word)| u32::from(word.weight)).sum();
        (100 * left).checked_div(whole).unwrap_or(0) as i16
    }
}

#[cfg(test)]
mod tests {
    use super::super::check;

    #[test]
    fn who_denies_no_more_than_was_said_leaves_nothing_over() {
        let (sings, does_not) = ("A tenor is singing in the hall.", "A tenor is not singing in the hall.");
        check(sings, does_not, "weight of h left over where h denies", 1);
        check(sings, sings, "weight of h left over where h denies", 0);
    }
}
