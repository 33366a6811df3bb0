//! Do both make the part of one party a condition: "it must include her", "without her it is worth nothing"?

use super::{Evidence, Tends};
use crate::claim::{Claim, Role, Word, identity};
use crate::judge::pair::{Pair, cued};
use crate::judge::verdict::ReasonKind;
use crate::lexicon::Cues;
use crate::syntax::{Pos, Tag};
use crate::text::Span;

pub(super) fn observe(pair: &Pair<'_>, found: &mut Vec<Evidence>) {
    let (Some(x), Some(y)) = (required(pair.a), required(pair.b)) else { return };
    if x.party == y.party {
        // Two demands for one party's part may be in two things.
        let strength = if pair.novel_cover() >= SHARED { 80 } else { 60 };
        found.push(Evidence {
            kind: ReasonKind::Paraphrase,
            tends: Tends::Agreement,
            strength,
            a: x.words,
            b: y.words,
        });
    }
}

/// How much the claims must share beside what their documents are about.
const SHARED: f32 = 0.4;

/// Who has to take part, and the words that say so.
struct Requirement {
    party: u64,
    words: Span,
}

fn required(claim: &Claim) -> Option<Requirement> {
    demanded(claim).or_else(|| missed(claim))
}

/// "must include X", "X must be part".
fn demanded(claim: &Claim) -> Option<Requirement> {
    let (must, demand) = cued(claim, Cues::OBLIGATION).find(|(_, word)| !word.negated && !word.shared)?;
    let (at, takes) = cued(claim, Cues::INCLUSION).find(|&(at, word)| at > must && !word.negated)?;
    // "among those paying" asks for a share in the paying, not for a seat at the table.
    let does = |word: &Word| word.tag == Tag::VerbVbg;
    if takes.tag.pos() == Pos::Adp && claim.words[at + 1..].iter().take(NEXT).any(does) {
        return None;
    }
    let object = dependents(claim, at).find(|(_, word)| word.role == Role::Object).map(|(_, word)| word);
    let subject = claim.words[..must].iter().rev().find(|word| word.role == Role::Subject && is_party(word));
    let party = match object {
        Some(object) => Some(object).filter(|word| is_party(word)),
        None => subject,
    }?;
    Some(Requirement { party: identity(party), words: demand.span.cover(takes.span).cover(party.span) })
}

/// So many words lie at most between "among" and what those do.
const NEXT: usize = 2;

/// "without X it is untenable", "cannot agree … without X".
fn missed(claim: &Claim) -> Option<Requirement> {
    let (out, without) = cued(claim, Cues::EXCLUSION).next()?;
    let refused = |(at, word): (usize, &Word)| {
        at != out
            && !word.without
            && (word.cues.intersects(Cues::FUTILITY) || word.cues.intersects(Cues::OPPOSITION) || word.negated)
    };
    if !claim.words.iter().enumerate().any(refused) {
        return None;
    }
    // The party follows: "without Russia", "without the direct involvement of the Russian Federation".
    let party = claim.words[out + 1..].iter().take(REACH).find(|word| is_party(word))?;
    Some(Requirement { party: identity(party), words: without.span.cover(party.span) })
}

/// So many words lie at most between "without" and the party.
const REACH: usize = 7;

fn is_party(word: &Word) -> bool {
    word.weight > 0 && (word.entity.is_some() || word.name.is_some())
}

fn dependents(claim: &Claim, head: usize) -> impl Iterator<Item = (usize, &Word)> {
    claim.words.iter().enumerate().filter(move |(_, word)| word.head.map(usize::from) == Some(head))
}
