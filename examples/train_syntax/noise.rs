//! What does text look like that is not edited?

use gainsay::syntax::{Pos, Tag};

use crate::learn::Random;
use crate::treebank::conllu::Sentence;

/// Copies of a share of the sentences, each with the number of its original: half of them all lower case, a fifth with
/// lower-cased names, a fifth in capitals, a tenth like headlines; every other one without its last mark.
pub(crate) fn copies(sentences: &[Sentence], share: f64) -> Vec<(usize, Sentence)> {
    let mut random = Random::new(99);
    let mut copies = Vec::new();
    for (number, sentence) in sentences.iter().enumerate() {
        if random.fraction() >= share {
            continue;
        }
        let kind = random.fraction();
        let mut copy = sentence.respelled(|index, form| match kind {
            0.0..0.5 => form.to_lowercase(),
            0.5..0.7 if sentence.tags[index] == Tag::Propn => form.to_lowercase(),
            0.5..0.7 => form.to_owned(),
            0.7..0.9 => form.to_uppercase(),
            _ if form.len() > 3 => capitalized(form),
            _ => form.to_owned(),
        });
        if random.fraction() < 0.5 {
            drop_last_mark(&mut copy);
        }
        copies.push((number, copy));
    }
    copies
}

fn capitalized(form: &str) -> String {
    let mut chars = form.chars();
    chars.next().map_or(String::new(), |first| first.to_uppercase().chain(chars).collect())
}

/// Takes off a last punctuation mark that no word depends on.
fn drop_last_mark(sentence: &mut Sentence) {
    let size = sentence.tokens.len();
    let is_mark = sentence.tags.last().is_some_and(|tag| tag.pos() == Pos::Punct);
    let is_leaf = !sentence.heads.contains(&(size as u16)) && sentence.heads.last() != Some(&sentence.root());
    if size <= 2 || !is_mark || !is_leaf {
        return;
    }
    let root = sentence.root();
    sentence.tokens.pop();
    sentence.tags.pop();
    sentence.labels.pop();
    sentence.heads.pop();
    for head in &mut sentence.heads {
        if *head == root {
            *head = root - 1;
        }
    }
}
