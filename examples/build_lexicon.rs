//! How are the lexicon's generated tables made? `build_lexicon WORDNET_DIR WORDFREQ_TSV DATA_DIR`
//!
//! Reads WordNet's database files and a dump of wordfreq (`word<TAB>frequency`), and writes the sorted tables that the
//! crate includes. The same input gives the same bytes. Where the input comes from: `src/lexicon/README.md`.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use unicode_normalization::UnicodeNormalization;

const WORDNET: &str = "WordNet 3.0, copyright 2006 by Princeton University; licence: WORDNET-LICENSE.txt";
const WORDFREQ: &str = "wordfreq 3.1.1 by Robyn Speer; licence: CC BY-SA 4.0, see WORDFREQ-LICENSE.txt";

/// Weights from here on tell no more than a word the table does not have.
const UNKNOWN: u8 = 120;

/// How many senses of a lemma are kept for noun, verb, adjective, adverb: the later ones are rare, and relate what no
/// reader would relate.
const SENSES: [usize; 4] = [3, 4, 3, 2];

/// What percentage of a word's uses are the least for a part of speech to have senses.
const SHARE: u32 = 12;

/// A noun with more kinds than this says too little to be called a broader word, `person` and `animal` excepted.
const KINDS_OF_A_NOUN: usize = 1500;
const BROAD_NOUNS: [&str; 2] = ["person", "animal"];

/// A noun this close to the root (`entity` is 0) is an abstraction: `physical entity`, `attribute`, `whole`.
const SHALLOWEST_NOUN: usize = 4;

/// As for nouns; `change`, `move` and `act` have more.
const WAYS_OF_A_VERB: usize = 300;

/// How far up the broader synsets are kept.
const STEPS: usize = 5;

/// Adjectives with more senses are not opposed by way of their cluster.
const MEANINGS_OF_A_SATELLITE: usize = 2;
const MEANINGS_OF_A_HEAD: usize = 4;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [wordnet, wordfreq, data] = arguments.as_slice() else {
        return Err("usage: build_lexicon WORDNET_DIR WORDFREQ_TSV DATA_DIR".into());
    };
    let data = Path::new(data);
    let weights = read_weights(&fs::read_to_string(wordfreq)?)?;
    let unrelated = read_list(&fs::read_to_string(data.join("unrelated.txt"))?);
    let wordnet = WordNet::read(Path::new(wordnet))?;
    write_weights(&weights, data)?;
    write_exceptions(&wordnet, data)?;
    write_words(&wordnet, &weights, &unrelated, data)?;
    write_antonyms(&wordnet, &weights, &unrelated, data)?;
    write_derivations(&wordnet, &weights, &unrelated, data)?;
    Ok(())
}

/// One of WordNet's four parts of speech, in the order of its files.
const PARTS: [&str; 4] = ["noun", "verb", "adj", "adv"];

/// A synset is named by its part of speech (as an index of `PARTS`) and its offset in the data file.
type Key = (usize, u32);

struct Pointer {
    symbol: String,
    target: Key,
    /// Which word of this synset points to which word of the target, from 1; 0 if all of it does.
    from: usize,
    to: usize,
}

struct Synset {
    /// As WordNet writes them, capitals included.
    words: Vec<String>,
    pointers: Vec<Pointer>,
}

struct WordNet {
    synsets: BTreeMap<Key, Synset>,
    /// Per part of speech, the single words and their synsets, commonest sense first.
    index: [BTreeMap<String, Vec<u32>>; 4],
    /// Per part of speech, irregular form and lemma.
    exceptions: [BTreeMap<String, String>; 4],
    /// Words and parts of speech with at least one form that is not capitalised.
    common: [BTreeSet<String>; 4],
    /// How often a word was met as noun, verb, adjective, adverb in the texts that WordNet's makers tagged.
    met: BTreeMap<String, [u32; 4]>,
}

fn part(letter: &str) -> Result<usize, Box<dyn Error>> {
    match letter {
        "n" => Ok(0),
        "v" => Ok(1),
        "a" | "s" => Ok(2),
        "r" => Ok(3),
        _ => Err(format!("no part of speech {letter:?}").into()),
    }
}

/// Whether the tables can hold the word: letters, and hyphens, periods or apostrophes between or after them.
fn is_word(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_lowercase())
        && word.bytes().all(|b| b.is_ascii_lowercase() || matches!(b, b'-' | b'.' | b'\'' | b'&'))
}

impl WordNet {
    fn read(folder: &Path) -> Result<WordNet, Box<dyn Error>> {
        let mut wordnet = WordNet {
            synsets: BTreeMap::new(),
            index: Default::default(),
            exceptions: Default::default(),
            common: Default::default(),
            met: BTreeMap::new(),
        };
        for line in latin1(&folder.join("cntlist.rev"))?.lines() {
            wordnet.read_count(line)?;
        }
        for (p, name) in PARTS.iter().enumerate() {
            for line in latin1(&folder.join(format!("data.{name}")))?.lines().filter(|line| !line.starts_with(' ')) {
                wordnet.read_synset(p, line)?;
            }
            for line in latin1(&folder.join(format!("index.{name}")))?.lines().filter(|line| !line.starts_with(' ')) {
                let fields: Vec<&str> = line.split_whitespace().collect();
                let senses: usize = fields[2].parse()?;
                if is_word(fields[0]) {
                    let offsets: Result<Vec<u32>, _> =
                        fields[fields.len() - senses..].iter().map(|f| f.parse()).collect();
                    wordnet.index[p].insert(fields[0].to_string(), offsets?);
                }
            }
            for line in latin1(&folder.join(format!("{name}.exc")))?.lines() {
                let mut fields = line.split_whitespace();
                if let (Some(form), Some(lemma)) = (fields.next(), fields.next())
                    && is_word(form)
                    && is_word(lemma)
                    && form != lemma
                {
                    wordnet.exceptions[p].entry(form.to_string()).or_insert(lemma.to_string());
                }
            }
        }
        Ok(wordnet)
    }

    /// Reads `abandon%2:31:00:: 2 5`: a sense, whose first digit is the part of speech, its rank, and how often it was met.
    fn read_count(&mut self, line: &str) -> Result<(), Box<dyn Error>> {
        let mut fields = line.split_whitespace();
        let (key, count) = (fields.next().unwrap_or_default(), fields.nth(1).unwrap_or("0"));
        if let Some((word, sense)) = key.split_once('%') {
            let p = match sense.as_bytes().first() {
                Some(b'1') => 0,
                Some(b'2') => 1,
                Some(b'3' | b'5') => 2,
                _ => 3,
            };
            self.met.entry(word.to_string()).or_default()[p] += count.parse::<u32>()?;
        }
        Ok(())
    }

    fn read_synset(&mut self, p: usize, line: &str) -> Result<(), Box<dyn Error>> {
        let fields: Vec<&str> = line.split(" | ").next().unwrap_or_default().split_whitespace().collect();
        let count = usize::from_str_radix(fields[3], 16)?;
        // Adjectives may carry a marker of where they stand: `galore(ip)`.
        let words: Vec<String> =
            (0..count).map(|k| fields[4 + 2 * k].split('(').next().unwrap_or_default().to_string()).collect();
        let at = 4 + 2 * count;
        let mut pointers = Vec::new();
        for k in 0..fields[at].parse()? {
            let [symbol, offset, letter, ends] = [0, 1, 2, 3].map(|n| fields[at + 1 + 4 * k + n]);
            pointers.push(Pointer {
                symbol: symbol.to_string(),
                target: (part(letter)?, offset.parse()?),
                from: usize::from_str_radix(&ends[..2], 16)?,
                to: usize::from_str_radix(&ends[2..], 16)?,
            });
        }
        self.common[p].extend(words.iter().filter(|word| is_word(word)).cloned());
        self.synsets.insert((p, fields[0].parse()?), Synset { words, pointers });
        Ok(())
    }

    /// The broader synsets, at most two: a dog is a canine and a domestic animal.
    fn parents(&self, key: Key) -> impl Iterator<Item = Key> {
        self.synsets[&key].pointers.iter().filter(|pointer| pointer.symbol == "@").map(|pointer| pointer.target).take(2)
    }

    /// The longest way to a root.
    fn depth(&self, key: Key, known: &mut BTreeMap<Key, usize>) -> usize {
        if let Some(&depth) = known.get(&key) {
            return depth;
        }
        let parents = self.synsets[&key].pointers.iter().filter(|pointer| pointer.symbol.starts_with('@'));
        let depth = parents.map(|pointer| 1 + self.depth(pointer.target, known)).max().unwrap_or(0);
        known.insert(key, depth);
        depth
    }

    /// How many synsets are below each.
    fn kinds(&self) -> BTreeMap<Key, usize> {
        let mut kinds = BTreeMap::new();
        for &key in self.synsets.keys() {
            let (mut above, mut next) = (BTreeSet::new(), vec![key]);
            while let Some(at) = next.pop() {
                next.extend(self.parents(at).filter(|&parent| above.insert(parent)));
            }
            for parent in above {
                *kinds.entry(parent).or_insert(0) += 1;
            }
        }
        kinds
    }

    fn is_broader_word(&self, key: Key, depths: &mut BTreeMap<Key, usize>, kinds: &BTreeMap<Key, usize>) -> bool {
        let below = kinds.get(&key).copied().unwrap_or(0);
        if key.0 != 0 {
            return below <= WAYS_OF_A_VERB;
        }
        let named = self.synsets[&key].words.first().is_some_and(|word| BROAD_NOUNS.contains(&word.as_str()));
        named || below <= KINDS_OF_A_NOUN && self.depth(key, depths) >= SHALLOWEST_NOUN
    }

    /// Whether a word is nearly always another part of speech: `frank` and `heavy` are nouns too, but no reader thinks of
    /// them as kinds of a person.
    fn is_minor(&self, p: usize, word: &str) -> bool {
        self.met.get(word).is_some_and(|met| met[p] * 100 < met.iter().sum::<u32>() * SHARE)
    }

    /// The first senses of a word as one part of speech, unless it hardly ever is.
    fn senses(&self, p: usize, word: &str) -> &[u32] {
        match self.index[p].get(word) {
            Some(offsets) if self.common[p].contains(word) && !self.is_minor(p, word) => {
                &offsets[..offsets.len().min(SENSES[p])]
            }
            _ => &[],
        }
    }
}

fn latin1(path: &Path) -> Result<String, Box<dyn Error>> {
    Ok(fs::read(path)?.into_iter().map(char::from).collect())
}

/// The words of a curated list, its header and comments left out.
fn read_list(text: &str) -> BTreeSet<String> {
    text.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace).map(str::to_string).collect()
}

/// Folded words to tenths of a natural-log unit below the commonest word.
fn read_weights(dump: &str) -> Result<BTreeMap<String, u8>, Box<dyn Error>> {
    let mut frequencies: BTreeMap<String, f64> = BTreeMap::new();
    for line in dump.lines() {
        let (word, frequency) = line.split_once('\t').ok_or("a line of the dump is word, tab, frequency")?;
        let folded: String =
            word.nfd().filter(|c| !('\u{300}'..='\u{36f}').contains(c)).collect::<String>().to_lowercase();
        let folded = folded.replace('\u{2019}', "'");
        if is_word(&folded) {
            *frequencies.entry(folded).or_insert(0.0) += frequency.parse::<f64>()?;
        }
    }
    let most = frequencies.values().copied().fold(0.0, f64::max);
    let weight = |frequency: f64| (10.0 * (most / frequency).ln()).round();
    Ok(frequencies
        .into_iter()
        .filter(|&(_, frequency)| weight(frequency) < f64::from(UNKNOWN))
        .map(|(word, frequency)| (word, weight(frequency) as u8))
        .collect())
}

fn write_weights(weights: &BTreeMap<String, u8>, data: &Path) -> Result<(), Box<dyn Error>> {
    let mut text = format!("# word weight | from {WORDFREQ}\n");
    for (word, weight) in weights {
        writeln!(text, "{word} {weight}")?;
    }
    Ok(fs::write(data.join("weights.txt"), text)?)
}

fn write_exceptions(wordnet: &WordNet, data: &Path) -> Result<(), Box<dyn Error>> {
    let mut text = format!("# form class lemma | from {WORDNET}\n");
    let mut lines = BTreeSet::new();
    for (p, letter) in "nvar".chars().enumerate() {
        for (form, lemma) in &wordnet.exceptions[p] {
            lines.insert(format!("{form} {letter} {lemma}"));
        }
    }
    for line in lines {
        writeln!(text, "{line}")?;
    }
    Ok(fs::write(data.join("exceptions.txt"), text)?)
}

fn write_words(
    wordnet: &WordNet,
    weights: &BTreeMap<String, u8>,
    unrelated: &BTreeSet<String>,
    data: &Path,
) -> Result<(), Box<dyn Error>> {
    let words: BTreeSet<&String> = wordnet.index.iter().flat_map(|index| index.keys()).collect();
    let related = |word: &str| weights.contains_key(word) && word.len() > 2 && !unrelated.contains(word);
    let (mut depths, kinds) = (BTreeMap::new(), wordnet.kinds());
    let mut kept: BTreeSet<Key> = BTreeSet::new();
    let mut edges: BTreeSet<(Key, Key)> = BTreeSet::new();
    for word in words.iter().filter(|word| related(word)) {
        for p in 0..4 {
            for &offset in wordnet.senses(p, word) {
                kept.insert((p, offset));
                let mut level = vec![(p, offset)];
                for _ in 0..STEPS {
                    let mut broader = Vec::new();
                    for &at in &level {
                        for parent in wordnet.parents(at) {
                            if wordnet.is_broader_word(parent, &mut depths, &kinds) {
                                edges.insert((parent, at));
                                broader.push(parent);
                            }
                        }
                    }
                    kept.extend(&broader);
                    level = broader;
                }
            }
        }
    }
    let number: BTreeMap<Key, usize> = kept.iter().enumerate().map(|(n, &key)| (key, n)).collect();
    let mut text = format!("# word classes senses | from {WORDNET}\n");
    for word in words {
        let (mut classes, mut senses) = (String::new(), String::new());
        for (p, letter) in "nvar".chars().enumerate() {
            // A name of three letters or fewer in lower case is likelier a function word: he (helium), us, or (Oregon).
            let is_name = !wordnet.common[p].contains(word.as_str());
            if !wordnet.index[p].contains_key(word.as_str()) || is_name && word.len() <= 3 {
                continue;
            }
            classes.push(letter);
            let kept = if related(word) { wordnet.senses(p, word) } else { &[] };
            for (n, &offset) in kept.iter().enumerate() {
                if n == 0 {
                    write!(senses, " {letter}{}", number[&(p, offset)])?;
                } else {
                    write!(senses, ",{}", number[&(p, offset)])?;
                }
            }
        }
        if !classes.is_empty() {
            writeln!(text, "{word} {classes}{senses}")?;
        }
    }
    fs::write(data.join("words.txt"), text)?;

    let mut text = format!("# broader synset, narrower synsets: numbers of words.txt | from {WORDNET}\n");
    let mut last = None;
    for (parent, child) in edges {
        if last != Some(parent) {
            let separator = if last.is_some() { "\n" } else { "" };
            write!(text, "{separator}{}", number[&parent])?;
            last = Some(parent);
        }
        write!(text, " {}", number[&child])?;
    }
    text.push('\n');
    Ok(fs::write(data.join("hypernyms.txt"), text)?)
}

/// Writes unordered pairs, each under its smaller word, one smaller word a line.
fn write_pairs(pairs: &BTreeSet<(String, String)>, header: &str, path: &Path) -> Result<(), Box<dyn Error>> {
    let mut text = format!("# {header}");
    let mut last = "";
    for (a, b) in pairs {
        if a != last {
            write!(text, "\n{a}")?;
            last = a;
        }
        write!(text, " {b}")?;
    }
    text.push('\n');
    Ok(fs::write(path, text)?)
}

fn ordered(a: &str, b: &str) -> (String, String) {
    let (a, b) = if a < b { (a, b) } else { (b, a) };
    (a.to_string(), b.to_string())
}

fn write_antonyms(
    wordnet: &WordNet,
    weights: &BTreeMap<String, u8>,
    unrelated: &BTreeSet<String>,
    data: &Path,
) -> Result<(), Box<dyn Error>> {
    let usable = |word: &str| is_word(word) && weights.contains_key(word) && !unrelated.contains(word);
    let mut direct = BTreeSet::new();
    for synset in wordnet.synsets.values() {
        for pointer in synset.pointers.iter().filter(|pointer| pointer.symbol == "!" && pointer.from > 0) {
            let (a, b) = (&synset.words[pointer.from - 1], &wordnet.synsets[&pointer.target].words[pointer.to - 1]);
            if a != b && usable(a) && usable(b) {
                direct.insert(ordered(a, b));
            }
        }
    }
    write_pairs(&direct, &format!("antonyms | from {WORDNET}"), &data.join("antonyms.txt"))?;

    // A satellite adjective is opposed to what its head is opposed to: speedy (fast), slow.
    // Only where both mean little else: `fugitive` is a satellite of a sense of `short`, but not its opposite.
    let is_single = |word: &str, most: usize| {
        let others = [0, 1, 3].iter().any(|&p| wordnet.index[p].contains_key(word));
        // Participles with un- are satellites of much that they are not opposed to: blushing, composed; heard, undetected.
        let is_plain = !word.starts_with("un") && !word.starts_with("non");
        is_plain && !others && wordnet.index[2].get(word).is_some_and(|senses| senses.len() <= most)
    };
    let mut clusters = BTreeSet::new();
    for word in wordnet.index[2].keys().filter(|word| usable(word) && is_single(word, MEANINGS_OF_A_SATELLITE)) {
        let Some(&first) = wordnet.senses(2, word).first() else { continue };
        for similar in wordnet.synsets[&(2, first)].pointers.iter().filter(|pointer| pointer.symbol == "&") {
            let head = &wordnet.synsets[&similar.target];
            for pointer in head.pointers.iter().filter(|pointer| pointer.symbol == "!" && pointer.from == 1) {
                let opposed = &wordnet.synsets[&pointer.target].words[pointer.to - 1];
                let is_first = wordnet.senses(2, opposed).first() == Some(&pointer.target.1);
                if usable(opposed)
                    && is_single(opposed, MEANINGS_OF_A_HEAD)
                    && is_first
                    && !direct.contains(&ordered(word, opposed))
                {
                    clusters.insert(ordered(word, opposed));
                }
            }
        }
    }
    write_pairs(&clusters, &format!("antonyms of adjective clusters | from {WORDNET}"), &data.join("clusters.txt"))?;

    let mut affixed = BTreeSet::new();
    for (p, index) in wordnet.index.iter().enumerate() {
        for word in index.keys().filter(|word| usable(word) && wordnet.common[p].contains(word.as_str())) {
            let has = |base: &str| base.len() > 3 && usable(base) && wordnet.common[p].contains(base);
            for prefix in ["un", "in", "im", "il", "ir", "dis", "non", "non-"] {
                if let Some(base) = word.strip_prefix(prefix)
                    && has(base)
                {
                    affixed.insert(ordered(word, base));
                }
            }
            if let Some(stem) = word.strip_suffix("less") {
                let full = format!("{stem}ful");
                if has(&full) {
                    affixed.insert(ordered(word, &full));
                }
            }
        }
    }
    let affixed = affixed.difference(&direct).cloned().collect();
    write_pairs(&affixed, &format!("opposites by affix, both words in {WORDNET}"), &data.join("affixes.txt"))
}

fn write_derivations(
    wordnet: &WordNet,
    weights: &BTreeMap<String, u8>,
    unrelated: &BTreeSet<String>,
    data: &Path,
) -> Result<(), Box<dyn Error>> {
    let usable =
        |word: &str| is_word(word) && word.len() > 2 && weights.contains_key(word) && !unrelated.contains(word);
    let mut pairs = BTreeSet::new();
    for synset in wordnet.synsets.values() {
        // `+` links verb, noun and adjective; `\` an adverb to its adjective, an adjective to its noun.
        for pointer in synset.pointers.iter().filter(|pointer| matches!(pointer.symbol.as_str(), "+" | "\\")) {
            if pointer.from == 0 {
                continue;
            }
            let (a, b) = (&synset.words[pointer.from - 1], &wordnet.synsets[&pointer.target].words[pointer.to - 1]);
            if a != b && usable(a) && usable(b) && a.as_bytes()[..2] == b.as_bytes()[..2] {
                pairs.insert(ordered(a, b));
            }
        }
    }
    write_pairs(&pairs, &format!("derived from one another | from {WORDNET}"), &data.join("derivations.txt"))
}
