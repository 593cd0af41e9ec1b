//! The conversation with the opener: a program of its own that opens a licensed pack which lies sealed on the host (ADR 0030).
//!
//! ```text
//! page:   key, name, what the host gave ─ request ─►                                  ─► Instrument
//! opener:                                  answer: open, parse, compile ─ response ─►
//! ```
//!
//! The cipher and the parser of packs are on its side, so that no page carries them for the few women who need them. Both ends
//! come from one build, so there is no version to agree on, and the compiled form (ADR 0017) never leaves the phone.

use std::sync::Arc;

use super::worker::Channel;
use crate::instrument::{Instrument, compiled};
use crate::vault::{OpenError, PackKey, Secret, open_pack};

/// Before a pack's compiled form.
const OPENED: &str = "opened\n";
/// In place of one.
const WRONG_KEY: &str = "wrong key";
/// In place of one.
const NOT_KNOWN: &str = "not known";

/// Why a sealed pack was not opened. What the host gave stays as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotOpened {
    /// It is another key, or another pack than the name says, or was changed.
    WrongKey,
    /// It opened, or may open, but this build does not know its form: a later one made it.
    NotKnown,
    /// The opener did not come or did not answer.
    NoAnswer,
}

/// The pack of this name, opened with its key from what the host gave.
///
/// # Errors
/// [`NotOpened`].
pub async fn open(
    opener: &impl Channel,
    key: &PackKey,
    name: &str,
    sealed: &str,
) -> Result<Arc<Instrument>, NotOpened> {
    let response = opener.ask(request(key, name, sealed)).await.map_err(|_| NotOpened::NoAnswer)?;
    // EXPOSE: the questions are read.
    let response = str::from_utf8(response.expose()).map_err(|_| NotOpened::NoAnswer)?;
    match response.strip_prefix(OPENED) {
        Some(pack) => compiled::read(pack).map(Arc::new).map_err(|_| NotOpened::NoAnswer),
        None if response == WRONG_KEY => Err(NotOpened::WrongKey),
        None => Err(NotOpened::NotKnown),
    }
}

fn request(key: &PackKey, name: &str, sealed: &str) -> Secret<Vec<u8>> {
    let (key, sealed) = (key.to_text(), sealed.trim());
    // EXPOSE: the key crosses to the opener. All has its place from the start, so that no copy is left where it was too small.
    let mut request = String::with_capacity(key.expose().len() + name.len() + sealed.len() + 2);
    for part in [key.expose(), "\n", name, "\n", sealed] {
        request.push_str(part);
    }
    Secret::new(request.into_bytes())
}

/// The opener's side: a function from bytes to bytes.
#[must_use]
pub fn answer(request: &Secret<Vec<u8>>) -> Secret<Vec<u8>> {
    // EXPOSE: it is read here.
    let response = str::from_utf8(request.expose()).map_or(Err(NOT_KNOWN), opened);
    Secret::new(response.map_or_else(str::to_owned, |pack| format!("{OPENED}{pack}")).into_bytes())
}

/// The compiled form, or what to answer in its place.
fn opened(request: &str) -> Result<String, &'static str> {
    let (key, (name, sealed)) =
        request.split_once('\n').and_then(|(key, rest)| Some((key, rest.split_once('\n')?))).ok_or(NOT_KNOWN)?;
    let key = PackKey::parse(key).ok_or(WRONG_KEY)?;
    let json = open_pack(&key, name, sealed).map_err(|error| match error {
        OpenError::WrongKeyOrChanged => WRONG_KEY,
        OpenError::Malformed
        | OpenError::UnsupportedVersion { .. }
        | OpenError::CostOutOfRange
        | OpenError::UnknownShape => NOT_KNOWN,
    })?;
    let pack = String::from_utf8(json).ok().and_then(|json| Instrument::parse(&json).ok()).ok_or(NOT_KNOWN)?;
    if pack.identity().to_string() != name {
        return Err(WRONG_KEY);
    }
    Ok(compiled::write(&pack, pack.languages()))
}
