//! What becomes of a pack that was taken in: asked, asked no more, thrown away.

use super::{PackError, name_is_taken, put, read, shelf};
use crate::app::ports::RecordStore;
use crate::app::staff::cases::Pen;
use crate::app::staff::session::Session;
use crate::case::record::Stamp;
use crate::instrument::PackIdentity;
use crate::store::Batch;
use crate::vault::kept_pack_at;
use crate::vault::staff::Standing;

/// From now on the centre asks it, as it is.
///
/// # Errors
/// [`PackError`]; [`PackError::NameTaken`] when another of this id and version came from another tablet meanwhile.
pub async fn ask<S: RecordStore, Turn>(
    pen: Pen<'_, S>,
    session: &Session<Turn>,
    which: &PackIdentity,
) -> Result<(), PackError> {
    let shelf = shelf(pen.store, session).await?;
    let asked = shelf.asked().map(|pack| pack.identity());
    if name_is_taken(which, asked) {
        return Err(PackError::NameTaken(which.clone()));
    }
    set(pen, session, which, Standing::Asked).await
}

/// From now on the centre asks it no more.
///
/// # Errors
/// [`PackError`].
pub async fn withdraw<S: RecordStore, Turn>(
    pen: Pen<'_, S>,
    session: &Session<Turn>,
    which: &PackIdentity,
) -> Result<(), PackError> {
    set(pen, session, which, Standing::Withdrawn).await
}

/// Throws away what nobody was ever asked.
///
/// # Errors
/// [`PackError`].
pub async fn throw_away<S: RecordStore, Turn>(
    pen: Pen<'_, S>,
    session: &Session<Turn>,
    which: &PackIdentity,
) -> Result<(), PackError> {
    session.manager().map_err(|_| PackError::NotAManager)?;
    let kept = read(pen.store, session, which).await?.ok_or(PackError::NotNow)?;
    if kept.standing.was_asked() {
        return Err(PackError::NotNow);
    }
    Ok(pen.store.commit(Batch::new().delete(kept_pack_at(which))).await?)
}

async fn set<S: RecordStore, Turn>(
    pen: Pen<'_, S>,
    session: &Session<Turn>,
    which: &PackIdentity,
    to: Standing,
) -> Result<(), PackError> {
    session.manager().map_err(|_| PackError::NotAManager)?;
    let mut kept = read(pen.store, session, which).await?.ok_or(PackError::NotNow)?;
    let can = match to {
        Standing::Draft | Standing::Whole => false,
        Standing::Asked => kept.standing != Standing::Asked,
        Standing::Withdrawn => kept.standing == Standing::Asked,
    };
    if !can {
        return Err(PackError::NotNow);
    }
    (kept.standing, kept.since, kept.by) = (to, Stamp::after(Some(kept.since), pen.now), session.hand().author);
    let batch = put(Batch::new(), pen, session, (which, &kept))?;
    Ok(pen.store.commit(batch).await?)
}
