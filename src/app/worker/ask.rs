//! The page's side.

use std::mem::take;

use super::{Failure, Reply, Request, Response, from_bytes, to_bytes};
use crate::app::ports::{Keysmith, KeysmithError, Sealing, SealingError};
use crate::share::{Envelope, SealError, ToSeal};
use crate::vault::{KdfParams, Kek, KeyWords, Phrase, PhraseProblem, Salt, Secret};

/// Moves bytes to a worker and back.
#[allow(async_fn_in_trait, reason = "the page has one thread, so nobody needs `Send`")]
pub trait Channel {
    /// Sends a request and waits for its response; starts the worker if there is none.
    ///
    /// # Errors
    /// [`ChannelError`].
    async fn ask(&self, request: Secret<Vec<u8>>) -> Result<Secret<Vec<u8>>, ChannelError>;
}

/// Why there is no response.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChannelError {
    /// The worker could not be started.
    NotStarted,
    /// It ended in the middle of its work or took far too long: on a phone, for want of memory.
    Ended,
}

/// A worker to ask.
#[derive(Debug, Default)]
pub struct Worker<C>(pub C);

impl<C: Channel> Worker<C> {
    async fn ask(&self, request: Request) -> Result<Reply, KeysmithError> {
        let request = to_bytes(&request).ok_or(KeysmithError::Unavailable)?;
        let response = self.0.ask(request).await.map_err(|error| match error {
            ChannelError::NotStarted => KeysmithError::Unavailable,
            ChannelError::Ended => KeysmithError::OutOfMemory,
        })?;
        let response: Response = from_bytes(&response).ok_or(KeysmithError::Unavailable)?;
        response.map_err(|failure| match failure {
            Failure::OutOfMemory => KeysmithError::OutOfMemory,
            Failure::NoEntropy => KeysmithError::NoEntropy,
            Failure::NotUnderstood => KeysmithError::Unavailable,
        })
    }
}

impl<C: Channel> Keysmith for Worker<C> {
    async fn make_words(&self) -> Result<Phrase, KeysmithError> {
        words(self.ask(Request::MakeWords).await?)?.map_err(|_| KeysmithError::Unavailable)
    }

    async fn read_words(&self, typed: Secret<String>) -> Result<Result<Phrase, PhraseProblem>, KeysmithError> {
        // EXPOSE: the list of words is on the worker's side.
        let typed = typed.expose().clone();
        words(self.ask(Request::ReadWords { typed }).await?)
    }

    async fn derive_kek(&self, words: &impl KeyWords, salt: Salt, params: KdfParams) -> Result<Kek, KeysmithError> {
        // EXPOSE: the key is made on the worker's side.
        let words = words.words().expose().clone();
        let (memory_kib, passes) = (params.memory_kib(), params.passes());
        match &mut self.ask(Request::DeriveKek { words, salt: salt.0, memory_kib, passes }).await? {
            Reply::Kek { key } => Ok(Kek::from_worker(Secret::new(take(key)))),
            Reply::Words { .. }
            | Reply::WrongCount { .. }
            | Reply::UnknownWords { .. }
            | Reply::Sealed { .. }
            | Reply::BadKey => Err(KeysmithError::Unavailable),
        }
    }
}

fn words(mut reply: Reply) -> Result<Result<Phrase, PhraseProblem>, KeysmithError> {
    match &mut reply {
        Reply::Words { words } => Ok(Ok(Phrase::from_worker(Secret::new(take(words))))),
        Reply::WrongCount { found } => Ok(Err(PhraseProblem::Count { found: *found })),
        Reply::UnknownWords { places } => Ok(Err(PhraseProblem::Unknown { places: take(places) })),
        Reply::Kek { .. } | Reply::Sealed { .. } | Reply::BadKey => Err(KeysmithError::Unavailable),
    }
}

impl<C: Channel> Sealing for Worker<C> {
    async fn seal(&self, message: &ToSeal) -> Result<Envelope, SealingError> {
        let request = Request::Seal {
            to: message.to().as_str().to_owned(),
            key: message.key().to_base64url(),
            id: message.id().to_string(),
            payload: message.payload().to_owned(),
        };
        let reply = self.ask(request).await.map_err(|error| match error {
            KeysmithError::NoEntropy => SealingError::NoEntropy,
            KeysmithError::OutOfMemory | KeysmithError::Unavailable => SealingError::Unavailable,
        })?;
        match &reply {
            Reply::Sealed { envelope } => Envelope::from_json(envelope.as_bytes()).ok_or(SealingError::Unavailable),
            Reply::BadKey => Err(SealingError::Seal(SealError::BadKey)),
            Reply::Words { .. } | Reply::WrongCount { .. } | Reply::UnknownWords { .. } | Reply::Kek { .. } => {
                Err(SealingError::Unavailable)
            }
        }
    }
}
