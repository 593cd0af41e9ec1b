//! Where somebody is on the staff's pages, and where Back leads from there. No page holds anything of a person.

use crate::case::record::{CaseId, StaffId, ThingId};
use crate::share::DropId;
use crate::vault::RecordId;

/// Where somebody is. The address never says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Page {
    /// The first run.
    SetUp,
    /// The first run, where the centre has a tablet already.
    Join,
    /// Nobody is signed in.
    SignIn,
    /// A manager comes in by the recovery words.
    Recover,
    /// The centre's key pair.
    CentreKey,
    /// Who works here, for managers.
    Team,
    /// Somebody is to be added.
    AddColleague,
    /// Somebody gets a new passphrase.
    Replace(StaffId),
    /// New recovery words.
    RenewWords,
    /// What goes to other tablets and comes from there.
    Tablets,
    /// Her own passphrase.
    MyPassphrase,
    /// The packs that the centre took in, for managers.
    Packs,
    /// One of them, by where it stands.
    Pack(RecordId),
    /// One of them is tried: nothing of it is kept.
    TryPack(RecordId),
    /// All cases.
    Caseload,
    /// A case that does not stand yet.
    NewCase,
    /// What women sent.
    Inbox,
    /// One message, to be filed.
    Message(DropId),
    /// A part of the case that is open.
    Case(Part),
    /// An assessment of the case that is open, while it is filled in.
    Interview(ThingId),
    /// Another case is looked for that may be the same woman.
    SameWoman,
    /// Two cases side by side.
    SideBySide(CaseId),
    /// What is printed for her.
    ForHer,
    /// What is printed for the file.
    ForFile,
}

/// The parts of a case, each a page of its own below the case's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// Who she is, at a glance.
    Overview,
    /// All that is known about her.
    About,
    /// Case notes.
    Notes,
    /// Referrals, letters and documents.
    Papers,
    /// Filling something in at home, on an invite.
    Invite,
    /// Who did what.
    History,
    /// Her assessments.
    Assessments,
    /// What one of them came to.
    Results(ThingId),
    /// The same scales over several of them.
    OverTime,
    /// Her goals, and what might help her.
    Plan,
}

impl Part {
    /// All of them, in the order of the case's own bar.
    pub(super) const ALL: [Self; 8] = [
        Self::Overview,
        Self::About,
        Self::Notes,
        Self::Papers,
        Self::Assessments,
        Self::Plan,
        Self::Invite,
        Self::History,
    ];

    /// Which of the case's own bar this belongs to.
    pub(super) fn tab(self) -> Self {
        match self {
            Self::Results(_) | Self::OverTime => Self::Assessments,
            Self::Overview
            | Self::About
            | Self::Notes
            | Self::Papers
            | Self::History
            | Self::Invite
            | Self::Assessments
            | Self::Plan => self,
        }
    }
}

impl Page {
    /// Which of the bar's pages this belongs to.
    pub(super) fn section(self) -> Self {
        match self {
            Self::Caseload
            | Self::NewCase
            | Self::Case(_)
            | Self::Interview(_)
            | Self::SameWoman
            | Self::SideBySide(_)
            | Self::ForHer
            | Self::ForFile => Self::Caseload,
            Self::Team | Self::AddColleague | Self::Replace(_) | Self::RenewWords => Self::Team,
            Self::Inbox | Self::Message(_) => Self::Inbox,
            Self::Packs | Self::Pack(_) | Self::TryPack(_) => Self::Packs,
            Self::SetUp
            | Self::Join
            | Self::SignIn
            | Self::Recover
            | Self::CentreKey
            | Self::Tablets
            | Self::MyPassphrase => self,
        }
    }

    /// The page that the browser's Back leads to.
    pub(super) fn back(self) -> Option<Self> {
        match self {
            Self::SetUp | Self::SignIn | Self::Caseload => None,
            Self::Join => Some(Self::SetUp),
            Self::Recover => Some(Self::SignIn),
            Self::CentreKey
            | Self::Team
            | Self::Tablets
            | Self::MyPassphrase
            | Self::NewCase
            | Self::Inbox
            | Self::Packs
            | Self::Case(Part::Overview) => Some(Self::Caseload),
            Self::Pack(_) => Some(Self::Packs),
            Self::TryPack(at) => Some(Self::Pack(at)),
            Self::Message(_) => Some(Self::Inbox),
            Self::AddColleague | Self::Replace(_) | Self::RenewWords => Some(Self::Team),
            Self::Case(
                Part::About
                | Part::Notes
                | Part::Papers
                | Part::Invite
                | Part::History
                | Part::Assessments
                | Part::Plan,
            )
            | Self::SameWoman => Some(Self::Case(Part::Overview)),
            Self::Case(Part::Results(_) | Part::OverTime) | Self::Interview(_) => Some(Self::Case(Part::Assessments)),
            Self::SideBySide(_) => Some(Self::SameWoman),
            Self::ForHer | Self::ForFile => Some(Self::Case(Part::Plan)),
        }
    }
}
