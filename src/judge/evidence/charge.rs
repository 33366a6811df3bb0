//! Is one charged with two crimes of which a killing is one: murder, manslaughter?

use super::wordlist::{Class, is};
use super::{AT_ODDS, Evidence, Takes, Tends};
use crate::claim::{Claim, Role, Word, key};
use crate::judge::pair::{Pair, Side};
use crate::judge::verdict::ReasonKind;
use crate::text::Span;

pub(super) const TAKES: Takes = Takes::Both(|of| of.has(Class::CHARGES));

pub(super) fn observe(pair: &Pair<'_>, found: &mut Vec<Evidence>) {
    if !pair.scenes.story {
        return;
    }
    let (Some(x), Some(y)) = (charge(pair, Side::A), charge(pair, Side::B)) else { return };
    // A charge may be raised from one week to the next.
    let one_week = pair.days_between().is_none_or(|days| days <= DAYS);
    if x.crimes & y.crimes == 0 && one_week && pair.same_thing(x.who, y.who) {
        let (kind, tends) = (ReasonKind::Exclusive, Tends::Contradiction);
        found.push(Evidence { kind, tends, strength: AT_ODDS, a: x.words, b: y.words });
    }
}

/// Reports so many days apart may tell two charges.
const DAYS: i32 = 2;

/// With which killings somebody is charged.
struct Charge {
    who: usize,
    /// A bit for each.
    crimes: u32,
    words: Span,
}

fn charge(pair: &Pair<'_>, side: Side) -> Option<Charge> {
    let claim: &Claim = pair.claim(side);
    let deed = claim.words.iter().position(|word| word.tag.is_verb() && !word.negated && is(word, Class::CHARGES))?;
    let charged = |word: &Word| {
        let part = matches!(word.role, Role::Subject | Role::Object);
        part && word.name.is_some() && word.head.map(usize::from) == Some(deed)
    };
    let who = claim.words.iter().rposition(charged)?;
    let mut found: Option<(u32, Span)> = None;
    for (at, word) in claim.words.iter().enumerate().skip(deed) {
        // Murder of one degree is no murder of another.
        let Some(crime) = KILLINGS.iter().position(|crime| key(crime) == word.key) else { continue };
        let near = &claim.words[at.saturating_sub(BEFORE)..at];
        let degree = near.iter().find_map(|word| {
            let written = claim.slice(word.span).to_ascii_lowercase();
            DEGREES.iter().position(|degree| written.starts_with(degree))
        });
        // Who is charged with an attempt at one may be charged with another.
        if near.iter().any(|word| Class::as_written(claim, word).intersects(Class::ATTEMPT)) {
            return None;
        }
        // Without a degree it may be of any.
        let bits = match (crime, degree) {
            (0, Some(degree)) => 1 << degree,
            (0, None) => (1 << DEGREES.len()) - 1,
            _ => 1 << (DEGREES.len() + crime),
        };
        found = Some(found.map_or((bits, word.span), |(crimes, span)| (crimes | bits, span.cover(word.span))));
    }
    let (crimes, words) = found?;
    Some(Charge { who, crimes, words })
}

/// Killings as the law tells them apart.
const KILLINGS: [&str; 2] = ["murder", "manslaughter"];
const DEGREES: [&str; 3] = ["first", "second", "third"];
const BEFORE: usize = 4;

#[cfg(test)]
mod tests {
    use crate::judge::evidence::sample::reports;

    const SCENE: &str =
        "Jim Hart held in shooting of Ann Lee in Harwick.\nJim Hart shot Ann Lee in Harwick on Monday.\n";

    #[test]
    fn one_killing_is_charged_as_one_crime() {
        let a = format!("{SCENE}Hart was charged with second-degree murder, his lawyer said.");
        reports(&a, &format!("{SCENE}Hart was charged with manslaughter, police said."), true);
        reports(&a, &format!("{SCENE}Hart was charged with murder, police said."), false);
        reports(&a, &format!("{SCENE}Lee was charged with manslaughter, police said."), false);
    }
}
