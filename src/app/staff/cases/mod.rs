//! The cases of a centre: a list that opens quickly, and each case in its chapters (ADR 0021).
//!
//! ```text
//! Summaries, 64 cases a record, under the vault key ─► Caseload (all in memory, searched as she types)
//! CaseKey ─► ContentKey ─► Chapter 0, 1, 2 … of one case ─► Log ─► Record
//! ```
//!
//! What is written is on the disk, with the summary that follows from it, before it is shown.

mod caseload;
mod erase;
mod filter;
mod found;
mod half_typed;
mod likely;
mod note;
mod one_woman;
mod open;
mod parcel;
mod rebuild;
mod renew;
mod together;
mod write;

pub use caseload::Caseload;
pub use erase::{EraseError, erase};
pub use filter::Filter;
pub use half_typed::{KeptForm, keep_typed, kept_typed, throw_typed_away};
pub use likely::{Because, Likely};
pub use note::{begun_note, enter_note, save_note, throw_note_away};
pub use open::{OpenCase, open};
pub use parcel::{Parcel, UnpackError, Unpacked};
pub use rebuild::{Rebuilt, rebuild};
pub use together::{open_together, put_together, take_apart, write_together};
pub use write::{Pen, bring_in, new_case, receive, write};
#[cfg(feature = "staff")]
pub(super) use write::{bring_in_with, receive_with};
