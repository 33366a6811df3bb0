//! How does a report look in an issue or a chat?

use super::card::{Card, Row, cards};
use super::voice::{cited, counted, not_compared, not_shown, sure, title};
use super::words::{Part, Quoted, quoted};
use crate::judge::Relation;
use crate::report::Report;
use crate::report::finding::reason_name;
use crate::report::visible::visible;

/// Draws a report as Markdown (CommonMark) for an issue or a chat: the contradictions first, then what differs and what
/// agrees, each with the sentences of both sides, the deciding words in bold, who says it and how sure that is.
///
/// Text of the documents stays text: it can't become a heading, a link, an image, HTML, or a call to somebody by `@`.
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let json = r#"{"schema": "gainsay/1", "documents": [], "claims": [], "events": [], "findings": [],
/// #                "omitted": {"candidates": 0}}"#;
/// use gainsay::render::Markdown;
///
/// let report: gainsay::Report = serde_json::from_str(json)?;
/// print!("{}", Markdown::new().render(&report));
/// # Ok(())
/// # }
/// ```
#[derive(Clone, PartialEq, Eq, Hash, Default, Debug)]
#[must_use]
#[non_exhaustive]
pub struct Markdown {}

impl Markdown {
    /// With the settings there are: none as yet.
    pub fn new() -> Markdown {
        Markdown::default()
    }

    /// The report as Markdown, each line ended.
    #[must_use]
    pub fn render(&self, report: &Report) -> String {
        let cards = cards(report);
        let mut out = summary(report);
        let relations = [
            ("Contradictions", Relation::Contradiction),
            ("Differences", Relation::Divergence),
            ("Agreements", Relation::Agreement),
        ];
        for (heading, relation) in relations {
            let of_relation = cards.iter().filter(|card| card.relation() == relation);
            let shown: Vec<&Card<'_>> = of_relation.filter(|card| card.is_likely()).collect();
            if shown.is_empty() {
                continue;
            }
            out.push_str(&format!("\n## {heading}\n"));
            for card in &shown {
                push_card(card, &mut out);
            }
        }
        if let Some(note) = not_shown(report, &cards) {
            out.push_str(&format!("\nNot shown: {note}.\n"));
        }
        out
    }
}

/// `**2 sources, 14 claims, 3 events: 1 contradiction, 2 agreements, 0 divergences**`.
fn summary(report: &Report) -> String {
    let with = |relation| report.findings().filter(|finding| finding.relation() == relation).count();
    let [sources, claims, events] = [
        counted(report.documents.len(), "source"),
        counted(report.claims.len(), "claim"),
        counted(report.events.len(), "event"),
    ];
    let [contradictions, agreements, divergences] = [
        counted(with(Relation::Contradiction), "contradiction"),
        counted(with(Relation::Agreement), "agreement"),
        counted(with(Relation::Divergence), "divergence"),
    ];
    let mut summary = format!("**{sources}, {claims}, {events}: {contradictions}, {agreements}, {divergences}**\n");
    if let Some(note) = not_compared(report) {
        summary.push_str(&format!("\n{note}.\n"));
    }
    summary
}

fn push_card(card: &Card<'_>, out: &mut String) {
    let kind = card.leading_reasons().next().map_or("overlap", |reason| reason_name(reason.kind));
    out.push_str(&format!("\n### {}\n\n*{kind}, {} certain*\n", escaped(&title(card), true), sure(card)));
    for (place, camp) in card.camps.iter().enumerate() {
        if 0 < place {
            out.push_str(if card.relation() == Relation::Contradiction { "\nagainst\n" } else { "\nbeside\n" });
        }
        for quoted in quoted(camp) {
            push_quoted(&quoted, out);
        }
    }
}

/// `**Courier**, 2025-08-20, citing police:` and the sentence as a quotation.
fn push_quoted(quoted: &Quoted<'_, '_>, out: &mut String) {
    let speakers: Vec<String> = quoted.rows.iter().map(|row| speaker(row)).collect();
    out.push_str(&format!("\n{}:\n> {}\n", speakers.join("; "), sentence(&quoted.words)));
}

fn speaker(row: &Row<'_>) -> String {
    let name = escaped(&visible(row.claim.publisher()), true);
    let mut speaker = format!("**{}**", name.trim());
    if let Some(published) = &row.claim.document.published {
        speaker.push_str(&format!(", {}", published.date()));
    }
    if let Some(cited) = cited(row.claim) {
        speaker.push_str(&format!(", {}", escaped(&cited, false)));
    }
    speaker
}

/// The pieces of a sentence as one line, the deciding words in bold.
fn sentence(pieces: &[(Part, String)]) -> String {
    let mut line = String::new();
    for (place, (part, text)) in pieces.iter().enumerate() {
        let before = pieces[..place].iter().rev().find_map(|(_, text)| text.chars().next_back());
        let after = pieces[place + 1..].iter().find_map(|(_, text)| text.chars().next());
        let words = text.trim();
        let opens = flanks(before.filter(|_| text.starts_with(words)), words.chars().next());
        let closes = flanks(after.filter(|_| text.ends_with(words)), words.chars().next_back());
        if *part != Part::Mark || words.is_empty() || !opens || !closes {
            line.push_str(&escaped(text, line.is_empty()));
            continue;
        }
        let (blank_before, blank_after) = (!text.starts_with(words), !text.ends_with(words));
        line.push_str(if blank_before { " **" } else { "**" });
        line.push_str(&escaped(words, false));
        line.push_str(if blank_after { "** " } else { "**" });
    }
    line.trim().to_owned()
}

/// Whether asterisks between the two make bold: before or after a word they do not if the bold words begin or end with
/// punctuation (CommonMark 0.31, 6.2).
fn flanks(outside: Option<char>, inside: Option<char>) -> bool {
    let in_word = |c: char| c.is_alphanumeric();
    !outside.is_some_and(in_word) || inside.is_some_and(in_word)
}

/// A line of text as Markdown that shows exactly this; `begins` if it begins a line of its own.
fn escaped(text: &str, begins: bool) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let begins_with_number = begins && {
        let rest = text.trim_start().trim_start_matches(|c: char| c.is_ascii_digit());
        rest.len() < text.trim_start().len() && rest.starts_with(['.', ')'])
    };
    let mut numbers = begins_with_number;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let next = chars.peek().copied();
        let at_start = begins && out.trim().is_empty();
        let is_special = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '$' | '!' => true,
            '-' | '+' | '=' => at_start,
            // An address would become a link; so would what begins with `www.`.
            ':' => next == Some('/'),
            '.' => numbers || out.to_ascii_lowercase().ends_with("www"),
            ')' => numbers,
            _ => false,
        };
        numbers &= c.is_ascii_digit() || c == ' ';
        if is_special {
            out.push('\\');
        }
        out.push(c);
        // `@name` would call somebody, `#12` would point at an issue: a joiner that is not seen keeps them apart.
        if matches!(c, '@' | '#') && next.is_some_and(char::is_alphanumeric) {
            out.push('\u{2060}');
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(escaped(text, true), expected);
    }

    #[test]
    fn prose_stays_as_it_is() {
        check("Kyiv – “peace” (2022), half-way: 3.5 million.", "Kyiv – “peace” (2022), half-way: 3.5 million.");
    }

    #[test]
    fn marks_of_markdown_become_text() {
        check("*a* _b_ `c` [d](e) <f> # | ~~g~~ ![h]", r"\*a\* \_b\_ \`c\` \[d\](e) \<f\> \# \| \~\~g\~\~ \!\[h\]");
        check("&amp; \\ $x$", r"\&amp; \\ \$x\$");
    }

    #[test]
    fn a_line_does_not_become_a_list_or_a_rule() {
        check("- one", r"\- one");
        check("+ one - two", r"\+ one - two");
        check("12. one 13. two", r"12\. one 13. two");
        check("1) one", r"1\) one");
        check("--- x", r"\--- x");
        check("= x", r"\= x");
    }

    #[test]
    fn addresses_and_names_do_not_become_links() {
        check("see https://x.example and www.x.example", r"see https\://x.example and www\.x.example");
        check("ask @anna about #12", "ask @\u{2060}anna about \\#\u{2060}12");
    }

    #[track_caller]
    fn check_bold(pieces: &[(Part, &str)], expected: &str) {
        let pieces: Vec<(Part, String)> = pieces.iter().map(|&(part, text)| (part, text.to_owned())).collect();
        assert_eq!(sentence(&pieces), expected);
    }

    #[test]
    fn deciding_words_are_bold() {
        check_bold(
            &[(Part::Claim, "It killed "), (Part::Mark, "12 people"), (Part::Context, ".")],
            "It killed **12 people**.",
        );
        check_bold(&[(Part::Mark, "*12 "), (Part::Claim, "people")], r"**\*12** people");
    }

    #[test]
    fn bold_that_would_not_be_bold_is_left_out() {
        check_bold(&[(Part::Claim, "a"), (Part::Mark, "(b"), (Part::Claim, " c")], "a(b c");
    }
}
