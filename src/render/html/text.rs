//! How does a text look with its claims marked: which pieces, what is each, and which findings lead from it?

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::event::Shown;
use super::source::Index;
use crate::judge::Relation;
use crate::render::card::{Card, Side};
use crate::report::visible::visible_char;
use crate::text::Span;

/// The lines of a text that are not blank.
pub(super) type Lines = Vec<Line>;

#[derive(Serialize)]
pub(super) struct Line {
    /// Counted from 1, blank lines too.
    number: usize,
    pieces: Vec<Piece>,
}

/// Words between two bounds of claims, so that claims that overlap need no elements that do.
#[derive(Default, Serialize)]
struct Piece {
    /// The claims that begin here.
    anchors: Vec<String>,
    /// What it is: the strongest relation of the claims it is in, `claim` if they have none, empty outside of claims.
    class: &'static str,
    /// Whether the words decide a contradiction.
    mark: bool,
    text: String,
    /// The findings whose claims end here.
    notes: Vec<Note>,
}

#[derive(Serialize)]
struct Note {
    /// The number of the finding.
    number: usize,
    sign: &'static str,
    relation: &'static str,
    label: String,
}

/// What a stretch of a text is; those that come first hide the others.
#[derive(Copy, Clone)]
enum Layer {
    Contradiction,
    Divergence,
    Agreement,
    Claim,
    Mark,
}

const CLASSES: [&str; 4] = ["contradiction", "divergence", "agreement", "claim"];

/// Where the stretches of one text begin and end.
#[derive(Default)]
struct Bounds {
    /// For each bound how many stretches of each layer begin, less those that end.
    turns: BTreeMap<usize, [i32; 5]>,
    anchors: BTreeMap<usize, Vec<String>>,
    notes: BTreeMap<usize, BTreeSet<usize>>,
}

impl Bounds {
    fn add(&mut self, span: Span, layer: Layer, text: &str) {
        if span.of(text).is_some_and(|words| !words.is_empty()) {
            self.turns.entry(span.start()).or_default()[layer as usize] += 1;
            self.turns.entry(span.end()).or_default()[layer as usize] -= 1;
        }
    }
}

/// The texts of the report's documents, marked; `None` where the report does not have it.
pub(super) fn texts(cards: &[(Card<'_>, Shown)], index: &Index<'_>) -> Vec<Option<Lines>> {
    let documents = &index.report.documents;
    let mut bounds: Vec<Bounds> = documents.iter().map(|_| Bounds::default()).collect();
    for claim in &index.report.claims {
        let (Some(place), Some(anchor)) = (index.document(&claim.document), index.anchor(claim)) else { continue };
        bounds[place].anchors.entry(claim.span.start()).or_default().push(anchor);
        bounds[place].add(claim.span, Layer::Claim, documents[place].text.as_deref().unwrap_or_default());
    }
    // What is less likely than not would mark half of a text.
    for (number, (card, _)) in cards.iter().enumerate().filter(|(_, (card, _))| card.is_likely()) {
        add_card(card, number, &mut bounds, index);
    }
    let lines = |(document, bounds): (usize, Bounds)| {
        let text = documents[document].text.as_deref()?;
        Some(lines(text, bounds, cards))
    };
    bounds.into_iter().enumerate().map(lines).collect()
}

/// Adds the claims of one card with their deciding words, and a note after each claim that lies in no other of the card.
fn add_card(card: &Card<'_>, number: usize, bounds: &mut [Bounds], index: &Index<'_>) {
    let layer = match card.relation() {
        Relation::Contradiction => Layer::Contradiction,
        Relation::Agreement => Layer::Agreement,
        Relation::Divergence | Relation::Unrelated => Layer::Divergence,
    };
    let mut claims: BTreeSet<(usize, Span)> = BTreeSet::new();
    for finding in &card.findings {
        for side in Side::BOTH {
            let claim = side.claim(*finding);
            let Some(place) = index.document(&claim.document.id) else { continue };
            claims.insert((place, claim.claim.span));
            let text = claim.document.text.as_deref().unwrap_or_default();
            if card.relation() == Relation::Contradiction {
                for reason in finding.reasons().iter().take(1) {
                    bounds[place].add(side.words(reason).span(), Layer::Mark, text);
                }
            }
        }
    }
    let mut joined: Vec<(usize, Span)> = Vec::new();
    for (place, span) in claims {
        let text = index.report.documents[place].text.as_deref().unwrap_or_default();
        bounds[place].add(span, layer, text);
        if span.of(text).is_none() {
            continue;
        }
        match joined.last_mut() {
            Some((other, last)) if *other == place && last.overlaps(span) => *last = last.cover(span),
            _ => joined.push((place, span)),
        }
    }
    for (place, span) in joined {
        bounds[place].notes.entry(span.end()).or_default().insert(number);
    }
}

fn lines(text: &str, bounds: Bounds, cards: &[(Card<'_>, Shown)]) -> Lines {
    let Bounds { mut turns, mut anchors, mut notes } = bounds;
    let mut cuts: BTreeSet<usize> = turns.keys().chain(anchors.keys()).copied().collect();
    cuts.extend(notes.keys());
    let mut cuts = cuts.into_iter().peekable();
    let mut active = [0i32; 5];
    let mut lines = Lines::new();
    let mut start = 0;
    for (number, line) in text.split('\n').enumerate() {
        let end = start + line.len();
        let mut pieces: Vec<Piece> = Vec::new();
        let mut at = start;
        loop {
            let cut = cuts.next_if(|&cut| cut <= end);
            let to = cut.unwrap_or(end);
            if at < to {
                push(&mut pieces, &text[at..to], &active);
                at = to;
            }
            let Some(cut) = cut else { break };
            let ended = notes.remove(&cut).into_iter().flatten().map(|card| note(&cards[card].1)).collect();
            end_here(&mut pieces, ended);
            if let Some(anchors) = anchors.remove(&cut) {
                pieces.push(Piece { anchors, ..Piece::default() });
            }
            for (active, turn) in active.iter_mut().zip(turns.remove(&cut).unwrap_or_default()) {
                *active += turn;
            }
        }
        if pieces.iter().any(|piece| !piece.text.trim().is_empty() || !piece.anchors.is_empty()) {
            lines.push(Line { number: number + 1, pieces });
        }
        start = end + 1;
    }
    lines
}

/// Puts the notes after the words before them.
fn end_here(pieces: &mut Vec<Piece>, mut notes: Vec<Note>) {
    match pieces.last_mut() {
        _ if notes.is_empty() => {}
        Some(last) => last.notes.append(&mut notes),
        None => pieces.push(Piece { notes, ..Piece::default() }),
    }
}

fn push(pieces: &mut Vec<Piece>, words: &str, active: &[i32; 5]) {
    let class = CLASSES.iter().zip(active).find(|(_, active)| 0 < **active).map_or("", |(class, _)| class);
    let mark = 0 < active[Layer::Mark as usize];
    let text: String = words.chars().filter_map(visible_char).collect();
    match pieces.last_mut() {
        // The place where a claim begins and its first words are one piece.
        Some(last) if last.text.is_empty() && last.notes.is_empty() => {
            *last = Piece { class, mark, text, ..std::mem::take(last) };
        }
        _ => pieces.push(Piece { class, mark, text, ..Piece::default() }),
    }
}

fn note(shown: &Shown) -> Note {
    let label = format!("{}: {}", shown.relation, shown.title);
    Note { number: shown.number, sign: shown.sign, relation: shown.relation, label }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each piece in brackets with its class and sign of marking; bounds are added as layer and words.
    #[track_caller]
    fn check(text: &str, stretches: &[(Layer, &str)], expected: &[&str]) {
        let mut bounds = Bounds::default();
        for &(layer, words) in stretches {
            let start = text.find(words).expect("the test marks words of its text");
            bounds.add(Span::new(start, start + words.len()), layer, text);
        }
        let shown = |line: &Line| {
            let piece = |piece: &Piece| match (piece.class, piece.mark) {
                ("", false) => piece.text.clone(),
                (class, mark) => {
                    format!("[{}{}{}]", class.get(..1).unwrap_or_default(), if mark { "!" } else { ":" }, piece.text)
                }
            };
            format!("{} {}", line.number, line.pieces.iter().map(piece).collect::<String>())
        };
        let lines: Vec<String> = lines(text, bounds, &[]).iter().map(shown).collect();
        assert_eq!(lines, expected);
    }

    #[test]
    fn claims_that_overlap_are_split_where_they_do() {
        check(
            "one two three four",
            &[(Layer::Agreement, "one two three"), (Layer::Claim, "three four")],
            &["1 [a:one two ][a:three][c: four]"],
        );
    }

    #[test]
    fn of_claims_within_one_another_the_strongest_relation_shows() {
        check(
            "one two three",
            &[(Layer::Agreement, "one two three"), (Layer::Contradiction, "two three"), (Layer::Mark, "two")],
            &["1 [a:one ][c!two][c: three]"],
        );
    }

    #[test]
    fn a_claim_over_several_lines_is_marked_on_each() {
        check("one two\n\nthree four", &[(Layer::Divergence, "two\n\nthree")], &["1 one [d:two]", "3 [d:three] four"]);
    }

    #[test]
    fn blank_lines_count_and_are_not_shown() {
        check("\n one\n \t\ntwo\n", &[], &["2  one", "4 two"]);
    }

    #[test]
    fn a_span_that_does_not_fit_the_text_marks_nothing() {
        let mut bounds = Bounds::default();
        bounds.add(Span::new(1, 2), Layer::Claim, "é");
        bounds.add(Span::new(5, 9), Layer::Claim, "é");
        assert!(bounds.turns.is_empty());
    }
}
