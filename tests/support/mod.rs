//! What several suites share.

pub mod scenario;
