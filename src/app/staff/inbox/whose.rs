//! Whose a message may be. A proposal; a person decides.

use super::Message;
use crate::app::staff::cases::{Caseload, Likely};
use crate::case::record::{CaseId, ThingId};

/// Whose a message may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whose {
    /// She answers an invite of this case. Others are likely too where she says of herself what they say: somebody may have used
    /// another woman's link.
    Invited(CaseId, Vec<Likely>),
    /// The invite is not of any case that is on this tablet, or there was none. These are likely, the likeliest first; there may
    /// be none.
    Likely(Vec<Likely>),
}

/// Whose a message may be, of the cases of this tablet.
#[must_use]
pub fn whose(list: &Caseload, message: &Message) -> Whose {
    let likely = list.likely(&message.profile);
    match message.invite.and_then(|invite| list.invited(invite)) {
        Some(case) => Whose::Invited(case, likely.into_iter().filter(|other| other.case != case).collect()),
        None => Whose::Likely(likely),
    }
}

impl Caseload {
    /// The case whose invite this is.
    #[must_use]
    pub fn invited(&self, invite: ThingId) -> Option<CaseId> {
        self.summaries().find(|summary| summary.invites.contains(&invite)).map(|summary| summary.case)
    }
}

impl Whose {
    /// Every case it names.
    pub fn cases(&self) -> impl Iterator<Item = CaseId> {
        let (first, likely) = match self {
            Self::Invited(case, likely) => (Some(*case), likely),
            Self::Likely(likely) => (None, likely),
        };
        first.into_iter().chain(likely.iter().map(|likely| likely.case))
    }
}
