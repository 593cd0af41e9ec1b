//! The page for the file: everything that a record holds, by a fixed list, each with who wrote it and when.

use crate::app::staff::assess::{Filled, Packs, Reading, in_order};
use crate::app::staff::plan::goals;
use crate::case::record::{
    Alert, Assessed, Decision, Entry, Fact, Goal, Record, Register, Subject, Suggestion, ThingId, Voice,
};
use crate::instrument::{Instrument, PackIdentity};
use crate::scoring::Scored;

/// What the page for the file says. What stands once in a record (reference, whose case it is, the notice, her decision about
/// research, the day of review, its end, invites) is read from the record itself.
#[derive(Debug)]
pub struct ForFile<'a> {
    /// What each voice says, subject by subject; what others say stands apart from what she says.
    pub told: Vec<(Voice, Said)>,
    /// Assessments, the first one first.
    pub assessments: Vec<Finished<'a>>,
    /// Alerts, the first one first.
    pub alerts: Vec<(ThingId, &'a Alert)>,
    /// Her goals, given up ones too.
    pub goals: Vec<(ThingId, &'a Goal)>,
    /// What became of suggestions.
    pub decisions: Vec<(&'a Suggestion, &'a Register<Decision>)>,
    /// Notes, referrals, letters and documents, the first one first; what was struck out is among them.
    pub entries: Vec<(ThingId, &'a Register<Entry>)>,
}

impl ForFile<'_> {
    /// The pack of an assessment of the record, where it is here.
    #[must_use]
    pub fn pack(&self, assessment: ThingId) -> Option<&Instrument> {
        let found = self.assessments.iter().find(|one| one.id == assessment)?;
        Some(found.filled.as_ref()?.instrument())
    }
}

/// What one voice says, subject by subject.
pub type Said = Vec<(Subject, Register<Fact>)>;

/// An assessment, finished or not.
#[derive(Debug)]
pub struct Finished<'a> {
    /// Which.
    pub id: ThingId,
    /// What the record says of it.
    pub assessed: &'a Assessed,
    /// The exact pack, where that is known.
    pub pack: Option<PackIdentity>,
    /// The filling-in, where its questions are here.
    pub filled: Option<Filled>,
    /// Its figures, where its questions are here.
    pub scored: Option<Scored>,
}

/// The page for the file.
#[must_use]
pub fn for_file<'a>(record: &'a Record, packs: &Packs) -> ForFile<'a> {
    let told = record.told.iter().map(|(voice, told)| {
        let said = Subject::all().map(|subject| (subject, told.said(subject)));
        (*voice, said.filter(|(_, said)| !said.is_empty()).collect())
    });
    let mut assessments: Vec<Finished<'_>> =
        in_order(record).into_iter().map(|(id, of)| finished(id, of, packs)).collect();
    assessments.reverse();
    let mut alerts: Vec<(ThingId, &Alert)> = record.alerts.iter().map(|(id, alert)| (*id, alert)).collect();
    alerts.sort_by_key(|(_, alert)| {
        let raised = alert.raised.history().first().map(|version| version.order);
        raised.or(alert.written.history().first().map(|version| version.order))
    });
    let mut decisions: Vec<(&Suggestion, &Register<Decision>)> = record.suggestions.iter().collect();
    decisions.sort_by_key(|(_, decided)| decided.history().first().map(|version| version.order));
    ForFile {
        told: told.collect(),
        assessments,
        alerts,
        goals: goals(record),
        decisions,
        entries: record.entries_in_order(),
    }
}

fn finished<'a>(id: ThingId, assessed: &'a Assessed, packs: &Packs) -> Finished<'a> {
    let pack = assessed.begun.value().map(|(pack, _)| pack.clone());
    let filled = Reading::of(assessed, packs).filled();
    let scored = filled.as_ref().map(Filled::scored);
    Finished { id, assessed, pack, filled, scored }
}
