//! The second shape of a kept draft: the first one, and the invite that it answers.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, ZeroizeOnDrop};

use super::Restored;
use super::draft_v1::DraftV1;
use super::parts_v1::Id;
use crate::case::record::ThingId;
use crate::case::{Intake, Invited, StudyId};
use crate::instrument::Instrument;

#[derive(Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
#[serde(deny_unknown_fields)]
pub(super) struct DraftV2 {
    pub(super) draft: DraftV1,
    pub(super) invited: Option<InvitedV2>,
}

#[derive(Serialize, Deserialize, Zeroize)]
#[serde(deny_unknown_fields)]
pub(super) struct InvitedV2 {
    #[zeroize(skip)]
    reference: Id,
    study_id: String,
}

impl DraftV2 {
    pub(super) fn of(intake: &Intake) -> Self {
        let invited = |invited: &Invited| InvitedV2 {
            reference: Id(*invited.reference.as_bytes()),
            study_id: invited.study_id.to_hex(),
        };
        Self { draft: DraftV1::of(intake), invited: intake.invited.as_ref().map(invited) }
    }

    pub(super) fn restore(&mut self, about: Arc<Instrument>, questions: Arc<Instrument>) -> Restored {
        let mut restored = self.draft.restore(about, questions);
        if let Some(kept) = &self.invited {
            let reference = ThingId::from_bytes(kept.reference.0);
            match StudyId::parse(&kept.study_id) {
                Some(study_id) => restored.intake.invited = Some(Invited { reference, study_id }),
                None => restored.not_taken.push("invite".to_owned()),
            }
        }
        restored
    }
}
