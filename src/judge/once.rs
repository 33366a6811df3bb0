//! Do two claims belong together by words that either document has in one place only?
//!
//! In a story on the sale of a ferry both reports name the ferry, its owner and its buyer over and over, so that these words
//! tell no two sentences apart. A word that either has but once does: "the keel", "$4.2 million".

use super::decide::WORTH_NOTING;
use super::evidence::{Evidence, Tends, strongest};
use super::pair::Pair;
use super::retold::enough_shared;
use super::verdict::ReasonKind;
use crate::claim::Claim;
use crate::judge::align::Link;
use crate::syntax::Pos;

/// Less of the claim that is met worse is too little, however telling it is.
pub(super) const LEAST_SHARE: f32 = 0.2;

/// So much must be met, on the side that is met worse and of what the documents are not about anyhow on the other, where
/// three such words are shared and the deed is one.
const BY_THREE: (f32, f32) = (LEAST_SHARE, 0.3);

/// The same where two are shared, and the predicate of either is met.
const BY_TWO: (f32, f32) = (0.35, 0.45);

/// The same where it is but one, beside words enough that are not, and nothing sets the claims apart.
const BY_ONE: (f32, f32) = (0.45, 0.55);

/// The same where it is a number, and nobody else is said to do something else.
const BY_FIGURE: (f32, f32) = (0.25, 0.4);

/// Whether two claims of one story tell one thing, of which nothing else tells that it is another: the fewer words single
/// them out, the more must be met.
pub(super) fn singled_out(pair: &Pair<'_>, evidence: &[Evidence]) -> bool {
    let worst = pair.cover.worst();
    // Of two shootings, too, either report has "the ambulance" but once.
    if !pair.scenes.story || worst < LEAST_SHARE || pair.has_rivals() {
        return false;
    }
    let against = strongest(evidence, Tends::Contradiction);
    let as_certain = evidence.iter().all(|e| e.kind != ReasonKind::Certainty);
    if against >= WORTH_NOTING || !as_certain || pair.only_meant() {
        return false;
    }
    let once = told_once(pair).count();
    if once == 0 {
        return false;
    }
    let novel = pair.novel_cover();
    let met = |(least, of_novel): (f32, f32)| worst >= least && novel >= of_novel;
    let others = pair.same_subject() == Some(false);
    once >= 3 && met(BY_THREE) && pair.same_deed()
        || once >= 2 && met(BY_TWO) && pair.predicate_met()
        || met(BY_ONE)
            && against < DOUBTFUL
            && !others
            && pair.predicate_met()
            && enough_shared(pair)
            && thing_told_once(pair)
        || met(BY_FIGURE) && (!others || pair.predicate_met()) && figure_told_once(pair)
}

/// The links of words that stand in one sentence of either document. "Back" and "also" stand anywhere.
fn told_once<'p>(pair: &'p Pair<'_>) -> impl Iterator<Item = &'p Link> {
    let anywhere = |pos: Pos| matches!(pos, Pos::Adv | Pos::Adp | Pos::Part | Pos::Pron);
    pair.links_told_once().filter(move |link| !anywhere(pair.words(link).0.tag.pos()))
}

/// Whether one of them is no name: the same five countries stand in many a list.
fn thing_told_once(pair: &Pair<'_>) -> bool {
    told_once(pair).any(|link| {
        let (x, y) = pair.words(link);
        x.name.is_none() && y.name.is_none()
    })
}

/// Whether both claims have a number, a day or an hour in figures that either document has but once: a record of 51-12, the
/// 17th. "Article 5" and "Flight 12" are names of things of which much may be said.
fn figure_told_once(pair: &Pair<'_>) -> bool {
    let names = |claim: &Claim, at: u16| {
        let word = &claim.words[usize::from(at)];
        let before = usize::from(at).checked_sub(1).map(|at| claim.words[at].tag.pos());
        let numbers = word.quantity.is_none() && !word.time && matches!(before, Some(Pos::Noun | Pos::Propn));
        numbers || word.name.is_some()
    };
    told_once(pair).any(|link| {
        let (x, y) = pair.words(link);
        let in_figures = || pair.a.slice(x.span).bytes().any(|byte| byte.is_ascii_digit());
        x.key == y.key && !names(pair.a, link.a) && !names(pair.b, link.b) && in_figures()
    })
}

/// What stands against something else of its kind may be another thing.
const DOUBTFUL: u8 = 25;

/// Whether two claims share little but what both documents say over and over: they are about the same, and need not say it.
pub(super) fn commonplace(pair: &Pair<'_>, evidence: &[Evidence]) -> bool {
    let sure = |e: &Evidence| match e.kind {
        ReasonKind::Quotation | ReasonKind::Paraphrase => e.tends == Tends::Agreement,
        ReasonKind::Quantity => e.tends == Tends::Agreement && e.floor().is_some(),
        _ => false,
    };
    !evidence.iter().any(sure) && pair.links_told_once().next().is_none() && pair.novel_cover() < LEAST_NOVEL
}

/// From this share on, of what the documents are not about anyhow, the words need not single anything out.
const LEAST_NOVEL: f32 = 0.55;

#[cfg(test)]
mod tests {
    use crate::judge::evidence::sample::{ONE, OTHER, agree};

    /// Whether the sentences by which the two reports end are found to agree.
    #[track_caller]
    fn check(one: &str, other: &str, expected: bool) {
        agree((ONE, one), (OTHER, other), expected);
    }

    #[test]
    fn words_that_stand_in_one_place_of_either_report_single_two_sentences_out() {
        check(
            "Divers of the navy found that the keel of the Alma had split near the rudder.",
            "The keel of the ferry was split close to the rudder when divers of the harbour office reached the wreck.",
            true,
        );
    }

    #[test]
    fn a_number_that_stands_in_one_place_of_either_report_does_so() {
        check(
            "The ferry carried 1,204 islanders a week.",
            "The ferry brought 1,204 islanders to the mainland each week.",
            true,
        );
    }

    #[test]
    fn what_both_reports_say_over_and_over_proves_nothing() {
        check("The ferry Alma was built in Dornum.", "The ferry Alma was painted in Dornum by schoolchildren.", false);
    }

    #[test]
    fn another_doer_of_another_deed_is_not_singled_out_by_a_number() {
        check("The mayor owed 300 crowns to the baker.", "The widow found 300 crowns in a drawer.", false);
    }
}
