//! From her words to a key: Argon2id (RFC 9106), slow and greedy for memory on purpose.

use argon2::{Algorithm, Argon2, Params, Version};

use super::aead::KEY;
use super::entropy::fresh;
use super::{DeriveError, Entropy, Kek, NoEntropy, OpenError, Secret};

/// How much work a key costs; travels in its slot, so that later slots may cost more. One lane: a phone's worker has one
/// thread. Never below [`KdfParams::FLOOR`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KdfParams {
    memory_kib: u32,
    passes: u32,
}

impl KdfParams {
    /// Where the phone gives it: 64 MiB, 3 passes (the second choice of RFC 9106 §4 with one lane).
    pub const STANDARD: Self = Self { memory_kib: 64 * 1024, passes: 3 };
    /// Where memory is short: half of it, twice the passes.
    pub const SMALL: Self = Self { memory_kib: 32 * 1024, passes: 6 };
    /// The least: 19 MiB, 2 passes (OWASP Password Storage Cheat Sheet).
    pub const FLOOR: Self = Self { memory_kib: 19 * 1024, passes: 2 };
    /// From the most to the least; a slot is made with the first that the phone can do.
    pub const LADDER: [Self; 3] = [Self::STANDARD, Self::SMALL, Self::FLOOR];

    /// The most that a stored slot may ask for, so that a changed one cannot make the phone stand still.
    const MOST: Self = Self { memory_kib: 256 * 1024, passes: 16 };

    /// From what a slot says.
    ///
    /// # Errors
    /// [`OpenError::CostOutOfRange`].
    pub fn parse(memory_kib: u32, passes: u32) -> Result<Self, OpenError> {
        let fits = (Self::FLOOR.memory_kib..=Self::MOST.memory_kib).contains(&memory_kib)
            && (Self::FLOOR.passes..=Self::MOST.passes).contains(&passes);
        if fits { Ok(Self { memory_kib, passes }) } else { Err(OpenError::CostOutOfRange) }
    }

    /// Memory in KiB.
    #[must_use]
    pub fn memory_kib(self) -> u32 {
        self.memory_kib
    }

    /// Passes over it.
    #[must_use]
    pub fn passes(self) -> u32 {
        self.passes
    }
}

/// What a key may be made from: words that were made for somebody, or a passphrase that is long enough.
pub trait KeyWords {
    /// The words, in their normal form.
    fn words(&self) -> &Secret<String>;
}

/// Random bytes that make equal words give different keys. Not secret; stands in the slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Salt(pub [u8; 16]);

impl Salt {
    /// A new one.
    ///
    /// # Errors
    /// [`NoEntropy`].
    pub fn make(entropy: &dyn Entropy) -> Result<Self, NoEntropy> {
        fresh(entropy).map(Self)
    }
}

/// The key that these words give with this salt and cost. Takes a fifth of a second and 64 MiB at the standard cost: in the
/// browser, only the worker calls it.
///
/// # Errors
/// [`DeriveError`].
pub fn derive_kek(words: &impl KeyWords, salt: Salt, params: KdfParams) -> Result<Kek, DeriveError> {
    let params = Params::new(params.memory_kib, params.passes, 1, Some(KEY)).map_err(|_| DeriveError::Failed)?;
    let mut key = [0; KEY];
    // EXPOSE: the function needs the words themselves.
    let words = words.words().expose().as_bytes();
    match Argon2::new(Algorithm::Argon2id, Version::V0x13, params).hash_password_into(words, &salt.0, &mut key) {
        Ok(()) => Ok(Kek::from_worker(Secret::new(key))),
        Err(argon2::Error::OutOfMemory) => Err(DeriveError::OutOfMemory),
        Err(_) => Err(DeriveError::Failed),
    }
}

#[cfg(test)]
mod tests {
    use super::super::Phrase;
    use super::*;

    #[test]
    fn no_slot_may_cost_less_than_the_floor_or_more_than_a_phone_has() {
        for good in KdfParams::LADDER {
            assert_eq!(KdfParams::parse(good.memory_kib, good.passes), Ok(good));
        }
        for (memory, passes) in [(19 * 1024 - 1, 2), (64 * 1024, 1), (0, 0), (256 * 1024 + 1, 3), (64 * 1024, 17)] {
            assert_eq!(KdfParams::parse(memory, passes), Err(OpenError::CostOutOfRange), "{memory} KiB, {passes}");
        }
    }

    #[test]
    fn words_salt_and_cost_each_change_the_key() {
        let phrase = |words: &str| Phrase::parse(&Secret::new(words.to_owned())).unwrap();
        let key = |words, salt, params| {
            // EXPOSE: a test compares keys.
            *derive_kek(&phrase(words), Salt([salt; 16]), params).unwrap().bytes().expose()
        };
        let one = key("acid apple army bacon zoo", 1, KdfParams::FLOOR);
        assert_eq!(one, key("ACID appl army baco zoo", 1, KdfParams::FLOOR));
        assert_ne!(one, key("acid apple army bacon zone", 1, KdfParams::FLOOR));
        assert_ne!(one, key("acid apple army bacon zoo", 2, KdfParams::FLOOR));
        let dearer = KdfParams { passes: 3, ..KdfParams::FLOOR };
        assert_ne!(one, key("acid apple army bacon zoo", 1, dearer));
    }
}
