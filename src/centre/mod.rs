//! A women's centre's own file: who it is, what it offers, where help is, and where partners take delivery.
//!
//! A centre file is public: it is served to every phone, so nothing in it is secret. It can narrow what a partner
//! receives ([`Centre::withholds`]) and can never widen it: no part of this module names what a partner may have.
//! `docs/centre-format.md` is the format; [`parse`] reports every mistake at once.

mod address;
pub mod compiled;
mod model;
mod parse;

pub use address::Address;
pub use model::{Centre, Contact, DropBox, Helpline, Limits, Listing, PartnerCode, Support};
pub use parse::parse;
