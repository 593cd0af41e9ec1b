//! What the list of cases shows of one, and what it is found by.

use std::collections::BTreeSet;

use super::{CaseId, Log, Record, Register, StaffId, ThingId, Told};
use crate::assessment::PartialDate;
use crate::case::{Line, NationalInsuranceNumber, NhsNumber};
use crate::instrument::PackIdentity;

/// A case at a glance. Small: the list holds one for every case. Days count from 1 January 1970.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// Which case.
    pub case: CaseId,
    /// Every name that stands for her, the latest first, by whoever said it; then what she likes to be called.
    pub names: Vec<Line>,
    /// The centre's reference.
    pub reference: Option<Line>,
    /// Her date of birth.
    pub born: Option<PartialDate>,
    /// Every number that stands for her: NHS, National Insurance, telephone.
    pub numbers: Vec<Line>,
    /// Whose case it is.
    pub assigned: Option<StaffId>,
    /// Whether her support has ended.
    pub archived: bool,
    /// Alerts that nobody has acknowledged.
    pub open_alerts: u32,
    /// The day on which her plan is looked at again.
    pub review: Option<i64>,
    /// Every invite that she was ever handed, by its reference.
    pub invites: Vec<ThingId>,
    /// The last day of an invite that she has not answered.
    pub invited_until: Option<i64>,
    /// The day of the latest completed assessment.
    pub assessed: Option<i64>,
    /// The case that the list shows in place of this.
    pub shown_as: Option<CaseId>,
    /// How many events its log has: fewer on the disk means that something is missing there.
    pub events: u32,
    /// When it was last written to, in milliseconds since 1970.
    pub last_written: i64,
}

impl Summary {
    /// The summary of a case.
    #[must_use]
    pub fn of(case: CaseId, log: &Log) -> Self {
        Self::of_one_woman(case, log, &[])
    }

    /// The summary of the case that the list shows of several that are one woman: what all of them say, but for which case
    /// is shown and how many events are its own.
    #[must_use]
    pub fn of_one_woman(case: CaseId, log: &Log, beside: &[&Log]) -> Self {
        let logs = || std::iter::once(log).chain(beside.iter().copied());
        let record = Record::of_all(logs());
        // Together with others it says of itself, too, that it is one with it.
        let own = if beside.is_empty() { None } else { Some(Record::of(log)) };
        let mut says = own.as_ref().unwrap_or(&record).together().map(|(_, merging)| merging.shown);
        let mut names: Vec<Line> = record.told.values().flat_map(names).collect();
        let mut numbers: Vec<Line> = record.told.values().flat_map(numbers).collect();
        let twice_out = |all: &mut Vec<Line>| {
            let mut seen: Vec<String> = Vec::new();
            all.retain(|line| {
                let new = !seen.iter().any(|other| other == line.as_str());
                new.then(|| seen.push(line.as_str().to_owned()));
                new
            });
        };
        twice_out(&mut names);
        twice_out(&mut numbers);
        Self {
            case,
            names,
            numbers,
            reference: record.reference.value().cloned(),
            born: record.told.values().find_map(|told| *told.date_of_birth.value()?),
            assigned: record.assigned.value().copied().flatten(),
            archived: record.is_archived(),
            open_alerts: u32::try_from(record.open_alerts().count()).unwrap_or(u32::MAX),
            review: record.review.value().copied().flatten(),
            invites: record.invites.keys().copied().collect(),
            invited_until: record.waiting_until(),
            assessed: (record.assessments.values())
                .filter_map(|assessed| assessed.completed.value().map(|c| c.day))
                .max(),
            shown_as: says.find(|shown| *shown != case),
            events: u32::try_from(log.len()).unwrap_or(u32::MAX),
            last_written: logs().flat_map(Log::in_order).map(|event| event.written).max().unwrap_or_default(),
        }
    }
}

impl Record {
    /// The last day of the latest invite that has not come back whole.
    #[must_use]
    pub fn waiting_until(&self) -> Option<i64> {
        let open = self.invites.iter().filter(|(invite, _)| !self.has_answered(**invite));
        open.filter_map(|(_, invite)| invite.value().map(|to| to.last_day)).max()
    }

    /// Whether all that an invite asks has come back; of one that asks a single pack, whether anything has.
    #[must_use]
    pub fn has_answered(&self, invite: ThingId) -> bool {
        match self.asked_by(invite) {
            several @ [_, _, ..] => self.come_back(invite) == several.len(),
            [] | [_] => self.begun_by(invite).next().is_some(),
        }
    }

    /// How many of the packs that an invite asks have come back.
    #[must_use]
    pub fn come_back(&self, invite: ThingId) -> usize {
        let begun: BTreeSet<String> = self.begun_by(invite).map(ToString::to_string).collect();
        self.asked_by(invite).iter().filter(|name| begun.contains(*name)).count()
    }

    fn asked_by(&self, invite: ThingId) -> &[String] {
        self.invites.get(&invite).and_then(Register::latest).map_or(&[], |to| &to.value.packs)
    }

    /// What was filled in by an invite, the questions about herself among it.
    fn begun_by(&self, invite: ThingId) -> impl Iterator<Item = &PackIdentity> {
        let begun = self.assessments.values().flat_map(|assessed| assessed.begun.history());
        begun
            .map(|version| &version.value)
            .filter(move |(_, origin)| origin.invite() == Some(invite))
            .map(|(pack, _)| pack)
    }
}

fn names(told: &Told) -> impl Iterator<Item = Line> {
    let called = told.preferred_name.standing().filter_map(|version| version.value.clone());
    told.name.standing().filter_map(|version| version.value.clone()).chain(called)
}

fn numbers(told: &Told) -> impl Iterator<Item = Line> {
    let nhs = told.nhs_number.standing().filter_map(|version| version.value.as_ref().map(NhsNumber::as_str));
    let insurance = told.national_insurance_number.standing();
    let insurance = insurance.filter_map(|version| version.value.as_ref().map(NationalInsuranceNumber::as_str));
    let phone = told.phone.standing().filter_map(|version| version.value.as_ref().map(|way| way.value.as_str()));
    nhs.chain(insurance)
        .chain(phone)
        .filter_map(|number| Line::parse(number).ok().flatten())
        .collect::<Vec<_>>()
        .into_iter()
}
