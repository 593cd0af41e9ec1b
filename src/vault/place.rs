//! Where a record stands: a namespace and an id, both of which say nothing about a person.

use std::fmt;

use super::entropy::fresh;
use super::{Entropy, NoEntropy};

/// The place of one record. What is sealed for one place does not open in another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The kind of record.
    pub namespace: Namespace,
    /// Which of its kind.
    pub id: RecordId,
}

/// The kinds of records. On disk a kind is its number and nothing more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Namespace {
    /// A way into a vault: salt, cost, wrapped key, last day.
    Slot,
    /// A filling-in under way. It has the id of its slot.
    Draft,
    /// How often wrong words were tried on this phone.
    Attempts,
    /// Waiting to be sent, already sealed to whom it may reach.
    Outbox,
    /// A colleague's way in: salt, cost, wrapped key of her own. It has her id.
    StaffSlot,
    /// What a colleague's own key opens: the vault key, and for a manager the managers' key. It has her id.
    Grant,
    /// Who has which role and which public key, under the managers' key.
    StaffBook,
    /// Who works here, under the vault key.
    Colleagues,
    /// The content key of one case, wrapped. It has the case's id.
    CaseKey,
    /// A chapter of the log of one case, under its content key.
    Chapter,
    /// What the list of cases shows of some of them, under the vault key.
    Summaries,
    /// Which tablet this is.
    Tablet,
    /// A note that a colleague has begun and not entered yet, under its case's content key.
    NoteDraft,
    /// The centre's private keys, under the vault key.
    CentreKeys,
    /// A case was erased here. It has the case's id.
    Erased,
    /// What is known of a message that came for the centre, under the vault key. It has the message's drop id.
    Inbox,
    /// When the centre's drop box was last looked into, under the vault key.
    Looked,
    /// A pack that a centre took in from a file, under the vault key.
    Packs,
    /// What a colleague had typed and not saved when the tablet locked, under its case's content key, or under the vault key where
    /// it is of no case.
    HalfTyped,
}

impl Namespace {
    /// Every kind.
    pub const ALL: [Self; 19] = [
        Self::Slot,
        Self::Draft,
        Self::Attempts,
        Self::Outbox,
        Self::StaffSlot,
        Self::Grant,
        Self::StaffBook,
        Self::Colleagues,
        Self::CaseKey,
        Self::Chapter,
        Self::Summaries,
        Self::Tablet,
        Self::NoteDraft,
        Self::CentreKeys,
        Self::Erased,
        Self::Inbox,
        Self::Looked,
        Self::Packs,
        Self::HalfTyped,
    ];

    /// The number that stands for it on disk and in what authenticates a record; never given to another kind.
    #[must_use]
    pub fn number(self) -> u8 {
        match self {
            Self::Slot => 1,
            Self::Draft => 2,
            Self::Attempts => 3,
            Self::Outbox => 4,
            Self::StaffSlot => 5,
            Self::Grant => 6,
            Self::StaffBook => 7,
            Self::Colleagues => 8,
            Self::CaseKey => 9,
            Self::Chapter => 10,
            Self::Summaries => 11,
            Self::Tablet => 12,
            Self::NoteDraft => 13,
            Self::CentreKeys => 14,
            Self::Erased => 15,
            Self::Inbox => 16,
            Self::Looked => 17,
            Self::Packs => 18,
            Self::HalfTyped => 19,
        }
    }
}

/// An opaque id of 128 bits: random, or all zeros where there is one record of a kind.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordId([u8; 16]);

impl RecordId {
    /// The id of the only record of its kind.
    pub const ONLY: Self = Self([0; 16]);

    /// From its bytes: read back from a store, or random ones that the caller already has (a drop id).
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// Its bytes.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }

    /// A new one.
    ///
    /// # Errors
    /// [`NoEntropy`].
    pub fn make(entropy: &dyn Entropy) -> Result<Self, NoEntropy> {
        fresh(entropy).map(Self)
    }
}

impl fmt::Debug for RecordId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}
