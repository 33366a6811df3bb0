//! What could the news look like, with known answers? Many stories told by one paper or by hundreds, some of them wrongly.

mod fact;
mod random;
mod world;

use std::fmt::Write;

use gainsay::Document;

use fact::{Cast, Deed, Fact};
use random::Random;
use world::{World, lines};

/// How a telling contradicts the others of its fact.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Clash {
    /// Another number.
    Number,
    /// Another day.
    Day,
    /// The opposite, or that it is denied.
    Opposite,
}

pub(crate) const CLASHES: [Clash; 3] = [Clash::Number, Clash::Day, Clash::Opposite];

/// A sentence as it was made.
#[derive(Clone, Debug)]
pub(crate) struct Made {
    /// Where it starts in its document.
    pub(crate) start: usize,
    /// The numbers of the facts that it tells, among all facts.
    pub(crate) facts: [Option<u32>; 2],
    /// Whether it tells it otherwise than the others do.
    pub(crate) altered: Option<Clash>,
}

/// Documents, with what is known of their sentences.
#[derive(Default)]
pub(crate) struct News {
    pub(crate) documents: Vec<Document>,
    /// The sentences of each document.
    pub(crate) made: Vec<Vec<Made>>,
    /// The number of each document's story: what is said in two stories never clashes.
    pub(crate) stories: Vec<u32>,
}

/// The most papers that tell one story.
const PAPERS: usize = 100;
/// So many stories that several papers tell have a fact that one of them tells otherwise.
const WRONG: f64 = 0.5;
/// So many of the later papers of a story are copies of an earlier one.
const COPIED: f64 = 0.35;
/// The days of news.
const DAYS: usize = 7;

/// At least so many sentences of news.
pub(crate) fn news(seed: u64, sentences: usize) -> News {
    let mut random = Random::new(seed);
    let world = World::new(&mut random);
    let deeds = Deed::read(include_str!("deeds.txt"));
    let background: Vec<&str> = lines(include_str!("background.txt")).collect();
    let mut news = News::default();
    let (mut written, mut stories, mut facts) = (0, 0, 0);
    while written < sentences {
        let topic = World::topic(&mut random);
        let cast = Cast::new(&mut random, &world, topic, DAYS);
        let told: Vec<Fact<'_>> = Fact::some(&mut random, &world, &deeds, &cast);
        let papers = random.heavy(PAPERS);
        let wrong =
            (papers > 1 && random.chance(WRONG)).then(|| (1 + random.below(papers - 1), random.below(told.len())));
        let first = news.documents.len();
        for paper in 0..papers {
            let altered = wrong.filter(|wrong| wrong.0 == paper).map(|wrong| wrong.1);
            if paper > 0 && altered.is_none() && random.chance(COPIED) {
                let original = first + random.below(paper);
                news.documents.push(news.documents[original].clone());
                news.made.push(news.made[original].clone());
            } else {
                let mut writer = Writer { random: &mut random, world: &world, cast: &cast, background: &background };
                let (text, made) = writer.write(&told, facts, altered);
                let published = cast.published(random.below(2));
                news.documents.push(Document::new("", text).published(published.parse().expect("a date")));
                news.made.push(made);
            }
            written += news.made.last().map_or(0, Vec::len);
            news.stories.push(stories);
        }
        stories += 1;
        facts += told.len() as u32;
    }
    news.shuffled(&mut random)
}

impl News {
    /// The same with the papers' ids in an order that says nothing of their stories.
    fn shuffled(mut self, random: &mut Random) -> News {
        for at in (1..self.documents.len()).rev() {
            let other = random.below(at + 1);
            self.documents.swap(at, other);
            self.made.swap(at, other);
            self.stories.swap(at, other);
        }
        for (at, document) in self.documents.iter_mut().enumerate() {
            document.id = format!("{at:07}").into();
        }
        self
    }
}

struct Writer<'w> {
    random: &'w mut Random,
    world: &'w World,
    cast: &'w Cast,
    background: &'w [&'static str],
}

impl Writer<'_> {
    /// An article: most of the facts, the first ones first, among sentences of its own.
    fn write(&mut self, told: &[Fact<'_>], first: u32, altered: Option<usize>) -> (String, Vec<Made>) {
        let (mut text, mut made) = (String::new(), Vec::new());
        let lead = if altered.is_some() { 0 } else { self.random.below(told.len()).min(self.random.below(2)) };
        let number = |at: usize| first + at as u32;
        let mut at = lead;
        while at < told.len() {
            let is_altered = altered == Some(at);
            if !is_altered && at > lead && self.random.chance(0.3) {
                at += 1;
                continue;
            }
            let joined = at + 1 < told.len() && !is_altered && altered != Some(at + 1) && self.random.chance(0.08);
            let clash = is_altered.then(|| told[at].clash(self.random));
            let mut sentence = told[at].tell(self.random, clash);
            if joined {
                sentence.pop();
                let other = told[at + 1].tell(self.random, None);
                let _ = write!(sentence, ", while {}", told[at + 1].within(&other));
            } else if self.random.chance(0.25) {
                sentence.pop();
                sentence += &self.source();
            }
            made.push(Made {
                start: text.len(),
                facts: [Some(number(at)), joined.then(|| number(at + 1))],
                altered: clash,
            });
            text += &sentence;
            text.push(' ');
            at += if joined { 2 } else { 1 };
            for _ in 0..self.random.below(4) {
                made.push(Made { start: text.len(), facts: [None; 2], altered: None });
                let pattern = self.random.one(self.background);
                text += &self.cast.fill_anew(self.random, self.world, pattern);
                text.push(' ');
            }
        }
        (text, made)
    }

    fn source(&mut self) -> String {
        match self.random.below(5) {
            0 => format!(", {} said.", self.cast.persons[self.random.below(3)]),
            1 => format!(", according to {}.", self.cast.bodies[self.random.below(3)]),
            2 => ", police said.".to_owned(),
            3 => format!(", {} told reporters.", self.cast.persons[self.random.below(3)]),
            _ => ", officials said.".to_owned(),
        }
    }
}
