//! What stands in an opened message, read into the types of the record. The other side of `share/partners.rs`; the format is
//! in `docs/payload-format.md`.
//!
//! A field that is not known here makes the whole message unreadable: a later version of the app sent it, and taking over half
//! of what she said would be worse than waiting. Scores are not read: they are made anew from the answers.

use serde::Deserialize;
use serde::de::IgnoredAny;
use zeroize::{Zeroize, ZeroizeOnDrop};

use super::message::{Filling, Message};
use crate::assessment::{Answer, PartialDate, Pass, Value};
use crate::case::record::{Completion, Consent, ThingId};
use crate::case::{
    ContactWay, EmailAddress, EmergencyContact, Gp, Line, NationalInsuranceNumber, NhsNumber, Paragraph, Profile, Safe,
    StudyId, TelephoneNumber, ValueProblem,
};
use crate::centre::PartnerCode;
use crate::instrument::PackIdentity;

/// What was sealed is not a message in a form that this version knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Unreadable;

#[derive(Deserialize, Zeroize, ZeroizeOnDrop)]
#[serde(deny_unknown_fields)]
struct Payload {
    format: u8,
    to: String,
    fields: Fields,
}

#[derive(Deserialize, Zeroize, ZeroizeOnDrop)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Fields {
    name: Option<String>,
    preferred_name: Option<String>,
    date_of_birth: Option<String>,
    phone: Option<Way>,
    email: Option<Way>,
    address: Option<Way>,
    nhs_number: Option<String>,
    national_insurance_number: Option<String>,
    gp: Option<Person>,
    emergency_contact: Option<Person>,
    about_pack: Option<Pack>,
    about_you: Option<Vec<Given>>,
    pack: Option<Pack>,
    answers: Option<Vec<Given>>,
    #[zeroize(skip)]
    #[serde(rename = "scale-scores")]
    _scale_scores: Option<IgnoredAny>,
    #[zeroize(skip)]
    #[serde(rename = "total")]
    _total: Option<IgnoredAny>,
    does_not_fit: Option<Vec<String>>,
    alerts: Option<Vec<String>>,
    invite: Option<String>,
    finished_on: Option<String>,
    // Follows from the record.
    #[zeroize(skip)]
    #[serde(rename = "baseline-on")]
    _baseline_on: Option<IgnoredAny>,
    minutes_taken: Option<u32>,
    notice_version: Option<String>,
    research_consent: Option<Decision>,
    study_id: Option<String>,
}

#[derive(Deserialize, Zeroize)]
#[serde(deny_unknown_fields)]
struct Way {
    value: String,
    safe: String,
    note: Option<String>,
}

#[derive(Deserialize, Zeroize)]
#[serde(deny_unknown_fields)]
struct Person {
    name: String,
    phone: Option<String>,
    relationship: Option<String>,
}

#[derive(Deserialize, Zeroize)]
#[serde(deny_unknown_fields)]
struct Pack {
    id: String,
    version: String,
    digest: String,
}

#[derive(Deserialize, Zeroize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Given {
    item: String,
    code: Option<String>,
    codes: Option<Vec<String>>,
    number: Option<i64>,
    date: Option<String>,
    words: Option<String>,
    no_answer: Option<String>,
}

#[derive(Deserialize, Zeroize)]
#[serde(deny_unknown_fields, tag = "decision", rename_all = "kebab-case")]
enum Decision {
    Given { wording: String, on: String },
    Declined,
    NotGiven,
}

/// Reads an opened message.
///
/// # Errors
/// [`Unreadable`].
pub(super) fn read(payload: &[u8]) -> Result<Message, Unreadable> {
    let payload: Payload = serde_json::from_slice(payload).map_err(|_| Unreadable)?;
    if payload.format != 1 || payload.to != PartnerCode::Centre.as_str() {
        return Err(Unreadable);
    }
    payload.fields.message().ok_or(Unreadable)
}

impl Fields {
    /// `None` where a value is not what its type can hold.
    fn message(&self) -> Option<Message> {
        let day = |text: &String| PartialDate::parse(text)?.day_number();
        let texts = |list: &Option<Vec<String>>| list.clone().unwrap_or_default();
        let finished = known(self.finished_on.as_ref(), day)?;
        Some(Message {
            profile: self.profile()?,
            about: filling(self.about_pack.as_ref(), self.about_you.as_ref())?,
            questions: filling(self.pack.as_ref(), self.answers.as_ref())?,
            does_not_fit: texts(&self.does_not_fit),
            alerts: texts(&self.alerts),
            completed: finished.map(|day| Completion { day, minutes: self.minutes_taken }),
            consent: self.consent()?,
            notice: value(self.notice_version.as_ref(), Line::parse)?,
            invite: known(self.invite.as_ref(), |hex| ThingId::parse(hex))?,
        })
    }

    fn profile(&self) -> Option<Profile> {
        Some(Profile {
            name: value(self.name.as_ref(), Line::parse)?,
            preferred_name: value(self.preferred_name.as_ref(), Line::parse)?,
            date_of_birth: known(self.date_of_birth.as_ref(), |text| PartialDate::parse(text))?,
            phone: way(self.phone.as_ref(), TelephoneNumber::parse)?,
            email: way(self.email.as_ref(), EmailAddress::parse)?,
            address: way(self.address.as_ref(), Paragraph::parse)?,
            nhs_number: value(self.nhs_number.as_ref(), NhsNumber::parse)?,
            national_insurance_number: value(self.national_insurance_number.as_ref(), NationalInsuranceNumber::parse)?,
            gp: known(self.gp.as_ref(), |person| {
                let phone = value(person.phone.as_ref(), TelephoneNumber::parse)?;
                Some(Gp { name: Line::parse(&person.name).ok()??, phone })
            })?,
            emergency_contact: known(self.emergency_contact.as_ref(), |person| {
                Some(EmergencyContact {
                    name: Line::parse(&person.name).ok()??,
                    phone: value(person.phone.as_ref(), TelephoneNumber::parse)?,
                    relationship: value(person.relationship.as_ref(), Line::parse)?,
                })
            })?,
        })
    }

    /// Her decision; nothing where she made none. A yes has a pseudonym.
    #[allow(clippy::option_option, reason = "no decision and an unreadable one are different things")]
    fn consent(&self) -> Option<Option<Consent>> {
        Some(match &self.research_consent {
            None | Some(Decision::NotGiven) => None,
            Some(Decision::Declined) => Some(Consent::Declined),
            Some(Decision::Given { wording, on }) => Some(Consent::Given {
                study_id: StudyId::parse(self.study_id.as_ref()?)?,
                wording: wording.clone(),
                day: PartialDate::parse(on)?.day_number()?,
            }),
        })
    }
}

/// A pack with the answers to it. One without the other says nothing; the centre may withhold either from itself.
#[allow(clippy::option_option, reason = "missing and unreadable are different things")]
fn filling(pack: Option<&Pack>, given: Option<&Vec<Given>>) -> Option<Option<Filling>> {
    let Some((Pack { id, version, digest }, given)) = pack.zip(given) else { return Some(None) };
    let pack = PackIdentity { id: id.clone(), version: version.clone(), digest: digest.clone() };
    let answers: Vec<Option<(String, Answer)>> = given.iter().map(answer).collect::<Option<_>>()?;
    Some(Some(Filling { pack, answers: answers.into_iter().flatten().collect() }))
}

/// An answer by its item; nothing for a question that she was not asked or left out. Exactly one thing is said of each.
#[allow(clippy::option_option, reason = "no answer and an unreadable one are different things")]
fn answer(given: &Given) -> Option<Option<(String, Answer)>> {
    let Given { item, code, codes, number, date, words, no_answer } = given;
    let said: [Option<Option<Answer>>; 6] = [
        code.as_ref().map(|code| Some(Answer::Given(Value::Choice(code.clone())))),
        codes.as_ref().map(|codes| Some(Answer::Given(Value::Choices(codes.clone())))),
        number.map(|number| Some(Answer::Given(Value::Number(number)))),
        match date {
            None => None,
            Some(date) => Some(Some(Answer::Given(Value::Date(PartialDate::parse(date)?)))),
        },
        words.as_ref().map(|words| Some(Answer::Given(Value::Words(words.clone())))),
        match no_answer.as_deref() {
            None => None,
            Some("not-asked") => Some(None),
            Some(code) => Some(Some(Answer::Passed(Pass::ALL.iter().find(|(known, _)| *known == code)?.1))),
        },
    ];
    let mut said = said.into_iter().flatten();
    match (said.next(), said.next()) {
        (Some(answer), None) => Some(answer.map(|answer| (item.clone(), answer))),
        (_, _) => None,
    }
}

/// A value that may be missing; the outer `None` when one is there and cannot be read.
#[allow(clippy::option_option, reason = "missing and unreadable are different things")]
fn known<K, T>(kept: Option<&K>, read: impl Fn(&K) -> Option<T>) -> Option<Option<T>> {
    kept.map_or(Some(None), |kept| read(kept).map(Some))
}

#[allow(clippy::option_option, reason = "missing and unreadable are different things")]
fn value<T>(kept: Option<&String>, parse: impl Fn(&str) -> Result<Option<T>, ValueProblem>) -> Option<Option<T>> {
    known(kept, |kept| parse(kept).ok()?)
}

#[allow(clippy::option_option, reason = "missing and unreadable are different things")]
fn way<T>(
    kept: Option<&Way>,
    parse: impl Fn(&str) -> Result<Option<T>, ValueProblem>,
) -> Option<Option<ContactWay<T>>> {
    known(kept, |kept| {
        let safe = Safe::ALL.iter().find(|(code, _)| *code == kept.safe)?.1;
        Some(ContactWay { value: parse(&kept.value).ok()??, safe, note: value(kept.note.as_ref(), Line::parse)? })
    })
}
