//! What does a name stand for: a country, an organisation, a place, a person's name in one of its spellings?

use super::table::{self, Rows};
use super::words::{GIVEN_NAME, TITLE, Words};

pub(super) const NAMES: &str = include_str!("data/names.txt");
pub(super) const GIVEN_NAMES: &str = include_str!("data/given_names.txt");
pub(super) const TITLES: &str = include_str!("data/titles.txt");

/// Two names with the same entity stand for the same thing.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct EntityId(pub(crate) u32);

/// What a name from the alias table stands for.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub struct Alias {
    /// The entity: Moscow, Kremlin, Russian and Russia share Russia's.
    pub entity: EntityId,
    /// In which way the name stands for it.
    pub kind: AliasKind,
}

/// In which way a name stands for an entity.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[non_exhaustive]
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

    /// Makes a name stand for something, whatever it stood for.
    pub(super) fn set_alias(&mut self, words: &mut Words, name: &str, meaning: Alias) {
        let place = self.rows.entry(words, &crate::text::fold(name)).get_or_insert_default();
        *place = Meaning { free: Some(meaning), written: None };
    }

    pub(super) fn find<'w>(
        &self,
        words: &Words,
        text: impl Iterator<Item = (&'w str, Option<&'w str>)> + Clone,
    ) -> Option<(usize, Alias)> {
        self.rows.longest(
            text.clone(),
            (|(word, _): (&str, _)| words.find(table::trim_period(word)), |_| None),
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

    /// How many entities there are.
    pub(super) fn len(&self) -> usize {
        self.entities.len()
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

#[cfg(test)]
mod tests {
    use super::super::Lexicon;
    use super::*;
    use crate::text::fold;

    /// Looks `text` up as it is written, then says how many words were taken, for what, and in which way.
    #[track_caller]
    fn check(text: &str, expected: Option<(usize, &str, AliasKind)>) {
        let lexicon = Lexicon::english();
        let folded: Vec<(String, &str)> = text.split(' ').map(|word| (fold(word).into_owned(), word)).collect();
        let found = lexicon.name_in(folded.iter().map(|(folded, written)| (folded.as_str(), *written)));
        let found = found.map(|(taken, alias)| (taken, lexicon.entity_name(alias.entity), alias.kind));
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_country_its_capital_its_government_and_its_people_are_one_entity() {
        check("Russia and", Some((1, "russia", AliasKind::Name)));
        check("Russian Federation said", Some((2, "russia", AliasKind::Name)));
        check("moscow said", Some((1, "russia", AliasKind::Capital)));
        check("Kremlin spokesman", Some((1, "russia", AliasKind::Office)));
        check("Russians voted", Some((1, "russia", AliasKind::Demonym)));
        check("Kiev fell", Some((1, "ukraine", AliasKind::Capital)));
        // As some agencies' texts are handed on.
        check("U. S. troops", Some((2, "united states", AliasKind::Name)));
        check("u s", None);
    }

    #[test]
    fn the_united_states_are_found_in_all_their_forms() {
        for name in ["United States", "United States of America", "U.S.", "U.S", "US", "USA", "America"] {
            check(name, Some((name.split(' ').count(), "united states", AliasKind::Name)));
        }
        check("White House officials", Some((2, "united states", AliasKind::Office)));
    }

    #[test]
    fn ordinary_words_are_no_names() {
        for text in [
            "us all",
            "who said",
            "turkey sandwiches",
            "polish the shoes",
            "who",
            "ice",
            "bill",
            "will",
            "it",
            "congress",
        ] {
            check(text, None);
        }
        check("WHO said", Some((1, "world health organization", AliasKind::Name)));
        check("Turkey said", Some((1, "turkey", AliasKind::Name)));
        check("Polish police", Some((1, "poland", AliasKind::Demonym)));
        let lexicon = Lexicon::english();
        assert_eq!(lexicon.name(["us"].into_iter()), None);
        assert!(lexicon.name(["u.s."].into_iter()).is_some());
    }

    #[test]
    fn the_longest_name_wins() {
        check("UN Security Council", Some((3, "un security council", AliasKind::Name)));
        check("UN secretary", Some((1, "united nations", AliasKind::Name)));
        check("South Korean troops", Some((2, "south korea", AliasKind::Demonym)));
        check("New York Times", Some((3, "new york times", AliasKind::Name)));
    }

    #[test]
    fn hyphens_periods_and_possessives_do_not_matter() {
        check("Guinea - Bissau", Some((3, "guinea-bissau", AliasKind::Name)));
        check("Guinea Bissau", Some((2, "guinea-bissau", AliasKind::Name)));
        check("U.K said", Some((1, "united kingdom", AliasKind::Name)));
        check("People 's Republic of China", Some((5, "china", AliasKind::Name)));
        check("St. Petersburg", Some((2, "st petersburg", AliasKind::Name)));
        check("Calif. officials", Some((1, "california", AliasKind::Name)));
    }

    #[test]
    fn spellings_of_a_persons_name_are_one() {
        check("Zelenskyy", Some((1, "zelensky", AliasKind::Person)));
        check("Sergey Lavrov", Some((1, "sergei", AliasKind::Person)));
        check("Qaddafi", Some((1, "gaddafi", AliasKind::Person)));
        check("Bob Miller", Some((1, "robert", AliasKind::Person)));
        let lexicon = Lexicon::english();
        let entity = |name: &'static str| lexicon.name([name].into_iter()).map(|(_, alias)| alias.entity);
        assert_ne!(entity("vladimir"), entity("volodymyr"));
    }

    #[test]
    fn entities_have_a_kind() {
        let lexicon = Lexicon::english();
        let kind =
            |name: &'static str| lexicon.name(name.split(' ')).map(|(_, alias)| lexicon.entity_kind(alias.entity));
        assert_eq!(kind("france"), Some(EntityKind::Country));
        assert_eq!(kind("north atlantic alliance"), Some(EntityKind::Organisation));
        assert_eq!(kind("bombay"), Some(EntityKind::Place));
        assert_eq!(kind("muhammad"), Some(EntityKind::Person));
    }

    #[test]
    fn given_names_and_titles_are_known() {
        let lexicon = Lexicon::english();
        for name in ["maria", "sergei", "john", "mohammed", "volodymyr"] {
            assert!(lexicon.given_name(name), "{name}");
        }
        for title in ["president", "minister", "sen.", "gov", "spokeswoman", "pope", "ceo", "mayor"] {
            assert!(lexicon.title(title), "{title}");
        }
        assert!(!lexicon.given_name("ceasefire") && !lexicon.title("ceasefire"));
    }

    #[test]
    fn each_line_of_the_list_says_what_it_is_and_no_name_stands_for_two_things() {
        let mut seen = std::collections::BTreeMap::new();
        let lines: Vec<&str> = NAMES.lines().skip(1).collect();
        assert!(lines.is_sorted_by_key(|line| line.split(" | ").next()));
        for line in lines {
            let fields: Vec<&str> = line.split(" | ").collect();
            assert!(fields.len() > 2 && ENTITY_KINDS.iter().any(|(name, _)| *name == fields[1]), "{line}");
            for field in &fields[2..] {
                let (kind, aliases) = field.split_once(": ").unwrap();
                assert!(ALIAS_KINDS.iter().any(|(name, _)| *name == kind), "{line}");
                for alias in aliases.split("; ") {
                    let key =
                        fold(alias).replace('-', " ").split(' ').map(table::trim_period).collect::<Vec<_>>().join(" ");
                    assert_eq!(seen.insert(key, line), None, "{alias}");
                }
            }
        }
    }

    #[test]
    fn lists_of_single_words_are_sorted() {
        for list in [GIVEN_NAMES, TITLES] {
            assert!(list.lines().skip(1).is_sorted_by(|a, b| a < b));
        }
    }
}
