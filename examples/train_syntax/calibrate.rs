//! What is a margin worth?

use gainsay::lexicon::Lexicon;
use gainsay::syntax::Label;
use gainsay::syntax::train::{Confidence, LEVELS, Model, Parser};

use crate::treebank::conllu::Sentence;

/// How many arcs' worth of evidence the average over all labels counts beside a label's own arcs.
const PRIOR: f64 = 20.0;

/// A table that knows nothing.
pub(crate) fn unknown() -> Vec<u8> {
    Confidence::pack(&[0; LEVELS - 1], &vec![[50; LEVELS]; Label::ALL.len()])
}

/// The share of right arcs by label and margin, over development sentences that the weights have not been learnt from.
pub(crate) fn fit(model: &Model<'_>, lexicon: &Lexicon, sentences: &[Sentence]) -> Vec<u8> {
    let arcs = arcs(model, lexicon, sentences);
    let bounds = bounds(arcs.iter().map(|arc| arc.1).collect());
    let mut counts = vec![[[0.0; 2]; LEVELS]; Label::ALL.len()];
    let mut totals = [[0.0; 2]; LEVELS];
    for (label, margin, right) in arcs {
        let level = bounds.iter().take_while(|&&bound| bound <= margin).count();
        for count in [&mut counts[label as usize][level], &mut totals[level]] {
            count[0] += f64::from(u8::from(right));
            count[1] += 1.0;
        }
    }
    let average = ascending(totals);
    let rows: Vec<[u8; LEVELS]> = counts
        .into_iter()
        .map(|mut row| {
            for (count, average) in row.iter_mut().zip(average) {
                *count = [count[0] + PRIOR * average, count[1] + PRIOR];
            }
            ascending(row).map(|share| (100.0 * share).round() as u8)
        })
        .collect();
    Confidence::pack(&bounds, &rows)
}

/// Label, margin and rightness of every arc given.
fn arcs(model: &Model<'_>, lexicon: &Lexicon, sentences: &[Sentence]) -> Vec<(Label, i16, bool)> {
    let mut parser = Parser::default();
    let mut arcs = Vec::new();
    for sentence in sentences {
        let tree = parser.parse(model, lexicon, &sentence.text, &sentence.tokens);
        for (index, (node, &margin)) in tree.nodes.iter().zip(parser.margins()).enumerate() {
            let right = sentence.has_head(index, node.head) && node.label == sentence.labels[index];
            arcs.push((node.label, margin, right));
        }
    }
    arcs
}

/// Bounds that cut the margins into levels of about equal size, finer where margins are small.
fn bounds(mut margins: Vec<i16>) -> [i16; LEVELS - 1] {
    margins.sort_unstable();
    std::array::from_fn(|level| {
        let share = (level + 1) as f64 / LEVELS as f64;
        margins[(margins.len() as f64 * share * share) as usize]
    })
}

/// The shares of `[right, all]` counts, pooled with their neighbours until they ascend (isotonic regression).
fn ascending(counts: [[f64; 2]; LEVELS]) -> [f64; LEVELS] {
    let mut pools: Vec<([f64; 2], usize)> = Vec::new();
    for count in counts {
        pools.push((count, 1));
        while let [.., (low, low_size), (high, high_size)] = pools[..] {
            if low[0] * high[1] <= high[0] * low[1] {
                break;
            }
            pools.truncate(pools.len() - 2);
            pools.push(([low[0] + high[0], low[1] + high[1]], low_size + high_size));
        }
    }
    let mut shares = pools.iter().flat_map(|&(count, size)| std::iter::repeat_n(count[0] / count[1].max(1.0), size));
    std::array::from_fn(|_| shares.next().expect("the pools cover all levels"))
}
