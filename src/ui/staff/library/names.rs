//! What a pack stands as, and what its questions are in law, in words; and what went wrong with it.

use crate::app::staff::packs::{BandProblem, PackError};
use crate::instrument::{Audience, Category, SafetyTopic, Sensitivity};
use crate::ui::staff::failed;
use crate::vault::OpenError;
use crate::vault::staff::Standing;
use crate::words::staff::{category as say_category, failed as say_failed, packs as say, topic as say_topic};

/// What becomes of a pack.
pub(super) fn stands(standing: Standing) -> String {
    match standing {
        Standing::Draft => say::is_draft(),
        Standing::Whole => say::is_whole(),
        Standing::Asked => say::is_asked(),
        Standing::Withdrawn => say::is_withdrawn(),
    }
}

/// What went wrong; nothing was changed.
pub(super) fn in_words(error: &PackError) -> String {
    match error {
        PackError::NotAManager => say_failed::manager_only(),
        PackError::NotJson => say::not_json(),
        PackError::NothingToAsk(_) => say::nothing_to_ask(),
        PackError::NotRight(problems) => {
            let places: Vec<&str> = problems.iter().take(5).map(|problem| problem.path.as_str()).collect();
            say::not_right(places.join(", "))
        }
        PackError::AlreadyHere(identity) => say::already_here(identity),
        PackError::NameTaken(identity) => say::name_taken(identity),
        PackError::NoKey => say::no_key(),
        PackError::NotOpened(OpenError::UnsupportedVersion { .. }) => say::sealed_later(),
        PackError::NotOpened(
            OpenError::Malformed | OpenError::WrongKeyOrChanged | OpenError::UnknownShape | OpenError::CostOutOfRange,
        ) => say::not_opened(),
        PackError::NotNow => say::not_now(),
        PackError::Failed(error) => failed::in_words(error),
    }
}

/// Why bands do not cover their scale.
pub(super) fn band_problem(problem: BandProblem) -> String {
    match problem {
        BandProblem::None => say::band_none(),
        BandProblem::NoNumber(place) => say::band_no_number(place),
        BandProblem::NoName(place) => say::band_no_name(place),
        BandProblem::Start(lowest) => say::band_start(lowest),
        BandProblem::NotAbove(place) => say::band_not_above(place),
        BandProblem::OutOfReach(place, highest) => say::band_out_of_reach(highest, place),
    }
}

pub(super) fn sensitivity(of: Sensitivity) -> String {
    match of {
        Sensitivity::Personal => say::personal(),
        Sensitivity::SpecialCategory => say::special_category(),
        Sensitivity::CriminalOffence => say::criminal_offence(),
    }
}

pub(super) fn audience(of: Audience) -> String {
    match of {
        Audience::Client => say::of_her(),
        Audience::Caseworker => say::of_staff(),
        Audience::Either => say::of_either(),
    }
}

pub(super) fn category(of: Category) -> String {
    match of {
        Category::Identification => say_category::identification(),
        Category::Contact => say_category::contact(),
        Category::OfficialNumbers => say_category::official_numbers(),
        Category::GpAndEmergencyContact => say_category::gp_and_emergency_contact(),
        Category::FriendsAndPersonalLife => say_category::friends_and_personal_life(),
        Category::EmploymentAndMoney => say_category::employment_and_money(),
        Category::HousingSafety => say_category::housing_safety(),
        Category::AngerAndHostility => say_category::anger_and_hostility(),
        Category::MentalHealth => say_category::mental_health(),
        Category::PhysicalHealth => say_category::physical_health(),
        Category::Abuse => say_category::abuse(),
        Category::SubstanceUseAndGambling => say_category::substance_use_and_gambling(),
        Category::ParentingAndFamilyConflict => say_category::parenting_and_family_conflict(),
        Category::EducationSupportAndSelfEfficacy => say_category::education_support_and_self_efficacy(),
        Category::Offence => say_category::offence(),
        Category::Demographic => say_category::demographic(),
        Category::CaseNotes => say_category::case_notes(),
    }
}

pub(super) fn topic(of: SafetyTopic) -> String {
    match of {
        SafetyTopic::DangerNow => say_topic::danger_now(),
        SafetyTopic::SelfHarm => say_topic::self_harm(),
        SafetyTopic::DomesticAbuse => say_topic::domestic_abuse(),
        SafetyTopic::SexualViolence => say_topic::sexual_violence(),
        SafetyTopic::Drugs => say_topic::drugs(),
        SafetyTopic::Alcohol => say_topic::alcohol(),
        SafetyTopic::Gambling => say_topic::gambling(),
        SafetyTopic::MentalHealth => say_topic::mental_health(),
    }
}
