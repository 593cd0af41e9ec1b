//! The centre's private key on its way to another tablet: sealed with a passphrase, as one line of text.
//!
//! ```text
//! version 1:  1 │ memory in KiB (u32) │ passes (u32) │ salt (16) │ nonce (12) │ sealed key │ tag (16)     as base64url
//! bound:      "candour key file" │ everything before the nonce                                (numbers little endian)
//! ```

use base64ct::{Base64UrlUnpadded, Encoding as _};

use crate::vault::aead::{self, NONCE};
use crate::vault::entropy::fresh;
use crate::vault::slot::take;
use crate::vault::{Entropy, KdfParams, Kek, OpenError, Salt, SealError, Secret};

const VERSION: u8 = 1;

/// A sealed key, and how its passphrase becomes what opens it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyFile {
    /// The salt.
    pub salt: Salt,
    /// The cost.
    pub params: KdfParams,
    nonce: [u8; NONCE],
    sealed: Vec<u8>,
}

impl KeyFile {
    /// Seals a private key, given as text, with what a passphrase gave by this salt and cost.
    ///
    /// # Errors
    /// [`SealError`].
    pub fn seal(
        key: &Secret<String>,
        kek: &Kek,
        (salt, params): (Salt, KdfParams),
        entropy: &dyn Entropy,
    ) -> Result<Self, SealError> {
        let nonce = fresh(entropy)?;
        // EXPOSE: the copy is encrypted in place.
        let mut sealed = key.expose().as_bytes().to_vec();
        // EXPOSE: the cipher needs the wrapping key.
        aead::seal(kek.bytes().expose(), nonce, &bound(salt, params), &mut sealed)?;
        Ok(Self { salt, params, nonce, sealed })
    }

    /// The private key, as text.
    ///
    /// # Errors
    /// [`OpenError::WrongKeyOrChanged`]: another passphrase, or the file was changed.
    pub fn open(&self, kek: &Kek) -> Result<Secret<String>, OpenError> {
        let mut key = self.sealed.clone();
        // EXPOSE: the cipher needs the wrapping key.
        aead::open(kek.bytes().expose(), self.nonce, &bound(self.salt, self.params), &mut key)?;
        String::from_utf8(key).map(Secret::new).map_err(|_| OpenError::Malformed)
    }

    /// The line to save.
    #[must_use]
    pub fn to_text(&self) -> String {
        let bytes = [header(self.salt, self.params).as_slice(), &self.nonce, &self.sealed].concat();
        Base64UrlUnpadded::encode_string(&bytes)
    }

    /// From whatever was brought.
    ///
    /// # Errors
    /// Any [`OpenError`] but a wrong passphrase, which only opening can find.
    pub fn parse(text: &str) -> Result<Self, OpenError> {
        let bytes = Base64UrlUnpadded::decode_vec(text.trim()).map_err(|_| OpenError::Malformed)?;
        let (&version, mut rest) = bytes.split_first().ok_or(OpenError::Malformed)?;
        if version != VERSION {
            return Err(OpenError::UnsupportedVersion { version });
        }
        let (memory_kib, passes) = (u32::from_le_bytes(take(&mut rest)?), u32::from_le_bytes(take(&mut rest)?));
        let (salt, nonce) = (Salt(take(&mut rest)?), take(&mut rest)?);
        Ok(Self { salt, params: KdfParams::parse(memory_kib, passes)?, nonce, sealed: rest.to_vec() })
    }
}

fn header(salt: Salt, params: KdfParams) -> Vec<u8> {
    let cost = [params.memory_kib().to_le_bytes(), params.passes().to_le_bytes()].concat();
    [[VERSION].as_slice(), &cost, &salt.0].concat()
}

fn bound(salt: Salt, params: KdfParams) -> Vec<u8> {
    [b"candour key file".as_slice(), &header(salt, params)].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vault::entropy::Same;

    const KEY: &str = "the private key";
    const FROZEN: &str = "AQCAAAAGAAAAAwMDAwMDAwMDAwMDAwMDAwcHBwcHBwcHBwcHB_mbj4R_3NjXeO5hEM2lHijFQmiZ36krbbPJ5QP0MM4";

    fn kek(byte: u8) -> Kek {
        Kek::from_worker(Secret::new([byte; 32]))
    }

    fn file() -> String {
        let how = (Salt([3; 16]), KdfParams::SMALL);
        KeyFile::seal(&Secret::new(KEY.to_owned()), &kek(1), how, &Same(7)).unwrap().to_text()
    }

    #[test]
    fn a_key_file_opens_with_its_passphrase_alone() {
        let file = KeyFile::parse(&format!(" {}\n", file())).unwrap();
        assert_eq!(file.open(&kek(1)).unwrap().expose(), KEY);
        assert_eq!(file.open(&kek(2)).err(), Some(OpenError::WrongKeyOrChanged));
    }

    #[test]
    fn every_changed_bit_and_every_cut_of_a_key_file_is_noticed() {
        let bytes = Base64UrlUnpadded::decode_vec(&file()).unwrap();
        for at in 0..bytes.len() {
            for bit in 0..8 {
                let mut changed = bytes.clone();
                changed[at] ^= 1 << bit;
                let text = Base64UrlUnpadded::encode_string(&changed);
                assert!(KeyFile::parse(&text).and_then(|file| file.open(&kek(1))).is_err(), "byte {at}, bit {bit}");
            }
            let cut = Base64UrlUnpadded::encode_string(&bytes[..at]);
            assert!(KeyFile::parse(&cut).and_then(|file| file.open(&kek(1))).is_err(), "{at} bytes");
        }
    }

    #[test]
    fn a_key_file_of_today_stays_readable() {
        assert_eq!(file(), FROZEN);
        assert_eq!(KeyFile::parse(FROZEN).unwrap().open(&kek(1)).unwrap().expose(), KEY);
    }
}
