//! Looks for messages: in the centre's drop box, and in the outbox of a woman's page on this very tablet.

use std::fmt;

use super::listing::{Next, NotAListing, as_it_was_put, listing_address, read_listing};
use super::sort::too_large;
use super::{Inbox, Message};
use crate::app::ports::{CollectError, Collection, RecordStore};
use crate::app::send::messages;
use crate::app::staff::access::centre_keys;
use crate::app::staff::cases::Pen;
use crate::app::staff::places;
use crate::app::staff::session::{Failed, Session};
use crate::centre::{Centre, DropBox, PartnerCode};
use crate::share::DropId;
use crate::share::Envelope;
use crate::share::keys::PrivateKey;
use crate::share::outbox::State;
use crate::store::Batch;
use crate::vault::seal_looked;
use crate::vault::staff::{Arrival, ArrivalState, Aside, Looked};

/// The largest message that a drop box takes (`docs/hosting.md`).
pub(super) const LARGEST: usize = 512 * 1024;
/// The largest page of a listing: a name and what stores add to it take about 300 bytes.
pub(super) const LARGEST_LISTING: usize = 16 * 1024 * 1024;
/// Pages of one listing. More than any drop box has: a store that never comes to an end is not followed for ever.
const MOST_PAGES: usize = 1_000;

/// What a look came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Found {
    /// Messages that wait for somebody to decide.
    pub new: usize,
    /// Messages that were set aside.
    pub aside: usize,
}

/// Why the drop box was not looked into, or not to its end. What was found until then is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LookError {
    /// The centre file names no drop box.
    NotSetUp,
    /// This tablet has no key to open anything with.
    NoKey,
    /// It could not be read.
    Collect(CollectError),
    /// What it answers is no listing of the kind that the centre file names.
    NotAListing,
    /// Something failed here.
    Failed(Failed),
}

/// Looks into the centre's drop box, and sorts what is not known yet. Each message is kept before the next is fetched.
///
/// # Errors
/// [`LookError`].
pub async fn look<S: RecordStore, Turn>(
    pen: Pen<'_, S>,
    session: &Session<Turn>,
    inbox: &mut Inbox,
    centre: &Centre,
    collection: &impl Collection,
) -> Result<Found, LookError> {
    let drop_box = centre.drop_box(PartnerCode::Centre).ok_or(LookError::NotSetUp)?;
    let keys = keys(pen, session).await?;
    let mut found = reconsider(pen, session, inbox, &keys).await?;
    let mut from = inbox.looked.as_ref().and_then(|looked| looked.since.clone());
    for _ in 0..MOST_PAGES {
        let body = collection.fetch(&listing_address(drop_box, from.as_deref()), LARGEST_LISTING).await?;
        let page = read_listing(drop_box, &body)?;
        for id in page.ids {
            if !inbox.arrivals.contains_key(&id) {
                let arrival = fetched(drop_box, collection, inbox, id, (&keys, pen.now)).await?;
                keep(pen, session, inbox, id, arrival, &mut found).await?;
            }
        }
        match page.next {
            Next::More(next) => from = Some(next),
            Next::End(since) => {
                let looked = Looked { at: pen.now, since };
                let sealed = seal_looked(&session.vault, &looked, pen.entropy).map_err(Failed::from)?;
                pen.store.commit(Batch::new().put(places::LOOKED, sealed)).await.map_err(Failed::from)?;
                inbox.looked = Some(looked);
                return Ok(found);
            }
        }
    }
    Err(LookError::NotAListing)
}

/// Takes over what waits for the centre in the outbox of a woman's page on this tablet. It stays there until her page has
/// delivered it; its id says that it is the same. Needs no connection.
///
/// # Errors
/// [`LookError`].
pub async fn take_waiting<S: RecordStore, Turn>(
    pen: Pen<'_, S>,
    session: &Session<Turn>,
    inbox: &mut Inbox,
    her_store: &impl RecordStore,
) -> Result<Found, LookError> {
    let mut found = Found::default();
    let waiting = messages(her_store).await.map_err(Failed::from)?;
    let unknown = |id: &DropId| !inbox.arrivals.contains_key(id);
    let waiting: Vec<(DropId, Envelope)> = waiting
        .into_iter()
        .filter(|entry| entry.to == PartnerCode::Centre && unknown(&entry.id))
        .filter_map(|entry| match entry.state {
            State::Waiting { envelope, .. } | State::Refused { envelope, .. } => Some((entry.id, envelope)),
            State::Delivered => None,
        })
        .collect();
    if waiting.is_empty() {
        return Ok(found);
    }
    let keys = keys(pen, session).await?;
    for (id, envelope) in waiting {
        let arrival = inbox.sort(id, envelope.to_json().as_bytes(), &keys, pen.now);
        keep(pen, session, inbox, id, arrival, &mut found).await?;
    }
    Ok(found)
}

/// Looks once more at a message that is set aside: opens what is kept of it, or fetches it anew.
///
/// # Errors
/// [`LookError`]; then it stays as it was.
pub async fn look_again<S: RecordStore, Turn>(
    pen: Pen<'_, S>,
    session: &Session<Turn>,
    inbox: &mut Inbox,
    (centre, collection): (&Centre, &impl Collection),
    id: DropId,
) -> Result<Found, LookError> {
    let mut found = Found::default();
    let Some(Arrival { seen, state: ArrivalState::Aside { envelope, .. }, .. }) = inbox.arrival(id).cloned() else {
        return Ok(found);
    };
    let keys = keys(pen, session).await?;
    let arrival = match envelope {
        Some(envelope) => inbox.sort(id, envelope.as_bytes(), &keys, seen),
        None => {
            let drop_box = centre.drop_box(PartnerCode::Centre).ok_or(LookError::NotSetUp)?;
            fetched(drop_box, collection, inbox, id, (&keys, seen)).await?
        }
    };
    keep(pen, session, inbox, id, arrival, &mut found).await?;
    Ok(found)
}

/// What waited for a key that this tablet has now.
async fn reconsider<S: RecordStore, Turn>(
    pen: Pen<'_, S>,
    session: &Session<Turn>,
    inbox: &mut Inbox,
    keys: &[PrivateKey],
) -> Result<Found, LookError> {
    let mut found = Found::default();
    let opens = |id: DropId, arrival: &Arrival| match &arrival.state {
        ArrivalState::Aside { why: Aside::NoKey | Aside::Later | Aside::Unreadable, envelope: Some(envelope) } => {
            let envelope = Envelope::from_json(envelope.as_bytes())?;
            Message::open(&envelope, id, keys).ok().map(|_| ArrivalState::New { envelope: envelope.to_json() })
        }
        ArrivalState::Aside { .. } | ArrivalState::New { .. } | ArrivalState::Filed { .. } => None,
    };
    let open: Vec<(DropId, Arrival)> = inbox
        .arrivals
        .iter()
        .filter_map(|(id, arrival)| Some((*id, Arrival { state: opens(*id, arrival)?, ..arrival.clone() })))
        .collect();
    for (id, arrival) in open {
        keep(pen, session, inbox, id, arrival, &mut found).await?;
    }
    Ok(found)
}

async fn keys<S: RecordStore, Turn>(pen: Pen<'_, S>, session: &Session<Turn>) -> Result<Vec<PrivateKey>, LookError> {
    let keys = centre_keys(pen.store, session).await?;
    if keys.is_empty() { Err(LookError::NoKey) } else { Ok(keys) }
}

/// Fetches one message. One that is too large is set aside; one that cannot be fetched now stops the look.
async fn fetched(
    drop_box: &DropBox,
    collection: &impl Collection,
    inbox: &Inbox,
    id: DropId,
    (keys, now): (&[PrivateKey], i64),
) -> Result<Arrival, LookError> {
    match collection.fetch(&drop_box.address.below(&id.to_string()), LARGEST).await {
        Ok(body) => Ok(inbox.sort(id, &as_it_was_put(drop_box.listing, body), keys, now)),
        Err(CollectError::TooLarge) => Ok(too_large(now)),
        Err(error @ (CollectError::Unreachable | CollectError::Refused(_))) => Err(error.into()),
    }
}

/// Keeps what a message came to; then it is known here too.
async fn keep<S: RecordStore, Turn>(
    pen: Pen<'_, S>,
    session: &Session<Turn>,
    inbox: &mut Inbox,
    id: DropId,
    arrival: Arrival,
    found: &mut Found,
) -> Result<(), LookError> {
    let batch = Inbox::put(Batch::new(), session, id, &arrival, pen.entropy).map_err(Failed::from)?;
    pen.store.commit(batch).await.map_err(Failed::from)?;
    match &arrival.state {
        ArrivalState::New { .. } => found.new += 1,
        ArrivalState::Aside { .. } => found.aside += 1,
        ArrivalState::Filed { .. } => {}
    }
    inbox.arrivals.insert(id, arrival);
    Ok(())
}

impl From<CollectError> for LookError {
    fn from(error: CollectError) -> Self {
        Self::Collect(error)
    }
}

impl From<NotAListing> for LookError {
    fn from(_: NotAListing) -> Self {
        Self::NotAListing
    }
}

impl From<Failed> for LookError {
    fn from(error: Failed) -> Self {
        Self::Failed(error)
    }
}

impl fmt::Display for LookError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotSetUp => f.write_str("the centre file names no drop box"),
            Self::NoKey => f.write_str("this tablet has no key of the centre"),
            Self::Collect(error) => error.fmt(f),
            Self::NotAListing => f.write_str("the drop box gives no listing of the kind that the centre file names"),
            Self::Failed(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for LookError {}
