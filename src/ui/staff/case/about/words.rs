//! Facts in words: what each is called, what it says, and whose word it is.

use crate::browser::clock;
use crate::case::record::{Area, Entry, Fact, Record, Subject, Voice};
use crate::case::{EmergencyContact, Gp, ProfileField, Safe};
use crate::ui::staff::LANGUAGE;
use crate::words::staff::{subject as say_subject, told as say};

/// What a subject is called.
pub(in crate::ui::staff) fn subject(subject: Subject) -> String {
    match subject {
        Subject::Profile(field) => profile(field),
        Subject::Area(area) => self::area(area),
    }
}

/// What a fact says; `None` where it was taken back.
pub(in crate::ui::staff) fn fact(fact: &Fact) -> Option<String> {
    match fact {
        Fact::DateOfBirth(date) => date.map(|date| clock::in_words(date, LANGUAGE)),
        Fact::Gp(gp) => {
            let Gp { name, phone } = gp.as_ref()?;
            let phone = phone.as_ref().map(|phone| phone.as_str().to_owned());
            Some(lines([Some(name.as_str().to_owned()), phone]))
        }
        Fact::EmergencyContact(person) => {
            let EmergencyContact { name, phone, relationship } = person.as_ref()?;
            let relationship = relationship.as_ref().map(|line| line.as_str().to_owned());
            let phone = phone.as_ref().map(|phone| phone.as_str().to_owned());
            Some(lines([Some(name.as_str().to_owned()), relationship, phone]))
        }
        Fact::Name(_)
        | Fact::PreferredName(_)
        | Fact::Phone(_)
        | Fact::Email(_)
        | Fact::Address(_)
        | Fact::NhsNumber(_)
        | Fact::NationalInsuranceNumber(_)
        | Fact::About(..) => Some(fact.typed().value.to_string()).filter(|value| !value.is_empty()),
    }
}

/// Whether it is safe to reach her in the way that a fact is about, and when; `None` where it is about no way.
pub(in crate::ui::staff) fn safety(fact: &Fact) -> Option<(Safe, String)> {
    let (safe, note) = match fact {
        Fact::Phone(way) => way.as_ref().map(|way| (way.safe, way.note.as_ref()))?,
        Fact::Email(way) => way.as_ref().map(|way| (way.safe, way.note.as_ref()))?,
        Fact::Address(way) => way.as_ref().map(|way| (way.safe, way.note.as_ref()))?,
        Fact::Name(_)
        | Fact::PreferredName(_)
        | Fact::DateOfBirth(_)
        | Fact::NhsNumber(_)
        | Fact::NationalInsuranceNumber(_)
        | Fact::Gp(_)
        | Fact::EmergencyContact(_)
        | Fact::About(..) => return None,
    };
    let words = match (safe, note) {
        (Safe::Yes, _) => say::is_safe(),
        (Safe::Sometimes, Some(note)) => say::is_safe_when(note.as_str()),
        (Safe::Sometimes, None) => say::is_safe_sometimes(),
        (Safe::No, _) => say::is_not_safe(),
        (Safe::Unknown, _) => say::is_safe_unknown(),
    };
    Some((safe, words))
}

/// Whose word it is.
pub(in crate::ui::staff::case) fn voice(record: &Record, voice: Voice) -> String {
    let Voice::Referral(thing) = voice else {
        return if voice == Voice::Herself { say::by_herself() } else { say::by_staff() };
    };
    // A referral that was struck out is still known by who sent it.
    let versions = record.entries.get(&thing).into_iter().flat_map(|entry| entry.history().iter().rev());
    let mut from = versions.filter_map(|version| match &version.value {
        Entry::Referral(referral) => Some(referral),
        Entry::Note(_) | Entry::Letter(_) | Entry::Document(_) | Entry::Struck { .. } => None,
    });
    let Some(referral) = from.next() else { return say::by_unknown_referral() };
    match referral.dated {
        Some(date) => say::by_referral_of(clock::in_words(date, LANGUAGE), referral.from.as_str()),
        None => say::by_referral(referral.from.as_str()),
    }
}

fn lines(lines: impl IntoIterator<Item = Option<String>>) -> String {
    lines.into_iter().flatten().collect::<Vec<_>>().join("\n")
}

fn profile(field: ProfileField) -> String {
    match field {
        ProfileField::Name => say_subject::name(),
        ProfileField::PreferredName => say_subject::preferred_name(),
        ProfileField::DateOfBirth => say_subject::date_of_birth(),
        ProfileField::Phone => say_subject::phone(),
        ProfileField::Email => say_subject::email(),
        ProfileField::Address => say_subject::address(),
        ProfileField::NhsNumber => say_subject::nhs_number(),
        ProfileField::NationalInsuranceNumber => say_subject::national_insurance_number(),
        ProfileField::Gp => say_subject::gp(),
        ProfileField::EmergencyContact => say_subject::emergency_contact(),
    }
}

fn area(area: Area) -> String {
    match area {
        Area::PersonalLife => say_subject::personal_life(),
        Area::WorkAndMoney => say_subject::work_and_money(),
        Area::Housing => say_subject::housing(),
        Area::Anger => say_subject::anger(),
        Area::MentalHealth => say_subject::mental_health(),
        Area::Health => say_subject::health(),
        Area::Abuse => say_subject::abuse(),
        Area::SubstancesAndGambling => say_subject::substances_and_gambling(),
        Area::Family => say_subject::family(),
        Area::EducationAndStrengths => say_subject::education_and_strengths(),
        Area::Offence => say_subject::offence(),
        Area::OwnAccount => say_subject::own_account(),
        Area::CriminalHistory => say_subject::criminal_history(),
    }
}
