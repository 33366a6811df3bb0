//! Who and what is in the news: words, places, persons, bodies, the famous ones far more often than the others.

use std::collections::{HashMap, HashSet};

use super::random::Random;

/// How many topics the news has; each has words of its own.
const TOPICS: usize = 200;
/// How many words are a topic's own.
const TOPICAL: usize = 400;

pub(crate) struct World {
    nouns: Vec<&'static str>,
    verbs: Vec<&'static str>,
    adjectives: Vec<&'static str>,
    given: Vec<String>,
    family: Vec<String>,
    persons: Vec<String>,
    towns: Vec<String>,
    bodies: Vec<String>,
    teams: Vec<String>,
    countries: Vec<&'static str>,
}

impl World {
    /// The words are those of the crate's own tables with a weight, in order of it, which is that of their frequency.
    pub(crate) fn new(random: &mut Random) -> World {
        let weights: HashMap<&str, u8> = lines(include_str!("../../../src/lexicon/data/weights.txt"))
            .filter_map(|line| line.split_once(' '))
            .filter_map(|(word, weight)| Some((word, weight.parse().ok()?)))
            .collect();
        let given: HashSet<&str> = lines(include_str!("../../../src/lexicon/data/given_names.txt")).collect();
        let of = |class: char| {
            let known = lines(include_str!("../../../src/lexicon/data/words.txt")).filter_map(|line| {
                let mut parts = line.split(' ');
                let (word, classes, senses) = (parts.next()?, parts.next()?, parts.next()?);
                let common = classes.starts_with(class) && senses.starts_with(class) && !given.contains(word);
                let plain = word.len() > 2 && word.bytes().all(|byte| byte.is_ascii_lowercase());
                let weight = *weights.get(word)?;
                (common && plain && weight >= 45).then_some((weight, word))
            });
            let mut known: Vec<(u8, &'static str)> = known.collect();
            known.sort_unstable();
            known.into_iter().map(|(_, word)| word).collect::<Vec<_>>()
        };
        let mut given: Vec<String> = given.iter().copied().map(capital).collect();
        given.sort_unstable();
        let family: Vec<String> = (0..20_000).map(|_| name(random)).collect();
        let towns: Vec<String> = (0..20_000).map(|_| name(random)).collect();
        let persons =
            (0..30_000).map(|_| format!("{} {}", given[random.below(given.len())], family[random.zipf(family.len())]));
        let persons = persons.collect();
        let nouns = of('n');
        let bodies = (0..20_000).map(|at| body(random, &towns, &nouns, at)).collect();
        let teams = towns.iter().take(2_000).map(|town| format!("{town} {}", random.one(&TEAMS))).collect();
        let countries = lines(include_str!("places.txt")).collect();
        let (verbs, adjectives) = (of('v'), of('a'));
        World { nouns, verbs, adjectives, given, family, persons, towns, bodies, teams, countries }
    }

    pub(crate) fn topic(random: &mut Random) -> usize {
        random.zipf(TOPICS)
    }

    pub(crate) fn noun(&self, random: &mut Random, topic: usize) -> &str {
        word(&self.nouns, random, topic)
    }

    pub(crate) fn verb(&self, random: &mut Random, topic: usize) -> &str {
        word(&self.verbs, random, topic)
    }

    pub(crate) fn adjective(&self, random: &mut Random, topic: usize) -> &str {
        word(&self.adjectives, random, topic)
    }

    /// Somebody who is in the news often, or somebody who is there once.
    pub(crate) fn person(&self, random: &mut Random) -> String {
        if random.chance(0.4) {
            return self.persons[random.zipf(self.persons.len())].clone();
        }
        let given = &self.given[random.below(self.given.len())];
        format!("{given} {}", self.family[random.below(self.family.len())])
    }

    pub(crate) fn town(&self, random: &mut Random) -> &str {
        let at = if random.chance(0.5) { random.zipf(self.towns.len()) } else { random.below(self.towns.len()) };
        &self.towns[at]
    }

    pub(crate) fn body(&self, random: &mut Random) -> &str {
        let at = if random.chance(0.5) { random.zipf(self.bodies.len()) } else { random.below(self.bodies.len()) };
        &self.bodies[at]
    }

    pub(crate) fn team(&self, random: &mut Random) -> &str {
        &self.teams[random.zipf(self.teams.len())]
    }

    pub(crate) fn country(&self, random: &mut Random) -> &str {
        self.countries[random.zipf(self.countries.len())]
    }
}

const TEAMS: [&str; 8] = ["United", "Rovers", "Tigers", "City", "Athletic", "Wolves", "Giants", "Hawks"];

/// Lines of a list, without the comments at its head.
pub(crate) fn lines(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().filter(|line| !line.starts_with('#') && !line.is_empty())
}

/// A common word, or one of the topic's own, which are spread over all of the words.
fn word<'w>(words: &[&'w str], random: &mut Random, topic: usize) -> &'w str {
    let at = random.zipf(words.len());
    if random.chance(0.5) {
        return words[at];
    }
    let own = random.zipf(TOPICAL) as u64;
    let spread = (topic as u64 * 1_000_003 + own).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32;
    words[spread as usize % words.len()]
}

fn body(random: &mut Random, towns: &[String], nouns: &[&str], at: usize) -> String {
    const KINDS: [&str; 24] = [
        "Group",
        "Foods",
        "Bank",
        "Partners",
        "Motors",
        "Energy",
        "Institute",
        "Systems",
        "Air",
        "Steel",
        "Media",
        "Labs",
        "University",
        "Foundation",
        "Hospital",
        "Council",
        "Agency",
        "Union",
        "Insurance",
        "Airlines",
        "Church",
        "Ministry",
        "Software",
        "Pharma",
    ];
    match at % 3 {
        0 => format!("{} {}", name(random), random.one(&KINDS)),
        1 => format!(
            "{} {} {}",
            towns[random.zipf(towns.len())],
            capital(nouns[random.zipf(nouns.len())]),
            random.one(&KINDS)
        ),
        _ => name(random),
    }
}

fn capital(word: &str) -> String {
    word[..1].to_uppercase() + &word[1..]
}

/// A name that nobody has.
fn name(random: &mut Random) -> String {
    const FIRST: [&str; 24] = [
        "B", "D", "F", "G", "H", "J", "K", "L", "M", "N", "P", "R", "S", "T", "V", "W", "Dr", "St", "Br", "Kl", "Z",
        "C", "Tr", "Sch",
    ];
    const VOWEL: [&str; 8] = ["a", "e", "i", "o", "u", "ei", "au", "oo"];
    const LAST: [&str; 14] = ["n", "r", "l", "s", "m", "nd", "rk", "t", "vik", "mo", "ska", "ford", "ley", "ton"];
    let mut name = String::new();
    for at in 0..2 + random.below(2) {
        let first = random.one(&FIRST);
        name += &if at == 0 { (*first).to_owned() } else { first.to_lowercase() };
        name += random.one(&VOWEL);
    }
    name + random.one(&LAST)
}
