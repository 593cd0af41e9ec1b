//! Makes a file of what this tablet holds. Changes nothing.

use super::{TabletFile, Ways};
use crate::app::ports::RecordStore;
use crate::app::staff::cases::Parcel;
use crate::app::staff::packs::PackParcel;
use crate::app::staff::places;
use crate::app::staff::session::{Failed, NotAManager, Session};
use crate::case::record::CaseId;
use crate::vault::staff::StaffSlot;
use crate::vault::{Namespace, OpenError};

/// Why there is no file with who may come in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TakeAlongError {
    /// Only a manager may make one.
    NotAManager,
    /// Something failed.
    Failed(Failed),
}

/// Every case, for a tablet that knows who works here. Anybody who works here may: what is in it opens only on a tablet of this
/// centre, for who is signed in there.
///
/// # Errors
/// [`Failed`].
pub async fn take_along<Turn>(store: &impl RecordStore, session: &Session<Turn>) -> Result<TabletFile, Failed> {
    let colleagues = store.read(places::COLLEAGUES).await?.ok_or(OpenError::Malformed)?;
    let mut cases = Vec::new();
    for (id, _) in store.list(Namespace::CaseKey).await? {
        cases.push(Parcel::pack(store, CaseId::from_bytes(*id.as_bytes())).await?);
    }
    let packs = PackParcel::pack(store, session).await?;
    Ok(TabletFile { vault: session.recipe.vault, colleagues, cases, packs, ways: None })
}

/// Every case, and who may come in: for a tablet that is to become one of this centre's, or to learn of changes of staff. Only a
/// manager may.
///
/// # Errors
/// [`TakeAlongError`].
pub async fn take_everything<Turn>(
    store: &impl RecordStore,
    session: &Session<Turn>,
) -> Result<TabletFile, TakeAlongError> {
    session.manager()?;
    let file = take_along(store, session).await?;
    let slots = store.list(Namespace::StaffSlot).await.map_err(Failed::from)?;
    // A slot that cannot be read lets nobody in here either.
    let slots = slots.into_iter().filter_map(|(id, stored)| Some((id, StaffSlot::parse(&stored).ok()?))).collect();
    let grants = store.list(Namespace::Grant).await.map_err(Failed::from)?;
    let book = store.read(places::BOOK).await.map_err(Failed::from)?;
    let book = book.ok_or(Failed::Unreadable(OpenError::Malformed))?;
    let centre_keys = store.read(places::CENTRE_KEYS).await.map_err(Failed::from)?;
    Ok(TabletFile { ways: Some(Ways { slots, grants, book, centre_keys }), ..file })
}

impl From<NotAManager> for TakeAlongError {
    fn from(_: NotAManager) -> Self {
        Self::NotAManager
    }
}

impl From<Failed> for TakeAlongError {
    fn from(error: Failed) -> Self {
        Self::Failed(error)
    }
}
