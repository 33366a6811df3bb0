//! Where does a reader find the words: which document, line and column?

use std::collections::HashMap;

use super::cut::{END, columns};
use crate::report::visible::visible;
use crate::report::{ClaimRef, Report};
use crate::text::{Characters, DocumentId};

/// How many columns of a publisher's name are shown, however many there are.
const WIDEST: usize = 40;
/// What may stand beside a place in its line: the number of a line, an arrow, a comma.
const MARGIN: usize = 12;

/// Where the lines of each document begin and how its characters are counted, as far as its text is there.
pub(super) struct Places<'a> {
    texts: HashMap<&'a DocumentId, (Vec<usize>, Characters<'a>)>,
    /// How many columns a name with line and column may take.
    widest: usize,
}

/// A place in a text, both counted from 1; the column counts characters.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub(super) struct Place {
    pub(super) line: usize,
    pub(super) column: usize,
}

impl<'a> Places<'a> {
    /// For a terminal of so many columns.
    pub(super) fn of(report: &'a Report, width: usize) -> Places<'a> {
        let texts = report.documents.iter().filter_map(|document| {
            let text = document.text.as_deref()?;
            let after_breaks = text.bytes().enumerate().filter(|&(_, byte)| byte == b'\n').map(|(at, _)| at + 1);
            Some((&document.id, (std::iter::once(0).chain(after_breaks).collect(), Characters::of(text))))
        });
        Places { texts: texts.collect(), widest: width.saturating_sub(MARGIN) }
    }

    /// The line and column of byte `at` of the claim's document; `None` if its text is not there.
    pub(super) fn place(&self, claim: ClaimRef<'_>, at: usize) -> Option<Place> {
        claim.document.text.as_deref()?;
        let (starts, characters) = self.texts.get(&claim.document.id)?;
        characters.text().get(..at)?;
        let line = starts.partition_point(|&start| start <= at);
        let start = *starts.get(line.checked_sub(1)?)?;
        // A page may be one line of megabytes with thousands of findings in it.
        let column = characters.before(at) - characters.before(start) + 1;
        Some(Place { line, column: column as usize })
    }

    /// The publisher, line and column; without a text, the byte. A long name is cut, the line is not.
    pub(super) fn name(&self, claim: ClaimRef<'_>, at: usize) -> String {
        let place = match self.place(claim, at) {
            Some(Place { line, column }) => format!(":{line}:{column}"),
            None => format!(", byte {at}"),
        };
        publisher(claim, self.widest.saturating_sub(place.len()).min(WIDEST)) + &place
    }

    /// The publisher and line in at most so many columns; without a text, the publisher.
    pub(super) fn short_name(&self, claim: ClaimRef<'_>, at: usize, most: usize) -> String {
        let line = self.place(claim, at).map_or_else(String::new, |place| format!(":{}", place.line));
        publisher(claim, most.saturating_sub(line.len())) + &line
    }
}

/// The publisher's name, cut within a word if need be: `The…` could be any paper.
fn publisher(claim: ClaimRef<'_>, most: usize) -> String {
    let name = visible(claim.publisher());
    if columns(&name) <= most {
        return name.into_owned();
    }
    let mut used = columns(END);
    let fits = |c: &char| {
        used += columns(c.encode_utf8(&mut [0; 4]));
        used <= most
    };
    let head: String = name.chars().take_while(fits).collect();
    head.trim_end().to_owned() + END
}
