//! A new content key for a case that somebody could read who has been put out since: made when the case is next written to,
//! so that what is added from then on is out of her reach, and putting out seals nothing again.

use super::open::OpenCase;
use super::write::Pen;
use crate::app::ports::RecordStore;
use crate::app::staff::places;
use crate::app::staff::session::{Failed, Session};
use crate::case::record::Event;
use crate::store::Batch;
use crate::vault::staff::WrappedKey;
use crate::vault::{
    ContentKey, RecordId, SealError, chapter_at, half_typed_at, note_draft_at, open_half_typed_in, open_note_draft,
    seal_chapter, seal_half_typed_in, seal_note_draft,
};

/// Puts the whole case under a new key into a batch, if it needs one. A case with a chapter that does not open keeps its
/// key: a repaired chapter needs it.
pub(super) async fn renew<S: RecordStore, Turn>(
    mut batch: Batch,
    pen: Pen<'_, S>,
    session: &Session<Turn>,
    open: &OpenCase,
) -> Result<(Batch, Option<ContentKey>), Failed> {
    if !open.known_outside || open.unreadable().next().is_some() {
        return Ok((batch, None));
    }
    let (case, key) = (open.case, ContentKey::make(pen.entropy)?);
    for (number, chapter) in (0..).zip(&open.chapters) {
        let events: Vec<&Event> = chapter.events.iter().filter_map(|id| open.log.event(*id)).collect();
        batch = batch.put(chapter_at(case, number), seal_chapter(&key, (case, number), &events, pen.entropy)?);
    }
    for colleague in &session.colleagues {
        let (at, whose) = (note_draft_at(case, colleague.id), (case, colleague.id));
        let begun = pen.store.read(at).await?;
        if let Some(draft) = begun.and_then(|stored| open_note_draft(&open.key, whose, &stored).ok()) {
            batch = batch.put(at, seal_note_draft(&key, whose, &draft, pen.entropy)?);
        }
        let at = half_typed_at(Some(case), colleague.id);
        let kept = pen.store.read(at).await?;
        if let Some(typed) = kept.and_then(|stored| open_half_typed_in(&open.key, whose, &stored).ok()) {
            batch = batch.put(at, seal_half_typed_in(&key, whose, &typed, pen.entropy)?);
        }
    }
    Ok((batch.put(places::case_key(case), &fresh(&key, session, open, pen)?), Some(key)))
}

fn fresh<S: RecordStore, Turn>(
    key: &ContentKey,
    session: &Session<Turn>,
    open: &OpenCase,
    pen: Pen<'_, S>,
) -> Result<WrappedKey, SealError> {
    WrappedKey::wrap(key, &session.vault, RecordId::from_bytes(*open.case.as_bytes()), pen.entropy)
}
