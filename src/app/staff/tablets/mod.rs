//! What goes from one tablet of the centre to another, as a file (ADR 0031).
//!
//! ```text
//! this tablet ─ take_along ─────► TabletFile: cases ─────────────────────► take_in ─► the other tablet has them too
//!             └ take_everything ► TabletFile: cases, and who may come in ─► access::join ─► a tablet that was not set up
//!                                                                        └► access::catch_up ─► one that was
//! ```
//!
//! A file holds sealed records as they stand on the disk, and nothing readable around them. What it brings is joined by union:
//! whatever is brought, however often and in whatever order, nothing that is here is lost or overwritten by it.

mod file;
mod take_along;
mod take_in;
mod ways;

pub use file::{FileProblem, TabletFile};
pub use take_along::{TakeAlongError, take_along, take_everything};
pub use take_in::{TakeInError, TakenIn, take_in};
pub(super) use ways::Ways;
