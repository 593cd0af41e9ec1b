//! Packs that a centre takes in from files: its own, licensed ones, and questionnaires of others (FHIR). They are kept on its
//! tablets, sealed, and never on the host (ADR 0029).
//!
//! ```text
//! questionnaire ─ take_in ─► draft ─ settle ─► draft ─┐
//! pack, sealed pack ─ take_in, take_in_sealed ─► whole ┴ ask ─► asked ─ withdraw ─► withdrawn ─ ask ─► …
//! ```
//!
//! Only managers change anything. A pack that was once asked is never changed or removed: whatever was answered under it is
//! read with these very questions.

mod parcel;
mod settle;
mod stand;
mod take_in;

pub use parcel::{Brought, PackParcel};
pub use settle::{Alarm, BandProblem, Change, Legal, NewBand, bands, settle};
pub use stand::{ask, throw_away, withdraw};
pub use take_in::{TakenIn, begin_anew, is_sealed, next_version, take_in, take_in_sealed};

use std::sync::Arc;

use crate::app::ports::RecordStore;
use crate::app::staff::cases::Pen;
use crate::app::staff::places;
use crate::app::staff::session::{Failed, Session};
use crate::case::record::{StaffId, Stamp};
use crate::document::Problem;
use crate::fhir::{Remark, Wishes, import};
use crate::instrument::{Instrument, PackIdentity};
use crate::store::Batch;
use crate::vault::staff::{KeptPack, Standing};
use crate::vault::{Namespace, OpenError, PackKey, kept_pack_at, open_kept_pack, seal_kept_pack};

/// Every pack that was taken in.
#[derive(Debug, Clone, Default)]
pub struct Shelf {
    /// Those that can be read, in the order of their names.
    pub packs: Vec<Taken>,
    /// How many cannot: damaged, or of a later build. They stay as they are.
    pub unreadable: usize,
}

/// A pack that was taken in.
#[derive(Debug, Clone)]
pub struct Taken {
    /// The questions.
    pub pack: Arc<Instrument>,
    /// What becomes of it.
    pub standing: Standing,
    /// When that was said.
    pub since: Stamp,
    /// Who said so.
    pub by: StaffId,
    /// Whether the key is here that opens it where it is published sealed.
    pub has_key: bool,
    file: Arc<str>,
    source: Option<Arc<str>>,
}

/// Why nothing was changed.
#[derive(Debug)]
pub enum PackError {
    /// Only a manager may.
    NotAManager,
    /// The file is not JSON.
    NotJson,
    /// Nothing in the questionnaire can be asked; the report says why.
    NothingToAsk(Vec<Remark>),
    /// The pack is not right, or would not be.
    NotRight(Vec<Problem>),
    /// Exactly this pack is here already.
    AlreadyHere(PackIdentity),
    /// Another pack of this id and version is here.
    NameTaken(PackIdentity),
    /// What was given is no pack key.
    NoKey,
    /// The sealed pack does not open: another key, another name, or changed.
    NotOpened(OpenError),
    /// There is no such pack, or it stands so that this cannot be done.
    NotNow,
    /// Something failed.
    Failed(Failed),
}

/// Every pack that was taken in.
///
/// # Errors
/// [`Failed`].
pub async fn shelf<Turn>(store: &impl RecordStore, session: &Session<Turn>) -> Result<Shelf, Failed> {
    let mut shelf = Shelf::default();
    for (at, stored) in store.list(Namespace::Packs).await? {
        match open_kept_pack(&session.vault, at, &stored).ok().and_then(Taken::of) {
            Some(taken) => shelf.packs.push(taken),
            None => shelf.unreadable += 1,
        }
    }
    let name = |taken: &Taken| (taken.pack.identity().to_string(), taken.pack.identity().digest.clone());
    shelf.packs.sort_by_cached_key(name);
    Ok(shelf)
}

/// The key of exactly this pack, for an invite to where it is published sealed; `None` where it came in the open.
///
/// # Errors
/// [`Failed`].
pub async fn pack_key<Turn>(
    store: &impl RecordStore,
    session: &Session<Turn>,
    pack: &PackIdentity,
) -> Result<Option<PackKey>, Failed> {
    Ok(read(store, session, pack).await?.and_then(|kept| kept.key).map(|(_, key)| key))
}

impl Shelf {
    /// Those that the centre asks.
    pub fn asked(&self) -> impl Iterator<Item = &Arc<Instrument>> {
        self.packs.iter().filter(|taken| taken.standing == Standing::Asked).map(|taken| &taken.pack)
    }

    /// Those that it does not ask, but with which answers are read.
    pub fn readable(&self) -> impl Iterator<Item = &Arc<Instrument>> {
        let reads = |taken: &&Taken| match taken.standing {
            Standing::Whole | Standing::Withdrawn => true,
            Standing::Draft | Standing::Asked => false,
        };
        self.packs.iter().filter(reads).map(|taken| &taken.pack)
    }
}

impl Taken {
    /// `None` for what does not parse: a later build wrote it.
    fn of(kept: KeptPack) -> Option<Self> {
        let pack = Arc::new(Instrument::parse(&kept.file).ok()?);
        Some(Self {
            pack,
            standing: kept.standing,
            since: kept.since,
            by: kept.by,
            has_key: kept.key.is_some(),
            file: kept.file.into(),
            source: kept.source.map(Arc::from),
        })
    }

    /// The pack's file, byte for byte.
    #[must_use]
    pub fn file(&self) -> &str {
        &self.file
    }

    /// Whether it was made of a questionnaire.
    #[must_use]
    pub fn was_imported(&self) -> bool {
        self.source.is_some()
    }

    /// What of the questionnaire it holds differently or not at all, the heaviest first.
    #[must_use]
    pub fn report(&self) -> Vec<Remark> {
        let imported = self.source.as_ref().and_then(|source| import(source, &Wishes::default()).ok());
        imported.map(|imported| imported.remarks).unwrap_or_default()
    }
}

/// A pack as it is kept; `None` where it is not here.
async fn read<Turn>(
    store: &impl RecordStore,
    session: &Session<Turn>,
    pack: &PackIdentity,
) -> Result<Option<KeptPack>, Failed> {
    let at = kept_pack_at(pack);
    let stored = store.read(at).await?;
    stored.map(|stored| open_kept_pack(&session.vault, at.id, &stored)).transpose().map_err(Failed::from)
}

/// The batch with a pack in its place.
fn put<S: RecordStore, Turn>(
    batch: Batch,
    pen: Pen<'_, S>,
    session: &Session<Turn>,
    (pack, kept): (&PackIdentity, &KeptPack),
) -> Result<Batch, Failed> {
    let id = kept_pack_at(pack).id;
    Ok(batch.put(places::pack(id), seal_kept_pack(&session.vault, id, kept, pen.entropy)?))
}

/// Whether another pack bears this one's id and version.
fn name_is_taken<'a>(of: &PackIdentity, by: impl IntoIterator<Item = &'a PackIdentity>) -> bool {
    by.into_iter().any(|other| (&other.id, &other.version) == (&of.id, &of.version) && other.digest != of.digest)
}

impl From<Failed> for PackError {
    fn from(error: Failed) -> Self {
        Self::Failed(error)
    }
}

impl From<crate::store::StoreError> for PackError {
    fn from(error: crate::store::StoreError) -> Self {
        Self::Failed(error.into())
    }
}
