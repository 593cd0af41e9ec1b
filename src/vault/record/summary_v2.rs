//! The second shape of the summaries: the first one, and the invites that a woman was handed.

use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, ZeroizeOnDrop};

use super::parts_v1::Id;
use super::summary_v1::SummaryV1;
use crate::case::record::{Summary, ThingId};

#[derive(Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
#[serde(deny_unknown_fields)]
pub(super) struct SummaryV2 {
    #[serde(rename = "s")]
    summary: SummaryV1,
    #[zeroize(skip)]
    #[serde(rename = "i", default, skip_serializing_if = "Vec::is_empty")]
    invites: Vec<Id>,
}

impl SummaryV2 {
    pub(super) fn of(summary: &Summary) -> Self {
        let invites = summary.invites.iter().map(|invite| Id(*invite.as_bytes())).collect();
        Self { summary: SummaryV1::of(summary), invites }
    }

    pub(super) fn restore(&self) -> Option<Summary> {
        let invites = self.invites.iter().map(|id| ThingId::from_bytes(id.0)).collect();
        Some(Summary { invites, ..self.summary.restore()? })
    }
}
