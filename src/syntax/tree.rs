//! Which word depends on which, and which words does each one cover?

use super::{Label, Pos, Tag};

/// The tagged and parsed tokens of one sentence.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct Tree {
    /// One node a token, in order.
    pub nodes: Vec<Node>,
}

/// One token's place in the tree.
#[derive(Copy, Clone, PartialEq, Eq, Hash, Debug)]
pub struct Node {
    /// Its part of speech, with the fine distinctions worth having.
    pub tag: Tag,
    /// The index of its head in the sentence, `None` for the root.
    pub head: Option<u32>,
    /// Its relation to the head.
    pub label: Label,
    /// How sure the arc and label are, in percent.
    pub confidence: u8,
}

impl Tree {
    /// The index of the token without a head; `None` only for no tokens.
    pub fn root(&self) -> Option<usize> {
        self.nodes.iter().position(|node| node.head.is_none())
    }

    /// The node of the head of token `index`.
    pub fn head(&self, index: usize) -> Option<&Node> {
        self.nodes.get(self.nodes.get(index)?.head? as usize)
    }

    /// The dependents of token `index`, from left to right, without allocating; linear in the sentence.
    ///
    /// For the dependents of all tokens of long sentences ask [`Tree::subtrees`] once.
    pub fn children(&self, index: usize) -> impl DoubleEndedIterator<Item = usize> + '_ {
        let head = u32::try_from(index).ok();
        self.nodes.iter().enumerate().filter(move |(_, node)| node.head.is_some() && node.head == head).map(|(i, _)| i)
    }

    /// The same tags with every word under the first verb, or the first word: what there is without a parser.
    pub(super) fn flattened(mut self) -> Tree {
        let is_verb = |node: &Node| matches!(node.tag.pos(), Pos::Verb);
        let root = self.nodes.iter().position(is_verb).unwrap_or(0);
        for (at, node) in self.nodes.iter_mut().enumerate() {
            let is_root = at == root;
            node.head = if is_root { None } else { Some(root as u32) };
            node.label = if is_root { Label::Root } else { Label::Dep };
        }
        self
    }

    /// The dependents and the extent of every token, in time linear in the sentence.
    pub fn subtrees(&self) -> Subtrees {
        let size = self.nodes.len();
        let head = |index: usize| self.nodes[index].head.map(|head| head as usize).filter(|&head| head < size);
        let mut subtrees = Subtrees {
            extent: (0..size as u32).map(|index| (index, index)).collect(),
            first: vec![NONE; size],
            next: vec![NONE; size],
        };
        let mut waiting = vec![0u32; size];
        for index in (0..size).rev() {
            let Some(head) = head(index) else { continue };
            subtrees.next[index] = subtrees.first[head];
            subtrees.first[head] = index as u32;
            waiting[head] += 1;
        }
        // Leaves hand their extent to their heads; a head follows once all its dependents have.
        let mut ready: Vec<u32> = (0..size as u32).filter(|&index| waiting[index as usize] == 0).collect();
        while let Some(index) = ready.pop() {
            let Some(head) = head(index as usize) else { continue };
            let (low, high) = subtrees.extent[index as usize];
            let extent = &mut subtrees.extent[head];
            *extent = (extent.0.min(low), extent.1.max(high));
            waiting[head] -= 1;
            if waiting[head] == 0 {
                ready.push(head as u32);
            }
        }
        subtrees
    }
}

/// Stands for no token in the links of [`Subtrees`].
const NONE: u32 = u32::MAX;

/// The dependents and extents of a [`Tree`]'s tokens.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Subtrees {
    extent: Vec<(u32, u32)>,
    first: Vec<u32>,
    next: Vec<u32>,
}

impl Subtrees {
    /// The first and the last token at or under token `index`; both are `index` if the sentence has no such token.
    ///
    /// In a tree with crossing arcs, tokens between them may belong elsewhere.
    pub fn extent(&self, index: usize) -> (usize, usize) {
        self.extent.get(index).map_or((index, index), |&(first, last)| (first as usize, last as usize))
    }

    /// The dependents of token `index`, from left to right.
    pub fn children(&self, index: usize) -> impl Iterator<Item = usize> + '_ {
        let link = |at: u32| (at != NONE).then_some(at as usize);
        let first = self.first.get(index).copied().and_then(link);
        std::iter::successors(first, move |&at| link(self.next[at]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(heads: &[Option<u32>]) -> Tree {
        let node = |&head| Node { tag: Tag::X, head, label: Label::Dep, confidence: 0 };
        Tree { nodes: heads.iter().map(node).collect() }
    }

    /// `heads` as in "The mayor of Harwick resigned".
    const MAYOR: [Option<u32>; 5] = [Some(1), Some(4), Some(3), Some(1), None];

    #[test]
    fn children_come_from_left_to_right_either_way() {
        let tree = tree(&MAYOR);
        let subtrees = tree.subtrees();
        for index in 0..MAYOR.len() {
            assert_eq!(tree.children(index).collect::<Vec<_>>(), subtrees.children(index).collect::<Vec<_>>());
        }
        assert_eq!(tree.children(1).collect::<Vec<_>>(), [0, 3]);
        assert_eq!(tree.root(), Some(4));
        assert_eq!(tree.head(0).map(|node| node.head), Some(Some(4)));
    }

    #[test]
    fn an_extent_reaches_from_the_first_to_the_last_token_below() {
        let subtrees = tree(&MAYOR).subtrees();
        assert_eq!(subtrees.extent(1), (0, 3));
        assert_eq!(subtrees.extent(3), (2, 3));
        assert_eq!(subtrees.extent(4), (0, 4));
        assert_eq!(subtrees.extent(9), (9, 9));
    }

    #[test]
    fn a_chain_of_any_depth_is_walked_without_recursion() {
        let heads: Vec<Option<u32>> = (0..100_000u32).map(|index| index.checked_sub(1)).collect();
        assert_eq!(tree(&heads).subtrees().extent(0), (0, 99_999));
    }

    #[test]
    fn a_tree_built_by_hand_with_a_loop_or_a_lost_head_is_survived() {
        assert_eq!(tree(&[Some(1), Some(0), Some(7)]).subtrees().extent(2), (2, 2));
        assert_eq!(tree(&[]).root(), None);
    }
}
