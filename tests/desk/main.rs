//! `desk` as a person runs it: the built program, real folders, real connections.
#![allow(clippy::unwrap_used, clippy::panic, unreachable_pub, reason = "a test fails loudly, and is one binary")]

mod check;
mod finish;
mod keygen;
mod open;
mod serve;
mod support;
