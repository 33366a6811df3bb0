//! Which words say one thing together: verbs with their particles or light verbs with their objects, fixed phrases?

use super::Word;
use crate::lexicon::{LemmaId, Lexicon};
use crate::syntax::{Label, Tree};

/// No phrase of the lists has more words.
const LONGEST: usize = 8;

/// So far behind its verb may a particle stand: "turned the generous offer down".
const APART: usize = 6;

/// Gives the words of a sentence what they mean together: the first word of a fixed phrase has its cues, and a verb with a
/// particle, or with an object that says what is done, is read as the verb that says the same. `begins` tells of each word
/// whether a phrase may begin with it.
pub(super) fn join(lexicon: &Lexicon, tree: &Tree, begins: &[bool], words: &mut [Word]) {
    for at in 0..words.len() {
        let begins = begins.get(at) != Some(&false);
        if !begins && !tree.nodes[at].tag.is_verb() {
            continue;
        }
        let phrase = if begins { lexicon.phrase(ahead(words, at)) } else { None };
        if let Some((_, cues)) = phrase {
            words[at].cues = words[at].cues.union(cues);
        }
        if !tree.nodes[at].tag.is_verb() {
            continue;
        }
        if begins && let Some((taken, verb)) = lexicon.phrasal_verb(ahead(words, at)) {
            // "come out against" is no "come out".
            if phrase.is_none_or(|(longer, _)| longer <= taken) {
                stand_in(lexicon, &mut words[at], verb);
                words[at + 1..at + taken].iter_mut().for_each(silence);
            }
            continue;
        }
        let is_object = |&other: &usize| {
            let node = &tree.nodes[other];
            matches!(node.label, Label::Obj | Label::NsubjPass) && node.head == Some(at as u32)
        };
        let around = at.saturating_sub(APART)..words.len().min(at + APART);
        if let Some(object) = around.clone().find(is_object) {
            // "made two offers" is counted, so the noun stays.
            let counted = around
                .clone()
                .any(|other| tree.nodes[other].label == Label::Nummod && tree.nodes[other].head == Some(object as u32));
            let light = lexicon.light_verb(&words[at].lemma, &words[object].lemma);
            if let Some(verb) = light.filter(|_| !counted) {
                stand_in(lexicon, &mut words[at], verb);
                silence(&mut words[object]);
                continue;
            }
        }
        let is_particle = |&other: &usize| {
            let node = &tree.nodes[other];
            matches!(node.label, Label::CompoundPrt | Label::Advmod) && node.head == Some(at as u32)
        };
        if !begins {
            continue;
        }
        let Some(particle) = (at + 2..words.len()).take(APART).find(is_particle) else { continue };
        let apart = lexicon.phrasal_verb([&*words[at].folded, &*words[particle].folded].into_iter());
        if let Some((_, verb)) = apart {
            stand_in(lexicon, &mut words[at], verb);
            silence(&mut words[particle]);
        }
    }
}

fn ahead(words: &[Word], at: usize) -> impl Iterator<Item = &str> {
    words[at..].iter().take(LONGEST).map(|word| &*word.folded)
}

fn stand_in(lexicon: &Lexicon, word: &mut Word, verb: LemmaId) {
    word.lemma = lexicon.lemma_text(verb).into();
    word.id = Some(verb);
    word.weight = lexicon.weight(&word.lemma);
    // Its own cues, so that both ways of saying it signal the same.
    word.cues = lexicon.cues(&word.lemma);
}

/// A particle says nothing beside its verb, nor does the noun that a light verb carries.
fn silence(word: &mut Word) {
    word.id = None;
    word.weight = 0;
}

#[cfg(test)]
mod tests {
    use crate::analysis::analyze;
    use crate::lexicon::Cues;
    use crate::text::Document;

    /// The lemma that the word `written` has in a text.
    #[track_caller]
    fn check(text: &str, written: &str, lemma: &str) {
        let analysis = analyze(&Document::new("a", text));
        let at = analysis.tokens.iter().position(|token| token.span.of(text) == Some(written)).expect(written);
        assert_eq!(&*analysis.words[at].lemma, lemma, "{text}");
    }

    #[test]
    fn a_verb_with_its_particle_is_the_verb_that_says_the_same() {
        check("The board turned down the offer.", "turned", "reject");
        check("The board turned the offer down.", "turned", "reject");
        check("The vote was put off until May.", "put", "postpone");
    }

    #[test]
    fn a_light_verb_with_its_object_is_the_verb_that_says_the_same() {
        check("The mayor issued a long apology on Monday.", "issued", "apologize");
        check("No decision was made on the dam.", "made", "decide");
        check("The firm made two offers.", "made", "make");
    }

    #[test]
    fn a_verb_alone_is_itself() {
        check("The board turned the page.", "turned", "turn");
        check("She put the cup on the table.", "put", "put");
    }

    #[test]
    fn a_fixed_phrase_gives_its_cues_to_its_first_word() {
        let text = "The minister came out against the plan.";
        let analysis = analyze(&Document::new("a", text));
        assert!(analysis.words[2].cues.contains(Cues::OPPOSITION));
    }
}
