//! Do two claims say the same in so few words that there is little to count?

use super::evidence::{Evidence, Tends, strongest};
use super::pair::{Pair, Side};
use super::retold::shared_words;
use crate::claim::{Claim, Extent, Role, Word, scores};
use crate::judge::align::How;

/// Whether who does what is all that two claims of one story share, in the same words, and hardly more is to be met: "the body
/// was recovered in the afternoon", "her body was recovered by divers".
pub(super) fn told_briefly(pair: &Pair<'_>, evidence: &[Evidence]) -> bool {
    /// So much must be met, on the side that is met worse and of what the documents are not about anyhow on the other.
    const MET: (f32, f32) = (0.38, 0.6);
    /// What stands against something else of its kind may be another thing.
    const DOUBTFUL: u8 = 25;
    let adjunct = pair.a.extent == Extent::Adjunct || pair.b.extent == Extent::Adjunct;
    if !pair.scenes.story || adjunct || pair.cover.worst() < MET.0 || shared_words(pair) != 2 {
        return false;
    }
    let links = || pair.alignment.links.iter().filter(|link| link.how.preserves() && pair.words(link).0.weight > 0);
    let deed = links().any(|link| {
        let (x, y) = pair.words(link);
        link.how == How::Same && x.role == Role::Predicate && y.role == Role::Predicate
    });
    let counted = |word: &Word| word.quantity.is_some() || word.time;
    let number = links().any(|link| counted(pair.words(link).0) || counted(pair.words(link).1));
    deed && !number
        && pair.same_deed()
        && pair.same_subject() != Some(false)
        && pair.same_object() != Some(false)
        && strongest(evidence, Tends::Contradiction) < DOUBTFUL
        && evidence.iter().all(|e| e.tends == Tends::Agreement)
        && !pair.has_rivals()
        && pair.novel_cover() >= MET.1
}

/// Whether both tell one score in one story: a record of 43-39 is that of one season.
pub(super) fn one_score(pair: &Pair<'_>) -> bool {
    /// Less than this of the claim that is met worse is nothing that both would say of it.
    const MET: f32 = 0.12;
    let has_figure = !pair.a.figures.is_empty() && !pair.b.figures.is_empty();
    has_figure
        && pair.scenes.story
        && pair.cover.worst() >= MET
        && scores(pair.a).any(|x| scores(pair.b).any(|y| x.of == y.of))
}

/// Whether both quote, and the shorter quotation stands in the longer one word for word.
pub(super) fn word_for_word(pair: &Pair<'_>) -> bool {
    /// So many words, and so many of them telling, are nobody else's.
    const LEAST: (usize, usize) = (4, 2);
    let quoted = |claim: &Claim| claim.attribution.iter().any(|holder| holder.quoted);
    if !quoted(pair.a) || !quoted(pair.b) {
        return false;
    }
    let own = |side: Side| pair.claim(side).words.iter().filter(|word| !word.shared && !word.tag.is_punctuation());
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
    let names = telling().filter(is_name).filter(|word| word.name.is_none() || last.replace(word.name) != Some(word.name));
    names.count() >= LIST && telling().filter(|word| !is_name(word)).take(2).count() < 2
}
