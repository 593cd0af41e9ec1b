//! A manager makes new recovery words.

use super::{ReplaceError, put_book, put_way_in, read_book};
use crate::app::keep::{ConfirmedWords, Ports};
use crate::app::ports::{Keysmith, RecordStore, Turns};
use crate::app::staff::session::{Failed, NotAManager, Session};
use crate::store::Batch;
use crate::vault::SealError;
use crate::vault::staff::{PersonKey, RECOVERY};

/// A manager makes new recovery words; the ones before open nothing any more.
///
/// # Errors
/// [`ReplaceError`]; then nothing is changed.
pub async fn renew_words<S: RecordStore, K: Keysmith, T: Turns>(
    ports: Ports<'_, S, K, T>,
    session: &Session<T::Turn>,
    words: &ConfirmedWords,
) -> Result<(), ReplaceError> {
    let manager = session.manager().map_err(|NotAManager| ReplaceError::NotAManager)?;
    let mut book = read_book(ports.store, manager).await?;
    let person = PersonKey::make(ports.entropy).map_err(Failed::from)?;
    book.recovery = person.public_key();
    let (salt, params) = session.recipe.of(None);
    let kek = ports.keysmith.derive_kek(&words.0, salt, params).await.map_err(Failed::from)?;
    let sealed = || -> Result<Batch, SealError> {
        let (words, keys) = ((&kek, session.recipe), (&session.vault, Some(manager)));
        let batch = put_way_in(Batch::new(), (RECOVERY, &person), words, keys, ports.entropy)?;
        put_book(batch, &book, (&session.vault, manager), ports.entropy)
    };
    ports.store.commit(sealed().map_err(Failed::from)?).await.map_err(Failed::from)?;
    Ok(())
}
