//! What several suites share.

pub mod at_work;
pub mod centre;
pub mod drop_box;
pub mod entropy;
pub mod every_kind;
pub mod golden;
pub mod inbox_desk;
pub mod keeping;
pub mod kinds;
pub mod pack_bench;
pub mod packs;
pub mod post;
pub mod rosalind;
pub mod scenario;
pub mod simulation;
pub mod store_suite;
pub mod tablets;
