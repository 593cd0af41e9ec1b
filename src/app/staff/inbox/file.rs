//! Files a message in a record, or sets it aside. The record and what the inbox knows change in one batch: whatever fails, a
//! message is filed and known to be filed, or neither.

use super::Inbox;
use super::message::{Message, case_for, is_in};
use super::whose::whose;
use crate::app::ports::RecordStore;
use crate::app::staff::cases::{Caseload, OpenCase, Pen, bring_in_with, open, receive_with};
use crate::app::staff::places;
use crate::app::staff::session::{Failed, Session};
use crate::case::Line;
use crate::case::record::{CaseId, EventId, Kind, Log, Record};
use crate::share::DropId;
use crate::share::keys::PrivateKey;
use crate::store::Batch;
use crate::vault::staff::{Arrival, ArrivalState, Aside};
use crate::vault::{RecordId, SealError};

/// Files a message in a case that is open. `beside` are the logs of cases that are one with it. What is there already, filed on
/// another tablet or before a crash, is not added again.
///
/// # Errors
/// [`Failed`]; then nothing is stored.
pub async fn file<S: RecordStore, Turn>(
    pen: Pen<'_, S>,
    session: &Session<Turn>,
    (list, inbox): (&mut Caseload, &mut Inbox),
    open: &mut OpenCase,
    beside: &[&Log],
    (id, message): (DropId, &Message),
) -> Result<(), Failed> {
    let (batch, arrival) = filed(pen, session, inbox, id, open.case())?;
    let mut record = Record::of_all(std::iter::once(open.log()).chain(beside.iter().copied()));
    let new = message.events(id, open.case()).into_iter().filter(|(event, _)| open.log().event(*event).is_none());
    let (case, hand) = (open.case(), session.hand());
    let events = new.map(|(event, kind)| record.write(case, event, hand, pen.now, kind)).collect();
    receive_with(batch, pen, session, list, open, events).await?;
    inbox.arrivals.insert(id, arrival);
    Ok(())
}

/// Opens a new case for a message and files it there. The case is the same on whichever tablet this is done.
///
/// # Errors
/// [`Failed`]; then nothing is stored.
pub async fn file_new<S: RecordStore, Turn>(
    pen: Pen<'_, S>,
    session: &Session<Turn>,
    (list, inbox): (&mut Caseload, &mut Inbox),
    (id, message): (DropId, &Message),
) -> Result<CaseId, Failed> {
    let case = case_of(pen, id).await?;
    if list.summary(case).is_some() {
        let mut open = open(pen.store, session, case).await?;
        file(pen, session, (list, inbox), &mut open, &[], (id, message)).await?;
        return Ok(case);
    }
    let (batch, arrival) = filed(pen, session, inbox, id, case)?;
    let (mut log, mut record) = (Log::new(), Record::default());
    let opened = [(EventId::from_bytes(*case.as_bytes()), Kind::Opened)];
    let mine = (EventId::from_bytes(id.to_bytes()), Kind::Assigned(Some(session.me().id)));
    for (event, kind) in opened.into_iter().chain(message.events(id, case)).chain([mine]) {
        log.insert(record.write(case, event, session.hand(), pen.now, kind));
    }
    bring_in_with(batch, pen, session, list, vec![(case, log)]).await?;
    inbox.arrivals.insert(id, arrival);
    Ok(case)
}

/// Sets a message aside that nobody is to file, with her reason. What it says stays sealed.
///
/// # Errors
/// [`Failed`]; then nothing is changed.
pub async fn set_aside<S: RecordStore, Turn>(
    pen: Pen<'_, S>,
    session: &Session<Turn>,
    inbox: &mut Inbox,
    id: DropId,
    reason: Option<Line>,
) -> Result<(), Failed> {
    let Some(Arrival { seen, mark, state: ArrivalState::New { envelope } }) = inbox.arrival(id).cloned() else {
        return Ok(());
    };
    let why = Aside::ByHand { by: session.me().id, reason };
    let arrival = Arrival { seen, mark, state: ArrivalState::Aside { why, envelope: Some(envelope) } };
    let batch = Inbox::put(Batch::new(), session, id, &arrival, pen.entropy)?;
    pen.store.commit(batch).await?;
    inbox.arrivals.insert(id, arrival);
    Ok(())
}

/// Marks as filed what another tablet has filed meanwhile, in one of the cases that it may belong to; how many those were.
///
/// # Errors
/// [`Failed`].
pub async fn settle<S: RecordStore, Turn>(
    pen: Pen<'_, S>,
    session: &Session<Turn>,
    list: &Caseload,
    inbox: &mut Inbox,
    keys: &[PrivateKey],
) -> Result<usize, Failed> {
    let mut settled = Vec::new();
    for (id, _) in inbox.new_ones() {
        let Some(Ok(message)) = inbox.read(id, keys) else { continue };
        let own = case_for(id);
        let own = list.summary(own).map(|summary| summary.case);
        for case in whose(list, &message).cases().chain(own) {
            // A case that does not open is told where it is shown.
            if open(pen.store, session, case).await.is_ok_and(|open| is_in(&open.record(), id)) {
                settled.push((id, case));
                break;
            }
        }
    }
    for (id, case) in &settled {
        let (batch, arrival) = filed(pen, session, inbox, *id, *case)?;
        pen.store.commit(batch).await?;
        inbox.arrivals.insert(*id, arrival);
    }
    Ok(settled.len())
}

/// The case for a message of nobody who is known. Where that one was erased on this tablet, another: an erased case stays erased.
async fn case_of<S: RecordStore>(pen: Pen<'_, S>, id: DropId) -> Result<CaseId, Failed> {
    let case = case_for(id);
    if pen.store.read(places::erased(case)).await?.is_none() {
        return Ok(case);
    }
    Ok(CaseId::from_bytes(*RecordId::make(pen.entropy)?.as_bytes()))
}

/// The mark that a message is filed, in a batch and to be known here once that is on the disk.
fn filed<S: RecordStore, Turn>(
    pen: Pen<'_, S>,
    session: &Session<Turn>,
    inbox: &Inbox,
    id: DropId,
    case: CaseId,
) -> Result<(Batch, Arrival), SealError> {
    let state = ArrivalState::Filed { case, by: session.me().id, at: pen.now };
    let before = inbox.arrival(id).map(|arrival| (arrival.seen, arrival.mark));
    let (seen, mark) = before.unwrap_or((pen.now, [0; 16]));
    let arrival = Arrival { seen, mark, state };
    Ok((Inbox::put(Batch::new(), session, id, &arrival, pen.entropy)?, arrival))
}
