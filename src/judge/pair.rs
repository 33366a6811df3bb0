//! Two aligned claims, and what every kind of evidence asks of them.

use std::cell::OnceCell;

use crate::analysis::NameKind;
use crate::claim::{Claim, Participant, Role, Word, identity};
use crate::judge::align::{Alignment, How, Link};
use crate::judge::evidence::wordlist::Class;
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
    main_a: OnceCell<Main>,
    main_b: OnceCell<Main>,
    slots: OnceCell<Vec<Slot<'p>>>,
    same_predicate: bool,
    listed: OnceCell<[Class; 2]>,
}

/// Which of a claim's words are its main ones.
#[derive(Copy, Clone, Default, Debug)]
struct Main {
    subject: Option<u16>,
    predicate: Option<u16>,
    object: Option<u16>,
}

impl Main {
    fn of(claim: &Claim) -> Main {
        let mut main = Main::default();
        let (subject, predicate, object) = (claim.subject, claim.predicate, claim.object);
        for (at, word) in claim.words.iter().enumerate().rev() {
            let (span, at) = (Some(word.span), Some(at as u16));
            if span == subject {
                main.subject = at;
            }
            if span == predicate {
                main.predicate = at;
            }
            if span == object {
                main.object = at;
            }
        }
        main.subject = main.subject.map(|at| named_by(claim, at));
        main
    }
}

/// The noun that a gerund before it belongs to, where the parser takes the gerund for the subject: "operating profit rose".
fn named_by(claim: &Claim, at: u16) -> u16 {
    let (word, behind) = (&claim.words[usize::from(at)], claim.words.get(usize::from(at) + 1));
    let near = |noun: &Word| noun.head == Some(at) || noun.head == word.head;
    let noun = |noun: &&Word| near(noun) && noun.tag.is_noun() && noun.weight > 0;
    if word.tag == Tag::VerbVbg && behind.is_some_and(|word| noun(&word)) { at + 1 } else { at }
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

impl<'p> Pair<'p> {
    pub(crate) fn new(a: &'p Claim, b: &'p Claim, alignment: &'p Alignment, scenes: Scenes, flipped: bool) -> Pair<'p> {
        let cover = Cover::of(a, b, alignment);
        let (main_a, main_b) = (OnceCell::new(), OnceCell::new());
        let same = |link: &Link| {
            link.how.preserves()
                && a.words[link.a as usize].role == Role::Predicate
                && b.words[link.b as usize].role == Role::Predicate
        };
        let same_predicate = alignment.links.iter().any(same);
        let (slots, listed) = (OnceCell::new(), OnceCell::new());
        Pair { a, b, alignment, cover, flipped, close: 0.0, scenes, main_a, main_b, slots, same_predicate, listed }
    }

    /// The same pair, of which a divergence is told from this overlap on.
    pub(crate) fn told_from(self, close: f32) -> Pair<'p> {
        Pair { close, ..self }
    }

    fn main(&self, side: Side) -> Main {
        match side {
            Side::A => *self.main_a.get_or_init(|| Main::of(self.a)),
            Side::B => *self.main_b.get_or_init(|| Main::of(self.b)),
        }
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
        let [a, b] = self.listed.get_or_init(|| [Class::of_all(self.a), Class::of_all(self.b)]);
        if side == Side::A { a } else { b }.intersects(class)
    }

    /// Whether both sides have one.
    pub(crate) fn both_have(&self, class: Class) -> bool {
        self.has(Side::A, class) && self.has(Side::B, class)
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
        self.alignment.links.iter().any(deed) && !self.only_meant()
    }

    /// Whether what one claim says is done is only meant by the other: "will send", "is considering sending".
    pub(crate) fn only_meant(&self) -> bool {
        [Side::A, Side::B].into_iter().any(|side| {
            let claim = self.claim(side);
            let met = |at: usize| self.link(side, at).is_some_and(|link| link.how.preserves());
            self.predicate(side).is_some_and(|at| {
                let meant =
                    |word: &Word| word.head.map(usize::from) == Some(at) && word.tag.is_verb() && word.weight >= HEAVY;
                let deed = claim.words.iter().position(meant);
                claim.words[at].cues.intersects(Cues::INTENTION) && !(met(at) && deed.is_none_or(met))
            })
        })
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
            Some(self.link(side, at).is_some_and(|link| link.how.preserves()))
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
        self.corresponds(i, j) || same_name(self.a, &self.a.words[i], self.b, &self.b.words[j])
    }

    /// Whether what two verbs, by their indices, do something to is the same.
    pub(crate) fn done_to_one(&self, i: usize, j: usize) -> bool {
        let of = |word: &Word, deed: usize| word.role == Role::Object && word.head.map(usize::from) == Some(deed);
        self.alignment.links.iter().filter(|link| link.how.preserves()).any(|link| {
            let (x, y) = self.words(link);
            of(x, i) && of(y, j)
        })
    }

    /// Whether so many names of one claim stand for names of the other.
    pub(crate) fn same_names(&self, least: usize) -> bool {
        let met = |name: &&Participant| {
            let mut words = self.a.words.iter().enumerate().filter(|(_, word)| name.span.contains(word.span));
            words.any(|(at, word)| {
                let link = self.link(Side::A, at).filter(|link| link.how.preserves());
                word.weight > 0 && link.is_some_and(|link| self.b.words[usize::from(link.b)].name.is_some())
            })
        };
        self.a.names.iter().filter(met).count() >= least
    }

    /// Whether either claim names somebody, or some place or body, that the other does not, where the other names another
    /// one: "the mayor of Harwick" and "the mayor of Dornum". Who is named in full is not another one.
    pub(crate) fn names_apart(&self) -> bool {
        let mut beside = self.names_beside(Side::A);
        beside.any(|name| self.names_beside(Side::B).any(|other| name.kind == other.kind))
    }

    /// The same of people alone.
    pub(crate) fn people_apart(&self) -> bool {
        let apart = |side: Side| self.names_beside(side).any(|name| name.kind == NameKind::Person);
        apart(Side::A) && apart(Side::B)
    }

    /// The names of a side of which the other has no part.
    fn names_beside(&self, side: Side) -> impl Iterator<Item = &'p Participant> {
        let claim = self.claim(side);
        let met = move |at: usize| self.link(side, at).is_some_and(|link| link.how.preserves());
        claim.names.iter().filter(move |name| {
            let mut telling = claim.words.iter().enumerate().filter(|(_, word)| name.span.contains(word.span));
            let mut told = false;
            telling.all(|(at, word)| {
                told |= word.weight > 0 && !word.shared && word.quantity.is_none();
                !met(at)
            }) && told
        })
    }

    /// The most telling words both claims have, by weight: what makes them comparable at all.
    pub(crate) fn anchors(&self) -> usize {
        self.alignment
            .links
            .iter()
            .filter(|link| {
                let (x, y) = self.words(link);
                link.how.preserves() && x.weight.min(y.weight) >= ANCHOR && !x.time
            })
            .count()
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
        one(self.a, &self.alignment.of_a).max(one(self.b, &self.alignment.of_b))
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
fn is_pronoun(word: &Word) -> bool {
    word.name.is_none() && matches!(word.tag.pos(), Pos::Pron | Pos::Det)
}

/// The verbs lighter than this only carry a noun: do, go, make, take, give.
const HEAVY: u8 = 50;

/// The weight from which on a shared word is telling: rarer than about the two thousand commonest.
const ANCHOR: u8 = 62;

/// Whether two words are names of the same thing.
pub(crate) fn same_name(a: &Claim, x: &Word, b: &Claim, y: &Word) -> bool {
    if x.entity.is_some() && x.entity == y.entity {
        return true;
    }
    match (x.name, y.name) {
        (Some(p), Some(q)) => {
            let (p, q) = (&a.names[p as usize], &b.names[q as usize]);
            p.entity.is_some() && p.entity == q.entity || p.keys.last().is_some() && p.keys.last() == q.keys.last()
        }
        _ => x.key == y.key,
    }
}

impl Cover {
    fn of(a: &Claim, b: &Claim, alignment: &Alignment) -> Cover {
        let (meaning_a, topic_a) = covered(&a.words, &alignment.of_a, &alignment.links);
        let (meaning_b, topic_b) = covered(&b.words, &alignment.of_b, &alignment.links);
        Cover { a: meaning_a, b: meaning_b, topic_a, topic_b }
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

/// The shares of a claim's weight that are covered by meaning and by topic.
fn covered(words: &[Word], of: &[Option<u16>], links: &[Link]) -> (f32, f32) {
    let (mut meaning, mut topic, mut whole) = (0u32, 0u32, 0u32);
    for (word, link) in words.iter().zip(of) {
        whole += u32::from(word.weight) * 100;
        let Some(how) = link.map(|at| links[at as usize].how) else { continue };
        topic += u32::from(word.weight) * u32::from(how.credit().max(50));
        if how.preserves() {
            meaning += u32::from(word.weight) * u32::from(how.credit());
        }
    }
    if whole == 0 { (0.0, 0.0) } else { (meaning as f32 / whole as f32, topic as f32 / whole as f32) }
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
