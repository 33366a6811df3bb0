//! Does a number without a unit count something, or does it only name it?

use super::counted;
use super::kind::is_address;
use super::line::Line;
use super::number::Form;
use super::number_words::{self as word, Bound, Class};
use super::quantity::Found;
use crate::syntax::Pos;

/// Whether a number without unit counts something, rather than names it.
pub(super) fn counts(line: &Line<'_>, found: &Found<'_>, head: Option<usize>) -> bool {
    let (start, end) = (found.start, found.end);
    let number = &found.number;
    let digits = number.form == Form::Digits;
    let before = line.before(start, 1);
    let between = found.upper.is_some() && before == "between";
    let hedged = between
        || line.written(end) == "+"
        || word::hedge_before(line, start).is_some()
        || word::hedge_at(line, end, true).is_some();
    let plural = head.is_some_and(|head| head >= end && counted::is_plural(line, head));
    let happened = head.is_some_and(|head| counted::happens(line, head));
    // "a 2-month-old kitten": its age is not in years, nor does it count months.
    let unit = line.past_hyphen(end);
    let lasts =
        matches!(line.word(unit), "year" | "month" | "months" | "week" | "weeks" | "day" | "days" | "hour" | "hours");
    if lasts && number.form != Form::Vague {
        return false;
    }
    if digits && is_address(line, end) || !number.suffix.is_empty() {
        return false;
    }
    // "Article 5", "Resolution 242", "No. 10"; "in Phase 3 trials" too.
    let labelled = is_label(line, start) && (!plural || line.is_capitalised(start - 1));
    let last = !line.is_word(end) || word::has(line.word(end), Class::Stop);
    if (digits || last || head.is_none()) && labelled || matches!(before, "#" | "[") {
        return false;
    }
    // "COVID-19", "F-16", "24/7", "1.2.3".
    let tied = start > 0
        && line.is_glued(start - 1)
        && matches!(line.written(start - 1), "-" | "/" | "." | ":" | "–" | "," | "'" | "’");
    let ties = line.is_glued(end - 1) && line.is_number(end + 1) && line.is_glued(end) && !line.is_word(end);
    // "losses of 850m": millions of what, or metres?
    if line.word(end) == "m" && line.is_glued(end - 1) {
        return false;
    }
    // "both the 400- and 800-meter races".
    let suspended = line.written(end) == "-" && line.is_glued(end - 1) && !line.is_glued(end);
    if tied || ties || suspended {
        return false;
    }
    // "53 879" and phone numbers: digits in groups are no count each.
    let grouped = line.is_number(end) && line.written(end).len() == 3 || start > 0 && line.is_number(start - 1);
    // "555 - 0100", "(219) 555".
    let long = |at: usize| line.is_number(at) && line.written(at).len() >= 3;
    let dashed = |dash: usize, other: usize| line.written(dash) == "-" && long(start) && long(other);
    let telephone = dashed(end, end + 1) || start > 1 && dashed(start - 1, start - 2) || before == ")" && long(start);
    if digits && (grouped || telephone && found.upper.is_none()) {
        return false;
    }
    // "1. Close the valve", "(3)".
    let marks = matches!(line.written(end), "." | ")") && end + 1 < line.len();
    if digits && (start == 0 && marks || before == "(" && line.written(end) == ")") {
        return false;
    }
    let pronoun = !digits || head.is_some() || number.step < 1.0;
    if number.value == 1.0 && found.upper.is_none() && pronoun {
        return counts_one(line, start, end, head, hedged);
    }
    // "Apollo 11", "the Group of Seven": part of a name unless a noun follows that it counts.
    let name_behind =
        head.is_some_and(|head| head >= end && line.is_capitalised(head) && !counted::is_plural(line, head));
    if digits && name_behind && !happened && !hedged {
        return false;
    }
    let named = start > 1 && line.is_word(start - 1) && line.is_capitalised(start - 1);
    if named && (digits || (head.is_none() && !hedged)) && !plural && !happened {
        return false;
    }
    let named_word =
        !digits && start > 0 && line.is_capitalised(start) && (line.is_capitalised(start - 1) || before == "of");
    if named_word && !plural && !happened {
        return false;
    }
    // "the 1805 constitution".
    let year = line.written(start).len() == 4 && (1400.0..2100.0).contains(&number.value) && number.step == 1.0;
    if digits && year && !plural && !happened {
        return false;
    }
    // A long run of digits is the number of a thing.
    let last = line.written(number.end - 1);
    if digits && last.len() >= 8 && last.bytes().all(|byte| byte.is_ascii_digit()) {
        return false;
    }
    head.is_some() || hedged || line.word(end) == "of" || number.form == Form::Vague || stands_alone(line, found)
}

/// Whether a noun that things are numbered by stands before `start`: "item 5", "count 5 of the charge", not "they count 5".
pub(super) fn is_label(line: &Line<'_>, start: usize) -> bool {
    let verb = || start.checked_sub(1).and_then(|noun| line.tag(noun)).is_some_and(|tag| tag.pos() == Pos::Verb);
    word::has(line.before(start, 1), Class::Label) && (line.word(start + 1) == "of" || !verb())
}

/// Whether a number of which nothing is said but its value is one: "they have 1,200", "the answer is minus five".
fn stands_alone(line: &Line<'_>, found: &Found<'_>) -> bool {
    let (start, end, number) = (found.start, found.end, &found.number);
    let before = line.before(start, 1);
    // "lost 17-21" is a score, "4 to 7" a ratio; "1000-5000", "5k-20k", "is from 4 to 7" can hardly be.
    if found.upper.is_some() && before != "from" {
        let apart = |at: usize| matches!(line.written(at), "-" | "–") || line.word(at) == "to";
        if apart(number.end) && number.value < 100.0 {
            return false;
        }
    }
    if number.form != Form::Digits {
        // "a year or two".
        return before != "or";
    }
    // "a 737 crashed", "the 405".
    let determined = matches!(before, "a" | "an" | "the" | "this" | "that" | "his" | "her" | "their" | "its");
    // "opens at 9": an hour more often than not.
    let hour = before == "at" && number.value <= 24.0 && number.step == 1.0;
    // A row of a table.
    let row = line.is_number(end) || (start > 0 && line.is_number(start - 1));
    !determined && !hour && !row
}

/// Whether "one" is a number: one of persons or of the dead, or hedged; mostly it is a pronoun or an article.
fn counts_one(line: &Line<'_>, start: usize, end: usize, head: Option<usize>, hedged: bool) -> bool {
    if word::has(line.before(start, 1), Class::Pronoun)
        || matches!(line.word(end), "of" | "another")
        || line.is_hyphen(end)
    {
        return false;
    }
    let Some(head) = head else { return false };
    if head < end {
        return head + 1 == start;
    }
    let bounded = word::hedge_before(line, start).is_some_and(|(bound, _)| bound != Bound::Exact);
    (hedged && bounded) || counted::happens(line, head) || word::has(line.word(head), Class::Person)
}

#[cfg(test)]
mod tests {
    use super::super::quantity::fixture::check;

    #[test]
    fn a_bare_number_is_one() {
        check("They have 1,200.", &["1,200 | Count | 1200 | -"]);
        check("The answer is minus five.", &["minus five | Count | -5 | -"]);
        check("The index fell 9 to 39.", &["9 | Count | 9 | -", "39 | Count | 39 | -"]);
        check("It ran from 200 to 300.", &["200 | Count | 200 | -", "300 | Count | 300 | -"]);
        check("The range is 20 through 100.", &["20 through 100 | Count | 20..100 | -"]);
    }

    #[test]
    fn names_hours_scores_and_tables_are_none() {
        check("A 737 landed at 9.", &[]);
        check("They lost 17-21.", &[]);
        check("Bonn 12 34 56", &[]);
        check("The pilot of Flight eight hundred slept.", &[]);
        check("It may last a year or two.", &[]);
        check("He tested negative five times.", &["five | Count | 5 | times"]);
    }
}
