//! Do both make the part of one party a condition: "it must include her", "without her it is worth nothing"?

use super::wordlist::{Class, is};
use super::{Evidence, Takes, Tends};
use crate::claim::{Claim, Role, Word, identity};
use crate::judge::pair::{Pair, cued};
use crate::judge::verdict::ReasonKind;
use crate::lexicon::Cues;
use crate::syntax::{Pos, Tag};
use crate::text::Span;

pub(super) const TAKES: Takes = Takes::Both(|of| required(of.claim).is_some());

pub(super) fn observe(pair: &Pair<'_>, found: &mut Vec<Evidence>) {
    let (Some(x), Some(y)) = (required(pair.a), required(pair.b)) else { return };
    if x.party == y.party {
        // Two demands for one party's part may be in two things, and who calls talks a waste of time demands nothing yet.
        let one = x.sort.goes_with(y.sort)
            && (pair.novel_cover() >= SHARED || pair.scenes.story && of_one_thing(pair, x.party));
        let strength = if one { 80 } else { 60 };
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

/// Whether what has to be with the party has a word in common beside a country, security guarantees and collective security, or
/// two: in one story, more than one thing that the party must be part of is rare.
fn of_one_thing(pair: &Pair<'_>, party: u64) -> bool {
    let named = |word: &Word| word.tag.is_nominal() || word.tag.pos() == Pos::Adj;
    let thing = |word: &Word| word.weight > 0 && named(word) && identity(word) != party;
    let things = || {
        let met = pair.alignment.links.iter().filter(|link| link.how.preserves()).map(|link| pair.words(link));
        met.filter(|(x, y)| thing(x) && thing(y))
    };
    things().any(|(x, y)| x.entity.is_none() && y.entity.is_none()) || things().take(2).count() == 2
}

/// What is said of doing it without the party.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
enum Sort {
    /// That it must not be, or that the party must be part of it.
    Demand,
    /// That it comes to nothing.
    Futility,
    /// That it can't be borne, which is either.
    Either,
}

impl Sort {
    fn goes_with(self, other: Sort) -> bool {
        self == other || self == Sort::Either || other == Sort::Either
    }
}

/// Who has to take part, and the words that say so.
struct Requirement {
    sort: Sort,
    party: u64,
    words: Span,
}

fn required(claim: &Claim) -> Option<Requirement> {
    demanded(claim).or_else(|| missed(claim)).or_else(|| essential(claim))
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
    Some(Requirement {
        sort: Sort::Demand,
        party: identity(party),
        words: demand.span.cover(takes.span).cover(party.span),
    })
}

/// So many words lie at most between "among" and what those do.
const NEXT: usize = 2;

/// "without X it is untenable", "cannot agree … without X".
fn missed(claim: &Claim) -> Option<Requirement> {
    let (out, without) = cued(claim, Cues::EXCLUSION).next()?;
    let mut sorts = claim.words.iter().enumerate().filter(|&(at, word)| at != out && !word.without);
    let sort = sorts.find_map(|(_, word)| refused(word))?;
    // The party follows: "without Russia", "without the direct involvement of the Russian Federation".
    let party = claim.words[out + 1..].iter().take(REACH).find(|word| is_party(word))?;
    Some(Requirement { sort, party: identity(party), words: without.span.cover(party.span) })
}

/// How a word turns down what it is said of: nobody accepts it, or it is of no use.
fn refused(word: &Word) -> Option<Sort> {
    match () {
        () if word.negated && word.cues.intersects(Cues::SUPPORT) => Some(Sort::Demand),
        () if !word.negated && word.cues.intersects(Cues::OPPOSITION) => Some(Sort::Demand),
        () if !word.negated && is(word, Class::NOT_BORNE) => Some(Sort::Either),
        () if word.negated || word.cues.intersects(Cues::FUTILITY.union(Cues::OPPOSITION)) => Some(Sort::Futility),
        () => None,
    }
}

/// So many words lie at most between "without" and the party.
const REACH: usize = 7;

/// "X's participation is essential", "X believes its inclusion to be vital".
fn essential(claim: &Claim) -> Option<Requirement> {
    let (at, part) = cued(claim, Cues::INCLUSION).find(|(_, word)| word.tag.is_noun())?;
    let vital = claim.words[at + 1..].iter().take(NEAR).find(|word| is(word, Class::ESSENTIAL) && !word.negated)?;
    let own = |(_, word): &(usize, &Word)| word.tag.pos() == Pos::Pron || word.tag.pos() == Pos::Det;
    let party = match dependents(claim, at).find(|(_, word)| is_party(word)) {
        Some((_, party)) => party,
        None if dependents(claim, at).any(|word| own(&word)) => {
            claim.words[..at].iter().find(|word| word.role == Role::Subject && is_party(word))?
        }
        None => return None,
    };
    Some(Requirement { sort: Sort::Demand, party: identity(party), words: part.span.cover(vital.span) })
}

/// So many words lie at most between "participation" and "essential".
const NEAR: usize = 8;

fn is_party(word: &Word) -> bool {
    word.weight > 0 && (word.entity.is_some() || word.name.is_some())
}

fn dependents(claim: &Claim, head: usize) -> impl Iterator<Item = (usize, &Word)> {
    claim.words.iter().enumerate().filter(move |(_, word)| word.head.map(usize::from) == Some(head))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::claims;
    use crate::judge::align::align;
    use crate::judge::profile::Profile;
    use crate::judge::scene::Scenes;
    use crate::lexicon::Lexicon;
    use crate::text::Document;

    const SCENE: &str =
        "The council of Harwick quarrels over the harbour pact.\nIn Harwick the harbour pact is in doubt. ";

    /// How clear it is that two reports end with demands for one party's part.
    #[track_caller]
    fn check(one: &str, other: &str, expected: Option<u8>) {
        let last = |end: &str| {
            let found = claims(&Document::new("text", format!("{SCENE}{end}")));
            found.into_iter().find(|claim| claim.span.start() >= SCENE.len()).expect("the text ends with a claim")
        };
        let (a, b) = (last(one), last(other));
        let mut scratch = Default::default();
        let lexicon = Lexicon::english();
        let (x, y) = (Profile::of(&lexicon, &a), Profile::of(&lexicon, &b));
        let alignment = align(&lexicon, &x, &y, &mut scratch);
        let pair = Pair::new(&x, &y, alignment, Scenes { story: true, ..Scenes::of(&a, &b) }, false);
        let mut found = Vec::new();
        observe(&pair, &mut found);
        assert_eq!(found.first().map(|e| e.strength), expected, "{one:?} and {other:?}");
    }

    #[test]
    fn what_must_include_a_party_is_not_accepted_without_it() {
        let must = "The harbour pact of Harwick must include Russia.";
        check(must, "The council cannot accept a harbour pact without Russia.", Some(80));
        check(must, "A harbour pact that excludes Russia is unacceptable.", Some(80));
        check(must, "The part of France in the harbour pact was large.", None);
    }

    #[test]
    fn a_part_may_be_called_vital() {
        check(
            "Russia's participation in the harbour pact is essential, the council says.",
            "The harbour pact must include Russia.",
            Some(80),
        );
    }

    #[test]
    fn what_comes_to_nothing_without_a_party_is_not_demanded_yet() {
        let futile = "Talks on the harbour pact without Russia are a fantasy.";
        check(futile, "The harbour pact of Harwick must include Russia.", Some(60));
        check(futile, "Without Russia talks on the harbour pact are pointless.", Some(80));
    }
}
