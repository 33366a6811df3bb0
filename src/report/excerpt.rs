//! Which words of a document does a reader get to see, and where in them are the marked ones?

use std::ops::Range;

use super::finding::ClaimRef;
use super::visible::visible_char;
use crate::text::Span;

/// How many bytes before the first and after the last mark are looked at: more than any screen is wide.
const REACH: usize = 4000;

/// Words of a document as one harmless line.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub(crate) struct Excerpt {
    /// The line.
    pub(crate) text: String,
    /// For each of the marks that were asked for, its bytes in `text`, or `None` if it does not fall into it.
    pub(crate) marks: Vec<Option<Range<usize>>>,
}

/// The words of `claim`'s document at `window`, with those of `marks` that it holds.
///
/// If the report does not have the text, or `window` does not fit it, the claim's own words serve.
pub(crate) fn excerpt(claim: ClaimRef<'_>, window: Span, marks: &[Span]) -> Excerpt {
    let of_document = claim.document.text.as_deref().filter(|text| window.of(text).is_some());
    let (text, base, window) = match of_document {
        Some(text) => (text, 0, window),
        None => {
            let base = claim.claim.span.start();
            (claim.claim.text.as_str(), base, stretch(base, base.saturating_add(claim.claim.text.len())))
        }
    };
    let window = narrowed(window, marks);
    let (start, end) = (ceil(text, window.start() - base), floor(text, window.end() - base));
    let Some(words) = text.get(start..end) else {
        return Excerpt { text: String::new(), marks: vec![None; marks.len()] };
    };
    line(words, start + base, marks)
}

/// `window` without what is far from the marks, so that a text without a full stop does not cost its length per finding; of
/// marks that are far apart, the first one's.
fn narrowed(window: Span, marks: &[Span]) -> Span {
    let near = |marked: Span, mark: Span| {
        let both = marked.cover(mark);
        if both.len() <= 4 * REACH { both } else { marked }
    };
    let within = marks.iter().copied().filter(|mark| window.contains(*mark));
    let Some(marked) =
        within.map(|mark| stretch(mark.start(), mark.end().min(mark.start().saturating_add(4 * REACH)))).reduce(near)
    else {
        return stretch(window.start(), window.end().min(window.start().saturating_add(REACH)));
    };
    let start = window.start().max(marked.start().saturating_sub(REACH));
    stretch(start, window.end().min(marked.end().saturating_add(REACH)))
}

/// The bytes of a report that may be broken, which may lie where no text reaches.
fn stretch(start: usize, end: usize) -> Span {
    const MOST: usize = u32::MAX as usize;
    Span::new(start.min(end).min(MOST), end.min(MOST))
}

/// Makes one line of `words`, which begin at byte `base`; runs of white space become one blank.
fn line(words: &str, base: usize, marks: &[Span]) -> Excerpt {
    let mut text = String::with_capacity(words.len());
    // Where each byte boundary of `words` went.
    let mut moved: Vec<(usize, usize)> = Vec::with_capacity(words.len() + 1);
    for (at, c) in words.char_indices() {
        moved.push((base + at, text.len()));
        match visible_char(c) {
            Some(' ') if text.is_empty() || text.ends_with(' ') => {}
            Some(c) => text.push(c),
            None => {}
        }
    }
    moved.push((base + words.len(), text.len()));
    text.truncate(text.trim_end().len());

    let to_line = |byte: usize| {
        let place = moved.partition_point(|&(from, _)| from < byte);
        moved.get(place).map(|&(_, to)| to.min(text.len()))
    };
    let inside = base..=base + words.len();
    let marks = marks
        .iter()
        .map(|mark| {
            let fits = inside.contains(&mark.start()) && inside.contains(&mark.end());
            let (start, end) = (to_line(mark.start())?, to_line(mark.end())?);
            (fits && start < end).then_some(start..end)
        })
        .collect();
    Excerpt { text, marks }
}

/// The first char boundary at or after `at`, within the text.
fn ceil(text: &str, at: usize) -> usize {
    (at.min(text.len())..=text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len())
}

/// The last char boundary at or before `at`, within the text.
fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(words: &str, marked: &[&str], expected: &str) {
        let base = 7;
        let marks: Vec<Span> = marked
            .iter()
            .map(|mark| {
                let start = words.find(mark).expect("the test marks words of its text") + base;
                Span::new(start, start + mark.len())
            })
            .collect();
        let excerpt = line(words, base, &marks);
        let mut shown = excerpt.text.clone();
        for mark in excerpt.marks.iter().rev().flatten() {
            shown.insert(mark.end, ']');
            shown.insert(mark.start, '[');
        }
        assert_eq!(shown, expected);
    }

    #[test]
    fn marks_keep_their_words() {
        check("Nine people died in 2022.", &["Nine people", "2022"], "[Nine people] died in [2022].");
    }

    #[test]
    fn marks_keep_their_words_when_the_line_is_made_harmless() {
        check(
            "  A\r\n\tKy\u{ad}iv\u{202e} “re\u{1b}ject”  ",
            &["Ky\u{ad}iv", "re\u{1b}ject"],
            "A [Kyiv]\u{fffd} “[re␛ject]”",
        );
    }

    #[test]
    fn a_mark_outside_is_left_out() {
        let excerpt = line("abc", 0, &[Span::new(2, 9), Span::new(0, 1)]);
        assert_eq!(excerpt.marks, [None, Some(0..1)]);
    }
}
