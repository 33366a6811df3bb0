//! Is another person or place named in the same part, are roles swapped, or is one name spelled in two ways?

use super::wordlist::{Class, is, is_sole_office};
use super::{AT_ODDS, Evidence, Takes, Tends};
use crate::analysis::NameKind;
use crate::claim::{Claim, Participant, Role, Word};
use crate::judge::pair::{Pair, Side};
use crate::judge::respelled::{is_given_slip, is_slip};
use crate::judge::verdict::ReasonKind;
use crate::lexicon::Cues;
use crate::syntax::Tag;
use crate::text::Span;

pub(super) const TAKES: Takes = Takes::Anything;

pub(super) fn observe(pair: &Pair<'_>, found: &mut Vec<Evidence>) {
    swapped(pair, found);
    if pair.a.names.is_empty() || pair.b.names.is_empty() {
        return;
    }
    spelled(pair, found);
    replaced(pair, found);
    done_by_another(pair, found);
}

/// One deed with two doers: the same predicate and object, and two names as subject.
fn done_by_another(pair: &Pair<'_>, found: &mut Vec<Evidence>) {
    // What it rests on, by what is seen most quickly.
    if !pair.same_predicate() || pair.cover.worst() < 0.5 || pair.same_object() != Some(true) {
        return;
    }
    let named = |claim: &Claim| {
        let word = claim.words.iter().find(|word| Some(word.span) == claim.subject && word.weight > 0)?;
        Some((word.span, usize::from(word.name?)))
    };
    let (Some((s, i)), Some((t, j))) = (named(pair.a), named(pair.b)) else { return };
    // Each may lift its own sanctions.
    if [Side::A, Side::B].into_iter().any(|side| is_own(pair, side)) {
        return;
    }
    let (p, q) = (&pair.a.names[i], &pair.b.names[j]);
    // In a story "the Wolverine" may be the actor.
    if p.kind != q.kind && !pair.a.setting.is_empty() {
        return;
    }
    if pair.same_argument(s, t) == Some(false) {
        let once = p.kind == NameKind::Person && once(pair, p, q);
        let (strength, a, b) = if once { (85, p.span, q.span) } else { (75, s, t) };
        found.push(Evidence { kind: ReasonKind::Participant, tends: Tends::Contradiction, strength, a, b });
    }
}

/// Whether what a claim's deed is done to is the doer's own: "its sanctions".
fn is_own(pair: &Pair<'_>, side: Side) -> bool {
    let object = pair.object(side);
    let own = |word: &Word| word.tag == Tag::PronPrps && word.head.map(usize::from) == object;
    object.is_some() && pair.claim(side).words.iter().any(own)
}

/// Whether the deed is done once to whom it is done to: many may praise the mayor, one has killed him.
fn once(pair: &Pair<'_>, p: &Participant, q: &Participant) -> bool {
    let word = |claim: &Claim, span: Option<Span>| claim.words.iter().position(|word| Some(word.span) == span);
    let deed = |claim: &Claim| {
        word(claim, claim.predicate).is_some_and(|at| {
            let word = &claim.words[at];
            !word.negated && (word.cues.contains(Cues::DEATH) || is(word, Class::ONCE))
        })
    };
    let named = |claim: &Claim| word(claim, claim.object).is_some_and(|at| claim.words[at].name.is_some());
    // Who is named elsewhere in the other claim may have done it too.
    let unmet = |name: &Participant, other: &Claim| other.names.iter().all(|q| q.keys.last() != name.keys.last());
    deed(pair.a) && deed(pair.b) && named(pair.a) && named(pair.b) && unmet(p, pair.b) && unmet(q, pair.a)
}

/// Each one's subject is the other's object.
fn swapped(pair: &Pair<'_>, found: &mut Vec<Evidence>) {
    let (Some(s), Some(o)) = (pair.a.subject, pair.a.object) else { return };
    let (Some(t), Some(p)) = (pair.b.subject, pair.b.object) else { return };
    let same = |x: Span, y: Span| pair.same_argument(x, y) == Some(true);
    if pair.same_predicate() && same(s, p) && same(o, t) && !same(s, t) {
        found.push(Evidence { kind: ReasonKind::Participant, tends: Tends::Contradiction, strength: 80, a: s, b: t });
    }
}

/// One family name with given names that are nearly the same, or the other way round: Javon and Jovan Moss, Tom Brand and Tom
/// Brandt.
fn spelled(pair: &Pair<'_>, found: &mut Vec<Evidence>) {
    for p in pair.a.names.iter().filter(|name| name.kind == NameKind::Person) {
        for q in pair.b.names.iter().filter(|name| name.kind == NameKind::Person) {
            let ([x, .., last], [y, .., other]) = (p.keys.as_slice(), q.keys.as_slice()) else { continue };
            let (name, its) = (pair.a.slice(p.span), pair.b.slice(q.span));
            let given = x == y || same_initials(first_word(name), first_word(its));
            // One name may stand for two fuller ones, such as of a family or with a misprint elsewhere.
            if (last == other) == given || name == its {
                continue;
            }
            // A surname alone is spelled as it is.
            if !(pair.a.slice(p.span).trim().contains(' ') && pair.b.slice(q.span).trim().contains(' ')) {
                continue;
            }
            // Of one family name, the given names may differ; of one given name, the family names.
            let near = if last == other { spelled_alike(name, its) } else { is_slip(last_word(name), last_word(its)) };
            let strength = match () {
                () if pair.scenes.story && last != other && one_office(pair, p, q) => AT_ODDS,
                () if near => 70,
                () => continue,
            };
            let (kind, tends) = (ReasonKind::Participant, Tends::Contradiction);
            found.push(Evidence { kind, tends, strength, a: p.span, b: q.span });
            return;
        }
    }
}

/// Whether the given names of two full names may be one, misspelled: Javon, Jovan; not Hank, Mark.
pub(super) fn spelled_alike(name: &str, other: &str) -> bool {
    is_given_slip(first_word(name), first_word(other))
}

/// Whether both names stand with one office, such as one at a time has: two general managers of one given name are one, with
/// the family name of somebody else. Senators of one given name are several.
fn one_office(pair: &Pair<'_>, p: &Participant, q: &Participant) -> bool {
    let office = |claim: &Claim, name: &Participant| {
        let written = name.title.iter().copied().find(|&word| is_sole_office(word));
        let before = claim.words.iter().rfind(|word| word.span.end() <= name.span.start());
        let beside = before.filter(|word| name.span.start() - word.span.end() <= 1 && word.name.is_none());
        written.or(beside.map(|word| word.key).filter(|&word| is_sole_office(word)))
    };
    let shared = |word: &u64| p.title.is_empty() || q.title.is_empty() || q.title.contains(word);
    let titles = p.title.iter().all(shared) && p.title.len() <= q.title.len().max(1);
    let one = office(pair.a, p).is_some_and(|own| office(pair.b, q) == Some(own));
    one && titles && !p.former && !q.former
}

/// Whether two words are the same letters with and without points: A.J., AJ.
fn same_initials(given: &str, its: &str) -> bool {
    let letters = |word: &str| word.chars().filter(|c| c.is_alphabetic()).collect::<String>();
    let short = |word: &str| word.contains('.') || word.chars().all(char::is_uppercase);
    short(given) && short(its) && letters(given).len() > 1 && letters(given) == letters(its)
}

fn last_word(name: &str) -> &str {
    name.split_whitespace().next_back().unwrap_or(name)
}

fn first_word(name: &str) -> &str {
    name.split_whitespace().next().unwrap_or(name)
}

/// A name nothing on the other side stands for, in the same part as another such name.
fn replaced(pair: &Pair<'_>, found: &mut Vec<Evidence>) {
    if pair.cover.topic_best() < 0.4 {
        return;
    }
    for (p, role, at) in unmatched(pair, Side::A) {
        for (q, other, to) in unmatched(pair, Side::B) {
            if role != other || p.kind != q.kind || p.kind == NameKind::Other {
                continue;
            }
            if p.keys.last() == q.keys.last() || p.entity.is_some() && p.entity == q.entity {
                continue;
            }
            let heads = at.zip(to).is_some_and(|(i, j)| pair.corresponds(i as usize, j as usize));
            let deed = role == Role::Subject && pair.same_predicate();
            if !(heads || deed) {
                continue;
            }
            let kind = if p.kind == NameKind::Place { ReasonKind::Place } else { ReasonKind::Participant };
            // A town lies in a state, and two papers may name one each.
            let strength = if p.kind == NameKind::Place { 35 } else { 45 };
            found.push(Evidence { kind, tends: Tends::Contradiction, strength, a: p.span, b: q.span });
            return;
        }
    }
}

/// Names without a counterpart anywhere in the other claim, with the role and the head of their last word.
fn unmatched<'p>(pair: &'p Pair<'_>, side: Side) -> impl Iterator<Item = (&'p Participant, Role, Option<u16>)> {
    let claim: &Claim = pair.claim(side);
    claim.names.iter().filter_map(move |name| {
        let inside = |span: Span| name.span.contains(span);
        let mut words = claim.words.iter().enumerate().filter(|(_, word)| inside(word.span));
        let last = words.clone().next_back()?.1;
        let met = words.any(|(at, _)| pair.link(side, at).is_some());
        let head = words_head(claim, name.span);
        (!met).then_some((name, head.map_or(last.role, |(role, _)| role), head.and_then(|(_, head)| head)))
    })
}

/// The role of the word that carries a name, and what it depends on outside the name.
fn words_head(claim: &Claim, span: Span) -> Option<(Role, Option<u16>)> {
    let carrier = claim.words.iter().find(|word| {
        span.contains(word.span) && word.head.is_none_or(|head| !span.contains(claim.words[head as usize].span))
    })?;
    Some((carrier.role, carrier.head))
}

#[cfg(test)]
mod tests {
    use super::super::Tends::Contradiction;
    use super::super::sample::{check, dated, described, reports};
    use crate::judge::verdict::ReasonKind::Participant;

    #[test]
    fn one_deed_has_one_doer() {
        let (a, b) = ("Tom Moss killed Ann Lee on Monday.", "Jim Hart killed Ann Lee on Monday.");
        check(dated(a, ""), dated(b, ""), Participant, Contradiction, Some(("Tom Moss", "Jim Hart")));
    }

    #[test]
    fn a_family_name_may_be_spelled_in_two_ways() {
        let (a, b) = ("Tom Brandt, 36, fell from the bridge.", "Tom Brand, 36, fell from the bridge.");
        check(described(a, ""), described(b, ""), Participant, Contradiction, Some(("Tom Brandt", "Tom Brand")));
    }

    #[test]
    fn one_office_has_one_holder() {
        let scene =
            "Harwick mayor Ann Lee opens ferry port.\nMayor Ann Lee of Harwick opened the ferry port on Monday.\n";
        let a = format!("{scene}Port manager A.J. Smith said in a statement that it is safe.");
        reports(&a, &format!("{scene}\"It is safe,\" Harwick port manager AJ Butler said in a statement."), true);
        reports(&a, &format!("{scene}\"It is safe,\" Harwick port manager Tom Butler said in a statement."), false);
        reports(&a, &format!("{scene}\"It is safe,\" engineer AJ Butler said in a statement."), false);
    }

    #[test]
    fn a_pet_name_and_the_name_of_a_woman_are_no_misprints() {
        let a = "Louis Brandt, 36, fell from the bridge.";
        for b in ["Louie Brandt, 36, fell from the bridge.", "Louisa Brandt, 36, fell from the bridge."] {
            check(described(a, ""), described(b, ""), Participant, Contradiction, None);
        }
    }

    #[test]
    fn two_of_one_family_have_two_names() {
        let (a, b) = ("Tom Brandt, 36, fell from the bridge.", "Maria Brandt, 36, fell from the bridge.");
        check(described(a, ""), described(b, ""), Participant, Contradiction, None);
    }
}
