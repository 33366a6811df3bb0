//! Which phrases claim something by themselves: a name with a title, an age or a town, a count of the dead?

use std::ops::Range;

use super::ClaimKind;
use super::build::{Builder, Piece};
use super::clause::Clause;
use super::extract::tokens_within;
use crate::analysis::{NameKind, QuantityKind};
use crate::lexicon::Cues;
use crate::syntax::{Label, Pos};
use crate::text::{Span, TokenKind};

/// Names with a title that says more than the name, with an age, or with who it is: "Tom Moss, a witness".
pub(super) fn descriptions(
    builder: &Builder<'_>,
    number: usize,
    clauses: &[Clause],
    range: &Range<usize>,
) -> Vec<Piece> {
    let analysis = builder.analysis();
    let mut found = Vec::new();
    for name in builder.names_in(number) {
        // "36-year-old climber Tom Moss".
        let called = |head: Span| name.kind == NameKind::Person && head.end() + 1 == name.titled.start();
        let of_name = |head: Span| head.overlaps(name.titled) || called(head);
        let aged = builder.quantities_in(number).find(|q| q.kind == QuantityKind::Age && q.head.is_some_and(of_name));
        let span = aged.map_or(name.titled, |age| name.titled.cover(age.span));
        let span = aged.and_then(|_| home(builder, number, span)).map_or(span, |home| span.cover(home));
        let person = aged.is_none() && name.kind == NameKind::Person;
        let span = person.then(|| apposed(builder, range, span)).flatten().map_or(span, |who| span.cover(who));
        let tokens = tokens_within(analysis, range, span);
        let telling = |at: usize| analysis.words[at].weight > 0 || analysis.words[at].cues.intersects(Cues::FORMER);
        if tokens.clone().any(|at| !name.span.contains(analysis.tokens[at].span) && telling(at)) {
            found.push(Piece::part(analysis, number, clauses, tokens, ClaimKind::Description));
        }
    }
    found
}

/// Who somebody is said to be behind the name: "Tom Moss, the owner of a mill,".
fn apposed(builder: &Builder<'_>, range: &Range<usize>, person: Span) -> Option<Span> {
    /// What takes more words tells more than who it is.
    const MOST: usize = 10;
    const COMMA: &str = ",";
    let analysis = builder.analysis();
    let comma = range.clone().find(|&at| analysis.tokens[at].span.start() >= person.end())?;
    let ends = |at: usize| analysis.tokens[at].kind == TokenKind::Punctuation && *analysis.words[at].folded != *"-";
    let phrase = comma + 1..(comma + 1..range.end).find(|&at| ends(at)).unwrap_or(range.end);
    let part = |at: usize| builder.reading.part(at);
    let of_name = |at: usize| person.contains(analysis.tokens[part(at).head as usize].span);
    let is_noun = |at: usize| part(at).label == Label::Appos && part(at).pos == Pos::Noun && of_name(at);
    let tells = |at: usize| matches!(part(at).pos, Pos::Verb | Pos::Aux);
    let who = *analysis.words[comma].folded == *COMMA
        && phrase.len() <= MOST
        && phrase.clone().any(is_noun)
        && !phrase.clone().any(tells);
    who.then(|| analysis.tokens[phrase.start].span.cover(analysis.tokens[phrase.end - 1].span))
}

/// The town of which somebody with an age is said to be: "Tom Moss, 36, of Dornum".
fn home(builder: &Builder<'_>, number: usize, person: Span) -> Option<Span> {
    const OF: &str = "of";
    let analysis = builder.analysis();
    let range = analysis.sentence_tokens[number].clone();
    let behind = range.clone().find(|&at| analysis.tokens[at].span.start() >= person.end())?;
    let after = behind + usize::from(analysis.tokens[behind].kind == TokenKind::Punctuation);
    let of = range.contains(&(after + 1)) && *analysis.words[after].folded == *OF;
    let town = |from: usize| {
        let start = analysis.tokens.get(from).filter(|_| of)?.span.start();
        builder.names_in(number).find(|name| name.span.start() == start && name.kind != NameKind::Person)
    };
    let home = town(after + 1)?.span;
    // "of Dornum, Texas,"
    let next = range.clone().find(|&at| analysis.tokens[at].span.start() >= home.end());
    let comma = next.filter(|&at| range.contains(&(at + 1)) && *analysis.words[at].folded == *",");
    let state = comma.and_then(|at| town(at + 1)).filter(|state| state.kind == NameKind::Place);
    Some(state.map_or(home, |state| home.cover(state.span)))
}

/// What a sentence counts as dead, injured or destroyed, word by word: "killing at least seven people", "80 hurt".
pub(super) fn outcomes(builder: &Builder<'_>, number: usize, clauses: &[Clause], range: &Range<usize>) -> Vec<Piece> {
    let analysis = builder.analysis();
    let outcome = |at: usize| analysis.words[at].cues.intersects(Cues::DEATH.union(Cues::INJURY));
    let mut found = Vec::new();
    for quantity in builder.quantities_in(number).filter(|q| q.kind == QuantityKind::Count) {
        let counted = quantity.head.map_or(quantity.span, |head| head.cover(quantity.span));
        let tokens = tokens_within(analysis, range, counted);
        let before = tokens.start.saturating_sub(NEAR).max(range.start)..tokens.start;
        let after = tokens.end..(tokens.end + NEAR).min(range.end);
        let verb = tokens
            .clone()
            .find(|&at| outcome(at))
            .or_else(|| before.rev().find(|&at| outcome(at)))
            .or_else(|| after.clone().find(|&at| outcome(at)));
        if let Some(verb) = verb {
            let tokens = tokens.start.min(verb)..tokens.end.max(verb + 1);
            if is_shared_out(builder, tokens.end..range.end) {
                continue;
            }
            found.push(Piece {
                predicate: Some(verb),
                ..Piece::part(analysis, number, clauses, tokens, ClaimKind::Clause)
            });
        }
    }
    found
}

/// Whether what follows a count shares it out among places, so that the count alone is of one of them: "killed 247 people in
/// Kenya and 10 in Tanzania".
fn is_shared_out(builder: &Builder<'_>, after: Range<usize>) -> bool {
    const IN: &str = "in";
    let analysis = builder.analysis();
    let tag = |at: usize| analysis.tokens.get(at).map(|_| builder.reading.part(at).pos);
    let placed = analysis.words[after.clone()].first().is_some_and(|word| *word.folded == *IN);
    let mut joins = after.take(PLACE).filter(|&at| tag(at) == Some(Pos::Cconj));
    placed && joins.next().is_some_and(|at| builder.number_of.get(at + 1).is_some_and(Option::is_some))
}

/// So many tokens an "in" with its place and the "and" behind it take at most.
const PLACE: usize = 6;

/// So many tokens lie at most between a count and the word that says what became of those counted.
const NEAR: usize = 3;

#[cfg(test)]
mod tests {
    use crate::claim::claims;
    use crate::text::Document;

    /// Whether these words of a text are a claim.
    #[track_caller]
    fn check(text: &str, words: &str, expected: bool) {
        let found = claims(&Document::new("test", text));
        assert_eq!(found.iter().any(|claim| claim.text() == words), expected, "{words:?} of {text:?}");
    }

    #[test]
    fn a_name_with_an_age_and_a_town_is_a_claim() {
        check("Police held Tom Moss, 36, of Dornum, on Monday.", "Tom Moss, 36, of Dornum", true);
        check("The 36-year-old climber Tom Moss fell on Monday.", "36-year-old climber Tom Moss", true);
    }

    #[test]
    fn a_name_with_who_it_is_is_a_claim() {
        check("The car was seen by Tom Moss, the owner of a mill.", "Tom Moss, the owner of a mill", true);
        check("Tom Moss, who owns a mill, saw the car.", "Tom Moss, who owns a mill", false);
        check("Tom Moss, Ann Lee and a baker saw the car.", "Tom Moss, Ann Lee and a baker", false);
    }

    #[test]
    fn a_count_of_the_dead_is_a_claim_unless_it_is_shared_out() {
        check("The storm wrecked a pier, killing 12 people in Harwick.", "killing 12 people", true);
        check("The storm wrecked a pier, killing 12 people in Harwick and 10 in Dornum.", "killing 12 people", false);
    }
}
