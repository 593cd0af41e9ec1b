//! Questions in place of the centre's first: another pack of the centre, or a licensed one that lies sealed on the host.
//!
//! Only an invite asks for them, or a draft that was begun on one, and their code comes with the invite's (ADR 0018, 0030).

use std::sync::Arc;

use wasm_split_helpers::SplitLoaderError;

use crate::app::opener::{self, NotOpened};
use crate::browser::assets::{self, AssetError};
use crate::browser::worker::WorkerChannel;
use crate::instrument::{self, Instrument};
use crate::vault::{AskedPack, PackKey, listed_as};

/// Why these questions are not there.
pub(super) enum NoQuestions {
    /// This site has none of that name.
    NotHere,
    /// They did not arrive.
    NotArrived,
    /// The key is another, or they are.
    WrongKey,
    /// A later version of the app is needed for them.
    Later,
}

/// Questions by their name, and by their key where there is one. For the code of invites alone.
pub(super) async fn asked(AskedPack { name, key }: AskedPack) -> Result<Arc<Instrument>, NoQuestions> {
    match key {
        Some(key) => opened(&name, &key).await,
        None => open_to_all(&name).await,
    }
}

/// A pack that is there for everybody.
async fn open_to_all(name: &str) -> Result<Arc<Instrument>, NoQuestions> {
    let name = format!("pack:{name}");
    let pack = match assets::load(&name).await {
        Err(AssetError::NotLinked) => assets::load_listed(&name).await?,
        pack => pack?,
    };
    // The page has pinned its bytes, so another build made it.
    instrument::compiled::read(&pack).map(Arc::new).map_err(|_| NoQuestions::Later)
}

/// A licensed pack. Nothing is requested that holds its key or its name.
async fn opened(name: &str, key: &PackKey) -> Result<Arc<Instrument>, NoQuestions> {
    let sealed = assets::load_listed(&format!("sealed:{}", listed_as(name))).await?;
    let opener = WorkerChannel::new(assets::address_listed("opener").await?);
    Ok(opener::open(&opener, key, name, &sealed).await?)
}

impl From<AssetError> for NoQuestions {
    fn from(error: AssetError) -> Self {
        match error {
            AssetError::NotLinked => Self::NotHere,
            AssetError::Unreachable | AssetError::Refused(_) => Self::NotArrived,
        }
    }
}

impl From<NotOpened> for NoQuestions {
    fn from(error: NotOpened) -> Self {
        match error {
            NotOpened::WrongKey => Self::WrongKey,
            NotOpened::NotKnown => Self::Later,
            NotOpened::NoAnswer => Self::NotArrived,
        }
    }
}

impl From<SplitLoaderError> for NoQuestions {
    fn from(_: SplitLoaderError) -> Self {
        Self::NotArrived
    }
}
