//! Her yes: every payload she accepted is sealed and stored, all together, before anything is sent.

use std::fmt;

use super::place;
use crate::app::ports::{Clock, Sealing, SealingError};
use crate::centre::{Centre, PartnerCode};
use crate::share::outbox::{Entry, Millis};
use crate::share::partners::{Birmingham, Jabbs, WomensCentre};
use crate::share::{Destination, DropId, Outgoing, Partner, ToSeal};
use crate::store::{Batch, RecordStore, StoreError};
use crate::vault::{Entropy, NoEntropy};

/// What she accepted, for each partner that receives something.
pub struct Accepted {
    /// Everything, for her centre.
    pub centre: Outgoing<WomensCentre>,
    /// For research, if she said yes to it.
    pub uob: Option<Outgoing<Birmingham>>,
    /// How well the questions worked.
    pub jabbs: Option<Outgoing<Jabbs>>,
}

/// Seals and stores what she accepted, and gives the stored messages, the centre's first. When it returns, they survive
/// a closed browser; nothing has been sent yet. A partner whose drop box is not set up is left out. `also` is what changes in
/// what she keeps here: with the messages or not at all, and not if that was removed meanwhile.
///
/// # Errors
/// [`SubmitError`]: nothing was stored, and nothing will be sent.
pub async fn submit(
    accepted: Accepted,
    centre: &Centre,
    sealing: &impl Sealing,
    store: &impl RecordStore,
    clock: &impl Clock,
    entropy: &dyn Entropy,
    also: Batch,
) -> Result<Vec<Entry>, SubmitError> {
    let to_centre = addressed(accepted.centre, centre, entropy)?.ok_or(SubmitError::NotSetUp)?;
    let to_uob = accepted.uob.map(|outgoing| addressed(outgoing, centre, entropy)).transpose()?.flatten();
    let to_jabbs = accepted.jabbs.map(|outgoing| addressed(outgoing, centre, entropy)).transpose()?.flatten();

    let mut entries = Vec::new();
    for message in [Some(to_centre), to_uob, to_jabbs].into_iter().flatten() {
        let due = clock.now() + delay(message.to(), centre, entropy)?;
        let envelope = sealing.seal(&message).await.map_err(SubmitError::Sealing)?;
        entries.push(Entry::new(message.id(), message.to(), envelope, due));
    }
    let messages = || entries.iter().fold(Batch::new(), |batch, entry| batch.put(place(entry.id), entry));
    match store.commit(messages().and(also)).await {
        Err(StoreError::Gone) => store.commit(messages()).await,
        stored => stored,
    }
    .map_err(SubmitError::Store)?;
    Ok(entries)
}

fn addressed<P: Partner>(
    outgoing: Outgoing<P>,
    centre: &Centre,
    entropy: &dyn Entropy,
) -> Result<Option<ToSeal>, SubmitError> {
    let Some(destination) = Destination::of(centre) else { return Ok(None) };
    let id = DropId::from_bytes(random(entropy)?);
    Ok(Some(outgoing.addressed(&destination, id)))
}

/// The counters go at another time than the rest, so that the moment does not tell whose they are.
fn delay(to: PartnerCode, centre: &Centre, entropy: &dyn Entropy) -> Result<Millis, SubmitError> {
    match to {
        PartnerCode::Centre | PartnerCode::Uob => Ok(0),
        PartnerCode::Jabbs => {
            let most = Millis::from(centre.limits().counters_delay_seconds) * 1000;
            // 64 random bits are so many more than milliseconds in a week that none is likelier than another.
            Ok(u64::from_le_bytes(random(entropy)?) % (most + 1))
        }
    }
}

fn random<const N: usize>(entropy: &dyn Entropy) -> Result<[u8; N], SubmitError> {
    let mut bytes = [0; N];
    entropy.fill(&mut bytes).map_err(|NoEntropy| SubmitError::NoEntropy)?;
    Ok(bytes)
}

/// Why nothing was stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SubmitError {
    /// The centre's own drop box is not set up.
    NotSetUp,
    /// The phone gave no randomness.
    NoEntropy,
    /// A message could not be sealed.
    Sealing(SealingError),
    /// The messages could not be stored.
    Store(StoreError),
}

impl fmt::Display for SubmitError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotSetUp => f.write_str("the centre's drop box is not set up"),
            Self::NoEntropy => NoEntropy.fmt(f),
            Self::Sealing(error) => error.fmt(f),
            Self::Store(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for SubmitError {}
