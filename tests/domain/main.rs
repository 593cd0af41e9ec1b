//! The domain's boundaries, tested natively in one binary.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails loudly")]

#[path = "../support/mod.rs"]
mod support;

mod engine;
mod envelopes;
