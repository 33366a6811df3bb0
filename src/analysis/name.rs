//! Which people, places and organisations are named, and which mentions name the same one?

use super::reading::Reading;
use super::{Name, Reference, chain, mention, reference};

/// The names of a document, in order, and what refers to them.
///
/// Spans leave out possessive endings. A title or office before the name is in `titled` with what qualifies it: "then",
/// "former", a nation. Names in lower case are found where the document or the alias table has them with capitals. Mentions
/// share a chain if they are the same words, the same entity of the alias table, a surname after a full name, an acronym
/// with its expansion, or two spellings of one name; another given name or office makes another chain.
pub(crate) fn find(reading: &Reading<'_>) -> Vec<Name> {
    let habits = mention::Habits::of(reading);
    let mut mentions = mention::find(reading, &habits);
    let chains = chain::link(reading, &mut mentions);
    let mut names: Vec<Name> = mentions
        .iter()
        .zip(&chains)
        .filter_map(|(mention, &chain)| {
            let span = reading.span(mention.name.clone())?;
            let titled = reading.span(mention.titled.clone())?;
            Some(Name { span, titled, kind: mention.kind, alias: mention.alias, chain, reference: Reference::Name })
        })
        .collect();
    names.sort_by_key(|name| name.span);
    let references = reference::find(reading, &names);
    names.extend(references);
    names.sort_by_key(|name| name.span);
    names
}
