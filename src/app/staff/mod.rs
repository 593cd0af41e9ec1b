//! The caseworker's side of a centre: who may come in, and the cases.
//!
//! ```text
//! set_up, unlock, recover ─► Session ─ Caseload::open ─► Caseload ─ search, open_case ─► OpenCase ─ write ─► on the disk, then shown
//! ```
//!
//! Staff records stand in a database of their own: what erases everything from a phone never reaches them. A session holds
//! the one turn of this tablet, so no two tabs write. Dropping it forgets the keys.

pub mod access;
pub mod assess;
pub mod cases;
pub mod idle;
#[cfg(feature = "staff")]
pub mod inbox;
pub mod invented;
pub mod packs;
mod places;
pub mod plan;
mod session;
pub mod summary;
pub mod tablets;

pub use session::{Failed, NotAManager, Session};
