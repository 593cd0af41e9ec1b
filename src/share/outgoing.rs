//! What she agreed to send to one partner.

use std::marker::PhantomData;

use zeroize::Zeroizing;

use super::{Destination, DropId, Partner, ToSeal};

/// The payload she saw and accepted. Made by [`Preview::accept`](super::Preview::accept) only; not `Clone`, and used up
/// by addressing, so each yes sends once, and only to `P`:
/// ```
/// # use candour::share::{Destination, DropId, Outgoing, ToSeal, partners::{Birmingham, Jabbs}};
/// fn send(yes: Outgoing<Birmingham>, to: &Destination<Birmingham>, id: DropId) -> ToSeal {
///     yes.addressed(to, id)
/// }
/// ```
/// ```compile_fail,E0308
/// # use candour::share::{Destination, DropId, Outgoing, ToSeal, partners::{Birmingham, Jabbs}};
/// fn send(yes: Outgoing<Birmingham>, to: &Destination<Jabbs>, id: DropId) -> ToSeal {
///     yes.addressed(to, id)
/// }
/// ```
/// ```compile_fail,E0382
/// # use candour::share::{Destination, DropId, Outgoing, ToSeal, partners::{Birmingham, Jabbs}};
/// fn send(yes: Outgoing<Birmingham>, to: &Destination<Birmingham>, id: DropId) -> ToSeal {
///     yes.addressed(to, id); yes.addressed(to, id)
/// }
/// ```
pub struct Outgoing<P: Partner> {
    payload: Zeroizing<String>,
    partner: PhantomData<P>,
}

impl<P: Partner> Outgoing<P> {
    pub(super) fn new(payload: Zeroizing<String>) -> Self {
        Self { payload, partner: PhantomData }
    }

    /// Addresses it to the partner's key, under a fresh id.
    #[must_use]
    pub fn addressed(self, to: &Destination<P>, id: DropId) -> ToSeal {
        ToSeal { to: P::CODE, key: to.key().clone(), id, payload: self.payload }
    }
}
