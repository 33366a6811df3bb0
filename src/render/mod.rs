//! How is a report drawn? Each way sees the report and nothing else.

mod card;
#[cfg(feature = "html")]
mod html;
mod markdown;
#[allow(clippy::duplicate_mod, reason = "it stands in the terminal's folder, which has it for its own drawings")]
#[path = "terminal/speaker.rs"]
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
