//! Erases a case: first its key, without which nobody reads what a disk may hold on to; and its chapters with it.

use super::Caseload;
use super::together::open_together;
use super::write::Pen;
use crate::app::ports::RecordStore;
use crate::app::staff::places;
use crate::app::staff::session::{Failed, Session};
use crate::case::record::{CaseId, Log};
use crate::store::Batch;
use crate::vault::staff::Erased;
use crate::vault::{chapter_at, half_typed_at, note_draft_at};

/// Why a case still stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EraseError {
    /// Only a manager may.
    NotAManager,
    /// Something failed.
    Failed(Failed),
}

/// Erases a case from this tablet. Neither a page that still has it open nor a parcel of another tablet brings it back: a mark
/// stays that says so, and nothing else.
///
/// # Errors
/// [`EraseError`]; then it stands whole.
pub async fn erase<S: RecordStore, Turn>(
    pen: Pen<'_, S>,
    session: &Session<Turn>,
    list: &mut Caseload,
    case: CaseId,
) -> Result<(), EraseError> {
    session.manager().map_err(|_| EraseError::NotAManager)?;
    let typed = |id| [note_draft_at(case, id), half_typed_at(Some(case), id)];
    let typed = session.colleagues().iter().flat_map(|colleague| typed(colleague.id));
    let batch = Batch::new().delete(places::case_key(case)).put(places::erased(case), Erased);
    let mut batch = typed.fold(batch, Batch::delete);
    for number in 0.. {
        let at = chapter_at(case, number);
        if pen.store.read(at).await.map_err(Failed::from)?.is_none() {
            break;
        }
        batch = batch.delete(at);
    }
    let mut left = open_together(pen.store, session, list, case).await.unwrap_or_default();
    left.retain(|open| open.case() != case);
    let logs: Vec<(CaseId, &Log)> = left.iter().map(|open| (open.case(), open.log())).collect();
    let summaries = list.summaries_of(&logs);
    let changed = list.replace(batch, &session.vault, Some(case), summaries, pen.entropy);
    let (batch, changes) = changed.map_err(Failed::from)?;
    pen.store.commit(batch).await.map_err(Failed::from)?;
    changes.into_iter().for_each(|change| list.make(change));
    Ok(())
}

impl From<Failed> for EraseError {
    fn from(error: Failed) -> Self {
        Self::Failed(error)
    }
}
