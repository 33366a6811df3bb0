//! Are any two texts judged, and alike from either side?

use gainsay::{Config, Sensitivity, judge};

use crate::spans::check_judgement;
use crate::texts;

/// Reads two texts.
pub fn run(data: &[u8]) {
    let texts = texts::texts(data, 2);
    let a = texts.first().map_or("", String::as_str);
    let b = texts.get(1).map_or("", String::as_str);
    let (there, back) = (judge(a, b), judge(b, a));
    check_judgement(a, b, &there);
    check_judgement(b, a, &back);
    assert_eq!((there.relation, there.confidence), (back.relation, back.confidence));
    let (s, t) = (there.scores, back.scores);
    assert_eq!(
        [s.agreement, s.forward, s.backward, s.contradiction, s.overlap],
        [t.agreement, t.backward, t.forward, t.contradiction, t.overlap],
    );
    let sides = there.reasons.iter().map(|reason| (reason.kind, &reason.left, &reason.right));
    assert!(sides.eq(back.reasons.iter().map(|reason| (reason.kind, &reason.right, &reason.left))));
    check_judgement(a, b, &Config::default().sensitivity(Sensitivity::Sensitive).judge(a, b));
}
