//! Who is met under one feature, or under two that are both hot?

use super::Brief;
use crate::text::room;

/// The bit that marks a leading member: one that has the feature among its rarest.
const LEADING: u32 = 1 << 31;

/// So often a guess of where a node stands in a list is mended by who stands there.
const GUESSES: usize = 2;

/// The nodes that have a feature, in order of rank, so that the list depends on the set of nodes alone.
///
/// A list with at most `Bounds::cold` members is cold: each leading member meets all the others. In a hot one each member
/// meets the `Bounds::window` before it and after it only, if one of the two leads (sorted neighbourhood, Hernández &
/// Stolfo 1995).
#[derive(Clone, Default, Debug)]
pub(super) struct List {
    members: Vec<u32>,
}

/// A member of a list.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(super) struct Member {
    pub(super) node: u32,
    pub(super) leads: bool,
}

/// From where on a list is hot, and how far a member of a hot one sees.
#[derive(Copy, Clone, Debug)]
pub(super) struct Bounds {
    pub(super) cold: usize,
    pub(super) window: usize,
}

impl Member {
    fn read(packed: u32) -> Member {
        Member { node: packed & !LEADING, leads: packed & LEADING != 0 }
    }

    fn pack(self) -> u32 {
        self.node | if self.leads { LEADING } else { 0 }
    }
}

impl List {
    pub(super) fn len(&self) -> usize {
        self.members.len()
    }

    /// How many bytes the members take.
    pub(super) fn bytes(&self) -> usize {
        self.members.capacity() * size_of::<u32>()
    }

    pub(super) fn members(&self) -> impl Iterator<Item = Member> {
        self.members.iter().map(|&packed| Member::read(packed))
    }

    /// Takes a member without looking for its place; `sort` puts it there.
    pub(super) fn push(&mut self, member: Member) {
        self.members.push(member.pack());
    }

    pub(super) fn sort(&mut self, nodes: &[Brief]) {
        self.members.sort_unstable_by_key(|&packed| order(nodes, Member::read(packed).node));
        self.members.shrink_to_fit();
    }

    /// Where a node stands or would stand.
    pub(super) fn place(&self, nodes: &[Brief], node: u32) -> Result<usize, usize> {
        let sought = order(nodes, node);
        let (from, to) = self.around(nodes, sought);
        let found =
            self.members[from..to].binary_search_by_key(&sought, |&packed| order(nodes, Member::read(packed).node));
        found.map(|place| from + place).map_err(|place| from + place)
    }

    /// Where to look for a place: ranks are digests, so that one tells about where it stands (interpolation search).
    fn around(&self, nodes: &[Brief], sought: (u64, u32)) -> (usize, usize) {
        let at = |place: usize| order(nodes, self.member(place).node);
        let len = self.len();
        // About how many members have ranks between.
        let between = |low: u64, high: u64| ((u128::from(high - low) * len as u128) >> 64) as usize;
        let mut guess = between(0, sought.0);
        // Who stands there tells how far off that is.
        for _ in 0..GUESSES {
            let Some(&packed) = self.members.get(guess) else { break };
            let (rank, _) = order(nodes, Member::read(packed).node);
            guess = match rank < sought.0 {
                true => len.min(guess + between(rank, sought.0)),
                false => guess.saturating_sub(between(sought.0, rank)),
            };
        }
        let (mut from, mut to, mut step) = (guess, guess, 1);
        while 0 < from && sought <= at(from - 1) {
            from = from.saturating_sub(step);
            step *= 2;
        }
        step = 1;
        while to < len && at(to) <= sought {
            to = len.min(to + step);
            step *= 2;
        }
        (from, to)
    }

    pub(super) fn member(&self, place: usize) -> Member {
        Member::read(self.members[place])
    }

    /// Puts a member in its place, if it is not there, and says where.
    pub(super) fn insert(&mut self, nodes: &[Brief], member: Member) -> Option<usize> {
        let place = self.place(nodes, member.node).err()?;
        room(&mut self.members);
        self.members.insert(place, member.pack());
        Some(place)
    }

    pub(super) fn remove(&mut self, place: usize) {
        self.members.remove(place);
    }

    /// Those whom the member at `place` meets here.
    pub(super) fn met(&self, bounds: Bounds, place: usize) -> impl Iterator<Item = Member> {
        let range = if self.len() <= bounds.cold {
            0..self.len()
        } else {
            place.saturating_sub(bounds.window)..self.len().min(place + bounds.window + 1)
        };
        let own = self.member(place);
        self.members[range]
            .iter()
            .map(|&packed| Member::read(packed))
            .filter(move |other| other.node != own.node && (own.leads || other.leads))
    }

    /// Whether the members at two places meet here.
    pub(super) fn meet(&self, bounds: Bounds, x: usize, y: usize) -> bool {
        let near = self.len() <= bounds.cold || x.abs_diff(y) <= bounds.window;
        near && (self.member(x).leads || self.member(y).leads)
    }

    /// The pairs of members `distance` apart that stand on both sides of `place`, itself left out, one of them leading.
    pub(super) fn astride(&self, place: usize, distance: usize) -> impl Iterator<Item = (u32, u32)> {
        let first = (place + 1).saturating_sub(distance);
        (first..place).filter(move |x| place < x + distance && x + distance < self.len()).filter_map(move |x| {
            let (x, y) = (self.member(x), self.member(x + distance));
            (x.leads || y.leads).then_some((x.node, y.node))
        })
    }

    /// How many pairs there are one of whom leads, and how many of all pairs a hot list lets meet at most.
    pub(super) fn pairs(&self, bounds: Bounds) -> (u64, u64) {
        let of = |count: u64| count * count.saturating_sub(1) / 2;
        let all = self.len() as u64;
        let following = self.members().filter(|member| !member.leads).count() as u64;
        let leading = of(all) - of(following);
        let near = if self.len() <= bounds.cold { leading } else { leading.min(all * bounds.window as u64) };
        (leading, near)
    }
}

/// What nodes are sorted by: what they say, not when they came.
fn order(nodes: &[Brief], node: u32) -> (u64, u32) {
    (nodes[node as usize].rank, node)
}
