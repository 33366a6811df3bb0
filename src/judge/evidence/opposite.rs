//! Do two aligned words exclude each other by meaning?

use super::{Evidence, Tends};
use crate::judge::align::How;
use crate::judge::pair::{Pair, turned, with_negation};
use crate::judge::verdict::ReasonKind;
use crate::lexicon::WordRelation;

pub(super) fn observe(pair: &Pair<'_>, found: &mut Vec<Evidence>) {
    for link in &pair.alignment.links {
        if link.how != How::Lexical(WordRelation::Opposite) {
            continue;
        }
        let (x, y) = pair.words(link);
        // "not rejected" beside "accepted" is no opposition but another wording, nor is "excluding her is unacceptable" beside
        // "including her".
        let cancelled = turned(pair.a, link.a as usize) != turned(pair.b, link.b as usize);
        // What each claim says, not what it says by the way: who was arrested and then released was not never arrested.
        let main = Some(x.span) == pair.a.predicate && Some(y.span) == pair.b.predicate;
        let apart = pair.same_subject() == Some(false) || pair.same_object() == Some(false);
        // In a story much is climbed and dropped: without one thing that both are of, the two words may be of two senses.
        let told = !pair.a.setting.is_empty() && !pair.b.setting.is_empty();
        let one = !told || pair.same_subject() == Some(true) || pair.same_object() == Some(true);
        let strength = match (x.role == y.role, main && one) {
            (true, true) if !apart => 55 + 10 * link.context,
            // The previous and the next host are two hosts.
            (true, _) => 15 + 10 * link.context,
            (false, _) => 10 + 10 * link.context,
        };
        found.push(Evidence {
            kind: if cancelled { ReasonKind::Paraphrase } else { ReasonKind::Opposite },
            tends: if cancelled { Tends::Agreement } else { Tends::Contradiction },
            strength,
            a: with_negation(pair.a, link.a as usize),
            b: with_negation(pair.b, link.b as usize),
        });
    }
}
