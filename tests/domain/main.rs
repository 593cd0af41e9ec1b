//! The domain's boundaries, tested natively in one binary.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    unreachable_pub,
    reason = "a test fails loudly, and is one binary"
)]

#[path = "../support/mod.rs"]
mod support;

mod bad_centres;
mod bad_packs;
mod canaries;
mod compiled;
mod contrast;
mod data_quality;
mod engine;
mod envelopes;
mod invented;
mod keeping;
mod projections;
mod properties;
mod record;
mod record_merging;
mod sending;
mod sending_crashes;
mod share_labels;
mod shipped_packs;
mod sizes;
mod staff_access;
mod staff_cases;
mod staff_likely;
mod staff_parcels;
mod store;
mod tidy;
mod vault;
mod vault_centre;
mod worked_examples;
