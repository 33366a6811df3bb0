//! The longer documents: a tutorial, how the library decides and what its numbers mean, what can be set, what it costs, what it
//! does not see, and what it depends on.

#[doc = include_str!("tutorial.md")]
pub mod tutorial {}

#[doc = include_str!("how_it_decides.md")]
pub mod how_it_decides {}

#[doc = include_str!("reading_confidence.md")]
pub mod reading_confidence {}

#[doc = include_str!("streaming.md")]
pub mod streaming {}

#[doc = include_str!("tuning.md")]
pub mod tuning {}

#[doc = include_str!("own_judge.md")]
pub mod own_judge {}

#[doc = include_str!("performance.md")]
pub mod performance {}

#[doc = include_str!("limits.md")]
pub mod limits {}

#[doc = include_str!("ablation.md")]
pub mod ablation {}

#[doc = include_str!("choices.md")]
pub mod choices {}
