//! Gradient boosting of small regression trees for one yes-or-no question (Friedman 2001), on binned features.

use gainsay::judge::training::{Features, NAMES};

/// One labelled example. The score is the mean over its readings.
pub(crate) struct Example {
    pub features: Vec<Features>,
    pub positive: bool,
    pub weight: f64,
    /// Examples of one group are held out together.
    pub group: u32,
}

pub(crate) struct Settings {
    pub trees: usize,
    pub leaves: usize,
    pub rate: f64,
    /// The least weight of examples in a leaf.
    pub least: f64,
    /// Added to the second derivative: leaves of few examples stay small.
    pub smoothing: f64,
}

pub(crate) struct Tree {
    pub nodes: Vec<Node>,
}

#[derive(Copy, Clone)]
pub(crate) enum Node {
    Split {
        feature: usize,
        most: i16,
        left: usize,
        right: usize,
        gain: f64,
    },
    /// In thousandths of a logit.
    Leaf {
        value: i32,
    },
}

/// Rows: one a reading, each knowing its example.
struct Rows<'e> {
    rows: Vec<(&'e Features, u32)>,
    /// Upper bounds of the bins of each feature.
    bounds: Vec<Vec<i16>>,
    /// Row by row, the bin of each feature.
    bins: Vec<[u8; NAMES.len()]>,
}

const BINS: usize = 48;

/// The base score and the trees, in thousandths of a logit.
pub(crate) fn fit(examples: &[Example], settings: &Settings) -> (i32, Vec<Tree>) {
    let all: Vec<usize> = (0..examples.len()).collect();
    fit_on(examples, &all, settings)
}

/// Scores of each example by trees that were fitted without its group.
pub(crate) fn cross_fit(examples: &[Example], settings: &Settings, folds: u32) -> Vec<f64> {
    let mut scores = vec![0.0; examples.len()];
    for fold in 0..folds {
        let held = |at: &usize| examples[*at].group.wrapping_mul(0x9E37_79B1) >> 16 & 0xFFFF;
        let (out, rest): (Vec<usize>, Vec<usize>) = (0..examples.len()).partition(|at| held(at) % folds == fold);
        let (base, trees) = fit_on(examples, &rest, settings);
        for at in out {
            let readings = &examples[at].features;
            let sum: i32 =
                readings.iter().map(|features| trees.iter().map(|tree| tree.value(features)).sum::<i32>()).sum();
            scores[at] = f64::from(base) + f64::from(sum) / readings.len() as f64;
        }
    }
    scores
}

impl Tree {
    pub(crate) fn value(&self, features: &Features) -> i32 {
        let mut at = 0;
        loop {
            match self.nodes[at] {
                Node::Leaf { value } => return value,
                Node::Split { feature, most, left, right, .. } => {
                    at = if features[feature] <= most { left } else { right }
                }
            }
        }
    }
}

fn fit_on(examples: &[Example], which: &[usize], settings: &Settings) -> (i32, Vec<Tree>) {
    let rows = Rows::new(examples, which);
    let weight: f64 = which.iter().map(|&at| examples[at].weight).sum();
    let positive: f64 = which.iter().filter(|&&at| examples[at].positive).map(|&at| examples[at].weight).sum();
    let base = ((positive / (weight - positive)).ln() * 1000.0).round() as i32;
    let mut scores = vec![f64::from(base) / 1000.0; examples.len()];
    let mut trees = Vec::new();
    for _ in 0..settings.trees {
        // First and second derivative of the log loss, an example's share of it to each of its readings.
        let slopes: Vec<(f64, f64)> = rows
            .rows
            .iter()
            .map(|&(_, example)| {
                let e = &examples[example as usize];
                let p = 1.0 / (1.0 + (-scores[example as usize]).exp());
                let share = e.weight / e.features.len() as f64;
                (share * (p - f64::from(u8::from(e.positive))), share * (p * (1.0 - p)).max(1e-6))
            })
            .collect();
        let tree = grow(&rows, &slopes, settings);
        for &(features, example) in &rows.rows {
            let readings = examples[example as usize].features.len() as f64;
            scores[example as usize] += f64::from(tree.value(features)) / 1000.0 / readings;
        }
        trees.push(tree);
    }
    (base, trees)
}

impl<'e> Rows<'e> {
    fn new(examples: &'e [Example], which: &[usize]) -> Rows<'e> {
        let rows: Vec<(&Features, u32)> = which
            .iter()
            .flat_map(|&at| examples[at].features.iter().map(move |features| (features, at as u32)))
            .collect();
        let bounds: Vec<Vec<i16>> = (0..NAMES.len())
            .map(|feature| {
                let mut values: Vec<i16> = rows.iter().map(|(features, _)| features[feature]).collect();
                values.sort_unstable();
                let mut bounds: Vec<i16> = (1..BINS).map(|bin| values[bin * (values.len() - 1) / BINS]).collect();
                bounds.dedup();
                bounds
            })
            .collect();
        let bin = |features: &Features| {
            let mut bins = [0u8; NAMES.len()];
            for (feature, bounds) in bounds.iter().enumerate() {
                bins[feature] = bounds.partition_point(|&bound| bound < features[feature]) as u8;
            }
            bins
        };
        let bins = rows.iter().map(|(features, _)| bin(features)).collect();
        Rows { rows, bounds, bins }
    }
}

struct Split {
    gain: f64,
    feature: usize,
    bin: usize,
}

/// Grows the leaf with the greatest gain first.
fn grow(rows: &Rows<'_>, slopes: &[(f64, f64)], settings: &Settings) -> Tree {
    let mut nodes = vec![Node::Leaf { value: 0 }];
    let mut leaves: Vec<(usize, Vec<u32>, Option<Split>)> = Vec::new();
    let all: Vec<u32> = (0..rows.rows.len() as u32).collect();
    let split = best_split(rows, slopes, &all, settings);
    leaves.push((0, all, split));
    while leaves.len() < settings.leaves {
        let best = (0..leaves.len()).filter(|&at| leaves[at].2.is_some()).max_by(|&x, &y| {
            let gain = |at: usize| leaves[at].2.as_ref().map_or(0.0, |split| split.gain);
            gain(x).total_cmp(&gain(y)).then(y.cmp(&x))
        });
        let Some(best) = best else { break };
        let (node, members, split) = leaves.swap_remove(best);
        let Some(split) = split else { break };
        let (left, right): (Vec<u32>, Vec<u32>) =
            members.iter().partition(|&&row| rows.bins[row as usize][split.feature] as usize <= split.bin);
        let (l, r) = (nodes.len(), nodes.len() + 1);
        nodes.extend([Node::Leaf { value: 0 }, Node::Leaf { value: 0 }]);
        let most = rows.bounds[split.feature][split.bin];
        nodes[node] = Node::Split { feature: split.feature, most, left: l, right: r, gain: split.gain };
        for (node, members) in [(l, left), (r, right)] {
            let split = best_split(rows, slopes, &members, settings);
            leaves.push((node, members, split));
        }
    }
    for (node, members, _) in &leaves {
        let (g, h) =
            members.iter().fold((0.0, 0.0), |(g, h), &row| (g + slopes[row as usize].0, h + slopes[row as usize].1));
        let value = -settings.rate * g / (h + settings.smoothing);
        nodes[*node] = Node::Leaf { value: (value * 1000.0).round() as i32 };
    }
    Tree { nodes }
}

fn best_split(rows: &Rows<'_>, slopes: &[(f64, f64)], members: &[u32], settings: &Settings) -> Option<Split> {
    let mut sums = vec![[(0.0f64, 0.0f64); BINS]; NAMES.len()];
    let (mut g, mut h) = (0.0, 0.0);
    for &row in members {
        let slope = slopes[row as usize];
        g += slope.0;
        h += slope.1;
        for (feature, &bin) in rows.bins[row as usize].iter().enumerate() {
            let sum = &mut sums[feature][bin as usize];
            sum.0 += slope.0;
            sum.1 += slope.1;
        }
    }
    let worth = |g: f64, h: f64| g * g / (h + settings.smoothing);
    let mut best: Option<Split> = None;
    for (feature, sums) in sums.iter().enumerate() {
        let (mut left_g, mut left_h) = (0.0, 0.0);
        for (bin, sum) in sums.iter().enumerate().take(rows.bounds[feature].len()) {
            left_g += sum.0;
            left_h += sum.1;
            // A quarter is the greatest second derivative an example of weight one can have.
            if left_h < settings.least / 4.0 || h - left_h < settings.least / 4.0 {
                continue;
            }
            let gain = worth(left_g, left_h) + worth(g - left_g, h - left_h) - worth(g, h);
            if gain > 1e-6 && best.as_ref().is_none_or(|best| gain > best.gain) {
                best = Some(Split { gain, feature, bin });
            }
        }
    }
    best
}

/// Prints which features the trees lean on.
pub(crate) fn show_gains(name: &str, trees: &[Tree]) {
    let mut gains = vec![0.0; NAMES.len()];
    for node in trees.iter().flat_map(|tree| &tree.nodes) {
        if let Node::Split { feature, gain, .. } = node {
            gains[*feature] += gain;
        }
    }
    let mut order: Vec<usize> = (0..NAMES.len()).collect();
    order.sort_by(|&x, &y| gains[y].total_cmp(&gains[x]));
    for feature in order {
        eprintln!("{name}: {:9.1} {}", gains[feature], NAMES[feature]);
    }
}
