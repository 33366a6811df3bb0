//! What does every pair of a claim ask of that claim alone?
//!
//! A claim is judged beside many others, and most of what is looked at is the same each time: which of its words tell
//! something, which stand near each other, which lists they are on. It is found out once.

use std::cell::OnceCell;
use std::cmp::Ordering;

use super::align::MOST_WORDS;
use super::evidence::wordlist::Class;
use super::evidence::{Counted, Gates, QUANTIFIERS, counted, is_of_those};
use super::note::is_particle;
use super::term::Term;
use super::told_apart::labels_and_sides;
use super::{brief, canonical, similar};
use crate::claim::{Attribute, Claim, Outcome, Role, State, Word, attributes, outcomes, states};
use crate::lexicon::{Cues, Lexicon};
use crate::syntax::{Pos, Tag};

/// So many bytes of a text are at hand.
const BEGINS: usize = 16;

/// A claim, with what it comes to by itself.
pub(crate) struct Profile<'m> {
    pub(super) claim: &'m Claim,
    /// What its text begins with, for most texts are told apart by that.
    begins: [u8; BEGINS],
    /// The places of the words that tell something; the rest only hold them together.
    pub(super) words: Vec<u16>,
    /// What these are compared by.
    pub(super) terms: Vec<Term>,
    /// What all its words weigh together, in percent of a unit.
    pub(super) weight: u32,
    /// Whether what follows has been read, too: of a pair that is given up early, it is not asked.
    whole: bool,
    /// Which of the words that tell something are neighbours of each: the two before and after, head and dependents.
    pub(super) near: Vec<Mask>,
    /// The places of the words that say how things are placed to each other and have an opposite: behind, up, front.
    pub(super) placed: Vec<u16>,
    /// The places of the words that tell something and are neither times nor numbers.
    pub(super) fillers: Vec<u16>,
    /// How much each of its words counts in likeness.
    pub(super) shares: Vec<u16>,
    /// The places of the words in capitals that may stand for several.
    pub(super) initials: Vec<u16>,
    /// A bit for each of its words: what has no bit is not among them.
    pub(super) bits: u64,
    pub(super) main: Main,
    /// The lists that have any of its words.
    pub(super) listed: Class,
    /// The lists that have any of its words that name a time, as they are written.
    pub(super) timed: Class,
    /// What any of its words signals.
    pub(super) cues: Cues,
    /// Whether it has a label that a thing goes by.
    pub(super) labels: bool,
    /// Whether it has a word for which of two is meant.
    pub(super) sides: bool,
    /// What it has that is told of one thing only.
    pub(super) marks: u8,
    /// How many of its words deny something.
    pub(super) negations: i16,
    /// The first of its words that says what is the case.
    pub(super) deed: Option<u16>,
    /// Whether any of its words is negated.
    pub(super) negates: bool,
    /// Whether it speaks of a part of those whom its document has told of before.
    pub(super) of_those: bool,
    /// What it tells of things that have one of it.
    pub(super) attributes: Vec<Attribute<'m>>,
    /// What it tells that an event came to.
    pub(super) outcomes: Vec<Outcome<'m>>,
    /// What each of its quantities counts.
    pub(super) counted: Vec<Counted>,
    /// Whether it has a verb's particle.
    pub(super) particles: bool,
    /// In which ways it says that things are, once that has been asked: it is of texts beside each other only.
    states: OnceCell<Vec<State>>,
    /// Which phenomena it has what it takes for.
    pub(super) gates: Gates,
    /// For each word, its number among those that tell something plus one.
    numbers: Vec<u8>,
}

/// Which of a claim's words are its main ones.
#[derive(Copy, Clone, Default, Debug)]
pub(super) struct Main {
    pub(super) subject: Option<u16>,
    pub(super) predicate: Option<u16>,
    pub(super) object: Option<u16>,
}

impl<'m> Profile<'m> {
    /// A claim read as a whole.
    pub(super) fn of(lexicon: &Lexicon, claim: &'m Claim) -> Profile<'m> {
        let mut profile = Profile::begun(claim);
        profile.read(lexicon);
        profile
    }

    /// A claim with its terms only.
    fn begun(claim: &'m Claim) -> Profile<'m> {
        let mut profile = Profile {
            claim,
            begins: [0; BEGINS],
            words: Vec::new(),
            terms: Vec::new(),
            weight: 0,
            whole: false,
            near: Vec::new(),
            placed: Vec::new(),
            fillers: Vec::new(),
            shares: Vec::new(),
            initials: Vec::new(),
            bits: 0,
            main: Main::default(),
            listed: Class::default(),
            timed: Class::default(),
            cues: Cues::default(),
            labels: false,
            sides: false,
            marks: 0,
            negations: 0,
            deed: None,
            negates: false,
            of_those: false,
            attributes: Vec::new(),
            outcomes: Vec::new(),
            counted: Vec::new(),
            particles: false,
            states: OnceCell::new(),
            gates: Gates::default(),
            numbers: Vec::new(),
        };
        profile.begin(claim);
        profile
    }

    /// Begins to read another claim, in the same room.
    fn begin(&mut self, claim: &'m Claim) {
        (self.claim, self.whole) = (claim, false);
        self.begins = [0; BEGINS];
        self.begins.iter_mut().zip(claim.text().bytes()).for_each(|(begins, byte)| *begins = byte);
        self.words.clear();
        self.terms.clear();
        let most = claim.words.len().min(MOST_WORDS);
        self.words.reserve(most);
        self.terms.reserve(most);
        for (at, word) in (0..).zip(&claim.words).filter(|(_, word)| word.weight > 0).take(MOST_WORDS) {
            self.words.push(at);
            self.terms.push(Term::of(word, |span| claim.slice(span)));
        }
        // Words beyond those that are aligned weigh, too.
        self.weight = claim.words.iter().map(|word| u32::from(word.weight) * 100).sum();
    }

    /// Whether this one of two claims is looked at first.
    pub(super) fn comes_before(&self, other: &Profile<'_>) -> bool {
        match self.begins.cmp(&other.begins) {
            Ordering::Equal => canonical(self.claim) < canonical(other.claim),
            order => order == Ordering::Less,
        }
    }

    /// Reads the rest of it.
    fn read(&mut self, lexicon: &Lexicon) {
        let claim = self.claim;
        self.whole = true;
        self.find_neighbours();
        let placed = (0u16..).zip(&claim.words).take(MOST_WORDS).filter(|(_, word)| is_placed(lexicon, word));
        self.placed.clear();
        self.placed.extend(placed.map(|(at, _)| at));
        let fills = |word: &Word| word.weight > 0 && !word.time && word.quantity.is_none();
        self.fillers.clear();
        self.fillers.extend((0..).zip(&claim.words).filter(|(_, word)| fills(word)).map(|(at, _)| at));
        self.shares.clear();
        self.shares.extend(claim.words.iter().map(|word| similar::weight(lexicon, word)));
        self.initials.clear();
        self.initials.extend(similar::initials(claim));
        self.bits = claim.words.iter().fold(0, |bits, word| bits | similar::bit(word));
        self.main = Main::of(claim);
        (self.listed, self.timed, self.cues) = Default::default();
        (self.negations, self.deed) = (0, None);
        self.negates = false;
        let denies = Cues::NEGATION.union(Cues::NONE).union(Cues::NEGATIVE_IMPLICATIVE);
        for (at, word) in (0..).zip(&claim.words) {
            self.negations += i16::from(word.cues.intersects(denies));
            self.deed = self.deed.or((word.role == Role::Predicate).then_some(at));
            self.listed = self.listed.union(Class::of(word));
            self.cues = self.cues.union(word.cues);
            if word.time {
                self.timed = self.timed.union(Class::as_written(claim, word));
            }
            self.negates |= word.negated;
        }
        self.of_those = self.listed.intersects(QUANTIFIERS) && is_of_those(claim);
        (self.labels, self.sides) = labels_and_sides(claim);
        self.marks = brief::marks(claim);
        self.attributes = attributes(claim);
        self.outcomes = outcomes(claim);
        self.counted.clear();
        self.counted.extend(claim.quantities.iter().map(|quantity| counted(claim, quantity)));
        self.particles = claim.words.iter().any(is_particle);
        self.states.take();
        self.gates = Gates::of(self);
    }

    /// In which ways it says that things are.
    pub(super) fn states(&self) -> &[State] {
        self.states.get_or_init(|| states(self.claim))
    }

    /// Whether it has a word, by its lemma, that is listed in one of the classes.
    pub(super) fn has(&self, class: Class) -> bool {
        self.listed.intersects(class)
    }

    /// The same, where a word of a time is looked up as it is written.
    pub(super) fn may_have(&self, class: Class) -> bool {
        self.listed.union(self.timed).intersects(class)
    }

    /// Whether it has a word that signals one of these.
    pub(super) fn signals(&self, cues: Cues) -> bool {
        self.cues.intersects(cues)
    }

    fn find_neighbours(&mut self) {
        let words = &self.claim.words;
        self.numbers.clear();
        self.numbers.resize(words.len(), 0);
        for (number, &at) in self.words.iter().enumerate() {
            self.numbers[at as usize] = number as u8 + 1;
        }
        self.near.clear();
        self.near.resize(self.words.len(), Mask::default());
        for number in 0..self.words.len() {
            for before in number.saturating_sub(2)..number {
                self.near[before].set(number);
                self.near[number].set(before);
            }
            let head = words[self.words[number] as usize].head;
            let head = head.and_then(|head| self.numbers.get(usize::from(head))).copied().unwrap_or(0);
            if head > 0 {
                let head = usize::from(head) - 1;
                self.near[head].set(number);
                self.near[number].set(head);
            }
        }
        // A word whose head is itself is no neighbour of its own.
        for (number, near) in self.near.iter_mut().enumerate() {
            near.unset(number);
        }
    }
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

    /// What the claim is about: its subject, or what something is done to, where nobody is said to do it.
    pub(super) fn topic(self) -> Option<u16> {
        self.subject.or(self.object)
    }
}

/// The noun that a gerund before it belongs to, where the parser takes the gerund for the subject: "operating profit rose".
fn named_by(claim: &Claim, at: u16) -> u16 {
    let (word, behind) = (&claim.words[usize::from(at)], claim.words.get(usize::from(at) + 1));
    let near = |noun: &Word| noun.head == Some(at) || noun.head == word.head;
    let noun = |noun: &&Word| near(noun) && noun.tag.is_noun() && noun.weight > 0;
    if word.tag == Tag::VerbVbg && behind.is_some_and(|word| noun(&word)) { at + 1 } else { at }
}

/// Whether a word says how things are placed to each other and has an opposite.
fn is_placed(lexicon: &Lexicon, word: &Word) -> bool {
    matches!(word.tag.pos(), Pos::Adp | Pos::Adv | Pos::Noun | Pos::Adj | Pos::Sconj)
        && !word.time
        && word.quantity.is_none()
        && word.id.is_some_and(|id| lexicon.has_opposite(id))
}

/// A set of words that tell something, by their numbers.
#[derive(Copy, Clone, Default)]
pub(super) struct Mask([u64; MOST_WORDS.div_ceil(64)]);

impl Mask {
    pub(super) fn set(&mut self, at: usize) {
        self.0[at / 64] |= 1 << (at % 64);
    }

    fn unset(&mut self, at: usize) {
        self.0[at / 64] &= !(1 << (at % 64));
    }

    pub(super) fn meets(&self, other: &Mask) -> bool {
        self.0.iter().zip(&other.0).any(|(x, y)| x & y != 0)
    }

    /// How many of them are such, if they are no more than `most`.
    pub(super) fn count(self, most: usize, is_such: impl Fn(usize) -> bool) -> usize {
        let mut found = 0;
        for (block, mut bits) in self.0.into_iter().enumerate() {
            while bits != 0 && found < most {
                found += usize::from(is_such(block * 64 + bits.trailing_zeros() as usize));
                bits &= bits - 1;
            }
        }
        found
    }
}

/// Claims that have been read, as many as there is room for.
#[derive(Default)]
pub(super) struct Profiles<'m> {
    #[allow(clippy::vec_box, reason = "a profile is large and stays where it is when there are more")]
    known: Vec<Box<Profile<'m>>>,
    /// By a number that the claim gives, which of them is there, if any: a table of what is small, for what few claims take is
    /// then not cut from the room of others.
    places: Vec<u16>,
    /// Which of those that have the places of a claim gives way next.
    turn: usize,
}

/// In so many places a claim may have its profile: with fewer, some give way for each other again and again while there is room.
const WAYS: usize = 4;

const FREE: u16 = u16::MAX;

impl<'m> Profiles<'m> {
    const ROOM: usize = 1 << 13;

    /// The two profiles there, of which the terms have been read at the least.
    pub(super) fn both(&self, places: [usize; 2]) -> [&Profile<'m>; 2] {
        places.map(|at| &*self.known[at])
    }

    /// The two profiles there, read as a whole.
    pub(super) fn read(&mut self, lexicon: &Lexicon, places: [usize; 2]) -> [&Profile<'m>; 2] {
        for at in places {
            if !self.known[at].whole {
                self.known[at].read(lexicon);
            }
        }
        self.both(places)
    }

    /// Where the profiles of two claims are, until others are asked for.
    pub(super) fn find(&mut self, a: &'m Claim, b: &'m Claim) -> [usize; 2] {
        if self.places.is_empty() {
            self.places.resize(Profiles::ROOM, FREE);
        }
        let i = self.put(a, None);
        [i, self.put(b, Some(i))]
    }

    /// Where the profile of a claim is; another one gives way for it, but not the one to keep.
    fn put(&mut self, claim: &'m Claim, keep: Option<usize>) -> usize {
        let first = place(claim);
        let is = |at: u16| at != FREE && std::ptr::eq(self.known[usize::from(at)].claim, claim);
        let mut there = (0..WAYS).map(|way| self.places[first ^ way]);
        if let Some(at) = there.find(|&at| is(at)) {
            return at.into();
        }
        if let Some(free) = (0..WAYS).map(|way| first ^ way).find(|&place| self.places[place] == FREE) {
            self.places[free] = self.known.len() as u16;
            self.known.push(Box::new(Profile::begun(claim)));
            return self.known.len() - 1;
        }
        self.turn = (self.turn + 1) % WAYS;
        let at = usize::from(self.places[first ^ self.turn]);
        let at = if keep == Some(at) { usize::from(self.places[first ^ ((self.turn + 1) % WAYS)]) } else { at };
        self.known[at].begin(claim);
        at
    }
}

/// Where they lie in memory chooses the place, and nothing else.
fn place(claim: &Claim) -> usize {
    let address = std::ptr::from_ref(claim) as usize as u64;
    (address.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40) as usize % Profiles::ROOM
}
