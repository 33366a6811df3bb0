//! How is a piece of evidence put into words?

use std::borrow::Cow;

use super::evidence::{Evidence, Tends, later};
use super::pair::{Pair, Side};
use super::verdict::{Reason, ReasonKind};
use crate::claim::{Claim, Word};
use crate::syntax::Tag;
use crate::text::{Quote, Span, fold};

/// What is said of the same words.
pub(super) const VERBATIM: &str = "the same, word for word";

/// The evidence as a reader gets it: kind, words on both sides, and one phrase.
pub(super) fn reason(pair: &Pair<'_>, evidence: &Evidence) -> Reason {
    let words = |side: Side, span: Span| {
        let claim = pair.claim(side);
        quote(claim, if pair.profile(side).particles { with_particle(claim, span) } else { span })
    };
    let (left, right) = (words(Side::A, evidence.a), words(Side::B, evidence.b));
    let (first, second) = if pair.flipped { (&right, &left) } else { (&left, &right) };
    let (one, other) = if pair.flipped { (pair.b, pair.a) } else { (pair.a, pair.b) };
    fn told<'q>(kind: ReasonKind, claim: &'q Claim, quote: &'q Quote) -> Cow<'q, str> {
        match kind {
            // A pronoun is told by the name that it stands for.
            ReasonKind::Attribution => short(&holder_named(claim, quote).unwrap_or(quote).text),
            _ => short(&quote.text),
        }
    }
    // Two words in common are not the claims word for word.
    let most = |claim: &Claim, quote: &Quote| 3 * claim.span.len() <= 4 * quote.text.len();
    let verbatim = || most(one, first) && most(other, second) && is_verbatim(&first.text, &second.text);
    let note = match evidence.kind {
        ReasonKind::Paraphrase if verbatim() => VERBATIM.to_owned(),
        ReasonKind::Paraphrase => "the same in other words".to_owned(),
        ReasonKind::Quotation if verbatim() => "one quotation, word for word".to_owned(),
        ReasonKind::Quotation => "two wordings of one quotation".to_owned(),
        ReasonKind::Detail => "one adds or leaves out a detail".to_owned(),
        ReasonKind::Update => update(pair, &told(evidence.kind, one, first), &told(evidence.kind, other, second)),
        kind => {
            let said = phrase(kind, evidence.tends, &told(kind, one, first), &told(kind, other, second));
            let respelled = kind == ReasonKind::Participant && pair.respelled() == Some((evidence.a, evidence.b));
            if respelled { said + ": one name in two spellings" } else { said }
        }
    };
    Reason { kind: evidence.kind, left, right, note }
}

/// The name of the source that is quoted, where it is a pronoun.
fn holder_named<'c>(claim: &'c Claim, source: &Quote) -> Option<&'c Quote> {
    claim.attribution.iter().find(|holder| holder.source.as_ref() == Some(source))?.name.as_ref()
}

/// A reason that rests on the words the claims share.
pub(super) fn shared(pair: &Pair<'_>, kind: ReasonKind) -> Option<Reason> {
    let (a, b) = (pair.shared_stretch(Side::A)?, pair.shared_stretch(Side::B)?);
    Some(reason(pair, &Evidence { kind, tends: Tends::Agreement, strength: 0, a, b }))
}

/// The words at a span of the claim's sentence, or of its attribution, which may stand outside.
fn quote(claim: &Claim, span: Span) -> Quote {
    if claim.sentence.contains(span) {
        return claim.quote(span);
    }
    let told = claim.attribution.iter().flat_map(|holder| [&holder.source, &holder.cue]);
    told.flatten().find(|quote| quote.span() == span).cloned().unwrap_or_else(|| claim.quote(claim.span))
}

/// The words to a verb's particle, if they end with the verb: who "turned down" an offer has not "turned" it. The particle
/// may stand a few words off: "turned the offer down".
fn with_particle(claim: &Claim, span: Span) -> Span {
    const FAR: usize = 4;
    let Some(verb) = claim.words.iter().position(|word| word.span.end() == span.end() && word.tag.is_verb()) else {
        return span;
    };
    let near = &claim.words[verb + 1..claim.words.len().min(verb + 1 + FAR)];
    let of_verb = |word: &&Word| is_particle(word) && word.head == u16::try_from(verb).ok();
    near.iter().find(of_verb).map_or(span, |particle| span.cover(particle.span))
}

/// Whether a word is of the kind that belongs to a verb: "down", "up".
pub(super) fn is_particle(word: &Word) -> bool {
    matches!(word.tag, Tag::AdpRp | Tag::AdvRp)
}

fn phrase(kind: ReasonKind, tends: Tends, left: &str, right: &str) -> String {
    use ReasonKind::{Attribution, Cause, Certainty, Denial, Fact, Member, Negation, Order, Scope};
    match (kind, tends) {
        (Negation, _) => format!("“{left}” {} “{right}”: one negates what the other affirms", against(left, right)),
        (Denial, Tends::Difference) => format!("“{left}” beside “{right}”: one denies it"),
        (Denial, Tends::Contradiction) => {
            format!("“{left}” {} “{right}”: one is for it, the other against it", against(left, right))
        }
        (Certainty, _) => format!("“{left}” is put with another certainty than “{right}”"),
        (Attribution, Tends::Agreement) => ["both have it from ", left].concat(),
        (Attribution, _) => ["one has it from ", left, ", the other from ", right].concat(),
        (Fact, _) => format!("“{left}” against “{right}”: by one it happened, by the other it did not"),
        (Scope, Tends::Contradiction) => format!("“{left}” against “{right}”: so many can't both be right"),
        (Scope, _) => format!("“{left}” beside “{right}”: not the same share"),
        (Cause, Tends::Contradiction) => format!("“{left}” against “{right}” as its cause"),
        (Cause, _) => format!("“{left}” and “{right}” are given as its cause"),
        (Member, Tends::Contradiction) => format!("{left} against {right} in a list that is said to be whole"),
        (Member, _) => format!("{left} stands in one list, {right} in the other"),
        (Order, _) => format!("“{left}” against “{right}”: another order of events"),
        (_, Tends::Contradiction) => [left, " against ", right].concat(),
        (_, Tends::Agreement) => [left, ", ", right].concat(),
        (_, Tends::Difference) => [left, " beside ", right].concat(),
    }
}

/// The word between two that are set against each other; "against" itself is not set against a word by "against".
fn against(left: &str, right: &str) -> &'static str {
    if [left, right].iter().any(|words| words.eq_ignore_ascii_case("against")) { "beside" } else { "against" }
}

/// Whether two stretches are the same words, whatever quotation marks, stops and capitals they have.
fn is_verbatim(left: &str, right: &str) -> bool {
    fn words(text: &str) -> impl Iterator<Item = &str> {
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
    }
    words(&fold(left)).eq(words(&fold(right)))
}

/// Which of two states came later, as far as the claims tell.
fn update(pair: &Pair<'_>, first: &str, second: &str) -> String {
    match later(pair) {
        Some(side) if (side == Side::A) != pair.flipped => format!("“{first}” may be a later state than “{second}”"),
        Some(_) => format!("“{second}” may be a later state than “{first}”"),
        None => format!("“{first}” and “{second}” may be states at two times"),
    }
}

/// A quote short enough for a phrase.
fn short(words: &str) -> Cow<'_, str> {
    const MOST: usize = 60;
    if words.len() <= MOST && words.split(' ').all(|word| !word.is_empty() && !word.contains(char::is_whitespace)) {
        return words.into();
    }
    let (mut told, mut letters) = (String::with_capacity(words.len().min(MOST)), 0);
    for word in words.split_whitespace() {
        if !told.is_empty() {
            told.push(' ');
            letters += 1;
        }
        told.push_str(word);
        letters += word.chars().count();
        if letters > MOST {
            break;
        }
    }
    if let Some((cut, _)) = told.char_indices().nth(MOST).filter(|_| letters > MOST) {
        told.truncate(told[..cut].trim_end().len());
        told.push('…');
    }
    told.into()
}

#[cfg(test)]
mod tests {
    use crate::judge::judge;

    /// The deciding words of the second text.
    #[track_caller]
    fn check(a: &str, b: &str, expected: &str) {
        let judgement = judge(a, b);
        assert_eq!(judgement.reasons[0].right.text, expected, "{judgement:?}");
    }

    #[test]
    fn the_same_words_are_not_called_other_words() {
        assert!(super::is_verbatim("“I grieve for my family,” she said.", "I grieve for my family, she said"));
        assert!(super::is_verbatim("the Plan", "The plan"));
        assert!(!super::is_verbatim("2.5 million", "25 million"));
        assert!(!super::is_verbatim("the plan was approved", "approved the plan"));
    }

    #[test]
    fn against_is_not_set_against_a_word_by_itself() {
        assert_eq!(super::against("against", "supports"), "beside");
        assert_eq!(super::against("opposes", "supports"), "against");
    }

    #[test]
    fn a_verb_is_shown_with_its_particle() {
        check("Norland accepted the draft.", "Norland turned down the draft.", "turned down");
    }

    #[test]
    fn a_verb_without_a_particle_is_shown_alone() {
        check("Norland accepted the draft.", "Norland rejected the draft.", "rejected");
    }
}
