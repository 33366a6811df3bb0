//! For which country does a person speak, by the title that a name stands with?

use super::build::Builder;
use crate::analysis::{Name, NameKind};
use crate::lexicon::{Cues, EntityId, EntityKind};
use crate::text::Span;

const OFFICES: &str = include_str!("offices.txt");

impl Builder<'_> {
    /// The country of "Russian President Vladimir Putin"; nothing for a former president, or one of a company.
    pub(super) fn represents(&self, name: &Name) -> Option<EntityId> {
        if name.titled == name.span || name.kind != NameKind::Person {
            return None;
        }
        let title = self.reading.tokens_in(Span::new(name.titled.start(), name.span.start()));
        let words = &self.analysis.words[title.clone()];
        let holds = |lemma: &str| OFFICES.lines().skip(1).any(|office| office == lemma);
        if words.iter().any(|word| word.cues.intersects(Cues::FORMER)) || !words.iter().any(|word| holds(&word.lemma)) {
            return None;
        }
        let lexicon = self.reading.lexicon;
        title.clone().find_map(|start| {
            let words = (start..title.end).map(|at| (self.reading.folded(at), self.reading.written(at)));
            let entity = lexicon.name_in(words)?.1.entity;
            (lexicon.entity_kind(entity) == EntityKind::Country).then_some(entity)
        })
    }
}
