//! Is one name spelled in two ways?
//!
//! Of two reports of one story one has a slip in it, or the reporters heard a name differently. Who is meant by both shows in the
//! rest of the name, so that the claims need not be about one event.

use super::pair::Pair;
use super::scene::{Scene, Scenes};
use crate::analysis::NameKind;
use crate::claim::{Claim, Participant, Word};
use crate::text::Span;

impl Pair<'_> {
    /// Takes over what was found out before the words were compared.
    pub(super) fn know_respelled(&self, known: Option<(Span, Span)>) {
        self.seen.respelled.get_or_init(|| known);
    }

    /// The words in either claim that are two spellings of one name.
    pub(super) fn respelled(&self) -> Option<(Span, Span)> {
        *self.seen.respelled.get_or_init(|| respelled(self.scenes, self.a, self.b))
    }
}

/// The words in either claim that are two spellings of one name, in reports of one story, whatever else the claims say.
pub(super) fn respelled(scenes: Scenes, a: &Claim, b: &Claim) -> Option<(Span, Span)> {
    if scenes.scene != Scene::One || scenes.apart {
        return None;
    }
    let slips = |p: &Participant, q: &Participant| match (p.kind, q.kind) {
        (NameKind::Person, NameKind::Person) if p.keys == q.keys => one_office(a, p, b, q),
        (NameKind::Person, NameKind::Person) => is_one_person(a, p, b, q).then_some((p.span, q.span)),
        (NameKind::Person, _) | (_, NameKind::Person) => None,
        _ => is_one_thing(a, p, b, q).then_some((p.span, q.span)),
    };
    // Who is named beside a clause only is no part of what it tells.
    let named = |claim: &'_ Claim, name: &Participant| claim.span.contains(name.span);
    let of = |p: &Participant| b.names.iter().filter(|q| named(b, q)).find_map(|q| slips(p, q));
    a.names.iter().filter(|p| named(a, p)).find_map(of)
}

/// Whether two full names are of one person: the given names are the same and the family names nearly so, or the other way round.
fn is_one_person(a: &Claim, p: &Participant, b: &Claim, q: &Participant) -> bool {
    let ([x, .., last], [y, .., other]) = (p.keys.as_slice(), q.keys.as_slice()) else { return false };
    if (x == y) == (last == other) {
        return false;
    }
    let (name, its) = (ends(a.slice(p.span)), ends(b.slice(q.span)));
    let (Some((given, family)), Some((its_given, its_family))) = (name, its) else { return false };
    if x == y { is_slip(family, its_family) } else { is_given_slip(given, its_given) }
}

/// Whether two given names are one with a slip in it: Louie is Louis, and Paula is not Paul.
pub(super) fn is_given_slip(given: &str, its: &str) -> bool {
    last_letter(given) == last_letter(its) && is_slip(given, its)
}

/// The words in which the titles of one person differ, if that is by a slip alone.
fn one_office(a: &Claim, p: &Participant, b: &Claim, q: &Participant) -> Option<(Span, Span)> {
    let title = |name: &Participant| Span::new(name.titled.start(), name.span.start());
    if p.keys.len() < 2 || p.title == q.title { None } else { one_slip(a, title(p), b, title(q)) }
}

/// Whether two names of a place, a body or a thing are the same but for a slip.
fn is_one_thing(a: &Claim, p: &Participant, b: &Claim, q: &Participant) -> bool {
    let unknown = p.entity.is_none() && q.entity.is_none();
    unknown && p.keys != q.keys && one_slip(a, p.span, b, q.span).is_some()
}

/// The only words in which two phrases differ, if that is by a slip and not both are listed words.
fn one_slip(a: &Claim, own: Span, b: &Claim, its: Span) -> Option<(Span, Span)> {
    /// A word of a longer phrase has so many letters at least, and one that stands alone.
    const LEAST: usize = 6;
    const LEAST_ALONE: usize = 8;
    if own.len().abs_diff(its.len()) > MOST_SLIPS {
        return None;
    }
    let several = words(a, own).nth(1).is_some();
    let same_length = words(a, own).count() == words(b, its).count();
    let mut others = words(a, own).zip(words(b, its)).filter(|(x, y)| x.key != y.key);
    let (x, y) = others.next().filter(|_| same_length && others.next().is_none())?;
    let (written, its_written) = (a.slice(x.span), b.slice(y.span));
    let least = if several { LEAST } else { LEAST_ALONE };
    let slip = (x.id.is_none() || y.id.is_none())
        && written.len().min(its_written.len()) >= least
        && last_letter(written) == last_letter(its_written)
        && is_slip(written, its_written);
    slip.then_some((x.span, y.span))
}

/// The words of a phrase.
fn words(claim: &Claim, phrase: Span) -> impl Iterator<Item = &Word> {
    claim.words.iter().filter(move |word| phrase.contains(word.span))
}

/// At most so many letters of a word are slips.
const MOST_SLIPS: usize = 2;

/// Whether two words are one with a slip in it, which the first letter never is; in a long word, or one of the same letters
/// (Javon, Jovan), there may be two.
pub(super) fn is_slip(word: &str, other: &str) -> bool {
    const LEAST: usize = 4;
    const LONG: usize = 8;
    let letters = word.len().min(other.len());
    let most = if letters >= LONG || may_be_near(word, other, 0) { MOST_SLIPS } else { 1 };
    // Most words differ in more, which takes no room to see.
    if letters < LEAST || word.eq_ignore_ascii_case(other) || !may_be_near(word, other, most) {
        return false;
    }
    let (word, other) = (word.to_lowercase(), other.to_lowercase());
    let plural = word.strip_suffix('s') == Some(&other) || other.strip_suffix('s') == Some(&word);
    let spelled = word.chars().chain(other.chars()).all(|letter| letter.is_alphabetic() || "'’-".contains(letter));
    word != other && spelled && !plural && strsim::osa_distance(&word, &other) <= most
}

/// Whether two words begin with one letter and have as many letters in common as words have that differ by so few.
fn may_be_near(word: &str, other: &str, most: usize) -> bool {
    let first = |word: &str| word.chars().next().map(|letter| letter.to_ascii_lowercase());
    if first(word) != first(other) {
        return false;
    }
    let mut counts = [0i16; 256];
    word.bytes().for_each(|byte| counts[usize::from(byte.to_ascii_lowercase())] += 1);
    other.bytes().for_each(|byte| counts[usize::from(byte.to_ascii_lowercase())] -= 1);
    let (more, fewer) = counts.iter().fold((0, 0), |(more, fewer), &count| (more + count.max(0), fewer - count.min(0)));
    // A letter that is not of ASCII has up to four bytes.
    let ascii = word.is_ascii() && other.is_ascii();
    usize::try_from(more.max(fewer)).is_ok_and(|letters| letters <= if ascii { most } else { 4 * most })
}

/// The first and the last word of a name of two words or more.
fn ends(name: &str) -> Option<(&str, &str)> {
    let mut words = name.split_whitespace();
    Some((words.next()?, words.next_back()?))
}

fn last_letter(word: &str) -> Option<char> {
    word.chars().next_back()
}

#[cfg(test)]
mod tests {
    use super::is_slip;
    use crate::judge::evidence::sample::reports;

    const SCENE: &str =
        "Harwick ferry strikes a pier.\nA ferry struck a pier in Harwick on Monday and nobody was hurt.\n";

    /// Whether two reports of one story that say different things contradict each other.
    #[track_caller]
    fn check(one: &str, other: &str, expected: bool) {
        reports(&format!("{SCENE}{one}"), &format!("{SCENE}{other}"), expected);
    }

    #[test]
    fn a_family_name_has_one_spelling() {
        check("Marit Tolbin, a baker, heard a bang.", "It was over in a moment, said Marit Tolbon, a baker.", true);
        check("Marit Tolbin, a baker, heard a bang.", "It was over in a moment, said Marit Hansen, a baker.", false);
        check("Marit Tolbin, a baker, heard a bang.", "It was over in a moment, said Henrik Tolbon, a baker.", false);
    }

    #[test]
    fn a_given_name_has_one_spelling() {
        check("Andre Tolbin, a baker, heard a bang.", "It was over in a moment, said Anre Tolbin, a baker.", true);
        check("Paul Tolbin, a baker, heard a bang.", "It was over in a moment, said Paula Tolbin, a baker.", false);
    }

    #[test]
    fn a_town_has_one_spelling() {
        let one = "Musselbrook County Sheriff Marit Tolbin spoke to the crew.";
        check(one, "Mussellbrook County Sheriff Marit Tolbin praised the captain.", true);
        check(one, "Hasselbrook County Sheriff Marit Tolbin praised the captain.", false);
    }

    #[test]
    fn a_slip_is_no_other_word() {
        for (word, other, expected) in [
            ("Tolbin", "Tolbon", true),
            ("Schriefer", "Scheifer", true),
            ("Award", "Awards", false),
            ("Tolbin", "Dolbin", false),
            ("Lee", "Lea", false),
            ("Müller", "Mueller", false),
            ("Müllner", "Müllnner", true),
            ("Harwick.com", "Harwyck.com", false),
        ] {
            assert_eq!(is_slip(word, other), expected, "{word} {other}");
            assert_eq!(is_slip(other, word), expected, "{other} {word}");
        }
    }

    #[test]
    fn two_ways_to_write_a_foreign_name_are_no_slip() {
        check("Mohammed Tolbin, a baker, heard a bang.", "It was loud, said Mohamed Tolbin, a baker.", false);
        check("Marit Müller, a baker, heard a bang.", "It was loud, said Marit Muller, a baker.", false);
        check("President Volodymyr Zelensky came.", "President Volodymyr Zelenskyy came at once.", false);
    }

    #[test]
    fn two_stories_name_two() {
        let one = "The mill in Dornum will close in May.\nMarit Tolbin bought it for a pound.";
        reports(&format!("{SCENE}Marit Tolbon heard a bang."), one, false);
    }
}
