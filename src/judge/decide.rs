//! Which relation do scores and evidence amount to?

use serde::{Deserialize, Serialize};

use super::beside::side_by_side;
use super::event::same_event;
use super::evidence::{CLEAR, Evidence, Tends, strongest};
use super::note::{reason, shared};
use super::otherwise::wanted_and_done;
use super::pair::{Pair, Side};
use super::retold::{LEAST_RETOLD, alike, may_be_retold, retold, says_the_same};
use super::stated::states_of_one;
use super::verdict::{Entails, Judgement, ReasonKind, Relation, Scores};
use crate::analysis::Certainty;
use crate::claim::{Claim, ClaimKind, Extent};
use crate::syntax::Pos;
use crate::text::Span;

/// How much must speak for a verdict before it is given.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Sensitivity {
    /// Only what is clearest: for readers who see every finding.
    Strict,
    /// The default.
    #[default]
    Balanced,
    /// What is doubtful as well, for readers who will check.
    Sensitive,
}

impl Sensitivity {
    /// The least probability of a contradiction and of an agreement that is reported.
    fn bounds(self) -> (f32, f32) {
        match self {
            Sensitivity::Strict => (0.75, 0.8),
            Sensitivity::Balanced => (0.6, 0.65),
            Sensitivity::Sensitive => (0.3, 0.5),
        }
    }

    /// The least probability of a contradiction of two documents that is reported.
    pub(super) fn least_contradiction(self) -> f32 {
        self.bounds().0
    }

    /// The same for two texts that the caller puts beside each other. He says that they are about one thing, so that a third of
    /// all pairs may be contradictions: what is 0.4 at the share of a quarter that the table is made for is then an even bet.
    /// So is what is 0.46 at the share of a third of entailments, if there are three in eight.
    pub(super) fn bounds_of_texts(self) -> (f32, f32) {
        match self {
            Sensitivity::Strict => (0.75, 0.7),
            Sensitivity::Balanced => (0.4, 0.46),
            Sensitivity::Sensitive => (0.3, 0.4),
        }
    }
}

/// An opposition weaker than this is no difference that an editor would note.
pub(super) const WORTH_NOTING: u8 = 40;

/// At most so many reasons are shown.
const MOST_REASONS: usize = 3;

/// In which way two claims stand beside each other: what may be concluded differs.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(super) enum Standing {
    /// Two names with what is said of them.
    Described,
    /// Two texts that a caller has put side by side.
    Beside,
    /// Claims of documents, of one event.
    Related,
    /// Claims of documents that name one in two spellings, whatever else they tell.
    Named,
    /// Claims of documents, of different things.
    Apart,
}

/// How the two claims of a pair stand.
pub(super) fn standing(pair: &Pair<'_>, evidence: &[Evidence]) -> Standing {
    let named = || pair.respelled().is_some();
    if pair.a.kind == ClaimKind::Description && pair.b.kind == ClaimKind::Description {
        let told = strongest(evidence, Tends::Contradiction) >= DECISIVE || !named();
        if told { Standing::Described } else { Standing::Named }
    } else if pair.a.setting.is_empty() && pair.b.setting.is_empty() {
        Standing::Beside
    } else if same_event(pair, evidence) {
        Standing::Related
    } else if named() {
        Standing::Named
    } else {
        Standing::Apart
    }
}

/// Whether a pair comes to nothing whatever the model says, so that it need not be asked: two names, or two claims of
/// different things with too little in common to agree.
pub(super) fn is_dismissed(pair: &Pair<'_>, standing: Standing) -> bool {
    match standing {
        Standing::Described | Standing::Named => true,
        Standing::Apart => pair.cover.worst() < LEAST_RETOLD,
        Standing::Beside | Standing::Related => false,
    }
}

/// What a pair may come to at most, whatever the model says.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(super) enum Prospect {
    Nothing,
    /// A divergence by no more than a detail, which ties two claims together and is not reported.
    Detail,
    Divergence,
    Any,
}

/// What a pair may come to, as far as the conditions tell that [`decide`] sets beside the scores.
pub(super) fn prospect(pair: &Pair<'_>, standing: Standing, evidence: &[Evidence]) -> Prospect {
    let against = strongest(evidence, Tends::Contradiction);
    let related = standing == Standing::Related;
    let agree = || {
        (may_entail(pair.a, pair.b) || may_entail(pair.b, pair.a))
            && against < DECISIVE
            && alike(pair)
            && (says_the_same(pair, evidence) || retold(pair, related, evidence).is_some())
    };
    let whole = pair.a.extent == Extent::Whole && pair.b.extent == Extent::Whole;
    let accord = || evidence.iter().any(|e| e.tends == Tends::Agreement && e.floor().is_some());
    match standing {
        Standing::Beside => Prospect::Any,
        Standing::Described if against >= DECISIVE => Prospect::Any,
        Standing::Named => Prospect::Any,
        Standing::Related if whole && against >= CLEAR || accord() || agree() => Prospect::Any,
        Standing::Related if pair.respelled().is_some() => Prospect::Any,
        Standing::Related if differences(pair, evidence).next().is_none() => Prospect::Detail,
        Standing::Related => Prospect::Divergence,
        Standing::Apart if may_be_retold(pair) && agree() => Prospect::Any,
        Standing::Described | Standing::Apart => Prospect::Nothing,
    }
}

/// The verdict on a pair, with the evidence that carried it.
pub(super) fn decide(
    pair: &Pair<'_>,
    standing: Standing,
    evidence: &[Evidence],
    scores: Scores,
    sensitivity: Sensitivity,
) -> Judgement {
    let (contradiction, agreement) = sensitivity.bounds();
    let related = match standing {
        Standing::Described => return describe(pair, evidence, scores, contradiction),
        Standing::Beside => return side_by_side(pair, evidence, scores, sensitivity),
        Standing::Named => return misspelled(pair, scores, contradiction),
        Standing::Related => true,
        Standing::Apart => false,
    };
    let against = strongest(evidence, Tends::Contradiction);
    let (scores, accord) = if related { with_floors(evidence, scores) } else { (scores, false) };
    let accord =
        accord && !agrees_by_number_alone(pair, evidence) && !are_opposed(pair, evidence) && !wanted_and_done(pair);
    let whole = pair.a.extent == Extent::Whole && pair.b.extent == Extent::Whole;
    if related
        && whole
        && against >= CLEAR
        && scores.contradiction >= contradiction
        && scores.contradiction > scores.agreement
        && states_of_one(pair, evidence)
    {
        return verdict(pair, evidence, scores, Relation::Contradiction, None);
    }
    let alike = alike(pair);
    let retold = if accord || against >= DECISIVE || !alike { None } else { retold(pair, related, evidence) };
    let scores = match retold {
        Some(share) => Scores { contradiction: scores.contradiction.min(1.0 - share), ..agreeing(scores, share) },
        None => scores,
    };
    let entails = if accord { Some(Entails::Both) } else { entailed(pair, scores, agreement) };
    let same = || accord || retold.is_some() || against < DECISIVE && says_the_same(pair, evidence);
    if entails.is_some() && alike && same() {
        return verdict(pair, evidence, scores, Relation::Agreement, entails);
    }
    if related && pair.respelled().is_some() {
        return misspelled(pair, scores, contradiction);
    }
    let relation = if related { Relation::Divergence } else { Relation::Unrelated };
    verdict(pair, evidence, scores, relation, None)
}

/// The scores with at least this share for either direction of entailment.
fn agreeing(scores: Scores, share: f32) -> Scores {
    let (forward, backward) = (scores.forward.max(share), scores.backward.max(share));
    Scores { agreement: forward.max(backward), forward, backward, ..scores }
}

/// Which claim entails which, if the score reaches the bound and the claim is firm enough.
fn entailed(pair: &Pair<'_>, scores: Scores, bound: f32) -> Option<Entails> {
    let entails = |score: f32, from: &Claim, to: &Claim| score >= bound && may_entail(from, to);
    Entails::of(entails(scores.forward, pair.a, pair.b), entails(scores.backward, pair.b, pair.a))
}

/// Two names with what is said of them: there is no clause to be covered, the evidence is all there is.
fn describe(pair: &Pair<'_>, evidence: &[Evidence], scores: Scores, bound: f32) -> Judgement {
    let against = strongest(evidence, Tends::Contradiction);
    let contradiction = if against >= DECISIVE { f32::from(against) / 100.0 } else { 0.0 };
    let scores = Scores { contradiction, agreement: 0.0, forward: 0.0, backward: 0.0, overlap: scores.overlap };
    let clash = against >= DECISIVE && contradiction >= bound;
    let relation = if clash { Relation::Contradiction } else { Relation::Unrelated };
    verdict(pair, evidence, scores, relation, None)
}

/// One name in two spellings: of what else the claims say nothing is known.
fn misspelled(pair: &Pair<'_>, scores: Scores, bound: f32) -> Judgement {
    let (kind, tends) = (ReasonKind::Participant, Tends::Contradiction);
    let slip = |(a, b)| Evidence { kind, tends, strength: DECISIVE, a, b };
    let evidence: Vec<Evidence> = pair.respelled().into_iter().map(slip).collect();
    describe(pair, &evidence, scores, bound)
}

/// Between documents, the scores with what the surest evidence is worth by itself, and whether that speaks for agreement.
fn with_floors(evidence: &[Evidence], mut scores: Scores) -> (Scores, bool) {
    let floor = |tends: Tends| evidence.iter().filter(|e| e.tends == tends).filter_map(Evidence::floor).max();
    let (clash, accord) = (floor(Tends::Contradiction), floor(Tends::Agreement));
    let share = |percent: u8| f32::from(percent) / 100.0;
    match (clash, accord) {
        (Some(clash), accord) if accord <= Some(clash) => {
            scores = Scores {
                contradiction: scores.contradiction.max(share(clash)),
                agreement: 0.0,
                forward: 0.0,
                backward: 0.0,
                ..scores
            };
            (scores, false)
        }
        (_, Some(accord)) => {
            let contradiction = scores.contradiction.min(1.0 - share(accord));
            (Scores { contradiction, ..agreeing(scores, share(accord)) }, true)
        }
        _ => (scores, false),
    }
}

/// Whether two claims have a number in common, such as the age of one they both name, and nothing else to say of it.
fn agrees_by_number_alone(pair: &Pair<'_>, evidence: &[Evidence]) -> bool {
    let mut sure = evidence.iter().filter(|e| e.tends == Tends::Agreement && e.floor().is_some());
    sure.all(|e| e.kind == ReasonKind::Quantity && !e.is_outcome_told_again())
        && pair.cover.worst() < LEAST_RETOLD
        && !pair.predicate_met()
}

/// Whether the one says that the contrary is done, by whomever: "the union opposes the merger of the two", "the mayor welcomes it".
fn are_opposed(pair: &Pair<'_>, evidence: &[Evidence]) -> bool {
    let deed = |side: Side, shown: Span| {
        pair.predicate(side).is_some_and(|at| shown.contains(pair.claim(side).words[at].span))
    };
    let opposed = |e: &Evidence| e.kind == ReasonKind::Opposite && e.tends == Tends::Contradiction;
    evidence.iter().any(|e| opposed(e) && deed(Side::A, e.a) && deed(Side::B, e.b))
}

/// Evidence of this strength against a pair keeps it from being called an agreement: roles swapped, another number.
pub(super) const DECISIVE: u8 = 70;

/// What an editor would note of two claims of one event that are compatible.
fn differences<'e>(pair: &Pair<'_>, evidence: &'e [Evidence]) -> impl Iterator<Item = &'e Evidence> {
    // How certain a thing is put, and by whom, is worth noting of one thing only: the same of the same.
    let doer = pair.same_subject() != Some(false) || pair.shares_subject();
    let one_deed =
        pair.same_predicate() && doer && pair.same_object() != Some(false) && pair.cover.worst() >= LEAST_RETOLD;
    let of_one = move |e: &&Evidence| one_deed || !matches!(e.kind, ReasonKind::Certainty | ReasonKind::Attribution);
    // "will send" and "if" are no two ways to put one thing.
    let joins =
        |claim: &Claim, shown: Span| claim.words.iter().any(|word| word.span == shown && word.tag.pos() == Pos::Sconj);
    let put = move |e: &&Evidence| e.kind != ReasonKind::Certainty || !joins(pair.a, e.a) && !joins(pair.b, e.b);
    let differences = evidence.iter().filter(|e| e.tends == Tends::Difference).filter(of_one).filter(put);
    // What one does and another does not is no difference between reports.
    let noted = move |e: &&Evidence| e.tends == Tends::Contradiction && e.strength >= WORTH_NOTING && doer;
    let against = evidence.iter().filter(noted);
    differences.chain(against)
}

/// What scores are without a fitted model: entailed as far as covered, opposed as strongly as the strongest evidence.
pub(super) fn unfitted(pair: &Pair<'_>, evidence: &[Evidence], scores: Scores) -> Scores {
    let (forward, backward) = (pair.cover.b, pair.cover.a);
    let against = f32::from(strongest(evidence, Tends::Contradiction)) / 100.0;
    let contradiction = against * pair.cover.topic_worst();
    Scores { agreement: forward.max(backward), forward, backward, contradiction, ..scores }
}

/// A hedged claim does not entail a plain one, nor a denied one an affirmed one.
pub(super) fn may_entail(from: &Claim, to: &Claim) -> bool {
    let hedged = |claim: &Claim| matches!(claim.certainty, Certainty::Possible);
    from.is_denied() == to.is_denied() && (!hedged(from) || hedged(to))
}

pub(super) fn verdict(
    pair: &Pair<'_>,
    evidence: &[Evidence],
    scores: Scores,
    relation: Relation,
    entails: Option<Entails>,
) -> Judgement {
    let tends = |tends: Tends| evidence.iter().filter(move |e| e.tends == tends);
    let told = |e: &Evidence| reason(pair, e);
    let (reasons, confidence): (Vec<_>, f32) = match relation {
        Relation::Contradiction => {
            // Beside a clear reason a doubtful one only puzzles.
            let least = if strongest(evidence, Tends::Contradiction) < CLEAR { 0 } else { WORTH_NOTING };
            let clear = tends(Tends::Contradiction).filter(|e| e.strength >= least);
            (clear.take(MOST_REASONS).map(told).collect(), scores.contradiction)
        }
        Relation::Agreement => {
            let by =
                |holder: bool| tends(Tends::Agreement).filter(move |e| (e.kind == ReasonKind::Attribution) == holder);
            // That both name a day is not yet what they agree on.
            let by_day = by(false).all(|e| e.kind == ReasonKind::Time);
            let first = if by_day { shared(pair, ReasonKind::Paraphrase) } else { None };
            let reasons = first.into_iter().chain(by(false).chain(by(true)).map(told));
            (reasons.take(MOST_REASONS).collect(), scores.agreement)
        }
        Relation::Divergence if scores.overlap < pair.close => (Vec::new(), 0.0),
        Relation::Divergence => {
            let mut reasons: Vec<_> = differences(pair, evidence).take(MOST_REASONS).map(told).collect();
            if reasons.is_empty() {
                reasons.extend(shared(pair, ReasonKind::Detail));
            }
            (reasons, 1.0 - scores.agreement.max(scores.contradiction))
        }
        Relation::Unrelated => (Vec::new(), 1.0 - scores.agreement.max(scores.contradiction)),
    };
    Judgement { relation, entails, confidence, scores, reasons }
}
