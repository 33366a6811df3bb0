//! How is the parser learnt?

use gainsay::syntax::train::{Features, Guess, LABELS, ROW, STEPS, Seen, State, Step, look_at_state, see};

use crate::learn::{Learner, Random, quantize};
use crate::oracle;
use crate::text::Text;

pub(crate) struct Settings {
    pub(crate) bits: u32,
    pub(crate) epochs: usize,
    /// How many parsers, learnt in different orders, are averaged.
    pub(crate) seeds: u64,
}

/// How often, after the first epoch, it goes on from its own step rather than from a best one.
const EXPLORE: f64 = 0.9;

/// The weights learnt from all sentences, given the tags that the parser will see.
pub(crate) fn learn(text: &Text, guesses: &[Vec<Guess>], settings: &Settings) -> Vec<u8> {
    let Text { sentences, words, .. } = text;
    let labels: Vec<Vec<u8>> =
        sentences.iter().map(|sentence| sentence.labels.iter().map(|&label| label as u8).collect()).collect();
    let mut sum = Vec::new();
    let mut order: Vec<usize> = (0..sentences.len()).collect();
    let (mut seen, mut state, mut features) = (Vec::new(), State::default(), Features::default());
    for seed in 0..settings.seeds {
        let mut learner = Learner::<ROW>::new(settings.bits);
        let mut random = Random::new(8 + 1000 * seed);
        for epoch in 0..settings.epochs {
            random.shuffle(&mut order);
            for &index in &order {
                see(&words[index], &guesses[index], &mut seen);
                state.begin(words[index].len());
                let mut explores = || epoch > 0 && random.fraction() < EXPLORE;
                let gold = (&sentences[index].heads[..], &labels[index][..]);
                learn_sentence(&mut learner, &seen, gold, &mut state, &mut features, &mut explores);
            }
        }
        learner.add_average_to(&mut sum);
        eprintln!("parser {} of {}", seed + 1, settings.seeds);
    }
    sum.resize((1 << settings.bits) + ROW, 0.0);
    quantize(&sum)
}

fn learn_sentence(
    learner: &mut Learner<ROW>,
    seen: &[Seen],
    (heads, labels): (&[u16], &[u8]),
    state: &mut State,
    features: &mut Features,
    explores: &mut impl FnMut() -> bool,
) {
    while !state.is_done() {
        if let Some(step) = state.forced() {
            state.take(step);
            continue;
        }
        look_at_state(seen, state, features);
        let scores = learner.score(features);
        let (given, best) = given_and_best(&scores, state, heads, labels);
        if given != best {
            learner.update(features, best, given);
        }
        learner.tick();
        state.take(Step::of_class(if explores() { given } else { best }));
    }
}

/// The best-scored possible step, and the best-scored of those that cost least.
fn given_and_best(scores: &[f32; ROW], state: &State, heads: &[u16], labels: &[u8]) -> (usize, usize) {
    let is_best = oracle::is_best(state, heads, labels);
    let (mut given, mut best) = (None, None);
    let lefts = if state.can_left() { 2..1 + LABELS } else { 0..0 };
    let rights = if state.can_right() { 2 + LABELS..STEPS } else { 0..0 };
    for class in (0..usize::from(state.can_shift())).chain(lefts).chain(rights) {
        let wins = |over: Option<usize>| over.is_none_or(|over| scores[class] > scores[over]);
        if wins(given) {
            given = Some(class);
        }
        if wins(best) && is_best(Step::of_class(class)) {
            best = Some(class);
        }
    }
    let given = given.expect("a state that is not done has a step");
    // A root in the middle of a crossing tree can leave no step with the treebank's label; nothing is learnt from it.
    (given, best.unwrap_or(given))
}
