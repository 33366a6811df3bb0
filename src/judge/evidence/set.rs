//! Of which set is something counted?

use crate::claim::Word;
use crate::judge::pair::{Pair, Side};
use crate::text::Span;

/// Whether a clause behind what is counted tells which of them on either side, and not the same: "cases in which a driver slept".
pub(super) fn of_two_sets(pair: &Pair<'_>, i: Option<usize>, j: Option<usize>) -> bool {
    const RELATIVE: [&str; 5] = ["that", "where", "which", "who", "whose"];
    let told_otherwise = |side: Side, noun: Option<usize>| {
        let claim = pair.claim(side);
        let Some(behind) = noun.map(|noun| claim.words[noun].span.end()) else { return false };
        let rest = claim.slice(Span::new(behind, claim.span.end().max(behind)));
        let clause = rest.split([',', ';']).next().unwrap_or_default();
        // "Cases which", "cases in which".
        let relative = clause.split_whitespace().take(2).any(|word| RELATIVE.contains(&word));
        let within = Span::new(behind, behind + clause.len());
        let telling = |(_, word): &(usize, &Word)| word.weight > 0 && within.contains(word.span);
        let mut telling = claim.words.iter().enumerate().filter(telling).peekable();
        relative && telling.peek().is_some() && !telling.any(|(at, _)| pair.is_met(side, at))
    };
    told_otherwise(Side::A, i) && told_otherwise(Side::B, j)
}

#[cfg(test)]
mod tests {
    use crate::judge::evidence::sample::reports;

    #[test]
    fn a_clause_behind_what_is_counted_tells_which() {
        let lead =
            "Ministry of Norland publishes report on firms.\nThe ministry of Norland published its report on Monday.\n";
        let a = format!("{lead}The report lists 35 firms that pay too little.");
        reports(&a, &format!("{lead}The report lists 88 firms that pay too little."), true);
        reports(&a, &format!("{lead}The report lists 88 firms that employ children."), false);
        reports(&a, &format!("{lead}The report lists 88 firms in which children work."), false);
    }
}
