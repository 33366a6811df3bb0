//! How is a report drawn? Each way sees the report and nothing else.

#[cfg(feature = "terminal")]
mod terminal;

#[cfg(feature = "terminal")]
pub use terminal::Terminal;
