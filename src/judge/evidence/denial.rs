//! Is someone said to be for a thing by one claim, and against it by the other?

use std::iter::successors;

use super::wordlist::{Class, is};
use super::{Evidence, Takes, Tends};
use crate::claim::{Claim, Role, Word, identity};
use crate::judge::pair::{Pair, Side, with_negation};
use crate::judge::verdict::ReasonKind;
use crate::lexicon::{Cues, EntityId};
use crate::syntax::Pos;

/// Lighter verbs only carry the noun: to have, to give, to take.
const HEAVY: u8 = 50;

/// Of the target's weight, this share must be met by the other side's target: "against any guarantees" opposes "for
/// guarantees by all", and does not oppose "for talks".
const TARGET: f32 = 0.5;

/// Of the longer target's weight, at least this share: a plan for all of Europe may mention guarantees by the way.
const LEAST: f32 = 0.15;

pub(super) const TAKES: Takes = Takes::Both(|of| of.signals(STANCES));

pub(super) fn observe(pair: &Pair<'_>, found: &mut Vec<Evidence>) {
    for (i, for_a) in stances(pair.a).filter(|&(at, supports)| !is_taken_by_both(pair, Side::A, at, supports)) {
        for (j, for_b) in stances(pair.b) {
            if for_a == for_b || !same_party(pair, i, j) || is_taken_by_both(pair, Side::B, j, for_b) {
                continue;
            }
            let (s, t) = (target(pair, Side::A, i), target(pair, Side::B, j));
            if s.conditional || t.conditional || s.weight == 0 || t.weight == 0 || are_of_two_things(pair, i, j) {
                continue;
            }
            let (s, t) = (s.met as f32 / s.weight as f32, t.met as f32 / t.weight as f32);
            let met = s.max(t);
            if met >= TARGET && s.min(t) >= LEAST {
                let strength = 50 + (40.0 * met) as u8;
                let (a, b) = (with_negation(pair.a, i), with_negation(pair.b, j));
                found.push(Evidence { kind: ReasonKind::Denial, tends: Tends::Contradiction, strength, a, b });
                return;
            }
        }
    }
}

/// Whether the other claim takes the stand of a word in the same word: "sanctions against Norway" oppose no "sanctions against
/// Norway".
fn is_taken_by_both(pair: &Pair<'_>, side: Side, stand: usize, supports: bool) -> bool {
    let Some(link) = pair.link(side, stand).filter(|link| link.how.preserves()) else { return false };
    let (other, at) = match side {
        Side::A => (pair.b, link.b),
        Side::B => (pair.a, link.a),
    };
    stances(other).any(|stance| stance == (usize::from(at), supports))
}

const STANCES: Cues = Cues::SUPPORT.union(Cues::OPPOSITION);

/// Words that take a stand, and whether they are for their target: "cannot accept" is against it.
fn stances(claim: &Claim) -> impl Iterator<Item = (usize, bool)> {
    let takes = STANCES;
    claim.words.iter().enumerate().filter_map(move |(at, word)| {
        let both = word.cues.contains(takes);
        // "for" is for anything.
        let bare = word.tag.pos() == Pos::Adp && word.cues.intersects(Cues::SUPPORT);
        // "go back"
        let adverb = word.tag.pos() == Pos::Adv;
        // Who cites criticism has not uttered it.
        let cited = word.tag.is_noun()
            && !claim.setting.is_empty()
            && word.head.is_some_and(|head| {
                let above = &claim.words[usize::from(head)];
                above.tag.is_verb() && above.weight >= HEAVY && !is(above, Class::UTTERS)
            });
        (word.cues.intersects(takes) && !both && !bare && !adverb && !word.shared && !cited)
            .then(|| (at, word.cues.contains(Cues::SUPPORT) != word.negated))
    })
}

/// Whether the two stands are taken by the same party.
fn same_party(pair: &Pair<'_>, i: usize, j: usize) -> bool {
    let (Some(x), Some(y)) = (party(pair.a, i), party(pair.b, j)) else { return false };
    let (p, q) = (speaks_for(pair.a, x), speaks_for(pair.b, y));
    // Two pronouns that could not be followed may mean two.
    let known = |claim: &Claim, at: usize| {
        let word = &claim.words[at];
        word.name.is_some() || word.entity.is_some() || word.tag.pos() != Pos::Pron
    };
    if !known(pair.a, x) || !known(pair.b, y) {
        return false;
    }
    identity(&pair.a.words[x]) == identity(&pair.b.words[y]) || pair.corresponds(x, y) || p.is_some() && p == q
}

/// The country that a word stands for: by its own name, its capital's or its government's, or by the office of a person.
fn speaks_for(claim: &Claim, at: usize) -> Option<EntityId> {
    let word = &claim.words[at];
    word.entity.or_else(|| claim.names[usize::from(word.name?)].represents)
}

/// Who takes a stand: the subject of the word, or of what it depends on ("has come out against"), or else of the claim.
fn party(claim: &Claim, stand: usize) -> Option<usize> {
    let subject_of = |at: usize| {
        claim.words.iter().position(|word| word.role == Role::Subject && word.head.map(usize::from) == Some(at))
    };
    let mut at = stand;
    for _ in 0..REACH {
        if let Some(subject) = subject_of(at) {
            return Some(subject);
        }
        match claim.words[at].head {
            Some(head) => at = usize::from(head),
            None => break,
        }
    }
    claim.words.iter().position(|word| Some(word.span) == claim.subject)
}

/// So many words lie at most between a stand and its verb.
const REACH: usize = 3;

struct Target {
    weight: u32,
    met: u32,
    /// Whether the stand is only on a thing so and so: "without Russia", "if …".
    conditional: bool,
}

/// What is stood for or against: the telling words after the stand, the subject's apart.
fn target(pair: &Pair<'_>, side: Side, stand: usize) -> Target {
    let claim = pair.claim(side);
    let mut target = Target { weight: 0, met: 0, conditional: false };
    let subject = claim.words.iter().find(|word| Some(word.span) == claim.subject).map(identity);
    let from = if claim.words[stand + 1..].iter().any(|word| word.weight > 0) { stand + 1 } else { 0 };
    for (at, word) in claim.words.iter().enumerate().skip(from) {
        let apart = at == stand || word.shared || word.role == Role::Subject || Some(identity(word)) == subject;
        // "provided" and "should" are no conditions where they are verbs.
        let joins = word.tag.pos() == Pos::Sconj;
        let condition = word.cues.intersects(Cues::CONDITION) && joins;
        target.conditional |= condition || word.cues.intersects(Cues::NEGATION.union(Cues::EXCLUSION)) && at > stand;
        if word.weight == 0 || apart {
            continue;
        }
        target.weight += u32::from(word.weight);
        if pair.is_met(side, at) {
            target.met += u32::from(word.weight);
        }
    }
    target
}

/// Whether what one is for and what the other is against are two things, though one may be about the other: "the right to protest
/// against the tunnel", "an inquiry into the sale". Who is for a plan is for what is planned.
fn are_of_two_things(pair: &Pair<'_>, i: usize, j: usize) -> bool {
    let meant = |claim: &Claim, stand: usize| -> Vec<usize> {
        objects(claim, stand).into_iter().flat_map(|thing| meant(claim, thing)).collect()
    };
    let (own, other) = (meant(pair.a, i), meant(pair.b, j));
    let one = || own.iter().any(|&x| other.iter().any(|&y| pair.corresponds(x, y)));
    !own.is_empty() && !other.is_empty() && !one()
}

/// The heads of what a word takes a stand on: what hangs on it behind it or, of a preposition, what it stands before.
fn objects(claim: &Claim, stand: usize) -> Vec<usize> {
    let word = &claim.words[stand];
    if word.tag.pos() == Pos::Adp {
        return word.head.map(usize::from).filter(|&head| stand < head).into_iter().collect();
    }
    let of_stand = |word: &Word| word.head.map(usize::from) == Some(stand) && word.weight > 0 && !word.time;
    let objective = |word: &Word| matches!(word.role, Role::Object | Role::Oblique) || word.tag.is_verb();
    // "An inquiry into the sale", if the parser does not join the two.
    let about = |at: usize| {
        let case = |word: &Word| word.head.map(usize::from) == Some(at) && word.tag.pos() == Pos::Adp;
        claim.words.iter().any(|word| case(word) && ABOUT.contains(&claim.slice(word.span)))
    };
    let stood_for = |&at: &usize| of_stand(&claim.words[at]) && objective(&claim.words[at]) && !about(at);
    (stand + 1..claim.words.len()).filter(stood_for).collect()
}

/// What stands behind these is what another thing is about.
const ABOUT: [&str; 3] = ["about", "into", "over"];

/// A thing; of what is done or planned, all that is told of it.
fn meant(claim: &Claim, thing: usize) -> Vec<usize> {
    /// So far down a sentence nobody takes a stand.
    const DEEP: usize = 6;
    let open = claim.words[thing].tag.is_verb() || is(&claim.words[thing], Class::SCHEME);
    let above = |&at: &usize| claim.words[at].head.map(usize::from);
    let below = |&at: &usize| successors(Some(at), above).take(DEEP).any(|above| above == thing);
    let told = (thing + 1..claim.words.len()).filter(|at| open && claim.words[*at].weight > 0 && below(at));
    [thing].into_iter().chain(told).collect()
}

#[cfg(test)]
mod tests {
    use super::super::Tends::Contradiction;
    use super::super::sample::{check, dated};
    use crate::judge::verdict::ReasonKind::Denial;

    #[track_caller]
    fn opposed(a: &str, b: &str, expected: Option<(&str, &str)>) {
        check(dated(a, ""), dated(b, ""), Denial, Contradiction, expected);
    }

    #[test]
    fn a_president_speaks_for_his_country() {
        let a = "French President Marc Morel supports a customs union with Norway.";
        let b = "Paris opposes a customs union with Norway.";
        opposed(a, b, Some(("supports", "opposes")));
    }

    #[test]
    fn a_former_president_speaks_for_himself() {
        let a = "Former French President Marc Morel supports a customs union with Norway.";
        let b = "Paris opposes a customs union with Norway.";
        opposed(a, b, None);
    }

    #[test]
    fn who_is_open_to_a_thing_is_not_against_it() {
        let a = "Norway is open to a customs union with France.";
        let b = "Norway opposes a customs union with France.";
        opposed(a, b, Some(("open", "opposes")));
    }

    #[test]
    fn two_parties_may_differ() {
        opposed("France supports a customs union.", "Norway opposes a customs union.", None);
    }

    #[test]
    fn who_is_for_a_plan_is_for_what_is_planned() {
        let against = "Norway opposes the customs union with France.";
        opposed("Norway supports a plan to form a customs union with France.", against, Some(("supports", "opposes")));
        opposed("Norway supports an inquiry into the tunnel to France.", "Norway opposes the tunnel to France.", None);
        opposed("Norway supports the right to protest against the customs union with France.", against, None);
    }
}
