//! Which steps build a tree, and where does a half-built one stand?
//!
//! The arc-hybrid system (Kuhlmann, Gómez-Rodríguez & Satta 2011): a word is shifted from the buffer onto the stack, and
//! leaves the stack when it gets its head, either the first word of the buffer or the one below it on the stack. The root
//! stands at the buffer's end and takes only the last word left, so that every sentence becomes one tree with one root.

use super::Label;

/// The relations, as numbers.
pub const LABELS: usize = Label::ALL.len();
/// The steps: a shift, and an arc to either side under each relation.
pub const STEPS: usize = 1 + 2 * LABELS;

/// One step of the parser.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum Step {
    /// The buffer's first word goes onto the stack.
    Shift,
    /// The stack's top becomes a dependent of the buffer's first word.
    Left(u8),
    /// The stack's top becomes a dependent of the word below it.
    Right(u8),
}

impl Step {
    /// The number of the step among the [`STEPS`].
    pub fn class(self) -> usize {
        match self {
            Step::Shift => 0,
            Step::Left(label) => 1 + label as usize,
            Step::Right(label) => 1 + LABELS + label as usize,
        }
    }

    /// The step of a number.
    pub fn of_class(class: usize) -> Step {
        match class {
            0 => Step::Shift,
            1..=LABELS => Step::Left((class - 1) as u8),
            _ => Step::Right((class - 1 - LABELS) as u8),
        }
    }
}

/// What is known of one token in a half-built tree.
#[derive(Copy, Clone, Debug)]
pub struct Place {
    /// Its head's position, 0 while it has none.
    pub head: u16,
    /// Its relation, [`Place::NO_LABEL`] while it has none.
    pub label: u8,
    /// How many dependents it has on its left and on its right.
    pub(super) count: [u8; 2],
    /// The outermost and the next dependent on its left, and the same on its right; 0 for none.
    pub(super) outer: [[u16; 2]; 2],
    /// The relations of its dependents on its left and on its right, as bits.
    pub(super) labels: [u64; 2],
}

impl Place {
    /// Stands for no relation.
    pub const NO_LABEL: u8 = u8::MAX;

    const NEW: Place = Place { head: 0, label: Place::NO_LABEL, count: [0; 2], outer: [[0; 2]; 2], labels: [0; 2] };
}

/// A half-built tree. Positions count from 1; 0 is no token, and the root comes after the last token.
#[derive(Default)]
pub struct State {
    stack: Vec<u16>,
    buffer: u16,
    root: u16,
    places: Vec<Place>,
}

impl State {
    /// Begins a sentence of `tokens` tokens, fewer than 65,534.
    pub fn begin(&mut self, tokens: usize) {
        self.root = u16::try_from(tokens + 1).expect("a piece is shorter than the positions reach");
        self.buffer = 1;
        self.stack.clear();
        self.places.clear();
        self.places.resize(tokens + 2, Place::NEW);
    }

    /// Whether every token has its head.
    pub fn is_done(&self) -> bool {
        self.at_end() && self.stack.is_empty()
    }

    /// Whether only the root is left in the buffer.
    pub fn at_end(&self) -> bool {
        self.buffer == self.root
    }

    /// The position of the buffer's first token, or of the root.
    pub fn buffer(&self) -> u16 {
        self.buffer
    }

    /// The position of the root.
    pub fn root(&self) -> u16 {
        self.root
    }

    /// The positions on the stack, the top last.
    pub fn stack(&self) -> &[u16] {
        &self.stack
    }

    /// The position `depth` below the top of the stack, 0 for none.
    pub(super) fn below_top(&self, depth: usize) -> u16 {
        self.stack.len().checked_sub(depth + 1).map_or(0, |at| self.stack[at])
    }

    /// What is known of the token at a position.
    pub fn place(&self, position: u16) -> &Place {
        &self.places[position as usize]
    }

    /// Whether a shift is possible.
    pub fn can_shift(&self) -> bool {
        !self.at_end()
    }

    /// Whether an arc from the buffer's first token is possible.
    pub fn can_left(&self) -> bool {
        !self.stack.is_empty() && (!self.at_end() || self.stack.len() == 1)
    }

    /// Whether an arc from the token below the stack's top is possible.
    pub fn can_right(&self) -> bool {
        self.stack.len() >= 2
    }

    /// The step to take where there is no choice.
    pub fn forced(&self) -> Option<Step> {
        if self.stack.is_empty() {
            return Some(Step::Shift);
        }
        (self.at_end() && self.stack.len() == 1).then_some(Step::Left(Label::Root as u8))
    }

    /// Takes a step that is possible.
    pub fn take(&mut self, step: Step) {
        match step {
            Step::Shift => {
                self.stack.push(self.buffer);
                self.buffer += 1;
            }
            Step::Left(label) => {
                if let Some(dependent) = self.stack.pop() {
                    self.attach(dependent, self.buffer, label);
                }
            }
            Step::Right(label) => {
                if let (Some(dependent), Some(&head)) = (self.stack.pop(), self.stack.last()) {
                    self.attach(dependent, head, label);
                }
            }
        }
    }

    fn attach(&mut self, dependent: u16, head: u16, label: u8) {
        let below = &mut self.places[dependent as usize];
        (below.head, below.label) = (head, label);
        let side = usize::from(dependent > head);
        let above = &mut self.places[head as usize];
        above.outer[side] = [dependent, above.outer[side][0]];
        above.count[side] = above.count[side].saturating_add(1);
        above.labels[side] |= 1 << label;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_is_its_number() {
        for class in 0..STEPS {
            assert_eq!(Step::of_class(class).class(), class);
        }
    }

    #[test]
    fn steps_build_one_tree_under_one_root() {
        // "Ships left early": 1 under 2, 3 under 2, 2 under the root.
        let mut state = State::default();
        state.begin(3);
        let (subject, adverb) = (Label::Nsubj as u8, Label::Advmod as u8);
        assert_eq!(state.forced(), Some(Step::Shift));
        for step in [Step::Shift, Step::Left(subject), Step::Shift, Step::Shift, Step::Right(adverb)] {
            state.take(step);
        }
        assert_eq!(state.forced(), Some(Step::Left(Label::Root as u8)));
        state.take(Step::Left(Label::Root as u8));
        assert!(state.is_done());
        assert_eq!([1, 2, 3].map(|position| state.place(position).head), [2, 4, 2]);
        assert_eq!(state.place(2).labels, [1 << subject, 1 << adverb]);
    }

    #[test]
    fn the_root_takes_only_the_last_word_left() {
        let mut state = State::default();
        state.begin(2);
        state.take(Step::Shift);
        state.take(Step::Shift);
        assert!(!state.can_left() && !state.can_shift() && state.can_right());
    }
}
