//! How does a caller add words of his own?

use super::names::{Alias, AliasKind, EntityKind};
use super::relation::WordRelation;
use super::table::lines;
use super::{Dimension, Lexicon, Unit};
use crate::error::{Cause, Error};
use crate::text::{fold, hash_on};

/// Each two words of a line are related, so a line holds no more than this.
const MOST_WORDS: usize = 1_000;

impl Lexicon {
    /// This lexicon with the words of a list, which come before its own.
    ///
    /// A line says what its words are: `opposite: upheld = quashed`, `converse: landlord = tenant`,
    /// `synonym: walkout = strike`, `exclusive: gold, silver, bronze`, `alias: Kyiv = Kyjiw`,
    /// `unit: furlong = 201.168 m`. Words of relations are single lemmas; names and units may have several words. An
    /// alias joins its names to the first one that is known, or makes an entity of them. A unit is so many of a known
    /// one, or `unit: widget` is one of its own kind. Empty lines and lines beginning with `#` are passed over. A line of
    /// related words has at most 1,000.
    ///
    /// # Errors
    ///
    /// A line that says nothing of this kind, with its number.
    pub fn extended(&self, list: &str) -> Result<Lexicon, Error> {
        let mut lexicon = self.clone();
        for (line, text) in lines(list) {
            lexicon.extend(text).map_err(|message| Error::from(Cause::Lexicon { line, message }))?;
            lexicon.extensions = hash_on(hash_on(lexicon.extensions, text.as_bytes()), b"\n");
        }
        Ok(lexicon)
    }

    fn extend(&mut self, line: &str) -> Result<(), String> {
        let (kind, rest) =
            line.split_once(':').ok_or("expected a kind and a colon, such as `opposite: rise = fall`")?;
        let rest = rest.trim();
        match kind.trim() {
            "opposite" => self.extend_relation(rest, '=', WordRelation::Opposite),
            "converse" => self.extend_relation(rest, '=', WordRelation::Converse),
            "synonym" => self.extend_relation(rest, '=', WordRelation::Synonym),
            "exclusive" => self.extend_relation(rest, ',', WordRelation::Exclusive),
            "alias" => self.extend_alias(rest),
            "unit" => self.extend_unit(rest),
            kind => Err(format!("no kind {kind:?}; there are opposite, converse, synonym, exclusive, alias and unit")),
        }
    }

    fn extend_relation(&mut self, rest: &str, separator: char, relation: WordRelation) -> Result<(), String> {
        let mut ids = Vec::new();
        let words = parts(rest, separator)?;
        if words.len() > MOST_WORDS {
            return Err(format!("{} words in one line; there may be {MOST_WORDS}", words.len()));
        }
        for word in words {
            if word.contains(char::is_whitespace) {
                return Err(format!("{word:?} is more than one word"));
            }
            ids.push(self.words.add(&fold(word)));
        }
        for (n, &a) in ids.iter().enumerate() {
            for &b in ids[n + 1..].iter().filter(|&&b| b != a) {
                self.relations.set(a, b, relation);
            }
        }
        Ok(())
    }

    fn extend_alias(&mut self, rest: &str) -> Result<(), String> {
        let names = parts(rest, '=')?;
        let known = names.iter().find_map(|name| self.whole_name(name));
        let alias = known.unwrap_or_else(|| {
            let entity = self.names.add_entity(&fold(names[0]), EntityKind::Organisation);
            Alias { entity, kind: AliasKind::Name }
        });
        for name in names {
            self.names.set_alias(&mut self.words, name, alias);
        }
        Ok(())
    }

    fn whole_name(&self, name: &str) -> Option<Alias> {
        let folded = fold(name);
        let words = || folded.split([' ', '-']).zip(name.split([' ', '-']));
        let (taken, alias) = self.name_in(words())?;
        (taken == words().count()).then_some(alias)
    }

    fn extend_unit(&mut self, rest: &str) -> Result<(), String> {
        let (name, value) = rest.split_once('=').map_or((rest, None), |(name, value)| (name, Some(value.trim())));
        let name = name.trim();
        if name.is_empty() {
            return Err("a unit needs a name".to_string());
        }
        if self.units.is_full() {
            return Err("there are 65,536 units already".to_string());
        }
        let (dimension, factor) = match value {
            None => (Dimension::Other, 1.0),
            Some(value) => {
                let (number, base) =
                    value.split_once(' ').ok_or("expected a number and a unit, such as `201.168 m`")?;
                let number: f64 = number.parse().map_err(|_| format!("{number:?} is no number"))?;
                if !number.is_finite() || number <= 0.0 {
                    return Err(format!("{number} of something is no unit"));
                }
                let base = fold(base.trim());
                let unit = self.whole_unit(&base).ok_or_else(|| format!("no unit {base:?}"))?;
                (unit.dimension, number * unit.factor)
            }
        };
        let folded = fold(name);
        self.units.add(&mut self.words, name, dimension, factor, [&*folded].into_iter());
        Ok(())
    }

    fn whole_unit(&self, folded: &str) -> Option<Unit> {
        let (taken, unit) = self.unit_phrase(folded.split(' '))?;
        (taken == folded.split(' ').count()).then_some(unit)
    }
}

/// The parts of a line, of which there must be at least two, none empty.
fn parts(rest: &str, separator: char) -> Result<Vec<&str>, String> {
    let parts: Vec<&str> = rest.split(separator).map(str::trim).collect();
    if parts.len() < 2 || parts.iter().any(|part| part.is_empty()) {
        return Err(format!("expected words with {separator:?} between them"));
    }
    Ok(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_relation(list: &str, a: &str, b: &str, expected: Option<WordRelation>) {
        let lexicon = Lexicon::english().extended(list).unwrap();
        let ids = (lexicon.lemma_id(a).unwrap(), lexicon.lemma_id(b).unwrap());
        assert_eq!(lexicon.relation(ids.0, ids.1), expected);
        assert_eq!(lexicon.relation(ids.1, ids.0), expected);
    }

    #[track_caller]
    fn check_error(list: &str, expected: &str) {
        let error = Lexicon::english().extended(list).map(|_| ()).unwrap_err();
        assert!(error.is_lexicon());
        assert_eq!(error.to_string(), expected);
    }

    #[test]
    fn relations_can_be_added_and_come_before_those_shipped() {
        check_relation("opposite: walkover = warm-up", "walkover", "warm-up", Some(WordRelation::Opposite));
        check_relation("exclusive: Alpha, Bravo, Charlie", "alpha", "charlie", Some(WordRelation::Exclusive));
        check_relation("# ours\n\nsynonym: accept = reject\n", "accept", "reject", Some(WordRelation::Synonym));
        check_relation("converse: mentor = mentee", "mentor", "mentee", Some(WordRelation::Converse));
    }

    #[test]
    fn the_shared_lexicon_stays_as_it_is() {
        let _ = Lexicon::english().extended("synonym: accept = reject").unwrap();
        check_relation("", "accept", "reject", Some(WordRelation::Opposite));
    }

    #[test]
    fn aliases_join_the_entity_that_is_known() {
        let lexicon = Lexicon::english().extended("alias: Kyjiw = Kyiv\nalias: Acme = Acme Holdings = AH").unwrap();
        let entity =
            |name: &'static str| lexicon.name(name.split(' ')).map(|(_, alias)| lexicon.entity_name(alias.entity));
        assert_eq!(entity("kyjiw"), Some("ukraine"));
        assert_eq!(entity("acme"), Some("acme"));
        assert_eq!(entity("acme holdings"), Some("acme"));
        assert_eq!(entity("ah"), Some("acme"));
    }

    #[test]
    fn units_can_be_added() {
        let lexicon = Lexicon::english().extended("unit: furlong = 201.168 m\nunit: widget").unwrap();
        let furlong = lexicon.unit("furlong").unwrap();
        assert_eq!((furlong.dimension, furlong.factor), (Dimension::Length, 201.168));
        let widget = lexicon.unit("widget").unwrap();
        assert_eq!((widget.dimension, lexicon.unit_name(widget)), (Dimension::Other, "widget"));
    }

    #[test]
    fn a_unit_for_which_there_is_no_number_is_an_error() {
        let list: String = (0..=u16::MAX).map(|number| format!("unit: widget{number}\n")).collect();
        let error = Lexicon::english().extended(&list).map(|_| ()).unwrap_err();
        assert!(error.to_string().ends_with("there are 65,536 units already"), "{error}");
    }

    #[test]
    fn a_line_that_says_nothing_is_an_error_that_names_it() {
        check_error("# fine\nopposite: up", "word list, line 2: expected words with '=' between them");
        check_error("nonsense", "word list, line 1: expected a kind and a colon, such as `opposite: rise = fall`");
        check_error("opposite: a b = c", "word list, line 1: \"a b\" is more than one word");
        check_error("unit: x = 3 qwertzuiops", "word list, line 1: no unit \"qwertzuiops\"");
        check_error("unit: x = many m", "word list, line 1: \"many\" is no number");
        let many: Vec<String> = (0..1_001).map(|number| format!("w{number}")).collect();
        check_error(
            &format!("exclusive: {}", many.join(", ")),
            "word list, line 1: 1001 words in one line; there may be 1000",
        );
        check_error("unit: x = -1 m", "word list, line 1: -1 of something is no unit");
        check_error("alias: x =", "word list, line 1: expected words with '=' between them");
        check_error(
            "colour: red",
            "word list, line 1: no kind \"colour\"; there are opposite, converse, synonym, exclusive, alias and unit",
        );
    }
}
