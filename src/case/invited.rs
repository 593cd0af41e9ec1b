//! What an invite gives to a filling-in: nothing about her, but what lets her centre tell whose it is.

use super::StudyId;
use super::record::ThingId;

/// The invite that a filling-in answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invited {
    /// The opaque reference that her centre knows it by. Goes to her centre, and to nobody else.
    pub reference: ThingId,
    /// Her pseudonym for research, so that one woman keeps one over all she fills in. Of no use, and never sent, unless she
    /// says yes to research.
    pub study_id: StudyId,
}
