//! What a comparison found: plain data, a view that joins it, and the check of what is read back.

mod check;
mod excerpt;
mod finding;
mod schema;
mod texts;
mod visible;

pub(crate) use excerpt::{Excerpt, Mark, excerpt};
pub use finding::{ClaimRef, FindingRef};
pub(crate) use finding::{percent, reason_name, relation_name};
pub use schema::{
    ClaimId, Event, Finding, Omitted, Report, ReportedAttribution, ReportedClaim, ReportedDocument, ReportedQuantity,
    ReportedTime, SCHEMA, Scope,
};
pub(crate) use texts::digest;
pub(crate) use visible::visible;
