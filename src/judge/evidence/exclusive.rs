//! Do two claims fill a slot that takes one filler with two?

use super::{Evidence, Tends};
use crate::judge::align::How;
use crate::judge::pair::Pair;
use crate::judge::verdict::ReasonKind;
use crate::lexicon::WordRelation;

pub(super) fn observe(pair: &Pair<'_>, found: &mut Vec<Evidence>) {
    for link in &pair.alignment.links {
        let (x, y) = pair.words(link);
        // Days and months are for the calendar to compare.
        if link.how != How::Lexical(WordRelation::Exclusive) || x.time || y.time || x.negated || y.negated {
            continue;
        }
        let heads = x.head.zip(y.head).is_some_and(|(i, j)| pair.corresponds(i as usize, j as usize));
        let alike = x.role == y.role && pair.cover.worst() >= 0.5;
        if heads || link.context >= 2 {
            let strength = if heads && alike { 60 } else { 30 };
            found.push(Evidence {
                kind: ReasonKind::Exclusive,
                tends: Tends::Contradiction,
                strength,
                a: x.span,
                b: y.span,
            });
        }
    }
}
