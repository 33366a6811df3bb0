//! Which part of a line that is too long is shown?

use std::ops::Range;

use unicode_width::UnicodeWidthChar;

use crate::report::excerpt::Excerpt;

/// Stands where words are left out between two that are shown.
const GAP: &str = " … ";
/// Stands where words are left out at either end.
pub(super) const END: &str = "…";
/// A run of letters wider than this is cut within: some scripts have no blanks, some pages have no words.
const WIDEST_WORD: usize = 24;

/// How many columns of a terminal the text takes: each character by itself, as `annotate-snippets` counts.
pub(super) fn columns(text: &str) -> usize {
    text.chars().map(|c| c.width().unwrap_or(1)).sum()
}

/// The first columns of `text`, with an ellipsis if there is more.
pub(super) fn cut_text(text: &str, room: usize) -> String {
    cut(&Excerpt { text: text.to_owned(), marks: Vec::new() }, room).text
}

/// The line with at most `room` columns: the marked words first, then as much around each of them as there is room for.
///
/// Earlier marks go before later ones.
pub(super) fn cut(line: &Excerpt, room: usize) -> Excerpt {
    if columns(&line.text) <= room {
        return line.clone();
    }
    let mut windows = around_marks(line, room);
    // Each window in turn gains a word on its left and one on its right, until none can.
    let mut grown = true;
    while std::mem::take(&mut grown) {
        for place in 0..windows.len() {
            for grow in [left_of, right_of] {
                let wider = grow(&line.text, &windows[place]);
                if wider == windows[place] {
                    continue;
                }
                let before = std::mem::replace(&mut windows[place], wider);
                if cost(&line.text, &windows) <= room {
                    grown = true;
                } else {
                    windows[place] = before;
                }
            }
        }
    }
    join(line, &merged(&line.text, &windows))
}

/// One window for each mark that there is room for, at least one in all.
fn around_marks(line: &Excerpt, room: usize) -> Vec<Range<usize>> {
    // Marks that lie over one another take their room once.
    let marks: Vec<Range<usize>> = line.marks.iter().flatten().cloned().collect();
    let share = room.saturating_sub(2 * END.chars().count()) / merged(&line.text, &marks).len().max(1);
    let mut windows: Vec<Range<usize>> = Vec::new();
    for mark in &marks {
        // The head of words that are so long that they would crowd out the other marks.
        let end = mark.start + fitting(&line.text[mark.clone()], share.max(room / 2));
        windows.push(mark.start..end);
        if room < cost(&line.text, &windows) && windows.len() > 1 {
            windows.pop();
        }
    }
    if windows.is_empty() {
        // The first word, or its head: a name without blanks is nothing at all if it has to be whole.
        let word = line.text.find(' ').unwrap_or(line.text.len());
        windows.push(0..fitting(&line.text[..word], room.saturating_sub(END.chars().count())));
    }
    windows
}

/// How many bytes of `text` fit `room` columns, whole words if there is one that fits.
fn fitting(text: &str, room: usize) -> usize {
    let mut used = 0;
    for (at, c) in text.char_indices() {
        used += c.width().unwrap_or(1);
        if room < used {
            let whole = if c == ' ' { Some(at) } else { text[..at].rfind(' ') };
            return whole.filter(|&end| 0 < end).unwrap_or(at);
        }
    }
    text.len()
}

fn left_of(text: &str, window: &Range<usize>) -> Range<usize> {
    let before = text[..window.start].trim_end();
    let start = before.rfind(' ').map_or(0, |blank| blank + 1);
    if columns(&before[start..]) <= WIDEST_WORD {
        return start..window.end;
    }
    let one = before.chars().next_back().map_or(0, char::len_utf8);
    before.len() - one..window.end
}

fn right_of(text: &str, window: &Range<usize>) -> Range<usize> {
    let after = &text[window.end..];
    let from = window.end + (after.len() - after.trim_start().len());
    let end = text[from..].find(' ').map_or(text.len(), |blank| from + blank);
    if columns(&text[from..end]) <= WIDEST_WORD {
        return window.start..end;
    }
    window.start..from + text[from..].chars().next().map_or(0, char::len_utf8)
}

/// The windows in order, those that meet made one.
fn merged(text: &str, windows: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut windows = windows.to_vec();
    windows.sort_unstable_by_key(|window| (window.start, window.end));
    let mut merged: Vec<Range<usize>> = Vec::with_capacity(windows.len());
    for window in windows {
        match merged.last_mut() {
            // A gap no wider than its sign is shown as it is.
            Some(last) if window.start <= last.end || columns(&text[last.end..window.start]) <= 3 => {
                last.end = last.end.max(window.end);
            }
            _ => merged.push(window),
        }
    }
    merged
}

/// How many columns the windows take with the signs for what is left out.
fn cost(text: &str, windows: &[Range<usize>]) -> usize {
    let windows = merged(text, windows);
    let shown: usize = windows.iter().map(|window| columns(&text[window.clone()])).sum();
    let open = windows.first().is_some_and(|first| 0 < first.start);
    let cut_off = windows.last().is_some_and(|last| last.end < text.len());
    shown + columns(GAP) * (windows.len() - 1) + usize::from(open) + usize::from(cut_off)
}

fn join(line: &Excerpt, windows: &[Range<usize>]) -> Excerpt {
    let mut text = String::new();
    let mut marks = vec![None; line.marks.len()];
    for (place, window) in windows.iter().enumerate() {
        match place {
            0 if window.start == 0 => {}
            0 => text.push_str(END),
            _ => text.push_str(GAP),
        }
        for (mark, shown) in line.marks.iter().zip(&mut marks) {
            let Some(mark) = mark.as_ref().filter(|_| shown.is_none()) else { continue };
            let (start, end) = (mark.start.max(window.start), mark.end.min(window.end));
            if start < end {
                let to = |byte: usize| text.len() + byte - window.start;
                *shown = Some(to(start)..to(end));
            }
        }
        text.push_str(&line.text[window.clone()]);
    }
    if windows.last().is_some_and(|last| last.end < line.text.len()) {
        text.push_str(END);
    }
    Excerpt { text, marks }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, marked: &[&str], room: usize, expected: &str) {
        let marks = marked.iter().map(|words| {
            let start = text.find(words).expect("the test marks words of its text");
            Some(start..start + words.len())
        });
        let shown = cut(&Excerpt { text: text.to_owned(), marks: marks.collect() }, room);
        assert!(columns(&shown.text) <= room, "{} columns: {}", columns(&shown.text), shown.text);
        let mut text = shown.text;
        let mut marks: Vec<_> = shown.marks.into_iter().flatten().collect();
        marks.sort_by_key(|mark| mark.start);
        marks.dedup();
        for mark in marks.iter().rev() {
            text.insert(mark.end, ']');
            text.insert(mark.start, '[');
        }
        assert_eq!(text, expected);
    }

    const FIRE: &str =
        "The fire that broke out in Harwick in the early hours killed 12 people, police told reporters on Monday.";

    #[test]
    fn a_line_that_fits_is_left_alone() {
        check("Nine died.", &["Nine"], 10, "[Nine] died.");
    }

    #[test]
    fn what_is_shown_lies_around_the_mark() {
        check(FIRE, &["12 people"], 40, "…early hours killed [12 people], police…");
    }

    #[test]
    fn two_marks_far_apart_are_both_shown() {
        check(FIRE, &["fire", "Monday"], 40, "The [fire] that broke out in … on [Monday].");
    }

    #[test]
    fn the_first_marks_go_before_the_last() {
        check(FIRE, &["12 people", "fire", "reporters"], 24, "The [fire] … [12 people],…");
    }

    #[test]
    fn words_that_are_too_long_show_their_head() {
        check(FIRE, &[FIRE], 30, "[The fire that broke out in]…");
    }

    #[test]
    fn a_script_without_blanks_is_cut_within() {
        check(&"平和".repeat(30), &[], 11, "平和平和平…");
    }

    #[test]
    fn words_that_are_marked_twice_are_shown_whole() {
        check(
            "Security talks without Russia are a utopia.",
            &["without Russia", "without Russia"],
            22,
            "…talks [without Russia]…",
        );
    }

    #[test]
    fn a_name_that_is_wider_than_the_room_shows_its_head() {
        check("harbour-courier", &[], 11, "harbour-co…");
    }

    #[test]
    fn a_line_without_marks_shows_its_beginning() {
        check(FIRE, &[], 30, "The fire that broke out in…");
    }
}
