//! How is the tagger learnt?

use gainsay::syntax::train::{Capitals, Features, Guess, TAGS, Table, Tagger, look_at_word};

use crate::learn::{Learner, Random, quantize};
use crate::text::{FOLDS, Text};
use crate::treebank::conllu::Sentence;

pub(crate) struct Settings {
    pub(crate) slots: usize,
    pub(crate) epochs: usize,
    /// How many taggers, learnt in different orders, are averaged.
    pub(crate) seeds: u64,
}

/// Of 1 tags were no better, of 2 they were worse by 0.1.
const PATIENCE: u8 = 0;

/// The weights learnt from all sentences.
pub(crate) fn learn(text: &Text, settings: &Settings) -> Vec<u8> {
    learn_from((0..text.sentences.len()).collect(), text, settings)
}

/// The tags of each sentence by a tagger that was learnt from other folds: the parser must learn from tags as wrong as it
/// will meet.
pub(crate) fn guesses_by_others(text: &Text, settings: &Settings) -> Vec<Vec<Guess>> {
    let mut guesses = vec![Vec::new(); text.sentences.len()];
    let mut features = Features::default();
    for fold in 0..FOLDS {
        let (held, others) = (0..text.sentences.len()).partition::<Vec<_>, _>(|&index| text.folds[index] == fold);
        let bytes = learn_from(others, text, settings);
        let tagger = Tagger { table: Table::new(&bytes) };
        for index in held {
            tagger.tag(&text.words[index], &mut features, &mut guesses[index]);
        }
    }
    guesses
}

/// Says how often the guesses are right, and how often they have a second.
pub(crate) fn report_doubt(sentences: &[Sentence], guesses: &[Vec<Guess>]) {
    let (mut all, mut right, mut doubted) = (0, 0, 0);
    for (sentence, guesses) in sentences.iter().zip(guesses) {
        for (&tag, guess) in sentence.tags.iter().zip(guesses) {
            all += 1;
            right += usize::from(guess.first == tag as u8);
            doubted += usize::from(guess.second != Guess::NO_TAG);
        }
    }
    let percent = |part: usize| 100.0 * part as f64 / all as f64;
    eprintln!("held-out tags: {:.2} % right, {:.2} % in doubt", percent(right), percent(doubted));
}

fn learn_from(mut order: Vec<usize>, text: &Text, settings: &Settings) -> Vec<u8> {
    let mut sum = Vec::new();
    let mut features = Features::default();
    for seed in 0..settings.seeds {
        let mut learner = Learner::<TAGS>::new(settings.slots, PATIENCE);
        let mut random = Random::new(7 + 1000 * seed);
        for _ in 0..settings.epochs {
            random.shuffle(&mut order);
            for &sentence in &order {
                let (words, tags) = (&text.words[sentence], &text.sentences[sentence].tags);
                let capitals = Capitals::of(words);
                let mut history = [Guess::NO_TAG; 2];
                for (index, &tag) in tags.iter().enumerate() {
                    look_at_word(words, index, history, capitals, &mut features);
                    let scores = learner.score(&features);
                    let gold = tag as usize;
                    let better = |a: usize, b: usize| if scores[b] > scores[a] { b } else { a };
                    let others = (0..TAGS).filter(|&tag| tag != gold);
                    let bad = others.reduce(better).expect("there is more than one tag");
                    learner.learn(&features, &scores, gold, bad);
                    learner.tick();
                    // It goes on from its own tag, right or wrong, as it will have to.
                    history = [better(gold, bad) as u8, history[0]];
                }
            }
        }
        learner.add_average_to(&mut sum);
    }
    quantize(&sum)
}
