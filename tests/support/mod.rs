//! What several suites share.

pub mod centre;
pub mod entropy;
pub mod every_kind;
pub mod golden;
pub mod keeping;
pub mod kinds;
pub mod packs;
pub mod post;
pub mod rosalind;
pub mod scenario;
pub mod store_suite;
pub mod tablets;
