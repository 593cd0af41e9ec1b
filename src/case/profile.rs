//! Who she is and how to reach her safely. Every field may be left empty, but for those her centre cannot do without.

use super::{EmailAddress, Line, NationalInsuranceNumber, NhsNumber, Paragraph, TelephoneNumber, ValueProblem};
use crate::assessment::PartialDate;

/// Identification, contact, official numbers, GP and emergency contact (privacy notice §2).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Profile {
    /// Her full name.
    pub name: Option<Line>,
    /// What she likes to be called.
    pub preferred_name: Option<Line>,
    /// Her date of birth, as precise as she gave it.
    pub date_of_birth: Option<PartialDate>,
    /// Telephone.
    pub phone: Option<ContactWay<TelephoneNumber>>,
    /// E-mail.
    pub email: Option<ContactWay<EmailAddress>>,
    /// Post.
    pub address: Option<ContactWay<Paragraph>>,
    /// NHS number.
    pub nhs_number: Option<NhsNumber>,
    /// National Insurance number.
    pub national_insurance_number: Option<NationalInsuranceNumber>,
    /// Her doctor.
    pub gp: Option<Gp>,
    /// Whom to call if something happens.
    pub emergency_contact: Option<EmergencyContact>,
}

/// A way to reach her, with whether it is safe: somebody else may read her post or hear her phone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContactWay<T> {
    /// The number or address.
    pub value: T,
    /// Whether it is safe to use.
    pub safe: Safe,
    /// When it is safe and what not to say; counts only where it is safe at [some times](Safe::Sometimes).
    pub note: Option<Line>,
}

/// Whether it is safe to contact her in one way. Unknown counts as not safe wherever somebody decides on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Safe {
    /// She said it is.
    Yes,
    /// She said it is at some times only.
    Sometimes,
    /// She said it is not.
    No,
    /// She did not say.
    #[default]
    Unknown,
}

/// Her doctor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gp {
    /// The surgery or doctor.
    pub name: Line,
    /// Telephone.
    pub phone: Option<TelephoneNumber>,
}

/// Whom to call if something happens: another person's data, so no more than is needed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EmergencyContact {
    /// Name.
    pub name: Line,
    /// Telephone.
    pub phone: Option<TelephoneNumber>,
    /// Who they are to her.
    pub relationship: Option<Line>,
}

/// The profile's fields by name: what a centre file may list under `needs`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProfileField {
    /// Full name.
    Name,
    /// What she likes to be called.
    PreferredName,
    /// Date of birth.
    DateOfBirth,
    /// Telephone.
    Phone,
    /// E-mail.
    Email,
    /// Post.
    Address,
    /// NHS number.
    NhsNumber,
    /// National Insurance number.
    NationalInsuranceNumber,
    /// Doctor.
    Gp,
    /// Whom to call.
    EmergencyContact,
}

impl ProfileField {
    /// Every field with its code.
    pub const ALL: [(&'static str, Self); 10] = [
        ("name", Self::Name),
        ("preferred-name", Self::PreferredName),
        ("date-of-birth", Self::DateOfBirth),
        ("phone", Self::Phone),
        ("email", Self::Email),
        ("address", Self::Address),
        ("nhs-number", Self::NhsNumber),
        ("national-insurance-number", Self::NationalInsuranceNumber),
        ("gp", Self::Gp),
        ("emergency-contact", Self::EmergencyContact),
    ];
}

impl Safe {
    /// Every value with its code.
    pub const ALL: [(&'static str, Self); 4] =
        [("yes", Self::Yes), ("sometimes", Self::Sometimes), ("no", Self::No), ("unknown", Self::Unknown)];

    /// Its code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::Sometimes => "sometimes",
            Self::No => "no",
            Self::Unknown => "unknown",
        }
    }
}

impl Profile {
    /// Whether there is a way to reach her that she called safe, be it at some times only.
    #[must_use]
    pub fn can_be_reached(&self) -> bool {
        let ways = [
            self.phone.as_ref().map(|way| way.safe),
            self.email.as_ref().map(|way| way.safe),
            self.address.as_ref().map(|way| way.safe),
        ];
        ways.into_iter().flatten().any(|safe| match safe {
            Safe::Yes | Safe::Sometimes => true,
            Safe::No | Safe::Unknown => false,
        })
    }

    /// Whether a field has a value.
    #[must_use]
    pub fn has(&self, field: ProfileField) -> bool {
        match field {
            ProfileField::Name => self.name.is_some(),
            ProfileField::PreferredName => self.preferred_name.is_some(),
            ProfileField::DateOfBirth => self.date_of_birth.is_some(),
            ProfileField::Phone => self.phone.is_some(),
            ProfileField::Email => self.email.is_some(),
            ProfileField::Address => self.address.is_some(),
            ProfileField::NhsNumber => self.nhs_number.is_some(),
            ProfileField::NationalInsuranceNumber => self.national_insurance_number.is_some(),
            ProfileField::Gp => self.gp.is_some(),
            ProfileField::EmergencyContact => self.emergency_contact.is_some(),
        }
    }

    /// A date of birth of an adult as of `today`; this is a service for women of 18 and over. A date without its day or
    /// month is taken when she could be an adult.
    ///
    /// # Errors
    /// When she would be under 18 or over 120.
    pub fn date_of_birth(date: PartialDate, today: PartialDate) -> Result<PartialDate, ValueProblem> {
        match date.years_until(today) {
            Some(18..=120) => Ok(date),
            _ => Err(ValueProblem::NotAnAdult),
        }
    }
}
