//! Are two texts told of two things, and how much does each say of which the other says nothing?

use super::View;
use crate::judge::compatible::are_of_two;
use crate::judge::evidence::Evidence;
use crate::judge::features::Row;
use crate::judge::pair::Side;

/// What each of these features says, in order.
pub(super) const NAMES: [&str; 3] =
    ["told of two things", "values at odds", "more than one telling word left over on both sides"];

/// Lighter words add little.
const TELLING: u8 = 45;

impl View<'_, '_> {
    /// Puts what tells two texts apart. Whether one word stands where the other side has one is not asked, as with
    /// [substitutions](View::left_over).
    pub(super) fn apart(&self, evidence: &[Evidence], out: &mut Row<'_>) {
        out.push(i16::from(are_of_two(self.pair, evidence)));
        out.push(i16::from(evidence.iter().any(Evidence::is_at_odds)));
        let own = |side: Side| self.left(side).filter(|(_, word)| word.weight >= TELLING).count();
        out.push(own(Side::A).min(own(Side::B)).clamp(1, 6) as i16 - 1);
    }
}

#[cfg(test)]
mod tests {
    use super::super::check;

    #[test]
    fn what_either_says_alone_is_counted() {
        let name = "more than one telling word left over on both sides";
        check("The pilot steered the barge.", "The pilot painted the fence.", name, 1);
        check("The pilot steered the barge.", "The pilot painted the barge.", name, 0);
    }

    #[test]
    fn two_editions_are_two_things() {
        let name = "told of two things";
        check("The fares rose in Norland.", "The fares fell in Sutherby.", name, 1);
        check("The fares rose in Norland.", "The fares fell in Norland.", name, 0);
    }
}
