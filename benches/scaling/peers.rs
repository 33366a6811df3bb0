//! What do plain means find of the planted pairs, and at what cost? For each sentence its ten nearest.

use std::cmp::Reverse;
use std::collections::HashMap;

/// How many neighbours a peer may give each sentence.
const NEAREST: usize = 10;

/// For each sentence the nearest by normalised Levenshtein similarity, all pairs.
pub(crate) fn all_pairs(sentences: &[&str]) -> Vec<Vec<usize>> {
    let nearest = |at: usize| {
        let others = (0..sentences.len()).filter(|&other| other != at);
        best(
            others
                .map(|other| (strsim::normalized_levenshtein(sentences[at], sentences[other]) as f32, other))
                .collect(),
        )
    };
    (0..sentences.len()).map(nearest).collect()
}

/// For each sentence the nearest by cosine of TF-IDF weights, from an inverted index.
pub(crate) fn inverted_index(sentences: &[&str]) -> Vec<Vec<usize>> {
    let mut number: HashMap<String, usize> = HashMap::new();
    let mut postings: Vec<Vec<usize>> = Vec::new();
    let mut words: Vec<Vec<usize>> = Vec::new();
    for (at, sentence) in sentences.iter().enumerate() {
        let split = sentence.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let mut of: Vec<usize> = split
            .map(|word| {
                let next = number.len();
                *number.entry(word.to_lowercase()).or_insert(next)
            })
            .collect();
        of.sort_unstable();
        of.dedup();
        postings.resize_with(number.len(), Vec::new);
        of.iter().for_each(|&word| postings[word].push(at));
        words.push(of);
    }
    let weight: Vec<f32> =
        postings.iter().map(|held| (sentences.len() as f32 / held.len().max(1) as f32).ln()).collect();
    let norm: Vec<f32> =
        words.iter().map(|of| of.iter().map(|&word| weight[word] * weight[word]).sum::<f32>().sqrt()).collect();
    let mut scores = vec![0.0f32; sentences.len()];
    let mut touched = Vec::new();
    let nearest = words.iter().enumerate().map(|(at, of)| {
        for &word in of {
            for &other in &postings[word] {
                if scores[other] == 0.0 {
                    touched.push(other);
                }
                scores[other] += weight[word] * weight[word];
            }
        }
        let scored =
            touched.drain(..).map(|other| (std::mem::take(&mut scores[other]) / (norm[at] * norm[other]), other));
        best(scored.filter(|&(_, other)| other != at).collect())
    });
    nearest.collect()
}

fn best(mut scored: Vec<(f32, usize)>) -> Vec<usize> {
    let key = |&(score, at): &(f32, usize)| (Reverse((score * 1e6) as i64), at);
    if scored.len() > NEAREST {
        scored.select_nth_unstable_by_key(NEAREST, key);
        scored.truncate(NEAREST);
    }
    scored.into_iter().map(|(_, at)| at).collect()
}
