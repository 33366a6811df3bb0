//! Which findings are one to a reader, and which claims stand on which side?

use std::collections::{BTreeSet, HashMap, HashSet};

use super::agreeing::agreeing;
use crate::judge::{Reason, ReasonKind, Relation};
use crate::report::{ClaimRef, FindingRef, Report};
use crate::text::{Quote, Span};

/// A divergence that is less likely than not is set apart: among the others it would be noise.
const LIKELY: f32 = 0.5;
/// How many reasons of a finding have their words marked; more would leave nothing unmarked.
const MARKED: usize = 2;

/// Findings of one relation that hang together: contradictions by the words that decide them, agreements by a claim.
pub(super) struct Card<'a> {
    /// Most certain first; never empty.
    pub(super) findings: Vec<FindingRef<'a>>,
    /// The claims: of a contradiction or divergence at least two camps that stand against each other, of an agreement one.
    pub(super) camps: Vec<Vec<Row<'a>>>,
}

/// A claim with the words of it that decide.
#[derive(Clone)]
pub(super) struct Row<'a> {
    pub(super) claim: ClaimRef<'a>,
    pub(super) marks: Vec<Span>,
}

/// What is longer, in bytes, is not held against other texts: a page without a full stop would be read anew for each of its findings.
pub(super) const LONGEST_COPY: usize = 4000;

/// A sentence, how many bytes of it stand before the deciding words, and how many those are.
pub(super) type Wording<'a> = (&'a str, usize, usize);

/// Which of the two claims of a finding.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Side {
    Left,
    Right,
}

impl<'a> Card<'a> {
    /// The most certain of its findings.
    pub(super) fn lead(&self) -> FindingRef<'a> {
        self.findings[0]
    }

    pub(super) fn relation(&self) -> Relation {
        self.lead().relation()
    }

    /// Whether it is likelier than not, or claims more than a difference.
    pub(super) fn is_likely(&self) -> bool {
        self.relation() != Relation::Divergence || LIKELY <= self.lead().confidence()
    }

    /// The first reason of each of its findings.
    pub(super) fn leading_reasons(&self) -> impl Iterator<Item = &'a Reason> {
        self.findings.iter().filter_map(|finding| finding.reasons().first())
    }
}

impl Side {
    pub(super) const BOTH: [Side; 2] = [Side::Left, Side::Right];

    pub(super) fn claim<'a>(self, finding: FindingRef<'a>) -> ClaimRef<'a> {
        match self {
            Side::Left => finding.left(),
            Side::Right => finding.right(),
        }
    }

    pub(super) fn words(self, reason: &Reason) -> &Quote {
        match self {
            Side::Left => &reason.left,
            Side::Right => &reason.right,
        }
    }

    pub(super) fn opposite(self) -> Side {
        match self {
            Side::Left => Side::Right,
            Side::Right => Side::Left,
        }
    }

    /// The words of the first reason.
    pub(super) fn deciding(self, finding: FindingRef<'_>) -> Option<Span> {
        finding.reasons().first().map(|reason| self.words(reason).span())
    }

    /// The sentence of the claim and where in it the deciding words stand: copies of one text have this in common. Two papers that
    /// both call somebody "President Orr" have copied nothing.
    pub(super) fn wording<'a>(self, finding: FindingRef<'a>) -> Option<Wording<'a>> {
        let (claim, words) = (self.claim(finding), self.deciding(finding)?);
        let of_document = claim.document.text.as_deref().and_then(|text| claim.claim.sentence.of(text));
        let (text, start) = match of_document {
            Some(sentence) => (sentence, claim.claim.sentence.start()),
            None => (claim.claim.text.as_str(), claim.claim.span.start()),
        };
        let ahead = words.start().checked_sub(start)?;
        (text.len() <= LONGEST_COPY).then_some((text, ahead, words.len()))
    }

    /// The document of this side, and that of the other.
    fn against<'a>(self, finding: FindingRef<'a>) -> (&'a str, &'a str) {
        (self.claim(finding).document.id.as_str(), self.opposite().claim(finding).document.id.as_str())
    }
}

/// The report's findings as cards: contradictions, agreements, divergences, each most certain first.
pub(super) fn cards(report: &Report) -> Vec<Card<'_>> {
    let with = |relation| report.findings().filter(|finding| finding.relation() == relation).collect::<Vec<_>>();
    let mut cards = opposed(&with(Relation::Contradiction));
    cards.extend(agreeing(&with(Relation::Agreement)));
    let clashes = Clashes::of(&cards);
    cards.extend(with(Relation::Divergence).into_iter().filter(|&finding| !clashes.tell(finding)).map(alone));
    cards
}

/// What is told by contradictions: words of one document against another document.
struct Clashes<'a>(HashMap<(&'a str, &'a str), Vec<Span>>);

impl<'a> Clashes<'a> {
    fn of(cards: &[Card<'a>]) -> Clashes<'a> {
        let mut clashes: HashMap<_, Vec<Span>> = HashMap::new();
        for &finding in cards.iter().flat_map(|card| &card.findings) {
            for side in Side::BOTH {
                clashes.entry(side.against(finding)).or_default().extend(side.deciding(finding));
            }
        }
        Clashes(clashes)
    }

    /// Whether a difference sets words against a document that they already contradict, by the same kind of reason: "supports"
    /// against "pours cold water on", where the same paper is quoted with "opposes".
    fn tell(&self, finding: FindingRef<'a>) -> bool {
        use ReasonKind::{Attribution, Certainty, Detail, Update};
        let differs = |reason: &Reason| matches!(reason.kind, Attribution | Certainty | Detail | Update);
        if finding.reasons().first().is_none_or(differs) {
            return false;
        }
        let known = |side: Side| {
            let told = self.0.get(&side.against(finding)).zip(side.deciding(finding));
            told.is_some_and(|(told, words)| told.iter().any(|other| other.overlaps(words)))
        };
        Side::BOTH.into_iter().any(known)
    }
}

/// A finding that hangs together with no other.
fn alone(finding: FindingRef<'_>) -> Card<'_> {
    let camps = Side::BOTH.map(|side| vec![row(finding, side)]);
    Card { findings: vec![finding], camps: camps.into() }
}

pub(super) fn row(finding: FindingRef<'_>, side: Side) -> Row<'_> {
    // An agreement is marked by what it rests on most: the words of all its reasons are most of its words.
    let marked = if finding.relation() == Relation::Agreement { 1 } else { MARKED };
    let marks = finding.reasons().iter().take(marked).map(|reason| side.words(reason).span()).collect();
    Row { claim: side.claim(finding), marks }
}

/// Joins contradictions that share deciding words with a more certain one, and tells their camps apart.
///
/// Only words of the card's lead join: through words of the others one wrong finding would tie two fires together.
fn opposed<'a>(findings: &[FindingRef<'a>]) -> Vec<Card<'a>> {
    let mut joined: Vec<Vec<Clash<'a>>> = Vec::new();
    let mut of_lead: HashMap<usize, usize> = HashMap::new();
    let mut of_any: HashMap<usize, usize> = HashMap::new();
    let nodes = nodes(findings);
    let texts = texts(findings, &nodes);
    for (&finding, pair) in findings.iter().zip(nodes) {
        let Some(nodes) = pair else {
            // Numbers that no words have: the finding stays alone.
            let alone = [usize::MAX - 1, usize::MAX];
            joined.push(vec![Clash { finding, nodes: alone, texts: alone }]);
            continue;
        };
        let [left, right] = nodes.map(|node| texts[node]);
        let both = of_any.get(&left).filter(|&card| of_any.get(&right) == Some(card));
        let place = match of_lead.get(&left).or_else(|| of_lead.get(&right)).or(both) {
            Some(&place) => place,
            None => {
                of_lead.extend([(left, joined.len()), (right, joined.len())]);
                joined.push(Vec::new());
                joined.len() - 1
            }
        };
        of_any.entry(left).or_insert(place);
        of_any.entry(right).or_insert(place);
        joined[place].push(Clash { finding, nodes, texts: [left, right] });
    }
    joined
        .into_iter()
        .map(|of_card| Card {
            camps: camps(&of_card),
            findings: of_card.into_iter().map(|clash| clash.finding).collect(),
        })
        .collect()
}

/// A contradiction with the numbers of the words that decide it on the left and on the right.
struct Clash<'a> {
    finding: FindingRef<'a>,
    /// As [`nodes`] numbers them.
    nodes: [usize; 2],
    /// As [`texts`] numbers them.
    texts: [usize; 2],
}

/// Puts words, and the copies of them, in the first camp that holds nothing they are set against.
fn camps<'a>(of_card: &[Clash<'a>]) -> Vec<Vec<Row<'a>>> {
    let mut against: HashMap<usize, Vec<usize>> = HashMap::new();
    for &Clash { texts: [left, right], .. } in of_card {
        against.entry(left).or_default().push(right);
        against.entry(right).or_default().push(left);
    }
    let mut camps: Vec<Vec<Row<'a>>> = Vec::new();
    let mut camp_of: HashMap<usize, usize> = HashMap::new();
    let mut told: HashSet<usize> = HashSet::new();
    for &Clash { finding, nodes, texts } in of_card {
        for ((side, node), text) in Side::BOTH.into_iter().zip(nodes).zip(texts) {
            if !told.insert(node) {
                continue;
            }
            let camp = camp_of.get(&text).copied().unwrap_or_else(|| {
                let taken: BTreeSet<usize> =
                    against.get(&text).into_iter().flatten().filter_map(|other| camp_of.get(other).copied()).collect();
                (0..camps.len()).find(|camp| !taken.contains(camp)).unwrap_or(camps.len())
            });
            camp_of.insert(text, camp);
            if camps.len() <= camp {
                camps.push(Vec::new());
            }
            camps[camp].push(row(finding, side));
        }
    }
    camps
}

/// For each node the number of its text: nodes of one event that are copies of one text have one number, so that what an agency
/// wrote is set once against what another wrote, however many papers printed it.
fn texts(findings: &[FindingRef<'_>], nodes: &[Option<[usize; 2]>]) -> Vec<usize> {
    let count = nodes.iter().flatten().flatten().max().map_or(0, |&last| last + 1);
    let mut texts: Vec<usize> = (0..count).collect();
    let mut known: HashMap<(usize, ReasonKind, Wording<'_>), usize> = HashMap::new();
    for (&finding, pair) in findings.iter().zip(nodes) {
        let (Some(pair), Some(reason)) = (pair, finding.reasons().first()) else { continue };
        for (&node, side) in pair.iter().zip(Side::BOTH) {
            let Some(wording) = side.wording(finding) else { continue };
            for &event in &finding.finding().events {
                let first = *known.entry((event, family(reason.kind), wording)).or_insert(node);
                let (a, b) = (text_of(&mut texts, first), text_of(&mut texts, node));
                texts[a.max(b)] = a.min(b);
            }
        }
    }
    let texts: Vec<usize> = (0..count).map(|node| text_of(&mut texts, node)).collect();
    // Words that are set against themselves, those of another day perhaps, are no copies.
    let against_itself: HashSet<usize> = nodes
        .iter()
        .flatten()
        .filter(|[left, right]| texts[*left] == texts[*right])
        .map(|&[left, _]| texts[left])
        .collect();
    texts.iter().enumerate().map(|(node, text)| if against_itself.contains(text) { node } else { *text }).collect()
}

/// The first node of those that are known to be of one text with this one.
fn text_of(texts: &mut [usize], mut node: usize) -> usize {
    while texts[node] != node {
        texts[node] = texts[texts[node]];
        node = texts[node];
    }
    node
}

/// For each finding the numbers of the words that decide it on the left and on the right: words of one document and kind
/// of reason that overlap have one number.
///
/// `None` if it has no reason, or if both sides have the same words: then there is nothing to join by.
fn nodes(findings: &[FindingRef<'_>]) -> Vec<Option<[usize; 2]>> {
    let mut words: Vec<(&str, ReasonKind, Span, usize, Side)> = Vec::with_capacity(2 * findings.len());
    for (place, &finding) in findings.iter().enumerate() {
        if let Some(reason) = finding.reasons().first() {
            let of = |side: Side| {
                let document = side.claim(finding).document.id.as_str();
                (document, family(reason.kind), side.words(reason).span(), place, side)
            };
            words.extend(Side::BOTH.map(of));
        }
    }
    words.sort_unstable();
    let mut nodes = vec![[0, 0]; findings.len()];
    let mut known = vec![false; findings.len()];
    let mut node = 0;
    for (at, &(document, kind, span, place, side)) in words.iter().enumerate() {
        let follows = at
            .checked_sub(1)
            .map(|before| words[before])
            .is_some_and(|(other, of, before, ..)| other == document && of == kind && span.overlaps(before));
        node += usize::from(0 < at && !follows);
        nodes[place][side as usize] = node;
        known[place] = true;
    }
    let joins = |(pair, known): ([usize; 2], bool)| (known && pair[0] != pair[1]).then_some(pair);
    nodes.into_iter().zip(known).map(joins).collect()
}

/// Yes against no is one thing to a reader, however it is put.
fn family(kind: ReasonKind) -> ReasonKind {
    match kind {
        ReasonKind::Denial | ReasonKind::Opposite => ReasonKind::Negation,
        other => other,
    }
}

#[cfg(test)]
pub(super) mod tests {
    use serde_json::json;

    use super::*;

    /// A relation, for each side the document and the words that decide, and the kind of reason.
    pub(in crate::render) type Found<'a> = (&'a str, (usize, &'a str), (usize, &'a str), &'a str);

    /// A report whose documents each say their own text, with findings of one reason each.
    pub(in crate::render) fn report(texts: &[&str], findings: &[Found<'_>]) -> Report {
        let names = ["a", "b", "c", "d"];
        let whole = |text: &str| json!({"start": 0, "end": text.len()});
        let quote = |(document, words): (usize, &str)| {
            let start = texts[document].find(words).expect("the test quotes its texts");
            json!({"start": start, "end": start + words.len(), "text": words})
        };
        let documents = texts.iter().zip(names).map(|(text, name)| {
            json!({"id": name, "source": null, "title": null, "published": null, "url": null, "bytes": text.len(),
                   "digest": "", "text": null})
        });
        let claims = texts.iter().zip(names).map(|(text, name)| {
            json!({"id": format!("{name}:0"), "document": name, "span": whole(text), "text": text,
                   "sentence": whole(text), "attribution": [], "polarity": "positive", "certainty": "certain",
                   "time": null, "quantities": []})
        });
        let scores = json!({"agreement": 0.5, "forward": 0.5, "backward": 0.5, "contradiction": 0.5, "overlap": 0.5});
        let findings = findings.iter().map(|&(relation, left, right, kind)| {
            json!({"relation": relation, "entails": null, "scope": "across", "left": format!("{}:0", names[left.0]),
                   "right": format!("{}:0", names[right.0]), "events": [], "confidence": 0.9, "scores": scores,
                   "reasons": [{"kind": kind, "left": quote(left), "right": quote(right), "note": ""}]})
        });
        let report = json!({
            "schema": "gainsay/1", "documents": documents.collect::<Vec<_>>(), "claims": claims.collect::<Vec<_>>(),
            "events": [], "findings": findings.collect::<Vec<_>>(), "omitted": {"candidates": 0},
        });
        serde_json::from_value(report).expect("the test builds a true report")
    }

    /// Each card as its camps: those of a camp with commas between them, the camps with a stroke.
    #[track_caller]
    fn check(report: &Report, expected: &[&str]) {
        let camp =
            |camp: &Vec<Row<'_>>| camp.iter().map(|row| row.claim.document.id.as_str()).collect::<Vec<_>>().join(",");
        let shown: Vec<String> =
            cards(report).iter().map(|card| card.camps.iter().map(camp).collect::<Vec<_>>().join("|")).collect();
        assert_eq!(shown, expected);
    }

    pub(in crate::render) const COUNTS: [&str; 4] = ["12 died on Monday", "9 died", "12 dead", "15 died on Friday"];

    #[test]
    fn those_who_stand_against_the_same_words_are_one_camp() {
        let findings =
            [("contradiction", (0, "12"), (1, "9"), "quantity"), ("contradiction", (1, "9"), (2, "12"), "quantity")];
        check(&report(&COUNTS, &findings), &["a,c|b"]);
    }

    #[test]
    fn three_who_all_contradict_one_another_are_three_camps() {
        let findings = [
            ("contradiction", (0, "12"), (1, "9"), "quantity"),
            ("contradiction", (1, "9"), (3, "15"), "quantity"),
            ("contradiction", (0, "12"), (3, "15"), "quantity"),
        ];
        check(&report(&COUNTS, &findings), &["a|b|d"]);
    }

    #[test]
    fn a_third_that_shares_no_words_with_the_first_is_another_card() {
        let findings = [
            ("contradiction", (0, "12"), (1, "9"), "quantity"),
            ("contradiction", (1, "9"), (2, "12"), "quantity"),
            ("contradiction", (2, "12"), (3, "15"), "quantity"),
        ];
        check(&report(&COUNTS, &findings), &["a,c|b", "c|d"]);
    }

    #[test]
    fn copies_of_one_text_are_set_against_another_once() {
        let findings =
            [("contradiction", (0, "12"), (1, "9"), "quantity"), ("contradiction", (2, "12"), (3, "9"), "quantity")];
        let mut report = report(&["12 died", "9 died", "12 died", "9 died"], &findings);
        report.findings[0].events = vec![0];
        report.findings[1].events = vec![1];
        check(&report, &["a|b", "c|d"]);
        report.findings[1].events = vec![0];
        check(&report, &["a,c|b,d"]);
    }

    #[test]
    fn words_that_are_set_against_their_copy_are_no_copies() {
        let findings = [
            ("contradiction", (0, "Monday"), (1, "Monday"), "time"),
            ("contradiction", (2, "Monday"), (3, "Friday"), "time"),
        ];
        let mut report = report(&["shut on Monday", "shut on Monday", "shut on Monday", "shut on Friday"], &findings);
        report.findings.iter_mut().for_each(|finding| finding.events = vec![0]);
        check(&report, &["a|b", "c|d"]);
    }

    #[test]
    fn other_words_of_the_same_claims_are_another_card() {
        let findings = [
            ("contradiction", (0, "12"), (3, "15"), "quantity"),
            ("contradiction", (0, "Monday"), (3, "Friday"), "time"),
        ];
        check(&report(&COUNTS, &findings), &["a|d", "a|d"]);
    }

    #[test]
    fn a_voice_that_agrees_with_few_of_those_who_agree_is_another_card() {
        let texts =
            ["guarantees must include Russia", "talks without Russia fail", "Russia must join", "talks move on"];
        let whole = |at: usize| (at, texts[at]);
        let findings = [
            ("agreement", whole(0), whole(1), "paraphrase"),
            ("agreement", whole(1), whole(2), "paraphrase"),
            ("agreement", whole(2), whole(3), "paraphrase"),
        ];
        check(&report(&texts, &findings), &["a,b,c", "c,d"]);
    }

    #[test]
    fn a_difference_is_not_told_where_the_same_words_contradict_the_same_document() {
        let texts =
            ["Orr does not oppose the plan", "Orr opposes it and pours cold water on it", "Orr supports it", "d"];
        let findings = [
            ("contradiction", (0, "not oppose"), (1, "opposes"), "negation"),
            ("divergence", (0, "oppose"), (1, "pours"), "denial"),
            ("divergence", (2, "supports"), (1, "pours"), "denial"),
            ("divergence", (0, "not oppose"), (1, "pours"), "certainty"),
        ];
        check(&report(&texts, &findings), &["a|b", "c|b", "a|b"]);
    }

    #[test]
    fn agreements_that_share_a_claim_are_one() {
        let texts = ["it rained", "it has rained", "rain fell", "it snowed"];
        let findings = [
            ("agreement", (0, "rained"), (1, "rained"), "paraphrase"),
            ("agreement", (1, "rained"), (2, "rain"), "paraphrase"),
        ];
        check(&report(&texts, &findings), &["a,b,c"]);
    }

    #[test]
    fn divergences_stand_alone_and_come_last() {
        let findings = [
            ("divergence", (0, "12"), (1, "9"), "detail"),
            ("divergence", (1, "9"), (2, "12"), "detail"),
            ("agreement", (0, "12"), (2, "12"), "quantity"),
        ];
        check(&report(&COUNTS, &findings), &["a,c", "a|b", "b|c"]);
    }
}
