//! Who is named in a claim, and who is said to hold it?

use super::build::{Builder, Piece, within};
use super::word::{Role, key};
use super::{Claim, Holder, Participant};
use crate::analysis::{Name, Reference, Word, is_honorific, is_person};
use crate::lexicon::{AliasKind, Cues};
use crate::syntax::Pos;
use crate::text::{Quote, Span};

/// A chain of sources is followed so far: who quotes a ninth speaker has lost his reader.
const MOST_HOLDERS: usize = 8;

/// A pronoun is followed over so many mentions of others.
const FARTHEST_NAME: usize = 100;

impl Builder<'_> {
    pub(super) fn participant(&self, name: &Name) -> Participant {
        let full = &self.fullest[name.chain as usize];
        let title =
            self.reading.tokens_in(name.titled).filter(|&at| !name.span.contains(self.analysis.tokens[at].span));
        let keys = if full.is_empty() {
            self.reading.tokens_in(name.span).map(|at| self.name_key(at)).collect()
        } else {
            full.clone()
        };
        Participant {
            span: name.span,
            titled: name.titled,
            kind: name.kind,
            entity: name.alias.filter(|alias| alias.kind != AliasKind::Person).map(|alias| alias.entity),
            represents: self.represents.get(name.chain as usize).copied().flatten(),
            former: self.is_former(title.clone()),
            keys,
            title: title
                .filter(|&at| is_office(self.reading.folded(at), &self.analysis.words[at]))
                .map(|at| key(&self.analysis.words[at].lemma))
                .collect(),
        }
    }

    /// Whether the office that stands next to the name is held no longer: "former US President", not "former candidate Sen.".
    fn is_former(&self, title: impl Iterator<Item = usize>) -> bool {
        let words = &self.analysis.words;
        let mut title = title.skip_while(|&at| !words[at].cues.intersects(Cues::FORMER));
        let former = title.next().is_some();
        // It is said of the first office after it.
        let office = |&at: &usize| is_person(&words[at].lemma) || self.reading.lexicon.title(self.reading.folded(at));
        let known = title.any(|at| office(&at));
        former && !(known && title.any(|at| is_office(self.reading.folded(at), &words[at])))
    }

    /// The attributions in whose content the claim stands, or that make up the claim; the outermost first.
    pub(super) fn attributions(&self, piece: &Piece, claim: Span) -> Vec<usize> {
        let shared = |span: &Span| claim.end().min(span.end()).saturating_sub(claim.start().max(span.start()));
        let predicate = piece.predicate.map(|at| self.analysis.tokens[at].span);
        // A whole text of several sentences is nobody's saying.
        let told: &[u32] = self.told_in.get(piece.sentence).map_or(&[], Vec::as_slice);
        let telling = |at: &u32| {
            let attribution = &self.analysis.attributions[*at as usize];
            [attribution.source, attribution.cue].into_iter().flatten()
        };
        let mut tellers: Vec<Span> = told.iter().flat_map(telling).collect();
        tellers.sort_unstable();
        tellers.dedup();
        let own = claim.len().saturating_sub(tellers.iter().map(shared).sum());
        // "The town is against it, although Lee said it could agree": what the sentence says is not Lee's.
        let predicate = predicate.filter(|predicate| !tellers.iter().any(|teller| teller.contains(*predicate)));
        let mut found: Vec<usize> = told
            .iter()
            .map(|&at| at as usize)
            .filter(|&at| {
                let attribution = &self.analysis.attributions[at];
                let inside: usize = attribution.content.iter().map(shared).sum();
                // "Lee said it was open, calling it safe": what one source says in two ways counts together.
                let same = |other: &&u32| {
                    let other = &self.analysis.attributions[**other as usize];
                    attribution.source.is_some() && other.source == attribution.source
                };
                let elsewhere =
                    told.iter().filter(same).flat_map(|&other| &self.analysis.attributions[other as usize].content);
                let content = || attribution.content.iter().chain(elsewhere.clone());
                let said = predicate.is_none_or(|predicate| content().any(|span| span.contains(predicate)));
                let mut spans: Vec<Span> = content().copied().collect();
                spans.sort_unstable();
                spans.dedup();
                // Half of it, without the words that attribute.
                said && inside > 0 && 2 * spans.iter().map(shared).sum::<usize>() >= own
            })
            .collect();
        let length = |at: &usize| self.analysis.attributions[*at].content.iter().map(|span| span.len()).sum::<usize>();
        found.sort_by_key(|at| (std::cmp::Reverse(length(at)), *at));
        // "Lee said he had claimed": one holder.
        found.dedup_by(|inner, outer| self.is_same_speaker(*inner, *outer));
        found.truncate(MOST_HOLDERS);
        found
    }

    pub(super) fn holder(&self, at: usize) -> Holder {
        let attribution = &self.analysis.attributions[at];
        let quote = |span: Span| Quote::of(&self.document.text, span);
        let name = attribution.source.and_then(|source| within(&self.analysis.names, source, |name| name.span).first());
        let last = attribution.source.and_then(|source| self.reading.tokens_in(source).last());
        Holder {
            source: attribution.source.map(quote),
            name: attribution.source.and_then(|source| self.named(source)).map(quote),
            cue: attribution.cue.map(quote),
            stance: attribution.stance,
            quoted: attribution.quoted,
            unknown: name.is_none() && last.is_some_and(|at| self.reading.pos(at) == Pos::Pron),
            entity: name
                .and_then(|name| name.alias)
                .filter(|alias| alias.kind != AliasKind::Person)
                .map(|alias| alias.entity),
            key: name
                .and_then(|name| self.fullest[name.chain as usize].last().copied())
                .or_else(|| last.map(|at| key(&self.analysis.words[at].lemma)))
                .unwrap_or_default(),
        }
    }

    /// Whether two attributions have one source that holds the same of what is said, and the document names it.
    fn is_same_speaker(&self, a: usize, b: usize) -> bool {
        let speaker = |at: usize| {
            let attribution = &self.analysis.attributions[at];
            let name = within(&self.analysis.names, attribution.source?, |name| name.span).first()?;
            Some((name.chain, attribution.stance))
        };
        speaker(a).is_some_and(|a| Some(a) == speaker(b))
    }

    /// The name that a pronoun stands for, if the document names it before.
    fn named(&self, source: Span) -> Option<Span> {
        let names = &self.analysis.names;
        let seen = names.partition_point(|name| name.span.start() < source.start());
        let pronoun = names.get(seen).filter(|name| name.span == source && name.reference == Reference::Pronoun)?;
        let mut before = names[..seen].iter().rev().take(FARTHEST_NAME);
        before.find(|name| name.chain == pronoun.chain && name.reference == Reference::Name).map(|name| name.span)
    }

    /// Words that only say who says it are not part of what is said.
    pub(super) fn told(&self, claim: &mut Claim, attributions: &[usize]) {
        for &at in attributions {
            let attribution = &self.analysis.attributions[at];
            let telling = [attribution.source, attribution.cue];
            for word in &mut claim.words {
                if telling.iter().flatten().any(|span| span.contains(word.span)) {
                    word.weight = 0;
                    word.role = Role::Function;
                }
            }
        }
    }
}

/// Whether a word of a title tells an office: "Mr." and "the" do not.
fn is_office(folded: &str, word: &Word) -> bool {
    word.weight > 0 && !is_honorific(folded)
}

#[cfg(test)]
mod tests {
    use crate::claim::{Holder, claims};
    use crate::text::{Document, Quote};

    /// The holders of each claim that has `words`, by name.
    #[track_caller]
    fn check(text: &str, words: &str, expected: &[&str]) {
        let found = claims(&Document::new("text", text));
        let claim = found.iter().find(|claim| claim.text() == words).expect("the text makes the claim");
        let name = |holder: &Holder| -> String {
            let quote: Option<&Quote> = holder.name.as_ref().or(holder.source.as_ref());
            quote.map_or_else(|| "-".to_owned(), |quote| quote.text.clone())
        };
        assert_eq!(claim.attribution.iter().map(name).collect::<Vec<_>>(), expected, "{text:?}");
    }

    #[test]
    fn what_a_sentence_says_in_its_own_voice_is_nobodys_saying() {
        let text = "The town has come out against the bridge, although Ann Lee said Moss could agree to a ferry.";
        check(text, text, &[]);
    }

    #[test]
    fn a_source_holds_what_it_says() {
        let text = "Ann Lee said the council had sold the old bridge.";
        check(text, text, &["Ann Lee"]);
    }

    #[test]
    fn a_pronoun_is_followed_to_its_name() {
        let text = "Ann Lee came to the port on Monday. She said the council had sold the old bridge.";
        check(text, "She said the council had sold the old bridge.", &["Ann Lee"]);
    }

    #[test]
    fn who_made_a_thing_has_not_said_it() {
        let text = "The delegation proposed a draft that the council had signed.";
        check(text, text, &[]);
    }
}
