//! What happens in a story, and in which words?

use super::Clash;
use super::random::Random;
use super::world::{World, lines};

const WEEK: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
/// The first day of news, a Monday, as a day of August 2025.
const MONDAY: usize = 11;

/// A kind of thing that happens, with its wordings and with what contradicts these.
pub(crate) struct Deed {
    field: &'static str,
    wordings: Vec<&'static str>,
    opposites: Vec<&'static str>,
}

impl Deed {
    pub(crate) fn read(list: &'static str) -> Vec<Deed> {
        let mut deeds: Vec<Deed> = Vec::new();
        for line in lines(list) {
            match (line.strip_prefix("= "), line.strip_prefix("! "), deeds.last_mut()) {
                (Some(field), ..) => deeds.push(Deed { field, wordings: Vec::new(), opposites: Vec::new() }),
                (_, Some(opposite), Some(deed)) => deed.opposites.push(opposite),
                (_, _, Some(deed)) => deed.wordings.push(line),
                _ => {}
            }
        }
        deeds
    }
}

/// Who and what a story is about.
pub(crate) struct Cast {
    topic: usize,
    day: usize,
    pub(crate) persons: Vec<String>,
    pub(crate) bodies: Vec<String>,
    towns: Vec<String>,
    countries: Vec<String>,
    teams: Vec<String>,
}

impl Cast {
    pub(crate) fn new(random: &mut Random, world: &World, topic: usize, days: usize) -> Cast {
        Cast {
            topic,
            day: random.below(days),
            persons: (0..3).map(|_| world.person(random)).collect(),
            bodies: (0..3).map(|_| world.body(random).to_owned()).collect(),
            towns: (0..2).map(|_| world.town(random).to_owned()).collect(),
            countries: (0..2).map(|_| world.country(random).to_owned()).collect(),
            teams: (0..2).map(|_| world.team(random).to_owned()).collect(),
        }
    }

    /// The date of an article so many days after the story began.
    pub(crate) fn published(&self, later: usize) -> String {
        format!("2025-08-{:02}", MONDAY + self.day + later)
    }

    /// A sentence that others do not have; one in three names is the story's.
    pub(crate) fn fill_anew(&self, random: &mut Random, world: &World, pattern: &str) -> String {
        let filling: Vec<(&str, String)> = PLACES
            .iter()
            .filter(|place| pattern.contains(**place))
            .map(|&place| {
                let own = random.chance(0.33);
                let word = match place {
                    _ if own => self.fill(random, world, place),
                    "{person}" => world.person(random),
                    "{org}" | "{org2}" => world.body(random).to_owned(),
                    "{town}" | "{town2}" => world.town(random).to_owned(),
                    "{country}" | "{country2}" => world.country(random).to_owned(),
                    _ => self.fill(random, world, place),
                };
                (place, word)
            })
            .collect();
        fill(pattern, &filling)
    }

    fn fill(&self, random: &mut Random, world: &World, place: &str) -> String {
        match place {
            "{person}" => self.persons[random.below(self.persons.len())].clone(),
            "{org}" => self.bodies[0].clone(),
            "{org2}" => self.bodies[1 + random.below(2)].clone(),
            "{town}" => self.towns[0].clone(),
            "{town2}" => self.towns[1].clone(),
            "{country}" => self.countries[0].clone(),
            "{country2}" => self.countries[1].clone(),
            "{team}" => self.teams[0].clone(),
            "{team2}" => self.teams[1].clone(),
            "{n}" => random.between(2.0, 90.0).to_string(),
            "{k}" => random.between(100.0, 9_000.0).to_string(),
            "{pct}" => (3 + random.below(60)).to_string(),
            "{d}" => format!("{}.{}", 1 + random.below(7), 1 + random.below(9)),
            "{age}" => (18 + random.below(60)).to_string(),
            "{goals}" => format!("{}-{}", 2 + random.below(3), random.below(2)),
            "{day}" => WEEK[(self.day + 7 - random.below(3)) % 7].to_owned(),
            "{adjective}" => world.adjective(random, self.topic).to_owned(),
            "{verb}" => world.verb(random, self.topic).to_owned(),
            _ => world.noun(random, self.topic).to_owned(),
        }
    }
}

const PLACES: [&str; 21] = [
    "{person}",
    "{org}",
    "{org2}",
    "{town}",
    "{town2}",
    "{country}",
    "{country2}",
    "{team}",
    "{team2}",
    "{n}",
    "{k}",
    "{pct}",
    "{d}",
    "{age}",
    "{goals}",
    "{day}",
    "{adjective}",
    "{verb}",
    "{noun}",
    "{noun2}",
    "{noun3}",
];

const NUMBERS: [&str; 4] = ["{n}", "{k}", "{pct}", "{age}"];

/// One thing that happens in a story.
pub(crate) struct Fact<'d> {
    deed: &'d Deed,
    filling: Vec<(&'static str, String)>,
}

impl<'d> Fact<'d> {
    /// What happens in one story: mostly of one field.
    pub(crate) fn some(random: &mut Random, world: &World, deeds: &'d [Deed], cast: &Cast) -> Vec<Fact<'d>> {
        let first = &deeds[random.below(deeds.len())];
        let of_field: Vec<&Deed> = deeds.iter().filter(|deed| deed.field == first.field).collect();
        let mut chosen = vec![first];
        for _ in 0..2 + random.below(4) {
            let deed = if random.chance(0.6) { random.one(&of_field) } else { &deeds[random.below(deeds.len())] };
            if !chosen.iter().any(|known| std::ptr::eq(*known, deed)) {
                chosen.push(deed);
            }
        }
        let filled = |deed: &'d Deed| {
            let filling = PLACES.iter().map(|&place| (place, cast.fill(random, world, place))).collect();
            Fact { deed, filling }
        };
        chosen.into_iter().map(filled).collect()
    }

    /// In which way the fact can be told wrongly.
    pub(crate) fn clash(&self, random: &mut Random) -> Clash {
        let wording = self.deed.wordings[0];
        let mut ways = Vec::new();
        if NUMBERS.iter().any(|number| wording.contains(number)) {
            ways.push(Clash::Number);
        }
        if wording.contains("{day}") {
            ways.push(Clash::Day);
        }
        if !self.deed.opposites.is_empty() || ways.is_empty() {
            ways.push(Clash::Opposite);
        }
        random.one(&ways)
    }

    /// The fact in one of its wordings, or what contradicts it.
    pub(crate) fn tell(&self, random: &mut Random, clash: Option<Clash>) -> String {
        let wording = random.one(&self.deed.wordings);
        let mut filling = self.filling.clone();
        match clash {
            None => {}
            Some(Clash::Opposite) => {
                return match self.deed.opposites.first() {
                    Some(opposite) => fill(opposite, &filling),
                    None => format!("It is not true that {}", self.within(&fill(self.deed.wordings[0], &filling))),
                };
            }
            Some(Clash::Number) => {
                let place = NUMBERS.iter().find(|number| wording.contains(**number)).copied().unwrap_or("{n}");
                for (_, word) in filling.iter_mut().filter(|(known, _)| *known == place) {
                    let number: usize = word.parse().unwrap_or(1);
                    *word = (number + 1 + number / 2 + random.below(number)).to_string();
                }
            }
            Some(Clash::Day) => {
                for (_, word) in filling.iter_mut().filter(|(known, _)| *known == "{day}") {
                    let at = WEEK.iter().position(|day| day == word).unwrap_or(0);
                    *word = WEEK[(at + 5) % 7].to_owned();
                }
            }
        }
        fill(wording, &filling)
    }

    /// A telling after other words: with a small letter, unless it begins with a name or number.
    pub(crate) fn within(&self, told: &str) -> String {
        let named = self.filling.iter().any(|(_, word)| told.starts_with(word.as_str()));
        if named { told.to_owned() } else { told[..1].to_lowercase() + &told[1..] }
    }
}

fn fill(pattern: &str, filling: &[(&str, String)]) -> String {
    let mut text = filling.iter().fold(pattern.to_owned(), |text, (place, word)| text.replace(place, word));
    if text.starts_with(|first: char| first.is_lowercase()) {
        text = text[..1].to_uppercase() + &text[1..];
    }
    text
}
