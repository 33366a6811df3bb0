//! Which source says it, which contradicts it, which is silent?

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::Serialize;

use super::event::sign;
use super::source::Index;
use crate::judge::Relation;
use crate::render::card::Side;
use crate::report::finding::relation_name;
use crate::report::{FindingRef, ReportedClaim};

/// How many of the others a cell names; all of them in each cell would be as many as the square of the sources.
const NAMED: usize = 8;

/// With more sources than this a column for each is wider than any screen, and mostly blank: names stand in few columns then.
pub(super) const COLUMNS: usize = 24;

/// Those of many sources that stand in one relation in an event.
#[derive(Serialize)]
pub(super) struct Camp {
    /// `contradiction`, `divergence`, `agreement` or `says`.
    class: &'static str,
    who: Vec<Who>,
    /// How many more there are.
    more: usize,
}

/// A source by its name, and where it says it, on the page.
#[derive(Serialize)]
struct Who {
    name: String,
    anchor: Option<String>,
}

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

impl Stand {
    /// Whether the document has this relation to another, or has none at all.
    fn has(&self, relation: Option<Relation>) -> bool {
        let [contradicts, differs, agrees] =
            [&self.contradicts, &self.differs, &self.agrees].map(|places| !places.is_empty());
        match relation {
            Some(Relation::Contradiction) => contradicts,
            Some(Relation::Divergence) => differs,
            Some(Relation::Agreement) => agrees,
            Some(Relation::Unrelated) | None => !(contradicts || differs || agrees),
        }
    }
}

/// Where the documents stand in the events in which something was found, by event and document.
pub(super) struct Stands(HashMap<(usize, usize), Stand>);

impl Stands {
    pub(super) fn of(findings: &[FindingRef<'_>], index: &Index<'_>) -> Stands {
        let mut stands: HashMap<(usize, usize), Stand> = HashMap::new();
        for finding in findings {
            let [left, right] = Side::BOTH.map(|side| index.document(&side.claim(*finding).document.id));
            let (Some(left), Some(right)) = (left, right) else { continue };
            for &event in &finding.finding().events {
                for (of, to) in [(left, right), (right, left)] {
                    let stand = stands.entry((event, of)).or_default();
                    match finding.relation() {
                        Relation::Contradiction => stand.contradicts.insert(to),
                        Relation::Divergence => stand.differs.insert(to),
                        Relation::Agreement => stand.agrees.insert(to),
                        Relation::Unrelated => false,
                    };
                }
            }
        }
        Stands(stands)
    }

    /// The cells of one event, by document; none if there are too many documents.
    pub(super) fn cells(&self, event: usize, index: &Index<'_>) -> Vec<Cell> {
        if COLUMNS < index.sources.len() {
            return Vec::new();
        }
        let said = said(event, index);
        let silent = Stand::default();
        let cell = |document| {
            let stand = self.0.get(&(event, document)).unwrap_or(&silent);
            cell(document, stand, said.get(&document).copied(), index)
        };
        (0..index.sources.len()).map(cell).collect()
    }

    /// The same for too many documents to have a cell each: who contradicts, who differs, who agrees, who else speaks of it.
    pub(super) fn camps(&self, event: usize, index: &Index<'_>) -> Vec<Camp> {
        if index.sources.len() <= COLUMNS {
            return Vec::new();
        }
        let said = said(event, index);
        let silent = Stand::default();
        let relations = [Relation::Contradiction, Relation::Divergence, Relation::Agreement].map(Some);
        let camp = |relation: Option<Relation>| {
            let all: Vec<(&usize, &&ReportedClaim)> = said
                .iter()
                .filter(|&(&document, _)| self.0.get(&(event, document)).unwrap_or(&silent).has(relation))
                .collect();
            let who = all.iter().take(NAMED).map(|&(&document, claim)| Who {
                name: index.sources[document].name.clone(),
                anchor: index.anchor(claim),
            });
            let class = relation.map_or("says", relation_name);
            Camp { class, who: who.collect(), more: all.len().saturating_sub(NAMED) }
        };
        relations.into_iter().chain([None]).map(camp).collect()
    }
}

/// The first claim of each document that speaks of the event.
fn said<'a>(event: usize, index: &Index<'a>) -> BTreeMap<usize, &'a ReportedClaim> {
    let mut said: BTreeMap<usize, &ReportedClaim> = BTreeMap::new();
    for claim in index.report.events[event].claims.iter().filter_map(|id| index.claim(id)) {
        let Some(document) = index.document(&claim.document) else { continue };
        let first = said.entry(document).or_insert(claim);
        if claim.span < first.span {
            *first = claim;
        }
    }
    said
}

/// The cell of a document that speaks of the event with `own`, or is silent.
fn cell(document: usize, stand: &Stand, own: Option<&ReportedClaim>, index: &Index<'_>) -> Cell {
    let names = |places: &BTreeSet<usize>| {
        let name = |&place: &usize| if place == document { "itself" } else { index.sources[place].name.as_str() };
        let named = places.iter().take(NAMED).map(name).collect::<Vec<_>>().join(", ");
        match places.len().checked_sub(NAMED).filter(|&more| 0 < more) {
            Some(more) => format!("{named} and {more} more"),
            None => named,
        }
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
