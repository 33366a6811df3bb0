//! How far is a long comparison?

use std::io::{self, IsTerminal};

use gainsay::report::Report;
use gainsay::{Config, Document, Error, Matcher};
use indicatif::{ProgressBar, ProgressStyle};

/// Fewer documents than this are done before anybody wonders.
const MANY: usize = 12;

/// The report on the documents, with a bar on standard error while it is made, if there are many and that is a terminal.
///
/// # Errors
/// As [`Config::compare`].
pub(crate) fn compare(config: Config, documents: Vec<Document>) -> Result<Report, Error> {
    if documents.len() < MANY || !io::stderr().is_terminal() {
        return config.compare(documents);
    }
    let style = ProgressStyle::with_template("{bar:30} {pos} of {len} documents, {msg}");
    let bar =
        ProgressBar::new(documents.len() as u64).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    let mut matcher = Matcher::new(config);
    let mut findings = 0;
    for document in documents {
        // One at a time is slower than all at once, and gives the same report.
        let change = matcher.insert(document)?;
        findings = findings + change.added.len() - change.withdrawn.len();
        bar.set_message(format!("{findings} findings"));
        bar.inc(1);
    }
    bar.finish_and_clear();
    Ok(matcher.report())
}
