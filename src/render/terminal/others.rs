//! What is told beneath a contradiction: who has the same words, and what else are they set against?

use std::collections::{BTreeMap, HashMap};

use super::cut::cut_text;
use super::diagnostic::WIDEST_SOURCE;
use super::place::Places;
use crate::render::card::{Card, Side, Wording};
use crate::report::FindingRef;
use crate::report::finding::percent;
use crate::report::visible::visible;

/// How many copies, and how many contradictions of the same words, are listed.
const LISTED: usize = 6;

/// A line for the copies of each side of the card's lead, then one for each of the others of the card. They say the lead's words
/// again, against another document; what copies say of each other is not told again.
pub(super) fn others(card: &Card<'_>, places: &Places<'_>) -> Vec<String> {
    let lead = card.lead();
    let mut lines: Vec<String> = Side::BOTH.iter().filter_map(|&side| copies(card, side, places)).collect();
    let others = no_copies(card);
    // Where each of the others is set against what is drawn last, the line above it says whose words those are.
    let all_of_last = others.iter().all(|&other| matches!(shared(lead, other), Some((Side::Right, _))));
    let all_of_last = all_of_last && lines.is_empty();
    lines.extend(others.iter().take(LISTED).map(|&other| also(lead, other, all_of_last, places)));
    if let Some(more) = others.len().checked_sub(LISTED).filter(|&more| 0 < more) {
        lines.push(format!("and {more} more"));
    }
    lines
}

/// `courier word for word also in ledger:3:28, post:1:4 and 2 more`.
fn copies(card: &Card<'_>, side: Side, places: &Places<'_>) -> Option<String> {
    let lead = card.lead();
    let wording = side.wording(lead)?;
    let sides = card.findings.iter().flat_map(|&finding| Side::BOTH.map(|side| (finding, side)));
    let mut known: BTreeMap<&str, String> = BTreeMap::new();
    for (finding, of) in sides.filter(|&(finding, of)| of.wording(finding) == Some(wording)) {
        let claim = of.claim(finding);
        let at = of.deciding(finding).map_or(claim.claim.span.start(), |words| words.start());
        known.entry(claim.document.id.as_str()).or_insert_with(|| places.name(claim, at));
    }
    known.remove(side.claim(lead).document.id.as_str());
    let copies = word_for_word(&known.into_values().collect::<Vec<_>>())?;
    Some(format!("{} {copies}", visible(side.claim(lead).publisher())))
}

/// `word for word also in ledger:3:28, post:1:4 and 2 more`; nothing if it is nowhere else.
pub(super) fn word_for_word(places: &[String]) -> Option<String> {
    let listed = &places[..places.len().min(LISTED)];
    let more = match places.len() - listed.len() {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    (!listed.is_empty()).then(|| format!("word for word also in {}{more}", listed.join(", ")))
}

/// The findings of the card after its lead, one of those that set the same words against each other: that which has the lead's
/// own words, if there is one.
fn no_copies<'a>(card: &Card<'a>) -> Vec<FindingRef<'a>> {
    let wordings = |finding| {
        let mut pair = [Side::Left.wording(finding)?, Side::Right.wording(finding)?];
        pair.sort_unstable();
        Some(pair)
    };
    let lead = card.lead();
    let mut others: Vec<FindingRef<'a>> = Vec::new();
    let mut known: HashMap<[Wording<'a>; 2], usize> = HashMap::new();
    for &other in &card.findings[1..] {
        let pair = wordings(other);
        if pair.is_some() && pair == wordings(lead) {
            continue;
        }
        match pair.and_then(|pair| known.get(&pair).copied()) {
            Some(place) if shared(lead, others[place]).is_none() && shared(lead, other).is_some() => {
                others[place] = other
            }
            Some(_) => {}
            None => {
                known.extend(pair.map(|pair| (pair, others.len())));
                others.push(other);
            }
        }
    }
    others
}

/// `also against quayside-ledger:11:89 “US President Donald Trump”, 85%`, with a name before it unless `all_of_last` are so.
fn also<'a>(lead: FindingRef<'a>, other: FindingRef<'a>, all_of_last: bool, places: &Places<'_>) -> String {
    let words = |side: Side| {
        let claim = side.claim(other);
        let words = other.reasons().first().map(|reason| side.words(reason));
        let place = places.name(claim, words.map_or(claim.claim.span.start(), |words| words.span().start()));
        let words = words.map_or("", |words| words.text.as_str());
        format!("{place} “{}”", cut_text(&visible(words), WIDEST_SOURCE))
    };
    let sure = percent(other.confidence());
    match shared(lead, other) {
        Some((Side::Right, against)) if all_of_last => format!("also against {}, {sure}%", words(against)),
        Some((side, against)) => {
            let publisher = visible(side.claim(lead).publisher()).into_owned();
            format!("{publisher} also against {}, {sure}%", words(against))
        }
        None => format!("also {} against {}, {sure}%", words(Side::Left), words(Side::Right)),
    }
}

/// The side of the lead whose words the other finding has as well, with the side of the other that stands against them.
///
/// `None` if the two hang together by a third only.
fn shared(lead: FindingRef<'_>, other: FindingRef<'_>) -> Option<(Side, Side)> {
    let words = |finding, side: Side| Some((side.claim(finding).document.id.as_str(), side.deciding(finding)?));
    let same = |of_lead: Side, of_other: Side| match (words(lead, of_lead), words(other, of_other)) {
        (Some((document, a)), Some((other, b))) => document == other && a.overlaps(b),
        _ => false,
    };
    let sides = [Side::Right, Side::Left];
    let pairs = sides.iter().flat_map(|&of_lead| sides.iter().map(move |&of_other| (of_lead, of_other)));
    let (of_lead, of_other) = pairs.into_iter().find(|&(of_lead, of_other)| same(of_lead, of_other))?;
    Some((of_lead, of_other.opposite()))
}
