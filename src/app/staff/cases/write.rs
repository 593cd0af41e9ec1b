//! Writes to cases. What is written is on the disk before anything here says that it is.

use std::collections::BTreeSet;

use super::Caseload;
use super::open::{Chapter, OpenCase};
use super::renew::renew;
use super::together::sum_up;
use crate::app::ports::{Entropy, RecordStore};
use crate::app::staff::places;
use crate::app::staff::session::{Failed, Session};
use crate::case::record::{CaseId, Event, EventId, Hand, Kind, Log, Record, Summary};
use crate::store::{Batch, Sealed};
use crate::vault::staff::WrappedKey;
use crate::vault::{ContentKey, RecordId, SealError, chapter_at, seal_chapter};

/// What writing needs of the world.
pub struct Pen<'a, S: RecordStore> {
    /// Where sealed records stand.
    pub store: &'a S,
    /// Randomness.
    pub entropy: &'a dyn Entropy,
    /// What the clock says, in milliseconds since 1970.
    pub now: i64,
}

// Not derived: that would ask the same of what is only borrowed.
impl<S: RecordStore> Clone for Pen<'_, S> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<S: RecordStore> Copy for Pen<'_, S> {}

/// Opens a new case that begins with these events, after the one that says it was opened.
///
/// # Errors
/// [`Failed`]; then nothing is stored.
pub async fn new_case<S: RecordStore, Turn>(
    pen: Pen<'_, S>,
    session: &Session<Turn>,
    list: &mut Caseload,
    kinds: Vec<Kind>,
) -> Result<OpenCase, Failed> {
    let case = CaseId::from_bytes(*RecordId::make(pen.entropy)?.as_bytes());
    let mut log = Log::new();
    compose(pen, session.hand(), case, &mut log, &[], std::iter::once(Kind::Opened).chain(kinds))?;
    let mut opened = bring_in(pen, session, list, vec![(case, log)]).await?;
    opened.pop().ok_or(Failed::Seal(SealError::Failed))
}

/// Brings in whole cases that are not here yet, all in one batch: of another tablet, or invented ones.
///
/// # Errors
/// [`Failed`]; then nothing is stored.
pub async fn bring_in<S: RecordStore, Turn>(
    pen: Pen<'_, S>,
    session: &Session<Turn>,
    list: &mut Caseload,
    cases: Vec<(CaseId, Log)>,
) -> Result<Vec<OpenCase>, Failed> {
    bring_in_with(Batch::new(), pen, session, list, cases).await
}

/// Brings in whole cases, and after them other changes, together.
pub(in crate::app::staff) async fn bring_in_with<S: RecordStore, Turn>(
    after: Batch,
    pen: Pen<'_, S>,
    session: &Session<Turn>,
    list: &mut Caseload,
    cases: Vec<(CaseId, Log)>,
) -> Result<Vec<OpenCase>, Failed> {
    let (mut batch, mut opened, mut summaries) = (Batch::new(), Vec::new(), Vec::new());
    for (case, log) in cases {
        let key = ContentKey::make(pen.entropy)?;
        let wrapped = WrappedKey::wrap(&key, &session.vault, RecordId::from_bytes(*case.as_bytes()), pen.entropy)?;
        let events = log.in_order();
        let sealed = Sealed::from(seal_chapter(&key, (case, 0), &events, pen.entropy)?);
        let ids = events.iter().map(|event| event.id).collect();
        let chapters = vec![Chapter { events: ids, bytes: sealed.as_bytes().len(), closed: None }];
        batch = batch.put(places::case_key(case), &wrapped).put(chapter_at(case, 0), sealed);
        summaries.push(Summary::of(case, &log));
        opened.push(OpenCase { case, key, known_outside: false, log, chapters });
    }
    let alone = summaries.len() == 1;
    let (batch, changes) = if alone {
        list.put(batch, &session.vault, summaries, pen.entropy)?
    } else {
        list.put_new(batch, &session.vault, summaries, pen.entropy)?
    };
    pen.store.commit(batch.and(after)).await?;
    changes.into_iter().for_each(|change| list.make(change));
    for open in &opened {
        sum_up(pen, session, list, open.case).await?;
    }
    Ok(opened)
}

/// Writes events to an open case, in the name of who is signed in. `beside` are the logs of cases that are one with it: what
/// she saw of them is replaced too.
///
/// # Errors
/// [`Failed`]; then nothing is stored, and the case is as it was. [`crate::store::StoreError::Gone`]: it was erased.
pub async fn write<S: RecordStore, Turn>(
    pen: Pen<'_, S>,
    session: &Session<Turn>,
    list: &mut Caseload,
    open: &mut OpenCase,
    beside: &[&Log],
    kinds: Vec<Kind>,
) -> Result<(), Failed> {
    write_with(Batch::new(), pen, session, list, open, beside, kinds).await
}

/// Writes events, and after them other changes, together.
pub(super) async fn write_with<S: RecordStore, Turn>(
    after: Batch,
    pen: Pen<'_, S>,
    session: &Session<Turn>,
    list: &mut Caseload,
    open: &mut OpenCase,
    beside: &[&Log],
    kinds: Vec<Kind>,
) -> Result<(), Failed> {
    let mut log = open.log.clone();
    let new = compose(pen, session.hand(), open.case, &mut log, beside, kinds)?;
    let beside: Vec<(CaseId, &Log)> = beside.iter().filter_map(|log| Some((log.case()?, *log))).collect();
    append(after, pen, session, list, open, &beside, (log, new)).await
}

/// Takes over events of this case that were written elsewhere; those that are here already change nothing.
///
/// # Errors
/// [`Failed`]; then nothing is stored, and the case is as it was.
pub async fn receive<S: RecordStore, Turn>(
    pen: Pen<'_, S>,
    session: &Session<Turn>,
    list: &mut Caseload,
    open: &mut OpenCase,
    events: Vec<Event>,
) -> Result<(), Failed> {
    receive_with(Batch::new(), pen, session, list, open, events).await
}

/// Takes over events, and after them other changes, together; the changes alone where no event is new.
pub(in crate::app::staff) async fn receive_with<S: RecordStore, Turn>(
    after: Batch,
    pen: Pen<'_, S>,
    session: &Session<Turn>,
    list: &mut Caseload,
    open: &mut OpenCase,
    events: Vec<Event>,
) -> Result<(), Failed> {
    let mut log = open.log.clone();
    let ids: BTreeSet<EventId> = events.iter().map(|event| event.id).collect();
    log.extend(events.into_iter().filter(|event| event.case == open.case));
    // An event that is here may be found to come earlier: then it is written again, and the earlier one counts.
    let new: Vec<EventId> = ids.into_iter().filter(|id| log.event(*id) != open.log.event(*id)).collect();
    if new.is_empty() {
        let nothing = after.changes().is_empty();
        return if nothing { Ok(()) } else { Ok(pen.store.commit(after).await?) };
    }
    append(after, pen, session, list, open, &[], (log, new)).await
}

/// Adds events that follow from each other; their ids.
pub(super) fn compose<S: RecordStore>(
    pen: Pen<'_, S>,
    hand: Hand,
    case: CaseId,
    log: &mut Log,
    beside: &[&Log],
    kinds: impl IntoIterator<Item = Kind>,
) -> Result<Vec<EventId>, Failed> {
    let mut ids = Vec::new();
    let mut record = Record::of_all(std::iter::once(&*log).chain(beside.iter().copied()));
    for kind in kinds {
        let id = EventId::from_bytes(*RecordId::make(pen.entropy)?.as_bytes());
        log.insert(record.write(case, id, hand, pen.now, kind));
        ids.push(id);
    }
    Ok(ids)
}

/// A case as it is once a batch is on the disk.
pub(super) struct Next {
    pub(super) log: Log,
    key: Option<ContentKey>,
    number: usize,
    chapter: Chapter,
}

/// Seals the last chapter again with new events in it.
pub(super) async fn seal_next<S: RecordStore, Turn>(
    batch: Batch,
    pen: Pen<'_, S>,
    session: &Session<Turn>,
    open: &OpenCase,
    log: Log,
    new: Vec<EventId>,
) -> Result<(Batch, Next), Failed> {
    let (number, before) = open.last_chapter();
    let mut ids = before.to_vec();
    ids.extend(new.into_iter().filter(|id| !before.contains(id)));
    let events: Vec<&Event> = ids.iter().filter_map(|id| log.event(*id)).collect();
    let at = (open.case, u32::try_from(number).map_err(|_| SealError::TooLarge)?);
    let (batch, key) = renew(batch.require(places::case_key(open.case)), pen, session, open).await?;
    let sealed = Sealed::from(seal_chapter(key.as_ref().unwrap_or(&open.key), at, &events, pen.entropy)?);
    let chapter = Chapter { events: ids, bytes: sealed.as_bytes().len(), closed: None };
    Ok((batch.put(chapter_at(at.0, at.1), sealed), Next { log, key, number, chapter }))
}

impl OpenCase {
    /// The disk has it like this now.
    pub(super) fn go_on(&mut self, next: Next) {
        let Next { log, key, number, chapter } = next;
        self.log = log;
        self.renewed(key);
        self.chapters.truncate(number);
        self.chapters.push(chapter);
    }
}

/// Puts new events and the summaries that follow from them on the disk; then the case here is the one there.
async fn append<S: RecordStore, Turn>(
    after: Batch,
    pen: Pen<'_, S>,
    session: &Session<Turn>,
    list: &mut Caseload,
    open: &mut OpenCase,
    beside: &[(CaseId, &Log)],
    (log, new): (Log, Vec<EventId>),
) -> Result<(), Failed> {
    let (batch, next) = seal_next(Batch::new(), pen, session, open, log, new).await?;
    let here = |case: CaseId| case == open.case || beside.iter().any(|(other, _)| *other == case);
    let mut others = Vec::new();
    for case in list.one_woman(open.case).into_iter().filter(|case| !here(*case)) {
        // One that does not open says nothing; it says so when somebody opens her.
        others.extend(super::open::open(pen.store, session, case).await.ok());
    }
    let others = others.iter().map(|other| (other.case, &other.log));
    let logs: Vec<(CaseId, &Log)> =
        std::iter::once((open.case, &next.log)).chain(beside.iter().copied()).chain(others).collect();
    let summaries = careful(list, list.summaries_of(&logs), &[open]);
    let (batch, changes) = list.put(batch, &session.vault, summaries, pen.entropy)?;
    pen.store.commit(batch.and(after)).await?;
    changes.into_iter().for_each(|change| list.make(change));
    open.go_on(next);
    Ok(())
}

/// The summaries that follow from logs. Where a chapter does not open, the one before stays: she must be found by her name
/// even if that stands in a damaged place.
pub(super) fn careful(list: &Caseload, summaries: Vec<Summary>, all: &[&OpenCase]) -> Vec<Summary> {
    let is_damaged = |case| all.iter().any(|open| open.case == case && open.unreadable().next().is_some());
    let keep = |now: Summary| match list.summary(now.case).filter(|_| is_damaged(now.case)) {
        Some(before) => {
            Summary { events: before.events.max(now.events), last_written: now.last_written, ..before.clone() }
        }
        None => now,
    };
    summaries.into_iter().map(keep).collect()
}
