//! What a comparison found: plain data, a view that joins it, and the check of what is read back.

mod check;
pub(crate) mod excerpt;
pub(crate) mod finding;
mod schema;
mod texts;
pub(crate) mod visible;

pub use finding::{ClaimRef, FindingRef};
pub use schema::{
    ClaimId, Event, Finding, Omitted, Report, ReportedAttribution, ReportedClaim, ReportedDocument, ReportedQuantity,
    ReportedTime, SCHEMA, Scope,
};
pub(crate) use texts::digest;
