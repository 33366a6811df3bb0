//! The longer documents: how the library decides, what its numbers mean, what each part brings, and what it depends on.

#[doc = include_str!("how_it_decides.md")]
pub mod how_it_decides {}

#[doc = include_str!("reading_confidence.md")]
pub mod reading_confidence {}

#[doc = include_str!("streaming.md")]
pub mod streaming {}

#[doc = include_str!("ablation.md")]
pub mod ablation {}

#[doc = include_str!("choices.md")]
pub mod choices {}
