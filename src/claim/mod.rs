//! One thing one document says.

use serde::{Deserialize, Serialize};

/// Placeholder.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Claim {}
