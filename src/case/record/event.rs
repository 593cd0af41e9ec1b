//! One thing that happened to a record. An event is never changed and never deleted; what was wrong is put right by a
//! later one.

use super::{
    AssessmentEvent, CaseId, Consent, DeviceId, Entry, EventId, Fact, Order, PlanEvent, StaffId, Stamp, Text, ThingId,
    Voice,
};
use crate::case::{Line, StudyId};

/// An event of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Its own id.
    pub id: EventId,
    /// The case it belongs to.
    pub case: CaseId,
    /// Who wrote it.
    pub author: StaffId,
    /// On which tablet.
    pub device: DeviceId,
    /// Its place in the order of all.
    pub at: Stamp,
    /// What the tablet's clock said, in milliseconds since 1970. To be shown; `at` is what orders.
    pub written: i64,
    /// The events whose values she saw standing and put hers in place of. What she had not seen stays beside hers.
    pub replaces: Vec<EventId>,
    /// What happened.
    pub kind: Kind,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// The case was opened.
    Opened,
    /// The centre's own reference for it.
    Referenced(Line),
    /// Somebody said something about her (`told.rs`).
    Told {
        /// Who.
        by: Voice,
        /// What, field by field.
        facts: Vec<Fact>,
    },
    /// A note, a referral, a letter or a document was entered or corrected (`entry.rs`).
    Entered {
        /// Which; a correction names the same.
        thing: ThingId,
        /// How it reads now.
        entry: Entry,
    },
    /// About an assessment (`assessed.rs`).
    Assessment {
        /// Which.
        assessment: ThingId,
        /// What.
        event: AssessmentEvent,
    },
    /// Answers that call for help at once came in.
    AlertRaised {
        /// Which.
        alert: ThingId,
        /// The assessment and the ids of its items, if it came of answers.
        from: Option<(ThingId, Vec<String>)>,
    },
    /// A caseworker raised an alert herself.
    AlertWritten {
        /// Which.
        alert: ThingId,
        /// What worries her.
        why: Text,
    },
    /// The author has seen an alert and says so by her name.
    AlertAcknowledged {
        /// Which.
        alert: ThingId,
        /// What she did.
        did: Option<Text>,
    },
    /// About what was agreed (`plan.rs`).
    Plan(PlanEvent),
    /// She was handed a way to fill something in at home.
    Invited {
        /// The opaque reference that the invite carries.
        invite: ThingId,
        /// To what, and until when.
        to: Invite,
    },
    /// Her decision about research.
    Consented(Consent),
    /// She was shown the privacy notice.
    NoticeShown {
        /// Its version.
        version: Line,
    },
    /// Whose case it is.
    Assigned(Option<StaffId>),
    /// Her support ended, or began again.
    Archived(Archiving),
    /// This case and another are one woman, or are not after all. Both logs say so.
    Merged {
        /// The other.
        with: CaseId,
        /// Whether, and how.
        merging: Merging,
    },
}

/// What an invite is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invite {
    /// The packs, each `<id>-<version>` as in the centre file; `<id>` alone on invites of early builds.
    pub packs: Vec<String>,
    /// The languages she may read them in, the first one first.
    pub languages: Vec<String>,
    /// Her pseudonym for research, should she agree to it; none on invites of early builds.
    pub study_id: Option<StudyId>,
    /// The last day on which it works, from 1 January 1970.
    pub last_day: i64,
}

/// Whether a case is archived from now on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Archiving {
    /// Whether it is.
    pub archived: bool,
    /// Why.
    pub reason: Option<Line>,
}

/// Whether two cases are one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Merging {
    /// Whether they are.
    pub together: bool,
    /// Which of the two the list shows.
    pub shown: CaseId,
}

impl Kind {
    /// The thing that it speaks of; of a suggestion and of what a referral says, the one that it came of.
    #[must_use]
    pub fn thing(&self) -> Option<ThingId> {
        match self {
            Self::Entered { thing, .. } => Some(*thing),
            Self::Assessment { assessment, .. } => Some(*assessment),
            Self::AlertRaised { alert, .. }
            | Self::AlertWritten { alert, .. }
            | Self::AlertAcknowledged { alert, .. } => Some(*alert),
            Self::Plan(PlanEvent::Decided { suggestion, .. }) => Some(suggestion.assessment),
            Self::Plan(PlanEvent::Goal { goal, .. } | PlanEvent::Step { goal, .. }) => Some(*goal),
            Self::Invited { invite, .. } => Some(*invite),
            Self::Told { by: Voice::Referral(referral), .. } => Some(*referral),
            Self::Told { by: Voice::Herself | Voice::Staff, .. }
            | Self::Opened
            | Self::Referenced(_)
            | Self::Plan(PlanEvent::Review(_))
            | Self::Consented(_)
            | Self::NoticeShown { .. }
            | Self::Assigned(_)
            | Self::Archived(_)
            | Self::Merged { .. } => None,
        }
    }
}

impl Event {
    /// Its place among all events.
    #[must_use]
    pub fn order(&self) -> Order {
        (self.at, self.device, self.id)
    }
}
