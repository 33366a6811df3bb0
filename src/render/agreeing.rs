//! Which agreements are one to a reader?

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::card::{Card, Row, Side, row};
use crate::judge::ReasonKind;
use crate::report::FindingRef;
use crate::text::Span;

/// Joins agreements that have a voice in common. A further voice joins if it agrees with half of those who are there at least: one
/// says what the next one says, and along such a chain the last speaks of something else than the first.
pub(super) fn agreeing<'a>(findings: &[FindingRef<'a>]) -> Vec<Card<'a>> {
    let mut known = Voices::default();
    let pairs: Vec<[usize; 2]> =
        findings.iter().map(|&finding| Side::BOTH.map(|side| known.number(finding, side))).collect();
    let mut agrees: HashMap<usize, BTreeSet<usize>> = HashMap::new();
    for &[left, right] in &pairs {
        agrees.entry(left).or_default().insert(right);
        agrees.entry(right).or_default().insert(left);
    }
    let mut groups: Vec<Group<'a>> = Vec::new();
    let mut groups_of: HashMap<usize, Vec<usize>> = HashMap::new();
    for (&finding, voices) in findings.iter().zip(pairs) {
        let near = voices.iter().filter_map(|voice| groups_of.get(voice)).flatten();
        let fits = |group: &Group<'_>, voice: usize| group.voices.contains(&voice) || group.takes(&agrees[&voice]);
        let place = near.copied().find(|&near| voices.iter().all(|&voice| fits(&groups[near], voice)));
        let place = place.unwrap_or_else(|| {
            groups.push(Group::default());
            groups.len() - 1
        });
        groups[place].findings.push(finding);
        for voice in voices {
            if groups[place].voices.insert(voice) {
                groups_of.entry(voice).or_default().push(place);
            }
        }
    }
    groups.into_iter().map(Group::card).collect()
}

/// Who has which number: claims of one sentence that share most of their words, or that agree in the same words, are one voice.
#[derive(Default)]
struct Voices<'a> {
    /// By document and sentence.
    known: HashMap<(&'a str, usize), Vec<Heard>>,
    count: usize,
}

/// What a voice was heard to say.
struct Heard {
    claim: Span,
    /// The words that it agrees in; none if that is a date, since many things happen on a day.
    words: Option<Span>,
    number: usize,
}

impl<'a> Voices<'a> {
    fn number(&mut self, finding: FindingRef<'a>, side: Side) -> usize {
        let of = side.claim(finding);
        let claim = of.claim.span;
        let telling = finding.reasons().first().filter(|reason| reason.kind != ReasonKind::Time);
        let words = telling.map(|reason| side.words(reason).span());
        let here = self.known.entry((of.document.id.as_str(), of.claim.sentence.start())).or_default();
        let same_words = |heard: &Heard| heard.words.zip(words).is_some_and(|(a, b)| mostly_one(a, b));
        let known = here.iter().find(|heard| mostly_one(heard.claim, claim) || same_words(heard));
        let number = known.map_or(self.count, |heard| heard.number);
        self.count += usize::from(number == self.count);
        here.push(Heard { claim, words, number });
        number
    }
}

/// Whether two stretches share half of what they cover.
fn mostly_one(a: Span, b: Span) -> bool {
    let shared = a.end().min(b.end()).saturating_sub(a.start().max(b.start()));
    a.cover(b).len() <= 2 * shared
}

/// Agreements that are one to a reader, with the numbers of the voices in them.
#[derive(Default)]
struct Group<'a> {
    findings: Vec<FindingRef<'a>>,
    voices: BTreeSet<usize>,
}

impl<'a> Group<'a> {
    /// Whether a voice that agrees with these others agrees with half of the group.
    fn takes(&self, others: &BTreeSet<usize>) -> bool {
        let (few, many) =
            if others.len() < self.voices.len() { (others, &self.voices) } else { (&self.voices, others) };
        self.voices.len() <= 2 * few.iter().filter(|voice| many.contains(voice)).count()
    }

    fn card(self) -> Card<'a> {
        let documents = documents(&self.findings);
        let mut rows: Rows<'a> = BTreeMap::new();
        for &finding in &self.findings {
            for side in Side::BOTH {
                let new = row(finding, side);
                let document = documents.get(new.claim.document.id.as_str()).copied().unwrap_or_default();
                let known = rows
                    .entry((document, new.claim.claim.span))
                    .or_insert_with(|| Row { marks: Vec::new(), ..new.clone() });
                known.marks.extend(new.marks);
            }
        }
        Card { findings: self.findings, camps: vec![widest(rows)] }
    }
}

/// The documents of the findings, numbered by id.
fn documents<'a>(findings: &[FindingRef<'a>]) -> HashMap<&'a str, usize> {
    let mut ids: Vec<&str> =
        findings.iter().flat_map(|&finding| Side::BOTH.map(|side| side.claim(finding).document.id.as_str())).collect();
    ids.sort_unstable();
    ids.dedup();
    ids.into_iter().enumerate().map(|(number, id)| (id, number)).collect()
}

/// Claims by the number of their document and their place in it.
type Rows<'a> = BTreeMap<(usize, Span), Row<'a>>;

/// Of claims that lie within one another the widest: to a reader they are one sentence.
fn widest(rows: Rows<'_>) -> Vec<Row<'_>> {
    let mut kept: Vec<(usize, Row<'_>)> = Vec::new();
    // By document and start; of two that start together the longer has to come first.
    let mut rows: Vec<((usize, Span), Row<'_>)> = rows.into_iter().collect();
    rows.sort_by_key(|((document, span), _)| (*document, span.start(), std::cmp::Reverse(span.end())));
    for ((document, span), row) in rows {
        match kept.last_mut() {
            Some((other, wider)) if *other == document && wider.claim.claim.span.contains(span) => {
                wider.marks.extend(row.marks);
            }
            _ => kept.push((document, row)),
        }
    }
    kept.into_iter().map(|(_, row)| row).collect()
}
