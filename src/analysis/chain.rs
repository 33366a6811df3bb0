//! Which mentions of a document name the same thing?

use std::collections::HashMap;

use super::NameKind;
use super::mention::{Mention, WORDS};
use super::reading::Reading;
use super::sex::{self, Sex};
use crate::lexicon::{AliasKind, Cues, EntityId};
use crate::syntax::Pos;

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
    sex: Sex,
    /// Where its full forms stand, by token.
    full: Vec<usize>,
    /// Where its latest short form stands.
    short: Option<usize>,
}

impl Entity<'_> {
    /// Where it was last named before a token.
    fn named_before(&self, token: usize) -> Option<usize> {
        let full = self.full[..self.full.partition_point(|&at| at < token)].last().copied();
        full.max(self.short)
    }
}

/// For each mention the number of its chain, by first mention; kinds not known are taken from the chain.
pub(super) fn link(reading: &Reading<'_>, mentions: &mut [Mention]) -> Vec<u32> {
    let mut entities: Vec<Entity<'_>> = Vec::new();
    let mut aliases: HashMap<(EntityId, bool), usize> = HashMap::new();
    let mut exact: HashMap<String, usize> = HashMap::new();
    let mut surnames = Surnames::default();
    let mut given: HashMap<&str, Vec<usize>> = HashMap::new();
    let mut initials: HashMap<String, usize> = HashMap::new();
    let mut of: Vec<Option<usize>> = vec![None; mentions.len()];

    // Full forms come first: a headline has "Lavrov" before the text has "Sergey Lavrov".
    let mut order: Vec<usize> = (0..mentions.len()).collect();
    order.sort_by_key(|&number| (mentions[number].name.len() < 2, number));
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
            |key: &str| exact.get(key).copied().filter(|&entity| compatible(reading, mention, &entities[entity]));
        let found = if words.len() > 1 {
            same(&words.join(" "))
                .or_else(|| same(without_suffix(&words).join(" ").as_str()))
                .or_else(|| person_of(reading, mention, &words, &entities, &surnames))
        } else {
            person_of(reading, mention, &words, &entities, &surnames)
                .or_else(|| person_by_given_name(reading, mention, given.get(last), &entities))
                .or_else(|| same(last))
                .or_else(|| bracketed(reading, mentions, number).and_then(|full| of[full]))
                .or_else(|| {
                    let acronym = reading.written(mention.name.start).replace('.', "");
                    let found =
                        initials.get(acronym.as_str()).copied().filter(|_| mention.kind == NameKind::Organisation);
                    found.filter(|&found| 2 < acronym.len() || entities[found].kind != Some(NameKind::Person))
                })
        };
        let entity = found.unwrap_or_else(|| {
            entities.push(Entity { words: words.clone(), kind: None, ..Entity::default() });
            surnames.add(last, entities.len() - 1);
            entities.len() - 1
        });
        exact.entry(words.join(" ")).or_insert(entity);
        exact.entry(without_suffix(&words).join(" ")).or_insert(entity);
        if words.len() > 1 {
            entities[entity].full.push(mention.name.start);
            let known = given.entry(words[0]).or_default();
            if !known.contains(&entity) && known.len() < ALIKE {
                known.push(entity);
            }
        } else {
            entities[entity].short = Some(mention.name.start);
        }
        if mention.name.len() > 1 {
            initials.entry(initials_of(reading, mention)).or_insert(entity);
        }
        let known = &mut entities[entity];
        if mention.kind != NameKind::Other
            && known.kind.is_none_or(|kind| kind == NameKind::Other || mention.kind == NameKind::Person)
        {
            known.kind = Some(mention.kind);
        }
        for at in mention.titled.start..mention.name.start {
            let folded = reading.folded(at);
            known.sex = known.sex.or(sex::of_noun(folded));
            if reading.lexicon.title(folded)
                && !WORDS.has("honorific", folded)
                && !known.offices.contains(&reading.lemma(at))
            {
                known.offices.push(reading.lemma(at));
            }
        }
        if words.len() > 1 && known.kind == Some(NameKind::Person) {
            known.sex = known.sex.or(sex::of_given_name(reading, words[0]));
        }
        of[number] = Some(entity);
    }

    // Chains count by first mention; mentions take the kind of their chain.
    let mut seen: HashMap<usize, usize> = HashMap::new();
    let mut chains = Vec::with_capacity(mentions.len());
    for (number, mention) in mentions.iter_mut().enumerate() {
        let entity = of[number].unwrap_or(usize::MAX - number);
        let next = seen.len();
        let chain = *seen.entry(entity).or_insert(next);
        if mention.alias.is_none_or(|alias| alias.kind == AliasKind::Person)
            && let Some(kind) = entities.get(entity).and_then(|entity| entity.kind)
        {
            mention.kind = kind;
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
    surnames: &Surnames,
) -> Option<usize> {
    let last = words.last()?;
    let candidates = surnames.near(reading, last);
    let fitting: Vec<usize> = candidates
        .into_iter()
        .filter(|&entity| {
            let other = &entities[entity];
            // "CBS Chicago" is no longer form of "Chicago": one of the two must be known for a person, and neither for another thing.
            let thing = |kind: Option<NameKind>| matches!(kind, Some(NameKind::Place | NameKind::Organisation));
            let person = other.kind == Some(NameKind::Person) || mention.kind == NameKind::Person;
            if !person || thing(other.kind) || thing(Some(mention.kind)) {
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
    // "Clinton" after both Bill and Hillary Clinton is the one last named; in a headline above them, the first to come.
    let before =
        fitting.iter().copied().filter_map(|entity| Some((entities[entity].named_before(mention.name.start)?, entity)));
    before
        .max()
        .map(|(_, entity)| entity)
        .or_else(|| fitting.into_iter().min_by_key(|&entity| entities[entity].full.first()))
}

/// The only person of that given name who was named in full before: "Hugh" after "Hugh Jackman", not "an Oscar".
fn person_by_given_name(
    reading: &Reading<'_>,
    mention: &Mention,
    candidates: Option<&Vec<usize>>,
    entities: &[Entity<'_>],
) -> Option<usize> {
    let start = mention.name.start;
    let article = start > 0 && reading.pos(start - 1) == Pos::Det;
    let thing = matches!(mention.kind, NameKind::Place | NameKind::Organisation);
    if article || thing || mention.titled.start < start {
        return None;
    }
    let mut before = candidates?.iter().copied().filter(|&entity| {
        entities[entity].kind == Some(NameKind::Person) && entities[entity].named_before(start).is_some()
    });
    before.next().filter(|_| before.next().is_none())
}

/// A company's name without "Inc." and its like: "Harwick Holdings Ltd" is "Harwick Holdings" later.
fn without_suffix<'w, 'a>(words: &'w [&'a str]) -> &'w [&'a str] {
    match words.split_last() {
        Some((last, rest)) if !rest.is_empty() && WORDS.has("company", last) => rest,
        _ => words,
    }
}

/// The mention of which this one is the short form in brackets: "the Screen Actors Guild (SAG)".
fn bracketed(reading: &Reading<'_>, mentions: &[Mention], number: usize) -> Option<usize> {
    let (start, end) = (mentions[number].name.start, mentions[number].name.end);
    let full = number.checked_sub(1)?;
    let brackets =
        start >= 2 && reading.written(start - 1) == "(" && end < reading.tokens.len() && reading.written(end) == ")";
    let short = reading.written(start);
    let acronym = 2 < short.len() && short.chars().filter(|c| c.is_uppercase()).count() * 2 > short.len();
    let first = |at: usize| reading.written(at).chars().next();
    let begins = first(mentions[full].name.start) == first(start);
    (brackets && acronym && begins && mentions[full].name.end + 1 == start && mentions[full].name.len() > 1)
        .then_some(full)
}

/// Whether two given names can be one: equal, an initial, or two spellings.
fn is_given(reading: &Reading<'_>, a: &str, b: &str) -> bool {
    let initial = |short: &str, long: &str| {
        short.trim_end_matches('.').chars().count() == 1 && long.starts_with(short.trim_end_matches('.'))
    };
    // "Mo" and "Maurice"; but Ken may be Kenny's father.
    let short = |short: &str, long: &str| short.is_ascii() && short.len() == 2 && long.starts_with(&short[..1]);
    a == b || initial(a, b) || initial(b, a) || short(a, b) || short(b, a) || is_spelling(reading, a, b)
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
    let told = titles.map(|at| sex::of_noun(reading.folded(at))).fold(Sex::Unknown, Sex::or);
    let given = mention.name.start;
    let given = if mention.name.len() > 1 { sex::of_given_name(reading, reading.folded(given)) } else { Sex::Unknown };
    if !entity.sex.fits(told.or(given)) {
        return false;
    }
    // A full name outweighs an office: one may hold two.
    if offices.peek().is_none() || entity.offices.is_empty() || mention.name.len() > 1 || former {
        return true;
    }
    offices.any(|at| entity.offices.contains(&reading.lemma(at)))
}

/// The first letters of a name's capitalised words: what its acronym would be.
fn initials_of(reading: &Reading<'_>, mention: &Mention) -> String {
    mention
        .name
        .clone()
        .filter(|&at| reading.is_capitalised(at))
        .filter_map(|at| reading.written(at).chars().next())
        .collect()
}

/// Entities by last word, and those whose last words may be spellings of one another.
#[derive(Default)]
struct Surnames {
    exact: HashMap<String, Vec<usize>>,
    alike: HashMap<String, Vec<(String, usize)>>,
}

impl Surnames {
    fn add(&mut self, surname: &str, entity: usize) {
        self.exact.entry(surname.to_owned()).or_default().push(entity);
        self.alike.entry(beginning(surname)).or_default().push((surname.to_owned(), entity));
    }

    /// Entities of that last word or a spelling of it, by number; of look-alikes the latest few.
    fn near(&self, reading: &Reading<'_>, surname: &str) -> Vec<usize> {
        let mut found: Vec<usize> =
            self.exact.get(surname).map_or(&[][..], |found| &found[found.len().saturating_sub(ALIKE)..]).to_vec();
        let alike =
            self.alike.get(&beginning(surname)).map_or(&[][..], |alike| &alike[alike.len().saturating_sub(ALIKE)..]);
        found.extend(
            alike
                .iter()
                .filter(|(other, _)| other != surname && is_spelling(reading, surname, other))
                .map(|&(_, entity)| entity),
        );
        found.sort_unstable();
        found
    }
}

/// How many entities with look-alike names are tried; a bound for lists of names.
const ALIKE: usize = 32;

/// The first letters, which spellings of a surname share.
fn beginning(surname: &str) -> String {
    surname.chars().take(2).collect()
}
