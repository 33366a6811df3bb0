//! How does a caller add words of his own?

use super::names::{Alias, AliasKind, EntityKind};
use super::relation::WordRelation;
use super::table::lines;
use super::{Dimension, Lexicon, Unit};
use crate::error::{Cause, Error};
use crate::text::fold;

impl Lexicon {
    /// This lexicon with the words of a list, which come before its own.
    ///
    /// A line says what its words are: `opposite: upheld = quashed`, `converse: landlord = tenant`,
    /// `synonym: walkout = strike`, `exclusive: gold, silver, bronze`, `alias: Kyiv = Kyjiw`,
    /// `unit: furlong = 201.168 m`. Words of relations are single lemmas; names and units may have several words. An
    /// alias joins its names to the first one that is known, or makes an entity of them. A unit is so many of a known
    /// one, or `unit: widget` is one of its own kind. Empty lines and lines beginning with `#` are passed over.
    ///
    /// # Errors
    ///
    /// A line that says nothing of this kind, with its number.
    pub fn extended(&self, list: &str) -> Result<Lexicon, Error> {
        let mut lexicon = self.clone();
        for (line, text) in lines(list) {
            lexicon.extend(text).map_err(|message| Error::from(Cause::Lexicon { line, message }))?;
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
        for word in parts(rest, separator)? {
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
