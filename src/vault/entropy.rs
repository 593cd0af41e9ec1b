//! Randomness, as a port: the browser gives the system's, tests give a fixed sequence.

use std::fmt;

/// Fills bytes with fresh entropy fit for keys. The vault asks for every salt, key and nonce itself, so that no caller
/// can use one twice.
pub trait Entropy {
    /// Fills all of `bytes`.
    ///
    /// # Errors
    /// [`NoEntropy`]: the system gave none; then nothing may be sealed.
    fn fill(&self, bytes: &mut [u8]) -> Result<(), NoEntropy>;
}

/// The system gave no randomness.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoEntropy;

impl fmt::Display for NoEntropy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the system gave no randomness")
    }
}

impl std::error::Error for NoEntropy {}

/// An array of fresh entropy.
pub(super) fn fresh<const N: usize>(entropy: &dyn Entropy) -> Result<[u8; N], NoEntropy> {
    let mut bytes = [0; N];
    entropy.fill(&mut bytes)?;
    Ok(bytes)
}

/// For tests of this layer: every byte the same.
#[cfg(test)]
pub(super) struct Same(pub(super) u8);

#[cfg(test)]
impl Entropy for Same {
    fn fill(&self, bytes: &mut [u8]) -> Result<(), NoEntropy> {
        bytes.fill(self.0);
        Ok(())
    }
}
