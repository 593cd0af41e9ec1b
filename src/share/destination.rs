//! Where a partner's messages go, and a message that waits to be sealed.

use std::marker::PhantomData;

use zeroize::Zeroizing;

use super::keys::PublicKey;
use super::{DropId, Partner};
use crate::centre::{Centre, PartnerCode};

/// The public key of the centre file's entry for `P`: a payload for one partner cannot be sealed to another's key.
pub struct Destination<P> {
    key: PublicKey,
    partner: PhantomData<P>,
}

impl<P: Partner> Destination<P> {
    /// From the centre file's entry for `P`; `None` when sending to it is not set up.
    #[must_use]
    pub fn of(centre: &Centre) -> Option<Self> {
        let key = PublicKey::parse(&centre.drop_box(P::CODE)?.public_key)?;
        Some(Self { key, partner: PhantomData })
    }

    pub(super) fn key(&self) -> &PublicKey {
        &self.key
    }
}

/// An accepted payload with its address, on its way to being sealed. Not `Debug`, not `Serialize`, not `Clone`.
pub struct ToSeal {
    pub(super) to: PartnerCode,
    pub(super) key: PublicKey,
    pub(super) id: DropId,
    pub(super) payload: Zeroizing<String>,
}

impl ToSeal {
    /// The partner.
    #[must_use]
    pub fn to(&self) -> PartnerCode {
        self.to
    }

    /// The key to seal to.
    #[must_use]
    pub fn key(&self) -> &PublicKey {
        &self.key
    }

    /// The id it will travel under.
    #[must_use]
    pub fn id(&self) -> DropId {
        self.id
    }

    /// The padded plaintext. Only for what seals it.
    #[must_use]
    pub fn payload(&self) -> &str {
        &self.payload
    }
}
