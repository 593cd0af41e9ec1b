//! Plain words for the codes that `share` uses: fields, reasons, partners.

use crate::centre::PartnerCode;
use crate::share::Clause;
use crate::ui::session::Session;
use crate::words::{partner, share};

/// What a field is, in her words. A test holds this against every agreement's list.
pub(super) fn field(name: &str) -> String {
    match name {
        "name" => share::field::name(),
        "preferred-name" => share::field::preferred_name(),
        "date-of-birth" => share::field::date_of_birth(),
        "phone" => share::field::phone(),
        "email" => share::field::email(),
        "address" => share::field::address(),
        "nhs-number" => share::field::nhs_number(),
        "national-insurance-number" => share::field::national_insurance_number(),
        "gp" => share::field::gp(),
        "emergency-contact" => share::field::emergency_contact(),
        "about-pack" => share::field::about_pack(),
        "about-you" => share::field::about_you(),
        "pack" => share::field::pack(),
        "answers" => share::field::answers(),
        "scale-scores" => share::field::scale_scores(),
        "does-not-fit" => share::field::does_not_fit(),
        "total" => share::field::total(),
        "alerts" => share::field::alerts(),
        "invite" => share::field::invite(),
        "finished-on" => share::field::finished_on(),
        "baseline-on" => share::field::baseline_on(),
        "minutes-taken" => share::field::minutes_taken(),
        "notice-version" => share::field::notice_version(),
        "research-consent" => share::field::research_consent(),
        "study-id" => share::field::study_id(),
        "closed-answers" => share::field::closed_answers(),
        "age-band" => share::field::age_band(),
        "ethnic-group" => share::field::ethnic_group(),
        "disability" => share::field::disability(),
        "month" => share::field::month(),
        "days-since-baseline" => share::field::days_since_baseline(),
        "app" => share::field::app(),
        "completed" => share::field::completed(),
        "duration" => share::field::duration(),
        "missing" => share::field::missing(),
        other => other.to_owned(),
    }
}

/// Why a partner may have a field.
pub(super) fn clause(clause: Clause) -> String {
    match clause {
        Clause::Support => share::clause::support(),
        Clause::Accountability => share::clause::accountability(),
        Clause::Research => share::clause::research(),
        Clause::DataQuality => share::clause::data_quality(),
    }
}

/// A partner's name.
pub(super) fn partner(session: Session, code: PartnerCode) -> String {
    match code {
        PartnerCode::Centre => session.setting().centre.name().to_owned(),
        PartnerCode::Uob => partner::uob(),
        PartnerCode::Jabbs => partner::jabbs(),
    }
}
