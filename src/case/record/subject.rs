//! What a fact is about, and the fact that typed words make of it: one way in and out for every field that is told.

use std::fmt;

use zeroize::Zeroizing;

use super::{Area, Fact, Record, Register, Text, Told, Voice};
use crate::assessment::PartialDate;
use crate::case::{
    ContactWay, EmailAddress, EmergencyContact, Gp, Line, NationalInsuranceNumber, NhsNumber, Paragraph, Profile,
    ProfileField, Safe, TelephoneNumber, ValueProblem,
};

/// What a fact is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// Who she is and how to reach her.
    Profile(ProfileField),
    /// A part of her life.
    Area(Area),
}

/// What is typed of one subject. Each subject uses its own parts of it. Words are overwritten on drop.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Typed {
    /// The name, number, address or words.
    pub value: Zeroizing<String>,
    /// Of a way to reach her that is safe at some times: when.
    pub note: Zeroizing<String>,
    /// Of somebody else: the telephone number.
    pub phone: Zeroizing<String>,
    /// Of somebody else: who that is to her.
    pub relationship: Zeroizing<String>,
    /// Whether it is safe to reach her in this way.
    pub safe: Safe,
    /// Of a date: the date.
    pub date: Option<PartialDate>,
}

/// A part of [`Typed`] that can be wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The value, or the date.
    Value,
    /// When it is safe.
    Note,
    /// The telephone number of somebody else.
    Phone,
    /// Who somebody else is to her.
    Relationship,
}

/// What is wrong, and in which part.
type Wrong = (Part, ValueProblem);

impl Subject {
    /// Every subject: who she is, how to reach her, then the parts of her life.
    pub fn all() -> impl Iterator<Item = Self> {
        let profile = ProfileField::ALL.into_iter().map(|(_, field)| Self::Profile(field));
        profile.chain(Area::ALL.into_iter().map(|(_, area)| Self::Area(area)))
    }

    /// Its code, which no other subject has.
    #[must_use]
    pub fn code(self) -> &'static str {
        let profile = ProfileField::ALL.into_iter().map(|(code, field)| (code, Self::Profile(field)));
        let mut all = profile.chain(Area::ALL.into_iter().map(|(code, area)| (code, Self::Area(area))));
        all.find(|(_, subject)| *subject == self).map_or("", |(code, _)| code)
    }

    /// The fact that typed words make; that it is taken back, where nothing is typed. `today` is for her age; without it any
    /// age is taken.
    ///
    /// # Errors
    /// Every part that is wrong.
    pub fn read(self, typed: &Typed, today: Option<PartialDate>) -> Result<Fact, Vec<Wrong>> {
        let value = typed.value.as_str();
        let line = || one(Part::Value, Line::parse(value));
        Ok(match self {
            Self::Profile(ProfileField::Name) => Fact::Name(line()?),
            Self::Profile(ProfileField::PreferredName) => Fact::PreferredName(line()?),
            Self::Profile(ProfileField::DateOfBirth) => Fact::DateOfBirth(birth(typed.date, today)?),
            Self::Profile(ProfileField::Phone) => Fact::Phone(way(typed, TelephoneNumber::parse(value))?),
            Self::Profile(ProfileField::Email) => Fact::Email(way(typed, EmailAddress::parse(value))?),
            Self::Profile(ProfileField::Address) => Fact::Address(way(typed, Paragraph::parse(value))?),
            Self::Profile(ProfileField::NhsNumber) => Fact::NhsNumber(one(Part::Value, NhsNumber::parse(value))?),
            Self::Profile(ProfileField::NationalInsuranceNumber) => {
                Fact::NationalInsuranceNumber(one(Part::Value, NationalInsuranceNumber::parse(value))?)
            }
            Self::Profile(ProfileField::Gp) => {
                let somebody = somebody(typed)?;
                Fact::Gp(somebody.map(|EmergencyContact { name, phone, .. }| Gp { name, phone }))
            }
            Self::Profile(ProfileField::EmergencyContact) => Fact::EmergencyContact(somebody(typed)?),
            Self::Area(area) => Fact::About(area, one(Part::Value, Text::parse(value))?),
        })
    }

    /// The fact that what stood there is taken back.
    #[must_use]
    pub fn taken_back(self) -> Fact {
        match self {
            Self::Profile(ProfileField::Name) => Fact::Name(None),
            Self::Profile(ProfileField::PreferredName) => Fact::PreferredName(None),
            Self::Profile(ProfileField::DateOfBirth) => Fact::DateOfBirth(None),
            Self::Profile(ProfileField::Phone) => Fact::Phone(None),
            Self::Profile(ProfileField::Email) => Fact::Email(None),
            Self::Profile(ProfileField::Address) => Fact::Address(None),
            Self::Profile(ProfileField::NhsNumber) => Fact::NhsNumber(None),
            Self::Profile(ProfileField::NationalInsuranceNumber) => Fact::NationalInsuranceNumber(None),
            Self::Profile(ProfileField::Gp) => Fact::Gp(None),
            Self::Profile(ProfileField::EmergencyContact) => Fact::EmergencyContact(None),
            Self::Area(area) => Fact::About(area, None),
        }
    }
}

impl Fact {
    /// What it is about.
    #[must_use]
    pub fn subject(&self) -> Subject {
        Subject::Profile(match self {
            Self::Name(_) => ProfileField::Name,
            Self::PreferredName(_) => ProfileField::PreferredName,
            Self::DateOfBirth(_) => ProfileField::DateOfBirth,
            Self::Phone(_) => ProfileField::Phone,
            Self::Email(_) => ProfileField::Email,
            Self::Address(_) => ProfileField::Address,
            Self::NhsNumber(_) => ProfileField::NhsNumber,
            Self::NationalInsuranceNumber(_) => ProfileField::NationalInsuranceNumber,
            Self::Gp(_) => ProfileField::Gp,
            Self::EmergencyContact(_) => ProfileField::EmergencyContact,
            Self::About(area, _) => return Subject::Area(*area),
        })
    }

    /// The fact as it is typed: reading it again gives the same fact.
    #[must_use]
    pub fn typed(&self) -> Typed {
        let value = |value: Option<&str>| Typed { value: words(value), ..Typed::default() };
        match self {
            Self::Name(line) | Self::PreferredName(line) => value(line.as_ref().map(Line::as_str)),
            Self::DateOfBirth(date) => Typed { date: *date, ..Typed::default() },
            Self::Phone(way) => typed_way(way.as_ref(), TelephoneNumber::as_str),
            Self::Email(way) => typed_way(way.as_ref(), EmailAddress::as_str),
            Self::Address(way) => typed_way(way.as_ref(), Paragraph::as_str),
            Self::NhsNumber(number) => value(number.as_ref().map(NhsNumber::as_str)),
            Self::NationalInsuranceNumber(number) => value(number.as_ref().map(NationalInsuranceNumber::as_str)),
            Self::Gp(None) | Self::EmergencyContact(None) => Typed::default(),
            Self::Gp(Some(Gp { name, phone })) => typed_somebody(name, phone.as_ref(), None),
            Self::EmergencyContact(Some(EmergencyContact { name, phone, relationship })) => {
                typed_somebody(name, phone.as_ref(), relationship.as_ref())
            }
            Self::About(_, text) => value(text.as_ref().map(Text::as_str)),
        }
    }
}

impl Told {
    /// What was said of one subject, with its history.
    #[must_use]
    pub fn said(&self, subject: Subject) -> Register<Fact> {
        match subject {
            Subject::Profile(ProfileField::Name) => self.name.map(|v| Fact::Name(v.clone())),
            Subject::Profile(ProfileField::PreferredName) => {
                self.preferred_name.map(|v| Fact::PreferredName(v.clone()))
            }
            Subject::Profile(ProfileField::DateOfBirth) => self.date_of_birth.map(|v| Fact::DateOfBirth(*v)),
            Subject::Profile(ProfileField::Phone) => self.phone.map(|v| Fact::Phone(v.clone())),
            Subject::Profile(ProfileField::Email) => self.email.map(|v| Fact::Email(v.clone())),
            Subject::Profile(ProfileField::Address) => self.address.map(|v| Fact::Address(v.clone())),
            Subject::Profile(ProfileField::NhsNumber) => self.nhs_number.map(|v| Fact::NhsNumber(v.clone())),
            Subject::Profile(ProfileField::NationalInsuranceNumber) => {
                self.national_insurance_number.map(|v| Fact::NationalInsuranceNumber(v.clone()))
            }
            Subject::Profile(ProfileField::Gp) => self.gp.map(|v| Fact::Gp(v.clone())),
            Subject::Profile(ProfileField::EmergencyContact) => {
                self.emergency_contact.map(|v| Fact::EmergencyContact(v.clone()))
            }
            Subject::Area(area) => {
                let said = self.areas.get(&area).map(|said| said.map(|v| Fact::About(area, v.clone())));
                said.unwrap_or_default()
            }
        }
    }
}

impl Record {
    /// What each voice said of one subject, if it ever said anything.
    pub fn said(&self, subject: Subject) -> impl Iterator<Item = (Voice, Register<Fact>)> {
        self.told.iter().map(move |(voice, told)| (*voice, told.said(subject))).filter(|(_, said)| !said.is_empty())
    }

    /// What was written apart on two tablets, and waits for somebody to decide.
    pub fn written_apart(&self) -> impl Iterator<Item = (Subject, Voice)> {
        Subject::all().flat_map(move |subject| {
            let apart = self.said(subject).filter(|(_, said)| said.is_contested());
            apart.map(move |(voice, _)| (subject, voice))
        })
    }
}

fn one<T>(part: Part, read: Result<T, ValueProblem>) -> Result<T, Vec<Wrong>> {
    read.map_err(|problem| vec![(part, problem)])
}

/// Both of two, or all that is wrong with either.
fn both<A, B>(one: Result<A, Vec<Wrong>>, other: Result<B, Vec<Wrong>>) -> Result<(A, B), Vec<Wrong>> {
    match (one, other) {
        (Ok(one), Ok(other)) => Ok((one, other)),
        (one, other) => Err(one.err().into_iter().chain(other.err()).flatten().collect()),
    }
}

fn birth(date: Option<PartialDate>, today: Option<PartialDate>) -> Result<Option<PartialDate>, Vec<Wrong>> {
    let (Some(date), Some(today)) = (date, today) else { return Ok(date) };
    one(Part::Value, Profile::date_of_birth(date, today).map(Some))
}

/// A way to reach her. When it is safe counts only where it is safe at some times.
fn way<T>(typed: &Typed, value: Result<Option<T>, ValueProblem>) -> Result<Option<ContactWay<T>>, Vec<Wrong>> {
    let note = match typed.safe {
        Safe::Sometimes => one(Part::Note, Line::parse(&typed.note)),
        Safe::Yes | Safe::No | Safe::Unknown => Ok(None),
    };
    let (value, note) = both(one(Part::Value, value), note)?;
    Ok(value.map(|value| ContactWay { value, safe: typed.safe, note }))
}

/// Somebody else: a number or a relationship alone helps nobody.
fn somebody(typed: &Typed) -> Result<Option<EmergencyContact>, Vec<Wrong>> {
    let phone = one(Part::Phone, TelephoneNumber::parse(&typed.phone));
    let relationship = one(Part::Relationship, Line::parse(&typed.relationship));
    let (name, (phone, relationship)) = both(one(Part::Value, Line::parse(&typed.value)), both(phone, relationship))?;
    match name {
        Some(name) => Ok(Some(EmergencyContact { name, phone, relationship })),
        None if phone.is_none() && relationship.is_none() => Ok(None),
        None => Err(vec![(Part::Value, ValueProblem::NoName)]),
    }
}

fn typed_way<T>(way: Option<&ContactWay<T>>, value_of: fn(&T) -> &str) -> Typed {
    let Some(ContactWay { value, safe, note }) = way else { return Typed::default() };
    let note = words(note.as_ref().map(Line::as_str));
    Typed { value: words(Some(value_of(value))), safe: *safe, note, ..Typed::default() }
}

fn typed_somebody(name: &Line, phone: Option<&TelephoneNumber>, relationship: Option<&Line>) -> Typed {
    Typed {
        value: words(Some(name.as_str())),
        phone: words(phone.map(TelephoneNumber::as_str)),
        relationship: words(relationship.map(Line::as_str)),
        ..Typed::default()
    }
}

fn words(words: Option<&str>) -> Zeroizing<String> {
    Zeroizing::new(words.unwrap_or_default().to_owned())
}

impl fmt::Debug for Typed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Typed([redacted])")
    }
}
