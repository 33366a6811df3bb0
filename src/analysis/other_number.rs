//! Which numbers say too little to be quantities, and still something in their place?

use super::Analysis;
use super::bound::bounded;
use super::line::Line;
use super::number::{self, Form, Number};
use super::quantity::{Found, Quantity, QuantityKind};
use crate::lexicon::{Dimension, Lexicon};

/// The numbers that say too little to be quantities, in order: how long, and how long before or after, as measures; digits
/// of which nothing says what they count. What stands in the same place in two texts can be compared all the same.
pub(crate) fn find(lexicon: &Lexicon, text: &str, analysis: &Analysis) -> Vec<Quantity> {
    let mut others = Vec::new();
    let mut times = analysis.times.iter().peekable();
    let mut quantities = analysis.quantities.iter().peekable();
    for line in Line::all(text, analysis) {
        let mut at = 0;
        while at < line.len() {
            let span = line.tokens[at].span;
            while times.next_if(|time| time.span.end() <= span.start()).is_some() {}
            while quantities.next_if(|quantity| quantity.span.end() <= span.start()).is_some() {}
            let known = quantities.peek().is_some_and(|quantity| quantity.span.overlaps(span));
            let timed = times.peek().is_some_and(|time| time.span.overlaps(span));
            match number::read(&line, at).filter(|number| !known && number.form != Form::Ordinal) {
                Some(number) => {
                    let end = number.end;
                    others.extend(other(lexicon, &line, at, number, timed));
                    at = end.max(at + 1);
                }
                None => at += 1,
            }
        }
    }
    others
}

fn other(lexicon: &Lexicon, line: &Line<'_>, at: usize, number: Number<'_>, timed: bool) -> Option<Quantity> {
    let behind = line.past_hyphen(number.end);
    let unit = lexicon.unit(line.word(behind)).filter(|unit| unit.dimension == Dimension::Duration);
    if timed != unit.is_some() || !number.suffix.is_empty() || unit.is_none() && number.form != Form::Digits {
        return None;
    }
    let end = if unit.is_some() { behind + 1 } else { number.end };
    let kind = if unit.is_some() { QuantityKind::Measure } else { QuantityKind::Count };
    let found = Found { number, upper: None, first: at, start: at, end, unit, kind, factor: 1.0 };
    Some(bounded(line, &found, at, None).0)
}
