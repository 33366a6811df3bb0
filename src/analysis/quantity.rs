//! How many, how much, how old, how strong? Numbers that count or measure, as intervals.

use serde::{Deserialize, Serialize};

use super::Analysis;
use super::bound::bounded;
use super::countable::counts;
use super::kind::{classify, decade_of_life, is_negative};
use super::line::Line;
use super::number::{self, Form, Number};
use super::unit::{extend, glued};
use super::{counted, currency, fraction, rank};
use crate::lexicon::{Lexicon, Unit};
use crate::text::Span;

/// A number that counts or measures something, as an interval.
#[derive(Clone, PartialEq, Debug)]
#[non_exhaustive]
pub struct Quantity {
    /// The number with its hedge, unit and, for a count, not the counted noun: `at least 12`, `3.5 million`, `40 percent`.
    pub span: Span,
    /// The number alone: `12`.
    pub number: Span,
    /// The least value that fits, in base units; `-inf` if unbounded.
    pub low: f64,
    /// The greatest value that fits; `inf` if unbounded.
    pub high: f64,
    /// The value as written.
    pub value: f64,
    /// What kind of number it is.
    pub kind: QuantityKind,
    /// Its unit, if it has one.
    pub unit: Option<Unit>,
    /// What is counted or measured, if that is said beside it: `people`.
    pub head: Option<Span>,
    /// How it was hedged.
    pub hedge: Hedge,
    /// Whether the bound itself does not fit: "more than 12" is no 12, "at least 12" may be.
    pub(crate) open: bool,
}

impl Quantity {
    /// Whether it is a count of nothing that is said beside it: "the index closed at 1,203".
    pub(crate) fn is_bare(&self) -> bool {
        self.kind == QuantityKind::Count && self.head.is_none() && self.hedge == Hedge::Exact
    }
}

/// What kind of number a quantity is.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum QuantityKind {
    /// So many of something; of what may not be said: "they have 1,200".
    Count,
    /// With a unit of measurement.
    Measure,
    /// Percent or percentage points.
    Percent,
    /// An amount of money.
    Money,
    /// How old someone is.
    Age,
    /// A place in an order: third.
    Ordinal,
    /// Magnitude of an earthquake and the like: a number that names a degree.
    Degree,
}

/// How a quantity is hedged.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Hedge {
    /// Not at all.
    Exact,
    /// About, around, nearly, some.
    About,
    /// At least, more than, over.
    AtLeast,
    /// At most, fewer than, up to.
    AtMost,
    /// Between two values.
    Range,
}

/// The quantities of a document of which sentences, tokens, words and times are filled, in order, without overlap.
///
/// Numbers inside times are not reported, nor numbers that name: years, articles, addresses, scores, versions.
pub(crate) fn find(lexicon: &Lexicon, text: &str, analysis: &Analysis) -> Vec<Quantity> {
    let mut quantities = Vec::new();
    let mut times = analysis.times.iter().peekable();
    for line in Line::all(text, analysis) {
        let mut at = 0;
        while at < line.len() {
            let span = line.tokens[at].span;
            while times.next_if(|time| time.span.end() <= span.start()).is_some() {}
            let limit = times.peek().map_or(usize::MAX, |time| time.span.start());
            if limit <= span.start() {
                at += 1;
                continue;
            }
            match read(lexicon, &line, at) {
                Some((quantity, end)) if quantity.span.end() <= limit => {
                    quantities.push(quantity);
                    at = end.max(at + 1);
                }
                _ => at = skip(&line, at),
            }
        }
    }
    quantities
}

/// A number with all that belongs to it, before its value is bounded.
pub(super) struct Found<'a> {
    pub(super) number: Number<'a>,
    /// The second value of a range.
    pub(super) upper: Option<Number<'a>>,
    /// First token of the number itself.
    pub(super) first: usize,
    /// First token with what belongs to it: currency, "aged".
    pub(super) start: usize,
    /// One past the last token of number and unit.
    pub(super) end: usize,
    pub(super) unit: Option<Unit>,
    pub(super) kind: QuantityKind,
    /// How many base units one is, where no unit says it: years for an age in months.
    pub(super) factor: f64,
}

fn read(lexicon: &Lexicon, line: &Line<'_>, at: usize) -> Option<(Quantity, usize)> {
    let currency = currency::before(lexicon, line, at);
    let is_sign = currency.is_some();
    let start = at + currency.map_or(0, |currency| currency.tokens);
    let number = currency.and_then(|currency| currency.number).or_else(|| number::read(line, start));
    let number = number.or_else(|| fraction::of_unit(lexicon, line, start))?;
    let kind = QuantityKind::Count;
    let mut found = Found { number, upper: None, first: start, start, end: number.end, unit: None, kind, factor: 1.0 };
    if number.form == Form::Ordinal {
        return rank::read(lexicon, line, &found);
    }
    if number.suffix == "s" {
        return decade_of_life(line, &mut found).then(|| bounded(line, &found, at, None));
    }
    if is_negative(line, start) && !is_sign {
        (found.number.value, found.start) = (-found.number.value, start - 1);
    }
    if !number.suffix.is_empty() {
        let (unit, end) = glued(lexicon, line, &number)?;
        (found.unit, found.end) = (Some(unit), end);
    }
    if let Some(currency) = currency {
        found.start = at;
        found.number.scale_by(currency.scale);
    }
    extend(lexicon, line, &mut found, is_sign);
    if let Some(end) = fraction::and_a_half(line, found.end).filter(|_| found.unit.is_some() && found.upper.is_none()) {
        (found.number.value, found.number.step, found.end) = (found.number.value + 0.5, 0.5, end);
    }
    // "10 million pounds" are money, "10 pounds" a weight.
    let pounds = found.number.scale >= 1e6 && line.word(found.end - 1).starts_with("pound");
    if let (true, Some(sterling)) = (pounds, lexicon.unit("£")) {
        found.unit = Some(sterling);
    }
    if let Some(currency) = currency {
        (found.unit, found.kind) = (Some(currency.unit), QuantityKind::Money);
    }
    classify(lexicon, line, &mut found);
    let mut head = counted::of(lexicon, line, &found);
    if found.kind == QuantityKind::Count && !counts(line, &found, head) {
        // "rose 3 to 20": two numbers, though no range.
        found.upper.take()?;
        found.end = found.number.end;
        head = counted::of(lexicon, line, &found);
        if !counts(line, &found, head) {
            return None;
        }
    }
    let (mut quantity, end) = bounded(line, &found, at, head);
    // "12 or more people": the hedge stands between.
    if head.is_none() && end > found.end && found.kind == QuantityKind::Count {
        let behind = counted::head(lexicon, line, found.start, end, number.value);
        quantity.head = behind.map(|head| line.span(head, head + 1));
    }
    Some((quantity, end))
}

/// Past a token that begins no quantity, and past digits that go with it: phone numbers, scores, versions.
fn skip(line: &Line<'_>, at: usize) -> usize {
    let mut next = at + 1;
    if line.is_number(at) {
        while line.is_glued(next - 1) && line.is_glued(next) && line.is_number(next + 1) && !line.is_word(next) {
            next += 2;
        }
    }
    next
}

/// What the tests of the files about quantities share.
#[cfg(test)]
pub(super) mod fixture {
    use super::super::line::fixture;
    use super::super::time;
    use super::*;

    /// The quantities of a text as "words | kind | low..high | head".
    #[track_caller]
    pub(in crate::analysis) fn check(text: &str, expected: &[&str]) {
        let lexicon = Lexicon::english();
        let mut analysis = fixture::analysis(&lexicon, text);
        analysis.times = time::find(&lexicon, text, &analysis, None);
        let got: Vec<_> = find(&lexicon, text, &analysis)
            .iter()
            .map(|found| {
                let rounded = |value: f64| (value * 1e6).round() / 1e6;
                let bounds = if found.low == found.high {
                    rounded(found.low).to_string()
                } else {
                    format!("{}..{}", rounded(found.low), rounded(found.high))
                };
                let head = found.head.and_then(|head| head.of(text)).unwrap_or("-");
                format!("{} | {:?} | {bounds} | {head}", found.span.of(text).unwrap(), found.kind)
            })
            .collect();
        assert_eq!(got, expected, "{text:?}");
    }
}

#[cfg(test)]
mod tests {
    use super::super::line;
    use super::fixture::check;
    use super::*;

    #[test]
    fn counts_have_the_noun_they_count() {
        check("The blast hurt 40 people.", &["40 | Count | 40 | people"]);
        check("Police held three other young men.", &["three | Count | 3 | men"]);
        check("The storm took 12 of the victims.", &["12 | Count | 12 | victims"]);
        check(
            "She has twenty-one hens and two dozen ducks.",
            &["twenty-one | Count | 21 | hens", "two dozen | Count | 21.6..26.4 | ducks"],
        );
        check("Three hundred and five homes burned.", &["Three hundred and five | Count | 305 | homes"]);
        check(
            "About 13 of the 17 bridges held.",
            &["About 13 | Count | 11.7..14.3 | bridges", "17 | Count | 17 | bridges"],
        );
        check(
            "It trades on three stock exchanges with six Iraqis.",
            &["three | Count | 3 | exchanges", "six | Count | 6 | Iraqis"],
        );
        check("A 12-member crew left.", &["12 | Count | 12 | member"]);
        check("The crew, six of them Iraqis, left.", &["six | Count | 6 | Iraqis"]);
    }

    #[test]
    fn what_happened_to_them_stands_for_those_counted() {
        check("Bus crash: five hurt, two dead.", &["five | Count | 5 | hurt", "two | Count | 2 | dead"]);
        check("At least 82 were killed.", &["At least 82 | Count | 82..inf | killed"]);
        check("It burned a barn, injuring 40.", &["40 | Count | 40 | injuring"]);
        check("The death toll rose to 12.", &["12 | Count | 12 | toll"]);
        check(
            "She lived half a mile away, a mile and a half from work, and ran two miles and a half.",
            &[
                "half a mile | Measure | 402.336..1207.008 | -",
                "a mile and a half | Measure | 2011.68..2816.352 | -",
                "two miles and a half | Measure | 3621.024..4425.696 | -",
            ],
        );
        check("One person died and one was killed.", &["One | Count | 1 | person", "one | Count | 1 | killed"]);
    }

    #[test]
    fn hedges_make_intervals() {
        check(
            "Nearly 50 homes and some 900 barns burned.",
            &["Nearly 50 | Count | 45..50 | homes", "some 900 | Count | 810..990 | barns"],
        );
        check("Up to 40 boats sank.", &["Up to 40 | Count | -inf..40 | boats"]);
        check(
            "No more than 5 boats sank, as many as 9 boats drifted.",
            &["No more than 5 | Count | -inf..5 | boats", "as many as 9 | Count | -inf..9 | boats"],
        );
        check(
            "More than 10 but fewer than 20 boats sank.",
            &["More than 10 but fewer than 20 | Count | 10..20 | boats"],
        );
        check(
            "Between 3 and 5 boats, then 10 to 12 ships.",
            &["Between 3 and 5 | Count | 3..5 | boats", "10 to 12 | Count | 10..12 | ships"],
        );
        check(
            "Dozens of boats and hundreds of thousands of nets.",
            &["Dozens | Count | 24..inf | boats", "hundreds of thousands | Count | 200000..inf | nets"],
        );
        check("Twelve or more boats sank.", &["Twelve or more | Count | 12..inf | boats"]);
        check("500+ boats sank.", &["500+ | Count | 500..inf | boats"]);
    }

    #[test]
    fn a_written_number_is_as_exact_as_its_last_digit() {
        check("It feeds 1,500 hens.", &["1,500 | Count | 1500 | hens"]);
        check("It feeds about 1,500 hens.", &["about 1,500 | Count | 1350..1650 | hens"]);
        check("It feeds 3.5 million hens.", &["3.5 million | Count | 3450000..3550000 | hens"]);
        check("It feeds 3 to 5 million hens.", &["3 to 5 million | Count | 3000000..5000000 | hens"]);
    }

    #[test]
    fn money_percent_and_measures_have_units() {
        check(
            "It cost $27.5bn, or 20 million euros.",
            &["$27.5bn | Money | 27450000000..27550000000 | -", "20 million euros | Money | 19500000..20500000 | -"],
        );
        check("It cost EUR 50, or US$60.", &["EUR 50 | Money | 50 | -", "$60 | Money | 60 | -"]);
        check(
            "They won 5 games for a quarter million dollars.",
            &["5 | Count | 5 | games", "a quarter million dollars | Money | 225000..275000 | -"],
        );
        check(
            "A quarter of the boats and three quarters of the nets.",
            &["A quarter | Percent | 23.75..26.25 | boats", "three quarters | Percent | 71.25..78.75 | nets"],
        );
        check("Some 40 percent of the houses fell.", &["Some 40 percent | Percent | 36..44 | houses"]);
        check("Support fell by 3 percentage points.", &["3 percentage points | Percent | 2.5..3.5 | -"]);
        check(
            "A third of the boats and one-fifth of the nets.",
            &["A third | Percent | 31.666667..35 | boats", "one-fifth | Percent | 19..21 | nets"],
        );
        check("The pass is 35 miles away.", &["35 miles | Measure | 55522.368..57131.712 | -"]);
        check(
            "A 1,500-square-kilometer lake froze.",
            &["1,500-square-kilometer | Measure | 1450000000..1550000000 | -"],
        );
        check("It sank to minus 5 degrees Celsius.", &["minus 5 degrees Celsius | Measure | -5.5..-4.5 | -"]);
    }

    #[test]
    fn a_change_between_two_sums_is_no_range() {
        check("Shares fell $3 to $12.", &["$3 | Money | 3 | -", "$12 | Money | 12 | -"]);
        check("Shares fell 3 to 5 percent.", &["3 to 5 percent | Percent | 3..5 | -"]);
        check("Sales rose 5% to $12.", &["5% | Percent | 4.5..5.5 | -", "$12 | Money | 12 | -"]);
        check("The toll rose from 10 to 12 deaths.", &["10 | Count | 10 | toll", "12 | Count | 12 | deaths"]);
    }

    #[test]
    fn ages_are_no_counts() {
        check("Dana Reed, 14, and a 15-year-old boy ran.", &["14 | Age | 14 | Reed", "15-year-old | Age | 15 | boy"]);
        check("He is 14 years old, she died aged 80.", &["14 years old | Age | 14 | -", "aged 80 | Age | 80 | -"]);
        check("A 6-month-old kitten ate.", &["6-month-old | Age | 0.5 | kitten"]);
        check("A man in his 20s ran.", &["20s | Age | 20..29 | -"]);
        check("On Friday, 15-year-old boy Tom ran.", &["15-year-old | Age | 15 | Tom"]);
    }

    #[test]
    fn magnitudes_are_degrees() {
        check("A magnitude 5.6 quake hit.", &["magnitude 5.6 | Degree | 5.55..5.65 | quake"]);
        check("A 5.6-magnitude earthquake hit.", &["5.6-magnitude | Degree | 5.55..5.65 | earthquake"]);
        check("A quake with a magnitude of 6.1 hit.", &["magnitude of 6.1 | Degree | 6.05..6.15 | quake"]);
        check("A 6.1 quake hit.", &["6.1 | Degree | 6.05..6.15 | quake"]);
        check("It measured 5.9 on the Richter scale.", &["5.9 | Degree | 5.85..5.95 | -"]);
    }

    #[test]
    fn what_a_number_counts_may_stand_before_it() {
        check("The number of ferries rose to 12.", &["12 | Count | 12 | ferries"]);
        check("- Number of berths: 43.", &["43 | Count | 43 | berths"]);
        check("The number of guests who came was 120.", &["120 | Count | 120 | guests"]);
        check("A number of guests paid 40.", &["40 | Count | 40 | -"]);
    }

    #[test]
    fn ordinals_stand_between_a_determiner_and_a_noun() {
        check("He won his 11th term.", &["11th | Ordinal | 11 | term"]);
        check("First, the Second World War ended for the first time.", &[]);
    }

    #[test]
    fn numbers_that_name_are_no_quantities() {
        check("Article 5 and Resolution 242 name Route 66 and No. 10.", &[]);
        check("He lives in the 5600 block of Elm Street, or at 17200 South Elm Street.", &[]);
        check("They won 3-1 on Flight 93 with COVID-19.", &[]);
        check("Call 555-0199 or read version 1.2.3 on page 9.", &[]);
        check("1. Close the valve.", &[]);
        check("He left at 6:45 p.m. on 20 August 2025 for three days.", &[]);
        check("One of the men told no one; one another they knew, and one says so.", &[]);
        check("In season two they ran up losses of 850m on Block 16.", &[]);
        check("The 1805 constitution outlived Apollo 11, the 737 Max and 7-Up.", &[]);
        check("A kitten died in 525 BC after a long 100m race.", &["100m | Measure | 95..105 | -"]);
    }

    #[test]
    fn no_text_makes_it_panic() {
        for text in [
            "$",
            "5",
            "5 to",
            "a",
            "half a",
            "1,",
            "1/2/3",
            "-5",
            "magnitude",
            "aged",
            "one hundred hundred hundred",
            "٣ people",
            "½ cup",
            "9999999999999999999 people",
            "5%-",
            "more than",
            "2 million-",
        ] {
            let lexicon = Lexicon::english();
            find(&lexicon, text, &line::fixture::analysis(&lexicon, text));
        }
    }
}
