//! How does a finding look on the page: which sentences, which words, who says it, how sure?

use std::collections::BTreeSet;

use serde::Serialize;

use super::source::Index;
use crate::judge::{Reason, Relation};
use crate::render::card::{Card, Row};
use crate::render::voice::{cited, sure, title};
use crate::render::words::{Part, Quoted, quoted};
use crate::report::Scope;
use crate::report::finding::{percent, reason_name, relation_name};
use crate::report::visible::visible;
use crate::text::Quote;

/// The confidences one can filter by, in percent.
pub(super) const LEVELS: [u8; 3] = [60, 80, 95];
/// How many reasons are told of.
const REASONS: usize = 3;

/// A finding, or several that are one to a reader.
#[derive(Serialize)]
pub(super) struct Shown {
    /// Counted from 1 in the order of the page; the notes in the texts lead to it.
    pub(super) number: usize,
    pub(super) relation: &'static str,
    /// The relation as a sign.
    #[serde(skip)]
    pub(super) sign: &'static str,
    pub(super) title: String,
    /// The kinds of its reasons, that of the lead first.
    pub(super) kinds: Vec<&'static str>,
    pub(super) sure: String,
    pub(super) within: bool,
    /// Numbers of its sources, by document.
    pub(super) sources: Vec<usize>,
    #[serde(skip)]
    pub(super) names: Vec<String>,
    /// What filters look at.
    pub(super) classes: String,
    camps: Vec<Vec<Voice>>,
    notes: Vec<Note>,
}

/// A sentence of one document, or of several that have it word for word.
#[derive(Serialize)]
struct Voice {
    speakers: Vec<Speaker>,
    pieces: Vec<Piece>,
}

/// Where a sentence stands.
#[derive(Serialize)]
struct Speaker {
    name: String,
    published: Option<String>,
    /// `citing police`.
    cited: Option<String>,
    line: Option<usize>,
    /// Where it stands in the text on the page.
    anchor: Option<String>,
}

#[derive(Serialize)]
struct Piece {
    part: &'static str,
    text: String,
}

/// A reason after the first.
#[derive(Serialize)]
struct Note {
    kind: &'static str,
    text: String,
}

impl Shown {
    pub(super) fn of(card: &Card<'_>, number: usize, index: &Index<'_>) -> Shown {
        let lead = card.lead();
        let places: BTreeSet<usize> =
            card.camps.iter().flatten().filter_map(|row| index.document(&row.claim.document.id)).collect();
        let mut kinds: Vec<&'static str> = Vec::new();
        for reason in card.leading_reasons() {
            let kind = reason_name(reason.kind);
            if !kinds.contains(&kind) {
                kinds.push(kind);
            }
        }
        let camp = |camp: &Vec<Row<'_>>| quoted(camp).into_iter().map(|quoted| voice(quoted, index)).collect();
        let relation = relation_name(card.relation());
        let mut classes = vec![relation.to_owned()];
        classes.extend(places.iter().map(|place| format!("source-{}", place + 1)));
        classes.extend(kinds.iter().map(|kind| format!("kind-{kind}")));
        let most = percent(lead.confidence());
        classes.extend(LEVELS.iter().filter(|&&level| level <= most).map(|level| format!("sure-{level}")));
        Shown {
            number,
            relation,
            sign: sign(card.relation()),
            title: title(card),
            kinds,
            sure: sure(card),
            within: lead.finding().scope == Scope::Within,
            sources: places.iter().map(|place| place + 1).collect(),
            names: places.iter().map(|&place| index.sources[place].name.clone()).collect(),
            classes: classes.join(" "),
            camps: card.camps.iter().map(camp).collect(),
            notes: notes(card),
        }
    }
}

/// The sign that stands for a relation where there is no room for its name.
pub(super) fn sign(relation: Relation) -> &'static str {
    match relation {
        Relation::Contradiction => "≠",
        Relation::Agreement => "=",
        Relation::Divergence | Relation::Unrelated => "≈",
    }
}

/// The reasons after the first that add something: other words on one side at least.
fn notes(card: &Card<'_>) -> Vec<Note> {
    let reasons = card.lead().reasons();
    let Some(first) = reasons.first() else { return Vec::new() };
    let overlap = |a: &Quote, b: &Quote| a.span().overlaps(b.span());
    let adds = |reason: &&Reason| !overlap(&first.left, &reason.left) || !overlap(&first.right, &reason.right);
    let note = |reason: &Reason| Note { kind: reason_name(reason.kind), text: visible(&reason.note).into_owned() };
    reasons.iter().take(REASONS).skip(1).filter(adds).map(note).filter(|note| !note.text.is_empty()).collect()
}

fn voice(quoted: Quoted<'_, '_>, index: &Index<'_>) -> Voice {
    let speaker = |row: &&Row<'_>| {
        let claim = row.claim;
        let at = row.marks.first().map_or(claim.claim.span, |mark| *mark).start();
        Speaker {
            name: visible(claim.publisher()).into_owned(),
            published: claim.document.published.as_ref().map(|published| published.date().to_string()),
            cited: cited(claim),
            line: index.line(claim, at),
            anchor: index.anchor(claim.claim),
        }
    };
    let pieces = quoted.words.into_iter().map(|(part, text)| Piece { part: part_name(part), text });
    Voice { speakers: quoted.rows.iter().map(speaker).collect(), pieces: pieces.collect() }
}

fn part_name(part: Part) -> &'static str {
    match part {
        Part::Context => "context",
        Part::Claim => "claim",
        Part::Mark => "mark",
    }
}
