//! What a colleague signs in with: a name that only she and her manager know of, and a passphrase of her own choosing.

use sha2::{Digest as _, Sha256};

use crate::vault::{KeyWords, Salt, Secret};

/// The least characters, where a passphrase is the only proof (NIST SP 800-63B-4 §3.1.1.2).
const LEAST: usize = 15;
/// The most, so that a pasted file does not make the tablet stand still.
const MOST: usize = 256;
/// The least different characters: `aaaaaaaaaaaaaaa` is long and worth nothing.
const DIFFERENT: usize = 6;

/// A passphrase that is long enough. Taken as it was typed but for spaces at its ends; whoever reads it from a page puts
/// it into Unicode's composed form first, so that two keyboards give the same.
#[derive(Debug)]
pub struct Passphrase(Secret<String>);

/// Why a passphrase was not taken; never the passphrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PassphraseProblem {
    /// Too short.
    TooShort {
        /// The least characters.
        least: usize,
    },
    /// Too long.
    TooLong {
        /// The most characters.
        most: usize,
    },
    /// The same few characters again and again.
    TooPlain {
        /// The least different characters.
        different: usize,
    },
}

/// The name that she types to sign in. It stands nowhere on the disk in the open; a slot opens only for the name and
/// passphrase together.
#[derive(Debug)]
pub struct SignInName(Secret<String>);

impl Passphrase {
    /// A passphrase that may be chosen.
    ///
    /// # Errors
    /// [`PassphraseProblem`].
    pub fn parse(typed: &Secret<String>) -> Result<Self, PassphraseProblem> {
        // EXPOSE: its characters are counted.
        let typed = typed.expose().trim();
        let length = typed.chars().count();
        if length < LEAST {
            return Err(PassphraseProblem::TooShort { least: LEAST });
        }
        if length > MOST {
            return Err(PassphraseProblem::TooLong { most: MOST });
        }
        let different = |(at, c): &(usize, char)| !typed[..*at].contains(*c);
        if typed.char_indices().filter(different).count() < DIFFERENT {
            return Err(PassphraseProblem::TooPlain { different: DIFFERENT });
        }
        Ok(Self(Secret::new(typed.to_owned())))
    }

    /// One to try: whatever was typed, since a rule that came later must not lock anybody out.
    #[must_use]
    pub fn to_try(typed: &Secret<String>) -> Self {
        // EXPOSE: put into its normal form.
        Self(Secret::new(typed.expose().trim().to_owned()))
    }
}

impl KeyWords for Passphrase {
    fn words(&self) -> &Secret<String> {
        &self.0
    }
}

impl SignInName {
    /// The name, in small letters; nothing when only spaces were typed.
    #[must_use]
    pub fn parse(typed: &str) -> Option<Self> {
        let typed = typed.trim().to_lowercase();
        (!typed.is_empty()).then(|| Self(Secret::new(typed)))
    }

    /// The name, for the managers' book.
    #[must_use]
    pub fn as_str(&self) -> &str {
        // EXPOSE: compared with the book's, and written there.
        self.0.expose()
    }

    /// The salt of this name in a vault. All slots of a vault share its salt, so that one derivation tries them all, and
    /// each name makes another of it, so that one guess does not.
    #[must_use]
    pub fn salt(&self, vault: Salt) -> Salt {
        salted(vault, self.as_str())
    }
}

/// The salt of the recovery words, which have no name.
pub(super) fn recovery_salt(vault: Salt) -> Salt {
    salted(vault, "")
}

fn salted(vault: Salt, name: &str) -> Salt {
    let digest = Sha256::new().chain_update(b"candour sign-in").chain_update(vault.0).chain_update(name).finalize();
    let mut salt = [0; 16];
    salt.copy_from_slice(&digest[..16]);
    Salt(salt)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passphrase_is_long_and_not_plain() {
        let check = |typed: &str, problem| {
            assert_eq!(Passphrase::parse(&Secret::new(typed.to_owned())).err(), problem, "{typed}");
        };
        check("three sparrows in the rain", None);
        check("  żółć 猫 три spokój ", None);
        check("fourteen chars", Some(PassphraseProblem::TooShort { least: 15 }));
        check("              x", Some(PassphraseProblem::TooShort { least: 15 }));
        check("aaaaaaaaaaaaaaaaaaaaabcd", Some(PassphraseProblem::TooPlain { different: 6 }));
        check(&"sparrow ".repeat(40), Some(PassphraseProblem::TooLong { most: 256 }));
    }

    #[test]
    fn a_name_and_a_vault_each_make_another_salt() {
        let name = |typed| SignInName::parse(typed).unwrap();
        let (one, two) = (Salt([1; 16]), Salt([2; 16]));
        assert_eq!(name(" Maud ").salt(one), name("maud").salt(one));
        assert_ne!(name("maud").salt(one), name("maude").salt(one));
        assert_ne!(name("maud").salt(one), name("maud").salt(two));
        assert_ne!(name("maud").salt(one), recovery_salt(one));
        assert!(SignInName::parse(" ").is_none());
    }
}
