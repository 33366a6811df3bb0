//! Which source says it, which contradicts it, which is silent?

use std::collections::BTreeSet;

use serde::Serialize;

use super::event::sign;
use super::source::Index;
use crate::judge::Relation;
use crate::render::card::Side;
use crate::report::FindingRef;
use crate::report::finding::relation_name;

/// What one source says of one event.
#[derive(Serialize)]
pub(super) struct Cell {
    /// `contradiction`, `agreement`, `divergence`, `says` or `silent`, the strongest first.
    class: &'static str,
    /// What is drawn: a sign for each relation it has.
    signs: String,
    /// The same in words.
    label: String,
    /// Where it says it, on the page.
    anchor: Option<String>,
}

/// A document's relations in one event, each to the documents numbered.
#[derive(Clone, Default)]
struct Stand {
    contradicts: BTreeSet<usize>,
    differs: BTreeSet<usize>,
    agrees: BTreeSet<usize>,
}

/// The cells of the events, a row each, in the order of the report.
pub(super) fn matrix(findings: &[FindingRef<'_>], index: &Index<'_>) -> Vec<Vec<Cell>> {
    let report = index.report;
    let mut stands: Vec<Vec<Stand>> = vec![vec![Stand::default(); index.sources.len()]; report.events.len()];
    for finding in findings {
        let [left, right] = Side::BOTH.map(|side| index.document(&side.claim(*finding).document.id));
        let (Some(left), Some(right)) = (left, right) else { continue };
        for &event in &finding.finding().events {
            let Some(row) = stands.get_mut(event) else { continue };
            for (of, to) in [(left, right), (right, left)] {
                match finding.relation() {
                    Relation::Contradiction => row[of].contradicts.insert(to),
                    Relation::Divergence => row[of].differs.insert(to),
                    Relation::Agreement => row[of].agrees.insert(to),
                    Relation::Unrelated => false,
                };
            }
        }
    }
    let row = |(event, stands): (usize, Vec<Stand>)| {
        stands.into_iter().enumerate().map(|(document, stand)| cell(event, document, &stand, index)).collect()
    };
    stands.into_iter().enumerate().map(row).collect()
}

fn cell(event: usize, document: usize, stand: &Stand, index: &Index<'_>) -> Cell {
    let of_document = &index.report.documents[document].id;
    let claims = index.report.events[event].claims.iter().filter_map(|id| index.claim(id));
    let own = claims.filter(|claim| &claim.document == of_document).min_by_key(|claim| claim.span);
    let names = |places: &BTreeSet<usize>| {
        let name = |&place: &usize| if place == document { "itself" } else { index.sources[place].name.as_str() };
        places.iter().map(name).collect::<Vec<_>>().join(", ")
    };
    let relations = [
        (Relation::Contradiction, "contradicts", &stand.contradicts),
        (Relation::Divergence, "differs from", &stand.differs),
        (Relation::Agreement, "agrees with", &stand.agrees),
    ];
    let there: Vec<_> = relations.into_iter().filter(|(.., places)| !places.is_empty()).collect();
    let (class, signs, label) = match there.first() {
        Some(&(strongest, ..)) => {
            let signs: Vec<&str> = there.iter().map(|&(relation, ..)| sign(relation)).collect();
            let label: Vec<String> =
                there.iter().map(|(.., verb, places)| format!("{verb} {}", names(places))).collect();
            (relation_name(strongest), signs.join(" "), label.join("; "))
        }
        None if own.is_some() => ("says", "•".to_owned(), "speaks of it".to_owned()),
        None => ("silent", String::new(), "silent".to_owned()),
    };
    Cell { class, signs, label, anchor: own.and_then(|claim| index.anchor(claim)) }
}
