//! Who has won, and against whom?
//!
//! "Arsenal beat Chelsea 2-0", "Arsenal lost 2-0 to Chelsea": all words but one are the same. Headlines are hard to parse, so that
//! who stands before the verb and who behind it is told by the names alone.

use super::wordlist::{Class, is};
use super::{Evidence, Takes, Tends};
use crate::claim::{Claim, Word, key, scores};
use crate::judge::pair::{Pair, Side};
use crate::judge::profile::Profile;
use crate::judge::scene::Scene;
use crate::judge::verdict::ReasonKind;
use crate::lexicon::Cues;
use crate::syntax::{Pos, Tag};
use crate::text::Span;

pub(super) const TAKES: Takes = Takes::Both(|of: &Profile<'_>| of.has(Class::WINS));

/// Surer than that roles are swapped, which the parser may have done; whether two matches are told of is asked all the same.
const STRENGTH: u8 = 81;

pub(super) fn observe(pair: &Pair<'_>, found: &mut Vec<Evidence>) {
    let negates = |side: Side| pair.profile(side).negates || pair.signals(side, Cues::CONDITION);
    let of_two = pair.is_told() && !pair.scenes.story || pair.scenes.scene == Scene::Own;
    if of_two || negates(Side::A) || negates(Side::B) {
        return;
    }
    let (Some((x, beaten)), Some((y, its))) = (sides(pair.a), sides(pair.b)) else { return };
    let same = |p: Span, q: Span| pair.a.slice(p).eq_ignore_ascii_case(pair.b.slice(q));
    let (swapped, alike) = (same(x, its) && same(beaten, y), same(x, y) && same(beaten, its));
    if !swapped && !alike {
        return;
    }
    let (kind, tends) = (ReasonKind::Participant, Tends::Contradiction);
    found.retain(|e| e.tends != tends || !matches!(e.kind, ReasonKind::Opposite | ReasonKind::Participant));
    if swapped && !of_two_matches(pair) {
        found.push(Evidence { kind, tends, strength: STRENGTH, a: x, b: y });
    }
}

/// Whether each claim has a score or a word for the occasion that the other has not: in the league, in the cup.
fn of_two_matches(pair: &Pair<'_>) -> bool {
    let score = |claim: &Claim| scores(claim).next().map(|score| score.of);
    let occasion = |side: Side| {
        let told = |word: &Word| word.tag.is_noun() && word.name.is_none() && word.weight > 0;
        let unmet = |(at, word): (usize, &Word)| {
            told(word) && !is(word, Class::WINS) && !is_capital(pair.claim(side), word) && !pair.is_met(side, at)
        };
        pair.claim(side).words.iter().enumerate().any(unmet)
    };
    score(pair.a).zip(score(pair.b)).is_some_and(|(own, other)| own != other) || occasion(Side::A) && occasion(Side::B)
}

/// Who beats whom in a claim that tells of one match.
fn sides(claim: &Claim) -> Option<(Span, Span)> {
    // "Down" and "edge" are other words, too.
    let tells = |word: &Word| is(word, Class::WINS) && (word.tag.is_verb() || word.key == key("beat"));
    let mut deeds = claim.words.iter().enumerate().filter(|(_, word)| tells(word));
    let (at, deed) = deeds.next().filter(|_| deeds.next().is_none())?;
    // What begins a sentence may not be known for a name.
    let capital = |word: &&Word| is_capital(claim, word) && word.tag.is_noun() && !word.time;
    let name = |word: &Word| {
        let known = word.name.map_or(word.span, |name| claim.names[usize::from(name)].span);
        let joins = |before: &&Word| before.span.end() + 1 == known.start() && before.weight > 0;
        let more = claim.words.iter().find(joins).filter(|before| is_capital(claim, before));
        more.map_or(known, |before| before.span.cover(known))
    };
    let before = claim.words[..at].iter().rfind(capital).map(name).filter(|name| name.end() <= deed.span.start())?;
    let behind = claim.words[at + 1..].iter().find(capital).map(name).filter(|name| name.start() >= deed.span.end())?;
    // "A bet with Tom that she will beat Tom" tells of somebody else, and "will beat" of what has not been.
    let other =
        |word: &Word| word.span.start() >= before.end() && (word.tag.pos() == Pos::Pron || word.tag == Tag::AuxMd);
    if claim.slice(before) == claim.slice(behind) || claim.words[..at].iter().any(other) {
        return None;
    }
    let between = || claim.words[at + 1..].iter().take_while(|word| word.span.end() <= behind.start());
    // Nothing but a score: "lost 20 dollars to".
    let joined = |preposition: &str| {
        let of = |word: &Word| claim.slice(word.span).eq_ignore_ascii_case(preposition);
        between().any(of) && !between().any(|word| word.tag.is_noun())
    };
    let is_one = |lemmas: [&str; 2]| lemmas.into_iter().any(|lemma| deed.key == key(lemma));
    let passive = || claim.words[..at].last().is_some_and(|word| word.key == key("be")) && joined("by");
    match () {
        () if is_one(["draw", "tie"]) => None,
        () if is_one(["lose", "lost"]) => joined("to").then_some((behind, before)),
        () if is_one(["win", "won"]) => (joined("against") || joined("over")).then_some((before, behind)),
        () if passive() => Some((behind, before)),
        () => (deed.span.end() + 1 == behind.start()).then_some((before, behind)),
    }
}

fn is_capital(claim: &Claim, word: &Word) -> bool {
    claim.slice(word.span).starts_with(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use crate::judge::evidence::sample::{reports, texts};

    #[test]
    fn who_beats_somebody_has_not_lost_to_him() {
        texts("Harwick United beat Dornum Rovers 2-0.", "Harwick United lost 2-0 to Dornum Rovers.", true);
        texts("Harwick United beat Dornum Rovers 2-0.", "Dornum Rovers lost 2-0 to Harwick United.", false);
        texts("Arsenal beat Chelsea 2-0.", "Arsenal lost 2-0 to Chelsea.", true);
        texts("Real Harwick beat Dornum Harwick 2-0.", "Dornum Harwick lost 2-0 to Real Harwick.", false);
        texts("Harwick United were beaten by Dornum Rovers.", "Harwick United beat Dornum Rovers.", true);
        texts("Harwick United were beaten by Dornum Rovers.", "Dornum Rovers beat Harwick United.", false);
    }

    #[test]
    fn two_matches_have_two_winners() {
        texts("Harwick United beat Dornum Rovers 2-0.", "Dornum Rovers beat Harwick United 3-1.", false);
        texts(
            "Harwick United beat Dornum Rovers in the league.",
            "Dornum Rovers beat Harwick United in the cup.",
            false,
        );
        texts("If Harwick United beat Dornum Rovers, they lead.", "Dornum Rovers beat Harwick United.", false);
        texts("Tom Moss lost 20 dollars to Ann Lee.", "Ann Lee lost 20 dollars to Tom Moss.", false);
    }

    #[test]
    fn one_match_has_one_winner() {
        let lead = "Harwick United meet Dornum Rovers.\nHarwick United played Dornum Rovers on Friday. ";
        let a = format!("{lead}Harwick United beat Dornum Rovers 2-0.");
        reports(&a, &format!("{lead}Harwick United lost 2-0 to Dornum Rovers."), true);
        reports(&a, &format!("{lead}Dornum Rovers lost 2-0 to Harwick United."), false);
    }
}
