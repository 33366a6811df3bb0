//! Who has won, and against whom?
//!
//! "Arsenal beat Chelsea 2-0", "Arsenal lost 2-0 to Chelsea": all words but one are the same. Headlines are hard to parse, so that
//! who stands before the verb and who behind it is told by the names alone.

use super::wordlist::{Class, is};
use super::{AT_ODDS, Evidence, Takes, Tends};
use crate::claim::{Claim, Participant, Word, key};
use crate::judge::pair::{Pair, Side};
use crate::judge::profile::Profile;
use crate::judge::verdict::ReasonKind;
use crate::syntax::Pos;

pub(super) const TAKES: Takes = Takes::Both(|of: &Profile<'_>| of.has(Class::WINS) && of.claim.names.len() > 1);

pub(super) fn observe(pair: &Pair<'_>, found: &mut Vec<Evidence>) {
    if pair.is_told() && !pair.scenes.story {
        return;
    }
    let (Some((x, beaten)), Some((y, its))) = (sides(pair.a), sides(pair.b)) else { return };
    let same = |p: &Participant, q: &Participant| {
        let (name, other) = (pair.a.slice(p.span), pair.b.slice(q.span));
        name.eq_ignore_ascii_case(other)
    };
    let affirmed = |side: Side| !pair.profile(side).negates;
    if same(x, its) && same(beaten, y) && affirmed(Side::A) && affirmed(Side::B) {
        let (kind, tends) = (ReasonKind::Participant, Tends::Contradiction);
        found.retain(|e| e.kind != kind);
        found.push(Evidence { kind, tends, strength: AT_ODDS, a: x.span, b: y.span });
    }
}

/// Who beats whom in a claim that tells of one match.
fn sides(claim: &Claim) -> Option<(&Participant, &Participant)> {
    // "Down" and "edge" are other words, too.
    let deed = |word: &Word| is(word, Class::WINS) && (word.tag.is_verb() || word.key == key("beat"));
    let mut deeds = claim.words.iter().enumerate().filter(|(_, word)| deed(word));
    let (at, deed) = deeds.next().filter(|_| deeds.next().is_none())?;
    let before = claim.names.iter().rfind(|name| name.span.end() <= deed.span.start())?;
    let behind = claim.names.iter().find(|name| name.span.start() >= deed.span.end())?;
    // "A bet with Tom that she will beat Tom" tells of somebody else.
    let other = |word: &Word| word.span.start() >= before.span.end() && word.tag.pos() == Pos::Pron;
    if claim.slice(before.span) == claim.slice(behind.span) || claim.words[..at].iter().any(other) {
        return None;
    }
    let between = |word: &&Word| word.span.start() >= deed.span.end() && word.span.end() <= behind.span.start();
    let by = |preposition: &str| {
        let of = |word: &Word| claim.slice(word.span).eq_ignore_ascii_case(preposition);
        claim.words.iter().filter(between).any(of)
    };
    let is_one = |lemmas: [&str; 2]| lemmas.into_iter().any(|lemma| deed.key == key(lemma));
    let passive = || claim.words[..at].last().is_some_and(|word| word.key == key("be")) && by("by");
    match () {
        () if is_one(["draw", "tie"]) => None,
        () if is_one(["lose", "lost"]) => by("to").then_some((behind, before)),
        () if is_one(["win", "won"]) => (by("against") || by("over")).then_some((before, behind)),
        () if passive() => Some((behind, before)),
        () => (deed.span.end() + 1 == behind.titled.start()).then_some((before, behind)),
    }
}

#[cfg(test)]
mod tests {
    use crate::judge::evidence::sample::{reports, texts};

    #[test]
    fn who_beats_somebody_has_not_lost_to_him() {
        texts("Harwick United beat Dornum Rovers 2-0.", "Harwick United lost 2-0 to Dornum Rovers.", true);
        texts("Harwick United beat Dornum Rovers 2-0.", "Dornum Rovers lost 2-0 to Harwick United.", false);
        texts("Harwick United were beaten by Dornum Rovers.", "Harwick United beat Dornum Rovers.", true);
        texts("Harwick United were beaten by Dornum Rovers.", "Dornum Rovers beat Harwick United.", false);
    }

    #[test]
    fn one_match_has_one_winner() {
        let lead = "Harwick United meet Dornum Rovers.\nHarwick United played Dornum Rovers on Friday. ";
        let a = format!("{lead}Harwick United beat Dornum Rovers 2-0.");
        reports(&a, &format!("{lead}Harwick United lost 2-0 to Dornum Rovers."), true);
        reports(&a, &format!("{lead}Dornum Rovers lost 2-0 to Harwick United."), false);
    }
}
