//! Gradient boosting of small regression trees for one yes-or-no question (Friedman 2001), on binned features; each tree
//! sees a part of the examples and of the features (Friedman 2002).

use crate::random::Random;

/// One labelled example. The score is the mean over its readings.
pub(crate) struct Example {
    pub features: Vec<Vec<i16>>,
    pub positive: bool,
    pub weight: f64,
    /// Examples of one group are held out together.
    pub group: u32,
}

#[derive(Copy, Clone)]
pub(crate) struct Settings {
    pub trees: usize,
    pub leaves: usize,
    pub rate: f64,
    /// The least weight of examples in a leaf.
    pub least: f64,
    /// Added to the second derivative: leaves of few examples stay small.
    pub smoothing: f64,
    /// How many examples in a hundred a tree sees, and how many features.
    pub examples: usize,
    pub features: usize,
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

/// Rows: one a reading, those of an example next to each other.
struct Rows<'e> {
    rows: Vec<&'e [i16]>,
    /// For each example fitted on, its place among all and its first row.
    members: Vec<(usize, u32)>,
    /// Upper bounds of the bins of each feature.
    bounds: Vec<Vec<i16>>,
    /// Row by row, the bin of each feature.
    bins: Vec<u8>,
}

/// First and second derivative of the log loss.
type Slope = (f64, f64);

const BINS: usize = 64;
const SEED: u64 = 20_250_820;

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
    pub(crate) fn value(&self, features: &[i16]) -> i32 {
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
    let mut scores = vec![f64::from(base) / 1000.0; rows.members.len()];
    let mut slopes: Vec<Slope> = vec![(0.0, 0.0); rows.rows.len()];
    let mut trees = Vec::new();
    let mut random = Random::new(SEED);
    for _ in 0..settings.trees {
        let mut seen = Vec::new();
        for (&(at, first), score) in rows.members.iter().zip(&scores) {
            if random.below(100) >= settings.examples {
                continue;
            }
            // An example's share to each of its readings.
            let e = &examples[at];
            let p = 1.0 / (1.0 + (-score).exp());
            let share = e.weight / e.features.len() as f64;
            let slope = (share * (p - f64::from(u8::from(e.positive))), (share * (p * (1.0 - p))).max(1e-6));
            for row in first..first + e.features.len() as u32 {
                slopes[row as usize] = slope;
                seen.push(row);
            }
        }
        let features: Vec<usize> = (0..rows.width()).filter(|_| random.below(100) < settings.features).collect();
        let tree = grow(&rows, &slopes, seen, &features, settings);
        for (&(at, first), score) in rows.members.iter().zip(&mut scores) {
            let readings = examples[at].features.len();
            let values = (first as usize..first as usize + readings).map(|row| tree.value(rows.rows[row]));
            *score += f64::from(values.sum::<i32>()) / 1000.0 / readings as f64;
        }
        trees.push(tree);
    }
    (base, trees)
}

impl<'e> Rows<'e> {
    fn new(examples: &'e [Example], which: &[usize]) -> Rows<'e> {
        let mut rows: Vec<&[i16]> = Vec::new();
        let mut members = Vec::new();
        for &at in which {
            members.push((at, rows.len() as u32));
            rows.extend(examples[at].features.iter().map(Vec::as_slice));
        }
        let width = rows.first().map_or(0, |row| row.len());
        let bounds: Vec<Vec<i16>> = (0..width)
            .map(|feature| {
                let mut values: Vec<i16> = rows.iter().map(|features| features[feature]).collect();
                values.sort_unstable();
                let mut bounds: Vec<i16> = (1..BINS).map(|bin| values[bin * (values.len() - 1) / BINS]).collect();
                // Of few values, each has its bin.
                values.dedup();
                if values.len() <= BINS {
                    values.pop();
                    bounds = values;
                }
                bounds.dedup();
                bounds
            })
            .collect();
        let mut bins = Vec::with_capacity(rows.len() * width);
        for features in &rows {
            bins.extend(features.iter().zip(&bounds).map(|(value, b)| b.partition_point(|bound| bound < value) as u8));
        }
        Rows { rows, members, bounds, bins }
    }

    fn width(&self) -> usize {
        self.bounds.len()
    }

    fn bins(&self, row: u32) -> &[u8] {
        &self.bins[row as usize * self.width()..][..self.width()]
    }

    /// The sums of the slopes of some rows, by bin of each of the features.
    fn sums(&self, slopes: &[Slope], members: &[u32], features: &[usize]) -> Vec<Slope> {
        let mut sums = vec![(0.0, 0.0); features.len() * BINS];
        for &row in members {
            let (g, h) = slopes[row as usize];
            let bins = self.bins(row);
            for (place, &feature) in features.iter().enumerate() {
                let sum = &mut sums[place * BINS + usize::from(bins[feature])];
                sum.0 += g;
                sum.1 += h;
            }
        }
        sums
    }
}

#[derive(Copy, Clone)]
struct Split {
    gain: f64,
    feature: usize,
    bin: usize,
}

struct Growing {
    node: usize,
    members: Vec<u32>,
    sums: Vec<Slope>,
    split: Option<Split>,
}

/// Grows the leaf with the greatest gain first.
fn grow(rows: &Rows<'_>, slopes: &[Slope], all: Vec<u32>, features: &[usize], settings: &Settings) -> Tree {
    let mut nodes = vec![Node::Leaf { value: 0 }];
    let leaf = |node: usize, members: Vec<u32>, sums: Vec<Slope>| {
        let split = best_split(rows, &sums, features, settings);
        Growing { node, members, sums, split }
    };
    let sums = rows.sums(slopes, &all, features);
    let mut leaves = vec![leaf(0, all, sums)];
    while leaves.len() < settings.leaves {
        let gain = |at: usize| leaves[at].split.map_or(0.0, |split: Split| split.gain);
        let Some(best) = (0..leaves.len())
            .filter(|&at| leaves[at].split.is_some())
            .max_by(|&x, &y| gain(x).total_cmp(&gain(y)).then(y.cmp(&x)))
        else {
            break;
        };
        let Growing { node, members, sums, split } = leaves.swap_remove(best);
        let Some(split) = split else { break };
        let (left, right): (Vec<u32>, Vec<u32>) =
            members.iter().partition(|&&row| usize::from(rows.bins(row)[split.feature]) <= split.bin);
        let (l, r) = (nodes.len(), nodes.len() + 1);
        nodes.extend([Node::Leaf { value: 0 }, Node::Leaf { value: 0 }]);
        let most = rows.bounds[split.feature][split.bin];
        nodes[node] = Node::Split { feature: split.feature, most, left: l, right: r, gain: split.gain };
        // The larger part's sums are what the smaller one leaves of the whole.
        let few = rows.sums(slopes, if left.len() < right.len() { &left } else { &right }, features);
        let many: Vec<Slope> = sums.iter().zip(&few).map(|(x, y)| (x.0 - y.0, x.1 - y.1)).collect();
        let (of_left, of_right) = if left.len() < right.len() { (few, many) } else { (many, few) };
        leaves.push(leaf(l, left, of_left));
        leaves.push(leaf(r, right, of_right));
    }
    for Growing { node, members, .. } in &leaves {
        let (g, h) =
            members.iter().fold((0.0, 0.0), |(g, h), &row| (g + slopes[row as usize].0, h + slopes[row as usize].1));
        let value = -settings.rate * g / (h + settings.smoothing);
        nodes[*node] = Node::Leaf { value: (value * 1000.0).round() as i32 };
    }
    Tree { nodes }
}

fn best_split(rows: &Rows<'_>, sums: &[Slope], features: &[usize], settings: &Settings) -> Option<Split> {
    let worth = |g: f64, h: f64| g * g / (h + settings.smoothing);
    let mut best: Option<Split> = None;
    for (sums, &feature) in sums.chunks_exact(BINS).zip(features) {
        let (g, h) = sums.iter().fold((0.0, 0.0), |(g, h), sum| (g + sum.0, h + sum.1));
        let (mut left_g, mut left_h) = (0.0, 0.0);
        for (bin, sum) in sums.iter().enumerate().take(rows.bounds[feature].len()) {
            left_g += sum.0;
            left_h += sum.1;
            // A quarter is the greatest second derivative an example of weight one can have.
            if left_h < settings.least / 4.0 || h - left_h < settings.least / 4.0 {
                continue;
            }
            let gain = worth(left_g, left_h) + worth(g - left_g, h - left_h) - worth(g, h);
            if gain > 1e-6 && best.is_none_or(|best| gain > best.gain) {
                best = Some(Split { gain, feature, bin });
            }
        }
    }
    best
}

/// Prints which features the trees lean on.
pub(crate) fn show_gains(name: &str, features: &[&str], trees: &[Tree]) {
    let mut gains = vec![0.0; features.len()];
    for node in trees.iter().flat_map(|tree| &tree.nodes) {
        if let Node::Split { feature, gain, .. } = node {
            gains[*feature] += gain;
        }
    }
    let mut order: Vec<usize> = (0..features.len()).collect();
    order.sort_by(|&x, &y| gains[y].total_cmp(&gains[x]));
    for feature in order {
        eprintln!("{name}: {:9.1} {}", gains[feature], features[feature]);
    }
}
