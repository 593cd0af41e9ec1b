//! What several suites share.

pub mod golden;
pub mod rosalind;
pub mod scenario;
