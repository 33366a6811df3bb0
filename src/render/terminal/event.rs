//! What is said of one event: who agrees, who contradicts whom, what differs?

use std::borrow::Cow;
use std::collections::BTreeMap;

use annotate_snippets::renderer::Style;

use super::cut::{columns, cut, cut_text};
use super::diagnostic::Side;
use super::place::Places;
use super::speaker::speaker;
use super::{Terminal, counted, push_list, wrapped};
use crate::judge::Relation;
use crate::report::excerpt::excerpt;
use crate::report::finding::{percent, reason_name, relation_name};
use crate::report::visible::visible;
use crate::report::{ClaimId, ClaimRef, Event, FindingRef, Report};
use crate::text::Span;

/// How many claims of a group that agrees are shown.
const AGREEING: usize = 6;
/// How many divergences of an event are shown; they come most certain first.
const DIVERGENCES: usize = 4;
/// A divergence that is less likely than not is counted but not shown: on a page it would be noise.
const LIKELY: f32 = 0.5;
/// The place stands in a column of its own, at most so wide.
const WIDEST_PLACE: usize = 28;

/// On a narrower terminal the words are worth more than who says them.
const SPEAKERS: usize = 60;

/// Claims of one event that agree with one another, directly or through a third.
struct Agreeing<'a> {
    claims: BTreeMap<&'a ClaimId, Row<'a>>,
    /// The least and the greatest confidence of the agreements among them.
    confidence: (u8, u8),
    /// What the most certain of them rests on.
    reason: Option<(&'static str, &'a str)>,
}

/// A claim with the words of it that are marked.
struct Row<'a> {
    claim: ClaimRef<'a>,
    marks: Vec<Span>,
}

impl Terminal {
    /// Appends each event with what was found in it. A finding in several events is shown in the first.
    pub(super) fn push_events(
        &self,
        report: &Report,
        findings: &[FindingRef<'_>],
        places: &Places<'_>,
        out: &mut String,
    ) {
        let likely: Vec<FindingRef<'_>> = findings.iter().filter(|finding| is_likely(finding)).copied().collect();
        let unlikely = findings.len() - likely.len();
        let findings = likely.as_slice();
        for (number, event) in report.events.iter().enumerate() {
            let of_event = |finding: &&FindingRef<'_>| finding.finding().events.first() == Some(&number);
            let here: Vec<FindingRef<'_>> = findings.iter().filter(of_event).copied().collect();
            if here.is_empty() {
                continue;
            }
            let style = self.palette.heading;
            let label = cut_text(&visible(&event.label), self.width - "event: ".len());
            out.push_str(&format!("\n{style}event:{style:#} {label}\n"));
            self.push_sources(report, event, out);
            self.push_findings(&here, places, out);
        }
        let known = report.events.len();
        let elsewhere: Vec<FindingRef<'_>> = findings
            .iter()
            .filter(|finding| finding.finding().events.first().is_none_or(|&event| known <= event))
            .filter(|finding| finding.relation() != Relation::Contradiction)
            .copied()
            .collect();
        if !elsewhere.is_empty() {
            let style = self.palette.heading;
            out.push_str(&format!("\n{style}of no event{style:#}\n"));
            self.push_findings(&elsewhere, places, out);
        }
        if 0 < unlikely {
            let note = format!("not shown: {}, less likely than not", counted(unlikely, "divergence"));
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
            .map(|document| visible(document.source.as_deref().unwrap_or(document.id.as_str())).into_owned())
            .collect();
        if let Some(first) = items.first_mut() {
            *first = format!("{documents}{independent}: {first}");
        }
        push_list(&items, "  ", self.width, Style::new(), out);
    }

    fn push_findings(&self, findings: &[FindingRef<'_>], places: &Places<'_>, out: &mut String) {
        let with = |relation| findings.iter().copied().filter(move |finding| finding.relation() == relation);
        for finding in with(Relation::Contradiction) {
            let [left, right] = [finding.left(), finding.right()].map(|claim| visible(claim.publisher()));
            let mut rest = format!("{left} against {right}");
            if let Some(note) = leading_note(finding) {
                rest.push_str(&format!(" ({note})"));
            }
            self.push_finding(finding, &rest, self.palette.contradiction, out);
        }
        for group in agreeing(with(Relation::Agreement)) {
            self.push_agreeing(&group, places, out);
        }
        let divergences: Vec<_> = with(Relation::Divergence).collect();
        for finding in divergences.iter().take(DIVERGENCES) {
            self.push_finding(*finding, &leading_note(*finding).unwrap_or_default(), self.palette.divergence, out);
            let rows = [Side::Left, Side::Right]
                .map(|side| Row { claim: side.claim(*finding), marks: leading_words(*finding, side) });
            self.push_rows(&rows.each_ref(), ('-', self.palette.divergence), places, out);
        }
        push_more(divergences.len().saturating_sub(DIVERGENCES), "divergence", out);
    }

    /// `  divergence[certainty], 56%: will against considers`.
    fn push_finding(&self, finding: FindingRef<'_>, rest: &str, style: Style, out: &mut String) {
        let relation = relation_name(finding.relation());
        let reason = finding.reasons().first();
        let kind = reason.map(|reason| format!("[{}]", reason_name(reason.kind))).unwrap_or_default();
        let colon = if rest.is_empty() { "" } else { ": " };
        let rest = format!(", {}%{colon}{rest}", percent(finding.confidence()));
        self.push_heading(&format!("{relation}{kind}"), &rest, style, out);
    }

    fn push_agreeing(&self, group: &Agreeing<'_>, places: &Places<'_>, out: &mut String) {
        let mut documents: Vec<_> = group.claims.values().map(|row| &row.claim.document.id).collect();
        documents.dedup();
        let (low, high) = group.confidence;
        let percent = if low == high { format!("{high}%") } else { format!("{low}–{high}%") };
        let kind = group.reason.map(|(kind, _)| format!("[{kind}]")).unwrap_or_default();
        // What one pair rests on is said; of a larger group, how many it holds.
        let rest = match group.reason {
            Some((_, note)) if group.claims.len() == 2 && !note.is_empty() => format!(", {percent}: {}", visible(note)),
            _ => format!(
                ", {percent}: {} of {}",
                counted(group.claims.len(), "claim"),
                counted(documents.len(), "document")
            ),
        };
        self.push_heading(&format!("agreement{kind}"), &rest, self.palette.agreement, out);
        let rows: Vec<&Row<'_>> = group.claims.values().take(AGREEING).collect();
        self.push_rows(&rows, ('~', self.palette.agreement), places, out);
        push_more(group.claims.len().saturating_sub(AGREEING), "claim", out);
    }

    /// Appends `  head, rest` on as many lines as it needs; `head` has no blanks.
    fn push_heading(&self, head: &str, rest: &str, style: Style, out: &mut String) {
        let text = format!("{head}{rest}");
        for (number, line) in wrapped(text.split(' '), self.width - 4).iter().enumerate() {
            match line.strip_prefix(head).filter(|_| number == 0) {
                Some(rest) => out.push_str(&format!("  {style}{head}{style:#}{rest}\n")),
                None => out.push_str(&format!("    {line}\n")),
            }
        }
    }

    /// Appends the claims one below the other, the place in a column of its own and a row of marks below the words.
    fn push_rows(&self, rows: &[&Row<'_>], (mark, style): (char, Style), places: &Places<'_>, out: &mut String) {
        let most = WIDEST_PLACE.min(self.width / 3);
        let names: Vec<String> = rows
            .iter()
            .map(|row| {
                let at = row.marks.first().map_or(row.claim.claim.span.start(), |span| span.start());
                cut_text(&places.short_name(row.claim, at), most)
            })
            .collect();
        let widest = names.iter().map(|name| columns(name)).max().unwrap_or(0);
        let room = self.width.saturating_sub(widest + 6);
        for (row, name) in rows.iter().zip(&names) {
            let span = row.claim.claim.span;
            let window = row.marks.iter().copied().fold(span, Span::cover);
            let speaker = if self.width < SPEAKERS { String::new() } else { row.speaker(window, self.width / 4) };
            let line = cut(&excerpt(row.claim, window, &row.marks), room.saturating_sub(columns(&speaker)));
            let pad = " ".repeat(widest - columns(name));
            let place = self.palette.place;
            out.push_str(&format!("    {place}{name}{place:#}{pad}  {}{place}{speaker}{place:#}\n", line.text));

            let mut marked = String::new();
            for c in line.text.char_indices().map(|(at, c)| {
                let inside = line.marks.iter().flatten().any(|mark| mark.contains(&at));
                (if inside { mark } else { ' ' }, columns(c.encode_utf8(&mut [0; 4])))
            }) {
                marked.extend(std::iter::repeat_n(c.0, c.1));
            }
            let marked = marked.trim_end();
            if !marked.is_empty() {
                out.push_str(&format!("    {:widest$}  {style}{marked}{style:#}\n", ""));
            }
        }
    }
}

impl Row<'_> {
    /// Who says it, as under a quotation, unless that stands in the words shown anyway.
    fn speaker(&self, window: Span, most: usize) -> String {
        match speaker(self.claim) {
            Some((name, span)) if !window.contains(span) => format!(" — {}", cut_text(&name, most.saturating_sub(3))),
            _ => String::new(),
        }
    }
}

/// The words of that side that decide; those of further reasons would leave nothing unmarked.
fn leading_words(finding: FindingRef<'_>, side: Side) -> Vec<Span> {
    finding.reasons().first().map(|reason| side.words(reason).span()).into_iter().collect()
}

/// What the first reason says, if it says anything.
fn leading_note<'a>(finding: FindingRef<'a>) -> Option<Cow<'a, str>> {
    let note = visible(&finding.reasons().first()?.note);
    (!note.is_empty()).then_some(note)
}

fn push_more(left_out: usize, noun: &str, out: &mut String) {
    if 0 < left_out {
        out.push_str(&format!("    and {} more\n", counted(left_out, noun)));
    }
}

fn is_likely(finding: &FindingRef<'_>) -> bool {
    finding.relation() != Relation::Divergence || LIKELY <= finding.confidence()
}

/// Joins agreements that share a claim, in the order of their most certain.
fn agreeing<'a>(findings: impl Iterator<Item = FindingRef<'a>>) -> Vec<Agreeing<'a>> {
    let mut groups: Vec<Agreeing<'a>> = Vec::new();
    for finding in findings {
        let sure = percent(finding.confidence());
        let reason = finding.reasons().first().map(|reason| (reason_name(reason.kind), reason.note.as_str()));
        let mut joined = Agreeing { claims: BTreeMap::new(), confidence: (sure, sure), reason };
        for side in [Side::Left, Side::Right] {
            let claim = side.claim(finding);
            let marks = leading_words(finding, side);
            joined.claims.insert(&claim.claim.id, Row { claim, marks });
        }
        let shares = |group: &Agreeing<'_>| {
            group.claims.contains_key(&finding.finding().left) || group.claims.contains_key(&finding.finding().right)
        };
        let Some(place) = groups.iter().position(shares) else {
            groups.push(joined);
            continue;
        };
        groups[place].join(joined);
        // The finding may have tied a second group to the first.
        while let Some(other) = groups.iter().skip(place + 1).position(shares) {
            let other = groups.remove(place + 1 + other);
            groups[place].join(other);
        }
    }
    for group in &mut groups {
        group.keep_widest();
    }
    groups
}

impl<'a> Agreeing<'a> {
    /// Of claims that lie within one another the widest is kept: to a reader they are one sentence.
    fn keep_widest(&mut self) {
        let spans: Vec<_> = self.claims.values().map(|row| (&row.claim.document.id, row.claim.claim.span)).collect();
        self.claims.retain(|_, row| {
            let (id, span) = (&row.claim.document.id, row.claim.claim.span);
            !spans.iter().any(|&(other, wider)| other == id && wider != span && wider.contains(span))
        });
    }

    fn join(&mut self, other: Agreeing<'a>) {
        self.confidence.0 = self.confidence.0.min(other.confidence.0);
        self.confidence.1 = self.confidence.1.max(other.confidence.1);
        for (id, row) in other.claims {
            self.claims.entry(id).and_modify(|known| known.marks.extend(&row.marks)).or_insert(row);
        }
    }
}
