//! The conversation with the worker, whose thread does what is slow or heavy: words, Argon2id, HPKE.
//!
//! One request, one response, as bytes that are overwritten on both sides once read. The browser moves them
//! ([`Channel`]) and knows nothing of what they say; [`Worker`] asks on the page's side, [`answer`] answers on the
//! worker's. Both ends come from one build, so there is no version to agree on.

mod answer;
mod ask;

pub use answer::answer;
pub use ask::{Channel, ChannelError, Worker};

use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, ZeroizeOnDrop};

use crate::vault::Secret;

/// What the page asks of the worker.
#[derive(Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
enum Request {
    MakeWords,
    ReadWords { typed: String },
    DeriveKek { words: String, salt: [u8; 16], memory_kib: u32, passes: u32 },
    Seal { to: String, key: String, id: String, payload: String },
}

/// What the worker answers when it could do it.
#[derive(Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
enum Reply {
    Words { words: String },
    WrongCount { found: usize },
    UnknownWords { places: Vec<usize> },
    Kek { key: [u8; 32] },
    Sealed { envelope: String },
    BadKey,
}

/// Why the worker could not do it.
#[derive(Serialize, Deserialize)]
enum Failure {
    OutOfMemory,
    NoEntropy,
    NotUnderstood,
}

type Response = Result<Reply, Failure>;

fn to_bytes(message: &impl Serialize) -> Option<Secret<Vec<u8>>> {
    let mut bytes = Secret::buffer();
    serde_json::to_writer(&mut bytes, message).ok()?;
    Some(bytes)
}

fn from_bytes<T: for<'a> Deserialize<'a>>(bytes: &Secret<Vec<u8>>) -> Option<T> {
    // EXPOSE: it is read into its type, which overwrites itself.
    serde_json::from_slice(bytes.expose()).ok()
}
