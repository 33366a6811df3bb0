//! Which cases are no running prose, and by which rule?
//!
//! The library reads reports, articles, encyclopaedias: sentences. The specifications also hold what people type into a
//! form or say to a device. Each rule looks at the case alone.

use crate::spec::{Case, Entity};

/// Why a case, or one number of it, is left out.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Rule {
    /// The recognizers' own reference implementation does not reach it.
    Unsupported,
    /// The text is a number and no sentence about anything: a form's field. No word stands beside the number.
    OnlyANumber,
    /// "Next", "last", "current": a place relative to the reader's, without a number.
    Relative,
    /// A unit or the word "percent" without any number.
    UnitAlone,
    /// Digits that are a piece of a date, a telephone number, an address, a serial number: these name, they don't count.
    Identifier,
    /// Written for a machine: `1.1^23`, `>= 30`, `{kg}`, `1e10`.
    Formula,
    /// A comma for the decimal point, or a point between thousands: not English.
    OtherLocale,
    /// Signs of another script.
    OtherScript,
    /// A denominator: "forty two and a third" is a fraction in one file and an ordinal in another.
    Denominator,
    /// The number of a time or duration: the library reports those as times.
    Time,
}

impl Rule {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Rule::Unsupported => "not reached by the reference itself",
            Rule::OnlyANumber => "only a number, no word beside it",
            Rule::Relative => "relative place: next, last, current",
            Rule::UnitAlone => "unit without a number",
            Rule::Identifier => "piece of a date, telephone or serial number",
            Rule::Formula => "formula or markup",
            Rule::OtherLocale => "decimal comma",
            Rule::OtherScript => "another script",
            Rule::Denominator => "denominator given as an ordinal",
            Rule::Time => "number of a time, reported as a time",
        }
    }
}

/// The rule that leaves the case out: one of its own, or the one that leaves none of its numbers.
pub(crate) fn left_out(case: &Case) -> Option<Rule> {
    if case.unsupported {
        return Some(Rule::Unsupported);
    }
    if !has_words_beside(case) {
        return Some(Rule::OnlyANumber);
    }
    let mut rules = case.entities.iter().map(|entity| rule(case, entity));
    let first = rules.next()??;
    rules.all(|rule| rule.is_some()).then_some(first)
}

/// Whether a rule leaves out this number of a case.
pub(crate) fn is_dropped(case: &Case, entity: &Entity) -> bool {
    rule(case, entity).is_some()
}

/// Whether two words, or one beside a number, stand outside the numbers.
fn has_words_beside(case: &Case) -> bool {
    let mut outside = String::new();
    let mut from = 0;
    for entity in &case.entities {
        outside.push_str(&case.input[from..entity.start]);
        outside.push(' ');
        from = entity.end;
    }
    outside.push_str(&case.input[from..]);
    let words = outside.split_whitespace().filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() >= 2);
    words.count() >= if case.entities.is_empty() { 2 } else { 1 }
}

fn rule(case: &Case, entity: &Entity) -> Option<Rule> {
    let words = &case.input[entity.start..entity.end];
    let (before, after) = (&case.input[..entity.start], &case.input[entity.end..]);
    let Some(value) = &entity.value else { return Some(Rule::UnitAlone) };
    if value.starts_with("current") || value.starts_with("end") {
        return Some(Rule::Relative);
    }
    if words.contains(['^', '<', '>', '=', '~', '{', '[']) || after.starts_with(['{', '[']) || is_scientific(words) {
        return Some(Rule::Formula);
    }
    if continues(before.chars().rev()) || continues(after.chars()) {
        return Some(Rule::Identifier);
    }
    if words.chars().any(|c| c.is_alphabetic() && !is_latin(c)) {
        return Some(Rule::OtherScript);
    }
    if has_other_separators(words) {
        return Some(Rule::OtherLocale);
    }
    if before.ends_with(" and a ") && !words.contains(' ') {
        return Some(Rule::Denominator);
    }
    is_time(after).then_some(Rule::Time)
}

/// Whether what goes on beside a number is glued to it by a mark, as in 5/17/2018, SCP-173, 192.168.1.2.
fn continues(mut beside: impl Iterator<Item = char>) -> bool {
    let mark = beside.next().is_some_and(|c| matches!(c, '.' | '-' | '/' | ':' | ','));
    mark && beside.next().is_some_and(char::is_alphanumeric)
}

fn is_scientific(words: &str) -> bool {
    let lower = words.to_ascii_lowercase();
    lower.contains("x10")
        || lower.split_once('e').is_some_and(|(before, after)| {
            before.ends_with(|c: char| c.is_ascii_digit())
                && after.starts_with(|c: char| c.is_ascii_digit() || c == '+' || c == '-')
        })
}

fn is_latin(c: char) -> bool {
    c.is_ascii() || matches!(c, '\u{c0}'..='\u{24f}' | 'µ' | 'μ')
}

/// "5,00", "1.111,11": a comma must stand before two or three digits that go on to a group of three.
fn has_other_separators(words: &str) -> bool {
    let digits: Vec<&str> = words.split(',').collect();
    let short = |part: &&str| part.chars().take_while(char::is_ascii_digit).count() < 2;
    let last = digits.last().map_or(0, |last| last.chars().take_while(char::is_ascii_digit).count());
    digits.len() > 1 && (last != 3 || digits[1..].iter().any(short) || digits[0].contains('.'))
}

/// Whether a unit of time follows that gives no age: "3 years", not "thirty years old".
fn is_time(after: &str) -> bool {
    let mut words = after.split([' ', '-', '.', ',']).skip(1);
    let unit = words.next().unwrap_or_default().to_ascii_lowercase();
    let times = ["second", "minute", "hour", "day", "week", "month", "year", "decade"];
    after.starts_with([' ', '-'])
        && times.contains(&unit.trim_end_matches('s'))
        && !words.next().is_some_and(|next| matches!(next, "old" | "of"))
}
