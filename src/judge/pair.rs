//! Two aligned claims, and what every kind of evidence asks of them.

use std::cell::OnceCell;

use crate::claim::{Claim, Role, Word, identity};
use crate::judge::align::{Alignment, How, Link};
use crate::judge::evidence::wordlist::Class;
use crate::judge::naming::same_name;
use crate::judge::profile::{Main, Profile};
use crate::judge::scene::{Scenes, days_between};
use crate::judge::slot::{Slot, slots};
use crate::lexicon::Cues;
use crate::syntax::{Pos, Tag};
use crate::text::Span;

/// Two claims with the links between them.
pub(crate) struct Pair<'p> {
    pub(crate) a: &'p Claim,
    pub(crate) b: &'p Claim,
    pub(crate) alignment: &'p Alignment,
    pub(crate) cover: Cover,
    /// Whether the caller has them the other way round: notes are written in his order.
    pub(crate) flipped: bool,
    /// From which overlap on a divergence is told; below it no words are found for it.
    pub(crate) close: f32,
    /// What their documents' beginnings have to do with each other.
    pub(crate) scenes: Scenes,
    profiles: [&'p Profile<'p>; 2],
    slots: OnceCell<Vec<Slot<'p>>>,
    same_predicate: bool,
    pub(super) seen: Seen,
}

/// What is asked of a pair more than once, and of all that has been observed on it, once it has been found out.
#[derive(Default)]
pub(super) struct Seen {
    pub(super) retold: OnceCell<Option<f32>>,
    pub(super) says_the_same: OnceCell<bool>,
    pub(super) differ_as_told: OnceCell<bool>,
    same_deed: OnceCell<bool>,
    only_meant: OnceCell<bool>,
    pub(super) names_apart: OnceCell<bool>,
    pub(super) respelled: OnceCell<Option<(Span, Span)>>,
    anchors: OnceCell<usize>,
    novel: OnceCell<f32>,
}

/// How much of each claim's weight the other one covers, from 0 to 1.
#[derive(Copy, Clone, Default, Debug)]
pub(crate) struct Cover {
    /// Of the first claim, by words that mean the same.
    pub(crate) a: f32,
    /// Of the second claim, by words that mean the same.
    pub(crate) b: f32,
    /// Of the first claim, opposites and exclusive words counted too: how far it is about the same thing.
    pub(crate) topic_a: f32,
    /// Of the second claim, likewise.
    pub(crate) topic_b: f32,
}

/// One of the two claims of a pair.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(crate) enum Side {
    A,
    B,
}

impl Side {
    pub(crate) fn other(self) -> Side {
        match self {
            Side::A => Side::B,
            Side::B => Side::A,
        }
    }
}

impl<'p> Pair<'p> {
    pub(crate) fn new(
        a: &'p Profile<'p>,
        b: &'p Profile<'p>,
        alignment: &'p Alignment,
        scenes: Scenes,
        flipped: bool,
    ) -> Pair<'p> {
        let cover = Cover::of(a, b, alignment);
        let profiles = [a, b];
        let (a, b) = (a.claim, b.claim);
        let same = |link: &Link| {
            link.how.preserves()
                && a.words[link.a as usize].role == Role::Predicate
                && b.words[link.b as usize].role == Role::Predicate
        };
        let same_predicate = alignment.links.iter().any(same);
        let (slots, seen) = (OnceCell::new(), Seen::default());
        Pair { a, b, alignment, cover, flipped, close: 0.0, scenes, profiles, slots, same_predicate, seen }
    }

    /// The same pair, of which a divergence is told from this overlap on.
    pub(crate) fn told_from(self, close: f32) -> Pair<'p> {
        Pair { close, ..self }
    }

    /// What a side comes to by itself.
    pub(super) fn profile(&self, side: Side) -> &'p Profile<'p> {
        match side {
            Side::A => self.profiles[0],
            Side::B => self.profiles[1],
        }
    }

    fn main(&self, side: Side) -> Main {
        self.profile(side).main
    }

    /// Whether both claims are told by documents; else they are texts that a caller puts beside each other.
    pub(crate) fn is_told(&self) -> bool {
        !self.a.setting.is_empty() && !self.b.setting.is_empty()
    }

    /// How many days lie between the publications of the two documents, if both are dated.
    pub(crate) fn days_between(&self) -> Option<i32> {
        days_between(self.a, self.b)
    }

    /// Whether a side has a word, by its lemma, that is listed in one of the classes.
    pub(crate) fn has(&self, side: Side, class: Class) -> bool {
        self.profile(side).has(class)
    }

    /// Whether both sides have one.
    pub(crate) fn both_have(&self, class: Class) -> bool {
        self.has(Side::A, class) && self.has(Side::B, class)
    }

    /// Whether a side has a word that signals one of these.
    pub(crate) fn signals(&self, side: Side, cues: Cues) -> bool {
        self.profile(side).signals(cues)
    }

    /// Whether either side negates a word.
    pub(crate) fn negates(&self) -> bool {
        self.profile(Side::A).negates || self.profile(Side::B).negates
    }

    /// Whether a side speaks of a part of those whom its document has told of before.
    pub(crate) fn is_of_those(&self, side: Side) -> bool {
        self.profile(side).of_those
    }

    /// The numbers in the same places.
    pub(crate) fn slots(&self) -> &[Slot<'p>] {
        self.slots.get_or_init(|| slots(self))
    }

    /// The index of the word that says what is the case.
    pub(crate) fn predicate(&self, side: Side) -> Option<usize> {
        self.main(side).predicate.map(usize::from)
    }

    /// The index of the head of the subject.
    pub(crate) fn subject(&self, side: Side) -> Option<usize> {
        self.main(side).subject.map(usize::from)
    }

    /// The index of the head of the object.
    pub(crate) fn object(&self, side: Side) -> Option<usize> {
        self.main(side).object.map(usize::from)
    }

    /// The index of the head of what a side is about.
    pub(crate) fn topic(&self, side: Side) -> Option<usize> {
        self.main(side).topic().map(usize::from)
    }

    pub(crate) fn claim(&self, side: Side) -> &'p Claim {
        match side {
            Side::A => self.a,
            Side::B => self.b,
        }
    }

    /// The words of a link.
    pub(crate) fn words(&self, link: &Link) -> (&'p Word, &'p Word) {
        (&self.a.words[link.a as usize], &self.b.words[link.b as usize])
    }

    /// The link of a word, if it has one.
    pub(crate) fn link(&self, side: Side, word: usize) -> Option<&Link> {
        let of = match side {
            Side::A => &self.alignment.of_a,
            Side::B => &self.alignment.of_b,
        };
        Some(&self.alignment.links[(*of.get(word)?)? as usize])
    }

    /// Whether the other side has a word that means the same as this one.
    pub(crate) fn is_met(&self, side: Side, word: usize) -> bool {
        self.link(side, word).is_some_and(|link| link.how.preserves())
    }

    /// Whether two words are linked to each other and mean the same.
    pub(crate) fn corresponds(&self, i: usize, j: usize) -> bool {
        self.link(Side::A, i).is_some_and(|link| link.b as usize == j && link.how.preserves())
    }

    /// Whether the predicates mean the same.
    pub(crate) fn same_predicate(&self) -> bool {
        self.same_predicate
    }

    /// Whether the predicates mean the same, and neither is only meant: "is considering sending" is not "will send", nor "is
    /// considering it". To say is broader than to propose and to accuse, and is neither.
    pub(crate) fn same_deed(&self) -> bool {
        let deed = |link: &Link| {
            let (x, y) = self.words(link);
            let predicates = x.role == Role::Predicate && y.role == Role::Predicate;
            predicates && link.how.preserves() && !self.only_said(link)
        };
        let same = || self.same_predicate && self.alignment.links.iter().any(deed) && !self.only_meant();
        *self.seen.same_deed.get_or_init(same)
    }

    /// Whether what one claim says is done is only meant by the other: "will send", "is considering sending".
    pub(crate) fn only_meant(&self) -> bool {
        let meant = |side: Side| {
            let claim = self.claim(side);
            let met = |at: usize| self.is_met(side, at);
            let intended = |at: &usize| claim.words[*at].cues.intersects(Cues::INTENTION);
            self.predicate(side).filter(intended).is_some_and(|at| {
                let meant =
                    |word: &Word| word.head.map(usize::from) == Some(at) && word.tag.is_verb() && word.weight >= HEAVY;
                let deed = || claim.words.iter().position(meant);
                !(met(at) && deed().is_none_or(met))
            })
        };
        *self.seen.only_meant.get_or_init(|| [Side::A, Side::B].into_iter().any(meant))
    }

    /// Whether a link holds between a word for saying in general and one for something that is done by saying.
    fn only_said(&self, link: &Link) -> bool {
        use crate::lexicon::WordRelation::{Broader, Narrower};
        let (x, y) = self.words(link);
        matches!(link.how, How::Lexical(Broader | Narrower))
            && x.cues.intersects(Cues::REPORT)
            && y.cues.intersects(Cues::REPORT)
    }

    /// Whether the predicate of either claim means the same as some word of the other, "the host was named" and "will host",
    /// or neither has one.
    pub(crate) fn predicate_met(&self) -> bool {
        let met = |side: Side| {
            let at = self.predicate(side)?;
            Some(self.is_met(side, at))
        };
        match (met(Side::A), met(Side::B)) {
            (None, None) => true,
            (a, b) => a == Some(true) || b == Some(true),
        }
    }

    /// Whether something stands against something else of its kind: the 58th against the 81st, the first against the last.
    pub(crate) fn has_rivals(&self) -> bool {
        use crate::lexicon::WordRelation::{Exclusive, Opposite};
        let rival = |how: How| matches!(how, How::OtherNumber | How::Lexical(Exclusive | Opposite));
        self.alignment.links.iter().any(|link| rival(link.how))
    }

    /// Whether the heads of the subjects mean the same; `None` if one of them has no subject.
    pub(crate) fn same_subject(&self) -> Option<bool> {
        let (i, j) = (self.subject(Side::A)?, self.subject(Side::B)?);
        // Whom a pronoun means may not have been found out.
        let same = self.same_thing(i, j);
        (same || !is_pronoun(&self.a.words[i]) && !is_pronoun(&self.b.words[j])).then_some(same)
    }

    /// Whether one of several who are the subject of either claim is among those of the other: "France and Germany".
    pub(crate) fn shares_subject(&self) -> bool {
        self.alignment.links.iter().any(|link| {
            let (x, y) = self.words(link);
            link.how.preserves() && x.role == Role::Subject && y.role == Role::Subject && x.weight > 0
        })
    }

    /// Whether the heads of the subjects mean the same, or one of them stands beside the other: "orders", "the order intake".
    pub(crate) fn subjects_meet(&self) -> bool {
        let (Some(i), Some(j)) = (self.subject(Side::A), self.subject(Side::B)) else { return false };
        let within = |claim: &Claim, at: usize, head: usize| {
            let word = &claim.words[at];
            at == head || word.head.map(usize::from) == Some(head) && word.tag.is_noun() && at + 1 == head
        };
        let meet = |link: &Link| {
            let (x, y) = (usize::from(link.a), usize::from(link.b));
            let telling = self.a.words[x].weight.min(self.b.words[y].weight) > 0;
            link.how.preserves() && telling && within(self.a, x, i) && within(self.b, y, j) && (x == i || y == j)
        };
        self.same_thing(i, j) || self.alignment.links.iter().any(meet)
    }

    /// Whether the heads of the objects mean the same; `None` if one of them has no object.
    pub(crate) fn same_object(&self) -> Option<bool> {
        Some(self.same_thing(self.object(Side::A)?, self.object(Side::B)?))
    }

    /// Whether two argument heads mean the same.
    pub(crate) fn same_argument(&self, x: Span, y: Span) -> Option<bool> {
        let i = self.a.words.iter().position(|word| word.span == x)?;
        let j = self.b.words.iter().position(|word| word.span == y)?;
        Some(self.same_thing(i, j))
    }

    /// The same of two words by their indices.
    pub(crate) fn same_thing(&self, i: usize, j: usize) -> bool {
        let same = self.corresponds(i, j) || same_name(self.a, &self.a.words[i], self.b, &self.b.words[j]);
        same && !self.are_of_two_names(i, j)
    }

    /// Whether what two verbs, by their indices, do something to is the same.
    pub(crate) fn done_to_one(&self, i: usize, j: usize) -> bool {
        let of = |word: &Word, deed: usize| word.role == Role::Object && word.head.map(usize::from) == Some(deed);
        self.alignment.links.iter().filter(|link| link.how.preserves()).any(|link| {
            let (x, y) = self.words(link);
            of(x, i) && of(y, j)
        })
    }

    /// The most telling words both claims have, by weight: what makes them comparable at all.
    pub(crate) fn anchors(&self) -> usize {
        let telling = |link: &&Link| {
            let (x, y) = self.words(link);
            link.how.preserves() && x.weight.min(y.weight) >= ANCHOR && !x.time
        };
        *self.seen.anchors.get_or_init(|| self.alignment.links.iter().filter(telling).count())
    }

    /// The cover of the claim that is covered better, words that both documents are about counting a third: in a story on
    /// guarantees for Ukraine, two claims that share these words share nothing yet.
    pub(crate) fn novel_cover(&self) -> f32 {
        let one = |claim: &Claim, of: &[Option<u16>]| {
            let (mut met, mut whole) = (0u32, 0u32);
            for (word, link) in claim.words.iter().zip(of) {
                let known = self.a.setting.has(identity(word)) && self.b.setting.has(identity(word));
                let weight = u32::from(word.weight) * if known { 1 } else { 3 };
                whole += weight * 100;
                let how = link.map(|at| self.alignment.links[at as usize].how).filter(|how| how.preserves());
                met += how.map_or(0, |how| weight * u32::from(how.credit()));
            }
            if whole == 0 { 0.0 } else { met as f32 / whole as f32 }
        };
        *self.seen.novel.get_or_init(|| one(self.a, &self.alignment.of_a).max(one(self.b, &self.alignment.of_b)))
    }

    /// The links of telling words that either document has in one sentence only: of all that the documents say, these two
    /// sentences belong together.
    pub(crate) fn links_told_once(&self) -> impl Iterator<Item = &Link> {
        self.alignment.links.iter().filter(|link| {
            let (x, y) = self.words(link);
            let telling = link.how.preserves() && x.weight > 0;
            telling && self.a.setting.once(identity(x)) && self.b.setting.once(identity(y))
        })
    }

    /// From the first to the last linked word of a side that means the same: the words an agreement rests on.
    pub(crate) fn shared_stretch(&self, side: Side) -> Option<Span> {
        let words = self.alignment.links.iter().filter(|link| link.how.preserves()).map(|link| match side {
            Side::A => &self.a.words[link.a as usize],
            Side::B => &self.b.words[link.b as usize],
        });
        words.filter(|word| !word.shared).map(|word| word.span).reduce(Span::cover)
    }
}

/// Whether a word stands for what was named before, and could not be followed to it.
pub(super) fn is_pronoun(word: &Word) -> bool {
    word.name.is_none() && matches!(word.tag.pos(), Pos::Pron | Pos::Det)
}

/// The verbs lighter than this only carry a noun: do, go, make, take, give.
const HEAVY: u8 = 50;

/// The weight from which on a shared word is telling: rarer than about the two thousand commonest.
const ANCHOR: u8 = 62;

impl Cover {
    /// The shares of either claim's weight that are covered by meaning and by topic.
    fn of(a: &Profile<'_>, b: &Profile<'_>, alignment: &Alignment) -> Cover {
        let (mut meaning, mut topic) = ([0u32; 2], [0u32; 2]);
        for link in &alignment.links {
            let credit = u32::from(link.how.credit());
            let words = [&a.claim.words[usize::from(link.a)], &b.claim.words[usize::from(link.b)]];
            for (side, word) in words.into_iter().enumerate() {
                let weight = u32::from(word.weight);
                topic[side] += weight * credit.max(50);
                meaning[side] += if link.how.preserves() { weight * credit } else { 0 };
            }
        }
        let share = |met: u32, whole: u32| if whole == 0 { 0.0 } else { met as f32 / whole as f32 };
        Cover {
            a: share(meaning[0], a.weight),
            b: share(meaning[1], b.weight),
            topic_a: share(topic[0], a.weight),
            topic_b: share(topic[1], b.weight),
        }
    }

    /// The cover of the claim that is covered better: of the shorter one, mostly.
    pub(crate) fn best(self) -> f32 {
        self.a.max(self.b)
    }

    /// The cover of the claim that is covered worse.
    pub(crate) fn worst(self) -> f32 {
        self.a.min(self.b)
    }

    /// The same by topic.
    pub(crate) fn topic_worst(self) -> f32 {
        self.topic_a.min(self.topic_b)
    }

    /// The same by topic.
    pub(crate) fn topic_best(self) -> f32 {
        self.topic_a.max(self.topic_b)
    }
}

/// Whether a claim tells of what was.
pub(crate) fn is_past(claim: &Claim) -> bool {
    claim.words.iter().any(|word| matches!(word.tag, Tag::VerbVbd | Tag::AuxVbd))
}

/// The words of a claim that have a cue, with their indices.
pub(crate) fn cued(claim: &Claim, cues: Cues) -> impl Iterator<Item = (usize, &Word)> {
    claim.words.iter().enumerate().filter(move |(_, word)| word.cues.intersects(cues))
}

/// A word with the negation before it: `not signed`, `never agreed`.
pub(crate) fn with_negation(claim: &Claim, at: usize) -> Span {
    let word = &claim.words[at];
    if !word.negated {
        return word.span;
    }
    let before = claim.words[..at]
        .iter()
        .rev()
        .take(5)
        .find(|w| w.cues.intersects(Cues::NEGATION.union(Cues::NEGATIVE_IMPLICATIVE).union(Cues::NONE)));
    before.map_or(word.span, |cue| cue.span.cover(word.span))
}

/// Whether a word is turned into its contrary by a negation of it or by a word above it that opposes what it governs.
pub(crate) fn turned(claim: &Claim, at: usize) -> bool {
    let mut turned = claim.words[at].negated;
    let mut above = claim.words[at].head;
    for _ in 0..4 {
        let Some(word) = above.map(|at| &claim.words[at as usize]) else { break };
        // A verb such as "refuse" has negated its complement already.
        turned ^= word.cues.contains(Cues::OPPOSITION) && !word.cues.contains(Cues::NEGATIVE_IMPLICATIVE);
        above = word.head;
    }
    turned
}
