//! How is work shared among threads? Without the feature `parallel` it is not; the results are the same either way.

use std::sync::{Mutex, PoisonError};

/// What `make` gives for each item, in order; each thread has room of its own, and keeps what it has put there.
pub(crate) fn map<T: Sync, R: Send, S: Send>(
    items: &[T],
    room: impl Fn() -> S + Sync + Send,
    make: impl Fn(&mut S, &T) -> R + Sync + Send,
) -> Vec<R> {
    map_within(&Pool::default(), items, room, make)
}

/// The same with room that was left before, which is left again.
#[cfg(feature = "parallel")]
pub(crate) fn map_within<T: Sync, R: Send, S: Send>(
    left: &Pool<S>,
    items: &[T],
    room: impl Fn() -> S + Sync + Send,
    make: impl Fn(&mut S, &T) -> R + Sync + Send,
) -> Vec<R> {
    use rayon::prelude::*;
    // The items are shared out in more parts than there are threads.
    let lend = || Lent { room: Some(left.take().unwrap_or_else(&room)), left };
    items.par_iter().map_init(lend, |lent, item| make(lent.room.get_or_insert_with(&room), item)).collect()
}

/// Room that is left for another part of the work when one is done.
#[cfg(feature = "parallel")]
struct Lent<'p, S> {
    room: Option<S>,
    left: &'p Pool<S>,
}

#[cfg(feature = "parallel")]
impl<S> Drop for Lent<'_, S> {
    fn drop(&mut self) {
        self.room.take().into_iter().for_each(|room| self.left.give(room));
    }
}

/// What threads have left for those that come after them.
pub(crate) struct Pool<T>(Mutex<Vec<T>>);

impl<T> Default for Pool<T> {
    fn default() -> Pool<T> {
        Pool(Mutex::default())
    }
}

impl<T> Pool<T> {
    pub(crate) fn take(&self) -> Option<T> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).pop()
    }

    pub(crate) fn give(&self, left: T) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(left);
    }
}

/// The same with room that was left before, which is left again.
#[cfg(not(feature = "parallel"))]
pub(crate) fn map_within<T: Sync, R: Send, S: Send>(
    left: &Pool<S>,
    items: &[T],
    room: impl Fn() -> S + Sync + Send,
    make: impl Fn(&mut S, &T) -> R + Sync + Send,
) -> Vec<R> {
    let mut room = left.take().unwrap_or_else(room);
    let made = items.iter().map(|item| make(&mut room, item)).collect();
    left.give(room);
    made
}

/// The same of items that are given away.
#[cfg(feature = "parallel")]
pub(crate) fn consume<T: Send, R: Send>(items: Vec<T>, make: impl Fn(T) -> R + Sync + Send) -> Vec<R> {
    use rayon::prelude::*;
    items.into_par_iter().map(make).collect()
}

/// The same of items that are given away.
#[cfg(not(feature = "parallel"))]
pub(crate) fn consume<T: Send, R: Send>(items: Vec<T>, make: impl Fn(T) -> R + Sync + Send) -> Vec<R> {
    items.into_iter().map(make).collect()
}

/// Changes each item by itself.
#[cfg(feature = "parallel")]
pub(crate) fn each<T: Send>(items: &mut [T], change: impl Fn(&mut T) + Sync + Send) {
    use rayon::prelude::*;
    items.par_iter_mut().for_each(change);
}

/// Changes each item by itself.
#[cfg(not(feature = "parallel"))]
pub(crate) fn each<T: Send>(items: &mut [T], change: impl Fn(&mut T) + Sync + Send) {
    items.iter_mut().for_each(change);
}

/// Two pieces of work, at once.
#[cfg(feature = "parallel")]
pub(crate) fn both<R: Send, S: Send>(one: impl FnOnce() -> R + Send, other: impl FnOnce() -> S + Send) -> (R, S) {
    rayon::join(one, other)
}

/// Two pieces of work.
#[cfg(not(feature = "parallel"))]
pub(crate) fn both<R: Send, S: Send>(one: impl FnOnce() -> R + Send, other: impl FnOnce() -> S + Send) -> (R, S) {
    (one(), other())
}

/// Puts items in order.
pub(crate) fn sort<T: Ord + Copy + Send>(items: &mut [T]) {
    sort_by_key(items, |&item| item);
}

/// Puts items in the order of their keys, of which each comes once.
#[cfg(feature = "parallel")]
pub(crate) fn sort_by_key<T: Send, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K + Sync) {
    use rayon::prelude::*;
    items.par_sort_unstable_by_key(key);
}

/// Puts items in the order of their keys, of which each comes once.
#[cfg(not(feature = "parallel"))]
pub(crate) fn sort_by_key<T: Send, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K + Sync) {
    items.sort_unstable_by_key(key);
}

/// Runs `work` with so many threads.
#[cfg(all(test, feature = "parallel"))]
pub(crate) fn with_threads<R: Send>(threads: usize, work: impl FnOnce() -> R + Send) -> R {
    rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads can be started").install(work)
}

/// Runs `work`.
#[cfg(all(test, not(feature = "parallel")))]
pub(crate) fn with_threads<R: Send>(_threads: usize, work: impl FnOnce() -> R + Send) -> R {
    work()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_made_comes_in_the_order_of_its_items_whatever_the_threads() {
        let items: Vec<u32> = (0..1000).collect();
        let doubled = |threads| with_threads(threads, || map(&items, || (), |(), item| item * 2));
        assert_eq!(doubled(1), doubled(4));
        assert!(doubled(4).iter().zip(&items).all(|(made, item)| *made == item * 2));
        assert_eq!(with_threads(4, || consume(items.clone(), |item| item * 2)), doubled(1));
        let mut changed = items.clone();
        with_threads(4, || each(&mut changed, |item| *item *= 2));
        assert_eq!(changed, doubled(1));
        assert_eq!(with_threads(4, || both(|| items.len(), || changed.len())), (1000, 1000));
        let mut turned: Vec<u32> = items.iter().rev().copied().collect();
        with_threads(4, || sort(&mut turned));
        assert_eq!(turned, items);
    }
}
