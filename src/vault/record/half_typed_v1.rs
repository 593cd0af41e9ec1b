//! The first shape of what a colleague had typed and not saved: one record for each colleague and case, and one for what is of
//! no case.

use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, ZeroizeOnDrop};

use super::centre::{open, seal};
use super::parts_v1::{Id, code, coded};
use crate::case::record::{CaseId, StaffId, ThingId};
use crate::vault::staff::{HalfField, HalfTyped, Spot};
use crate::vault::{ContentKey, Entropy, Envelope, Namespace, OpenError, Place, RecordId, SealError, VaultKey};

#[derive(Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
#[serde(deny_unknown_fields)]
struct HalfTypedV1 {
    at: SpotV1,
    form: String,
    kept: i64,
    fields: Vec<HalfFieldV1>,
}

#[derive(Serialize, Deserialize, Zeroize)]
#[serde(rename_all = "snake_case")]
enum SpotV1 {
    Page(String),
    Message(#[zeroize(skip)] Id),
    Results(#[zeroize(skip)] Id),
}

#[derive(Serialize, Deserialize, Zeroize)]
#[serde(deny_unknown_fields)]
struct HalfFieldV1 {
    key: String,
    label: String,
    value: String,
    before: String,
}

/// Where what a colleague had typed stands, of a case or of none: an id that says nothing of either.
#[must_use]
pub fn half_typed_at(case: Option<CaseId>, author: StaffId) -> Place {
    let case = case.map_or([0; 16], |case| *case.as_bytes());
    Place { namespace: Namespace::HalfTyped, id: RecordId::from_bytes(mixed(case, author)) }
}

/// Of which case the record with this id is, if it is this colleague's; `None` for what is of none. Of another colleague's it
/// gives a case that nowhere stands.
#[must_use]
pub fn half_typed_of(id: RecordId, author: StaffId) -> Option<CaseId> {
    let case = mixed(*id.as_bytes(), author);
    (case != [0; 16]).then(|| CaseId::from_bytes(case))
}

/// Seals what a colleague had typed in a case.
///
/// # Errors
/// [`SealError`].
pub fn seal_half_typed_in(
    key: &ContentKey,
    (case, author): (CaseId, StaffId),
    typed: &[HalfTyped],
    entropy: &dyn Entropy,
) -> Result<Envelope, SealError> {
    seal(key.bytes(), half_typed_at(Some(case), author), shape(typed), entropy)
}

/// Opens what a colleague had typed in a case.
///
/// # Errors
/// [`OpenError`].
pub fn open_half_typed_in(
    key: &ContentKey,
    (case, author): (CaseId, StaffId),
    stored: &[u8],
) -> Result<Vec<HalfTyped>, OpenError> {
    restore(&open::<Vec<HalfTypedV1>>(key.bytes(), half_typed_at(Some(case), author), stored)?)
}

/// Seals what a colleague had typed that is of no case.
///
/// # Errors
/// [`SealError`].
pub fn seal_half_typed(
    key: &VaultKey,
    author: StaffId,
    typed: &[HalfTyped],
    entropy: &dyn Entropy,
) -> Result<Envelope, SealError> {
    seal(key.bytes(), half_typed_at(None, author), shape(typed), entropy)
}

/// Opens what a colleague had typed that is of no case.
///
/// # Errors
/// [`OpenError`].
pub fn open_half_typed(key: &VaultKey, author: StaffId, stored: &[u8]) -> Result<Vec<HalfTyped>, OpenError> {
    restore(&open::<Vec<HalfTypedV1>>(key.bytes(), half_typed_at(None, author), stored)?)
}

fn mixed(id: [u8; 16], author: StaffId) -> [u8; 16] {
    let mut mixed = *author.as_bytes();
    mixed.iter_mut().zip(id).for_each(|(byte, other)| *byte ^= other);
    mixed
}

fn shape(typed: &[HalfTyped]) -> Vec<HalfTypedV1> {
    typed.iter().map(HalfTypedV1::of).collect()
}

fn restore(shape: &[HalfTypedV1]) -> Result<Vec<HalfTyped>, OpenError> {
    shape.iter().map(HalfTypedV1::restore).collect::<Option<_>>().ok_or(OpenError::UnknownShape)
}

impl HalfTypedV1 {
    fn of(typed: &HalfTyped) -> Self {
        let HalfTyped { at, form, kept, fields } = typed;
        let fields = fields.iter().map(HalfFieldV1::of).collect();
        Self { at: SpotV1::of(*at), form: form.clone(), kept: *kept, fields }
    }

    fn restore(&self) -> Option<HalfTyped> {
        let fields = self.fields.iter().map(HalfFieldV1::restore).collect();
        Some(HalfTyped { at: self.at.restore()?, form: self.form.clone(), kept: self.kept, fields })
    }
}

impl SpotV1 {
    fn of(at: Spot) -> Self {
        match at {
            Spot::Message(record) => Self::Message(Id(*record.as_bytes())),
            Spot::Results(assessment) => Self::Results(Id(*assessment.as_bytes())),
            Spot::NewCase
            | Spot::NewColleague
            | Spot::Overview
            | Spot::About
            | Spot::Notes
            | Spot::Papers
            | Spot::Plan => Self::Page(code(&Spot::ALONE, &at)),
        }
    }

    fn restore(&self) -> Option<Spot> {
        match self {
            Self::Page(page) => coded(&Spot::ALONE, page),
            Self::Message(id) => Some(Spot::Message(RecordId::from_bytes(id.0))),
            Self::Results(id) => Some(Spot::Results(ThingId::from_bytes(id.0))),
        }
    }
}

impl HalfFieldV1 {
    fn of(field: &HalfField) -> Self {
        let HalfField { key, label, value, before } = field.clone();
        Self { key, label, value, before }
    }

    fn restore(&self) -> HalfField {
        let Self { key, label, value, before } = self;
        HalfField { key: key.clone(), label: label.clone(), value: value.clone(), before: before.clone() }
    }
}
