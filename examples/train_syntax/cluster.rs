//! Which words have the same neighbours?
//!
//! Exchange clustering (Kneser & Ney 1993): each word in turn moves to the cluster that makes the text likeliest, were each
//! word's cluster drawn by the cluster before it.

use std::collections::BTreeMap;

/// How many clusters there are. With 254 tags were no better.
const CLUSTERS: usize = 126;
/// Words as rare as this or rarer have no cluster.
const RARE: u32 = 4;
/// Passes over the words; few move in the last.
const ROUNDS: usize = 15;

/// A neighbour's number or cluster, and how often it stands there.
type Count = (usize, usize);

/// The cluster, from 1 on, of each word of `lines` that is not rare. Words are hashes.
pub(crate) fn learn(lines: &[Vec<u64>]) -> BTreeMap<u64, u8> {
    let words = frequent(lines);
    let mut text = Text::new(lines, &words);
    for _ in 0..ROUNDS {
        (0..words.len()).for_each(|word| text.exchange(word));
    }
    words.into_iter().zip(&text.clusters).map(|(word, &cluster)| (word, cluster as u8 + 1)).collect()
}

/// The words that are not rare, the commonest first.
fn frequent(lines: &[Vec<u64>]) -> Vec<u64> {
    let mut counts: BTreeMap<u64, u32> = BTreeMap::new();
    lines.iter().flatten().for_each(|&word| *counts.entry(word).or_default() += 1);
    let mut words: Vec<(u32, u64)> = counts.into_iter().map(|(word, count)| (count, word)).collect();
    words.retain(|&(count, _)| count > RARE);
    words.sort_unstable_by_key(|&(count, word)| (std::cmp::Reverse(count), word));
    words.into_iter().map(|(_, word)| word).collect()
}

/// The clusters, and two more that nobody leaves: rare words, and where a line begins or ends.
const ALL: usize = CLUSTERS + 2;

/// What is counted of a text. Words go by their rank; after them come the rare word and the end.
struct Text {
    /// The neighbours of each word, before it and after it, without itself.
    neighbours: [Vec<Vec<Count>>; 2],
    /// How often each word follows itself.
    doubled: Vec<usize>,
    clusters: Vec<usize>,
    /// How often one cluster follows another.
    pairs: Vec<[usize; ALL]>,
    /// How often a cluster stands after something, and before something.
    sides: [[usize; ALL]; 2],
    /// n log n, for all counts there may be.
    n_log_n: Vec<f64>,
}

impl Text {
    fn new(lines: &[Vec<u64>], words: &[u64]) -> Text {
        let ranks: BTreeMap<u64, usize> = words.iter().enumerate().map(|(rank, &word)| (word, rank)).collect();
        let (rare, end) = (words.len(), words.len() + 1);
        let mut bigrams: BTreeMap<(usize, usize), usize> = BTreeMap::new();
        for line in lines {
            let ranks = line.iter().map(|word| ranks.get(word).copied().unwrap_or(rare));
            let mut last = end;
            for word in ranks.chain([end]) {
                *bigrams.entry((last, word)).or_default() += 1;
                last = word;
            }
        }
        let total: usize = bigrams.values().sum();
        let mut text = Text {
            neighbours: [vec![Vec::new(); end + 1], vec![Vec::new(); end + 1]],
            doubled: vec![0; end + 1],
            clusters: (0..words.len()).map(|rank| rank % CLUSTERS).chain([CLUSTERS, CLUSTERS + 1]).collect(),
            pairs: vec![[0; ALL]; ALL],
            sides: [[0; ALL]; 2],
            n_log_n: (0..=total).map(|n| n as f64 * (n.max(1) as f64).ln()).collect(),
        };
        for ((left, right), count) in bigrams {
            if left == right {
                text.doubled[left] = count;
            } else {
                text.neighbours[0][right].push((left, count));
                text.neighbours[1][left].push((right, count));
            }
            text.pairs[text.clusters[left]][text.clusters[right]] += count;
            text.sides[0][text.clusters[right]] += count;
            text.sides[1][text.clusters[left]] += count;
        }
        text
    }

    /// Moves a word to the cluster that suits the text best.
    fn exchange(&mut self, word: usize) {
        let around = [0, 1].map(|side| self.neighbouring_clusters(word, side));
        let doubled = self.doubled[word];
        let counts = around.each_ref().map(|side| side.iter().map(|&(_, count)| count).sum::<usize>() + doubled);
        self.count(self.clusters[word], &around, doubled, counts, |sum, count| *sum -= count);
        let gains = (0..CLUSTERS).map(|cluster| self.gain(cluster, &around, doubled, counts));
        let (best, _) = gains.enumerate().reduce(|a, b| if b.1 > a.1 { b } else { a }).expect("there are clusters");
        self.clusters[word] = best;
        self.count(best, &around, doubled, counts, |sum, count| *sum += count);
    }

    /// The clusters of the words before or after a word.
    fn neighbouring_clusters(&self, word: usize, side: usize) -> Vec<Count> {
        let mut counts = [0; ALL];
        self.neighbours[side][word].iter().for_each(|&(other, count)| counts[self.clusters[other]] += count);
        counts.into_iter().enumerate().filter(|&(_, count)| count > 0).collect()
    }

    /// Counts a word, with what stands around it, in or out of a cluster.
    fn count(
        &mut self,
        cluster: usize,
        [before, after]: &[Vec<Count>; 2],
        doubled: usize,
        counts: [usize; 2],
        change: impl Fn(&mut usize, usize),
    ) {
        before.iter().for_each(|&(other, count)| change(&mut self.pairs[other][cluster], count));
        after.iter().for_each(|&(other, count)| change(&mut self.pairs[cluster][other], count));
        change(&mut self.pairs[cluster][cluster], doubled);
        self.sides.iter_mut().zip(counts).for_each(|(side, count)| change(&mut side[cluster], count));
    }

    /// How much likelier the text becomes when a word that is in no cluster gets into this one.
    fn gain(&self, cluster: usize, [before, after]: &[Vec<Count>; 2], doubled: usize, counts: [usize; 2]) -> f64 {
        let rise = |from: usize, by: usize| self.n_log_n[from + by] - self.n_log_n[from];
        let mut gain = 0.0;
        // Words of the cluster itself beside the word make pairs of the cluster with itself.
        let mut own = doubled;
        for &(other, count) in before {
            if other == cluster {
                own += count;
            } else {
                gain += rise(self.pairs[other][cluster], count);
            }
        }
        for &(other, count) in after {
            if other == cluster {
                own += count;
            } else {
                gain += rise(self.pairs[cluster][other], count);
            }
        }
        gain += rise(self.pairs[cluster][cluster], own);
        gain - self.sides.iter().zip(counts).map(|(side, count)| rise(side[cluster], count)).sum::<f64>()
    }
}
