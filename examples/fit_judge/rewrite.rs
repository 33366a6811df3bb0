//! Pairs made from free texts: what stands next to each other is neither agreement nor contradiction, and a number, day,
//! month, stand or polarity changed under control makes a contradiction.

use std::error::Error;
use std::path::PathBuf;

use crate::pairs::{Counts, Label, Pair};
use crate::random::Random;

/// Sentences of one document, in order.
type Sentences = Vec<String>;

/// All neighbours count as much as `counts` says first, all rewritten pairs as much as it says next.
pub(crate) fn make(paths: &[PathBuf], counts: (Counts, Counts), seed: u64) -> Result<Vec<Pair>, Box<dyn Error>> {
    let mut documents: Vec<Sentences> = Vec::new();
    for path in paths {
        let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
        documents.extend(read(&text));
    }
    let mut random = Random::new(seed);
    let (mut neighbours, mut rewritten) = (Vec::new(), Vec::new());
    for sentences in &documents {
        let telling: Vec<&String> = sentences.iter().filter(|s| (40..260).contains(&s.len())).collect();
        for (at, sentence) in telling.iter().enumerate() {
            for apart in [1, 2, 3] {
                if let Some(other) = telling.get(at + apart) {
                    neighbours.push((sentence.to_string(), other.to_string(), Label::Neutral));
                }
            }
            rewritten.extend(rewrite(sentence, &mut random));
        }
    }
    let weigh = |pairs: Vec<(String, String, Label)>, weight: Counts| {
        let each = weight.each(pairs.len());
        pairs
            .into_iter()
            .map(move |(a, b, label)| Pair { set: "made", a, b, label, weight: each, symmetric: true })
            .collect::<Vec<_>>()
    };
    let mut pairs = weigh(thin(neighbours, 9000), counts.0);
    pairs.extend(weigh(rewritten, counts.1));
    Ok(pairs)
}

/// Evenly, at most `most`.
fn thin<T>(items: Vec<T>, most: usize) -> Vec<T> {
    let (count, take) = (items.len(), most.min(items.len()));
    let mut next = 0;
    let wanted = move |at: usize| {
        let wanted = next < take && at == next * count / take;
        next += usize::from(wanted);
        wanted
    };
    items
        .into_iter()
        .enumerate()
        .scan(wanted, |wanted, (at, item)| Some(wanted(at).then_some(item)))
        .flatten()
        .collect()
}

fn read(conllu: &str) -> Vec<Sentences> {
    let mut documents = vec![Vec::new()];
    for line in conllu.lines() {
        if line.starts_with("# newdoc") {
            documents.push(Vec::new());
        } else if let Some(text) = line.strip_prefix("# text = ") {
            documents.last_mut().expect("it begins with one").push(text.to_owned());
        }
    }
    documents
}

/// One change each of a number, a weekday or month, the polarity of an auxiliary, and a stand; whole against whole, and the
/// changed whole against the clause that says it.
fn rewrite(sentence: &str, random: &mut Random) -> Vec<(String, String, Label)> {
    let words: Vec<&str> = sentence.split(' ').collect();
    let mut changes: Vec<(usize, String)> = Vec::new();
    changes.extend(
        words.iter().enumerate().find_map(|(at, word)| Some((at, other_number(word, words.get(at + 1), random)?))),
    );
    changes.extend(words.iter().enumerate().find_map(|(at, word)| Some((at, other_day(word, random)?))));
    changes.extend(words.iter().enumerate().find_map(|(at, word)| Some((at, other_stand(word)?))));
    let auxiliary = |word: &&str| ["is", "are", "was", "were", "will", "has", "have", "can", "could"].contains(word);
    let negated = |word: &&str| ["not", "no", "never"].contains(word) || word.contains("n't") || word.contains("n’t");
    let firm = words.iter().filter(|word| auxiliary(word)).count() == 1 && !words.iter().any(negated);
    if firm && let Some(at) = words.iter().position(auxiliary) {
        changes.push((at, format!("{} not", words[at])));
    }
    let claims = gainsay::claims(&gainsay::Document::new("text", sentence));
    let mut pairs = Vec::new();
    for (at, new) in changes {
        let start: usize = words[..at].iter().map(|word| word.len() + 1).sum();
        let place = start..start + words[at].len();
        let changed = format!("{}{new}{}", &sentence[..place.start], &sentence[place.end..]);
        let says = |claim: &&gainsay::Claim| claim.span.start() <= place.start && place.end <= claim.span.end();
        let part = claims
            .iter()
            .filter(says)
            .filter(|claim| claim.text().split(' ').count() >= 5)
            .min_by_key(|claim| claim.span.len());
        if let Some(part) = part.filter(|part| part.text().len() + 12 < sentence.len()) {
            pairs.push((changed.clone(), part.text().to_owned(), Label::Contradiction));
            pairs.push((sentence.to_owned(), part.text().to_owned(), Label::Agreement));
        }
        pairs.push((sentence.to_owned(), changed, Label::Contradiction));
    }
    pairs
}

/// The contrary of a verb or noun that takes a stand.
fn other_stand(word: &str) -> Option<String> {
    const STANDS: [(&str, &str); 16] = [
        ("supports", "opposes"),
        ("supported", "opposed"),
        ("support", "oppose"),
        ("backed", "rejected"),
        ("accepted", "rejected"),
        ("approved", "rejected"),
        ("agreed", "refused"),
        ("confirmed", "denied"),
        ("allowed", "banned"),
        ("won", "failed to win"),
        ("increased", "fell"),
        ("rose", "fell"),
        ("began", "ended"),
        ("passed", "rejected"),
        ("signed", "refused to sign"),
        ("welcomed", "condemned"),
    ];
    STANDS
        .iter()
        .find_map(|&(one, other)| if word == one { Some(other) } else { (word == other).then_some(one) })
        .map(str::to_owned)
}

/// Another number of the same form; years and ordinals stay.
fn other_number(word: &str, next: Option<&&str>, random: &mut Random) -> Option<String> {
    const WORDS: [&str; 11] =
        ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    next.filter(|next| next.len() > 3 && next.chars().all(|c| c.is_ascii_lowercase()))?;
    if let Some(at) = WORDS.iter().position(|other| *other == word) {
        return Some(WORDS[(at + 1 + random.below(WORDS.len() - 1)) % WORDS.len()].to_owned());
    }
    let digits: String = word.chars().filter(|c| *c != ',').collect();
    let value: u64 = digits.parse().ok().filter(|value| *value > 2 && !(1500..2100).contains(value))?;
    let changed = value * [2, 3, 5, 7][random.below(4)] / 4 + 1;
    (changed != value).then(|| changed.to_string())
}

fn other_day(word: &str, random: &mut Random) -> Option<String> {
    const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    for names in [&DAYS[..], &MONTHS[..]] {
        let bare = word.trim_end_matches([',', '.']);
        if let Some(at) = names.iter().position(|name| *name == bare) {
            let other = names[(at + 1 + random.below(names.len() - 1)) % names.len()];
            return Some(format!("{other}{}", &word[bare.len()..]));
        }
    }
    None
}
