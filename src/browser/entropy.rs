//! Randomness from the browser: `crypto.getRandomValues`, by way of `getrandom`.

use crate::vault::{Entropy, NoEntropy};

/// Fresh bytes fit for keys and pseudonyms; `None` should the browser give none.
#[must_use]
pub fn fresh<const N: usize>() -> Option<[u8; N]> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).ok()?;
    Some(bytes)
}

/// The browser's randomness as the vault's port.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemEntropy;

impl Entropy for SystemEntropy {
    fn fill(&self, bytes: &mut [u8]) -> Result<(), NoEntropy> {
        getrandom::fill(bytes).map_err(|_| NoEntropy)
    }
}
