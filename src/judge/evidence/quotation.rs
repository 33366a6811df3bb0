//! Are two claims wordings, or translations, of one quotation? And is another day put into the speaker's mouth?

use super::wordlist::{Class, is};
use super::{AT_ODDS, Evidence, Takes, Tends};
use crate::claim::{Claim, Word};
use crate::judge::pair::{Pair, Side};
use crate::judge::verdict::ReasonKind;
use crate::syntax::Pos;
use crate::text::Span;

pub(super) const TAKES: Takes = Takes::Both(|of| of.has(Class::SPEAKER) || quoted(of.claim));

pub(super) fn observe(pair: &Pair<'_>, found: &mut Vec<Evidence>) {
    found.extend(another_day(pair));
    if quoted(pair.a) && quoted(pair.b) && pair.cover.best() >= 0.5 && pair.cover.worst() >= 0.35 {
        let strength = (100.0 * pair.cover.best()) as u8;
        found.push(Evidence {
            kind: ReasonKind::Quotation,
            tends: Tends::Agreement,
            strength,
            a: pair.a.span,
            b: pair.b.span,
        });
    }
}

fn quoted(claim: &Claim) -> bool {
    claim.attribution.iter().any(|holder| holder.quoted)
}

/// One sentence that somebody says of himself, once with "yesterday" and once with "this morning": the papers count from
/// different days, he does not.
fn another_day(pair: &Pair<'_>) -> Option<Evidence> {
    if !pair.scenes.story || !pair.both_have(Class::SPEAKER) {
        return None;
    }
    let (x, y) = (day(pair.a)?, day(pair.b)?);
    let word_for_word = [Side::A, Side::B].into_iter().all(|side| said(pair, side));
    (x.0 != y.0 && word_for_word).then(|| {
        let (kind, tends) = (ReasonKind::Time, Tends::Contradiction);
        Evidence { kind, tends, strength: AT_ODDS, a: x.1, b: y.1 }
    })
}

/// Whether a claim speaks of "me" or "us", and all that it tells beside the day is met in the other.
fn said(pair: &Pair<'_>, side: Side) -> bool {
    /// Two words that tell something make a sentence that nobody else says.
    const LEAST: usize = 2;
    let claim = pair.claim(side);
    let pronoun = |word: &Word| word.tag.pos() == Pos::Pron && is(word, Class::SPEAKER);
    let telling = || claim.words.iter().enumerate().filter(|(_, word)| word.weight > 0 && !word.time && !word.shared);
    let met = |at: usize| pair.is_met(side, at);
    claim.words.iter().any(pronoun) && telling().all(|(at, _)| met(at)) && telling().count() >= LEAST
}

/// Which of two days a claim names by counting from its own: the day before, or the same; with its words.
fn day(claim: &Claim) -> Option<(bool, Span)> {
    let words = || claim.words.iter().filter(|word| word.time);
    if let Some(before) = words().find(|word| written(claim, word, Class::DAY_BEFORE)) {
        return Some((true, before.span));
    }
    let mut pairs = claim.words.windows(2);
    let this = pairs.find(|pair| pair[1].time && written(claim, &pair[0], Class::THIS));
    let this = this.map(|pair| pair[0].span.cover(pair[1].span));
    let same = this.or_else(|| words().find(|word| written(claim, word, Class::SAME_DAY)).map(|word| word.span))?;
    Some((false, same))
}

fn written(claim: &Claim, word: &Word, class: Class) -> bool {
    Class::as_written(claim, word).intersects(class)
}

#[cfg(test)]
mod tests {
    use crate::judge::evidence::sample::reports;

    const SCENE: &str =
        "Harwick mayor Ann Lee stopped by police.\nMayor Ann Lee of Harwick was stopped on Quarry Lane.\n";

    #[test]
    fn a_speaker_names_one_day() {
        let a = format!("{SCENE}\"This morning I was stopped by an officer,\" Lee said in a statement.");
        let b = format!("{SCENE}\"Yesterday I was stopped by an officer,\" Lee said in a statement.");
        reports(&a, &b, true);
        let c = format!("{SCENE}\"Yesterday I was insulted by an officer,\" Lee said in a statement.");
        reports(&a, &c, false);
    }
}
