//! Candour: women's-centre assessments that stay on the device, and leave it only for whom they may.
//!
//! # Layout
//!
//! Each layer uses only what stands to its left; `share`, `vault` and `fhir` never see each other.
//!
//! ```text
//! document → instrument → centre → assessment → scoring → case → { share, vault, fhir } → store → app → browser → ui
//! ```
//!
//! Everything up to `app` is plain Rust: no Leptos, no web-sys, no clock and no randomness of its own. `browser`
//! and `ui` exist for the wasm target only, and browser crates are dependencies of that target only, so a domain
//! file that names one does not compile natively. `ARCHITECTURE.md` has the map and the invariants.

pub mod app;
pub mod assessment;
#[cfg(target_arch = "wasm32")]
pub mod browser;
pub mod case;
pub mod centre;
pub mod document;
pub mod fhir;
pub mod instrument;
pub mod scoring;
pub mod share;
pub mod store;
#[cfg(all(target_arch = "wasm32", feature = "ui"))]
pub mod ui;
pub mod vault;
#[cfg(any(not(target_arch = "wasm32"), feature = "ui"))]
pub mod words;
