//! What a record says now, as a pure function of its events, and every field's history with it.

use std::collections::BTreeMap;

use super::{
    Archiving, CaseId, Completion, Consent, Decision, Entry, Filler, GoalState, Invite, Merging, Origin, Register,
    StaffId, Stage, Stamp, Suggestion, Text, ThingId, Voice,
};
use crate::assessment::{Answer, PartialDate};
use crate::case::{
    ContactWay, EmailAddress, EmergencyContact, Gp, Line, NationalInsuranceNumber, NhsNumber, Paragraph, StudyId,
    TelephoneNumber,
};
use crate::instrument::PackIdentity;

/// A record. Folded from one log, or from the logs of two cases that are one woman (`fold.rs`).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Record {
    /// When it was opened and by whom.
    pub opened: Register<()>,
    /// The centre's reference.
    pub reference: Register<Line>,
    /// What was said about her, by whom.
    pub told: BTreeMap<Voice, Told>,
    /// Notes, referrals, letters, documents.
    pub entries: BTreeMap<ThingId, Register<Entry>>,
    /// Assessments, demographic questions among them.
    pub assessments: BTreeMap<ThingId, Assessed>,
    /// Alerts.
    pub alerts: BTreeMap<ThingId, Alert>,
    /// What became of suggestions.
    pub suggestions: BTreeMap<Suggestion, Register<Decision>>,
    /// What she wants.
    pub goals: BTreeMap<ThingId, Goal>,
    /// When it is looked at again, in days from 1 January 1970.
    pub review: Register<Option<i64>>,
    /// Invites that she was handed.
    pub invites: BTreeMap<ThingId, Register<Invite>>,
    /// Her decision about research.
    pub consent: Register<Consent>,
    /// The version of the notice that she was shown.
    pub notice: Register<Line>,
    /// Whose case it is.
    pub assigned: Register<Option<StaffId>>,
    /// Whether her support has ended.
    pub archived: Register<Archiving>,
    /// Other cases that are or were thought to be hers.
    pub merged: BTreeMap<CaseId, Register<Merging>>,
    pub(super) last: Option<Stamp>,
}

/// What one voice said about her.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is the `Fact` of its name")]
pub struct Told {
    pub name: Register<Option<Line>>,
    pub preferred_name: Register<Option<Line>>,
    pub date_of_birth: Register<Option<PartialDate>>,
    pub phone: Register<Option<ContactWay<TelephoneNumber>>>,
    pub email: Register<Option<ContactWay<EmailAddress>>>,
    pub address: Register<Option<ContactWay<Paragraph>>>,
    pub nhs_number: Register<Option<NhsNumber>>,
    pub national_insurance_number: Register<Option<NationalInsuranceNumber>>,
    pub gp: Register<Option<Gp>>,
    pub emergency_contact: Register<Option<EmergencyContact>>,
    pub areas: BTreeMap<super::Area, Register<Option<Text>>>,
}

/// One assessment.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Assessed {
    /// Exactly which questions, and where it was filled in.
    pub begun: Register<(PackIdentity, Origin)>,
    /// Who gave which answer, by the ids of items; `None` when it was taken back.
    pub answers: BTreeMap<String, Register<(Filler, Option<Answer>)>>,
    /// How it ended.
    pub completed: Register<Completion>,
    /// A caseworker's own view of a scale, or of the total: level and reason.
    pub judged: BTreeMap<Option<String>, Register<(String, Option<Text>)>>,
    /// What she says of a scale: whether it fits, and in her words.
    pub her_views: BTreeMap<String, Register<(bool, Option<Text>)>>,
}

/// An alert.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Alert {
    /// Which answers it came of.
    pub raised: Register<Option<(ThingId, Vec<String>)>>,
    /// What worries the caseworker who raised it herself.
    pub written: Register<Text>,
    /// Who has seen it, and what she did.
    pub acknowledged: Register<Option<Text>>,
}

/// A goal.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Goal {
    /// In her words.
    pub words: Register<Text>,
    /// How ready she is.
    pub stage: Register<Stage>,
    /// How it stands.
    pub state: Register<GoalState>,
    /// The steps towards it.
    pub steps: BTreeMap<ThingId, Step>,
}

/// A step.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Step {
    /// What is to be done.
    pub what: Register<Text>,
    /// Who does it.
    pub who: Register<Option<Line>>,
    /// By when.
    pub by: Register<Option<PartialDate>>,
    /// How it stands.
    pub state: Register<GoalState>,
}

impl Alert {
    /// Whether somebody or some answer raised it.
    #[must_use]
    pub fn stands(&self) -> bool {
        !self.raised.is_empty() || !self.written.is_empty()
    }
}

impl Record {
    /// What one voice said, if it said anything.
    #[must_use]
    pub fn told(&self, voice: Voice) -> Option<&Told> {
        self.told.get(&voice)
    }

    /// Alerts that nobody has acknowledged yet.
    pub fn open_alerts(&self) -> impl Iterator<Item = (ThingId, &Alert)> {
        let open = |alert: &Alert| alert.stands() && alert.acknowledged.is_empty();
        self.alerts.iter().filter(move |(_, alert)| open(alert)).map(|(id, alert)| (*id, alert))
    }

    /// Her pseudonym for research, the latest that she agreed under, or else the latest of an invite: one woman keeps one over
    /// all her assessments, whether she agrees at once, later or never.
    #[must_use]
    pub fn pseudonym(&self) -> Option<&StudyId> {
        let agreed = self.consent.history().iter().rev().find_map(|version| match &version.value {
            Consent::Given { study_id, .. } => Some(study_id),
            Consent::Declined | Consent::Withdrawn { .. } => None,
        });
        let invites = self.invites.values().flat_map(Register::history);
        let invited = invites.filter_map(|version| Some((version.order, version.value.study_id.as_ref()?)));
        agreed.or_else(|| invited.max_by_key(|(order, _)| *order).map(|(_, study_id)| study_id))
    }

    /// Her consent, only if all that stands is a yes: where one tablet took down a yes and another a no, it is no.
    #[must_use]
    pub fn research(&self) -> Option<&Consent> {
        let given = |consent: &Consent| matches!(consent, Consent::Given { .. });
        self.consent.all(given).then(|| self.consent.value()).flatten()
    }

    /// Whether her support has ended; where tablets disagree it has not, so that nobody drops out of sight.
    #[must_use]
    pub fn is_archived(&self) -> bool {
        self.archived.all(|archiving| archiving.archived)
    }

    /// The cases that are one with this; where tablets disagree, they are not.
    pub fn together(&self) -> impl Iterator<Item = (CaseId, &Merging)> {
        let one = |merging: &Register<Merging>| merging.all(|m| m.together);
        self.merged.iter().filter(move |(_, m)| one(m)).filter_map(|(id, m)| Some((*id, m.value()?)))
    }

    /// Entries by when they were first written.
    #[must_use]
    pub fn entries_in_order(&self) -> Vec<(ThingId, &Register<Entry>)> {
        let mut entries: Vec<_> = self.entries.iter().map(|(id, entry)| (*id, entry)).collect();
        entries.sort_by_key(|(_, entry)| entry.history().first().map(|version| version.order));
        entries
    }
}
