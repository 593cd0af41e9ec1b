//! Working with assessments: what a record's events say, read with the questions they answer.
//!
//! ```text
//! Assessed (case::record) ─┐
//! Packs: by exact identity ┴─► Reading ─► Filled ─► Draft ─► Complete ─► Scored
//! ```
//!
//! Nothing is stored here but answers: figures are made anew whenever they are looked at, under the very pack that was
//! answered. An answer that does not fit its pack is said, never dropped in silence.

mod export;
mod filled;
pub mod interview;
mod keys;
pub mod over_time;
mod packs;

pub use export::{consent_of, response_of};
pub use filled::{Filled, Misfit, Reading, WhyNot, her_own, in_order};
pub use keys::{Act, Row};
pub use packs::Packs;
