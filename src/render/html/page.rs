//! What stands on the page, from top to bottom?

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::event::{LEVELS, Shown};
use super::matrix::{COLUMNS, Camp, Cell, Stands};
use super::source::{Index, Source};
use super::text::{Lines, texts};
use crate::judge::Relation;
use crate::render::card::{Card, cards};
use crate::render::heading;
use crate::render::voice::not_compared;
use crate::report::finding::relation_name;
use crate::report::visible::visible;
use crate::report::{FindingRef, Report};

/// How many divergences of an event are shown at once; they come most certain first.
const DIVERGENCES: usize = 3;

/// How many sources are named under the heading of an event. The names of 200 would push away what was found.
const NAMED: usize = 16;

/// All that the template asks for.
#[derive(Serialize)]
pub(super) struct Page {
    title: String,
    style: &'static str,
    tallies: Vec<Tally>,
    omitted: Option<String>,
    sources: Vec<Source>,
    /// Whether there are too many of them for a column each.
    many: bool,
    /// The kinds of reasons that one can filter by.
    kinds: Vec<&'static str>,
    levels: [u8; 3],
    /// All contradictions at a glance, most certain first.
    clashes: Vec<Clash>,
    /// How many pairs of claims contradict each other, if that is more than there are lines at a glance.
    clashing: Option<usize>,
    /// How many findings are told on the page.
    told: usize,
    /// How many pairs of claims stand behind them, if that is more.
    behind: Option<usize>,
    /// Events with what was found in them, those with contradictions first.
    events: Vec<Event>,
    /// Findings that belong to no event.
    loose: Vec<Shown>,
    /// Divergences that are less likely than not.
    unlikely: Vec<Shown>,
    /// Events of which nothing was found.
    quiet: Vec<Quiet>,
    texts: Vec<Text>,
}

#[derive(Serialize)]
struct Tally {
    count: usize,
    noun: &'static str,
}

/// A contradiction as one line.
#[derive(Serialize)]
struct Clash {
    number: usize,
    title: String,
    names: String,
    sure: String,
    classes: String,
}

#[derive(Serialize)]
struct Event {
    number: usize,
    label: String,
    sources: Vec<usize>,
    /// How many more sources there are than are named.
    more_sources: usize,
    /// How many of the sources are not copies, if that is fewer.
    independent: Option<usize>,
    /// Names of those that do not speak of it.
    silent: Vec<String>,
    more_silent: usize,
    /// A cell for each source, or with many sources those who stand in each relation.
    cells: Vec<Cell>,
    camps: Vec<Camp>,
    findings: Vec<Shown>,
    /// Divergences beyond those that are shown at once.
    more: Vec<Shown>,
}

#[derive(Serialize)]
struct Quiet {
    label: String,
    sources: Vec<String>,
    more_sources: usize,
    anchor: Option<String>,
}

#[derive(Serialize)]
struct Text {
    number: usize,
    lines: Option<Lines>,
}

impl Page {
    pub(super) fn of(report: &Report, title: Option<&str>, style: &'static str) -> Page {
        let index = Index::of(report);
        let findings: Vec<FindingRef<'_>> = report.findings().collect();
        let sorted = sorted(report);
        let order = sorted.order.clone();
        let shown: Vec<(Card<'_>, Shown)> = sorted
            .cards
            .into_iter()
            .enumerate()
            .map(|(place, card)| {
                let shown = Shown::of(&card, place + 1, &index);
                (card, shown)
            })
            .collect();
        let texts = texts(&shown, &index);
        let told = shown.len();
        let mut clashes: Vec<_> = shown.iter().filter(|(card, _)| card.relation() == Relation::Contradiction).collect();
        clashes.sort_by(|(a, _), (b, _)| b.lead().confidence().total_cmp(&a.lead().confidence()));
        let clashes: Vec<Clash> = clashes.into_iter().map(|(_, shown)| clash(shown)).collect();
        let clashing = findings.iter().filter(|finding| finding.relation() == Relation::Contradiction).count();
        let kinds: BTreeSet<&'static str> = shown.iter().flat_map(|(_, shown)| shown.kinds.iter().copied()).collect();

        let likely: Vec<FindingRef<'_>> = shown
            .iter()
            .filter(|(card, _)| card.is_likely())
            .flat_map(|(card, _)| card.findings.iter().copied())
            .collect();
        let stands = Stands::of(&likely, &index);
        let (mut loose, mut unlikely) = (Vec::new(), Vec::new());
        let mut of_event: BTreeMap<usize, Vec<Shown>> = BTreeMap::new();
        for (card, shown) in shown {
            match heading::event(&card, report) {
                _ if !card.is_likely() => unlikely.push(shown),
                Some(event) => of_event.entry(event).or_default().push(shown),
                None => loose.push(shown),
            }
        }
        let spoken: BTreeSet<usize> =
            findings.iter().flat_map(|finding| finding.finding().events.iter().copied()).collect();
        let quiet = (0..report.events.len()).filter(|event| !spoken.contains(event)).map(|event| quiet(event, &index));
        let quiet = quiet.collect();
        let events = order.into_iter().filter_map(|event| {
            let findings = of_event.remove(&event)?;
            Some(self::event(event, findings, &stands, &index))
        });
        Page {
            title: title.map_or_else(|| default_title(report), |title| visible(title).into_owned()),
            style,
            tallies: tallies(report, &findings),
            omitted: not_compared(report),
            kinds: kinds.into_iter().collect(),
            levels: LEVELS,
            clashing: Some(clashing).filter(|&clashing| clashes.len() < clashing),
            clashes,
            told,
            behind: Some(findings.len()).filter(|&pairs| told < pairs),
            events: events.collect(),
            loose,
            unlikely,
            quiet,
            texts: texts.into_iter().enumerate().map(|(place, lines)| Text { number: place + 1, lines }).collect(),
            many: COLUMNS < index.sources.len(),
            sources: index.sources,
        }
    }
}

/// The cards in the order of the page, and that of the events.
struct Sorted<'a> {
    cards: Vec<Card<'a>>,
    order: Vec<usize>,
}

/// Puts events by their first card: contradictions before agreements before divergences, each most certain first.
fn sorted(report: &Report) -> Sorted<'_> {
    let mut cards = cards(report);
    let mut order: Vec<usize> = Vec::new();
    let mut rank: BTreeMap<usize, usize> = BTreeMap::new();
    for card in cards.iter().filter(|card| card.is_likely()) {
        if let Some(event) = heading::event(card, report) {
            rank.entry(event).or_insert_with(|| {
                order.push(event);
                order.len()
            });
        }
    }
    // What is of no event comes after all events, what is unlikely last.
    cards.sort_by_key(|card| {
        let event = heading::event(card, report).and_then(|event| rank.get(&event).copied()).unwrap_or(usize::MAX);
        if card.is_likely() { (0, event) } else { (1, 0) }
    });
    Sorted { cards, order }
}

fn clash(shown: &Shown) -> Clash {
    Clash {
        number: shown.number,
        title: shown.title.clone(),
        names: shown.names.join(", "),
        sure: shown.sure.clone(),
        classes: shown.classes.clone(),
    }
}

fn event(number: usize, mut findings: Vec<Shown>, stands: &Stands, index: &Index<'_>) -> Event {
    let event = &index.report.events[number];
    let sources: BTreeSet<usize> = event.sources.iter().filter_map(|id| index.document(id)).collect();
    let others = findings.iter().filter(|finding| finding.relation != relation_name(Relation::Divergence)).count();
    let later = findings.split_off(findings.len().min(others + DIVERGENCES));
    let silent = (0..index.sources.len()).filter(|place| !sources.contains(place)).take(NAMED);
    let more = |count: usize| count.saturating_sub(NAMED);
    Event {
        number: number + 1,
        label: visible(&event.label).into_owned(),
        independent: (event.independent_sources < event.sources.len()).then_some(event.independent_sources),
        silent: silent.map(|place| index.sources[place].name.clone()).collect(),
        more_silent: more(index.sources.len() - sources.len()),
        more_sources: more(sources.len()),
        sources: sources.into_iter().take(NAMED).map(|place| place + 1).collect(),
        cells: stands.cells(number, index),
        camps: stands.camps(number, index),
        findings,
        more: later,
    }
}

fn quiet(number: usize, index: &Index<'_>) -> Quiet {
    let event = &index.report.events[number];
    let places = event.sources.iter().filter_map(|id| index.document(id));
    let first = event.claims.first().and_then(|id| index.claim(id));
    Quiet {
        label: visible(&event.label).into_owned(),
        sources: places.take(NAMED).map(|place| index.sources[place].name.clone()).collect(),
        more_sources: event.sources.len().saturating_sub(NAMED),
        anchor: first.and_then(|claim| index.anchor(claim)),
    }
}

fn tallies(report: &Report, findings: &[FindingRef<'_>]) -> Vec<Tally> {
    let mut tallies = vec![
        Tally { count: report.documents.len(), noun: "source" },
        Tally { count: report.claims.len(), noun: "claim" },
        Tally { count: report.events.len(), noun: "event" },
    ];
    for relation in [Relation::Contradiction, Relation::Agreement, Relation::Divergence] {
        let count = findings.iter().filter(|finding| finding.relation() == relation).count();
        tallies.push(Tally { count, noun: relation_name(relation) });
    }
    tallies
}

fn default_title(report: &Report) -> String {
    match report.documents.len() {
        1 => "What one source says".to_owned(),
        number => format!("What {number} sources say"),
    }
}
