//! Which word depends on which?
//!
//! A greedy transition parser with a linear model: each step is the best-scored of those possible, so a sentence takes two
//! steps a token. The weights are learnt with a dynamic oracle (Goldberg & Nivre 2013).

use super::feature::{Features, PART, Table, highest, place};
use super::known::Known;
use super::model::Model;
use super::tagger::Guess;
use super::template::{self, Seen};
use super::transition::{LABELS, STEPS, State, Step};
use super::vocabulary::Vocabulary;
use super::word::{Scratch, Word};
use super::{Label, Node, Tag, Tree, agent};
use crate::lexicon::Lexicon;
use crate::text::Token;

/// The parser's weights a row: the steps, rounded up so that a row is whole vector registers.
pub const ROW: usize = STEPS.next_multiple_of(16);

/// How many tokens are parsed together; a longer sentence is parsed in pieces.
///
/// The longest sentence of the treebanks has a fifth of it, so past it there is a list, a table or no text at all.
const PIECE: usize = 1000;

/// A parser with the buffers it uses from sentence to sentence.
#[derive(Default)]
pub struct Parser {
    scratch: Scratch,
    /// What was read before, if it is remembered.
    known: Option<Known>,
    /// The numbers of the last sentence's words among these.
    numbers: Vec<u32>,
    words: Vec<Word>,
    guesses: Vec<Guess>,
    seen: Vec<Seen>,
    state: State,
    margins: Vec<i16>,
    features: Features,
}

impl Parser {
    /// A parser with one lexicon and one model, which reads words and sentences that come again once.
    pub(crate) fn remembering() -> Parser {
        Parser { known: Some(Known::default()), ..Parser::default() }
    }

    /// How many words it remembers.
    pub(crate) fn known(&self) -> usize {
        self.known.as_ref().map_or(0, Known::len)
    }

    /// The numbers of the last sentence's words among those that are remembered.
    pub(crate) fn numbers(&self) -> &[u32] {
        &self.numbers
    }

    /// Tags and parses one sentence: `tokens` index into `text`.
    pub fn parse(&mut self, model: &Model<'_>, lexicon: &Lexicon, text: &str, tokens: &[Token]) -> Tree {
        let Some(mut known) = self.known.take() else {
            self.read(&model.vocabulary, lexicon, text, tokens);
            return self.parse_words(model);
        };
        let Parser { scratch, numbers, .. } = self;
        numbers.clear();
        numbers.extend(tokens.iter().map(|token| {
            let form = token.span.of(text).unwrap_or_default();
            known.number(form, || Word::read(lexicon, &model.vocabulary, form, scratch))
        }));
        let tree = known.tree(&self.numbers).cloned().unwrap_or_else(|| {
            self.words.clear();
            self.words.extend(self.numbers.iter().map(|&number| known.word(number)));
            let tree = self.parse_words(model);
            known.keep(&self.numbers, &tree);
            tree
        });
        self.known = Some(known);
        tree
    }

    /// Tags and parses the words that have been read.
    fn parse_words(&mut self, model: &Model<'_>) -> Tree {
        let mut nodes = Vec::with_capacity(self.words.len());
        model.tagger.tag(&self.words, &mut self.features, &mut self.guesses);
        let mut start = 0;
        while start < self.words.len() {
            let end = start + piece(&self.guesses[start..]);
            self.parse_piece(model, start, end);
            self.read_off(model, start, end, &mut nodes);
            start = end;
        }
        join_pieces(&mut nodes);
        agent::mark(&self.words, &mut nodes);
        Tree { nodes }
    }

    /// What there is to know of each word before its sentence is looked at.
    pub fn read(&mut self, vocabulary: &Vocabulary<'_>, lexicon: &Lexicon, text: &str, tokens: &[Token]) -> &[Word] {
        let Parser { words, scratch, .. } = self;
        words.clear();
        words.extend(tokens.iter().map(|token| {
            let form = token.span.of(text).unwrap_or_default();
            Word::read(lexicon, vocabulary, form, scratch)
        }));
        &self.words
    }

    /// By how much the least sure step for each token of the last piece was better than the next, in order.
    pub fn margins(&self) -> &[i16] {
        &self.margins[1..self.margins.len() - 1]
    }

    /// Parses the tokens from `start` to `end` as one tree.
    fn parse_piece(&mut self, model: &Model<'_>, start: usize, end: usize) {
        template::see(&self.words[start..end], &self.guesses[start..end], &mut self.seen);
        self.state.begin(end - start);
        self.margins.clear();
        self.margins.resize(end - start + 2, i16::MAX);
        while !self.state.is_done() {
            let step = self.state.forced().unwrap_or_else(|| {
                template::look(&self.seen, &self.state, &mut self.features);
                let (step, margin) = choose(&model.parser, &mut self.features, &self.state);
                // An arc is as sure as the least sure of the shift that let it wait and the step that made it.
                let position = match step {
                    Step::Shift => self.state.buffer(),
                    Step::Left(_) | Step::Right(_) => self.state.below_top(0),
                };
                let least = &mut self.margins[position as usize];
                *least = margin.min(*least);
                step
            });
            self.state.take(step);
        }
    }

    /// Appends the nodes of the tree just built. The root of a piece has no head.
    fn read_off(&self, model: &Model<'_>, start: usize, end: usize, nodes: &mut Vec<Node>) {
        for (position, guess) in (1..).zip(&self.guesses[start..end]) {
            let place = self.state.place(position);
            let label = Label::of_index(place.label as usize);
            nodes.push(Node {
                tag: Tag::of_index(guess.first as usize),
                head: (place.head != self.state.root()).then(|| start as u32 + u32::from(place.head) - 1),
                label,
                confidence: model.confidence.percent(label, self.margins[position as usize]),
            });
        }
    }
}

/// The best step possible, and by how much it is better than the next; of equal scores the first.
fn choose(table: &Table<'_, ROW>, features: &mut Features, state: &State) -> (Step, i16) {
    /// The first class of the arcs to the right, which are scored apart from those before them.
    const RIGHT: usize = 1 + LABELS;
    const _: () = assert!(RIGHT <= PART && STEPS <= RIGHT + PART && RIGHT + PART <= ROW);
    const NEVER: [i16; PART] = [i16::MIN; PART];
    table.locate(features);
    let (can_shift, can_left) = (state.can_shift(), state.can_left());
    let mut left = if can_shift || can_left { table.part(features, 0) } else { NEVER };
    if !can_shift {
        left[0] = i16::MIN;
    }
    // The root's label is never chosen: the step that gives it is forced.
    left[if can_left { 1..2 } else { 1..RIGHT }].fill(i16::MIN);
    left[RIGHT..].fill(i16::MIN);
    let mut right = if state.can_right() { table.part(features, RIGHT) } else { NEVER };
    right[0] = i16::MIN;
    right[STEPS - RIGHT..].fill(i16::MIN);

    let (best_left, best_right) = (highest(&left), highest(&right));
    let (first, class, next) = if best_right <= best_left {
        let class = place(&left, best_left);
        left[class] = i16::MIN;
        (best_left, class, best_right.max(highest(&left)))
    } else {
        let class = place(&right, best_right);
        right[class] = i16::MIN;
        (best_right, RIGHT + class, best_left.max(highest(&right)))
    };
    (Step::of_class(class), first.saturating_sub(next))
}

/// How many of the tokens to parse next: all if they are few, else up to the last punctuation mark that leaves a piece of
/// more than half the bound, else as many as the bound allows.
fn piece(guesses: &[Guess]) -> usize {
    if guesses.len() <= PIECE {
        return guesses.len();
    }
    let is_mark = |guess: &Guess| Tag::of_index(guess.first as usize).is_punctuation();
    guesses[PIECE / 2..PIECE].iter().rposition(is_mark).map_or(PIECE, |mark| PIECE / 2 + mark + 1)
}

/// Puts the roots of later pieces under the first, as clauses beside it that nothing is known of.
fn join_pieces(nodes: &mut [Node]) {
    let mut first = None;
    for (index, node) in (0..).zip(nodes) {
        if node.head.is_some() {
            continue;
        }
        if first.is_some() {
            (node.head, node.label, node.confidence) = (first, Label::Parataxis, 0);
        } else {
            first = Some(index);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::parse;
    use super::*;
    use crate::text::{Span, tokenize};

    fn tree(text: &str) -> (Vec<Token>, Tree) {
        let mut tokens = Vec::new();
        tokenize(text, Span::new(0, text.len()), &mut tokens);
        let tree = parse(&Lexicon::english(), text, &tokens);
        (tokens, tree)
    }

    /// Checks that each arc written as `dependent label head` is in the tree of `text`.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let (tokens, tree) = tree(text);
        let word = |index: usize| tokens[index].span.of(text).unwrap();
        let arcs: Vec<String> = (0..tokens.len())
            .map(|index| {
                let node = &tree.nodes[index];
                let head = node.head.map_or("-", |head| word(head as usize));
                format!("{} {} {head}", word(index), node.label.name())
            })
            .collect();
        for arc in expected {
            assert!(arcs.iter().any(|found| found == arc), "{arc} not among {arcs:?}");
        }
    }

    #[track_caller]
    fn check_is_tree(tree: &Tree) {
        assert_eq!(tree.nodes.iter().filter(|node| node.head.is_none()).count(), 1);
        let root = tree.root().unwrap();
        assert_eq!(tree.subtrees().extent(root), (0, tree.nodes.len() - 1));
        // Following heads from any token ends at the root.
        for start in 0..tree.nodes.len().min(2000) {
            let mut at = start;
            for _ in 0..tree.nodes.len() {
                at = tree.nodes[at].head.map_or(root, |head| head as usize);
            }
            assert_eq!(at, root);
        }
    }

    #[test]
    fn who_does_what_to_whom() {
        check(
            "In May the mayor rejected the new plan.",
            &["mayor nsubj rejected", "plan obj rejected", "May obl rejected", "rejected root -"],
        );
    }

    #[test]
    fn a_passive_has_its_own_subject() {
        check(
            "The plan was rejected by the council.",
            &["plan nsubj:pass rejected", "was aux:pass rejected", "by case council", "council obl:agent rejected"],
        );
    }

    #[test]
    fn a_negation_and_a_modal_hang_on_their_verb() {
        check("The council will not accept the offer.", &["will aux accept", "not advmod accept", "offer obj accept"]);
    }

    #[test]
    fn what_is_said_depends_on_the_saying() {
        check("The minister said that the talks failed.", &["failed ccomp said", "talks nsubj failed"]);
    }

    #[test]
    fn a_predicate_stands_over_its_copula() {
        check("The harbour is empty.", &["harbour nsubj empty", "is cop empty"]);
    }

    #[test]
    fn capitals_do_not_matter() {
        check("THE MAYOR REJECTED THE PLAN", &["MAYOR nsubj REJECTED", "PLAN obj REJECTED"]);
        check(
            "the mayor of paris rejected the plan .",
            &["mayor nsubj rejected", "paris nmod mayor", "plan obj rejected"],
        );
        check("The Mayor Has Rejected the Plan", &["Mayor nsubj Rejected", "Plan obj Rejected"]);
    }

    #[test]
    fn a_headline_without_articles_is_taken_for_a_name() {
        // Known to be wrong: nothing but the meaning tells that "Rejects" is a verb here.
        check("Mayor Rejects Plan", &["Rejects compound Plan", "Plan root -"]);
    }

    #[test]
    fn a_plain_arc_is_surer_than_a_loose_one() {
        let (_, tree) = tree("The ships left; no fog, no hurry, said Ann, who knew.");
        let sure = |index: usize| tree.nodes[index].confidence;
        assert!(tree.nodes.iter().all(|node| node.confidence <= 100));
        let loose = tree.nodes.iter().map(|node| node.confidence).min().unwrap();
        assert!(sure(0) > 90 && loose < 60, "{} and {loose}", sure(0));
    }

    #[test]
    fn a_sentence_that_comes_again_has_the_same_tree() {
        let lexicon = Lexicon::english();
        let mut parser = Parser::remembering();
        let texts =
            ["The ships left.", "The mayor left the ships.", "The ships left.", "The ships left .", "the ships left."];
        for text in texts {
            let (tokens, alone) = tree(text);
            assert_eq!(super::super::parse_next(&mut parser, &lexicon, text, &tokens), alone, "{text}");
        }
        assert_eq!(parser.known(), 6);
    }

    #[test]
    fn no_token_makes_no_node() {
        assert_eq!(tree("").1, Tree::default());
    }

    #[test]
    fn one_token_is_the_root() {
        assert_eq!(tree("Yes").1.root(), Some(0));
    }

    #[test]
    fn any_tokens_make_one_tree() {
        for text in ["), ( \" — … !!!", "a a a a a a a a", "ſß İ 日本 \u{301}x 🙂", "1 2 3 ; 4", "not not not"]
        {
            check_is_tree(&tree(text).1);
        }
    }

    #[test]
    fn a_token_whose_span_does_not_fit_the_text_is_an_empty_word() {
        let (tokens, _) = tree("The ships left.");
        assert_eq!(parse(&Lexicon::english(), "é", &tokens).nodes.len(), 4);
    }

    #[test]
    fn a_long_sentence_is_parsed_in_pieces_under_the_first_root() {
        let text = "the ships left , ".repeat(600);
        let tree = tree(&text).1;
        assert_eq!(tree.nodes.len(), 2400);
        check_is_tree(&tree);
        let root = tree.root().unwrap() as u32;
        // Pieces end at the last comma within the bound: after token 1,000 and after token 2,000.
        for piece in [0..1000, 1000..2000, 2000..2400] {
            let crosses = |index: usize| tree.nodes[index].head.is_some_and(|head| !piece.contains(&(head as usize)));
            let outside: Vec<usize> = piece.clone().filter(|&index| crosses(index)).collect();
            assert_eq!(outside.len(), usize::from(piece.start > 0), "{outside:?}");
            for index in outside {
                let node = tree.nodes[index];
                assert_eq!((node.head, node.label, node.confidence), (Some(root), Label::Parataxis, 0));
            }
        }
    }

    #[test]
    fn a_long_run_without_punctuation_is_cut_at_the_bound() {
        let guess = Guess { first: Tag::Noun as u8, second: Guess::NO_TAG };
        assert_eq!(piece(&[guess; 1000]), 1000);
        assert_eq!(piece(&[guess; 1001]), PIECE);
        let mut guesses = [guess; 3000];
        guesses[700].first = Tag::Punct as u8;
        assert_eq!(piece(&guesses), 701);
    }
}
