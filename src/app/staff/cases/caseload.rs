//! The list of cases: a summary of each, in sealed records of 64, all in memory while somebody is signed in.

use std::collections::{BTreeMap, BTreeSet};

use super::OpenCase;
use super::filter::Filter;
use super::found::{Found, Query};
use crate::app::ports::{Entropy, RecordStore};
use crate::app::staff::places;
use crate::app::staff::session::Session;
use crate::case::record::{CaseId, Summary};
use crate::store::{Batch, StoreError};
use crate::vault::{Namespace, RecordId, SealError, VaultKey, open_summaries, seal_summaries};

/// Summaries in one record. Every event seals one record again, and signing in opens them all: 64 are about 13 KiB.
pub(super) const IN_ONE: usize = 64;

/// Every case at a glance.
#[derive(Debug, Default)]
pub struct Caseload {
    rows: BTreeMap<CaseId, Row>,
    records: Vec<Kept>,
    unreadable: usize,
}

#[derive(Debug)]
struct Row {
    summary: Summary,
    found: Found,
    record: RecordId,
}

impl Row {
    /// What the list is sorted by.
    fn name(&self) -> (&str, CaseId) {
        (self.found.name(), self.summary.case)
    }
}

/// One record of the list.
#[derive(Debug)]
struct Kept {
    id: RecordId,
    cases: BTreeSet<CaseId>,
}

/// A change of the list that is in a batch, to be made here too once the batch is on the disk.
pub(super) struct Change {
    record: RecordId,
    put: Vec<Summary>,
    taken: Option<CaseId>,
}

impl Caseload {
    /// Opens the list. Records that do not open are left out and counted: the list can be [made again](super::rebuild).
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn open<Turn>(store: &impl RecordStore, session: &Session<Turn>) -> Result<Self, StoreError> {
        let mut list = Self::default();
        for (record, stored) in store.list(Namespace::Summaries).await? {
            match open_summaries(&session.vault, record, &stored) {
                Ok(put) => list.make(Change { record, put, taken: None }),
                Err(_) => list.unreadable += 1,
            }
        }
        Ok(list)
    }

    /// The cases that the list shows, by name: of cases that are one woman, one.
    #[must_use]
    pub fn shown(&self, filter: Filter) -> Vec<&Summary> {
        by_name(self.listed(filter).collect())
    }

    /// The first of the cases that the list shows, by name, and how many it shows.
    #[must_use]
    pub fn first_shown(&self, filter: Filter, most: usize) -> (Vec<&Summary>, usize) {
        first_by_name(self.listed(filter).collect(), most)
    }

    /// How many cases the list shows.
    #[must_use]
    pub fn count(&self, filter: Filter) -> usize {
        self.listed(filter).count()
    }

    fn listed(&self, filter: Filter) -> impl Iterator<Item = &Row> {
        let is_shown =
            |row: &&Row| row.summary.shown_as.is_none() || self.shown_for(row.summary.case) == row.summary.case;
        self.rows.values().filter(is_shown).filter(move |row| filter.fits(&row.summary))
    }

    /// The cases that what was typed finds, by name; archived ones too. Of cases that are one woman, the shown one.
    #[must_use]
    pub fn search(&self, typed: &str) -> Vec<&Summary> {
        by_name(self.found(typed))
    }

    /// The first of the cases that what was typed finds, by name, and how many it finds.
    #[must_use]
    pub fn first_found(&self, typed: &str, most: usize) -> (Vec<&Summary>, usize) {
        first_by_name(self.found(typed), most)
    }

    fn found(&self, typed: &str) -> Vec<&Row> {
        let Some(query) = Query::parse(typed) else { return Vec::new() };
        let found = self.rows.values().filter(|row| row.found.fits(&query));
        // Few are shown as another: only those are looked up, at every keystroke of ten thousand.
        let (mut shown, behind): (Vec<&Row>, Vec<&Row>) = found.partition(|row| row.summary.shown_as.is_none());
        let behind: BTreeSet<CaseId> = behind.iter().map(|row| self.shown_for(row.summary.case)).collect();
        let is_new = |row: &&Row| row.summary.shown_as.is_some() || !row.found.fits(&query);
        shown.extend(behind.iter().filter_map(|case| self.rows.get(case)).filter(is_new));
        shown
    }

    /// Every case, in no order that means anything.
    pub fn summaries(&self) -> impl Iterator<Item = &Summary> {
        self.rows.values().map(|row| &row.summary)
    }

    /// One case.
    #[must_use]
    pub fn summary(&self, case: CaseId) -> Option<&Summary> {
        self.rows.get(&case).map(|row| &row.summary)
    }

    /// How many events of an open case the list knows of and the disk does not have: somebody took a chapter away.
    #[must_use]
    pub fn missing_events(&self, open: &OpenCase) -> usize {
        let known = self.summary(open.case()).map_or(0, |summary| summary.events as usize);
        known.saturating_sub(open.log().len())
    }

    /// How many cases there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// How many records of the list did not open: then cases are missing from it, though not from the disk.
    #[must_use]
    pub fn unreadable(&self) -> usize {
        self.unreadable
    }

    /// Puts summaries into a batch.
    pub(super) fn put(
        &self,
        batch: Batch,
        key: &VaultKey,
        summaries: Vec<Summary>,
        entropy: &dyn Entropy,
    ) -> Result<(Batch, Vec<Change>), SealError> {
        self.replace(batch, key, None, summaries, entropy)
    }

    /// Takes a case out of the list and puts summaries into it, in a batch.
    pub(super) fn replace(
        &self,
        mut batch: Batch,
        key: &VaultKey,
        taken: Option<CaseId>,
        summaries: Vec<Summary>,
        entropy: &dyn Entropy,
    ) -> Result<(Batch, Vec<Change>), SealError> {
        let row = taken.and_then(|case| self.rows.get(&case));
        let mut changes: Vec<Change> =
            row.map(|row| Change { record: row.record, put: Vec::new(), taken }).into_iter().collect();
        for summary in summaries {
            let record = self.record_of(summary.case, entropy)?;
            match changes.iter_mut().find(|change| change.record == record) {
                Some(change) => change.put.push(summary),
                None => changes.push(Change { record, put: vec![summary], taken: None }),
            }
        }
        for change in &changes {
            batch = self.seal(batch, key, change, entropy)?;
        }
        Ok((batch, changes))
    }

    /// The record that a case stands in, or is to stand in.
    fn record_of(&self, case: CaseId, entropy: &dyn Entropy) -> Result<RecordId, SealError> {
        let row = self.rows.get(&case).map(|row| row.record);
        let with_room = || self.records.iter().find(|kept| kept.cases.len() < IN_ONE).map(|kept| kept.id);
        Ok(row.or_else(with_room).map_or_else(|| RecordId::make(entropy), Ok)?)
    }

    /// Puts summaries of new cases into a batch, in records of their own.
    pub(super) fn put_new(
        &self,
        mut batch: Batch,
        key: &VaultKey,
        mut summaries: Vec<Summary>,
        entropy: &dyn Entropy,
    ) -> Result<(Batch, Vec<Change>), SealError> {
        let mut changes = Vec::new();
        while !summaries.is_empty() {
            let put = summaries.split_off(summaries.len().saturating_sub(IN_ONE));
            let change = Change { record: RecordId::make(entropy)?, put, taken: None };
            batch = self.seal(batch, key, &change, entropy)?;
            changes.push(change);
        }
        Ok((batch, changes))
    }

    /// Makes a change here that is on the disk.
    pub(super) fn make(&mut self, change: Change) {
        let Change { record, put, taken } = change;
        let place = self.records.iter().position(|kept| kept.id == record).unwrap_or_else(|| {
            self.records.push(Kept { id: record, cases: BTreeSet::new() });
            self.records.len() - 1
        });
        if let Some(case) = taken {
            self.rows.remove(&case);
            self.records[place].cases.remove(&case);
        }
        for summary in put {
            self.records[place].cases.insert(summary.case);
            self.rows.insert(summary.case, Row { found: Found::of(&summary), summary, record });
        }
    }

    /// The record as it is after a change.
    fn seal(&self, batch: Batch, key: &VaultKey, change: &Change, entropy: &dyn Entropy) -> Result<Batch, SealError> {
        let is_put = |case: &CaseId| change.put.iter().any(|summary| summary.case == *case);
        let kept = self.records.iter().find(|kept| kept.id == change.record);
        let stay =
            kept.iter().flat_map(|kept| &kept.cases).filter(|case| !is_put(case) && change.taken != Some(**case));
        let mut all: Vec<&Summary> = stay.filter_map(|case| self.summary(*case)).collect();
        all.extend(&change.put);
        let place = places::summaries(change.record);
        if all.is_empty() {
            return Ok(batch.delete(place));
        }
        Ok(batch.put(place, seal_summaries(key, change.record, &all, entropy)?))
    }
}

fn by_name(mut rows: Vec<&Row>) -> Vec<&Summary> {
    rows.sort_by(|one, other| one.name().cmp(&other.name()));
    rows.into_iter().map(|row| &row.summary).collect()
}

/// Only what is drawn is put in order: ten thousand names are searched at every keystroke.
fn first_by_name(mut rows: Vec<&Row>, most: usize) -> (Vec<&Summary>, usize) {
    let count = rows.len();
    if most < count {
        rows.select_nth_unstable_by(most, |one, other| one.name().cmp(&other.name()));
        rows.truncate(most);
    }
    (by_name(rows), count)
}
