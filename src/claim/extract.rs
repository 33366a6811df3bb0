//! Which claims does a document make?

use std::ops::Range;
use std::sync::Arc;

use super::adjunct;
use super::build::{Builder, Piece};
use super::clause::{Clause, clauses};
use super::phrase;
use super::setting::Setting;
use super::word::{Role, Word};
use super::{Claim, ClaimKind, Extent, Time};
use crate::analysis::{Analysis, analyze_with, function_word};
use crate::lexicon::{Cues, Lexicon};
use crate::syntax::{Label, Node, Pos, Tag};
use crate::text::{Document, SentenceKind, Span};

/// What a document claims, sentence by sentence and clause by clause, in order of place.
///
/// A sentence is a claim; so is each clause of it that asserts something, what a source is said to say, and a name with a
/// title or an age. Spans nest. Page furniture and questions claim nothing. Never fails, on any text.
///
/// ```
/// use gainsay::{Document, claims};
///
/// let found = claims(&Document::new("note", "Police said that two men broke into the shop."));
/// assert!(found.iter().any(|claim| claim.text() == "two men broke into the shop"));
/// ```
#[must_use]
pub fn claims(document: &Document) -> Vec<Claim> {
    let lexicon = Lexicon::english();
    extract(&lexicon, document, &analyze_with(&lexicon, document))
}

/// Fewer telling words make no claim that could be compared; a number counts for one more.
const FEWEST_WORDS: usize = 3;

/// The same of a sentence that says what becomes of whom: "the dividend was cut", "I mourn for my town".
const FEWEST_IN_FULL: usize = 2;

/// Whether a sentence, or a clause that stands by itself, says of something that is named what it does or what is done to it.
fn is_brief(claim: &Claim, by_itself: bool) -> bool {
    let telling =
        |role: Role| claim.words.iter().any(|word| word.role == role && word.weight > 0 && word.tag.pos() != Pos::Pron);
    let of_it = claim.words.iter().any(|word| word.role == Role::Object && word.tag.pos() == Pos::Pron);
    (claim.kind == ClaimKind::Sentence || by_itself && !of_it)
        && telling(Role::Predicate)
        && [Role::Subject, Role::Object, Role::Oblique].into_iter().any(telling)
}

/// Whether a clause is one of those of which its sentence is made, hangs on no other, and is set apart from what comes after it.
fn stands_by_itself(analysis: &Analysis, piece: &Piece) -> bool {
    let (Some(tree), Some(at)) = (analysis.trees.get(piece.sentence), piece.predicate) else { return false };
    let range = &analysis.sentence_tokens[piece.sentence];
    let node = |token: usize| &tree.nodes[token - range.start];
    let ends = |token: usize| matches!(node(token).tag.pos(), Pos::Punct | Pos::Cconj);
    let own = matches!(node(at).label, Label::Root | Label::Conj | Label::Parataxis);
    let apart = !range.contains(&piece.tokens.end) || ends(piece.tokens.end);
    piece.kind == ClaimKind::Clause && piece.extent == Extent::Whole && own && apart
}

/// The claims of an analysed document.
pub(crate) fn extract(lexicon: &Lexicon, document: &Document, analysis: &Analysis) -> Vec<Claim> {
    let builder = Builder::new(lexicon, document, analysis);
    let mut found = Vec::new();
    for (number, sentence) in analysis.sentences.iter().enumerate() {
        let kind = match sentence.kind {
            SentenceKind::Boilerplate | SentenceKind::Byline => continue,
            SentenceKind::Prose => ClaimKind::Sentence,
            _ => ClaimKind::Headline,
        };
        let context: Arc<str> = sentence.span.of(&document.text).unwrap_or_default().into();
        let asked = asks(&context);
        if asked == Asks::Reader {
            continue;
        }
        let clauses = clauses_of(analysis, number);
        let mut pieces = pieces(&builder, number, &clauses, kind);
        if asked == Asks::Somebody {
            pieces.iter_mut().for_each(|piece| piece.extent = Extent::Stem);
        }
        for piece in &mut pieces {
            if piece.kind == ClaimKind::Clause {
                let told = builder.without_telling(number, piece.tokens.clone());
                // Without "police said", another verb says what is the case.
                match piece.predicate.is_none_or(|at| told.contains(&at)) {
                    true => piece.tokens = told,
                    false => {
                        let extent = piece.extent;
                        *piece = Piece { extent, ..Piece::part(analysis, number, &clauses, told, ClaimKind::Clause) };
                    }
                }
            }
        }
        // Of pieces that differ by punctuation only, the whole sentence stays, else the clause.
        pieces.sort_by_key(|piece| {
            let tokens = trim(analysis, piece.tokens.clone());
            (tokens.start, std::cmp::Reverse(tokens.end), piece.kind, piece.extent)
        });
        pieces.dedup_by_key(|piece| trim(analysis, piece.tokens.clone()));
        let first = found.len();
        for piece in pieces {
            let claim = builder.claim(&piece, sentence.span, &context);
            let telling = claim.words.iter().filter(|word| word.weight > 0 && !word.shared).count();
            let described = claim.kind == ClaimKind::Description;
            // That there is none is a count, too.
            let counts = !claim.quantities.is_empty() || claim.words.iter().any(|word| word.cues.contains(Cues::NONE));
            let harmed = |word: &Word| word.cues.intersects(Cues::DEATH.union(Cues::INJURY));
            let counted = counts && claim.words.iter().any(harmed);
            let quoted = matches!(claim.kind, ClaimKind::Sentence | ClaimKind::Content)
                && claim.attribution.iter().any(|holder| holder.quoted);
            let fewest = if quoted || is_brief(&claim, stands_by_itself(analysis, &piece)) {
                FEWEST_IN_FULL
            } else {
                FEWEST_WORDS
            };
            if described || counted || telling + usize::from(counts) >= fewest {
                found.push(claim);
            }
        }
        share_time(&builder, number, &mut found[first..]);
    }
    let setting = Arc::new(Setting::of(&found));
    found.iter_mut().for_each(|claim| claim.setting = Arc::clone(&setting));
    found
}

/// A whole text as one claim, and each of its sentences as one.
pub(crate) fn passage(lexicon: &Lexicon, document: &Document, analysis: &Analysis) -> (Claim, Vec<Claim>) {
    let builder = Builder::new(lexicon, document, analysis);
    let whole = Span::new(0, document.text.len());
    let context: Arc<str> = document.text.as_str().into();
    let piece = |number: usize| Piece::sentence(analysis, number, &clauses_of(analysis, number), ClaimKind::Passage);
    let sentences =
        (0..analysis.sentences.len()).map(|number| builder.claim(&piece(number), whole, &context)).collect();
    let everything = Piece { tokens: 0..analysis.tokens.len(), ..piece(0) };
    (builder.claim(&everything, whole, &context), sentences)
}

/// What has no date of its own happens when the clause around it does ("… on Sunday, injuring five"), or else at the date of its
/// sentence: if either tells one only, for of several the nearest may be another clause's.
fn share_time(builder: &Builder<'_>, number: usize, claims: &mut [Claim]) {
    let dates: Vec<&Time> = builder.dates_in(number).collect();
    let only_of = |clause: Span| {
        let mut told = dates.iter().filter(|time| clause.contains(time.span));
        told.next().filter(|_| told.next().is_none())
    };
    for at in 0..claims.len() {
        let span = claims[at].span;
        if claims[at].time.is_some() || dates.iter().any(|time| span.contains(time.span)) {
            continue;
        }
        // When something is said is not when it happens.
        let said = claims[at].attribution.iter().any(|holder| {
            [&holder.source, &holder.cue].into_iter().flatten().any(|words| !span.contains(words.span()))
        });
        if said {
            continue;
        }
        let holds_own = |claim: &&Claim| claim.time.as_ref().is_some_and(|time| claim.span.contains(time.span));
        let around = claims.iter().filter(|claim| claim.span.contains(span)).filter(holds_own);
        let around = around.filter(|claim| only_of(claim.span).is_some()).min_by_key(|claim| claim.span.len());
        let only = || match &dates[..] {
            [only] => Some(Time::clone(only)),
            _ => None,
        };
        claims[at].time = around.and_then(|claim| claim.time.clone()).or_else(only);
    }
}

/// Whom a sentence asks.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
enum Asks {
    Nobody,
    Reader,
    /// Somebody in the text: that this was asked is something reports can agree on.
    Somebody,
}

/// Whom a sentence asks; a question to the reader claims nothing.
fn asks(sentence: &str) -> Asks {
    const MARKS: [char; 5] = ['"', '”', '’', '\'', ')'];
    let sentence = sentence.trim_end();
    match sentence.trim_end_matches(MARKS).ends_with('?') {
        false => Asks::Nobody,
        true if sentence.ends_with(['"', '”']) => Asks::Somebody,
        true => Asks::Reader,
    }
}

/// A longer sentence is one claim and is not taken apart: it is no prose, and its parts would cost the square of its length.
const MOST_TOKENS: usize = 300;

/// The clauses of a sentence, none of one that is too long.
fn clauses_of(analysis: &Analysis, number: usize) -> Vec<Clause> {
    let tree = analysis.trees.get(number).filter(|tree| tree.nodes.len() <= MOST_TOKENS);
    tree.map(clauses).unwrap_or_default()
}

/// The parts of a sentence with these clauses that may be claims.
fn pieces(builder: &Builder<'_>, number: usize, clauses: &[Clause], kind: ClaimKind) -> Vec<Piece> {
    let analysis = builder.analysis();
    let range = analysis.sentence_tokens[number].clone();
    let mut pieces = vec![Piece::sentence(analysis, number, clauses, kind)];
    if range.len() > MOST_TOKENS {
        return pieces;
    }
    if let Some(tree) = analysis.trees.get(number) {
        // What a semicolon sets apart is cut out rightly, however sure the parser is of how it hangs together.
        let apart = |clause: &Clause| {
            let before = clause.first.checked_sub(1).map(|at| &*analysis.words[range.start + at].folded);
            before == Some(";") && tree.nodes[clause.predicate].label == Label::Parataxis
        };
        let asserted = |clause: &Clause| apart(clause) || asserted(analysis, number, clause.predicate);
        for readings in clauses.chunk_by(|x, y| x.predicate == y.predicate) {
            pieces.extend(readings.iter().filter(|clause| asserted(clause)).map(|clause| Piece {
                sentence: number,
                tokens: range.start + clause.first..range.start + clause.last + 1,
                kind: ClaimKind::Clause,
                predicate: Some(range.start + clause.predicate),
                subject: clause.subject.map(|at| range.start + at),
                object: clause.object.map(|at| range.start + at),
                extent: match unconditioned(analysis, number, &readings[0], clause)
                    || unrestricted(analysis, number, clause)
                {
                    true => Extent::Stem,
                    false => Extent::Whole,
                },
            }));
        }
    }
    // Of the readings of one predicate the last is the shortest.
    let shortest = pieces[1..].chunk_by(|x, y| x.predicate == y.predicate).filter_map(<[Piece]>::last);
    let parts: Vec<Piece> = shortest.flat_map(|clause| adjunct::parts(builder, clause)).collect();
    pieces.extend(parts);
    pieces.extend(contents(builder, number, clauses, &range));
    pieces.extend(phrase::descriptions(builder, number, clauses, &range));
    pieces.extend(phrase::outcomes(builder, number, clauses, &range));
    pieces
}

/// Whether a reading of a clause leaves out under which condition it holds: "if you book it", and of what is so as a rule, "when it
/// rains".
fn unconditioned(analysis: &Analysis, number: usize, whole: &Clause, reading: &Clause) -> bool {
    const AS_A_RULE: [&str; 2] = ["when", "whenever"];
    let tree = &analysis.trees[number];
    let start = analysis.sentence_tokens[number].start;
    let rule = matches!(tree.nodes[reading.predicate].tag, Tag::VerbVbz | Tag::VerbVbp | Tag::AuxVbz | Tag::AuxVbp)
        || tree.children(reading.predicate).any(|child| matches!(tree.nodes[child].tag, Tag::AuxVbz | Tag::AuxVbp));
    let conditions = |at: usize| {
        let word = &analysis.words[start + at];
        let joins = tree.nodes[at].tag.pos() == Pos::Sconj && word.cues.intersects(Cues::CONDITION);
        let when = matches!(tree.nodes[at].label, Label::Advmod | Label::Mark) && AS_A_RULE.contains(&&*word.folded);
        joins || rule && when
    };
    (whole.first..reading.first).chain(reading.last + 1..whole.last + 1).any(conditions)
}

/// Whether a reading of a clause ends before the clause that tells which of those are meant that it speaks of: "the report lists 12
/// cases in which a driver slept". What stands behind a comma tells more of all of them.
fn unrestricted(analysis: &Analysis, number: usize, reading: &Clause) -> bool {
    let tree = &analysis.trees[number];
    // However the parser hangs it in: that a relative pronoun follows is surer.
    let tag = |at: usize| tree.nodes.get(at).map(|node| node.tag);
    let behind = reading.last + 1;
    let behind = if tag(behind).map(Tag::pos) == Some(Pos::Adp) { behind + 1 } else { behind };
    tree.nodes[reading.last].tag.is_noun() && matches!(tag(behind), Some(Tag::PronWdt | Tag::PronWp))
}

/// Whether a clause says something, not only names what is refused, wanted or supposed: of "they rejected a plan made in
/// secret" nobody says that a plan was made in secret.
fn asserted(analysis: &Analysis, number: usize, predicate: usize) -> bool {
    let tree = &analysis.trees[number];
    let start = analysis.sentence_tokens[number].start;
    let Node { label, head, tag, confidence } = tree.nodes[predicate];
    let infinitive = |child: usize| tree.nodes[child].tag == Tag::PartTo && tree.nodes[child].label == Label::Mark;
    if label != Label::Root && (confidence < LEAST_CONFIDENCE || tree.children(predicate).any(infinitive)) {
        return false;
    }
    // "talks regarding the bridge"
    if label != Label::Root && function_word(&analysis.words[start + predicate].folded) == Some(Pos::Adp) {
        return false;
    }
    // "by way of involving China", "those providing it": a gerund behind a preposition names, it does not assert.
    let names = |child: usize| {
        let word = &analysis.words[start + child];
        matches!(tree.nodes[child].label, Label::Mark | Label::Case)
            && tree.nodes[child].tag.pos() == Pos::Adp
            && !RELATING.contains(&&*word.folded)
    };
    if tag == Tag::VerbVbg && matches!(label, Label::Acl | Label::Advcl) {
        let of_pronoun = head.is_some_and(|head| matches!(tree.nodes[head as usize].tag.pos(), Pos::Pron | Pos::Det));
        if of_pronoun || tree.children(predicate).any(names) {
            return false;
        }
    }
    if !matches!(label, Label::Acl | Label::AclRelcl) {
        return true;
    }
    let above = std::iter::successors(tree.nodes[predicate].head, |&at| tree.nodes[at as usize].head).take(MOST_ABOVE);
    let refuses = Cues::OPPOSITION.union(Cues::NEGATIVE_IMPLICATIVE).union(Cues::CONDITION).union(Cues::NEGATION);
    !above.clone().any(|at| {
        let negated =
            || tree.children(at as usize).any(|child| analysis.words[start + child].cues.intersects(Cues::NEGATION));
        analysis.words[start + at as usize].cues.intersects(refuses) || negated()
    })
}

/// Below this, in percent, a clause is more likely than not cut out of the sentence at the wrong place.
const LEAST_CONFIDENCE: u8 = 35;

/// Prepositions behind which a gerund tells when or how something came to be.
const RELATING: [&str; 5] = ["after", "before", "by", "since", "while"];

/// How far above a clause is looked for what governs it.
const MOST_ABOVE: usize = 5;

/// What sources are said to say, as far as it stands in this sentence.
fn contents(builder: &Builder<'_>, number: usize, clauses: &[Clause], range: &Range<usize>) -> Vec<Piece> {
    let analysis = builder.analysis();
    let told = builder.attributions_in(number).flat_map(|attribution| &attribution.content);
    let tokens = told.map(|content| trim(analysis, tokens_within(analysis, range, *content)));
    tokens
        .filter(|tokens| !tokens.is_empty())
        .map(|tokens| Piece::part(analysis, number, clauses, tokens, ClaimKind::Content))
        .collect()
}

/// The tokens of `range` that lie in `span`.
pub(super) fn tokens_within(analysis: &Analysis, range: &Range<usize>, span: Span) -> Range<usize> {
    let tokens = &analysis.tokens[range.clone()];
    let first = tokens.partition_point(|token| token.span.start() < span.start());
    let last = tokens.partition_point(|token| token.span.end() <= span.end());
    range.start + first..range.start + last.max(first)
}

/// Without punctuation at the ends.
pub(super) fn trim(analysis: &Analysis, mut tokens: Range<usize>) -> Range<usize> {
    use crate::text::TokenKind::Punctuation;
    while !tokens.is_empty() && analysis.tokens[tokens.start].kind == Punctuation {
        tokens.start += 1;
    }
    while !tokens.is_empty() && analysis.tokens[tokens.end - 1].kind == Punctuation {
        tokens.end -= 1;
    }
    tokens
}

impl Piece {
    /// A whole sentence, its root as predicate.
    fn sentence(analysis: &Analysis, number: usize, clauses: &[Clause], kind: ClaimKind) -> Piece {
        let tokens = analysis.sentence_tokens.get(number).cloned().unwrap_or_default();
        Piece { kind, ..Piece::part(analysis, number, clauses, tokens, kind) }
    }

    /// Part of a sentence, with the predicate of the outermost clause that begins in it.
    pub(super) fn part(
        analysis: &Analysis,
        number: usize,
        clauses: &[Clause],
        tokens: Range<usize>,
        kind: ClaimKind,
    ) -> Piece {
        let start = analysis.sentence_tokens.get(number).map_or(0, |range| range.start);
        let tree = analysis.trees.get(number);
        let inside = |at: usize| tokens.contains(&(start + at));
        let clause = tree.and_then(|tree| {
            clauses
                .iter()
                .find(|clause| inside(clause.predicate) && tree.nodes[clause.predicate].tag.pos() != Pos::Punct)
        });
        Piece {
            sentence: number,
            predicate: clause.map(|clause| start + clause.predicate),
            subject: clause.and_then(|clause| clause.subject).map(|at| start + at),
            object: clause.and_then(|clause| clause.object).map(|at| start + at),
            tokens,
            kind,
            extent: Extent::Whole,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found = claims(&Document::new("text", text));
        assert_eq!(found.iter().map(Claim::text).collect::<Vec<_>>(), expected, "{text:?}");
    }

    #[test]
    fn a_sentence_without_end_is_one_claim() {
        let text = "he said ".repeat(MOST_TOKENS).trim_end().to_owned();
        check(&text, &[&text]);
    }

    #[test]
    fn what_is_said_has_a_predicate_of_its_own() {
        #[track_caller]
        fn check(text: &str, subject: &str, predicate: &str) {
            let found = claims(&Document::new("text", text));
            let told = found.iter().find(|claim| claim.kind != ClaimKind::Sentence).expect("something is said");
            let words = [told.subject, told.predicate].map(|span| span.and_then(|span| span.of(text)));
            assert_eq!(words, [Some(subject), Some(predicate)], "{text:?}");
        }
        check("Police said the driver left the bridge.", "driver", "left");
        check("The driver left the bridge, police said.", "driver", "left");
        check("Ada Brandt said demand in Harwick was strong.", "demand", "strong");
    }

    #[test]
    fn a_question_claims_nothing() {
        check("Did the council approve the budget on Monday?", &[]);
    }

    #[test]
    fn a_participle_that_is_a_preposition_claims_nothing() {
        check(
            "The mayor joined the talks regarding the bridge.",
            &["The mayor joined the talks regarding the bridge."],
        );
    }

    #[test]
    fn that_a_question_was_asked_is_claimed() {
        check("“Why did the council approve the budget?”", &["“Why did the council approve the budget?”"]);
    }
}
