//! What the use cases need of the world, as traits: the browser implements them, tests script them.

use std::fmt;

use crate::share::outbox::{Millis, Reply};
use crate::share::{Envelope, SealError, ToSeal};
pub use crate::store::RecordStore;
pub use crate::vault::Entropy;
use crate::vault::{KdfParams, Kek, KeyWords, Phrase, PhraseProblem, Salt, Secret};

/// Words and the keys that come of them, made away from the page's thread.
#[allow(async_fn_in_trait, reason = "the page has one thread, so nobody needs `Send`")]
pub trait Keysmith {
    /// New words.
    ///
    /// # Errors
    /// [`KeysmithError`].
    async fn make_words(&self) -> Result<Phrase, KeysmithError>;

    /// What she typed, as words of the list.
    ///
    /// # Errors
    /// [`KeysmithError`]; within, [`PhraseProblem`].
    async fn read_words(&self, typed: Secret<String>) -> Result<Result<Phrase, PhraseProblem>, KeysmithError>;

    /// The key that words give; takes about a fifth of a second.
    ///
    /// # Errors
    /// [`KeysmithError`]; when memory is short, a smaller cost may do.
    async fn derive_kek(&self, words: &impl KeyWords, salt: Salt, params: KdfParams) -> Result<Kek, KeysmithError>;
}

/// Why no words or key were made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeysmithError {
    /// The phone did not give the memory, or ended the work for taking too much.
    OutOfMemory,
    /// The system gave no randomness.
    NoEntropy,
    /// The worker could not be started (without a connection on a first visit) or did not answer.
    Unavailable,
}

impl fmt::Display for KeysmithError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::OutOfMemory => "not enough memory to make the key",
            Self::NoEntropy => "the system gave no randomness",
            Self::Unavailable => "the worker is not to be had",
        })
    }
}

impl std::error::Error for KeysmithError {}

/// One tab at a time.
#[allow(async_fn_in_trait, reason = "the page has one thread, so nobody needs `Send`")]
pub trait Turns {
    /// Held while it is this tab's turn; dropping it ends the turn, as does the end of the tab.
    type Turn;

    /// Takes the turn of this name; `None` while another tab has it.
    async fn take(&self, name: &str) -> Option<Self::Turn>;
}

/// The time.
pub trait Clock {
    /// Milliseconds since 1970. It may jump: a phone's clock is set by people.
    fn now(&self) -> Millis;
}

/// Seals messages, away from the page's thread.
#[allow(async_fn_in_trait, reason = "the page has one thread, so nobody needs `Send`")]
pub trait Sealing {
    /// Seals one message to the key it is addressed to, with fresh randomness.
    ///
    /// # Errors
    /// [`SealingError`].
    async fn seal(&self, message: &ToSeal) -> Result<Envelope, SealingError>;
}

/// Why a message was not sealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SealingError {
    /// The worker could not be started (without a connection on a first visit), or ended for want of memory.
    Unavailable,
    /// The system gave no randomness.
    NoEntropy,
    /// Sealing itself said no.
    Seal(SealError),
}

impl fmt::Display for SealingError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unavailable => f.write_str("the worker is not to be had"),
            Self::NoEntropy => f.write_str("the system gave no randomness"),
            Self::Seal(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for SealingError {}

/// The way to the drop boxes, and the only way out: nothing but a sealed envelope fits in.
#[allow(async_fn_in_trait, reason = "the page has one thread, so nobody needs `Send`")]
pub trait Transport {
    /// Puts an envelope at an address below a drop box of the centre file, without cookies and without referrer. Comes
    /// back within about a minute, whatever happens.
    async fn put(&self, address: &str, envelope: &Envelope) -> Reply;
}

/// The way to read the centre's own drop box. Nothing goes out by it but the address.
#[allow(async_fn_in_trait, reason = "the page has one thread, so nobody needs `Send`")]
pub trait Collection {
    /// What stands at an address of the drop box, if that is no more than `most` bytes; without cookies and without referrer.
    /// Comes back within about a minute, whatever happens.
    ///
    /// # Errors
    /// [`CollectError`].
    async fn fetch(&self, address: &str, most: usize) -> Result<Vec<u8>, CollectError>;
}

/// Why nothing was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CollectError {
    /// No network, no answer in time, or the connection was cut.
    Unreachable,
    /// The drop box answered with this HTTP status.
    Refused(u16),
    /// It is larger.
    TooLarge,
}

impl fmt::Display for CollectError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreachable => f.write_str("the drop box could not be reached"),
            Self::Refused(status) => write!(f, "the drop box answered {status}"),
            Self::TooLarge => f.write_str("what lies there is too large"),
        }
    }
}

impl std::error::Error for CollectError {}
