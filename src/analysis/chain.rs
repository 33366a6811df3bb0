//! Which mentions of a document name the same thing?

use std::collections::HashMap;

use super::NameKind;
use super::mention::{Mention, WORDS};
use super::reading::Reading;
use crate::lexicon::{AliasKind, Cues, EntityId};

/// How far two spellings of a name may differ, as Jaro-Winkler similarity: "Zelensky" and "Zelenskyy" are at .98,
/// "Harris" and "Harrison", who are two people, at .95.
const SPELLING: f64 = 0.96;

/// What is known of a person or thing while mentions are laid to it.
#[derive(Default)]
struct Entity<'a> {
    /// Folded words of its fullest form.
    words: Vec<&'a str>,
    kind: Option<NameKind>,
    /// Lemmas of the office words it was given.
    offices: Vec<&'a str>,
    female: bool,
    male: bool,
}

/// For each mention the number of its chain, by first mention; kinds not known are taken from the chain.
pub(super) fn link(reading: &Reading<'_>, mentions: &mut [Mention]) -> Vec<u32> {
    let mut entities: Vec<Entity<'_>> = Vec::new();
    let mut aliases: HashMap<(EntityId, bool), usize> = HashMap::new();
    let mut exact: HashMap<String, usize> = HashMap::new();
    let mut surnames: HashMap<String, Vec<usize>> = HashMap::new();
    let mut of: Vec<Option<usize>> = vec![None; mentions.len()];

    // Full forms come first: a headline has "Lavrov" before the text has "Sergey Lavrov".
    let mut order: Vec<usize> = (0..mentions.len()).collect();
    order.sort_by_key(|&number| (mentions[number].name.len() < 2, number));
    let mut seen = Vec::new();
    for number in order {
        let mention = &mentions[number];
        if let Some(alias) = mention.alias.filter(|alias| alias.kind != AliasKind::Person) {
            // A capital names the government or the town; it is not the country.
            let key = (alias.entity, alias.kind == AliasKind::Capital);
            let next = entities.len();
            let entity = *aliases.entry(key).or_insert(next);
            if entity == next {
                entities.push(Entity { kind: Some(mention.kind), ..Entity::default() });
            }
            of[number] = Some(entity);
            continue;
        }
        let words: Vec<&str> =
            mention.name.clone().filter(|&at| reading.is_word(at)).map(|at| reading.folded(at)).collect();
        let words: Vec<&str> = match words.split_last() {
            Some((last, rest)) if !rest.is_empty() && WORDS.has("suffix", last) => rest.to_vec(),
            _ => words,
        };
        let Some(&last) = words.last() else { continue };
        let same =
            exact.get(&words.join(" ")).copied().filter(|&entity| compatible(reading, mention, &entities[entity]));
        let found = same.or_else(|| person_of(reading, mention, &words, &entities, &surnames)).or_else(|| {
            let acronym = mention.kind == NameKind::Organisation && words.len() == 1;
            acronym.then(|| expansion(reading, mention, mentions, &of, number)).flatten()
        });
        let entity = found.unwrap_or_else(|| {
            entities.push(Entity { words: words.clone(), kind: None, ..Entity::default() });
            surnames.entry(last.to_owned()).or_default().push(entities.len() - 1);
            entities.len() - 1
        });
        exact.entry(words.join(" ")).or_insert(entity);
        let known = &mut entities[entity];
        if mention.kind != NameKind::Other
            && known.kind.is_none_or(|kind| kind == NameKind::Other || mention.kind == NameKind::Person)
        {
            known.kind = Some(mention.kind);
        }
        for at in mention.titled.start..mention.name.start {
            let folded = reading.folded(at);
            known.female |= WORDS.has("female", folded);
            known.male |= WORDS.has("male", folded);
            if reading.lexicon.title(folded) && !WORDS.has("honorific", folded) {
                known.offices.push(reading.lemma(at));
            }
        }
        of[number] = Some(entity);
    }

    // Chains count by first mention; mentions take the kind of their chain.
    let mut chains = Vec::with_capacity(mentions.len());
    for (number, mention) in mentions.iter_mut().enumerate() {
        let entity = of[number].unwrap_or(usize::MAX);
        let chain = seen.iter().position(|&known| known == entity && entity != usize::MAX).unwrap_or_else(|| {
            seen.push(entity);
            seen.len() - 1
        });
        if mention.alias.is_none_or(|alias| alias.kind == AliasKind::Person) {
            if let Some(kind) = entities.get(entity).and_then(|entity| entity.kind) {
                mention.kind = kind;
            }
        }
        chains.push(chain as u32);
    }
    chains
}

/// The person or thing of the same last word that fits the mention; the latest one if several do.
fn person_of(
    reading: &Reading<'_>,
    mention: &Mention,
    words: &[&str],
    entities: &[Entity<'_>],
    surnames: &HashMap<String, Vec<usize>>,
) -> Option<usize> {
    let last = words.last()?;
    let near = |other: &str| is_spelling(reading, last, other);
    let mut candidates: Vec<usize> = surnames
        .iter()
        .filter(|(surname, _)| surname.as_str() == *last || near(surname))
        .flat_map(|(_, found)| found.iter().copied())
        .collect();
    candidates.sort_unstable();
    let fitting: Vec<usize> = candidates
        .into_iter()
        .filter(|&entity| {
            let other = &entities[entity];
            let people = |kind: Option<NameKind>| !matches!(kind, Some(NameKind::Place | NameKind::Organisation));
            if !people(other.kind) || !people(Some(mention.kind)) {
                return false;
            }
            // Given names must agree where both have one.
            let given = match (words, other.words.as_slice()) {
                ([first, _, ..], [known, _, ..]) => is_given(reading, first, known),
                _ => true,
            };
            given && compatible(reading, mention, other)
        })
        .collect();
    // "Clinton" after both Bill and Hillary Clinton could be either: then the latest before it counts only if it alone fits its title.
    match fitting.as_slice() {
        [] => None,
        [one] => Some(*one),
        several => several
            .iter()
            .rev()
            .copied()
            .find(|&entity| entities[entity].words.len() > 1)
            .or_else(|| several.last().copied()),
    }
}

/// Whether two given names can be one: equal, an initial, or two spellings.
fn is_given(reading: &Reading<'_>, a: &str, b: &str) -> bool {
    let initial = |short: &str, long: &str| {
        short.trim_end_matches('.').chars().count() == 1 && long.starts_with(short.trim_end_matches('.'))
    };
    a == b || initial(a, b) || initial(b, a) || is_spelling(reading, a, b)
}

/// Whether two words are spellings of one name: by the alias table, or close enough to be a slip or another transcription.
fn is_spelling(reading: &Reading<'_>, a: &str, b: &str) -> bool {
    let alias = |word: &str| {
        reading.lexicon.name([word].into_iter()).map(|(_, alias)| alias).filter(|alias| alias.kind == AliasKind::Person)
    };
    if let (Some(a), Some(b)) = (alias(a), alias(b)) {
        return a.entity == b.entity;
    }
    // Short names differ by one letter as often as not: "Lee", "Lea".
    let long = a.len().min(b.len());
    if long < 6 || a.chars().next() != b.chars().next() {
        return false;
    }
    let known = reading.lexicon.given_name(a) && reading.lexicon.given_name(b);
    let distance = strsim::damerau_levenshtein(a, b);
    !known && distance <= 1 + usize::from(9 <= long) && SPELLING <= strsim::jaro_winkler(a, b)
}

/// Whether a mention's title does not speak against an entity: another office or another sex is another person.
fn compatible(reading: &Reading<'_>, mention: &Mention, entity: &Entity<'_>) -> bool {
    let mut offices = (mention.titled.start..mention.name.start)
        .filter(|&at| reading.lexicon.title(reading.folded(at)) && !WORDS.has("honorific", reading.folded(at)))
        .peekable();
    let former = (mention.titled.start..mention.name.start).any(|at| reading.cues(at).intersects(Cues::FORMER));
    let titles = mention.titled.start..mention.name.start;
    let female = titles.clone().any(|at| WORDS.has("female", reading.folded(at)));
    let male = titles.clone().any(|at| WORDS.has("male", reading.folded(at)));
    if female && entity.male || male && entity.female {
        return false;
    }
    // A full name outweighs an office: one may hold two.
    if offices.peek().is_none() || entity.offices.is_empty() || mention.name.len() > 1 || former {
        return true;
    }
    offices.any(|at| entity.offices.contains(&reading.lemma(at)))
}

/// The chain of the many-word name before an acronym whose initials it has.
fn expansion(
    reading: &Reading<'_>,
    mention: &Mention,
    mentions: &[Mention],
    of: &[Option<usize>],
    number: usize,
) -> Option<usize> {
    let letters: String = reading.written(mention.name.start).chars().filter(|c| c.is_alphabetic()).collect();
    if letters.len() < 2 || letters.chars().any(char::is_lowercase) {
        return None;
    }
    (0..mentions.len()).filter(|&other| other != number && mentions[other].name.len() > 1).find_map(|other| {
        let initials: String = mentions[other]
            .name
            .clone()
            .filter(|&at| reading.is_capitalised(at))
            .filter_map(|at| reading.written(at).chars().next())
            .collect();
        (initials == letters).then(|| of[other]).flatten()
    })
}
