//! How is work shared among threads? Without the feature `parallel` it is not; the results are the same either way.

/// What `make` gives for each item, in order; each thread has room of its own.
#[cfg(feature = "parallel")]
pub(crate) fn map<T: Sync, R: Send, S: Send>(
    items: &[T],
    room: impl Fn() -> S + Sync + Send,
    make: impl Fn(&mut S, &T) -> R + Sync + Send,
) -> Vec<R> {
    use rayon::prelude::*;
    items.par_iter().map_init(room, make).collect()
}

/// What `make` gives for each item, in order.
#[cfg(not(feature = "parallel"))]
pub(crate) fn map<T: Sync, R: Send, S: Send>(
    items: &[T],
    room: impl Fn() -> S + Sync + Send,
    make: impl Fn(&mut S, &T) -> R + Sync + Send,
) -> Vec<R> {
    let mut room = room();
    items.iter().map(|item| make(&mut room, item)).collect()
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
