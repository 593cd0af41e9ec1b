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

            /// Reads the 32 hexadecimal digits that [`Self::to_hex`] writes.
            #[must_use]
            pub fn parse(hex: &str) -> Option<Self> {
                let digits = hex.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte));
                let bytes = u128::from_str_radix(hex, 16).ok().filter(|_| digits && hex.len() == 32)?;
                Some(Self(bytes.to_be_bytes()))
            }

            /// As 32 small hexadecimal digits.
            #[must_use]
            pub fn to_hex(&self) -> String {
                format!("{:032x}", u128::from_be_bytes(self.0))
            }

            /// Its bytes.
            #[must_use]
            pub const fn as_bytes(&self) -> &[u8; 16] {
                &self.0
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.to_hex())
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
