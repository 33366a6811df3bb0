//! Which scores does a claim tell, games won and lost, votes for and against?

use super::{Claim, Word};
use crate::text::Span;

/// Two numbers that belong together and to nothing else.
#[derive(Copy, Clone, PartialEq, Debug)]
pub(crate) struct Score {
    /// The numbers, the greater one first.
    pub(crate) of: (u16, u16),
    /// Where they stand.
    pub(crate) span: Span,
}

/// The scores of a claim, such as a record of 43-39 or a vote of 7-2: two numbers that a hyphen joins, however it is spaced. A
/// range rises, so that only falling ones are sure.
pub(crate) fn scores(claim: &Claim) -> impl Iterator<Item = Score> {
    let is_hyphen = |text: &str| matches!(text.trim(), "-" | "–" | "‑");
    claim.words.iter().enumerate().filter_map(move |(at, word)| {
        let first = number(claim, word)?;
        let (second, other) =
            claim.words[at + 1..].iter().take(2).find_map(|word| Some((number(claim, word)?, word)))?;
        // The words of a shared subject come first, wherever they stand.
        if word.shared != other.shared || other.span.start() < word.span.end() {
            return None;
        }
        let between = claim.slice(Span::new(word.span.end(), other.span.start()));
        let span = word.span.cover(other.span);
        (first > second && is_hyphen(between)).then_some(Score { of: (first, second), span })
    })
}

/// The number that a word is, if it may be that of games or votes.
fn number(claim: &Claim, word: &Word) -> Option<u16> {
    let text = claim.slice(word.span);
    if word.time || text.len() > 3 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    text.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::claims;
    use crate::text::Document;

    #[track_caller]
    fn check(text: &str, expected: &[(u16, u16)]) {
        let found = claims(&Document::new("text", text));
        let told: Vec<_> = scores(&found[0]).map(|score| score.of).collect();
        assert_eq!(told, expected, "{text:?}");
    }

    #[test]
    fn two_numbers_joined_are_a_score() {
        check("The Rovers ended the season with a 43-39 record in Dornum.", &[(43, 39)]);
        check("The Rovers ended the season with a 43 - 39 record in Dornum.", &[(43, 39)]);
    }

    #[test]
    fn a_shared_subject_that_stands_behind_is_no_part_of_a_score() {
        for text in ["\"12 and counting\", said 7 - 2 of 9, 3, all.", "Of the 9, said 7, 5 - 3 went, and 2 came."] {
            for claim in claims(&Document::new("text", text)) {
                assert!(scores(&claim).count() <= 1, "{text:?}");
            }
        }
    }

    #[test]
    fn what_rises_may_be_a_range() {
        check("The ferry carried 10-15 horses a day to Dornum.", &[]);
        check("The ferry line ran in the 1990-91 season to Dornum.", &[]);
    }
}
