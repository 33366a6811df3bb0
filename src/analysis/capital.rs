//! Is a word written as a name, or does its capital tell nothing?

use std::collections::{HashMap, HashSet};

use super::mention::WORDS;
use super::phrase;
use super::reading::{Reading, function_word};
use crate::lexicon::Alias;
use crate::syntax::Pos;
use crate::text::SentenceKind;

/// How the words of a document are written where capitals tell something: inside the sentences of running text.
pub(super) struct Habits<'a> {
    capital: HashMap<&'a str, u32>,
    /// How each sentence uses them.
    cases: Vec<Case>,
    lower: HashSet<&'a str>,
    /// Capitalised words after a given name or an initial.
    surnames: HashSet<&'a str>,
}

impl<'a> Habits<'a> {
    pub(super) fn of(reading: &'a Reading<'a>) -> Habits<'a> {
        let mut habits = Habits {
            capital: HashMap::new(),
            cases: (0..reading.len()).map(|sentence| case(reading, sentence)).collect(),
            lower: HashSet::with_capacity((reading.tokens.len() / 4).min(1024)),
            surnames: HashSet::new(),
        };
        for sentence in 0..reading.len() {
            if !matches!(reading.kind(sentence), SentenceKind::Prose | SentenceKind::ListItem)
                || habits.case(sentence) == Case::Title
            {
                continue;
            }
            for token in reading.range(sentence) {
                if !reading.is_word(token) {
                    continue;
                }
                let folded = reading.folded(token);
                if token > reading.range(sentence).start && is_given(reading, token - 1) && is_mixed(reading, token) {
                    habits.surnames.insert(folded);
                }
                if !reading.is_capitalised(token) {
                    habits.lower.insert(folded);
                } else if !begins(reading, token, reading.range(sentence).start) {
                    *habits.capital.entry(folded).or_default() += 1;
                }
            }
        }
        habits
    }

    /// How capitals are used in a sentence.
    pub(super) fn case(&self, sentence: usize) -> Case {
        self.cases[sentence]
    }

    /// Whether the document writes the word with a capital where only names have one.
    fn is_name(&self, folded: &str) -> bool {
        self.capital.contains_key(folded)
    }

    /// Whether the document has the word after a given name.
    pub(super) fn is_surname(&self, folded: &str) -> bool {
        self.surnames.contains(folded)
    }

    /// Whether the document uses the word as one of the language: in lower case, which of a name is but bad scraping.
    pub(super) fn is_word(&self, reading: &Reading<'_>, folded: &str) -> bool {
        self.lower.contains(folded)
            && (is_listed(reading, folded) || !self.is_name(folded))
            && !reading.lexicon.given_name(folded)
    }
}

/// Whether a token is a capitalised given name or an initial, behind which a surname is likely.
fn is_given(reading: &Reading<'_>, token: usize) -> bool {
    let written = reading.written(token);
    let initial = written.len() < 6 && written.ends_with('.') && written.chars().all(|c| c.is_uppercase() || c == '.');
    reading.is_capitalised(token) && reading.lexicon.given_name(reading.folded(token))
        || initial && !reading.lexicon.title(reading.folded(token)) && alias(reading, token, token + 1).is_none()
}

/// Whether a token has a capital first and a lower-case letter somewhere.
fn is_mixed(reading: &Reading<'_>, token: usize) -> bool {
    reading.is_capitalised(token) && reading.written(token).chars().any(char::is_lowercase)
}

/// How capitals are used in a sentence.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(super) enum Case {
    /// Names have capitals, other words have not.
    Sentence,
    /// All words have capitals: a headline.
    Title,
}

/// Whether a token begins a sentence, a quotation or what follows a colon: a capital tells nothing there.
pub(super) fn begins(reading: &Reading<'_>, token: usize, first: usize) -> bool {
    token == first || {
        let before = token - 1;
        phrase::is_quote_mark(reading, before)
            || matches!(
                reading.written(before),
                ":" | ")" | "." | "?" | "!" | "—" | "–" | "--" | "•" | "*" | "(" | "[" | "…"
            )
    }
}

fn case(reading: &Reading<'_>, sentence: usize) -> Case {
    let (mut capital, mut all) = (0usize, 0usize);
    let range = reading.range(sentence);
    for token in range.clone() {
        let long = reading.is_word(token) && 4 <= reading.written(token).len();
        let title =
            |at: usize| at < range.end && reading.is_capitalised(at) && reading.lexicon.title(reading.folded(at));
        // Only words that are no names tell: a sentence may be full of names, and of offices such as "Prime Minister".
        if long && !title(token) && !title(token + 1) && is_common(reading, token) {
            all += 1;
            capital += usize::from(reading.is_capitalised(token));
        }
    }
    // Of four long words of a headline three have capitals; one such word may just begin a sentence. "The
    // Harwick Writers Guild met." has a stop and a verb as no headline does.
    let stopped = range.end > range.start && reading.written(range.end - 1) == ".";
    let lower_verb = |token: usize| reading.is_verbal(token) && !reading.is_capitalised(token);
    let mostly = if stopped { capital == all && !range.clone().any(lower_verb) } else { 4 * capital >= 3 * all };
    if 2 <= capital && mostly { Case::Title } else { Case::Sentence }
}

/// Whether the token is written or known as a name where it stands.
pub(super) fn is_name(reading: &Reading<'_>, habits: &Habits<'_>, case: Case, token: usize, first: usize) -> bool {
    if !reading.is_word(token) {
        return false;
    }
    let folded = reading.folded(token);
    let closed = matches!(
        reading.pos(token),
        Pos::Pron | Pos::Det | Pos::Adp | Pos::Cconj | Pos::Sconj | Pos::Aux | Pos::Part | Pos::Punct
    );
    let capitalised = reading.is_capitalised(token);
    // Most words of a text are told by this alone.
    if !capitalised && (closed || folded.len() < 4) {
        return false;
    }
    if WORDS.has("calendar", folded.trim_end_matches('.'))
        || function_word(folded).is_some()
        // "Mid-2022"
        || folded.contains('-') && folded.ends_with(|c: char| c.is_ascii_digit()) && reading.written(token).len() > 6
    {
        return false;
    }
    if !capitalised {
        // Scraping lowers names: "lavrov recalled", where the text has "Lavrov" elsewhere; "emmanuel Macron" beside his surname.
        let next = token + 1 < reading.tokens.len()
            && reading.is_capitalised(token + 1)
            && habits.is_name(reading.folded(token + 1));
        let given = next && reading.lexicon.given_name(folded) && !habits.is_word(reading, reading.folded(token + 1));
        return given || habits.is_name(folded) && !is_listed(reading, folded);
    }
    let known = habits.is_name(folded) && !habits.is_word(reading, folded);
    // "King said", but "Heard in Harwick".
    let acts = token + 1 < reading.tokens.len() && reading.is_verbal(token + 1);
    let told = acts || !begins(reading, token, first) || !is_common(reading, token);
    if case == Case::Sentence && habits.is_surname(folded) && told {
        return true;
    }
    let institution = is_organisation_word(reading, token) && {
        let article = usize::from(token + 2 < reading.tokens.len() && reading.folded(token + 2) == "the");
        let next = token + 2 + article;
        next < reading.tokens.len() && reading.folded(token + 1) == "of" && reading.is_capitalised(next)
    };
    if institution && case == Case::Sentence {
        return true;
    }
    if reading.pos(token) == Pos::Propn && case == Case::Sentence {
        // At a sentence's start a tagger may take any unknown capital for a name; the word's other uses decide.
        return !begins(reading, token, first)
            || known
            || !habits.is_word(reading, folded) && !is_common(reading, token);
    }
    if closed && !known {
        return false;
    }
    // Glued lines leave a capital inside: "road rage According to".
    let neighbours = [token.wrapping_sub(1), token + 1];
    let alone = neighbours.iter().all(|&at| at >= reading.tokens.len() || !reading.is_capitalised(at));
    if alone && !known && matches!(reading.pos(token), Pos::Verb | Pos::Adv | Pos::Intj) && is_common(reading, token) {
        return false;
    }
    if case == Case::Sentence && !begins(reading, token, first) {
        return reading.written(token) != "I" && !closed;
    }
    let given =
        reading.lexicon.given_name(folded) && token + 1 < reading.tokens.len() && reading.is_capitalised(token + 1);
    known || given || !is_common(reading, token) && !habits.is_word(reading, folded)
}

/// Whether the word is one of the language: a noun, verb, adjective or adverb in some form.
pub(super) fn is_common(reading: &Reading<'_>, token: usize) -> bool {
    // WordNet has countries and given names too; whatever the alias table has is no common word, nor a given name before a surname.
    let folded = reading.folded(token);
    let surname = token + 1 < reading.tokens.len() && reading.is_capitalised(token + 1);
    is_listed(reading, folded)
        && alias(reading, token, token + 1).is_none()
        && !(surname && reading.lexicon.given_name(folded))
}

/// Whether a dictionary has the word, whatever its form.
pub(super) fn is_listed(reading: &Reading<'_>, folded: &str) -> bool {
    folded.ends_with("ly") || folded.ends_with("ing") || reading.lexicon.is_form(folded)
}

/// The alias the lexicon has at `token`, and how many tokens it takes.
pub(super) fn alias(reading: &Reading<'_>, token: usize, end: usize) -> Option<(usize, Alias)> {
    let words = (token..end.min(token + 8)).map(|at| (reading.folded(at), reading.written(at)));
    reading.lexicon.name_in(words)
}

pub(super) fn is_organisation_word(reading: &Reading<'_>, token: usize) -> bool {
    WORDS.has("organisation", reading.folded(token)) || WORDS.has("organisation", reading.lemma(token))
}
