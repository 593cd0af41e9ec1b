//! The second shape of a begun note: with the day it is about and its marks.

use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, ZeroizeOnDrop};

use super::entry_v1::{EntryV1, NoteDraftV1};
use super::parts_v1::Id;
use crate::case::record::{Entry, NoteDraft, ThingId};

/// Every shape that a begun note ever had.
#[derive(Serialize, Deserialize)]
pub(super) enum NoteDraftShape {
    #[serde(rename = "1")]
    V1(NoteDraftV1),
    #[serde(rename = "2")]
    V2(NoteDraftV2),
}

#[derive(Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
#[serde(deny_unknown_fields)]
pub(super) struct NoteDraftV2 {
    #[zeroize(skip)]
    corrects: Option<Id>,
    note: EntryV1,
}

impl NoteDraftShape {
    pub(super) fn of(draft: &NoteDraft) -> Self {
        let corrects = draft.corrects.map(|thing| Id(*thing.as_bytes()));
        Self::V2(NoteDraftV2 { corrects, note: EntryV1::of(&Entry::Note(draft.note.clone())) })
    }

    pub(super) fn restore(&self) -> Option<NoteDraft> {
        match self {
            Self::V1(draft) => draft.restore(),
            Self::V2(draft) => {
                let Entry::Note(note) = draft.note.restore()? else { return None };
                Some(NoteDraft { corrects: draft.corrects.map(|thing| ThingId::from_bytes(thing.0)), note })
            }
        }
    }
}
