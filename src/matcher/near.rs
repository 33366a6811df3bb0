//! In which order are documents looked at, so that those that have to do with each other follow one another?

/// So many documents, each once: from the first on, each is followed by those that are linked with it, and these by theirs.
pub(super) fn by_nearness(documents: usize, links: &[(u32, u32)]) -> Vec<u32> {
    let mut both: Vec<(u32, u32)> = links.iter().flat_map(|&(x, y)| [(x, y), (y, x)]).collect();
    crate::par::sort(&mut both);
    // Where the links of each begin.
    let mut begins: Vec<usize> = Vec::with_capacity(documents + 1);
    for (at, &(document, _)) in both.iter().enumerate() {
        begins.resize(begins.len().max(document as usize + 1), at);
    }
    begins.resize(documents + 1, both.len());
    let mut known = vec![false; documents];
    let mut order = Vec::with_capacity(documents);
    let mut next: Vec<u32> = Vec::new();
    for first in 0..documents as u32 {
        next.push(first);
        while let Some(document) = next.pop() {
            if std::mem::replace(&mut known[document as usize], true) {
                continue;
            }
            order.push(document);
            let linked = &both[begins[document as usize]..begins[document as usize + 1]];
            // The last one is taken first.
            next.extend(linked.iter().rev().map(|&(_, other)| other).filter(|&other| !known[other as usize]));
        }
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(documents: usize, links: &[(u32, u32)], expected: &[u32]) {
        assert_eq!(by_nearness(documents, links), expected);
    }

    #[test]
    fn those_that_are_linked_follow_one_another() {
        check(6, &[(0, 4), (1, 3), (3, 5), (4, 2)], &[0, 4, 2, 1, 3, 5]);
        check(6, &[(1, 3), (3, 5), (1, 5)], &[0, 1, 3, 5, 2, 4]);
    }

    #[test]
    fn without_links_each_stands_where_it_is() {
        check(3, &[], &[0, 1, 2]);
        check(0, &[], &[]);
    }
}
