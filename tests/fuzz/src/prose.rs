//! How does a campaign write texts that look like news, so that what reads news is reached?
//!
//! Sentences of a list follow each other, some of them changed in a word, a number or a mark; a second text tells much of the
//! first once more, so that claims meet.

use crate::mutation::Random;
use crate::texts::{BETWEEN, PIECES};

/// Few texts are longer: what is found in a long one is found in short ones, of which many more are read.
const MOST: usize = 4_000;

/// As many texts, as they are, with the boundary between them.
pub fn prose(texts: usize, random: &mut Random) -> Vec<u8> {
    let sentences: Vec<&str> = include_str!("sentences.txt").lines().filter(|line| !line.starts_with('#')).collect();
    let most = if random.below(8) == 0 { 30 } else { 9 };
    let told: Vec<&str> = (0..1 + random.below(most)).map(|_| sentences[random.below(sentences.len())]).collect();
    let mut data = Vec::new();
    for text in 0..texts {
        if text > 0 {
            data.push(BETWEEN);
        }
        data.push(b'=');
        data.extend_from_slice(article(&told, &sentences, random).as_bytes());
    }
    data
}

/// A text of what is told, some of it left out, out of order, changed, and with sentences of its own.
fn article(told: &[&str], sentences: &[&str], random: &mut Random) -> String {
    let mut text = String::new();
    for _ in 0..told.len() {
        let sentence = match random.below(6) {
            0 => sentences[random.below(sentences.len())],
            _ => told[random.below(told.len())],
        };
        if text.len() + sentence.len() > MOST {
            break;
        }
        text.push_str(&changed(sentence, random));
        text.push_str([" ", " ", " ", "\n\n", "\n", "\r\n", ""][random.below(7)]);
    }
    for _ in 0..random.below(4) {
        damage(&mut text, random);
    }
    text
}

/// The sentence with some words of it doubled, left out, put elsewhere, or others in their place.
fn changed(sentence: &str, random: &mut Random) -> String {
    let mut words: Vec<String> = sentence.split(' ').map(str::to_owned).collect();
    for _ in 0..random.below(4) {
        let (at, other) = (random.below(words.len()), random.below(words.len()));
        let piece = PIECES[random.below(PIECES.len())];
        match random.below(8) {
            0 if words.len() > 1 => {
                words.remove(at);
            }
            1 => words.swap(at, other),
            2 => words.insert(at, words[other].clone()),
            3 => words[at] = piece.trim().to_owned(),
            4 => words.insert(at, piece.to_owned()),
            5 => words[at].push_str(piece),
            6 => words[at] = (random.number() >> (random.below(60) + 4)).to_string(),
            _ => words[at] = words[at].to_uppercase(),
        }
    }
    words.join(" ")
}

/// Cuts, doubles or breaks a stretch of the text, wherever it begins.
fn damage(text: &mut String, random: &mut Random) {
    let bound = |at: usize| (0..=at).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    let from = bound(random.below(text.len() + 1));
    let to = bound((from + random.below(60)).min(text.len())).max(from);
    match random.below(4) {
        0 => text.replace_range(from..to, ""),
        1 => {
            let again = text[from..to].repeat(1 + random.below(8));
            text.insert_str(to, &again);
        }
        2 => text.insert_str(from, PIECES[random.below(PIECES.len())]),
        _ => text.truncate(to),
    }
}
