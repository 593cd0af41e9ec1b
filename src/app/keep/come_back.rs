//! Comes back to a draft by her words.

use super::{ATTEMPTS_AT, Keeping, Ports, draft_at, slot_at, turn_name};
use crate::app::ports::{Keysmith, KeysmithError, RecordStore, Turns};
use crate::store::{Batch, StoreError};
use crate::vault::{
    Attempts, Kek, KeptDraft, Namespace, OpenError, Phrase, PhraseProblem, RecordId, Secret, Slot, VaultKey, open_draft,
};

/// She is back.
#[derive(Debug)]
pub struct CameBack<Turn> {
    /// To go on saving.
    pub keeping: Keeping<Turn>,
    /// What she had given, once its packs are at hand.
    pub draft: KeptDraft,
}

/// Why she is not back. Whatever it is, nothing that is kept is lost by it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ComeBackError {
    /// Wrong words were tried too often, too lately.
    TooSoon {
        /// Seconds to wait.
        seconds: i64,
    },
    /// Nothing is kept on this phone: never was, has expired, or was erased.
    NothingKept,
    /// What she typed is not a set of words; this does not count as a try.
    NotWords(PhraseProblem),
    /// They open nothing here.
    WrongWords {
        /// Seconds to wait before the next try.
        seconds: i64,
    },
    /// Her draft is open in another tab.
    OpenElsewhere,
    /// The words are right or cannot be tried, but what is kept cannot be read: damaged, or of a later version.
    Unreadable(OpenError),
    /// Making the key failed.
    Keysmith(KeysmithError),
    /// Reading failed.
    Store(StoreError),
}

/// Opens the draft that these words open. `now` is in seconds, `last_day` in days since 1 January 1970: coming back keeps
/// the draft for the centre's full limit again.
///
/// # Errors
/// [`ComeBackError`].
pub async fn come_back<S: RecordStore, K: Keysmith, T: Turns>(
    ports: Ports<'_, S, K, T>,
    typed: Secret<String>,
    now: i64,
    last_day: i64,
) -> Result<CameBack<T::Turn>, ComeBackError> {
    let slots = ports.store.list(Namespace::Slot).await.map_err(ComeBackError::Store)?;
    if slots.is_empty() {
        return Err(ComeBackError::NothingKept);
    }
    let attempts = attempts(ports.store).await.map_err(ComeBackError::Store)?;
    match attempts.wait(now) {
        0 => {}
        seconds => return Err(ComeBackError::TooSoon { seconds }),
    }
    let words = ports.keysmith.read_words(typed).await.map_err(ComeBackError::Keysmith)?;
    let words = words.map_err(ComeBackError::NotWords)?;

    // Counted before it is tried: closing the page at the right moment must not make a try free. Where it cannot be
    // counted (a full disk), she is let in all the same: the words and their cost hold, not the counter.
    let failed = attempts.failed(now);
    let _ = ports.store.commit(Batch::new().put(ATTEMPTS_AT, failed)).await;
    let Some(opened) = open_any(ports.keysmith, &words, &slots).await? else {
        return Err(ComeBackError::WrongWords { seconds: failed.wait(now) });
    };
    let Opened { id, slot, kek, key } = opened;
    // Here and below: not worth turning her away for. At worst her next mistake costs a wait, or the draft goes sooner.
    let _ = ports.store.commit(Batch::new().delete(ATTEMPTS_AT)).await;

    let turn = ports.turns.take(&turn_name(id)).await.ok_or(ComeBackError::OpenElsewhere)?;
    let draft = ports.store.read(draft_at(id)).await.map_err(ComeBackError::Store)?;
    let draft = draft.ok_or(OpenError::Malformed).and_then(|stored| open_draft(&key, id, &stored));
    let draft = draft.map_err(ComeBackError::Unreadable)?;

    if let Ok(renewed) = Slot::wrap(&key, &kek, slot.recipe(), id, last_day, ports.entropy) {
        let _ = ports.store.commit(Batch::new().require(slot_at(id)).put(slot_at(id), &renewed)).await;
    }
    Ok(CameBack { keeping: Keeping { id, key, _turn: turn }, draft })
}

/// How often wrong words were tried. A count that cannot be read counts as none.
async fn attempts(store: &impl RecordStore) -> Result<Attempts, StoreError> {
    let stored = store.read(ATTEMPTS_AT).await?;
    Ok(stored.and_then(|bytes| Attempts::parse(&bytes).ok()).unwrap_or_default())
}

/// A slot that the words opened.
struct Opened {
    id: RecordId,
    slot: Slot,
    kek: Kek,
    key: VaultKey,
}

/// The first slot that these words open, or none. A slot that cannot be read matters only if no other opens.
async fn open_any(
    keysmith: &impl Keysmith,
    words: &Phrase,
    slots: &[(RecordId, Vec<u8>)],
) -> Result<Option<Opened>, ComeBackError> {
    let mut unreadable = None;
    for (id, stored) in slots {
        let slot = match Slot::parse(stored) {
            Ok(slot) => slot,
            Err(error) => {
                unreadable = Some(error);
                continue;
            }
        };
        let (salt, params) = slot.recipe();
        let kek = keysmith.derive_kek(words, salt, params).await.map_err(ComeBackError::Keysmith)?;
        if let Ok(key) = slot.unwrap(*id, &kek) {
            return Ok(Some(Opened { id: *id, slot, kek, key }));
        }
    }
    unreadable.map_or(Ok(None), |error| Err(ComeBackError::Unreadable(error)))
}
