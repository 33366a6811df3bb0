//! The longer documents: how the library decides, and what it depends on.

#[doc = include_str!("how_it_decides.md")]
pub mod how_it_decides {}

#[doc = include_str!("choices.md")]
pub mod choices {}
