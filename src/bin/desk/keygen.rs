//! `desk keygen`: a new key pair for one partner.
//!
//! The private key goes into a file that only its owner can read, and is never printed; the public one is printed for
//! the centre file. An existing file is never overwritten: a lost private key cannot be made again.

use std::path::PathBuf;

use candour::share::keys::PrivateKey;
use zeroize::Zeroizing;

use crate::{Outcome, private_file, say};

/// Makes a key pair: the private key into a new file, the public key printed for the centre file.
#[derive(clap::Args)]
pub(crate) struct Options {
    /// Where to write the private key (a new file, readable by you alone).
    file: PathBuf,
}

pub(crate) fn run(options: &Options) -> Outcome {
    let mut bytes = Zeroizing::new([0; 32]);
    getrandom::fill(bytes.as_mut_slice())?;
    let key = PrivateKey::from_random(&bytes);
    let line = Zeroizing::new(format!("{}\n", *key.to_base64url()));
    private_file::write_new(&options.file, line.as_bytes())?;
    say(&format!(
        "The private key is in {}. Keep it where only your organisation can read it.",
        options.file.display()
    ));
    say("The public key, for \"public_key\" in the centre file:");
    say(&key.public_key().to_base64url());
    Ok(())
}
