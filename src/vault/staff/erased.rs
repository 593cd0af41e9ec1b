//! The mark that a case was erased here, so that another tablet does not bring it back. Says nothing but that: `1`.

/// An erased case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Erased;

impl Erased {
    /// The bytes to store. That they stand is what counts; nobody reads them.
    #[must_use]
    pub fn to_bytes(self) -> Vec<u8> {
        vec![1]
    }
}
