//! What may leave, to whom, and sealed so that nobody else can read it.
//!
//! Facts are [`field`]s: each owns how it is read from a case. [`partners`] own permission: each is a list of fields,
//! with the clause of the privacy notice that allows it. Neither knows the other. The way out is by type:
//!
//! ```text
//! Case → Projection<P> → Preview<P> → Outgoing<P> → ToSeal → Envelope
//! ```
//!
//! Only [`Projection::of`] turns facts into JSON, and only for granted fields; only [`Preview::accept`] makes an
//! [`Outgoing`], out of the very bytes that were shown; only a sealed [`Envelope`] can be sent.
//!
//! Not known here: what is kept on the phone (`vault`), how bytes travel (`app`, `browser`), what a page looks like.
//!
//! **Add a field:** a `field!` entry in `field/`, a label in `locales/*.json` under `share.field`. It leaves to nobody
//! until a partner's list names it. **Grant it:** one line in `partners.rs` with its clause, then the golden payload.
//! **Add a partner:** one `partner!` list, its clause and label, a golden payload, and an ADR that cites the agreement.

mod clause;
mod destination;
mod disclosable;
pub mod envelope;
pub mod field;
pub mod hpke;
pub mod keys;
mod narrowing;
pub mod outbox;
mod outgoing;
mod padding;
pub mod partners;
mod preview;
mod projection;
mod subject;

pub use clause::Clause;
pub use destination::{Destination, ToSeal};
pub use disclosable::{Coded, Disclosable};
pub use envelope::{DropId, Envelope};
pub use field::Field;
pub use hpke::SealError;
pub use narrowing::{Narrowing, NotAField};
pub use outgoing::Outgoing;
pub use partners::{AGREEMENTS, Grant, Partner, Permits};
pub use preview::{Preview, Row};
pub use projection::Projection;
pub use subject::{ConsentedCase, Subject};

/// Names that code outside `share` cannot write: nobody else can make a field, a partner, a grant or a value fit to
/// leave, nor fill a projection.
mod sealed {
    use super::{Field, Narrowing, Row};
    use crate::case::Case;

    /// Supertrait of what only `share` may implement.
    pub trait Sealed {}

    /// A partner's list names the field; written by `partner!` only.
    pub trait Granted<F: Field> {}

    /// A partner's whole list; written by `partner!` only.
    pub trait Agreement: Sized {
        /// Adds every granted field of the case.
        fn fill(filling: Filling<Self>, case: &Case) -> Filling<Self>;
    }

    /// A projection while it is being filled.
    pub struct Filling<P> {
        pub(super) rows: Vec<Row>,
        pub(super) narrowing: Narrowing<P>,
    }
}
