//! A case on its way from one tablet of the centre to another: sealed records as they stand, and nothing readable around them.
//!
//! ```text
//! version 1:  1 │ case id (16) │ length (u32) │ wrapped key │ length (u32) │ chapter 0 │ length (u32) │ chapter 1 …
//! ```
//!
//! Both tablets open one vault. Each has a content key of its own for the case: events are what travels, and they join by
//! union, whichever tablet is brought to which, how often, in whatever order. Numbers are little endian.

use super::write::{Pen, bring_in, receive};
use super::{Caseload, open};
use crate::app::ports::RecordStore;
use crate::app::staff::places;
use crate::app::staff::session::{Failed, Session};
use crate::case::record::{CaseId, Event};
use crate::vault::staff::WrappedKey;
use crate::vault::{OpenError, RecordId, chapter_at, open_chapter};

const VERSION: u8 = 1;

/// A packed case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parcel {
    case: CaseId,
    key: Vec<u8>,
    chapters: Vec<Vec<u8>>,
}

/// What a parcel came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unpacked {
    /// Which case it was.
    pub case: CaseId,
    /// Events that were not here yet.
    pub new: usize,
    /// Chapters that did not open: their events are still on the other tablet.
    pub unreadable: usize,
}

/// Why a parcel was not unpacked. It is worth keeping.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UnpackError {
    /// It is of another vault, or of this one under another key: somebody was put out on one of the tablets only.
    Foreign,
    /// The case was erased here.
    Erased,
    /// Something failed.
    Failed(Failed),
}

impl Parcel {
    /// Packs a case as it stands; needs no key.
    ///
    /// # Errors
    /// [`Failed`]; [`OpenError::Malformed`] when there is no such case.
    pub async fn pack(store: &impl RecordStore, case: CaseId) -> Result<Self, Failed> {
        let key = store.read(places::case_key(case)).await?.ok_or(OpenError::Malformed)?;
        let mut chapters = Vec::new();
        for number in 0.. {
            let Some(stored) = store.read(chapter_at(case, number)).await? else { break };
            chapters.push(stored);
        }
        Ok(Self { case, key, chapters })
    }

    /// The bytes to carry.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = [&[VERSION], self.case.as_bytes().as_slice()].concat();
        for part in std::iter::once(&self.key).chain(&self.chapters) {
            // No record is as long as that: sealing refuses 8 MiB.
            bytes.extend_from_slice(&u32::try_from(part.len()).unwrap_or(u32::MAX).to_le_bytes());
            bytes.extend_from_slice(part);
        }
        bytes
    }

    /// From whatever came.
    ///
    /// # Errors
    /// [`OpenError::Malformed`] or [`OpenError::UnsupportedVersion`].
    pub fn parse(bytes: &[u8]) -> Result<Self, OpenError> {
        let (&version, rest) = bytes.split_first().ok_or(OpenError::Malformed)?;
        if version != VERSION {
            return Err(OpenError::UnsupportedVersion { version });
        }
        let (case, mut rest) = rest.split_first_chunk().ok_or(OpenError::Malformed)?;
        let mut parts = Vec::new();
        while !rest.is_empty() {
            let (length, after) = rest.split_first_chunk().ok_or(OpenError::Malformed)?;
            let length = u32::from_le_bytes(*length) as usize;
            let (part, after) = after.split_at_checked(length).ok_or(OpenError::Malformed)?;
            parts.push(part.to_vec());
            rest = after;
        }
        if parts.is_empty() {
            return Err(OpenError::Malformed);
        }
        let key = parts.remove(0);
        Ok(Self { case: CaseId::from_bytes(*case), key, chapters: parts })
    }

    /// Takes over what is not here yet. Unpacking twice changes nothing more.
    ///
    /// # Errors
    /// [`UnpackError`]; then nothing is changed.
    pub async fn unpack<S: RecordStore, Turn>(
        &self,
        pen: Pen<'_, S>,
        session: &Session<Turn>,
        list: &mut Caseload,
    ) -> Result<Unpacked, UnpackError> {
        if pen.store.read(places::erased(self.case)).await.map_err(Failed::from)?.is_some() {
            return Err(UnpackError::Erased);
        }
        let id = RecordId::from_bytes(*self.case.as_bytes());
        let (key, _) = WrappedKey::unwrap(&self.key, &session.vault, id).map_err(|_| UnpackError::Foreign)?;
        let (mut events, mut unreadable): (Vec<Event>, usize) = (Vec::new(), 0);
        for (number, stored) in (0..).zip(&self.chapters) {
            match open_chapter(&key, (self.case, number), stored) {
                Ok(chapter) => events.extend(chapter),
                Err(_) => unreadable += 1,
            }
        }
        if events.is_empty() {
            // Not a case without a name: there is nothing to be had from it yet.
            return Err(UnpackError::Failed(Failed::Unreadable(OpenError::WrongKeyOrChanged)));
        }
        let here = pen.store.read(places::case_key(self.case)).await.map_err(Failed::from)?.is_some();
        let new = if here {
            let mut open = open(pen.store, session, self.case).await?;
            let before = open.log().len();
            receive(pen, session, list, &mut open, events).await?;
            open.log().len() - before
        } else {
            let log = events.into_iter().collect();
            bring_in(pen, session, list, vec![(self.case, log)]).await?.iter().map(|open| open.log().len()).sum()
        };
        Ok(Unpacked { case: self.case, new, unreadable })
    }
}

impl From<Failed> for UnpackError {
    fn from(error: Failed) -> Self {
        Self::Failed(error)
    }
}
