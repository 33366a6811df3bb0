//! What does a name stand for: a country, an organisation, a place, a person's name in one of its spellings?

use super::table::{self, Rows};
use super::words::{GIVEN_NAME, TITLE, Words};

const NAMES: &str = include_str!("data/names.txt");
const GIVEN_NAMES: &str = include_str!("data/given_names.txt");
const TITLES: &str = include_str!("data/titles.txt");

/// Two names with the same entity stand for the same thing.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct EntityId(pub(crate) u32);

/// What a name from the alias table stands for.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct Alias {
    /// The entity: Moscow, Kremlin, Russian and Russia share Russia's.
    pub entity: EntityId,
    /// In which way the name stands for it.
    pub kind: AliasKind,
}

/// In which way a name stands for an entity.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum AliasKind {
    /// A name of a country, organisation or alliance: United States, U.S., NATO.
    Name,
    /// A capital, also said of its government: Moscow. As a place it is not the country.
    Capital,
    /// A seat or office said of the government: Kremlin, White House.
    Office,
    /// An adjective or a people: Russian, Russians.
    Demonym,
    /// A given name or surname spelled in several ways: Sergei, Sergey.
    Person,
}

/// What sort of thing a named entity is.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[non_exhaustive]
pub enum EntityKind {
    /// A sovereign state, or a territory spoken of like one.
    Country,
    /// An alliance, agency, party, company or armed group.
    Organisation,
    /// A city, region, sea or continent.
    Place,
    /// A person's given name or surname.
    Person,
}

const ALIAS_KINDS: [(&str, AliasKind); 5] = [
    ("name", AliasKind::Name),
    ("capital", AliasKind::Capital),
    ("office", AliasKind::Office),
    ("demonym", AliasKind::Demonym),
    ("person", AliasKind::Person),
];

const ENTITY_KINDS: [(&str, EntityKind); 4] = [
    ("country", EntityKind::Country),
    ("organisation", EntityKind::Organisation),
    ("place", EntityKind::Place),
    ("person", EntityKind::Person),
];

/// What a row of words stands for, however it is written, and when it is written with capitals.
#[derive(Clone, Default)]
struct Meaning {
    free: Option<Alias>,
    /// The alias, and its words as the list writes them: `US` is not `us`, `Turkey` not `turkey`.
    written: Option<(Alias, Box<str>)>,
}

/// The names of `names.txt`.
#[derive(Clone)]
pub(super) struct Names {
    rows: Rows<Meaning>,
    entities: Vec<(String, EntityKind)>,
}

impl Names {
    pub(super) fn read(words: &mut Words) -> Names {
        words.mark_all(GIVEN_NAMES, GIVEN_NAME);
        words.mark_all(TITLES, TITLE);
        let mut names = Names { rows: Rows::new(), entities: Vec::new() };
        for (_, line) in table::lines(NAMES) {
            names.read_entity(words, line);
        }
        names
    }

    /// Reads `russia | country | name: Russia; Russian Federation | capital: Moscow | ...`.
    fn read_entity(&mut self, words: &mut Words, line: &str) {
        let mut fields = line.split('|').map(str::trim);
        let (Some(key), Some(kind)) = (fields.next(), fields.next()) else { return };
        let kind = ENTITY_KINDS.iter().find(|(name, _)| *name == kind).map_or(EntityKind::Place, |&(_, kind)| kind);
        let entity = self.add_entity(key, kind);
        for field in fields {
            let (kind, aliases) = field.split_once(':').unwrap_or((field, ""));
            if let Some(&(_, kind)) = ALIAS_KINDS.iter().find(|(name, _)| *name == kind) {
                for alias in aliases.split(';') {
                    self.add_alias(words, alias.trim(), Alias { entity, kind });
                }
            }
        }
    }

    pub(super) fn add_entity(&mut self, key: &str, kind: EntityKind) -> EntityId {
        self.entities.push((key.to_string(), kind));
        EntityId(self.entities.len() as u32 - 1)
    }

    /// A star before an alias says that it needs the capitals it is written with.
    pub(super) fn add_alias(&mut self, words: &mut Words, alias: &str, meaning: Alias) {
        let (alias, needs_capitals) = match alias.strip_prefix('*') {
            Some(rest) => (rest, true),
            None => (alias, false),
        };
        let place = self.rows.entry(words, &crate::text::fold(alias)).get_or_insert_default();
        if needs_capitals {
            place.written.get_or_insert_with(|| (meaning, alias.into()));
        } else {
            place.free.get_or_insert(meaning);
        }
    }

    pub(super) fn find<'w>(
        &self,
        words: &Words,
        text: impl Iterator<Item = (&'w str, Option<&'w str>)> + Clone,
    ) -> Option<(usize, Alias)> {
        self.rows.longest(
            text.clone(),
            |(word, _)| [words.find(table::trim_period(word)), None],
            |(word, _)| word == "-",
            |meaning, taken| {
                let as_written = meaning.written.as_ref().filter(|(_, alias)| {
                    let parts = text.clone().take(taken).filter(|&(word, _)| word != "-").map(|(_, written)| written);
                    alias.split([' ', '-']).zip(parts).all(|(alias, written)| has_capitals(written, alias))
                });
                as_written.map(|&(alias, _)| alias).or(meaning.free)
            },
        )
    }

    pub(super) fn entity(&self, id: EntityId) -> (&str, EntityKind) {
        let (name, kind) = &self.entities[id.0 as usize];
        (name, *kind)
    }
}

/// Whether `written` has an upper-case letter wherever the list's spelling has one.
fn has_capitals(written: Option<&str>, alias: &str) -> bool {
    written.is_some_and(|written| {
        alias.chars().zip(written.chars()).all(|(alias, written)| !alias.is_uppercase() || written.is_uppercase())
    })
}

impl Names {
    /// Makes a name stand for something, whatever it stood for.
    pub(super) fn set_alias(&mut self, words: &mut Words, name: &str, meaning: Alias) {
        let place = self.rows.entry(words, &crate::text::fold(name)).get_or_insert_default();
        *place = Meaning { free: Some(meaning), written: None };
    }
}
