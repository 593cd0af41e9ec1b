//! The first shape of what was said about her.

use serde::{Deserialize, Serialize};
use zeroize::Zeroize;

use super::parts_v1::{Id, PersonV1, WayV1, code, coded};
use crate::assessment::PartialDate;
use crate::case::record::{Area, Fact, Text, ThingId, Voice};
use crate::case::{
    ContactWay, EmailAddress, EmergencyContact, Gp, Line, NationalInsuranceNumber, NhsNumber, Paragraph, Safe,
    TelephoneNumber, ValueProblem,
};

#[derive(Serialize, Deserialize, Zeroize)]
#[serde(rename_all = "snake_case")]
pub(super) enum VoiceV1 {
    Herself,
    Staff,
    Referral(#[zeroize(skip)] Id),
}

#[derive(Serialize, Deserialize, Zeroize)]
#[serde(rename_all = "snake_case")]
pub(super) enum FactV1 {
    Name(Option<String>),
    PreferredName(Option<String>),
    DateOfBirth(Option<String>),
    Phone(Option<WayV1>),
    Email(Option<WayV1>),
    Address(Option<WayV1>),
    NhsNumber(Option<String>),
    NationalInsuranceNumber(Option<String>),
    Gp(Option<PersonV1>),
    EmergencyContact(Option<PersonV1>),
    About(String, Option<String>),
}

impl VoiceV1 {
    pub(super) fn of(voice: Voice) -> Self {
        match voice {
            Voice::Herself => Self::Herself,
            Voice::Staff => Self::Staff,
            Voice::Referral(referral) => Self::Referral(Id(*referral.as_bytes())),
        }
    }

    pub(super) fn restore(&self) -> Voice {
        match self {
            Self::Herself => Voice::Herself,
            Self::Staff => Voice::Staff,
            Self::Referral(id) => Voice::Referral(ThingId::from_bytes(id.0)),
        }
    }
}

impl FactV1 {
    pub(super) fn of(fact: &Fact) -> Self {
        match fact {
            Fact::Name(name) => Self::Name(kept(name.as_ref(), Line::as_str)),
            Fact::PreferredName(name) => Self::PreferredName(kept(name.as_ref(), Line::as_str)),
            Fact::DateOfBirth(date) => Self::DateOfBirth(date.map(|date| date.to_string())),
            Fact::Phone(way) => Self::Phone(way.as_ref().map(|way| WayV1::of(way, TelephoneNumber::as_str))),
            Fact::Email(way) => Self::Email(way.as_ref().map(|way| WayV1::of(way, EmailAddress::as_str))),
            Fact::Address(way) => Self::Address(way.as_ref().map(|way| WayV1::of(way, Paragraph::as_str))),
            Fact::NhsNumber(number) => Self::NhsNumber(kept(number.as_ref(), NhsNumber::as_str)),
            Fact::NationalInsuranceNumber(number) => {
                Self::NationalInsuranceNumber(kept(number.as_ref(), NationalInsuranceNumber::as_str))
            }
            Fact::Gp(gp) => Self::Gp(gp.as_ref().map(|gp| PersonV1 {
                name: gp.name.as_str().to_owned(),
                phone: kept(gp.phone.as_ref(), TelephoneNumber::as_str),
                relationship: None,
            })),
            Fact::EmergencyContact(person) => Self::EmergencyContact(person.as_ref().map(|person| PersonV1 {
                name: person.name.as_str().to_owned(),
                phone: kept(person.phone.as_ref(), TelephoneNumber::as_str),
                relationship: kept(person.relationship.as_ref(), Line::as_str),
            })),
            Fact::About(area, text) => Self::About(code(&Area::ALL, area), kept(text.as_ref(), Text::as_str)),
        }
    }

    pub(super) fn restore(&self) -> Option<Fact> {
        Some(match self {
            Self::Name(name) => Fact::Name(read(name.as_ref(), Line::parse)?),
            Self::PreferredName(name) => Fact::PreferredName(read(name.as_ref(), Line::parse)?),
            Self::DateOfBirth(None) => Fact::DateOfBirth(None),
            Self::DateOfBirth(Some(date)) => Fact::DateOfBirth(Some(PartialDate::parse(date)?)),
            Self::Phone(way) => Fact::Phone(read_way(way.as_ref(), TelephoneNumber::parse)?),
            Self::Email(way) => Fact::Email(read_way(way.as_ref(), EmailAddress::parse)?),
            Self::Address(way) => Fact::Address(read_way(way.as_ref(), Paragraph::parse)?),
            Self::NhsNumber(number) => Fact::NhsNumber(read(number.as_ref(), NhsNumber::parse)?),
            Self::NationalInsuranceNumber(number) => {
                Fact::NationalInsuranceNumber(read(number.as_ref(), NationalInsuranceNumber::parse)?)
            }
            Self::Gp(None) => Fact::Gp(None),
            Self::Gp(Some(gp)) => Fact::Gp(Some(Gp {
                name: must(&gp.name, Line::parse)?,
                phone: read(gp.phone.as_ref(), TelephoneNumber::parse)?,
            })),
            Self::EmergencyContact(None) => Fact::EmergencyContact(None),
            Self::EmergencyContact(Some(person)) => Fact::EmergencyContact(Some(EmergencyContact {
                name: must(&person.name, Line::parse)?,
                phone: read(person.phone.as_ref(), TelephoneNumber::parse)?,
                relationship: read(person.relationship.as_ref(), Line::parse)?,
            })),
            Self::About(area, text) => Fact::About(coded(&Area::ALL, area)?, read(text.as_ref(), Text::parse)?),
        })
    }
}

/// A value as it is kept.
pub(super) fn kept<T>(value: Option<&T>, as_str: fn(&T) -> &str) -> Option<String> {
    value.map(|value| as_str(value).to_owned())
}

/// A value that must be there; `None` when it cannot be read.
pub(super) fn must<T>(kept: &str, parse: impl Fn(&str) -> Result<Option<T>, ValueProblem>) -> Option<T> {
    parse(kept).ok()?
}

/// A value that may be missing; the outer `None` when one is there and cannot be read.
#[allow(clippy::option_option, reason = "missing and unreadable are different things")]
pub(super) fn read<T>(
    kept: Option<&String>,
    parse: impl Fn(&str) -> Result<Option<T>, ValueProblem>,
) -> Option<Option<T>> {
    kept.map_or(Some(None), |kept| must(kept, parse).map(Some))
}

#[allow(clippy::option_option, reason = "missing and unreadable are different things")]
fn read_way<T>(
    kept: Option<&WayV1>,
    parse: impl Fn(&str) -> Result<Option<T>, ValueProblem>,
) -> Option<Option<ContactWay<T>>> {
    let Some(way) = kept else { return Some(None) };
    let (value, note) = (must(&way.value, parse)?, read(way.note.as_ref(), Line::parse)?);
    Some(Some(ContactWay { value, safe: coded(&Safe::ALL, &way.safe)?, note }))
}
