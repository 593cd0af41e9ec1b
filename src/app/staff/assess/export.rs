//! What the centre's own systems may take over, in the terms of FHIR: a finished assessment, and her decision about research.
//! It is handed to whoever is signed in; nothing here can send it.

use super::over_time::finished;
use super::{Packs, Reading};
use crate::case::record::{CaseId, Record, ThingId};
use crate::fhir::{About, Resource, consent, response};

/// A finished assessment as a `QuestionnaireResponse` with its scores; `None` until it is finished, and where its pack is not
/// on this tablet.
#[must_use]
pub fn response_of(record: &Record, case: CaseId, assessment: ThingId, packs: &Packs) -> Option<Resource> {
    let assessed = record.assessments.get(&assessment)?;
    let finished_day = finished(assessed)?;
    let filled = Reading::of(assessed, packs).filled()?;
    Some(response(&filled.scored(), About { subject: &subject(record, case), finished_day }))
}

/// Her decision about research as a `Consent`; `None` where none is known.
#[must_use]
pub fn consent_of(record: &Record, case: CaseId) -> Option<Resource> {
    Some(consent(record.consent.value()?, &subject(record, case)))
}

/// Her id at the centre: its own reference, which its other systems know; otherwise the case's.
fn subject(record: &Record, case: CaseId) -> String {
    match record.reference.value() {
        Some(reference) => reference.as_str().to_owned(),
        None => case.as_bytes().iter().map(|byte| format!("{byte:02x}")).collect(),
    }
}
