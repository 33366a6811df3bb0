//! Is one thing said to have been founded in two years, or to have been there before it was founded?

use super::wordlist::{Class, is};
use super::{AT_ODDS, Evidence, Takes, Tends};
use crate::analysis::DayRange;
use crate::claim::Claim;
use crate::judge::naming::same_name;
use crate::judge::pair::{Pair, Side};
use crate::judge::profile::Profile;
use crate::judge::verdict::ReasonKind;
use crate::text::Span;

/// Since when a thing is said to be there.
struct Founding {
    /// The thing, as the index of a word.
    thing: usize,
    span: Span,
    days: DayRange,
    /// Whether it was founded then; else it may have been there before.
    begun: bool,
}

pub(super) const TAKES: Takes = Takes::Both(|of| founding(of).is_some());

pub(super) fn observe(pair: &Pair<'_>, found: &mut Vec<Evidence>) {
    if !pair.scenes.story {
        return;
    }
    let (Some(x), Some(y)) = (founding(pair.profile(Side::A)), founding(pair.profile(Side::B))) else { return };
    let (s, t) = (&pair.a.words[x.thing], &pair.b.words[y.thing]);
    let one = s.name.is_some() && t.name.is_some() && same_name(pair.a, s, pair.b, t);
    let before = |first: &Founding, then: &Founding| then.begun && first.days.last < then.days.first;
    if one && (before(&x, &y) || before(&y, &x)) {
        let (kind, tends) = (ReasonKind::Time, Tends::Contradiction);
        // Two years of one founding do not make two events.
        found.retain(|e| (e.kind, e.tends) != (kind, tends));
        found.push(Evidence { kind, tends, strength: AT_ODDS, a: x.span, b: y.span });
    }
}

fn founding(of: &Profile<'_>) -> Option<Founding> {
    let claim: &Claim = of.claim;
    let time = claim.time.as_ref()?;
    let (span, days) = (time.span, time.days?);
    let predicate = usize::from(of.main.predicate?);
    if claim.words[predicate].negated {
        return None;
    }
    if is(&claim.words[predicate], Class::FOUNDS) {
        return Some(Founding { thing: of.main.object?.into(), span, days, begun: true });
    }
    let before = claim.words.iter().rfind(|word| word.span.end() <= span.start())?;
    let since = claim.slice(before.span).eq_ignore_ascii_case(SINCE);
    since.then_some(Founding { thing: of.main.subject?.into(), span, days, begun: false })
}

/// What is said of a thing since a day holds from that day on.
const SINCE: &str = "since";

#[cfg(test)]
mod tests {
    use crate::judge::evidence::sample::reports;

    const SCENE: &str = "Harwick mayor honours Ann Lee.\nMayor Tom Moss honoured Ann Lee in Harwick on Monday.\n";

    #[test]
    fn nothing_is_there_before_it_is_founded() {
        let a = format!("{SCENE}Ann Lee founded the Harwick Sailing Club in 1990.");
        reports(&a, &format!("{SCENE}The Harwick Sailing Club has taught local children since 1987."), true);
        reports(&a, &format!("{SCENE}The Harwick Sailing Club has taught local children since 1995."), false);
        reports(&a, &format!("{SCENE}The Harwick Rowing Union has taught local children since 1987."), false);
    }
}
