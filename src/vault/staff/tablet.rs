//! Which tablet this is: a random id that says nothing about anybody, and so is not sealed. `1 │ id (16)`.

use crate::case::record::DeviceId;
use crate::vault::OpenError;

const VERSION: u8 = 1;

/// A tablet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tablet(pub DeviceId);

impl Tablet {
    /// The bytes to store.
    #[must_use]
    pub fn to_bytes(self) -> Vec<u8> {
        [[VERSION].as_slice(), self.0.as_bytes()].concat()
    }

    /// From whatever a store gave.
    ///
    /// # Errors
    /// [`OpenError::Malformed`] or [`OpenError::UnsupportedVersion`].
    pub fn parse(stored: &[u8]) -> Result<Self, OpenError> {
        match stored {
            [VERSION, id @ ..] => {
                id.try_into().map(|id| Self(DeviceId::from_bytes(id))).map_err(|_| OpenError::Malformed)
            }
            [version, ..] => Err(OpenError::UnsupportedVersion { version: *version }),
            [] => Err(OpenError::Malformed),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tablet_is_read_as_it_was_written() {
        let tablet = Tablet(DeviceId::from_bytes([7; 16]));
        assert_eq!(Tablet::parse(&tablet.to_bytes()), Ok(tablet));
        assert_eq!(Tablet::parse(&tablet.to_bytes()[..16]), Err(OpenError::Malformed));
        assert_eq!(Tablet::parse(&[2]), Err(OpenError::UnsupportedVersion { version: 2 }));
        assert_eq!(Tablet::parse(&[]), Err(OpenError::Malformed));
    }
}
