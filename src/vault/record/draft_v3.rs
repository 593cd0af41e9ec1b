//! The third shape of a kept draft: the second one, and the key of the licensed pack that it answers. Released: it is not changed any
//! more; the fourth one holds it.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, ZeroizeOnDrop};

use super::Restored;
use super::draft_v2::DraftV2;
use crate::case::Intake;
use crate::instrument::Instrument;
use crate::vault::{PackKey, Secret};

#[derive(Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
#[serde(deny_unknown_fields)]
pub(super) struct DraftV3 {
    pub(super) draft: DraftV2,
    pack_key: Option<[u8; 32]>,
}

impl DraftV3 {
    /// As the fourth shape holds it, which has the key itself.
    pub(super) fn of(intake: &Intake) -> Self {
        Self::without_key(DraftV2::of(intake))
    }

    /// Of an earlier shape, which had no key.
    pub(super) fn without_key(draft: DraftV2) -> Self {
        Self { draft, pack_key: None }
    }

    pub(super) fn pack_key(&self) -> Option<PackKey> {
        self.pack_key.map(|bytes| PackKey::unwrapped(Secret::new(bytes)))
    }

    pub(super) fn restore(&mut self, about: Arc<Instrument>, questions: Arc<Instrument>) -> Restored {
        self.draft.restore(about, questions)
    }
}
