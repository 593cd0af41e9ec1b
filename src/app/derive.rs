//! The key that words give, at the highest cost that the device can do.

use super::ports::{Keysmith, KeysmithError};
use crate::vault::{KdfParams, Kek, KeyWords, Salt};

/// Makes the key, and says at which cost.
///
/// # Errors
/// [`KeysmithError`].
pub(super) async fn derive(
    keysmith: &impl Keysmith,
    words: &impl KeyWords,
    salt: Salt,
) -> Result<(Kek, KdfParams), KeysmithError> {
    let mut last = KeysmithError::OutOfMemory;
    for params in KdfParams::LADDER {
        match keysmith.derive_kek(words, salt, params).await {
            Ok(kek) => return Ok((kek, params)),
            Err(error @ KeysmithError::OutOfMemory) => last = error,
            Err(error @ (KeysmithError::NoEntropy | KeysmithError::Unavailable)) => return Err(error),
        }
    }
    Err(last)
}
