//! The browser's side of the ports, tested in a real browser: `cargo test --target wasm32-unknown-unknown`.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    unreachable_pub,
    reason = "a test fails loudly, and is one binary"
)]

#[path = "../support/store_suite.rs"]
mod store_suite;

mod indexed_db;
mod network;
mod page;
mod turns;
mod worker;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
