//! What is kept of a journey, and in which shapes. The only place where answers become bytes for keeping.
//!
//! The domain's own types cannot be serialised; each kept shape is a private mirror here (`DraftV1`). A shape is never
//! changed once released: a new one is a new variant of `Shape`, and the old ones stay readable.

mod assessed_v1;
mod centre;
mod draft_v1;
mod entry_v1;
mod event_v1;
mod parts_v1;
mod plan_v1;
mod staff_v1;
mod summary_v1;
mod told_v1;

pub use centre::{
    chapter_at, note_draft_at, open_book, open_centre_keys, open_chapter, open_colleagues, open_note_draft,
    open_summaries, seal_book, seal_centre_keys, seal_chapter, seal_colleagues, seal_note_draft, seal_summaries,
};

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use self::draft_v1::DraftV1;
use super::{Entropy, Envelope, Namespace, OpenError, Place, RecordId, SealError, Secret, VaultKey, envelope};
use crate::case::Intake;
use crate::instrument::{Instrument, PackIdentity};

/// Every shape that a kept draft ever had.
#[derive(Serialize, Deserialize)]
enum Shape {
    #[serde(rename = "1")]
    V1(DraftV1),
}

/// Seals a journey under way, for the place that belongs to `id`.
///
/// # Errors
/// [`SealError`].
pub fn seal_draft(key: &VaultKey, id: RecordId, intake: &Intake, entropy: &dyn Entropy) -> Result<Envelope, SealError> {
    let mut bytes = Secret::buffer();
    serde_json::to_writer(&mut bytes, &Shape::V1(DraftV1::of(intake))).map_err(|_| SealError::Failed)?;
    envelope::seal(key.bytes(), Place { namespace: Namespace::Draft, id }, &bytes, entropy)
}

/// Opens a kept journey. `stored` is whatever the store gave.
///
/// # Errors
/// [`OpenError`].
pub fn open_draft(key: &VaultKey, id: RecordId, stored: &[u8]) -> Result<KeptDraft, OpenError> {
    let bytes = envelope::open(key.bytes(), Place { namespace: Namespace::Draft, id }, stored)?;
    // EXPOSE: it is read into the domain's types.
    let Shape::V1(draft) = serde_json::from_slice(bytes.expose()).map_err(|_| OpenError::UnknownShape)?;
    Ok(KeptDraft(draft))
}

/// An opened draft whose packs are not yet at hand.
pub struct KeptDraft(DraftV1);

/// A journey as it was kept.
#[derive(Debug)]
pub struct Restored {
    /// Where she was.
    pub intake: Intake,
    /// Ids of items and codes of profile fields whose kept value does not fit any more. Empty unless a released pack or
    /// a rule about a value was changed, which neither may be.
    pub not_taken: Vec<String>,
}

/// A draft was restored with another pack than it was filled in with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OtherPack {
    /// The pack it needs.
    pub needed: PackIdentity,
}

impl KeptDraft {
    /// The packs it was filled in with: the demographic questions' and the assessment's.
    #[must_use]
    pub fn packs(&self) -> [PackIdentity; 2] {
        self.0.packs()
    }

    /// The journey, over the packs it was filled in with.
    ///
    /// # Errors
    /// [`OtherPack`], when id or version of a pack differ; the draft stays as it is kept.
    pub fn restore(self, about: Arc<Instrument>, questions: Arc<Instrument>) -> Result<Restored, OtherPack> {
        for (needed, given) in self.packs().into_iter().zip([about.identity(), questions.identity()]) {
            if (&needed.id, &needed.version) != (&given.id, &given.version) {
                return Err(OtherPack { needed });
            }
        }
        Ok(self.0.restore(about, questions))
    }
}

impl std::fmt::Debug for KeptDraft {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("KeptDraft([redacted])")
    }
}

impl std::fmt::Display for OtherPack {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "the draft was filled in with {}", self.needed)
    }
}

impl std::error::Error for OtherPack {}
