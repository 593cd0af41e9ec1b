//! The first shape of an event, and of a chapter of events. Not changed any more once released.

use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, ZeroizeOnDrop};

use super::assessed_v1::AssessmentV1;
use super::entry_v1::EntryV1;
use super::parts_v1::Id;
use super::plan_v1::PlanV1;
use super::told_v1::{FactV1, VoiceV1, kept, must, read};
use crate::case::record::{
    Archiving, CaseId, Consent, DeviceId, Event, EventId, Invite, Kind, Merging, StaffId, Stamp, Text, ThingId,
};
use crate::case::{Line, StudyId};

#[derive(Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
#[serde(deny_unknown_fields)]
pub(super) struct ChapterV1 {
    #[zeroize(skip)]
    pub(super) case: Id,
    pub(super) events: Vec<EventV1>,
}

#[derive(Serialize, Deserialize, Zeroize)]
#[serde(deny_unknown_fields)]
pub(super) struct EventV1 {
    #[zeroize(skip)]
    id: Id,
    #[zeroize(skip)]
    author: Id,
    #[zeroize(skip)]
    device: Id,
    at: (i64, u32),
    written: i64,
    #[zeroize(skip)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    replaces: Vec<Id>,
    kind: KindV1,
}

#[derive(Serialize, Deserialize, Zeroize)]
#[serde(rename_all = "snake_case")]
enum KindV1 {
    Opened,
    Referenced(String),
    Told {
        by: VoiceV1,
        facts: Vec<FactV1>,
    },
    Entered {
        #[zeroize(skip)]
        thing: Id,
        entry: EntryV1,
    },
    Assessment {
        #[zeroize(skip)]
        assessment: Id,
        event: AssessmentV1,
    },
    AlertRaised {
        #[zeroize(skip)]
        alert: Id,
        #[zeroize(skip)]
        from: Option<(Id, Vec<String>)>,
    },
    AlertWritten {
        #[zeroize(skip)]
        alert: Id,
        why: String,
    },
    AlertAcknowledged {
        #[zeroize(skip)]
        alert: Id,
        did: Option<String>,
    },
    Plan(PlanV1),
    Invited {
        #[zeroize(skip)]
        invite: Id,
        packs: Vec<String>,
        last_day: i64,
    },
    /// An invite as it is since it names languages and a pseudonym.
    InvitedAs {
        #[zeroize(skip)]
        invite: Id,
        packs: Vec<String>,
        languages: Vec<String>,
        study_id: Option<String>,
        last_day: i64,
    },
    Consented(ConsentV1),
    NoticeShown(String),
    Assigned(#[zeroize(skip)] Option<Id>),
    Archived {
        archived: bool,
        reason: Option<String>,
    },
    Merged {
        #[zeroize(skip)]
        with: Id,
        together: bool,
        #[zeroize(skip)]
        shown: Id,
    },
}

#[derive(Serialize, Deserialize, Zeroize)]
#[serde(rename_all = "snake_case")]
enum ConsentV1 {
    Given { study_id: String, wording: String, day: i64 },
    Declined,
    Withdrawn { day: i64 },
}

impl EventV1 {
    pub(super) fn of(event: &Event) -> Self {
        Self {
            id: Id(*event.id.as_bytes()),
            author: Id(*event.author.as_bytes()),
            device: Id(*event.device.as_bytes()),
            at: (event.at.millis, event.at.count),
            written: event.written,
            replaces: event.replaces.iter().map(|id| Id(*id.as_bytes())).collect(),
            kind: KindV1::of(&event.kind),
        }
    }

    pub(super) fn restore(self, case: CaseId) -> Option<Event> {
        Some(Event {
            id: EventId::from_bytes(self.id.0),
            case,
            author: StaffId::from_bytes(self.author.0),
            device: DeviceId::from_bytes(self.device.0),
            at: Stamp { millis: self.at.0, count: self.at.1 },
            written: self.written,
            replaces: self.replaces.iter().map(|id| EventId::from_bytes(id.0)).collect(),
            kind: self.kind.restore()?,
        })
    }
}

impl KindV1 {
    fn of(kind: &Kind) -> Self {
        let thing = |id: &ThingId| Id(*id.as_bytes());
        match kind {
            Kind::Opened => Self::Opened,
            Kind::Referenced(reference) => Self::Referenced(reference.as_str().to_owned()),
            Kind::Told { by, facts } => {
                Self::Told { by: VoiceV1::of(*by), facts: facts.iter().map(FactV1::of).collect() }
            }
            Kind::Entered { thing: id, entry } => Self::Entered { thing: thing(id), entry: EntryV1::of(entry) },
            Kind::Assessment { assessment, event } => {
                Self::Assessment { assessment: thing(assessment), event: AssessmentV1::of(event) }
            }
            Kind::AlertRaised { alert, from } => Self::AlertRaised {
                alert: thing(alert),
                from: from.as_ref().map(|(assessment, items)| (thing(assessment), items.clone())),
            },
            Kind::AlertWritten { alert, why } => {
                Self::AlertWritten { alert: thing(alert), why: why.as_str().to_owned() }
            }
            Kind::AlertAcknowledged { alert, did } => {
                Self::AlertAcknowledged { alert: thing(alert), did: kept(did.as_ref(), Text::as_str) }
            }
            Kind::Plan(event) => Self::Plan(PlanV1::of(event)),
            Kind::Invited { invite, to } => Self::InvitedAs {
                invite: thing(invite),
                packs: to.packs.clone(),
                languages: to.languages.clone(),
                study_id: to.study_id.as_ref().map(StudyId::to_hex),
                last_day: to.last_day,
            },
            Kind::Consented(consent) => Self::Consented(ConsentV1::of(consent)),
            Kind::NoticeShown { version } => Self::NoticeShown(version.as_str().to_owned()),
            Kind::Assigned(to) => Self::Assigned(to.map(|to| Id(*to.as_bytes()))),
            Kind::Archived(Archiving { archived, reason }) => {
                Self::Archived { archived: *archived, reason: kept(reason.as_ref(), Line::as_str) }
            }
            Kind::Merged { with, merging } => Self::Merged {
                with: Id(*with.as_bytes()),
                together: merging.together,
                shown: Id(*merging.shown.as_bytes()),
            },
        }
    }

    fn restore(self) -> Option<Kind> {
        let thing = |id: Id| ThingId::from_bytes(id.0);
        Some(match self {
            Self::Opened => Kind::Opened,
            Self::Referenced(reference) => Kind::Referenced(must(&reference, Line::parse)?),
            Self::Told { by, facts } => {
                Kind::Told { by: by.restore(), facts: facts.iter().map(FactV1::restore).collect::<Option<_>>()? }
            }
            Self::Entered { thing: id, entry } => Kind::Entered { thing: thing(id), entry: entry.restore()? },
            Self::Assessment { assessment, event } => {
                Kind::Assessment { assessment: thing(assessment), event: event.restore()? }
            }
            Self::AlertRaised { alert, from } => Kind::AlertRaised {
                alert: thing(alert),
                from: from.map(|(assessment, items)| (thing(assessment), items)),
            },
            Self::AlertWritten { alert, why } => {
                Kind::AlertWritten { alert: thing(alert), why: must(&why, Text::parse)? }
            }
            Self::AlertAcknowledged { alert, did } => {
                Kind::AlertAcknowledged { alert: thing(alert), did: read(did.as_ref(), Text::parse)? }
            }
            Self::Plan(event) => Kind::Plan(event.restore()?),
            Self::Invited { invite, packs, last_day } => {
                let to = Invite { packs, languages: Vec::new(), study_id: None, last_day };
                Kind::Invited { invite: thing(invite), to }
            }
            Self::InvitedAs { invite, packs, languages, study_id, last_day } => {
                let study_id = match study_id {
                    None => None,
                    Some(hex) => Some(StudyId::parse(&hex)?),
                };
                Kind::Invited { invite: thing(invite), to: Invite { packs, languages, study_id, last_day } }
            }
            Self::Consented(consent) => Kind::Consented(consent.restore()?),
            Self::NoticeShown(version) => Kind::NoticeShown { version: must(&version, Line::parse)? },
            Self::Assigned(to) => Kind::Assigned(to.map(|to| StaffId::from_bytes(to.0))),
            Self::Archived { archived, reason } => {
                Kind::Archived(Archiving { archived, reason: read(reason.as_ref(), Line::parse)? })
            }
            Self::Merged { with, together, shown } => Kind::Merged {
                with: CaseId::from_bytes(with.0),
                merging: Merging { together, shown: CaseId::from_bytes(shown.0) },
            },
        })
    }
}

impl ConsentV1 {
    fn of(consent: &Consent) -> Self {
        match consent {
            Consent::Given { study_id, wording, day } => {
                Self::Given { study_id: study_id.to_hex(), wording: wording.clone(), day: *day }
            }
            Consent::Declined => Self::Declined,
            Consent::Withdrawn { day } => Self::Withdrawn { day: *day },
        }
    }

    fn restore(self) -> Option<Consent> {
        Some(match self {
            Self::Given { study_id, wording, day } => {
                Consent::Given { study_id: StudyId::parse(&study_id)?, wording, day }
            }
            Self::Declined => Consent::Declined,
            Self::Withdrawn { day } => Consent::Withdrawn { day },
        })
    }
}
