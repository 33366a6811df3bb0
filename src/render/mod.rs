//! How is a report drawn? Each way sees the report and nothing else.

mod agreeing;
mod card;
#[cfg(any(feature = "html", feature = "terminal"))]
mod heading;
#[cfg(feature = "html")]
mod html;
mod markdown;
mod speaker;
#[cfg(feature = "terminal")]
mod terminal;
mod voice;
mod words;

#[cfg(feature = "html")]
pub use html::Html;
pub use markdown::Markdown;
#[cfg(feature = "terminal")]
pub use terminal::Terminal;
