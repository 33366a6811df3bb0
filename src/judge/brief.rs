//! Do two claims say the same in so few words that there is little to count?

use super::evidence::wordlist::{Class, is};
use super::evidence::{Evidence, Tends, strongest};
use super::pair::{Pair, Side};
use super::retold::shared_words;
use crate::claim::{Claim, Clock, Day, Extent, Role, Word, identity, scores};
use crate::judge::align::{How, Link};
use crate::lexicon::Cues;
use crate::syntax::Pos;

/// Whether who does what is all that two claims of one story share, in the same words, and hardly more is to be met: "the hull
/// was quickly repaired", "the hull was repaired on the pier".
pub(super) fn told_briefly(pair: &Pair<'_>, evidence: &[Evidence]) -> bool {
    /// So much must be met, on the side that is met worse and of what the documents are not about anyhow on the other.
    const MET: (f32, f32) = (0.38, 0.6);
    /// What stands against something else of its kind may be another thing.
    const DOUBTFUL: u8 = 25;
    let adjunct = pair.a.extent == Extent::Adjunct || pair.b.extent == Extent::Adjunct;
    if !pair.scenes.story || adjunct || pair.cover.worst() < MET.0 || shared_words(pair) != 2 {
        return false;
    }
    let met = || pair.alignment.links.iter().filter(|link| link.how.preserves() && pair.words(link).0.weight > 0);
    let firm = |word: &Word| word.quantity.is_none() && !word.time;
    let same = |link: &Link| {
        let (x, y) = pair.words(link);
        matches!(link.how, How::Same | How::Entity) && firm(x) && firm(y)
    };
    let deed = |link: &Link| {
        let (x, y) = pair.words(link);
        x.role == Role::Predicate && y.role == Role::Predicate && x.tag.is_past() == y.tag.is_past()
    };
    met().all(same)
        && met().any(deed)
        && pair.same_deed()
        && of_one(pair)
        && put_alike(pair.a, pair.b)
        && strongest(evidence, Tends::Contradiction) < DOUBTFUL
        && evidence.iter().all(|e| e.tends == Tends::Agreement)
        && !pair.has_rivals()
        && pair.novel_cover() >= MET.1
}

/// Whether nobody else does it, as far as is told: of "he" and "you" nobody knows who they are.
fn of_one(pair: &Pair<'_>) -> bool {
    let known = |side: Side, at: Option<usize>| {
        let word = at.map(|at| &pair.claim(side).words[at]);
        word.is_none_or(|word| word.name.is_some() || !matches!(word.tag.pos(), Pos::Pron | Pos::Det))
    };
    let one = |same: Option<bool>, x: Option<usize>, y: Option<usize>| match same {
        Some(same) => same,
        None => x.is_none() && y.is_none(),
    };
    let (subjects, objects) =
        ([pair.subject(Side::A), pair.subject(Side::B)], [pair.object(Side::A), pair.object(Side::B)]);
    let told = |[x, y]: [Option<usize>; 2]| known(Side::A, x) && known(Side::B, y);
    let subject = one(pair.same_subject(), subjects[0], subjects[1]);
    let object = pair.same_object() != Some(false);
    subject
        && object
        && (told(subjects) || pair.same_subject() == Some(true))
        && (told(objects) || pair.same_object() == Some(true))
}

/// Whether both are denied or neither is, and both are put as facts, as duties or as chances.
fn put_alike(a: &Claim, b: &Claim) -> bool {
    let denied = |claim: &Claim| claim.words.iter().any(|word| word.negated || word.without);
    let put = |claim: &Claim| {
        let modal = Cues::POSSIBLE.union(Cues::OBLIGATION).union(Cues::INTENTION);
        claim.words.iter().any(|word| word.cues.intersects(modal) && word.tag.pos() == Pos::Aux)
    };
    denied(a) == denied(b) && put(a) == put(b) && a.certainty == b.certainty
}

/// Of two claims with one score or one minute, less than this of the one that is met worse is nothing that both would say of it.
pub(super) const LEAST_MARKED: f32 = 0.12;

/// Whether both tell one score in one story, one minute, or one house: a record of 43-39 is that of one season, what happened
/// at 6:45 happened once, and the police are not called twice to the 5500 block of Quarry Lane.
pub(super) fn one_mark(pair: &Pair<'_>) -> bool {
    let (a, b) = (pair.profile(Side::A).marks, pair.profile(Side::B).marks);
    a & b != 0
        && pair.scenes.story
        && pair.cover.worst() >= LEAST_MARKED
        && (a & b & SCORE != 0 && one_score(pair)
            || a & b & MINUTE != 0 && one_minute(pair)
            || a & b & ADDRESS != 0 && one_address(pair))
        && !pair.names_apart()
}

/// What a claim has of what [`one_mark`] compares, a bit for each.
pub(super) fn marks(claim: &Claim) -> u8 {
    if claim.figures.is_empty() && claim.clocks.is_empty() {
        return 0;
    }
    let has = |mark: u8, there: bool| if there { mark } else { 0 };
    has(SCORE, scores(claim).next().is_some())
        | has(MINUTE, !claim.clocks.is_empty())
        | has(ADDRESS, addresses(claim).next().is_some())
}

const SCORE: u8 = 1;
const MINUTE: u8 = 2;
const ADDRESS: u8 = 4;

/// Whether both name one house or block by its number and its street.
fn one_address(pair: &Pair<'_>) -> bool {
    addresses(pair.a).any(|x| addresses(pair.b).any(|y| x == y))
}

/// The numbers of the houses or blocks that a claim names, with a word of the street.
fn addresses(claim: &Claim) -> impl Iterator<Item = (&str, u64)> {
    /// "12 Quarry Lane" may be any lane's twelfth.
    const DIGITS: usize = 3;
    /// "of", "West", "W."
    const NEAR: usize = 5;
    claim.words.iter().enumerate().flat_map(move |(at, word)| {
        let number = claim.slice(word.span);
        let digits = number.len() >= DIGITS && number.bytes().all(|byte| byte.is_ascii_digit());
        let behind = &claim.words[at + 1..claim.words.len().min(at + NEAR)];
        let block = behind.first().is_some_and(|word| is(word, Class::BLOCK));
        let counts = word.quantity.is_some() || behind.first().is_none_or(|word| word.name.is_none());
        let street = behind.iter().filter(|word| word.name.is_some() && word.weight > 0);
        street.filter(move |_| digits && !word.time && (block || !counts)).map(move |word| (number, word.key))
    })
}

fn one_score(pair: &Pair<'_>) -> bool {
    scores(pair.a).any(|x| scores(pair.b).any(|y| x.of == y.of))
}

/// Whether both tell one time of day to the minute; much happens on the hour.
fn one_minute(pair: &Pair<'_>) -> bool {
    const HOUR: u16 = 60;
    const NOON: u16 = 12 * HOUR;
    let one = |x: &Clock, y: &Clock| {
        let halves = x.minute == y.minute || (x.either_half || y.either_half) && x.minute % NOON == y.minute % NOON;
        let days = x.day == y.day || x.day == Day::Untold || y.day == Day::Untold;
        !x.minute.is_multiple_of(HOUR) && halves && days
    };
    pair.a.clocks.iter().any(|x| pair.b.clocks.iter().any(|y| one(x, y)))
}

/// Whether both quote, and the shorter quotation stands in the longer one word for word.
pub(super) fn word_for_word(pair: &Pair<'_>) -> bool {
    /// So many words, and so many of them telling, are nobody else's.
    const LEAST: (usize, usize) = (4, 2);
    let quoted = |claim: &Claim| claim.attribution.iter().any(|holder| holder.quoted);
    if !quoted(pair.a) || !quoted(pair.b) {
        return false;
    }
    let own = |side: Side| {
        let claim = pair.claim(side);
        // Who says it stands in the claim of a whole sentence.
        let told = |word: &Word| {
            let mut telling = claim.attribution.iter().flat_map(|holder| [&holder.source, &holder.cue]).flatten();
            telling.any(|words| words.span().contains(word.span))
        };
        claim.words.iter().filter(move |word| !word.shared && !word.tag.is_punctuation() && !told(word))
    };
    let (a, b) = (own(Side::A).count(), own(Side::B).count());
    let (short, long) = if a <= b { (Side::A, Side::B) } else { (Side::B, Side::A) };
    if a.min(b) < LEAST.0 || own(short).filter(|word| word.weight > 0).count() < LEAST.1 {
        return false;
    }
    let written = |side: Side, word: &Word| pair.claim(side).slice(word.span);
    let starts = (0..=a.max(b) - a.min(b)).take(MOST);
    let same = |(x, y): (&Word, &Word)| written(short, x).eq_ignore_ascii_case(written(long, y));
    starts.into_iter().any(|start| own(short).zip(own(long).skip(start)).all(same))
}

/// A quotation is not looked for farther into another one.
const MOST: usize = 64;

/// Whether two claims share hardly more than several names, of which something else is said: who vouches for a treaty, and who
/// else takes part in talks.
pub(super) fn by_list_alone(pair: &Pair<'_>) -> bool {
    /// So many names make a list.
    const LIST: usize = 3;
    if pair.same_predicate() {
        return false;
    }
    let telling = || {
        let met = pair.alignment.links.iter().filter(|link| link.how.preserves() && pair.words(link).0.weight > 0);
        met.map(|link| pair.words(link).0)
    };
    let is_name = |word: &&Word| word.name.is_some() || word.entity.is_some();
    // The words of one name stand in a row.
    let mut last = None;
    let names =
        telling().filter(is_name).filter(|word| word.name.is_none() || last.replace(word.name) != Some(word.name));
    // What both documents are about, both would name.
    let known = |word: &Word| pair.a.setting.has(identity(word)) && pair.b.setting.has(identity(word));
    let counted = telling().any(|word| word.quantity.is_some());
    // Where one list has somebody whom the other has not, more must be met beside them.
    let others = |side: Side| {
        let mut words = pair.claim(side).words.iter().enumerate();
        words.any(|(at, word)| word.weight > 0 && is_name(&word) && pair.link(side, at).is_none())
    };
    let least = if others(Side::A) || others(Side::B) { 3 } else { 2 };
    let beside = telling().filter(|word| !is_name(word) && !known(word)).take(least).count();
    names.count() >= LIST && !counted && beside < least
}

#[cfg(test)]
mod tests {
    use crate::judge::evidence::sample::{ONE, OTHER, agree};

    #[track_caller]
    fn check(one: &str, other: &str, expected: bool) {
        agree((ONE, one), (OTHER, other), expected);
    }

    #[test]
    fn who_does_what_is_enough_where_there_is_hardly_more() {
        check("The hull was quickly repaired.", "The hull was repaired on the pier.", true);
    }

    #[test]
    fn what_is_denied_or_only_possible_is_not_done() {
        check("The hull was not quickly repaired.", "The hull was repaired on the pier.", false);
        check("The hull may be quickly repaired.", "The hull was repaired on the pier.", false);
    }

    #[test]
    fn another_doer_does_another_thing() {
        check("A diver repaired the hull.", "The owner repaired the hull.", false);
    }

    #[test]
    fn a_short_quotation_is_told_twice() {
        let (a, b) = ("\"I mourn for my town,\" the mayor said.", "\"I know that I mourn for my town,\" he said.");
        check(a, b, true);
        check(a, "\"I know that I pray for my crew,\" he said.", false);
    }

    #[test]
    fn a_score_is_of_one_season() {
        check(
            "The Dornum Rovers of the Alma Line finished their first season with a 43-39 record.",
            "Their coach lost his post despite a 43 - 39 record and a place in the cup.",
            true,
        );
    }

    #[test]
    fn a_block_of_a_street_is_one_place() {
        check(
            "Officers were called to a house in the 5500 block of Quarry Lane.",
            "Police said that the ferry's captain lived in the 5500 block of Quarry Lane with a dog.",
            true,
        );
        check(
            "Officers were called to a house in the 5500 block of Quarry Lane.",
            "Police said that the ferry's captain lived in the 5500 block of Baker Street with a dog.",
            false,
        );
    }

    #[test]
    fn a_minute_is_of_one_event() {
        check(
            "The distress call came at 6:45 p.m. from the bridge of the Alma.",
            "At 6:45 p.m. the coast guard of Dornum heard from the Alma.",
            true,
        );
        check(
            "The distress call came at 6 p.m. from the bridge of the Alma.",
            "At 6 p.m. the shops of Dornum closed, and people went down to the pier.",
            false,
        );
    }

    #[test]
    fn a_list_of_names_says_nothing_alone() {
        check(
            "The paper named four guardians of the wreck: China, Russia, Britain and France.",
            "The minister is for a shared fund in which China, Russia, Britain and France take part.",
            false,
        );
    }
}
