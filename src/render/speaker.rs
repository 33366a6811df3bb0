//! Whose name tells a reader who says it?

use crate::report::ClaimRef;
use crate::report::visible::visible;
use crate::text::Span;

/// A first line of comment, then a word a line.
const PRONOUNS: &str = include_str!("pronouns.txt");

/// The name of whoever is said to say the claim, and where it stands; nothing if that adds nothing.
///
/// A pronoun names nobody, and a source within the claim is what the claim speaks of: `Kyiv rejected the draft` is not
/// news from Kyiv.
pub(super) fn speaker(claim: ClaimRef<'_>) -> Option<(String, Span)> {
    let source = claim.claim.attribution.last()?.source.as_ref()?;
    let name = visible(&source.text);
    let name = name.strip_prefix("The ").map_or_else(|| name.to_string(), |rest| format!("the {rest}"));
    let nobody = PRONOUNS.lines().skip(1).any(|pronoun| pronoun.eq_ignore_ascii_case(&name));
    (!nobody && !claim.claim.span.contains(source.span())).then(|| (name, source.span()))
}
