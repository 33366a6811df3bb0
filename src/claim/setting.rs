//! What is a document about, as far as its beginning tells?

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use super::outcome::{Outcome, Told};
use super::roster::Roster;
use super::tally::Tally;
use super::weighed::Weighed;
use super::word::{Role, Word, identity};
use super::{Claim, ClaimKind};
use crate::analysis::{QuantityKind, Time};
use crate::text::Span;

/// Beginnings that share less than this are of two stories, but for documents that name the same people.
pub(super) const SCENE_OF_DAY: f32 = 0.1;

/// What tells the same of one outcome or one person needs less of a scene in common than what tells nothing else.
pub(crate) const LIKE: f32 = 0.2;

/// In the news of one day, documents of which so many names besides people's are the same may tell one story, though their
/// beginnings share little: each asks other people.
pub(super) const NAMES_OF_DAY: f32 = 0.45;

/// So much of what they name is the same where they tell of the same places.
const MOST_NAMES: f32 = 0.5;

/// So many people are the cast of one story.
pub(super) const ONE_CAST: usize = 2;

/// How many claims of whole sentences at a document's beginning set the scene: headline, lead and the sentence after.
const LEAD: usize = 4;

/// The scene of a document, which each of its claims carries: what all of them are about tells no two of them apart, and
/// two documents with one scene may speak of one event in different words.
#[derive(Clone, PartialEq, Default, Debug, Serialize, Deserialize)]
pub(crate) struct Setting {
    /// The telling words of the beginning.
    topic: Weighed,
    /// Which words of the topic name someone or something.
    names: Vec<u64>,
    /// The degrees first named, which name the event: an earthquake's magnitude.
    degrees: Vec<(f64, f64)>,
    /// The first day that is named; a month or a year is the past that the news is told against.
    pub(crate) time: Option<Time>,
    /// What values the whole document tells.
    pub(crate) tally: Tally,
    /// What it tells that an event came to, in order.
    told: Vec<Told>,
    /// Whom and what it names, anywhere in it.
    roster: Roster,
    /// The words that stand in more than one of its sentences, sorted.
    repeated: Vec<u64>,
    /// The kinds of things in the beginning, each with a word before it that tells which is meant: "milk" of "the milk loaf".
    kinds: Vec<(u64, u64)>,
    /// How many sentences and headlines the document has.
    pub(crate) sentences: u32,
    /// What each sentence names, by where it starts, in order; not who is quoted.
    named: Vec<(u32, u64)>,
}

/// Whether a date names a day or a few, not a month or more.
pub(super) fn is_day(time: &Time) -> bool {
    const FEW: i32 = 7;
    match time.days {
        Some(days) => days.last - days.first < FEW,
        None => time.value.starts_with("XXXX-WXX-") || time.value.matches('-').count() >= 2,
    }
}

/// The nouns of a claim, each with a word before it that tells which is meant.
fn kinds(claim: &Claim) -> impl Iterator<Item = (u64, u64)> + use<'_> {
    let tells = |word: &Word| word.weight > 0 && !word.time && word.quantity.is_none() && !word.shared;
    claim.words.iter().enumerate().filter(move |(_, word)| tells(word)).filter_map(|(at, word)| {
        let head = usize::from(word.head?);
        let noun = &claim.words[head];
        let before = head > at && (word.role == Role::Modifier || word.tag.is_noun());
        (before && noun.tag.is_noun() && noun.name.is_none() && noun.weight > 0).then(|| (noun.key, identity(word)))
    })
}

/// The words of a claim that name someone or something.
pub(super) fn naming(claim: &Claim) -> impl Iterator<Item = &Word> {
    let telling = claim.words.iter().filter(|word| word.weight > 0 && !word.time);
    telling.filter(|word| word.name.is_some() || word.entity.is_some())
}

/// The names in these sentences besides those of who is quoted, each with the start of its sentence, in order.
fn names_by_sentence<'c>(sentences: impl Iterator<Item = &'c Claim>) -> Vec<(u32, u64)> {
    let mut named: Vec<(u32, u64)> = Vec::new();
    for sentence in sentences {
        let quoted = |word: &Word| {
            let mut sources = sentence.attribution.iter().filter_map(|holder| holder.source.as_ref());
            sources.any(|source| source.span().contains(word.span))
        };
        let names = naming(sentence).filter(|word| !quoted(word));
        named.extend(names.map(|word| (sentence.sentence.start() as u32, identity(word))));
    }
    named.sort_unstable();
    named.dedup();
    named.shrink_to_fit();
    named
}

/// The words that more than one of these sentences has, in order.
fn repeated<'c>(sentences: impl Iterator<Item = &'c Claim>) -> Vec<u64> {
    let mut words: Vec<(u64, usize)> = Vec::new();
    for sentence in sentences {
        let telling = sentence.words.iter().filter(|word| word.weight > 0 && !word.shared);
        words.extend(telling.map(|word| (identity(word), sentence.span.start())));
    }
    words.sort_unstable();
    words.dedup();
    let mut repeated: Vec<u64> = words.windows(2).filter(|two| two[0].0 == two[1].0).map(|two| two[0].0).collect();
    repeated.dedup();
    repeated.shrink_to_fit();
    repeated
}

impl Setting {
    /// The setting of a document with these claims, in order of place.
    pub(super) fn of(claims: &[Claim]) -> Setting {
        let whole = |claim: &&Claim| matches!(claim.kind, ClaimKind::Sentence | ClaimKind::Headline);
        let lead: Vec<&Claim> = claims.iter().filter(whole).take(LEAD).collect();
        let words = lead.iter().flat_map(|claim| &claim.words).filter(|word| word.weight > 0);
        let topic: Vec<(u64, u8)> = words.map(|word| (identity(word), word.weight)).collect();
        let of = |claim: &&Claim| -> Vec<(f64, f64)> {
            let degrees = claim.quantities.iter().filter(|q| q.kind == QuantityKind::Degree);
            degrees.map(|q| (q.low, q.high)).collect()
        };
        // What comes later is an earlier quake, or an aftershock.
        let degrees = lead.iter().map(of).find(|degrees| !degrees.is_empty()).unwrap_or_default();
        let mut names: Vec<u64> = lead.iter().flat_map(|claim| naming(claim)).map(identity).collect();
        names.sort_unstable();
        names.dedup();
        // Settings are kept as long as their documents, so that they have no more room than they need.
        names.shrink_to_fit();
        let mut kinds: Vec<(u64, u64)> = lead.iter().flat_map(|claim| kinds(claim)).collect();
        kinds.sort_unstable();
        kinds.dedup();
        kinds.shrink_to_fit();
        let mut told = Told::of(claims);
        told.shrink_to_fit();
        Setting {
            told,
            kinds,
            topic: topic.into(),
            names,
            degrees,
            tally: Tally::of(claims.iter().filter(whole)),
            roster: Roster::of(claims.iter().filter(whole)),
            repeated: repeated(claims.iter().filter(whole)),
            sentences: claims.iter().filter(whole).count() as u32,
            named: names_by_sentence(claims.iter().filter(whole)),
            time: lead.iter().filter_map(|claim| claim.time.as_ref()).find(|time| is_day(time)).cloned(),
        }
    }

    /// How many bytes it takes.
    pub(crate) fn bytes(&self) -> usize {
        let Setting { topic, names, degrees, tally, told, roster, repeated, kinds, named, .. } = self;
        let lists = topic.bytes() + size_of_val(&**names) + size_of_val(&**degrees);
        let lists = lists + size_of_val(&**repeated) + size_of_val(&**kinds) + size_of_val(&**named);
        let lists = lists + told.iter().map(Told::bytes).sum::<usize>();
        size_of::<Setting>() + lists + tally.bytes() + roster.bytes()
    }

    /// Whether nothing is known: the text was judged by itself.
    pub(crate) fn is_empty(&self) -> bool {
        self.topic.is_empty()
    }

    /// Whether, of what an event came to, near to what the other document tells, this one alone is not told by that, and it is told of the
    /// whole: not of another place than those which the other names.
    pub(crate) fn tells_alone(&self, outcome: &Outcome<'_>, other: &Setting, its: &Outcome<'_>) -> bool {
        let met = |own: &Told| other.told.iter().any(|its| its.may_be(own));
        let mut alone = self.told.iter().filter(|own| own.is_near(its) && !met(own));
        alone.next().is_some_and(|own| own.is(outcome) && own.is_of_whole(other)) && alone.next().is_none()
    }

    /// Whether it is told of the whole.
    pub(crate) fn tells_whole(&self, outcome: &Outcome<'_>, other: &Setting) -> bool {
        self.told.iter().any(|own| own.is(outcome) && own.is_of_whole(other))
    }

    /// Whether the sentence that starts there names someone or something, and the other document hardly anything of that.
    pub(crate) fn names_unknown(&self, sentence: Span, other: &Setting) -> bool {
        let first = self.named.partition_point(|&(start, _)| (start as usize) < sentence.start());
        let named = self.named[first..].iter().take_while(|&&(start, _)| start as usize == sentence.start());
        let (known, all) =
            named.fold((0, 0), |(known, all), &(_, name)| (known + usize::from(other.speaks_of(name)), all + 1));
        2 * known < all
    }

    /// Whether the document names someone or something by this word.
    pub(super) fn speaks_of(&self, identity: u64) -> bool {
        self.has(identity) || self.roster.names(identity)
    }

    /// The names at the beginning that tell most, a few of them.
    pub(crate) fn first_names(&self) -> impl Iterator<Item = u64> + use<> {
        const FEW: usize = 4;
        let mut names: Vec<u64> = self.names.clone();
        names.sort_by_key(|&name| (Reverse(self.topic.weight(name)), name));
        names.into_iter().take(FEW)
    }

    /// Whether the document is one sentence.
    pub(crate) fn is_single(&self) -> bool {
        self.sentences == 1
    }

    /// Whether a word belongs to the scene.
    pub(crate) fn has(&self, identity: u64) -> bool {
        self.topic.has(identity)
    }

    /// Whether a word of the document stands in one of its sentences only: it tells which of them is meant.
    pub(crate) fn once(&self, identity: u64) -> bool {
        self.repeated.binary_search(&identity).is_err()
    }

    /// How much of the slighter scene the other one shares, from 0 to 1.
    pub(crate) fn shared(&self, other: &Setting) -> f32 {
        self.topic.share(&other.topic).0
    }

    /// The telling words of the beginning, with their weights.
    pub(super) fn topic(&self) -> impl Iterator<Item = (u64, u8)> {
        self.topic.iter()
    }

    /// The names besides people's in the whole document, with their weights.
    pub(super) fn names(&self) -> impl Iterator<Item = (u64, u8)> {
        self.roster.others()
    }

    /// A bit for each person that the document names, and how many there are.
    pub(super) fn people(&self) -> ([u64; 2], usize) {
        (self.roster.people_bits(), self.roster.people())
    }

    /// Whether two documents share so little that they tell two stories, whatever else there is: most that come upon each other
    /// do, and to tell it by no more than that, little of either is looked at.
    pub(crate) fn is_far_from(&self, other: &Setting) -> bool {
        let told = !self.is_empty() && !other.is_empty();
        told && self.shared(other) < SCENE_OF_DAY && self.roster.people_shared(&other.roster) < ONE_CAST
    }

    /// Whether two documents name somebody both, or mostly the same: a story that is told by its topic alone may be one of its kind.
    pub(crate) fn has_cast_of(&self, other: &Setting) -> bool {
        let (share, places) = self.roster.names_shared(&other.roster);
        self.roster.people_shared(&other.roster) > 0 || share >= MOST_NAMES && places >= 2
    }

    /// Whether two documents, of whose beginnings so much is shared and does not name others, tell one story: their beginnings are
    /// about the same, and they do not name other people altogether; or they name the same people, or the same places.
    pub(crate) fn one_story(&self, other: &Setting, begun: f32, one_day: impl FnOnce() -> bool) -> bool {
        /// Beginnings that share so much tell one story.
        const SCENE: f32 = 0.35;
        /// So much of it is enough where half of the people are the same.
        const SAME_CAST: f32 = 0.3;
        /// The same where most of what they name is.
        const SAME_PLACES: f32 = 0.2;
        const PLACES_OF_DAY: usize = 3;
        let (ours, theirs) = (self.roster.people(), other.roster.people());
        let both = self.roster.people_shared(&other.roster);
        // Most beginnings have nothing in common, and all that follows asks for something.
        if both < ONE_CAST && begun < SCENE_OF_DAY {
            return false;
        }
        let others = ours > 0 && theirs > 0 && both == 0;
        let (share, places) = self.roster.names_shared(&other.roster);
        // Two companies report their quarters in the same words.
        if share < MOST_NAMES && self.begins_with_others(other) {
            return false;
        }
        both >= ONE_CAST
            || begun >= SCENE && !others
            || both > 0 && 2 * both >= ours.min(theirs) && begun >= SAME_CAST
            || !others && share >= MOST_NAMES && places >= 2 && begun >= SAME_PLACES
            || begun >= SCENE_OF_DAY
                && share >= NAMES_OF_DAY
                && places >= PLACES_OF_DAY
                && !self.begins_with_others(other)
                && one_day()
    }

    /// Whether both beginnings name someone or something, and no one and nothing both.
    fn begins_with_others(&self, other: &Setting) -> bool {
        !self.names.is_empty()
            && !other.names.is_empty()
            && !self.names.iter().any(|name| other.names.binary_search(name).is_ok())
    }

    /// Whether both beginnings name someone or something, and neither document names what the other begins with: fires in
    /// two towns, not one fire.
    pub(crate) fn names_others(&self, other: &Setting) -> bool {
        let named = |own: &Setting, theirs: &Setting| {
            own.names.iter().any(|&name| theirs.has(name) || theirs.roster.names(name))
        };
        !self.names.is_empty() && !other.names.is_empty() && !named(self, other) && !named(other, self)
    }

    /// Whether both tell of one kind of thing, and each of another one of it: the milk loaf, the rye loaf. Where the same people
    /// and places are named it is one thing, however it is called: the warehouse fire, the deadly fire.
    pub(crate) fn tells_of_another(&self, other: &Setting) -> bool {
        if self.roster.people_shared(&other.roster) > 0 || self.roster.names_shared(&other.roster).1 > 1 {
            return false;
        }
        let of = |setting: &Setting, kind: u64, not: &Setting| {
            let mut which = setting.kinds.iter().filter(move |&&(noun, _)| noun == kind);
            which.any(|&(_, which)| !not.has(which))
        };
        let told = |kind: u64| !self.once(kind) || !other.once(kind);
        self.kinds.iter().any(|&(kind, which)| !other.has(which) && told(kind) && of(other, kind, self))
    }

    /// Whether degrees are named on both sides and none of them fits another: two earthquakes, not one.
    pub(crate) fn differs_in_degree(&self, other: &Setting) -> bool {
        /// Agencies round, and differ by a tenth.
        const ROUNDING: f64 = 0.15;
        let fits = |p: &(f64, f64), q: &(f64, f64)| p.0 <= q.1 + ROUNDING && q.0 <= p.1 + ROUNDING;
        !self.degrees.is_empty()
            && !other.degrees.is_empty()
            && !self.degrees.iter().any(|p| other.degrees.iter().any(|q| fits(p, q)))
    }
}
