//! Do two claims of documents state something of one thing, so that a word that one of them negates, or an opposite, decides?
//!
//! A negation beside words of which some are shared is the commonest false contradiction: manuals and minutes are full of "the test
//! fails if …" and "the tests pass". A number of the dead needs no more than its noun; a negation needs the whole statement.

use super::evidence::wordlist::{Class, is};
use super::evidence::{CLEAR, Evidence, Tends};
use super::pair::{Pair, Side, is_pronoun};
use super::scene::Scene;
use super::verdict::ReasonKind;
use crate::claim::{ClaimKind, Word};
use crate::syntax::Tag;
use crate::text::Span;

/// The claim that is met better has to be met so far,
const BETTER: f32 = 0.8;

/// and the other one so far: it may add what the first leaves out.
const WORSE: f32 = 0.4;

/// Claims without a name in common speak of one thing if they have nearly all words in common.
const NAMELESS: f32 = 0.75;

/// Whether what tells two claims apart decides between them: it is more than a negation or an opposite, or both claims state the
/// same of the same.
pub(super) fn states_of_one(pair: &Pair<'_>, evidence: &[Evidence]) -> bool {
    use ReasonKind::{Denial, Exclusive, Fact, Negation, Opposite, Participant, Scope};
    let clear = || evidence.iter().filter(|e| e.tends == Tends::Contradiction && e.strength >= CLEAR);
    let bare = |e: &Evidence| match e.kind {
        Denial | Fact | Negation | Opposite | Scope => true,
        Exclusive | Participant => e.floor().is_none(),
        _ => false,
    };
    if pair.scenes.beside || !clear().all(bare) {
        return true;
    }
    let both = |holds: fn(&Pair<'_>, Side) -> bool| holds(pair, Side::A) && holds(pair, Side::B);
    if !both(is_stated) || !both(knows_subject) {
        return false;
    }
    let at_odds = || clear().any(Evidence::is_at_odds);
    if are_short(pair) {
        return at_odds() || pair.same_object() != Some(false);
    }
    let named = pair.same_names(1);
    let anchored = named || begin_alike(pair);
    // Whose a value or a stand is has been asked.
    anchored && at_odds()
        || named && clear().any(|e| e.kind == Denial)
        || pair.cover.topic_best() >= BETTER
            && pair.cover.topic_worst() >= if anchored { WORSE } else { NAMELESS }
            && (are_of_one(pair) || anchored && clear().all(|e| e.kind == Participant) && is_one_deed(pair))
}

/// Whether two documents are so short that what words their sentences share is seldom chance: by chance, the more share some the
/// more pairs of sentences there are.
fn are_short(pair: &Pair<'_>) -> bool {
    const PAIRS: u32 = 300;
    let (a, b) = (pair.a.setting.sentences, pair.b.setting.sentences);
    pair.scenes.scene != Scene::Own && a.saturating_mul(b) <= PAIRS
}

/// Whether two documents begin with the same words: two editions of one text, two reports of one day.
fn begin_alike(pair: &Pair<'_>) -> bool {
    /// So much of their beginnings is the same.
    const MOST: f32 = 0.7;
    pair.scenes.scene != Scene::Own && pair.a.setting.shared(&pair.b.setting) >= MOST
}

/// Whether both claims tell of the same one, or that the same is done to the same.
fn are_of_one(pair: &Pair<'_>) -> bool {
    match pair.same_subject() {
        Some(same) => same && pair.same_object() != Some(false),
        None => is_one_deed(pair),
    }
}

/// Whether the same is done to the same.
fn is_one_deed(pair: &Pair<'_>) -> bool {
    pair.same_object() == Some(true) && pair.same_predicate()
}

/// Whether it is known what the subject stands for, if there is one: not "it" or "you", nor "this code".
fn knows_subject(pair: &Pair<'_>, side: Side) -> bool {
    let Some(at) = pair.subject(side) else { return true };
    let words = &pair.claim(side).words;
    let unknown = is_pronoun(&words[at]) && !is(&words[at], Class::HE);
    let pointed_at = || words.iter().any(|word| word.head.map(usize::from) == Some(at) && is(word, Class::THIS));
    !(unknown || pair.has(side, Class::THIS) && pointed_at())
}

/// Whether a claim states what is so: it has a finite verb or a participle, or a headline a subject, and it is no condition, purpose
/// or question.
fn is_stated(pair: &Pair<'_>, side: Side) -> bool {
    let claim = pair.claim(side);
    let finite = |word: &Word| {
        use Tag::{AuxMd, AuxVbd, AuxVbp, AuxVbz, VerbVbd, VerbVbn, VerbVbp, VerbVbz};
        matches!(word.tag, AuxMd | AuxVbd | AuxVbp | AuxVbz | VerbVbd | VerbVbn | VerbVbp | VerbVbz)
    };
    let headed = claim.kind == ClaimKind::Headline && pair.subject(side).is_some();
    let mut own = claim.words.iter().filter(|word| !word.shared);
    let supposes = |written: &str| Class::of_written(written).intersects(Class::SUPPOSES);
    // "The files that do not match" are some of them.
    let some = |word: &Word| word.tag == Tag::PronWdt && claim.slice(word.span).eq_ignore_ascii_case("that");
    let first = own.clone().next().is_some_and(|word| supposes(claim.slice(word.span)) || some(word));
    // "If no name is given, …": the clause may begin behind the word.
    let before = claim.slice(Span::new(claim.sentence.start(), claim.span.start()));
    let under = before.split_whitespace().next_back().is_some_and(supposes);
    !first && !under && (headed || own.any(finite))
}

#[cfg(test)]
mod tests {
    use crate::judge::evidence::sample::reports;

    const LEAD: &str = "How to print with the Quill.\nThe Quill is a printer that Dornum Works has built since 2015. ";

    #[track_caller]
    fn check(a: &str, b: &str, clash: bool) {
        let other = "What the Quill is made of.\nDornum Works has built the Quill, a printer, since 2015. ";
        let pages: String = ["ink", "noise", "dust", "heat", "light", "speed", "power", "cables", "colours", "repairs"]
            .map(|page| format!("A page of the manual tells of {page}. Another page shows pictures of {page}. "))
            .concat();
        reports(&format!("{LEAD}{a} {pages}"), &format!("{other}{b} {pages}"), clash);
    }

    #[test]
    fn a_negation_decides_between_two_statements() {
        check("The Quill supports thin paper.", "The Quill does not support thin paper.", true);
        check(
            "The Quill supports thin paper.",
            "The Quill does not support memory cards that hold paper sizes.",
            false,
        );
    }

    #[test]
    fn what_is_supposed_asked_or_told_to_do_is_not_stated() {
        check("The Quill supports thin paper.", "If the Quill does not support thin paper, it stops.", false);
        check("Remove the drum from the Quill.", "The drum is not removed from the Quill.", false);
        check("The drum is removed from the Quill.", "To keep the drum, do not remove the drum from the Quill.", false);
    }

    #[test]
    fn what_you_or_it_does_may_be_anything() {
        check("You need to add a drum to the Quill.", "You do not need to add a drum to the Quill twice.", false);
        check("This page prints on the Quill.", "This page does not print on the Quill yet.", false);
    }
}
