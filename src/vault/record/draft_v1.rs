//! The first shape of a kept draft. Released: it is not changed any more; the second one holds it.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, ZeroizeOnDrop};

use super::Restored;
use super::parts_v1::{AnswerV1, PersonV1, WayV1, coded};
use crate::assessment::{Draft, PartialDate};
use crate::case::{
    ContactWay, EmailAddress, EmergencyContact, Gp, Intake, Line, NationalInsuranceNumber, NhsNumber, Paragraph,
    Profile, ProfileField, ResearchConsent, Safe, StudyId, TelephoneNumber, ValueProblem,
};
use crate::instrument::{Instrument, PackIdentity};

#[derive(Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
#[serde(deny_unknown_fields)]
pub(super) struct DraftV1 {
    profile: ProfileV1,
    about: FillingV1,
    questions: FillingV1,
    consent: ConsentV1,
    /// Ids of scales.
    does_not_fit: Vec<String>,
    notice_version: String,
    baseline_day: Option<i64>,
}

#[derive(Serialize, Deserialize, Zeroize)]
#[serde(deny_unknown_fields)]
struct ProfileV1 {
    name: Option<String>,
    preferred_name: Option<String>,
    date_of_birth: Option<String>,
    phone: Option<WayV1>,
    email: Option<WayV1>,
    address: Option<WayV1>,
    nhs_number: Option<String>,
    national_insurance_number: Option<String>,
    gp: Option<PersonV1>,
    emergency_contact: Option<PersonV1>,
}

#[derive(Serialize, Deserialize, Zeroize)]
#[serde(deny_unknown_fields)]
struct FillingV1 {
    pack: String,
    version: String,
    digest: String,
    answers: Vec<(String, AnswerV1)>,
}

#[derive(Serialize, Deserialize, Zeroize)]
#[serde(rename_all = "snake_case")]
enum ConsentV1 {
    NotGiven,
    Declined,
    Given { study_id: String, wording: String, day: i64 },
}

impl DraftV1 {
    pub(super) fn of(intake: &Intake) -> Self {
        let scales = intake.questions.instrument().scales();
        let scale_id = |place: &usize| scales.get(*place).map(|scale| scale.id().to_owned());
        Self {
            profile: ProfileV1::of(&intake.profile),
            about: FillingV1::of(&intake.about),
            questions: FillingV1::of(&intake.questions),
            consent: ConsentV1::of(&intake.consent),
            does_not_fit: intake.does_not_fit.iter().filter_map(scale_id).collect(),
            notice_version: intake.notice_version.clone(),
            baseline_day: intake.baseline_day,
        }
    }

    pub(super) fn packs(&self) -> [PackIdentity; 2] {
        [self.about.identity(), self.questions.identity()]
    }

    pub(super) fn restore(&mut self, about: Arc<Instrument>, questions: Arc<Instrument>) -> Restored {
        let mut not_taken = Vec::new();
        let mut intake = Intake::new(about, Arc::clone(&questions), &self.notice_version);
        intake.profile = self.profile.restore(&mut not_taken);
        self.about.restore(&mut intake.about, &mut not_taken);
        self.questions.restore(&mut intake.questions, &mut not_taken);
        intake.consent = self.consent.restore(&mut not_taken);
        for id in &self.does_not_fit {
            match questions.scales().iter().position(|scale| scale.id() == id) {
                Some(place) => _ = intake.does_not_fit.insert(place),
                None => not_taken.push(id.clone()),
            }
        }
        intake.baseline_day = self.baseline_day;
        Restored { intake, not_taken }
    }
}

impl FillingV1 {
    fn of(draft: &Draft) -> Self {
        let identity = draft.instrument().identity().clone();
        let answers = draft.answers().map(|(id, answer)| (id.to_owned(), AnswerV1::of(answer))).collect();
        Self { pack: identity.id, version: identity.version, digest: identity.digest, answers }
    }

    fn identity(&self) -> PackIdentity {
        PackIdentity { id: self.pack.clone(), version: self.version.clone(), digest: self.digest.clone() }
    }

    fn restore(&mut self, into: &mut Draft, not_taken: &mut Vec<String>) {
        for (id, answer) in self.answers.drain(..) {
            let taken = into.instrument().find(&id).zip(answer.restore());
            if taken.is_none_or(|(item, answer)| into.answer(item, answer).is_err()) {
                not_taken.push(id);
            }
        }
    }
}

impl ConsentV1 {
    fn of(consent: &ResearchConsent) -> Self {
        match consent {
            ResearchConsent::NotGiven => Self::NotGiven,
            ResearchConsent::Declined => Self::Declined,
            ResearchConsent::Given { study_id, wording, day } => {
                Self::Given { study_id: study_id.to_hex(), wording: wording.clone(), day: *day }
            }
        }
    }

    fn restore(&self, not_taken: &mut Vec<String>) -> ResearchConsent {
        match self {
            Self::NotGiven => ResearchConsent::NotGiven,
            Self::Declined => ResearchConsent::Declined,
            Self::Given { study_id, wording, day } => match StudyId::parse(study_id) {
                Some(study_id) => ResearchConsent::Given { study_id, wording: wording.clone(), day: *day },
                None => {
                    not_taken.push("consent".to_owned());
                    ResearchConsent::NotGiven
                }
            },
        }
    }
}

impl ProfileV1 {
    fn of(profile: &Profile) -> Self {
        let line = |line: &Line| line.as_str().to_owned();
        let telephone = |number: &TelephoneNumber| number.as_str().to_owned();
        Self {
            name: profile.name.as_ref().map(line),
            preferred_name: profile.preferred_name.as_ref().map(line),
            date_of_birth: profile.date_of_birth.map(|date| date.to_string()),
            phone: profile.phone.as_ref().map(|way| WayV1::of(way, TelephoneNumber::as_str)),
            email: profile.email.as_ref().map(|way| WayV1::of(way, EmailAddress::as_str)),
            address: profile.address.as_ref().map(|way| WayV1::of(way, Paragraph::as_str)),
            nhs_number: profile.nhs_number.as_ref().map(|number| number.as_str().to_owned()),
            national_insurance_number: profile.national_insurance_number.as_ref().map(|n| n.as_str().to_owned()),
            gp: profile.gp.as_ref().map(|gp| PersonV1 {
                name: line(&gp.name),
                phone: gp.phone.as_ref().map(telephone),
                relationship: None,
            }),
            emergency_contact: profile.emergency_contact.as_ref().map(|person| PersonV1 {
                name: line(&person.name),
                phone: person.phone.as_ref().map(telephone),
                relationship: person.relationship.as_ref().map(line),
            }),
        }
    }

    fn restore(&self, not_taken: &mut Vec<String>) -> Profile {
        let mut fields = Fields(not_taken);
        Profile {
            name: fields.parse(ProfileField::Name, self.name.as_ref(), Line::parse),
            preferred_name: fields.parse(ProfileField::PreferredName, self.preferred_name.as_ref(), Line::parse),
            date_of_birth: fields.parse(ProfileField::DateOfBirth, self.date_of_birth.as_ref(), |date| {
                PartialDate::parse(date).ok_or(ValueProblem::NotADate).map(Some)
            }),
            phone: fields.way(ProfileField::Phone, self.phone.as_ref(), TelephoneNumber::parse),
            email: fields.way(ProfileField::Email, self.email.as_ref(), EmailAddress::parse),
            address: fields.way(ProfileField::Address, self.address.as_ref(), Paragraph::parse),
            nhs_number: fields.parse(ProfileField::NhsNumber, self.nhs_number.as_ref(), NhsNumber::parse),
            national_insurance_number: fields.parse(
                ProfileField::NationalInsuranceNumber,
                self.national_insurance_number.as_ref(),
                NationalInsuranceNumber::parse,
            ),
            gp: self.gp.as_ref().and_then(|gp| {
                Some(Gp {
                    name: fields.parse(ProfileField::Gp, Some(&gp.name), Line::parse)?,
                    phone: fields.parse(ProfileField::Gp, gp.phone.as_ref(), TelephoneNumber::parse),
                })
            }),
            emergency_contact: self.emergency_contact.as_ref().and_then(|person| {
                let field = ProfileField::EmergencyContact;
                Some(EmergencyContact {
                    name: fields.parse(field, Some(&person.name), Line::parse)?,
                    phone: fields.parse(field, person.phone.as_ref(), TelephoneNumber::parse),
                    relationship: fields.parse(field, person.relationship.as_ref(), Line::parse),
                })
            }),
        }
    }
}

/// Reads fields back and notes by name those that do not parse.
struct Fields<'a>(&'a mut Vec<String>);

impl Fields<'_> {
    fn parse<T>(
        &mut self,
        field: ProfileField,
        kept: Option<&String>,
        parse: impl FnOnce(&str) -> Result<Option<T>, ValueProblem>,
    ) -> Option<T> {
        let kept = kept?;
        parse(kept).unwrap_or_else(|_| {
            let code = ProfileField::ALL.iter().find(|(_, f)| *f == field).map(|(code, _)| *code);
            self.0.push(code.unwrap_or_default().to_owned());
            None
        })
    }

    fn way<T>(
        &mut self,
        field: ProfileField,
        kept: Option<&WayV1>,
        parse: impl FnOnce(&str) -> Result<Option<T>, ValueProblem>,
    ) -> Option<ContactWay<T>> {
        let kept = kept?;
        let value = self.parse(field, Some(&kept.value), parse)?;
        // A way whose safety is not known counts as not safe wherever somebody decides on it.
        let note = self.parse(field, kept.note.as_ref(), Line::parse);
        Some(ContactWay { value, safe: coded(&Safe::ALL, &kept.safe).unwrap_or_default(), note })
    }
}
