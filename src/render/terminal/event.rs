//! Who agrees and what differs, event by event?

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use annotate_snippets::renderer::Style;

use super::cut::{columns, cut, cut_text};
use super::others::word_for_word;
use super::place::Places;
use super::{Terminal, push_list, wrapped};
use crate::judge::Relation;
use crate::render::card::{Card, LONGEST_COPY, Row};
use crate::render::heading;
use crate::render::speaker::speaker;
use crate::render::voice::{counted, not_shown, sure};
use crate::report::excerpt::excerpt;
use crate::report::finding::{reason_name, relation_name};
use crate::report::visible::visible;
use crate::report::{ClaimRef, Event, Report};
use crate::text::Span;

/// How many claims of a group that agrees are shown.
const AGREEING: usize = 6;
/// How many divergences of an event are shown; they come most certain first.
const DIVERGENCES: usize = 4;
/// The place stands in a column of its own, at most so wide.
const WIDEST_PLACE: usize = 28;

/// On a narrower terminal the words are worth more than who says them.
const SPEAKERS: usize = 60;

impl Terminal {
    /// Appends who agrees and who differs: events of which several things are found, the widest first, with a heading; then
    /// what stands alone, which speaks for itself. Contradictions are drawn above and not told again.
    pub(super) fn push_events(&self, report: &Report, cards: &[Card<'_>], places: &Places<'_>, out: &mut String) {
        let mut of_event: BTreeMap<usize, Vec<&Card<'_>>> = BTreeMap::new();
        let mut alone = Vec::new();
        for card in cards.iter().filter(|card| card.relation() != Relation::Contradiction) {
            match heading::event(card, report) {
                _ if !card.is_likely() => {}
                Some(event) => of_event.entry(event).or_default().push(card),
                None => alone.push(card),
            }
        }
        let (mut events, single): (Vec<_>, Vec<_>) = of_event.into_iter().partition(|(_, cards)| 1 < cards.len());
        events.sort_by_key(|(_, cards)| Reverse(cards.iter().map(|card| sources(card)).max()));
        for (number, cards) in events {
            let event = &report.events[number];
            let style = self.palette.heading;
            let label = cut_text(&visible(&event.label), self.width - "event: ".len());
            out.push_str(&format!("\n{style}event:{style:#} {label}\n"));
            self.push_sources(report, event, out);
            self.push_cards(&cards, "  ", places, out);
        }
        alone.splice(0..0, single.into_iter().flat_map(|(_, cards)| cards));
        alone.sort_by_key(|card| (card.relation() == Relation::Divergence, Reverse(sources(card))));
        for card in alone {
            out.push('\n');
            self.push_cards(&[card], "", places, out);
        }
        if let Some(note) = not_shown(report, cards) {
            let note = format!("not shown: {note}");
            out.push('\n');
            out.extend(wrapped(note.split(' '), self.width).into_iter().map(|line| line + "\n"));
        }
    }

    /// `  5 documents, 4 independent: Courier, Tribune, …`.
    fn push_sources(&self, report: &Report, event: &Event, out: &mut String) {
        let documents = counted(event.sources.len(), "document");
        let independent = match event.independent_sources {
            all if all == event.sources.len() => String::new(),
            some => format!(", {some} independent"),
        };
        let mut items: Vec<String> = report
            .documents
            .iter()
            .filter(|document| event.sources.contains(&document.id))
            .map(|document| visible(document.name()).into_owned())
            .collect();
        if let Some(first) = items.first_mut() {
            *first = format!("{documents}{independent}: {first}");
        }
        push_list(&items, "  ", self.width, Style::new(), out);
    }

    fn push_cards(&self, cards: &[&Card<'_>], indent: &str, places: &Places<'_>, out: &mut String) {
        let with = |relation| cards.iter().filter(move |card| card.relation() == relation);
        for card in with(Relation::Agreement) {
            self.push_agreement(card, indent, places, out);
        }
        for card in with(Relation::Divergence).take(DIVERGENCES) {
            let rest = title_of(card).map(|note| format!(": {note}")).unwrap_or_default();
            self.push_heading(card, &rest, (indent, self.palette.divergence), out);
            // The heading tells of the first reason alone.
            let mut rows: Vec<Row<'_>> = card.camps.iter().flatten().cloned().collect();
            rows.iter_mut().for_each(|row| row.marks.truncate(1));
            self.push_rows(
                &rows.iter().map(|row| vec![row]).collect::<Vec<_>>(),
                indent,
                ('-', self.palette.divergence),
                places,
                out,
            );
        }
        push_more(with(Relation::Divergence).count().saturating_sub(DIVERGENCES), "divergences", indent, out);
    }

    fn push_agreement(&self, card: &Card<'_>, indent: &str, places: &Places<'_>, out: &mut String) {
        let rows: Vec<&Row<'_>> = card.camps.iter().flatten().collect();
        // What one pair rests on is said; of a larger group, how many it holds.
        let rest = match title_of(card) {
            Some(note) if rows.len() <= 2 => format!(": {note}"),
            _ => format!(": {} of {}", counted(rows.len(), "claim"), counted(sources(card), "document")),
        };
        self.push_heading(card, &rest, (indent, self.palette.agreement), out);
        let said = by_words(&rows);
        let shown = &said[..said.len().min(AGREEING)];
        self.push_rows(shown, indent, ('~', self.palette.agreement), places, out);
        push_more(said[shown.len()..].iter().map(Vec::len).sum(), "claims", indent, out);
    }

    /// Appends `agreement[quantity], 65–95%: 3 claims of 3 documents` on as many lines as it needs.
    fn push_heading(&self, card: &Card<'_>, rest: &str, (indent, style): (&str, Style), out: &mut String) {
        let kind = card.leading_reasons().next().map(|reason| format!("[{}]", reason_name(reason.kind)));
        let head = format!("{}{}", relation_name(card.relation()), kind.unwrap_or_default());
        let text = format!("{head}, {}{rest}", sure(card));
        for (number, line) in wrapped(text.split(' '), self.width - indent.len() - 2).iter().enumerate() {
            match line.strip_prefix(&head).filter(|_| number == 0) {
                Some(rest) => out.push_str(&format!("{indent}{style}{head}{style:#}{rest}\n")),
                None => out.push_str(&format!("{indent}  {line}\n")),
            }
        }
    }

    /// Appends the claims one below the other, the place in a column of its own and a row of marks below the words; of those that
    /// come together the first, and where the others stand.
    fn push_rows(
        &self,
        rows: &[Vec<&Row<'_>>],
        indent: &str,
        (mark, style): (char, Style),
        places: &Places<'_>,
        out: &mut String,
    ) {
        let most = WIDEST_PLACE.min(self.width / 3);
        let name = |row: &Row<'_>| {
            let at = row.marks.first().map_or(row.claim.claim.span.start(), |span| span.start());
            places.short_name(row.claim, at, most)
        };
        let names: Vec<String> = rows.iter().map(|said| name(said[0])).collect();
        let widest = names.iter().map(|name| columns(name)).max().unwrap_or(0);
        let room = self.width.saturating_sub(widest + indent.len() + 4);
        for (said, first) in rows.iter().zip(&names) {
            let row = said[0];
            let span = row.claim.claim.span;
            let window = row.marks.iter().copied().fold(span, Span::cover);
            let speaker =
                if self.width < SPEAKERS { String::new() } else { said_by(row.claim, window, self.width / 4) };
            let line = cut(&excerpt(row.claim, window, &row.marks), room.saturating_sub(columns(&speaker)));
            let pad = " ".repeat(widest - columns(first));
            let place = self.palette.place;
            out.push_str(&format!("{indent}  {place}{first}{place:#}{pad}  {}{place}{speaker}{place:#}\n", line.text));

            let mut marked = String::new();
            for c in line.text.char_indices().map(|(at, c)| {
                let inside = line.marks.iter().flatten().any(|mark| mark.contains(&at));
                (if inside { mark } else { ' ' }, columns(c.encode_utf8(&mut [0; 4])))
            }) {
                marked.extend(std::iter::repeat_n(c.0, c.1));
            }
            let marked = marked.trim_end();
            if !marked.is_empty() {
                out.push_str(&format!("{indent}  {:widest$}  {style}{marked}{style:#}\n", ""));
            }
            let copies = said[1..].iter().map(|copy| name(copy)).collect::<Vec<_>>();
            for line in word_for_word(&copies).iter().flat_map(|line| wrapped(line.split(' '), room)) {
                out.push_str(&format!("{indent}  {:widest$}  {place}{line}{place:#}\n", ""));
            }
        }
    }
}

/// What ten papers print word for word is one to a reader: claims of the same words come together.
fn by_words<'r, 'a>(rows: &[&'r Row<'a>]) -> Vec<Vec<&'r Row<'a>>> {
    let mut said: Vec<Vec<&Row<'_>>> = Vec::new();
    let mut known: HashMap<&str, usize> = HashMap::new();
    for &row in rows {
        let text = &row.claim.claim.text;
        let place = if text.len() <= LONGEST_COPY { *known.entry(text).or_insert(said.len()) } else { said.len() };
        if place == said.len() {
            said.push(Vec::new());
        }
        said[place].push(row);
    }
    said
}

/// Who says it, as under a quotation, unless that stands in the words shown anyway.
fn said_by(claim: ClaimRef<'_>, window: Span, most: usize) -> String {
    match speaker(claim) {
        Some((name, span)) if !window.contains(span) => format!(" — {}", cut_text(&name, most.saturating_sub(3))),
        _ => String::new(),
    }
}

/// What the first reason of the lead says, if it says anything.
fn title_of<'a>(card: &Card<'a>) -> Option<Cow<'a, str>> {
    let note = visible(&card.leading_reasons().next()?.note);
    (!note.is_empty()).then_some(note)
}

/// How many documents have a say.
fn sources(card: &Card<'_>) -> usize {
    let documents: BTreeSet<_> = card.camps.iter().flatten().map(|row| &row.claim.document.id).collect();
    documents.len()
}

/// `and 3 more claims`.
fn push_more(left_out: usize, nouns: &str, indent: &str, out: &mut String) {
    match left_out {
        0 => {}
        1 => out.push_str(&format!("{indent}  and one more\n")),
        _ => out.push_str(&format!("{indent}  and {left_out} more {nouns}\n")),
    }
}
