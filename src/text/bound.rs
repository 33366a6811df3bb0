//! Where may a sentence end by the rules of Unicode?

use unicode_segmentation::UnicodeSegmentation;

/// Where the sentences of UAX #29 end, the last at the end of `text`.
///
/// The rules look at each character by itself. Of them only a mark that ends sentences or lines matters, with the character
/// before it, so what lies between such marks is passed over.
pub(super) fn bounds(text: &str) -> impl Iterator<Item = usize> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..).filter(|rest| !rest.is_empty())?;
        let mut before = 0;
        let marked = rest.char_indices().find(|&(here, c)| {
            let found = may_end(c);
            if !found {
                before = here;
            }
            found
        });
        let piece = match marked {
            Some(_) => rest[before..].split_sentence_bounds().next().map_or(rest.len(), |piece| before + piece.len()),
            None => rest.len(),
        };
        at += piece;
        Some(at)
    })
}

/// Whether a sentence may end at or behind a character; said of all but those that are common and known not to.
fn may_end(c: char) -> bool {
    match c {
        '.' | '?' | '!' | '\n' | '\r' => true,
        '\0'..='\x7f' => false,
        // Letters of Latin script, a blank, dashes, quotation marks, an ellipsis.
        '\u{c0}'..='\u{24f}' | '\u{a0}' | '–' | '—' | '‘' | '’' | '“' | '”' | '…' => false,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str) {
        let expected: Vec<usize> = text.split_sentence_bound_indices().map(|(at, piece)| at + piece.len()).collect();
        assert_eq!(bounds(text).collect::<Vec<_>>(), expected, "{text:?}");
    }

    #[test]
    fn what_is_passed_over_ends_no_sentence() {
        check("");
        check("No mark");
        check("They left. Nobody died! “Why?” – “No…” (He said.) At 3.5 p.m. it ended.\r\nA new line");
    }

    #[test]
    fn any_row_of_characters_ends_where_unicode_says() {
        const SORTS: [&str; 32] = [
            "a", "B", "é", "É", "日", "ǅ", "1", "٣", ".", ".", "?", "!", "。", "…", " ", " ", "\t", "\u{a0}", "\n",
            "\r", "\u{85}", "\u{2028}", "\u{ad}", "\u{301}", "\u{200b}", "\"", "”", "’", "(", ")", ",", "–",
        ];
        let mut state = 1u64;
        let mut next = |below: usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) as usize % below
        };
        for _ in 0..20_000 {
            let length = next(14);
            let text: String = (0..length).map(|_| SORTS[next(SORTS.len())]).collect();
            check(&text);
        }
    }
}
