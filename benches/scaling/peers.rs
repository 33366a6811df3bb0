//! What do plain means put beside each other, and at what cost? For each sentence its ten nearest.

use std::cmp::Reverse;
use std::collections::HashMap;

/// How many neighbours a peer may give each sentence.
const NEAREST: usize = 10;

/// What gives each sentence its nearest, by number.
pub(crate) type Peer = fn(&[&str]) -> Vec<Vec<u32>>;

/// The peers by name.
pub(crate) const PEERS: [(&str, Peer); 4] =
    [("strsim", levenshtein), ("rapidfuzz", ratio), ("TF-IDF", inverted_index), ("MinHash", minhash)];

/// All pairs by normalised Levenshtein similarity.
fn levenshtein(sentences: &[&str]) -> Vec<Vec<u32>> {
    all_pairs(sentences, |at| {
        let own = sentences[at];
        move |other: &str| strsim::normalized_levenshtein(own, other) as f32
    })
}

/// All pairs by the ratio of RapidFuzz, which prepares a sentence once and compares it with all others.
fn ratio(sentences: &[&str]) -> Vec<Vec<u32>> {
    all_pairs(sentences, |at| {
        let own = rapidfuzz::fuzz::RatioBatchComparator::new(sentences[at].bytes());
        move |other: &str| own.similarity(other.bytes()) as f32
    })
}

fn all_pairs<S: Fn(&str) -> f32>(sentences: &[&str], to: impl Fn(usize) -> S) -> Vec<Vec<u32>> {
    let nearest = |at: usize| {
        let alike = to(at);
        let others = (0..sentences.len()).filter(|&other| other != at);
        best(others.map(|other| (alike(sentences[other]), other as u32)).collect())
    };
    (0..sentences.len()).map(nearest).collect()
}

/// By cosine of TF-IDF weights, from an inverted index.
fn inverted_index(sentences: &[&str]) -> Vec<Vec<u32>> {
    let mut number: HashMap<String, u32> = HashMap::new();
    let mut postings: Vec<Vec<u32>> = Vec::new();
    let mut words: Vec<Vec<u32>> = Vec::new();
    for (at, sentence) in sentences.iter().enumerate() {
        let mut of: Vec<u32> = split(sentence)
            .map(|word| {
                let next = number.len() as u32;
                *number.entry(word).or_insert(next)
            })
            .collect();
        of.sort_unstable();
        of.dedup();
        postings.resize_with(number.len(), Vec::new);
        of.iter().for_each(|&word| postings[word as usize].push(at as u32));
        words.push(of);
    }
    let weight: Vec<f32> =
        postings.iter().map(|held| (sentences.len() as f32 / held.len().max(1) as f32).ln()).collect();
    let square = |word: u32| weight[word as usize] * weight[word as usize];
    let norm: Vec<f32> = words.iter().map(|of| of.iter().map(|&word| square(word)).sum::<f32>().sqrt()).collect();
    let mut scores = vec![0.0f32; sentences.len()];
    let mut touched: Vec<u32> = Vec::new();
    let nearest = words.iter().enumerate().map(|(at, of)| {
        for &word in of {
            for &other in &postings[word as usize] {
                if scores[other as usize] == 0.0 {
                    touched.push(other);
                }
                scores[other as usize] += square(word);
            }
        }
        let scored = touched
            .drain(..)
            .map(|other| (std::mem::take(&mut scores[other as usize]) / (norm[at] * norm[other as usize]), other));
        best(scored.filter(|&(_, other)| other as usize != at).collect())
    });
    nearest.collect()
}

/// By MinHash signatures of the words (Broder 1997), cut into bands: of pairs with a Jaccard similarity of 0.3, half share a
/// band. Those that share one are ranked by their true similarity.
fn minhash(sentences: &[&str]) -> Vec<Vec<u32>> {
    const BANDS: u64 = 26;
    const WIDTH: u64 = 3;
    let mixed = |word: u64, with: u64| {
        let mixed = (word ^ with.wrapping_mul(0x9e37_79b9_7f4a_7c15)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        (mixed ^ mixed >> 29).wrapping_mul(0x94d0_49bb_1331_11eb)
    };
    let hashed = |sentence: &&str| {
        let hash = |word: String| word.bytes().fold(0xcbf2_9ce4, |hash, byte| mixed(hash, u64::from(byte)));
        let mut words: Vec<u64> = split(sentence).map(hash).collect();
        words.sort_unstable();
        words.dedup();
        words
    };
    let words: Vec<Vec<u64>> = sentences.iter().map(hashed).collect();
    let least = |of: &[u64], hash: u64| of.iter().map(|&word| mixed(word, hash)).min().unwrap_or(0);
    let band = |of: &[u64], band: u64| {
        let rows = (band * WIDTH..(band + 1) * WIDTH).map(|row| least(of, row + 1));
        rows.fold(band, mixed)
    };
    let bands: Vec<Vec<u64>> = words.iter().map(|of| (0..BANDS).map(|at| band(of, at)).collect()).collect();
    let mut holding: HashMap<u64, Vec<u32>> = HashMap::new();
    for (at, bands) in bands.iter().enumerate() {
        bands.iter().for_each(|&band| holding.entry(band).or_default().push(at as u32));
    }
    let nearest = bands.iter().enumerate().map(|(at, bands)| {
        let mut near: Vec<u32> = bands.iter().flat_map(|band| &holding[band]).copied().collect();
        near.sort_unstable();
        near.dedup();
        let others = near.into_iter().filter(|&other| other as usize != at);
        best(others.map(|other| (jaccard(&words[at], &words[other as usize]), other)).collect())
    });
    nearest.collect()
}

/// The share of the words of both that both have.
fn jaccard(x: &[u64], y: &[u64]) -> f32 {
    let common = x.iter().filter(|word| y.binary_search(word).is_ok()).count();
    common as f32 / (x.len() + y.len() - common).max(1) as f32
}

fn split(sentence: &str) -> impl Iterator<Item = String> {
    sentence.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase)
}

fn best(mut scored: Vec<(f32, u32)>) -> Vec<u32> {
    let key = |&(score, at): &(f32, u32)| (Reverse((score * 1e6) as i64), at);
    if scored.len() > NEAREST {
        scored.select_nth_unstable_by_key(NEAREST, key);
        scored.truncate(NEAREST);
    }
    scored.into_iter().map(|(_, at)| at).collect()
}
