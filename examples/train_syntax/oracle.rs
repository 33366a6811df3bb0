//! What does each step cost?

use gainsay::syntax::train::{State, Step};

/// How many arcs of the treebank's tree can no longer be built after a shift, an arc to the left, an arc to the right
/// (Goldberg & Nivre 2013); `None` if the step is not possible. `heads` counts from position 1.
pub(crate) fn costs(state: &State, heads: &[u16]) -> [Option<u32>; 3] {
    let head = |position: u16| heads[position as usize - 1];
    let (buffer, root) = (state.buffer(), state.root());
    let stack = state.stack();
    let Some((&top, below)) = stack.split_last() else { return [Some(0), None, None] };
    let shift = state.can_shift().then(|| {
        let dependents = stack.iter().filter(|&&position| head(position) == buffer).count();
        dependents as u32 + u32::from(below.contains(&head(buffer)))
    });
    let dependents = (buffer..root).filter(|&position| head(position) == top).count() as u32;
    let wanted = head(top);
    let left = state.can_left().then(|| dependents + u32::from(wanted > buffer || below.last() == Some(&wanted)));
    let right = state.can_right().then(|| dependents + u32::from(wanted >= buffer));
    [shift, left, right]
}

/// The steps that cost least, as a test by class. The label counts where the arc is the treebank's own.
pub(crate) fn is_best<'a>(state: &'a State, heads: &[u16], labels: &'a [u8]) -> impl Fn(Step) -> bool + 'a {
    let costs = costs(state, heads);
    let least = costs.iter().flatten().min().copied();
    let top = state.stack().last().copied();
    let below = state.stack().len().checked_sub(2).map(|at| state.stack()[at]);
    let wanted = top.map(|top| heads[top as usize - 1]);
    let label = top.map(|top| labels[top as usize - 1]);
    let on_left = wanted == Some(state.buffer());
    let on_right = wanted == below;
    move |step| match step {
        Step::Shift => costs[0].is_some() && costs[0] == least,
        Step::Left(given) => costs[1].is_some() && costs[1] == least && (!on_left || label == Some(given)),
        Step::Right(given) => costs[2].is_some() && costs[2] == least && (!on_right || label == Some(given)),
    }
}
