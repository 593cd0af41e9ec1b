//! A note while it is written: kept sealed at every pause, so that a crash costs a few words at most; one for each colleague
//! and case. No part of the record until she enters it.

use super::Caseload;
use super::open::OpenCase;
use super::renew::renew;
use super::write::{Pen, write_with};
use crate::app::ports::RecordStore;
use crate::app::staff::places;
use crate::app::staff::session::{Failed, Session};
use crate::case::record::{Entry, Kind, Log, Note, NoteDraft, ThingId};
use crate::store::Batch;
use crate::vault::{RecordId, note_draft_at, open_note_draft, seal_note_draft};

/// Keeps what is typed so far, in place of what was.
///
/// # Errors
/// [`Failed`]; then what was kept before still stands.
pub async fn save_note<S: RecordStore, Turn>(
    pen: Pen<'_, S>,
    session: &Session<Turn>,
    open: &mut OpenCase,
    draft: &NoteDraft,
) -> Result<(), Failed> {
    let whose = (open.case, session.me.id);
    let batch = Batch::new().require(places::case_key(open.case));
    let (batch, renewed) = renew(batch, pen, session, open).await?;
    let sealed = seal_note_draft(renewed.as_ref().unwrap_or(&open.key), whose, draft, pen.entropy)?;
    pen.store.commit(batch.put(note_draft_at(whose.0, whose.1), sealed)).await?;
    open.renewed(renewed);
    Ok(())
}

/// What she had begun in this case, if anything.
///
/// # Errors
/// [`Failed`].
pub async fn begun_note<Turn>(
    store: &impl RecordStore,
    session: &Session<Turn>,
    open: &OpenCase,
) -> Result<Option<NoteDraft>, Failed> {
    let whose = (open.case, session.me.id);
    let Some(stored) = store.read(note_draft_at(whose.0, whose.1)).await? else { return Ok(None) };
    Ok(Some(open_note_draft(&open.key, whose, &stored)?))
}

/// Throws away what she had begun.
///
/// # Errors
/// [`Failed`].
pub async fn throw_note_away<S: RecordStore, Turn>(
    pen: Pen<'_, S>,
    session: &Session<Turn>,
    open: &OpenCase,
) -> Result<(), Failed> {
    Ok(pen.store.commit(Batch::new().delete(note_draft_at(open.case, session.me.id))).await?)
}

/// Enters a note, or a correction of one; what was begun goes in the same batch, so that it is neither lost nor entered twice.
///
/// # Errors
/// [`Failed`]; then what was begun still stands.
pub async fn enter_note<S: RecordStore, Turn>(
    pen: Pen<'_, S>,
    session: &Session<Turn>,
    list: &mut Caseload,
    open: &mut OpenCase,
    beside: &[&Log],
    (corrects, note): (Option<ThingId>, Note),
) -> Result<(), Failed> {
    let thing = match corrects {
        Some(thing) => thing,
        None => ThingId::from_bytes(*RecordId::make(pen.entropy)?.as_bytes()),
    };
    let batch = Batch::new().delete(note_draft_at(open.case, session.me.id));
    let kinds = vec![Kind::Entered { thing, entry: Entry::Note(note) }];
    write_with(batch, pen, session, list, open, beside, kinds).await
}
