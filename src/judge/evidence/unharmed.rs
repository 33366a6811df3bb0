//! Was nobody hurt, or somebody?

use super::quantity::is_harm;
use super::wordlist::{Class, is};
use super::{Evidence, Tends};
use crate::analysis::{Certainty, QuantityKind};
use crate::claim::{Claim, Word};
use crate::judge::pair::Pair;
use crate::judge::verdict::ReasonKind;
use crate::lexicon::Cues;
use crate::text::Span;

/// What it is worth that one report counts none and the other some: as much as two counts.
const SURE: u8 = 85;

pub(super) fn observe(pair: &Pair<'_>, found: &mut Vec<Evidence>) {
    if !pair.scenes.story {
        return;
    }
    let clash = none(pair.a).zip(some(pair.b)).or_else(|| some(pair.a).zip(none(pair.b)));
    if let Some((a, b)) = clash {
        let (kind, tends) = (ReasonKind::Quantity, Tends::Contradiction);
        found.push(Evidence { kind, tends, strength: SURE, a, b });
    }
}

/// "Nobody was hurt", "there were no injuries"; not "no one else was hurt", nor "no officers were injured".
fn none(claim: &Claim) -> Option<Span> {
    let harmed = |word: &Word| is(word, Class::HARMED);
    let (at, harm) = claim.words.iter().enumerate().find(|(_, word)| harmed(word))?;
    let others = claim.words.iter().any(|word| is(word, Class::BESIDES) || word.name.is_some());
    let says = |word: &Word| is(word, Class::NONE) && !word.shared;
    let none = claim.words[..at].iter().rfind(|word| says(word))?;
    // Between the two stands nothing that says who: "no passengers were hurt".
    let between = &claim.words[..at];
    let told = between.iter().filter(|word| word.span.start() > none.span.end());
    let whom = told.clone().any(|word| word.weight > 0 && word.tag.is_noun());
    (!others && !whom).then(|| none.span.cover(harm.span))
}

/// "Two firefighters were injured", "suffered burns": somebody was hurt, and not only perhaps.
fn some(claim: &Claim) -> Option<Span> {
    if claim.certainty != Certainty::Certain {
        return None;
    }
    let at = claim.words.iter().position(|word| word.cues.intersects(Cues::INJURY))?;
    let harm = &claim.words[at];
    let denied = harm.negated || harm.without || claim.words.iter().any(|word| is(word, Class::NONE) || word.negated);
    let counted = claim.quantities.iter().filter(|quantity| quantity.kind == QuantityKind::Count);
    let people = counted.filter_map(|quantity| quantity.head).find_map(|head| {
        let mut nouns = claim.words.iter().filter(|word| word.span == head && word.tag.is_noun());
        nouns.find(|noun| !is_harm(noun))
    })?;
    (!denied).then(|| people.span.cover(harm.span))
}

#[cfg(test)]
mod tests {
    use crate::judge::evidence::sample::reports as check;

    const LEAD: &str = "Fire at Kestrel Lamps in Dornum.\nA fire broke out at Kestrel Lamps in Dornum on Monday. ";

    #[test]
    fn nobody_is_not_two() {
        let a = format!("{LEAD}Nobody was hurt.");
        check(&a, &format!("{LEAD}Two firefighters were slightly injured."), true);
        check(&a, &format!("{LEAD}Two firefighters carried hoses."), false);
        let b = format!("{LEAD}Nobody else was hurt.");
        check(&b, &format!("{LEAD}Two firefighters were slightly injured."), false);
        let c = format!("{LEAD}No children were hurt.");
        check(&c, &format!("{LEAD}Two firefighters were slightly injured."), false);
    }
}
