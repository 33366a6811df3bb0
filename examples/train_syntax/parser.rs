//! How is the parser learnt?

use gainsay::syntax::train::{Features, Guess, LABELS, ROW, STEPS, Seen, State, Step, look_at_state, see};

use crate::learn::{Learner, Random, quantize};
use crate::oracle;
use crate::text::Text;

pub(crate) struct Settings {
    pub(crate) slots: usize,
    pub(crate) epochs: usize,
    /// How many parsers, learnt in different orders, are averaged.
    pub(crate) seeds: u64,
}

/// How often, after the first epoch, it goes on from its own step rather than from a best one.
const EXPLORE: f64 = 0.9;

/// Of 2 and of 8 arcs were about as good, of 0 worse by 0.3 to 0.5.
const PATIENCE: u8 = 4;

/// The weights learnt from all sentences, given the tags that the parser will see.
pub(crate) fn learn(text: &Text, guesses: &[Vec<Guess>], settings: &Settings) -> Vec<u8> {
    let Text { sentences, words, .. } = text;
    let labels: Vec<Vec<u8>> =
        sentences.iter().map(|sentence| sentence.labels.iter().map(|&label| label as u8).collect()).collect();
    let mut sum = Vec::new();
    let mut order: Vec<usize> = (0..sentences.len()).collect();
    let (mut seen, mut state, mut features) = (Vec::new(), State::default(), Features::default());
    for seed in 0..settings.seeds {
        let mut learner = Learner::<ROW>::new(settings.slots, PATIENCE);
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
    sum.resize(settings.slots + ROW, 0.0);
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
        let is_best = oracle::is_best(state, heads, labels);
        let (good, bad) = best_and_worse(&scores, state, is_best);
        if let (Some(good), Some(bad)) = (good, bad) {
            learner.learn(features, &scores, good, bad);
        }
        learner.tick();
        // A crossing tree can leave no step with the treebank's label; then it goes on with its own.
        let own = if good.is_none_or(|good| bad.is_some_and(|bad| scores[bad] > scores[good])) { bad } else { good };
        let step = if explores() { own } else { good.or(bad) };
        state.take(Step::of_class(step.expect("a state that is not done has a step")));
    }
}

/// The best-scored of the possible steps that cost least, and the best-scored of the others.
fn best_and_worse(
    scores: &[f32; ROW],
    state: &State,
    is_best: impl Fn(Step) -> bool,
) -> (Option<usize>, Option<usize>) {
    let (mut good, mut bad) = (None, None);
    let lefts = if state.can_left() { 2..1 + LABELS } else { 0..0 };
    let rights = if state.can_right() { 2 + LABELS..STEPS } else { 0..0 };
    for class in (0..usize::from(state.can_shift())).chain(lefts).chain(rights) {
        let top = if is_best(Step::of_class(class)) { &mut good } else { &mut bad };
        if top.is_none_or(|top: usize| scores[class] > scores[top]) {
            *top = Some(class);
        }
    }
    (good, bad)
}
