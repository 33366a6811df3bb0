//! Which currency stands before a number: `$`, `US$`, `EUR`, `Rs500`?

use super::digits;
use super::line::Line;
use super::number::{Form, Number};
use crate::lexicon::{Dimension, Lexicon, Unit};

/// A currency in front of a number.
#[derive(Copy, Clone)]
pub(super) struct Currency<'a> {
    pub(super) unit: Unit,
    /// What it multiplies the number with: a million for `MSEK`.
    pub(super) scale: f64,
    /// How many tokens it takes: none of its own where it is one with the number.
    pub(super) tokens: usize,
    /// The number that is one token with it: `Rs500`.
    pub(super) number: Option<Number<'a>>,
}

/// How papers wrote the Deutschmark; in small letters it is a decimetre.
pub(super) const MARK: &str = "DM";

/// The currency that the number begins with at `at`; not the verb "won".
pub(super) fn before<'a>(lexicon: &Lexicon, line: &Line<'a>, at: usize) -> Option<Currency<'a>> {
    let written = line.written(at);
    if line.is_number(at) {
        return None;
    }
    if line.is_word(at) && written.ends_with(|c: char| c.is_ascii_digit()) {
        return glued(lexicon, written, at);
    }
    if !line.is_number(at + 1) {
        return None;
    }
    let found = |unit| Currency { unit, scale: 1.0, tokens: 1, number: None };
    let upper = written.bytes().all(|b| b.is_ascii_uppercase());
    // "Pounds 450m" in papers that set no signs.
    let named = line.is_capitalised(at) && written.ends_with('s') && line.written(at + 1).ends_with(['m', 'n']);
    if upper && let Some(unit) = millions(lexicon, written) {
        return Some(Currency { scale: 1e6, ..found(unit) });
    }
    if written == MARK {
        return lexicon.unit("deutschmark").map(found);
    }
    // "usd 200", "rmb 10": codes that are no words.
    let code = (written.len() == 3 && upper) || matches!(line.word(at), "usd" | "eur" | "gbp" | "rmb" | "dlrs");
    if line.is_word(at) && !code && !named && written != "Rs" && written != "Rs." {
        return None;
    }
    let sign = money(lexicon, line.word(at))?;
    let land = if line.is_word(at) { None } else { land(lexicon, line, at) };
    Some(found(land.unwrap_or(sign)))
}

fn money(lexicon: &Lexicon, word: &str) -> Option<Unit> {
    lexicon.unit(word).filter(|unit| unit.dimension == Dimension::Money)
}

/// The land whose dollar a sign is: `US$`, `hk $`, `usd$`; "a $ 20 bill" is no Australian one.
fn land(lexicon: &Lexicon, line: &Line<'_>, sign: usize) -> Option<Unit> {
    let at = sign.checked_sub(1).filter(|&at| line.is_word(at))?;
    let (word, glued) = (line.word(at), line.is_glued(at));
    if word.len() > 4 || (!glued && word == "a") {
        return None;
    }
    lexicon.unit(&format!("{word}{}", line.written(sign))).or_else(|| money(lexicon, word).filter(|_| word.len() == 3))
}

/// `Rs500`, `USD115.5`: letters of a currency and digits in one token.
fn glued<'a>(lexicon: &Lexicon, written: &'a str, at: usize) -> Option<Currency<'a>> {
    let cut = written.find(|c: char| c.is_ascii_digit()).filter(|cut| matches!(cut, 2 | 3))?;
    let (code, rest) = written.split_at(cut);
    let unit = code.starts_with(|c: char| c.is_ascii_uppercase()).then(|| money(lexicon, &code.to_lowercase()))??;
    let (value, step, "") = digits::mantissa(rest)? else { return None };
    let number = Number { value, step, scale: 1.0, form: Form::Digits, suffix: "", end: at + 1 };
    Some(Currency { unit, scale: 1.0, tokens: 0, number: Some(number) })
}

/// `MSEK`, `MEUR`: a million of a currency, as companies write it.
pub(super) fn millions(lexicon: &Lexicon, written: &str) -> Option<Unit> {
    let code =
        written.strip_prefix('M').filter(|code| code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase()))?;
    money(lexicon, &code.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::super::quantity::fixture::check;

    #[test]
    fn signs_codes_and_lands_stand_before_a_sum() {
        check("It cost hk $ 12.", &["$ 12 | Money | 12 | -"]);
        check("It cost Rs500.", &["Rs500 | Money | 500 | -"]);
        check(
            "They lost MSEK 30 and 40 MEUR.",
            &["MSEK 30 | Money | 29500000..30500000 | -", "40 MEUR | Money | 39500000..40500000 | -"],
        );
        check("Debts of dlrs 14.", &["dlrs 14 | Money | 14 | -"]);
        check("It cost DM 10 and is 10 dm long.", &["DM 10 | Money | 10 | -", "10 dm | Measure | 0.95..1.05 | -"]);
    }

    #[test]
    fn a_team_that_won_is_no_currency() {
        check("They won 5 games.", &["5 | Count | 5 | games"]);
    }
}
