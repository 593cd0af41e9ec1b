//! Values fit to leave, each with how it is written. There is none for `String`: words need a type of their own and a
//! review, and a domain type without an entry here cannot be the value of a field.

use serde_json::{Value, json};

use super::sealed::Sealed;
use crate::assessment::PartialDate;
use crate::case::{
    ContactWay, EmailAddress, EmergencyContact, Gp, Line, NationalInsuranceNumber, NhsNumber, Paragraph,
    ResearchConsent, Safe, StudyId, TelephoneNumber,
};
use crate::instrument::PackIdentity;

/// A value that may stand in a payload.
///
/// A line she typed has a type of its own and a review:
/// ```
/// use candour::{case::Line, share::Disclosable};
/// fn leaves<T: Disclosable>() {}
/// leaves::<Line>();
/// ```
/// and a bare text has not:
/// ```compile_fail,E0277
/// use candour::{case::Line, share::Disclosable};
/// fn leaves<T: Disclosable>() {}
/// leaves::<String>();
/// ```
pub trait Disclosable: Sealed {
    /// Its JSON.
    fn disclose(&self) -> Value;
}

/// A value made of codes, counts and bands: nothing she typed, no exact date, no other person. The agreements of the
/// research and data-quality partners take no other, and that compiles or does not:
/// ```
/// use candour::share::{Coded, Field, field};
/// fn fit_for_research<F: Field<Value: Coded>>() {}
/// fit_for_research::<field::ClosedAnswers>();
/// ```
/// ```compile_fail,E0277
/// use candour::share::{Coded, Field, field};
/// fn fit_for_research<F: Field<Value: Coded>>() {}
/// fit_for_research::<field::Answers>();
/// ```
pub trait Coded: Disclosable {}

/// A text of the pack, of this code or of the centre: never of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Code(pub(super) &'static str);

/// A whole number that counts something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Count(pub(super) i64);

/// Codes of one pack, such as the ids of its scales or items.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ids(pub(super) Vec<String>);

/// The version of a document she was shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version(pub(super) String);

macro_rules! disclosable {
    ($($name:ty: $value:pat => $json:expr;)+) => {$(
        impl Sealed for $name {}
        impl Disclosable for $name {
            fn disclose(&self) -> Value {
                let $value = self;
                $json
            }
        }
    )+};
}

disclosable! {
    Code: Self(code) => json!(code);
    Count: Self(count) => json!(count);
    Ids: Self(ids) => json!(ids);
    PackIdentity: Self { id, version, digest } => json!({ "id": id, "version": version, "digest": digest });
    StudyId: id => json!(id.to_hex());

    Version: Self(version) => json!(version);
    Line: line => json!(line.as_str());
    TelephoneNumber: number => json!(number.as_str());
    EmailAddress: address => json!(address.as_str());
    Paragraph: paragraph => json!(paragraph.as_str());
    NhsNumber: number => json!(number.as_str());
    NationalInsuranceNumber: number => json!(number.as_str());
    PartialDate: date => json!(date.to_string());
    Gp: Self { name, phone } => json!({ "name": name.as_str(), "phone": phone.as_ref().map(TelephoneNumber::as_str) });
    EmergencyContact: Self { name, phone, relationship } => json!({
        "name": name.as_str(),
        "phone": phone.as_ref().map(TelephoneNumber::as_str),
        "relationship": relationship.as_ref().map(Line::as_str),
    });
    ResearchConsent: consent => match consent {
        Self::NotGiven => json!({ "decision": "not-given" }),
        Self::Declined => json!({ "decision": "declined" }),
        Self::Given { wording, day, study_id: _ } => json!({
            "decision": "given",
            "wording": wording,
            "on": PartialDate::of_day(*day).map(|d| d.to_string()),
        }),
    };
}

impl Coded for Code {}
impl Coded for Count {}
impl Coded for Ids {}
impl Coded for PackIdentity {}
impl Coded for StudyId {}

impl<T: Disclosable> Sealed for ContactWay<T> {}

impl<T: Disclosable> Disclosable for ContactWay<T> {
    fn disclose(&self) -> Value {
        let mut way = json!({ "value": self.value.disclose(), "safe": self.safe.code() });
        if let (Safe::Sometimes, Some(note)) = (self.safe, &self.note) {
            way["note"] = note.disclose();
        }
        way
    }
}
