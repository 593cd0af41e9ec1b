//! Opaque ids of 128 random bits. Each kind is a type of its own, so that one is never taken for another; none says
//! anything about a person.

use std::fmt;

macro_rules! ids {
    ($($(#[$doc:meta])+ $name:ident),+ $(,)?) => {$(
        $(#[$doc])+
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name([u8; 16]);

        impl $name {
            /// From 128 bits of fresh entropy, or from the bytes of an id that was made before.
            #[must_use]
            pub const fn from_bytes(bytes: [u8; 16]) -> Self {
                Self(bytes)
            }

            /// Its bytes.
            #[must_use]
            pub const fn as_bytes(&self) -> &[u8; 16] {
                &self.0
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
            }
        }
    )+};
}

ids! {
    /// One woman's case at her centre.
    CaseId,
    /// One event of a log. Whoever imports the same thing twice gives it the same ids, so that it counts once.
    EventId,
    /// One person who works at the centre.
    StaffId,
    /// One tablet.
    DeviceId,
    /// Something a record speaks of over several events: a note, an assessment, an alert, a goal, a step.
    ThingId,
}
