//! Turns scores into probabilities: logistic regression on held-out scores, at a stated share of positives.

use gainsay::judge::training::REACH;

use crate::boost::Example;

const POINTS: i32 = 64;

/// Slope and offset of the probability's logit over the score in logits, at the given share of positives.
fn line(examples: &[Example], scores: &[f64], prior: f64) -> (f64, f64) {
    let weights = weights(examples, prior);
    let (mut slope, mut offset) = (1.0, 0.0);
    for _ in 0..50 {
        // Newton's method on the log loss.
        let (mut g, mut h) = ([0.0; 2], [[0.0; 2]; 2]);
        for ((example, score), weight) in examples.iter().zip(scores).zip(&weights) {
            let x = [score / 1000.0, 1.0];
            let p = 1.0 / (1.0 + (-(slope * x[0] + offset)).exp());
            let error = weight * (p - f64::from(u8::from(example.positive)));
            for i in 0..2 {
                g[i] += error * x[i];
                for j in 0..2 {
                    h[i][j] += weight * p * (1.0 - p) * x[i] * x[j];
                }
            }
        }
        let det = h[0][0] * h[1][1] - h[0][1] * h[1][0];
        slope -= (h[1][1] * g[0] - h[0][1] * g[1]) / det;
        offset -= (h[0][0] * g[1] - h[1][0] * g[0]) / det;
    }
    (slope, offset)
}

/// Weights under which the positives are `prior` of all.
fn weights(examples: &[Example], prior: f64) -> Vec<f64> {
    let sum = |positive: bool| examples.iter().filter(|e| e.positive == positive).map(|e| e.weight).sum::<f64>();
    let (yes, no) = (sum(true), sum(false));
    examples.iter().map(|e| if e.positive { e.weight * prior / yes } else { e.weight * (1.0 - prior) / no }).collect()
}

/// Probabilities in hundredths of a percent at evenly spaced scores.
pub(crate) fn table(examples: &[Example], scores: &[f64], prior: f64) -> Vec<u16> {
    let (slope, offset) = line(examples, scores, prior);
    (0..=POINTS)
        .map(|point| {
            let score = f64::from(2 * REACH * point / POINTS - REACH) / 1000.0;
            (10_000.0 / (1.0 + (-(slope * score + offset)).exp())).round() as u16
        })
        .collect()
}

/// The probability that each is a positive, at a stated share of them.
pub(crate) fn probabilities(examples: &[Example], scores: &[f64], prior: f64) -> Vec<f64> {
    let (slope, offset) = line(examples, scores, prior);
    scores.iter().map(|score| 1.0 / (1.0 + (-(slope * score / 1000.0 + offset)).exp())).collect()
}

/// Prints how often what was given a probability came true, on held-out scores.
pub(crate) fn show(name: &str, examples: &[Example], scores: &[f64], prior: f64) {
    let (slope, offset) = line(examples, scores, prior);
    let weights = weights(examples, prior);
    let mut rows = [[0.0f64; 3]; 10];
    for ((example, score), weight) in examples.iter().zip(scores).zip(&weights) {
        let p = 1.0 / (1.0 + (-(slope * score / 1000.0 + offset)).exp());
        let row = &mut rows[((p * 10.0) as usize).min(9)];
        row[0] += weight;
        row[1] += weight * p;
        row[2] += weight * f64::from(u8::from(example.positive));
    }
    let error: f64 = rows.iter().map(|row| (row[1] - row[2]).abs()).sum();
    eprintln!("{name}: held-out reliability at a share of {prior}; expected calibration error {error:.3}");
    for row in rows.iter().filter(|row| row[0] > 0.0) {
        eprintln!("{name}: said {:.2} came true {:.2} share {:.3}", row[1] / row[0], row[2] / row[0], row[0]);
    }
}
