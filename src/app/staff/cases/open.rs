//! Opens a case.

use crate::app::ports::RecordStore;
use crate::app::staff::places;
use crate::app::staff::session::{Failed, Session};
use crate::case::record::{CaseId, EventId, Log, Record};
use crate::store::StoreError;
use crate::vault::{ContentKey, OpenError, RecordId, chapter_at, open_chapter, staff::WrappedKey};

/// Bytes of a sealed chapter from which on events go into the next: what an event costs to save stays the same, however long
/// the case.
const FULL: usize = 16 * 1024;

/// A case that is open, with the key that seals it.
#[derive(Debug)]
pub struct OpenCase {
    pub(super) case: CaseId,
    pub(super) key: ContentKey,
    /// Whether somebody who has been put out since could unwrap the key.
    pub(super) known_outside: bool,
    pub(super) log: Log,
    pub(super) chapters: Vec<Chapter>,
}

/// One chapter on the disk.
#[derive(Debug)]
pub(super) struct Chapter {
    pub(super) events: Vec<EventId>,
    pub(super) bytes: usize,
    /// Why it did not open; it is then left as it is.
    pub(super) closed: Option<OpenError>,
}

/// Opens a case with all that is on the disk.
///
/// # Errors
/// [`Failed`]; [`OpenError::Malformed`] too when there is no such case. A chapter that does not open is left out, and
/// [`OpenCase::unreadable`] says so.
pub async fn open<Turn>(store: &impl RecordStore, session: &Session<Turn>, case: CaseId) -> Result<OpenCase, Failed> {
    let key = store.read(places::case_key(case)).await?.ok_or(OpenError::Malformed)?;
    let (key, known_outside) = WrappedKey::unwrap(&key, &session.vault, RecordId::from_bytes(*case.as_bytes()))?;
    let open = read(store, case, key).await?;
    Ok(OpenCase { known_outside, ..open })
}

/// Reads the chapters of a case, until there is none.
pub(super) async fn read(store: &impl RecordStore, case: CaseId, key: ContentKey) -> Result<OpenCase, StoreError> {
    let mut open = OpenCase { case, key, known_outside: false, log: Log::new(), chapters: Vec::new() };
    for number in 0.. {
        let Some(stored) = store.read(chapter_at(case, number)).await? else { break };
        let (events, closed) = match open_chapter(&open.key, (case, number), &stored) {
            Ok(events) => (events, None),
            Err(error) => (Vec::new(), Some(error)),
        };
        let ids = events.iter().map(|event| event.id).collect();
        open.log.extend(events);
        open.chapters.push(Chapter { events: ids, bytes: stored.len(), closed });
    }
    Ok(open)
}

impl OpenCase {
    /// Which case.
    #[must_use]
    pub fn case(&self) -> CaseId {
        self.case
    }

    /// Its log: the history, and the trail of who did what.
    #[must_use]
    pub fn log(&self) -> &Log {
        &self.log
    }

    /// What it says now.
    #[must_use]
    pub fn record(&self) -> Record {
        Record::of(&self.log)
    }

    /// Why chapters did not open. Not empty: the record is shown, with a warning that a part of it is missing.
    pub fn unreadable(&self) -> impl Iterator<Item = OpenError> {
        self.chapters.iter().filter_map(|chapter| chapter.closed)
    }

    /// The disk has it under a new key now.
    pub(super) fn renewed(&mut self, key: Option<ContentKey>) {
        if let Some(key) = key {
            (self.key, self.known_outside) = (key, false);
        }
    }

    /// The number of the chapter that takes the next events, and the events that are in it already.
    pub(super) fn last_chapter(&self) -> (usize, &[EventId]) {
        match self.chapters.last() {
            Some(last) if last.closed.is_none() && last.bytes < FULL => (self.chapters.len() - 1, &last.events),
            Some(_) | None => (self.chapters.len(), &[]),
        }
    }
}
