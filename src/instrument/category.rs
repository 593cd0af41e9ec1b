//! What kind of fact an item asks for, and of whom: the words of the privacy notice and of UK GDPR.

/// The privacy notice's list of what may be held (§2). A question says which, or that nobody has given it one yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Category {
    /// Name and the like.
    Identification,
    /// E-mail, telephone, address.
    Contact,
    /// National Insurance and NHS numbers.
    OfficialNumbers,
    /// GP and emergency contact.
    GpAndEmergencyContact,
    /// Friends and personal life.
    FriendsAndPersonalLife,
    /// Employment and financial needs.
    EmploymentAndMoney,
    /// Safety of housing.
    HousingSafety,
    /// Anger and hostility.
    AngerAndHostility,
    /// Mental health, now and before.
    MentalHealth,
    /// Physical health and disability.
    PhysicalHealth,
    /// Abuse as a child or an adult.
    Abuse,
    /// Substance use, now and before, and gambling.
    SubstanceUseAndGambling,
    /// Parental stress, relationship difficulties, family conflict.
    ParentingAndFamilyConflict,
    /// Education, family support and involvement, self-efficacy.
    EducationSupportAndSelfEfficacy,
    /// Criminal offence information.
    Offence,
    /// Demographic data and protected characteristics.
    Demographic,
    /// Case notes and references.
    CaseNotes,
}

impl Category {
    /// Every category with its code.
    pub const ALL: [(&'static str, Self); 17] = [
        ("identification", Self::Identification),
        ("contact", Self::Contact),
        ("official-numbers", Self::OfficialNumbers),
        ("gp-and-emergency-contact", Self::GpAndEmergencyContact),
        ("friends-and-personal-life", Self::FriendsAndPersonalLife),
        ("employment-and-money", Self::EmploymentAndMoney),
        ("housing-safety", Self::HousingSafety),
        ("anger-and-hostility", Self::AngerAndHostility),
        ("mental-health", Self::MentalHealth),
        ("physical-health", Self::PhysicalHealth),
        ("abuse", Self::Abuse),
        ("substance-use-and-gambling", Self::SubstanceUseAndGambling),
        ("parenting-and-family-conflict", Self::ParentingAndFamilyConflict),
        ("education-support-and-self-efficacy", Self::EducationSupportAndSelfEfficacy),
        ("offence", Self::Offence),
        ("demographic", Self::Demographic),
        ("case-notes", Self::CaseNotes),
    ];
}

/// How the law weighs a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sensitivity {
    /// Personal data (UK GDPR Art. 4).
    Personal,
    /// Special category data (UK GDPR Art. 9).
    SpecialCategory,
    /// Criminal offence data (UK GDPR Art. 10).
    CriminalOffence,
}

impl Sensitivity {
    /// Every sensitivity with its code.
    pub const ALL: [(&'static str, Self); 3] = [
        ("personal", Self::Personal),
        ("special-category", Self::SpecialCategory),
        ("criminal-offence", Self::CriminalOffence),
    ];
}

/// Who answers an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// The woman herself.
    Client,
    /// A trained caseworker, in conversation.
    Caseworker,
    /// Whoever fills the form in.
    Either,
}

impl Audience {
    /// Every audience with its code.
    pub const ALL: [(&'static str, Self); 3] =
        [("client", Self::Client), ("caseworker", Self::Caseworker), ("either", Self::Either)];

    /// Whether an item for `self` is asked of `who` (`Client` or `Caseworker`; `Either` stands for both at once).
    #[must_use]
    pub fn includes(self, who: Self) -> bool {
        matches!((self, who), (Self::Either, _) | (_, Self::Either)) || self == who
    }
}

/// What a helpline helps with, and what an answer can call for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SafetyTopic {
    /// Danger at this moment.
    DangerNow,
    /// Thoughts of harming herself or of dying.
    SelfHarm,
    /// Abuse by a partner or family.
    DomesticAbuse,
    /// Rape and sexual violence, at any time of life.
    SexualViolence,
    /// Drugs.
    Drugs,
    /// Alcohol.
    Alcohol,
    /// Gambling.
    Gambling,
    /// Distress and mental health.
    MentalHealth,
}

impl SafetyTopic {
    /// Every topic with its code.
    pub const ALL: [(&'static str, Self); 8] = [
        ("danger-now", Self::DangerNow),
        ("self-harm", Self::SelfHarm),
        ("domestic-abuse", Self::DomesticAbuse),
        ("sexual-violence", Self::SexualViolence),
        ("drugs", Self::Drugs),
        ("alcohol", Self::Alcohol),
        ("gambling", Self::Gambling),
        ("mental-health", Self::MentalHealth),
    ];
}
