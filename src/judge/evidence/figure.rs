//! Do two reports of one story give one figure differently, each knowing only its own?
//!
//! Between two claims of few common words a number proves little: there may be two girls, and two falls. Where the documents
//! tell one story and neither has the other's figure anywhere, it is the same girl.

use super::{Evidence, Tends};
use crate::analysis::{Hedge, Quantity, QuantityKind, Sex};
use crate::claim::{Claim, Figure, deed};
use crate::judge::pair::Pair;
use crate::judge::verdict::ReasonKind;
use crate::text::Span;

/// Reports of one person's age differ by no more; a greater difference makes two people.
const AGES_APART: f64 = 3.0;

/// How clear such a case is, in percent.
const AGE: u8 = 82;
const MEASURE: u8 = 80;

pub(super) fn observe(pair: &Pair<'_>, found: &mut Vec<Evidence>) {
    let told =
        |claim: &Claim| claim.quantities.iter().any(|q| matches!(q.kind, QuantityKind::Age | QuantityKind::Measure));
    if !told(pair.a) || !told(pair.b) || !pair.one_story() {
        return;
    }
    for p in &pair.a.quantities {
        for q in &pair.b.quantities {
            let apart = p.high < q.low || q.high < p.low;
            if p.kind != q.kind || p.unit.map(|u| u.dimension) != q.unit.map(|u| u.dimension) || !apart {
                continue;
            }
            let strength = match p.kind {
                QuantityKind::Age if same_person(pair, p, q) => AGE,
                QuantityKind::Measure if same_extent(pair, p, q) => MEASURE,
                _ => continue,
            };
            let known =
                pair.b.setting.roster.has(&Figure::of(pair.a, p)) || pair.a.setting.roster.has(&Figure::of(pair.b, q));
            if !known {
                let (a, b) = (words(p), words(q));
                found.push(Evidence { kind: ReasonKind::Quantity, tends: Tends::Contradiction, strength, a, b });
                return;
            }
        }
    }
}

/// Whether two ages may be one person's: nearly the same, and of one sex.
fn same_person(pair: &Pair<'_>, p: &Quantity, q: &Quantity) -> bool {
    let head = |claim: &Claim, quantity: &Quantity| {
        let span = quantity.head?;
        claim.words.iter().find(|word| word.span == span).copied()
    };
    let exact = p.hedge == Hedge::Exact && q.hedge == Hedge::Exact;
    let near = (p.low - q.low).abs() <= AGES_APART;
    let near_one = |claim: &Claim, figure: Figure| claim.setting.roster.has_one_near(&figure, AGES_APART);
    let alone = near_one(pair.b, Figure::of(pair.a, p)) && near_one(pair.a, Figure::of(pair.b, q));
    let fits = match (head(pair.a, p), head(pair.b, q)) {
        (Some(x), Some(y)) if x.sex == y.sex && x.sex != Sex::Unknown => x.person && y.person,
        // Where a sex is not told, there must be no other whose age it may be.
        (Some(x), Some(y)) => x.person && y.person && x.sex.fits(y.sex) && alone,
        (Some(x), None) | (None, Some(x)) => x.person && alone,
        (None, None) => false,
    };
    exact && near && fits
}

/// Whether one deed is measured in both: the same word, on which the measure hangs.
fn same_extent(pair: &Pair<'_>, p: &Quantity, q: &Quantity) -> bool {
    let (Some(i), Some(j)) = (deed(pair.a, p), deed(pair.b, q)) else { return false };
    // Of two falls that both measure, the one they agree on is not meant.
    let (ours, theirs) = (&pair.a.setting.roster, &pair.b.setting.roster);
    let one = ours.lacks_only(&Figure::of(pair.a, p), theirs) && theirs.lacks_only(&Figure::of(pair.b, q), ours);
    pair.corresponds(i, j) && (one || pair.same_subject() == Some(true))
}

/// The number with what it counts, where that stands beside it.
fn words(quantity: &Quantity) -> Span {
    match quantity.head.filter(|head| head.start() <= quantity.span.end() + 12 && quantity.span.start() <= head.end()) {
        Some(head) => head.cover(quantity.span),
        None => quantity.span,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::analyze;
    use crate::claim::claims;
    use crate::judge::{Relation, Sensitivity};
    use crate::lexicon::Lexicon;
    use crate::text::Document;

    /// The contradiction between two reports, as the words on both sides; empty if there is none.
    fn clash(one: &str, other: &str) -> String {
        let lexicon = Lexicon::english();
        let claims = |id: &str, text: &str| claims(&Document::new(id, text));
        let mut bench = crate::judge::Bench::new(&lexicon, Sensitivity::Balanced);
        for a in claims("one", one) {
            for b in claims("other", other) {
                let judgement = bench.judge(&a, &b);
                if judgement.relation == Relation::Contradiction {
                    let reason = &judgement.reasons[0];
                    return format!("{} / {}", reason.left.text, reason.right.text);
                }
            }
        }
        String::new()
    }

    const LEAD: &str = "A man shot two people at a house on Quarry Lane in Harwick on Monday night.";

    #[test]
    fn an_age_that_only_one_report_has_clashes_with_the_one_only_the_other_has() {
        let one = format!("{LEAD} A 12-year-old girl was killed.");
        let other = format!("{LEAD} The man shot his 11-year-old stepdaughter before he fled.");
        assert_eq!(clash(&one, &other), "12-year-old girl / 11-year-old stepdaughter");
    }

    #[test]
    fn two_people_have_two_ages() {
        let one = format!("{LEAD} A 12-year-old girl was killed.");
        for other in [
            "The man shot an 11-year-old boy before he fled.",
            "The man shot his 17-year-old stepdaughter before he fled.",
            "The man shot his 11-year-old stepdaughter. A 12-year-old girl was killed.",
        ] {
            assert_eq!(clash(&one, &format!("{LEAD} {other}")), "", "{other}");
        }
    }

    #[test]
    fn another_town_has_another_girl() {
        let one = format!("{LEAD} A 12-year-old girl was killed.");
        let other = "Police in Ostrau searched for a driver on Friday. An 11-year-old girl was killed.";
        assert_eq!(clash(&one, other), "");
    }

    #[test]
    fn how_far_one_climber_fell_is_one_figure() {
        let lead = "A climber died at Mount Ferris on Saturday, police in Ferris said.";
        let one = format!("{lead} He died after falling about 150 metres.");
        let other = format!("{lead} He slipped and died after falling about 200 feet from a ridge.");
        assert_eq!(clash(&one, &other), "about 150 metres / about 200 feet");
        let rounded = format!("{lead} He slipped and died after falling 490 feet from a ridge.");
        assert_eq!(clash(&one, &rounded), "");
        assert!(!analyze(&Document::new("one", one.as_str())).quantities.is_empty());
    }
}
