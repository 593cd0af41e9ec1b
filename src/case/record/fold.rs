//! From events to what they say. The one place that knows which field of a record each event writes.

use super::{
    AssessmentEvent, CaseId, DeviceId, Event, EventId, Fact, GoalPart, Kind, Log, PlanEvent, Record, Register, StaffId,
    Stamp, StepPart,
};

/// Does something at every field that an event writes.
trait Visit {
    fn at<T: PartialEq>(&mut self, field: &mut Register<T>, value: T);
}

/// Writes.
struct Write<'a>(&'a Event);

/// Notes what stands there.
struct Note(Vec<EventId>);

impl Visit for Write<'_> {
    fn at<T: PartialEq>(&mut self, field: &mut Register<T>, value: T) {
        field.write(self.0, value);
    }
}

impl Visit for Note {
    fn at<T: PartialEq>(&mut self, field: &mut Register<T>, _: T) {
        self.0.extend(field.standing().map(|version| version.event));
    }
}

/// Who writes, and on which tablet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hand {
    /// Who.
    pub author: StaffId,
    /// On which tablet.
    pub device: DeviceId,
}

impl Record {
    /// The record that a log makes.
    #[must_use]
    pub fn of(log: &Log) -> Self {
        Self::of_all([log])
    }

    /// The record that the logs of cases make that are one woman: every event of each, in one order.
    #[must_use]
    pub fn of_all<'a>(logs: impl IntoIterator<Item = &'a Log>) -> Self {
        let mut events: Vec<&Event> = logs.into_iter().flat_map(Log::in_order).collect();
        events.sort_by_key(|event| event.order());
        let mut record = Self::default();
        for event in events {
            record.apply(event);
        }
        record
    }

    /// The next event of a case, by somebody who sees this record: it replaces what stands in the fields it writes, and
    /// is later than all that is here. The record is then the one with that event. `id` is fresh, `now` what the clock says
    /// in milliseconds since 1970.
    #[must_use]
    pub fn write(&mut self, case: CaseId, id: EventId, hand: Hand, now: i64, kind: Kind) -> Event {
        let mut seen = Note(Vec::new());
        self.visit(&kind, &mut seen);
        seen.0.sort_unstable();
        seen.0.dedup();
        let Hand { author, device } = hand;
        let at = Stamp::after(self.last, now);
        let event = Event { id, case, author, device, at, written: now, replaces: seen.0, kind };
        self.apply(&event);
        event
    }

    /// Takes the next event in order.
    fn apply(&mut self, event: &Event) {
        self.visit(&event.kind, &mut Write(event));
        self.last = self.last.max(Some(event.at));
    }

    fn visit(&mut self, kind: &Kind, visit: &mut impl Visit) {
        match kind {
            Kind::Opened => visit.at(&mut self.opened, ()),
            Kind::Referenced(reference) => visit.at(&mut self.reference, reference.clone()),
            Kind::Told { by, facts } => {
                let told = self.told.entry(*by).or_default();
                facts.iter().for_each(|fact| told.visit(fact, visit));
            }
            Kind::Entered { thing, entry } => visit.at(self.entries.entry(*thing).or_default(), entry.clone()),
            Kind::Assessment { assessment, event } => {
                self.assessments.entry(*assessment).or_default().visit(event, visit);
            }
            Kind::AlertRaised { alert, from } => {
                visit.at(&mut self.alerts.entry(*alert).or_default().raised, from.clone());
            }
            Kind::AlertWritten { alert, why } => {
                visit.at(&mut self.alerts.entry(*alert).or_default().written, why.clone());
            }
            Kind::AlertAcknowledged { alert, did } => {
                visit.at(&mut self.alerts.entry(*alert).or_default().acknowledged, did.clone());
            }
            Kind::Plan(event) => self.visit_plan(event, visit),
            Kind::Invited { invite, to } => visit.at(self.invites.entry(*invite).or_default(), to.clone()),
            Kind::Consented(consent) => visit.at(&mut self.consent, consent.clone()),
            Kind::NoticeShown { version } => visit.at(&mut self.notice, version.clone()),
            Kind::Assigned(to) => visit.at(&mut self.assigned, *to),
            Kind::Archived(archiving) => visit.at(&mut self.archived, archiving.clone()),
            Kind::Merged { with, merging } => visit.at(self.merged.entry(*with).or_default(), *merging),
        }
    }

    fn visit_plan(&mut self, event: &PlanEvent, visit: &mut impl Visit) {
        match event {
            PlanEvent::Decided { suggestion, decision } => {
                visit.at(self.suggestions.entry(suggestion.clone()).or_default(), decision.clone());
            }
            PlanEvent::Goal { goal, parts } => {
                let goal = self.goals.entry(*goal).or_default();
                for part in parts {
                    match part {
                        GoalPart::Words(words) => visit.at(&mut goal.words, words.clone()),
                        GoalPart::Stage(stage) => visit.at(&mut goal.stage, *stage),
                        GoalPart::State(state) => visit.at(&mut goal.state, *state),
                    }
                }
            }
            PlanEvent::Step { goal, step, parts } => {
                let step = self.goals.entry(*goal).or_default().steps.entry(*step).or_default();
                for part in parts {
                    match part {
                        StepPart::What(what) => visit.at(&mut step.what, what.clone()),
                        StepPart::Who(who) => visit.at(&mut step.who, who.clone()),
                        StepPart::By(by) => visit.at(&mut step.by, *by),
                        StepPart::State(state) => visit.at(&mut step.state, *state),
                    }
                }
            }
            PlanEvent::Review(day) => visit.at(&mut self.review, *day),
        }
    }
}

impl super::Told {
    fn visit(&mut self, fact: &Fact, visit: &mut impl Visit) {
        match fact {
            Fact::Name(name) => visit.at(&mut self.name, name.clone()),
            Fact::PreferredName(name) => visit.at(&mut self.preferred_name, name.clone()),
            Fact::DateOfBirth(date) => visit.at(&mut self.date_of_birth, *date),
            Fact::Phone(way) => visit.at(&mut self.phone, way.clone()),
            Fact::Email(way) => visit.at(&mut self.email, way.clone()),
            Fact::Address(way) => visit.at(&mut self.address, way.clone()),
            Fact::NhsNumber(number) => visit.at(&mut self.nhs_number, number.clone()),
            Fact::NationalInsuranceNumber(number) => visit.at(&mut self.national_insurance_number, number.clone()),
            Fact::Gp(gp) => visit.at(&mut self.gp, gp.clone()),
            Fact::EmergencyContact(person) => visit.at(&mut self.emergency_contact, person.clone()),
            Fact::About(area, text) => visit.at(self.areas.entry(*area).or_default(), text.clone()),
        }
    }
}

impl super::Assessed {
    fn visit(&mut self, event: &AssessmentEvent, visit: &mut impl Visit) {
        match event {
            AssessmentEvent::Begun { pack, origin } => visit.at(&mut self.begun, (pack.clone(), *origin)),
            AssessmentEvent::Answered { by, answers } => {
                for (item, answer) in answers {
                    visit.at(self.answers.entry(item.clone()).or_default(), (*by, answer.clone()));
                }
            }
            AssessmentEvent::Completed(completion) => visit.at(&mut self.completed, *completion),
            AssessmentEvent::Judged { scale, level, reason } => {
                visit.at(self.judged.entry(scale.clone()).or_default(), (level.clone(), reason.clone()));
            }
            AssessmentEvent::HerView { scale, fits, says } => {
                visit.at(self.her_views.entry(scale.clone()).or_default(), (*fits, says.clone()));
            }
        }
    }
}
