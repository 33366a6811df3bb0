//! What can go wrong that the caller can mend, and where.

use crate::text::DocumentId;

/// Why documents could not be compared, or a report not be read.
///
/// Opaque, so that causes can be added; the predicates tell them apart and the message says where.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub struct Error(#[from] pub(crate) Cause);

#[derive(Debug, thiserror::Error)]
pub(crate) enum Cause {
    #[error("two documents have the id {:?}", .0.as_str())]
    DuplicateDocument(DocumentId),
    #[error("there is no document with the id {:?}", .0.as_str())]
    UnknownDocument(DocumentId),
    #[error("document {:?} has {bytes} bytes; a text may have at most {most}", .id.as_str())]
    TooLong { id: DocumentId, bytes: usize, most: usize },
    #[error("{0:?} is not a date or timestamp: write 2025-08-20 or 2025-08-20T12:00:00Z")]
    Published(String),
    #[error("{0}")]
    Name(String),
    #[error("word list, line {line}: {message}")]
    Lexicon { line: usize, message: String },
    #[error("the text given for document {:?} is not the one that was compared", .0.as_str())]
    OtherText(DocumentId),
    #[error("the report does not hold the text of document {:?}; put it back with `with_texts`", .0.as_str())]
    NoText(DocumentId),
    #[error("snapshot, byte {byte}: {message}")]
    Snapshot { byte: usize, message: String },
    #[error("the judge failed")]
    Judge(#[source] Box<dyn std::error::Error + Send + Sync>),
    #[error("the judge gave {given} judgements on {asked} pairs")]
    Judgements { given: usize, asked: usize },
    #[error("the judgement on {left} and {right}: {problem}")]
    Judgement { left: String, right: String, problem: String },
    #[error("not a report of this schema: {0}")]
    Report(String),
}

impl Error {
    /// Whether a document id was given twice.
    pub fn is_duplicate_document(&self) -> bool {
        matches!(self.0, Cause::DuplicateDocument(_))
    }

    /// Whether a document was asked for that is not there.
    pub fn is_unknown_document(&self) -> bool {
        matches!(self.0, Cause::UnknownDocument(_))
    }

    /// Whether a text was longer than [`Config::longest`](crate::Config::longest) allows.
    pub fn is_too_long(&self) -> bool {
        matches!(self.0, Cause::TooLong { .. })
    }

    /// Whether the text of a document was asked for that the report does not hold.
    pub fn is_no_text(&self) -> bool {
        matches!(self.0, Cause::NoText(_))
    }

    /// Whether a snapshot could not be loaded: it is none, was cut or damaged, or is of a newer version.
    pub fn is_snapshot(&self) -> bool {
        matches!(self.0, Cause::Snapshot { .. })
    }

    /// Whether a [`Judge`](crate::judge::Judge) of the caller's failed, its error being the source, or answered with what can't stand.
    pub fn is_judge(&self) -> bool {
        matches!(self.0, Cause::Judge(_) | Cause::Judgements { .. } | Cause::Judgement { .. })
    }

    /// Whether a list of words had a line that says nothing a lexicon can take.
    pub fn is_lexicon(&self) -> bool {
        matches!(self.0, Cause::Lexicon { .. })
    }

    /// Whether a report broke a promise: it was not written by this crate, or was changed since.
    pub fn is_report(&self) -> bool {
        matches!(self.0, Cause::Report(_))
    }

    /// Whether the text given for a document was not the one that was compared.
    pub fn is_other_text(&self) -> bool {
        matches!(self.0, Cause::OtherText(_))
    }

    /// Whether what should name a sensitivity, a relation or a kind of reason names none.
    pub fn is_unknown_name(&self) -> bool {
        matches!(self.0, Cause::Name(_))
    }

    /// Whether what should say when a document was published is no date.
    pub fn is_published(&self) -> bool {
        matches!(self.0, Cause::Published(_))
    }
}
