//! Does the premise say of the same doers that they did the same, and as a fact?

use super::steps::is_alternative;
use super::{View, content_head};
use crate::claim::{Claim, Role, Word};
use crate::judge::align::MOST_WORDS;
use crate::judge::evidence::wordlist::{Class, is};
use crate::judge::features::Row;
use crate::judge::pair::{Pair, Side};
use crate::lexicon::Cues;
use crate::syntax::{Pos, Tag};

/// What each of these features says, in order.
pub(super) const NAMES: [&str; 21] = [
    "deeds of h met",
    "deeds of h not met",
    "subjects kept",
    "subjects changed",
    "subjects not told in p",
    "objects kept",
    "objects changed",
    "objects not told in p",
    "doer and object swapped",
    "heads swapped",
    "attached elsewhere",
    "deeds left open in p",
    "deeds left open in h",
    "deeds that may be in p",
    "deeds that may be in h",
    "deeds that almost were in p",
    "deeds that almost were in h",
    "other tense",
    "alike at both ends",
    "words between them in p",
    "words between them in h",
];

/// What leaves open whether the deed it governs was done.
const OPEN: Cues = Cues::REPORT.union(Cues::DOUBT).union(Cues::HEARSAY).union(Cues::CONDITION).union(Cues::INTENTION);
/// What says that a deed may be.
const MAY: Cues = Cues::POSSIBLE.union(Cues::PROBABLE).union(Cues::HEARSAY).union(Cues::OBLIGATION);

/// When a deed is told to happen.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
enum Tense {
    Past,
    Present,
    Future,
}

impl View<'_, '_> {
    /// Puts how the deeds of the hypothesis stand in the premise.
    pub(super) fn clauses(&self, out: &mut Row<'_>) {
        let (mut met, mut unmet) = (0i16, 0i16);
        let (mut subjects, mut objects) = ([0i16; 3], [0i16; 3]);
        let mut swapped = 0i16;
        let (mut open, mut may, mut almost, mut tense) = ([0i16; 2], [0i16; 2], [0i16; 2], 0i16);
        for (at, word) in self.h.words.iter().enumerate().take(MOST_WORDS) {
            if word.role != Role::Predicate || word.weight == 0 {
                continue;
            }
            let Some(partner) = self.same(at) else {
                unmet += 1;
                continue;
            };
            met += 1;
            let (doer_h, doer_p) = (part(self.h, at, Role::Subject), self.doer(partner));
            let (object_h, object_p) = (part(self.h, at, Role::Object), part(self.p, partner, Role::Object));
            if let Some(h) = doer_h {
                subjects[self.told(h, doer_p)] += 1;
            }
            if let Some(h) = object_h {
                objects[self.told(h, object_p)] += 1;
            }
            let same = |h: Option<usize>, p: Option<usize>| h.is_some_and(|h| p.is_some() && self.same(h) == p);
            swapped += i16::from(same(doer_h, object_p) || same(object_h, doer_p));
            let (over_p, over_h) = (above(self.p, partner), above(self.h, at));
            let (own_p, own_h) = (own(self.p, partner), own(self.h, at));
            let only = |x: Cues, y: Cues, cue: Cues| i16::from(x.intersects(cue) && !y.intersects(cue));
            open = [open[0] + only(over_p, over_h, OPEN), open[1] + only(over_h, over_p, OPEN)];
            may = [may[0] + only(own_p, own_h, MAY), may[1] + only(own_h, own_p, MAY)];
            let (close_p, close_h) = (nearly(self.p, partner), nearly(self.h, at));
            almost = [almost[0] + i16::from(close_p && !close_h), almost[1] + i16::from(close_h && !close_p)];
            tense += i16::from(tense_of(self.p, partner).zip(tense_of(self.h, at)).is_some_and(|(p, h)| p != h));
        }
        out.extend([met, unmet].map(|n| n.min(9)));
        out.extend(subjects.map(|n| n.min(5)));
        out.extend(objects.map(|n| n.min(5)));
        out.push(swapped.min(3));
        self.attached(out);
        out.extend(open.map(|n| n.min(3)));
        out.extend(may.map(|n| n.min(3)));
        out.extend(almost.map(|n| n.min(3)));
        out.push(tense.min(3));
        self.ends(out);
    }

    /// 0 if the premise has the same part there, 1 if it has another, 2 if it tells none.
    fn told(&self, h: usize, p: Option<usize>) -> usize {
        match p {
            None => 2,
            // Whom a pronoun means may not have been found out.
            Some(p) if self.same(h) == Some(p) || self.h.words[h].weight == 0 || self.p.words[p].weight == 0 => 0,
            Some(_) => 1,
        }
    }

    /// Who does a deed of the premise: its own subject, or that of the deed it depends on.
    fn doer(&self, at: usize) -> Option<usize> {
        part(self.p, at, Role::Subject).or_else(|| {
            let over = content_head(self.p, at).filter(|&over| self.p.words[over].role == Role::Predicate)?;
            part(self.p, over, Role::Subject)
        })
    }

    /// Words that hang the other way round, and words that hang on something else that both have.
    fn attached(&self, out: &mut Row<'_>) {
        let (mut swapped, mut moved) = (0i16, 0i16);
        for at in 0..self.h.words.len().min(MOST_WORDS) {
            let (Some(partner), Some(head)) = (self.same(at), content_head(self.h, at)) else { continue };
            let Some(linked) = self.same(head) else { continue };
            let there = content_head(self.p, partner);
            if there == Some(linked) {
                continue;
            }
            if content_head(self.p, linked) == Some(partner) {
                swapped += 1;
            } else if there.is_some_and(|there| self.met(self.premise, there).is_some()) {
                moved += 1;
            }
        }
        out.extend([swapped.min(5), moved.min(5)]);
    }

    /// How much of both stands at either end, and how many words each has between.
    fn ends(&self, out: &mut Row<'_>) {
        let ends = Ends::of(self.p, self.h);
        out.push(ends.share());
        out.extend([ends.between.0, ends.between.1].map(|words| words.min(20) as i16));
    }
}

/// What two texts begin and end with, word by word.
pub(super) struct Ends {
    /// How many words there are before what is between.
    pub(super) first: usize,
    pub(super) alike: usize,
    /// How many words either has between.
    pub(super) between: (usize, usize),
    /// How many words the longer one has.
    pub(super) whole: usize,
}

impl Ends {
    pub(super) fn of(a: &Claim, b: &Claim) -> Ends {
        let spoken = |claim: &Claim| claim.words.iter().filter(|word| !word.tag.is_punctuation()).count();
        let key = |claim: &Claim, at: usize| claim.words.get(at).map(|word| word.key);
        let (of_a, of_b) = (trimmed(a), trimmed(b));
        let least = of_a.min(of_b);
        let first = (0..least).take_while(|&at| key(a, at) == key(b, at)).count();
        let last = (1..=least - first).take_while(|&back| key(a, of_a - back) == key(b, of_b - back)).count();
        let alike = first + last;
        Ends { first, alike, between: (of_a - alike, of_b - alike), whole: spoken(a).max(spoken(b)) }
    }

    fn share(&self) -> i16 {
        super::share(self.alike.min(self.whole), self.whole)
    }
}

/// Of two texts that are the same word by word but for what one of them adds in one place, the one that adds it.
pub(in crate::judge) fn added(a: &Claim, b: &Claim) -> Option<Side> {
    let ends = Ends::of(a, b);
    match ends.between {
        _ if ends.share() < MOSTLY => None,
        (0, 1..) => Some(Side::B),
        (1.., 0) => Some(Side::A),
        _ => None,
    }
}

/// Whether two texts are the same word by word but for what stands in one place: the green boat, the red boat.
pub(in crate::judge) fn replaced(a: &Claim, b: &Claim) -> bool {
    let ends = Ends::of(a, b);
    let few = |words: usize| (1..=MOST_REPLACED).contains(&words);
    ends.alike >= LEAST_FRAME && few(ends.between.0) && few(ends.between.1) && 2 * ends.alike >= ends.whole
}

/// So many words in one place may stand for so many others.
const MOST_REPLACED: usize = 3;
/// So many words make a frame at least: "people are in".
const LEAST_FRAME: usize = 3;

/// Whether the premise says nearly word by word what the hypothesis says, and leaves it open by what it adds in one place: "if
/// it rains, …", "it is unlikely that …", "Tom or …", "tried to …".
pub(in crate::judge) fn leaves_open(pair: &Pair<'_>, premise: Side) -> bool {
    let (p, h, hypothesis) = match premise {
        Side::A => (pair.a, pair.b, Side::B),
        Side::B => (pair.b, pair.a, Side::A),
    };
    let ends = Ends::of(p, h);
    // "He tried to escape" and "he escaped" have another form of a word between.
    if ends.between.1 > 1 {
        return false;
    }
    let between = ends.first..ends.first + ends.between.0;
    let view = View::new(pair, premise);
    let Some((deed, partner)) = pair.predicate(hypothesis).and_then(|at| Some((at, view.same(at)?))) else {
        return false;
    };
    if above(h, deed).union(own(h, deed)).intersects(OPEN.union(MAY)) {
        return false;
    }
    let head = |at: usize| p.words[at].head.map(usize::from).filter(|&head| head != at);
    between.clone().any(|at| {
        let word = &p.words[at];
        let (over, top) = (head(at), head(at).and_then(head));
        let governs = std::iter::successors(head(partner), |&at| head(at)).take(4).any(|over| over == at);
        let own = over == Some(partner) && matches!(word.tag.pos(), Pos::Aux | Pos::Adv);
        let joined = [over, top].iter().flatten().any(|of| !between.contains(of));
        let real = word.cues.intersects(Cues::IMPLICATIVE.union(Cues::FACTIVE));
        governs && word.cues.intersects(MEANT) && !real
            || own
                && (word.cues.intersects(Cues::POSSIBLE.union(Cues::PROBABLE).union(Cues::HEARSAY))
                    || is(word, Class::ALMOST))
            || word.cues.intersects(Cues::CONDITION) && (over == Some(partner) || top == Some(partner))
            || is(word, Class::OR) && joined
    })
}

/// Whether what one text plainly says is done, or not done, the other leaves open: who tried to win may have won or not. Neither
/// "he won" nor "he did not win" contradicts it. In texts that have less in common, other words may tell what came of it.
pub(in crate::judge) fn leaves_either_way(pair: &Pair<'_>) -> bool {
    /// So much of either is met by the other at least, where they differ in little else.
    const ALIKE: f32 = 0.6;
    if pair.cover.topic_a.min(pair.cover.topic_b) < ALIKE {
        return false;
    }
    [(Side::A, Side::B), (Side::B, Side::A)].into_iter().any(|(premise, hypothesis)| {
        let view = View::new(pair, premise);
        let deed = pair.predicate(hypothesis).filter(|&at| at < MOST_WORDS);
        let Some((deed, partner)) = deed.and_then(|at| Some((at, view.same(at)?))) else { return false };
        partner < MOST_WORDS && either_way(view.p, partner) && !either_way(view.h, deed)
    })
}

/// Whether one and the same is done by now in one text and will be in the other, and hardly anything else differs.
pub(in crate::judge) fn tenses_exclude(pair: &Pair<'_>) -> bool {
    const ALIKE: f32 = 0.6;
    let (Some(i), Some(j)) = (pair.predicate(Side::A), pair.predicate(Side::B)) else { return false };
    // What would or could be done may have been done.
    let will = |claim: &Claim, at: usize| {
        claim.words.iter().any(|word| word.head.map(usize::from) == Some(at) && is(word, Class::WILL))
    };
    let has = |claim: &Claim, at: usize| {
        let helps = |word: &&Word| word.tag.pos() == Pos::Aux && word.head.map(usize::from) == Some(at);
        claim.words.iter().filter(helps).any(|word| is(word, Class::HAVE))
    };
    let past =
        |claim: &Claim, at: usize| !will(claim, at) && (tense_of(claim, at) == Some(Tense::Past) || has(claim, at));
    let excluded = will(pair.a, i) && past(pair.b, j) || past(pair.a, i) && will(pair.b, j);
    pair.cover.topic_worst() >= ALIKE && pair.corresponds(i, j) && excluded
}

/// Whether a deed is tried, hoped for, possible, almost done, a condition or one of two that may be meant.
fn either_way(claim: &Claim, at: usize) -> bool {
    let open = Cues::INTENTION.union(Cues::POSSIBLE).union(Cues::PROBABLE).union(Cues::CONDITION);
    above(claim, at).union(own(claim, at)).intersects(open) || nearly(claim, at) || is_alternative(claim, at)
}

/// What does not yet make a deed of what it governs.
const MEANT: Cues = Cues::DOUBT.union(Cues::INTENTION).union(Cues::POSSIBLE).union(Cues::PROBABLE);

/// From this share on, in percent, what is between is one place in the same text.
const MOSTLY: i16 = 70;

/// How many words there are before the last stop.
fn trimmed(claim: &Claim) -> usize {
    let last = claim.words.iter().rposition(|word| !word.tag.is_punctuation());
    last.map_or(0, |last| last + 1)
}

/// The word that has this part in what a predicate tells.
fn part(claim: &Claim, predicate: usize, role: Role) -> Option<usize> {
    let head = |at: &usize| claim.words[*at].head.map(usize::from) == Some(predicate);
    (0..claim.words.len().min(MOST_WORDS)).filter(head).find(|&at| claim.words[at].role == role)
}

/// What the words above a deed signal.
fn above(claim: &Claim, at: usize) -> Cues {
    let mut cues = Cues(own(claim, at).0 & Cues::CONDITION.0);
    let mut next = claim.words[at].head;
    for _ in 0..4 {
        let Some(word) = next.and_then(|at| claim.words.get(usize::from(at))) else { break };
        cues = cues.union(word.cues);
        next = word.head;
    }
    cues
}

/// What its auxiliaries and adverbs signal.
fn own(claim: &Claim, at: usize) -> Cues {
    let around = at.saturating_sub(6)..(at + 6).min(claim.words.len());
    let words = claim.words[around].iter().filter(|word| word.head.map(usize::from) == Some(at));
    let light = words.filter(|word| matches!(word.tag.pos(), Pos::Aux | Pos::Adv | Pos::Sconj));
    light.fold(Cues::default(), |cues, word| cues.union(word.cues))
}

/// Whether it was close to be done, and was not.
fn nearly(claim: &Claim, at: usize) -> bool {
    let before = &claim.words[at.saturating_sub(4)..at];
    before.iter().any(|word| word.head.map(usize::from) == Some(at) && is(word, Class::ALMOST))
}

fn tense_of(claim: &Claim, at: usize) -> Option<Tense> {
    let around = at.saturating_sub(6)..at;
    let hanging = claim.words[around].iter().filter(|word| word.head.map(usize::from) == Some(at));
    let finite = hanging.filter(|word| word.tag.pos() == Pos::Aux).chain(std::iter::once(&claim.words[at]));
    finite
        .map(|word| match word.tag {
            Tag::AuxVbd | Tag::VerbVbd | Tag::VerbVbn => Some(Tense::Past),
            Tag::AuxMd => Some(Tense::Future),
            Tag::AuxVbz | Tag::AuxVbp | Tag::VerbVbz | Tag::VerbVbp => Some(Tense::Present),
            _ => None,
        })
        .find(Option::is_some)
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::super::check;

    #[test]
    fn who_does_it_and_to_whom_may_be_exchanged() {
        check("Anna sued Peter.", "Peter sued Anna.", "doer and object swapped", 1);
        check("Anna sued Peter.", "Peter was sued by Anna.", "doer and object swapped", 0);
    }

    #[test]
    fn what_is_tried_or_doubted_is_left_open() {
        check("He tried to escape.", "He escaped.", "deeds left open in p", 1);
        check("I doubt that he is right.", "He is right.", "deeds left open in p", 1);
        check("He managed to escape.", "He escaped.", "deeds left open in p", 0);
    }

    #[test]
    fn what_will_be_has_not_been() {
        check("The factory will close in March.", "The factory closed in March.", "other tense", 1);
        check("The factory closed in March.", "The factory was closed in March.", "other tense", 0);
    }

    #[test]
    fn almost_is_not() {
        check("The team almost won the cup.", "The team won the cup.", "deeds that almost were in p", 1);
    }

    #[track_caller]
    fn follows(premise: &str, hypothesis: &str, expected: bool) {
        let scores = crate::judge::judge(premise, hypothesis).scores;
        assert_eq!(scores.forward >= 0.5, expected, "{premise} / {hypothesis}: {scores:?}");
    }

    #[test]
    fn what_the_premise_leaves_open_does_not_follow() {
        follows("It is unlikely that the talks will succeed.", "The talks will succeed.", false);
        follows("If it rains, the match will be cancelled.", "The match will be cancelled.", false);
        follows("Tom or Mary arrived late.", "Mary arrived late.", false);
        follows("The minister may resign in May.", "The minister will resign in May.", false);
    }

    #[test]
    fn what_it_states_beside_it_does_follow() {
        follows("Tom and Mary arrived late.", "Mary arrived late.", true);
        follows("She managed to escape from the old prison.", "She escaped from the old prison.", true);
        follows("When it rained, the match was cancelled.", "The match was cancelled.", true);
    }

    #[track_caller]
    fn contradicts(a: &str, b: &str, expected: bool) {
        let scores = crate::judge::judge(a, b).scores;
        assert_eq!(scores.contradiction > 0.4, expected, "{a} / {b}: {scores:?}");
    }

    #[test]
    fn who_tried_may_have_failed() {
        contradicts("Norland tried to win the cup.", "Norland did not win the cup.", false);
        contradicts("Norland almost won the cup.", "Norland did not win the cup.", false);
        contradicts("If Norland wins the cup, the town will dance.", "Norland does not win the cup.", false);
        contradicts("Norland won the cup.", "Norland did not win the cup.", true);
    }

    #[test]
    fn what_stands_between_two_ends_is_counted() {
        check("The red boat sank in May.", "The green boat sank in May.", "words between them in h", 1);
        check("The boat sank in May.", "The old green boat sank in May.", "words between them in h", 2);
    }
}
