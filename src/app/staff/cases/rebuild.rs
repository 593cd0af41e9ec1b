//! Makes the list again from the cases, when a record of it does not open.

use super::Caseload;
use super::open::read;
use super::together::sum_up;
use super::write::Pen;
use crate::app::ports::RecordStore;
use crate::app::staff::places;
use crate::app::staff::session::{Failed, Session};
use crate::case::record::{CaseId, Summary};
use crate::store::Batch;
use crate::vault::{Namespace, staff::WrappedKey};

/// A list that was made again.
#[derive(Debug)]
pub struct Rebuilt {
    /// The list.
    pub list: Caseload,
    /// Cases whose key does not open: they are not in the list, and stay on the disk.
    pub unreadable: usize,
}

/// Opens every case and makes its summary again: about a millisecond each.
///
/// # Errors
/// [`Failed`]; then the list on the disk is as it was.
pub async fn rebuild<S: RecordStore, Turn>(pen: Pen<'_, S>, session: &Session<Turn>) -> Result<Rebuilt, Failed> {
    let mut rebuilt = Rebuilt { list: Caseload::default(), unreadable: 0 };
    let mut summaries = Vec::new();
    for (id, stored) in pen.store.list(Namespace::CaseKey).await? {
        let Ok((key, _)) = WrappedKey::unwrap(&stored, &session.vault, id) else {
            rebuilt.unreadable += 1;
            continue;
        };
        let case = CaseId::from_bytes(*id.as_bytes());
        summaries.push(Summary::of(case, &read(pen.store, case, key).await?.log));
    }
    let before = pen.store.list(Namespace::Summaries).await?;
    let batch = before.iter().fold(Batch::new(), |batch, (id, _)| batch.delete(places::summaries(*id)));
    let (batch, changes) = rebuilt.list.put_new(batch, &session.vault, summaries, pen.entropy)?;
    pen.store.commit(batch).await?;
    changes.into_iter().for_each(|change| rebuilt.list.make(change));
    let hidden = rebuilt.list.summaries().filter(|summary| summary.shown_as.is_some());
    for case in hidden.map(|summary| summary.case).collect::<Vec<_>>() {
        sum_up(pen, session, &mut rebuilt.list, case).await?;
    }
    Ok(rebuilt)
}
