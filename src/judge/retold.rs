//! Do two reports tell one thing twice, by what they share?

use super::brief::{by_list_alone, one_mark, told_briefly, word_for_word};
use super::decide::WORTH_NOTING;
use super::event::{at_two_times, one_telling};
use super::evidence::{Evidence, Tends, strongest};
use super::once::{LEAST_SHARE, commonplace, singled_out};
use super::otherwise::differ_as_told;
use super::pair::Pair;
use super::scene::Scene;
use super::verdict::ReasonKind;
use crate::claim::{Claim, Extent};
use crate::judge::align::Link;

/// Whether both claims are of a kind that can agree: when and where agree with when and where, and in full.
pub(super) fn alike(pair: &Pair<'_>) -> bool {
    let adjunct = |claim: &Claim| claim.extent == Extent::Adjunct;
    adjunct(pair.a) == adjunct(pair.b) && (!adjunct(pair.a) || pair.cover.worst() >= MOST)
}

/// Whether enough of two claims is met for them to tell one thing: of one story, a few telling words may do.
pub(super) fn may_be_retold(pair: &Pair<'_>) -> bool {
    let least = if pair.scenes.story { LEAST_SHARE } else { LEAST_RETOLD };
    pair.cover.worst() >= least || one_mark(pair)
}

/// Between documents, how probably two claims say the same by what they share: benchmarks ask whether a text entails a part
/// of it, two reports of one thing say it in whole, or in as many of the words that are not about the thing anyhow.
pub(super) fn retold(pair: &Pair<'_>, related: bool, evidence: &[Evidence]) -> Option<f32> {
    *pair.seen.retold.get_or_init(|| tell_again(pair, related, evidence))
}

fn tell_again(pair: &Pair<'_>, related: bool, evidence: &[Evidence]) -> Option<f32> {
    let worst = pair.cover.worst();
    if !may_be_retold(pair) || !of_one_story(pair, evidence) {
        return None;
    }
    if related && worst >= MUTUAL && says_the_same(pair, evidence) {
        return Some((LIKELY + (worst - MUTUAL)).min(0.95));
    }
    if !one_telling(pair, evidence) {
        return None;
    }
    if one_mark(pair) && strongest(evidence, Tends::Contradiction) < WORTH_NOTING && !pair.has_rivals() {
        return Some(SCORED);
    }
    if differ_as_told(pair, evidence) || by_list_alone(pair) {
        return None;
    }
    if word_for_word(pair) {
        return Some(QUOTED);
    }
    if singled_out(pair, evidence) || told_briefly(pair, evidence) {
        return Some(LIKELY);
    }
    if worst < LEAST_RETOLD || !enough_shared(pair) || commonplace(pair, evidence) {
        return None;
    }
    let noted = strongest(evidence, Tends::Contradiction) >= WORTH_NOTING;
    if noted || evidence.iter().any(|e| e.kind == ReasonKind::Certainty) || pair.has_rivals() {
        return None;
    }
    if told_with_details(pair, evidence) {
        return Some(LIKELY);
    }
    let deed = pair.same_predicate();
    if deed && !pair.same_deed() || !deed && !pair.predicate_met() {
        return None;
    }
    let least = if pair.same_subject() == Some(false) { NOVEL_OF_OTHERS } else { NOVEL };
    let novel = pair.novel_cover();
    (novel >= least).then_some((LIKELY + (novel - NOVEL) / 2.0).min(0.8))
}

/// Whether two claims tell one thing by what they count alike, by its day, or by who does what in them, though either has
/// details that the other lacks.
fn told_with_details(pair: &Pair<'_>, evidence: &[Evidence]) -> bool {
    let alike = |kind: ReasonKind| evidence.iter().any(|e| e.kind == kind && e.tends == Tends::Agreement);
    let (shared, novel) = (shared_words(pair), pair.novel_cover());
    if alike(ReasonKind::Quantity) && shared > LEAST_SHARED && novel >= NOVEL_OF_COUNTED {
        return true;
    }
    let of_one = match pair.same_subject() {
        Some(one) => one && (pair.same_deed() || alike(ReasonKind::Time)),
        None => alike(ReasonKind::Time),
    };
    of_one && pair.predicate_met() && shared > LEAST_SHARED + 1 && novel >= NOVEL_OF_DEED
}

/// From this share on, two claims that cover each other say the same.
const MUTUAL: f32 = 0.4;

/// Claims of which less is met, on the side that is met worse, tell two things that have a part in common.
pub(super) const LEAST_RETOLD: f32 = 0.35;

/// From this share on, of what the documents are not about anyhow, the shorter claim is told again by the longer one.
const NOVEL: f32 = 0.6;

/// The same for claims that the parser gives other subjects: more must be met to believe that it errs.
const NOVEL_OF_OTHERS: f32 = 0.7;

/// The same for claims that count the same thing alike.
const NOVEL_OF_COUNTED: f32 = 0.35;

/// The same for claims in which the same one does the same, or something on the same day.
const NOVEL_OF_DEED: f32 = 0.5;

/// So much of when and where must be met on either side: there is nothing else to tell it by.
pub(super) const MOST: f32 = 0.7;

/// What is told again is reported, whatever the model makes of it.
const LIKELY: f32 = 0.65;

/// What is told with one score, or of one minute, is likely of one season, one vote, one call.
const SCORED: f32 = 0.7;

/// What is quoted word for word is the same.
const QUOTED: f32 = 0.9;

/// Whether two claims are of one story, or so alike that it does not matter: "the Republican nominee" is spoken of in many.
fn of_one_story(pair: &Pair<'_>, evidence: &[Evidence]) -> bool {
    pair.scenes.story || (pair.scenes.scene != Scene::Two || in_other_stories(pair)) && !of_many(pair, evidence)
}

/// Whether claims of two stories are alike enough to be one telling: in full, and with no other subject or object.
fn in_other_stories(pair: &Pair<'_>) -> bool {
    let full = |claim: &Claim| claim.extent != Extent::Stem;
    pair.cover.worst() >= VERBATIM
        && full(pair.a)
        && full(pair.b)
        && pair.same_subject() != Some(false)
        && pair.same_object() != Some(false)
}

/// Whether what both say is said in many stories, of whoever their sentences name: "killed two people", "where the case still
/// matters". Of two deeds, it is if it has neither a name nor a number: "when police arrived".
fn of_many(pair: &Pair<'_>, evidence: &[Evidence]) -> bool {
    let counted = |e: &Evidence| e.kind == ReasonKind::Quantity && e.tends == Tends::Agreement;
    let nobody = || !pair.same_names(1);
    pair.sentences_name_others() && (nobody() || pair.name_others())
        || pair.is_told() && pair.scenes.apart && nobody() && !evidence.iter().any(counted)
}

/// Claims of two stories say the same from this share on.
pub(super) const VERBATIM: f32 = 0.7;

/// Between documents, whether two claims share more than their documents' subject, and say the same of it.
///
/// The fitted pairs are about one thing each; in a story all claims are, so that shared words prove less.
pub(super) fn says_the_same(pair: &Pair<'_>, evidence: &[Evidence]) -> bool {
    *pair.seen.says_the_same.get_or_init(|| say_the_same(pair, evidence))
}

fn say_the_same(pair: &Pair<'_>, evidence: &[Evidence]) -> bool {
    // What costs most to find out is asked last. Where most words are met, the parser is more likely wrong than the words.
    let arguments = || pair.cover.worst() >= 0.6 || pair.same_subject() != Some(false);
    let as_certain = || evidence.iter().all(|e| e.kind != ReasonKind::Certainty);
    // Of one story, days may be told wrongly; of others, they tell two things apart.
    let at_once = || !pair.is_told() || pair.scenes.story || !at_two_times(pair, evidence);
    pair.cover.worst() >= LEAST_COVER
        && of_one_story(pair, evidence)
        && enough_shared(pair)
        && !pair.has_rivals()
        && as_certain()
        && pair.same_deed()
        && arguments()
        && !differ_as_told(pair, evidence)
        && !commonplace(pair, evidence)
        && at_once()
}

/// Whether enough telling words mean the same on both sides. What lacks when, where or who must share one more, for it
/// lacks what would tell it from its like: two reports of an arrest, of two men.
pub(super) fn enough_shared(pair: &Pair<'_>) -> bool {
    let whole = pair.a.extent == Extent::Whole && pair.b.extent == Extent::Whole;
    shared_words(pair) >= LEAST_SHARED + usize::from(!whole)
}

/// How many telling words mean the same on both sides.
pub(super) fn shared_words(pair: &Pair<'_>) -> usize {
    let telling = |link: &&Link| link.how.preserves() && pair.words(link).0.weight > 0;
    pair.alignment.links.iter().filter(telling).count()
}

/// "Russia wants" and "the Kremlin wanted" say nothing yet.
const LEAST_SHARED: usize = 3;

/// Claims of which less is met, on the side that is met worse, do not say the same.
pub(super) const LEAST_COVER: f32 = 0.33;
