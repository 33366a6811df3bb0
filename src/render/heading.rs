//! Under which event is a card shown?

use std::cmp::Reverse;
use std::collections::HashMap;

use super::card::Card;
use crate::report::Report;

/// The event that holds most of the card's findings, the narrowest of these. A wide event has a heading that says little of
/// what is found in it.
pub(super) fn event(card: &Card<'_>, report: &Report) -> Option<usize> {
    let mut holds: HashMap<usize, usize> = HashMap::new();
    for &event in card.findings.iter().flat_map(|finding| &finding.finding().events) {
        *holds.entry(event).or_default() += 1;
    }
    let known =
        holds.into_iter().filter_map(|(event, found)| Some((found, report.events.get(event)?.claims.len(), event)));
    known.max_by_key(|&(found, claims, event)| (found, Reverse((claims, event)))).map(|(_, _, event)| event)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::card::cards;
    use crate::render::card::tests::{COUNTS, report};

    #[test]
    fn a_card_stands_under_the_narrowest_event_that_holds_most_of_it() {
        let mut report = report(&COUNTS, &[("contradiction", (0, "12"), (1, "9"), "quantity")]);
        let of = |claims: &[usize]| crate::report::Event {
            label: String::new(),
            claims: claims.iter().map(|&claim| report.claims[claim].id.clone()).collect(),
            sources: Vec::new(),
            independent_sources: 0,
        };
        report.events = vec![of(&[0, 1, 2, 3]), of(&[0, 1]), of(&[0, 1, 2])];
        report.findings[0].events = vec![0, 1, 2];
        assert_eq!(event(&cards(&report)[0], &report), Some(1));
        report.findings[0].events = vec![7];
        assert_eq!(event(&cards(&report)[0], &report), None);
    }
}
