//! `desk` as a person runs it: the built program, real folders, real connections.
#![allow(clippy::unwrap_used, clippy::panic, unreachable_pub, reason = "a test fails loudly, and is one binary")]

mod authoring;
mod check;
mod describe;
mod fhir;
mod finish;
mod finish_again;
#[path = "../support/golden.rs"]
#[allow(dead_code, reason = "frozen files are the domain's")]
mod golden;
mod keygen;
mod open;
mod pack;
mod preview;
mod publish_sealed;
mod serve;
mod support;
