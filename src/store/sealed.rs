//! The only bytes that a store takes.

use crate::share::outbox::Entry;
use crate::vault::staff::{Erased, Grant, StaffSlot, Tablet, WrappedKey};
use crate::vault::{Attempts, Envelope, Slot};

/// Bytes that say nothing about a person to whoever reads the disk. Made only from what `vault` (or `share`) sealed:
///
/// ```compile_fail
/// let sealed = candour::store::Sealed::from(vec![1, 2, 3]);
/// ```
/// ```
/// let sealed = candour::store::Sealed::from(candour::vault::Attempts::default());
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed(Vec<u8>);

impl Sealed {
    /// The bytes, for a store to write.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

impl From<Envelope> for Sealed {
    fn from(envelope: Envelope) -> Self {
        Self(envelope.into_bytes())
    }
}

impl From<&Slot> for Sealed {
    fn from(slot: &Slot) -> Self {
        Self(slot.to_bytes())
    }
}

impl From<Attempts> for Sealed {
    fn from(attempts: Attempts) -> Self {
        Self(attempts.to_bytes())
    }
}

impl From<&StaffSlot> for Sealed {
    fn from(slot: &StaffSlot) -> Self {
        Self(slot.to_bytes())
    }
}

impl From<Grant> for Sealed {
    fn from(grant: Grant) -> Self {
        Self(grant.into_bytes())
    }
}

impl From<&WrappedKey> for Sealed {
    fn from(key: &WrappedKey) -> Self {
        Self(key.to_bytes())
    }
}

impl From<Tablet> for Sealed {
    fn from(tablet: Tablet) -> Self {
        Self(tablet.to_bytes())
    }
}

impl From<Erased> for Sealed {
    fn from(erased: Erased) -> Self {
        Self(erased.to_bytes())
    }
}

/// A message on its way holds an envelope that only its partner opens.
impl From<&Entry> for Sealed {
    fn from(entry: &Entry) -> Self {
        Self(entry.to_bytes())
    }
}
