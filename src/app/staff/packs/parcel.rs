//! The packs of a centre on their way from one of its tablets to another: sealed records as they stand.
//!
//! ```text
//! version 1:  1 │ record id (16) │ length (u32) │ record │ record id (16) │ …
//! ```
//!
//! Both tablets open one vault. Drafts stay where they are worked on; what was once asked travels, and joins whatever the other
//! tablet knows of it, whichever is brought to which, how often, in whatever order. Numbers are little endian.

use std::collections::BTreeMap;

use super::put;
use crate::app::ports::RecordStore;
use crate::app::staff::cases::Pen;
use crate::app::staff::places;
use crate::app::staff::session::{Failed, Session};
use crate::case::record::{StaffId, Stamp};
use crate::instrument::Instrument;
use crate::store::Batch;
use crate::vault::staff::{KeptPack, Standing};
use crate::vault::{Namespace, OpenError, RecordId, kept_pack_at, open_kept_pack};

const VERSION: u8 = 1;

/// Packed packs.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PackParcel(BTreeMap<RecordId, Vec<u8>>);

/// What a parcel of packs came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Brought {
    /// Packs that were not here yet.
    pub new: usize,
    /// Packs that were here and of which something later became known.
    pub changed: usize,
    /// Packs that cannot be read here: damaged, of a later build, or of another vault. They are still on the other tablet.
    pub unreadable: usize,
}

impl PackParcel {
    /// Packs everything that this centre ever asked.
    ///
    /// # Errors
    /// [`Failed`].
    pub async fn pack<Turn>(store: &impl RecordStore, session: &Session<Turn>) -> Result<Self, Failed> {
        let records = store.list(Namespace::Packs).await?.into_iter();
        let travels = |(at, stored): &(RecordId, Vec<u8>)| {
            open_kept_pack(&session.vault, *at, stored).is_ok_and(|kept| kept.standing.was_asked())
        };
        Ok(Self(records.filter(travels).collect()))
    }

    /// The bytes to carry.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = vec![VERSION];
        for (at, record) in &self.0 {
            bytes.extend_from_slice(at.as_bytes());
            // No record is as long as that: sealing refuses 8 MiB.
            bytes.extend_from_slice(&u32::try_from(record.len()).unwrap_or(u32::MAX).to_le_bytes());
            bytes.extend_from_slice(record);
        }
        bytes
    }

    /// From whatever came.
    ///
    /// # Errors
    /// [`OpenError::Malformed`] or [`OpenError::UnsupportedVersion`].
    pub fn parse(bytes: &[u8]) -> Result<Self, OpenError> {
        let (&version, mut rest) = bytes.split_first().ok_or(OpenError::Malformed)?;
        if version != VERSION {
            return Err(OpenError::UnsupportedVersion { version });
        }
        let mut records = BTreeMap::new();
        while !rest.is_empty() {
            let (at, after) = rest.split_first_chunk().ok_or(OpenError::Malformed)?;
            let (length, after) = after.split_first_chunk().ok_or(OpenError::Malformed)?;
            let length = u32::from_le_bytes(*length) as usize;
            let (record, after) = after.split_at_checked(length).ok_or(OpenError::Malformed)?;
            records.insert(RecordId::from_bytes(*at), record.to_vec());
            rest = after;
        }
        Ok(Self(records))
    }

    /// Takes over what is not here yet, all in one batch; whoever is signed in may. Unpacking twice changes nothing more.
    ///
    /// # Errors
    /// [`Failed`]; then nothing is changed.
    pub async fn unpack<S: RecordStore, Turn>(
        &self,
        pen: Pen<'_, S>,
        session: &Session<Turn>,
    ) -> Result<Brought, Failed> {
        let (mut batch, mut brought) = (Batch::new(), Brought::default());
        for (at, record) in &self.0 {
            let opened = open_kept_pack(&session.vault, *at, record).ok().filter(|kept| kept.standing.was_asked());
            let Some((pack, theirs)) = opened.and_then(|kept| Some((Instrument::parse(&kept.file).ok()?, kept))) else {
                brought.unreadable += 1;
                continue;
            };
            let pack = pack.identity();
            if kept_pack_at(pack).id != *at {
                brought.unreadable += 1;
                continue;
            }
            let here = pen.store.read(places::pack(*at)).await?;
            let here = here.map(|stored| open_kept_pack(&session.vault, *at, &stored)).transpose();
            // What is here and damaged is better taken from there.
            let joined = match here.unwrap_or_default() {
                None => {
                    brought.new += 1;
                    theirs
                }
                Some(ours) => {
                    let before = said(&ours);
                    let joined = ours.joined(theirs);
                    if said(&joined) == before {
                        continue;
                    }
                    brought.changed += 1;
                    joined
                }
            };
            batch = put(batch, pen, session, (pack, &joined))?;
        }
        if !batch.changes().is_empty() {
            pen.store.commit(batch).await?;
        }
        Ok(brought)
    }
}

/// All that two tablets may know differently of one pack.
fn said(kept: &KeptPack) -> (Standing, Stamp, StaffId, Option<Stamp>, Option<String>) {
    let key = kept.key.as_ref().map(|(since, _)| *since);
    (kept.standing, kept.since, kept.by, key, kept.source.clone())
}
