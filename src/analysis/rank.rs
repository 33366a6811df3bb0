//! Is it a place in an order: his 11th term, finished second?

use super::bound::bounded;
use super::counted;
use super::line::Line;
use super::number_words::{self as word, Class};
use super::quantity::{Found, Quantity, QuantityKind};
use crate::lexicon::Lexicon;

/// An ordinal counts as one only between a determiner and a noun: "his 11th term", "the second quake"; not "first, …".
pub(super) fn read(lexicon: &Lexicon, line: &Line<'_>, found: &Found<'_>) -> Option<(Quantity, usize)> {
    let determined = matches!(
        line.before(found.start, 1),
        "the" | "a" | "his" | "her" | "its" | "their" | "our" | "my" | "'s" | "’s"
    );
    let noun = line.word(found.end);
    let follows =
        line.is_word(found.end) && !word::has(noun, Class::Stop) && noun != "time" || line.word(found.end) == "of";
    // "the Second World War" is a name.
    let named = line.is_word(found.first) && line.is_capitalised(found.first) && line.is_capitalised(found.end);
    if named || !(determined && follows || is_placing(line, found)) {
        return None;
    }
    let found = Found { kind: QuantityKind::Ordinal, upper: None, unit: None, ..*found };
    let head = counted::head(lexicon, line, found.start, found.end, 1.0).filter(|head| *head >= found.end);
    Some(bounded(line, &found, found.start, head))
}

/// `finished second`, `was third`: a place reached; not "was first seen", "came second to none".
fn is_placing(line: &Line<'_>, found: &Found<'_>) -> bool {
    let placed = word::has(line.before(found.start, 1), Class::Placing);
    let ends =
        !line.is_word(found.end) || matches!(line.word(found.end), "in" | "at" | "behind" | "on" | "with" | "and");
    placed && ends && !line.is_hyphen(found.end)
}

#[cfg(test)]
mod tests {
    use super::super::quantity::fixture::check;

    #[test]
    fn a_place_reached_is_one() {
        check("She finished second.", &["second | Ordinal | 2 | -"]);
        check("He came third in Oslo.", &["third | Ordinal | 3 | -"]);
    }

    #[test]
    fn first_of_all_and_first_seen_are_none() {
        check("It was first seen there.", &[]);
        check("First, close the valve.", &[]);
    }
}
