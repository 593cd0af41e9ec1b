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
mod categories;
mod compiled;
mod contrast;
mod data_quality;
mod engine;
mod envelopes;
mod fhir_import;
mod fhir_properties;
mod invented;
mod invites;
mod keeping;
mod opener;
mod projections;
mod properties;
mod record;
mod record_marks;
mod record_merging;
mod record_subjects;
mod sealed_packs;
mod sending;
mod sending_crashes;
mod share_labels;
mod shipped_packs;
mod simulated;
mod sizes;
mod staff_access;
mod staff_assess;
mod staff_cases;
mod staff_exports;
mod staff_half_typed;
mod staff_inbox;
mod staff_inbox_aside;
mod staff_likely;
mod staff_over_time;
mod staff_pack_parcels;
mod staff_packs;
mod staff_packs_settled;
mod staff_parcels;
mod staff_plan;
mod staff_summary;
mod staff_tablets;
mod staff_together;
mod store;
mod tidy;
mod vault;
mod vault_centre;
mod worked_examples;
mod wrna;
