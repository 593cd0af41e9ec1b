//! What was said about her, field by field, and by whom: what she says herself never mixes with what others say.

use super::{Text, ThingId};
use crate::assessment::PartialDate;
use crate::case::{
    ContactWay, EmailAddress, EmergencyContact, Gp, Line, NationalInsuranceNumber, NhsNumber, Paragraph,
    TelephoneNumber,
};

/// Whose word a fact is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Voice {
    /// She said so.
    Herself,
    /// A caseworker saw or reckons so.
    Staff,
    /// A third party wrote so, in this referral.
    Referral(ThingId),
}

/// One field with what it is now; `None` when what stood there is taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fact {
    /// Full name.
    Name(Option<Line>),
    /// What she likes to be called.
    PreferredName(Option<Line>),
    /// Date of birth.
    DateOfBirth(Option<PartialDate>),
    /// Telephone.
    Phone(Option<ContactWay<TelephoneNumber>>),
    /// E-mail.
    Email(Option<ContactWay<EmailAddress>>),
    /// Post.
    Address(Option<ContactWay<Paragraph>>),
    /// NHS number.
    NhsNumber(Option<NhsNumber>),
    /// National Insurance number.
    NationalInsuranceNumber(Option<NationalInsuranceNumber>),
    /// Her doctor.
    Gp(Option<Gp>),
    /// Whom to call if something happens.
    EmergencyContact(Option<EmergencyContact>),
    /// A part of her life, in words.
    About(Area, Option<Text>),
}

/// A part of her life that the privacy notice (§2) says is held. Demographic questions are asked by a pack
/// (`about-you`), and stand in the record as its answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Area {
    /// Friends and personal life.
    PersonalLife,
    /// Employment and money.
    WorkAndMoney,
    /// Housing and whether it is safe.
    Housing,
    /// Anger and hostility.
    Anger,
    /// Mental health and its history.
    MentalHealth,
    /// Other health and disability.
    Health,
    /// Abuse, as a child or an adult.
    Abuse,
    /// Drink, drugs and gambling, now and before.
    SubstancesAndGambling,
    /// Children, relationships and family.
    Family,
    /// Education, support and belief in herself.
    EducationAndStrengths,
    /// The current offence, as it is recorded.
    Offence,
    /// The offence as she tells it.
    OwnAccount,
    /// Offences before.
    CriminalHistory,
}

impl Area {
    /// Every area with its code.
    pub const ALL: [(&'static str, Self); 13] = [
        ("personal-life", Self::PersonalLife),
        ("work-and-money", Self::WorkAndMoney),
        ("housing", Self::Housing),
        ("anger", Self::Anger),
        ("mental-health", Self::MentalHealth),
        ("health", Self::Health),
        ("abuse", Self::Abuse),
        ("substances-and-gambling", Self::SubstancesAndGambling),
        ("family", Self::Family),
        ("education-and-strengths", Self::EducationAndStrengths),
        ("offence", Self::Offence),
        ("own-account", Self::OwnAccount),
        ("criminal-history", Self::CriminalHistory),
    ];

    /// Whether somebody who glances at the tablet should not read it by chance: it is shown when it is asked for.
    #[must_use]
    pub fn is_hard(self) -> bool {
        match self {
            Self::PersonalLife | Self::WorkAndMoney | Self::Housing | Self::Family | Self::EducationAndStrengths => {
                false
            }
            Self::Anger
            | Self::MentalHealth
            | Self::Health
            | Self::Abuse
            | Self::SubstancesAndGambling
            | Self::Offence
            | Self::OwnAccount
            | Self::CriminalHistory => true,
        }
    }
}
