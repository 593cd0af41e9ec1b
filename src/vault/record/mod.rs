//! What is kept of a journey, and in which shapes. The only place where answers become bytes for keeping.
//!
//! The domain's own types cannot be serialised; each kept shape is a private mirror here (`DraftV1`). A shape is never
//! changed once released: a new one is a new variant of `Shape`, and the old ones stay readable.

mod assessed_v1;
mod centre;
mod draft_v1;
mod draft_v2;
mod draft_v3;
mod draft_v4;
mod entry_v1;
mod event_v1;
mod half_typed_v1;
mod inbox_v1;
mod kept_pack_v1;
mod note_draft_v2;
mod parts_v1;
mod plan_v1;
mod staff_v1;
mod summary_v1;
mod summary_v2;
mod told_v1;

pub use centre::{
    chapter_at, note_draft_at, open_book, open_centre_keys, open_chapter, open_colleagues, open_note_draft,
    open_summaries, seal_book, seal_centre_keys, seal_chapter, seal_colleagues, seal_note_draft, seal_summaries,
};
pub use half_typed_v1::{
    half_typed_at, half_typed_of, open_half_typed, open_half_typed_in, seal_half_typed, seal_half_typed_in,
};
pub use inbox_v1::{open_arrival, open_looked, seal_arrival, seal_looked};
pub use kept_pack_v1::{kept_pack_at, open_kept_pack, seal_kept_pack};

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use self::draft_v1::DraftV1;
use self::draft_v2::DraftV2;
use self::draft_v3::DraftV3;
use self::draft_v4::DraftV4;
use super::{Agenda, Entropy, Envelope, Namespace, OpenError, Place, RecordId, SealError, Secret, VaultKey, envelope};
use crate::case::Intake;
use crate::instrument::{Instrument, PackIdentity};

/// Every shape that a kept draft ever had.
#[derive(Serialize, Deserialize)]
enum Shape {
    #[serde(rename = "1")]
    V1(DraftV1),
    #[serde(rename = "2")]
    V2(DraftV2),
    #[serde(rename = "3")]
    V3(DraftV3),
    #[serde(rename = "4")]
    V4(DraftV4),
}

/// Seals a journey under way, for the place that belongs to `id`, with what her invite asks of her and the keys of licensed packs.
///
/// # Errors
/// [`SealError`].
pub fn seal_draft(
    key: &VaultKey,
    id: RecordId,
    intake: &Intake,
    agenda: &Agenda,
    entropy: &dyn Entropy,
) -> Result<Envelope, SealError> {
    let mut bytes = Secret::buffer();
    let shape = Shape::V4(DraftV4::of(intake, agenda));
    serde_json::to_writer(&mut bytes, &shape).map_err(|_| SealError::Failed)?;
    envelope::seal(key.bytes(), Place { namespace: Namespace::Draft, id }, &bytes, entropy)
}

/// Opens a kept journey. `stored` is whatever the store gave.
///
/// # Errors
/// [`OpenError`].
pub fn open_draft(key: &VaultKey, id: RecordId, stored: &[u8]) -> Result<KeptDraft, OpenError> {
    let bytes = envelope::open(key.bytes(), Place { namespace: Namespace::Draft, id }, stored)?;
    // EXPOSE: it is read into the domain's types.
    let shape = serde_json::from_slice(bytes.expose()).map_err(|_| OpenError::UnknownShape)?;
    Ok(KeptDraft(match shape {
        Shape::V1(draft) => DraftV4::alone(DraftV3::without_key(DraftV2 { draft, invited: None })),
        Shape::V2(draft) => DraftV4::alone(DraftV3::without_key(draft)),
        Shape::V3(draft) => DraftV4::alone(draft),
        Shape::V4(draft) => draft,
    }))
}

/// An opened draft whose packs are not yet at hand.
pub struct KeptDraft(DraftV4);

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
        self.0.draft.draft.draft.packs()
    }

    /// What her invite asks of her, and how far she is with it.
    #[must_use]
    pub fn agenda(&self) -> Agenda {
        self.0.agenda()
    }

    /// The journey, over the packs it was filled in with.
    ///
    /// # Errors
    /// [`OtherPack`], when id or version of a pack differ; the draft stays as it is kept.
    pub fn restore(mut self, about: Arc<Instrument>, questions: Arc<Instrument>) -> Result<Restored, OtherPack> {
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
