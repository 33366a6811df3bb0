//! What could a day's news look like, with known answers? Stories told by several papers, some of them wrongly.

use gainsay::Document;

/// SplitMix64 (Steele, Lea & Flood 2014): the same numbers from the same seed everywhere.
pub(crate) struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ self.0 >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ mixed >> 31
    }

    fn below(&mut self, most: usize) -> usize {
        (self.next() % most as u64) as usize
    }

    fn fraction(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }

    /// One of the first ones mostly: rank r about as often as 1/r (Zipf).
    fn zipf<'w>(&mut self, words: &[&'w str]) -> &'w str {
        let rank = (words.len() as f64 + 1.0).powf(self.fraction()) as usize;
        words[rank.clamp(1, words.len()) - 1]
    }
}

/// Two sentences that contradict each other, each as document and text.
pub(crate) struct Planted {
    pub(crate) left: (String, String),
    pub(crate) right: (String, String),
}

/// Documents, with the contradictions that were planted among them.
pub(crate) struct News {
    pub(crate) documents: Vec<Document>,
    pub(crate) planted: Vec<Planted>,
    /// The number of each document's story, in order of ids: what is said in two stories never clashes.
    pub(crate) stories: Vec<usize>,
}

/// What stories are about: what their papers tell in turn, each in several wordings; the last wording of the first contradicts
/// the others.
const STORIES: [[&[&str]; 3]; 5] = [
    [
        &[
            "A fire at the {noun} in {town} killed {n} people on {day}.",
            "{N} people died in {day}'s fire at the {noun} in {town}.",
            "The fire at the {noun} in {town} killed {m} people on {day}.",
        ],
        &["Fire chief {person} said the cause was not known.", "The cause is unknown, fire chief {person} said."],
        &["{org} owns the {noun} and has closed it.", "The {noun} is owned by {org}."],
    ],
    [
        &[
            "{person}, the mayor of {town}, resigned on {day}.",
            "The mayor of {town}, {person}, stepped down on {day}.",
            "{person}, the mayor of {town}, did not resign on {day}.",
        ],
        &["The council of {town} will meet in {n} days.", "In {n} days the council of {town} will meet."],
        &[
            "{person} had been criticised over a contract with {org}.",
            "A contract with {org} had brought {person} criticism.",
        ],
    ],
    [
        &[
            "{org} bought the {noun} in {town} for {n} million dollars.",
            "The {noun} in {town} was bought by {org} for ${n} million.",
            "{org} bought the {noun} in {town} for {m} million dollars.",
        ],
        &["{person}, who leads {org}, called it a good day.", "It was a good day, said {person}, who leads {org}."],
        &["The {noun} employs {k} people.", "{K} people work at the {noun}."],
    ],
    [
        &[
            "The council of {town} approved the {adjective} {noun} plan on {day}.",
            "On {day} the {adjective} {noun} plan was approved by the council of {town}.",
            "The council of {town} rejected the {adjective} {noun} plan on {day}.",
        ],
        &["{person} voted against the plan.", "The plan did not get the vote of {person}."],
        &["The plan costs {n} million dollars, {org} said.", "According to {org}, the plan costs {n} million dollars."],
    ],
    [
        &[
            "Police in {town} arrested {person} on {day} over the theft of {k} paintings.",
            "{person} was arrested in {town} on {day} over the theft of {k} paintings.",
            "Police in {town} released {person} on {day}, who has never been arrested.",
        ],
        &["The paintings belong to {org}.", "{org} owns the paintings."],
        &["{N} officers searched the {noun}.", "The {noun} was searched by {n} officers."],
    ],
];

const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// What fills the places of a story's sentences.
struct Filling(Vec<(&'static str, String)>);

impl Filling {
    fn new(random: &mut Random, words: &Words) -> Filling {
        let n = 4 + random.below(60);
        let k = 70 + random.below(900);
        let (given, family) = (syllables(random, 2), syllables(random, 3));
        Filling(vec![
            ("{town}", syllables(random, 3)),
            ("{person}", format!("{given} {family}")),
            ("{org}", format!("{} {}", syllables(random, 2), ["Group", "Foods", "Bank", "Partners"][random.below(4)])),
            ("{n}", n.to_string()),
            ("{N}", n.to_string()),
            ("{m}", (n * 2 + 3).to_string()),
            ("{k}", k.to_string()),
            ("{K}", k.to_string()),
            ("{day}", DAYS[random.below(7)].to_owned()),
            ("{noun}", random.zipf(&words.nouns).to_owned()),
            ("{adjective}", random.zipf(&words.adjectives).to_owned()),
        ])
    }

    fn fill(&self, pattern: &str) -> String {
        self.0.iter().fold(pattern.to_owned(), |text, (place, word)| text.replace(place, word))
    }
}

struct Words {
    nouns: Vec<&'static str>,
    verbs: Vec<&'static str>,
    adjectives: Vec<&'static str>,
}

impl Words {
    fn read() -> Words {
        let of = |kind: &str| {
            let line = include_str!("words.txt").lines().find_map(|line| line.strip_prefix(kind));
            line.expect("the list has each kind").split_whitespace().collect()
        };
        Words { nouns: of("noun:"), verbs: of("verb:"), adjectives: of("adjective:") }
    }
}

/// A name that nobody has.
fn syllables(random: &mut Random, count: usize) -> String {
    const FIRST: [&str; 18] =
        ["B", "D", "F", "G", "H", "J", "K", "L", "M", "N", "P", "R", "S", "T", "V", "W", "Dr", "St"];
    const VOWEL: [&str; 6] = ["a", "e", "i", "o", "u", "ei"];
    const LAST: [&str; 8] = ["n", "r", "l", "s", "m", "nd", "rk", "t"];
    let mut name = String::new();
    for at in 0..count {
        let first = FIRST[random.below(FIRST.len())];
        name += &if at == 0 { first.to_owned() } else { first.to_lowercase() };
        name += VOWEL[random.below(VOWEL.len())];
    }
    name + LAST[random.below(LAST.len())]
}

/// What is said every day and says little: common words, in towns that are often in the news.
fn filler(random: &mut Random, words: &Words, towns: &[String]) -> String {
    let towns: Vec<&str> = towns.iter().map(String::as_str).collect();
    format!(
        "The {} {} {} the {} in {}.",
        random.zipf(&words.adjectives),
        random.zipf(&words.nouns),
        random.zipf(&words.verbs),
        random.zipf(&words.nouns),
        random.zipf(&towns),
    )
}

/// At least so many sentences of news. A story has two to five papers, one in eight of them copied word by word; in half of the
/// stories one paper contradicts the first.
pub(crate) fn news(seed: u64, sentences: usize) -> News {
    let mut random = Random(seed);
    let words = Words::read();
    let towns: Vec<String> = (0..500).map(|_| syllables(&mut random, 2)).collect();
    let mut news = News { documents: Vec::new(), planted: Vec::new(), stories: Vec::new() };
    let (mut written, mut told_stories) = (0, 0);
    while written < sentences {
        let story = STORIES[random.below(STORIES.len())];
        let filling = Filling::new(&mut random, &words);
        let papers = 2 + random.below(4);
        let wrong = (random.below(2) == 0).then(|| 1 + random.below(papers - 1));
        let mut first = None;
        for paper in 0..papers {
            let id = format!("{:07}", news.documents.len());
            let mut told = Vec::new();
            for (at, wordings) in story.iter().enumerate() {
                let right = if at == 0 { wordings.len() - 1 } else { wordings.len() };
                let chosen = if at == 0 && wrong == Some(paper) { right } else { random.below(right) };
                told.push(filling.fill(wordings[chosen]));
                told.push(filler(&mut random, &words, &towns));
            }
            let lead = (id.clone(), told[0].clone());
            let first = first.get_or_insert_with(|| lead.clone());
            if wrong == Some(paper) {
                news.planted.push(Planted { left: first.clone(), right: lead });
            }
            written += told.len();
            let published = "2025-08-20".parse().expect("a date");
            let document = Document::new(id, told.join(" ")).published(published);
            if random.below(8) == 0 {
                written += told.len();
                news.documents.push(document.clone());
                let mut copy = document;
                copy.id = format!("{:07}", news.documents.len()).into();
                news.documents.push(copy);
            } else {
                news.documents.push(document);
            }
            news.stories.resize(news.documents.len(), told_stories);
        }
        told_stories += 1;
    }
    news
}
