//! One woman who filled in everything, for projections and what follows from them; and centres to send to.

use std::sync::Arc;

use candour::assessment::{PartialDate, Pass};
use candour::case::record::ThingId;
use candour::case::{
    Case, ContactWay, EmailAddress, EmergencyContact, Gp, Intake, Invited, Line, NationalInsuranceNumber, NhsNumber,
    Paragraph, Profile, ResearchConsent, Safe, StudyId, TelephoneNumber,
};
use candour::centre::{self, Centre};
use candour::instrument::Instrument;
use serde_json::{Value, json};

use super::scenario::Scenario;

pub const ABOUT: &str = include_str!("../fixtures/packs/about.json");
pub const QUESTIONS: &str = include_str!("../fixtures/packs/every-type.json");

/// 4 March 2026, the day she finished.
const FINISHED: i64 = 20_516;

/// A telephone number that must fit.
pub fn telephone(typed: &str) -> TelephoneNumber {
    TelephoneNumber::parse(typed).unwrap().unwrap()
}

/// A line of words that must fit.
pub fn line(words: &str) -> Line {
    Line::parse(words).unwrap().unwrap()
}

/// Everything about her, with her yes to research. All invented; the numbers are ones that are never issued.
pub fn intake() -> Intake {
    intake_of(QUESTIONS)
}

/// The same, asked by another edition of the same questions.
pub fn intake_of(questions: &str) -> Intake {
    let pack = |json| Arc::new(Instrument::parse(json).unwrap());
    let mut intake = Intake::new(pack(ABOUT), pack(questions), "2026-01");
    intake.profile = Profile {
        name: Some(line("Rosalind Ashworth")),
        preferred_name: Some(line("Roz")),
        date_of_birth: PartialDate::new(1990, Some(4), Some(30)),
        phone: Some(ContactWay { value: telephone("07700 900123"), safe: Safe::Yes, note: None }),
        email: Some(ContactWay {
            value: EmailAddress::parse("roz@mail.example").unwrap().unwrap(),
            safe: Safe::No,
            note: None,
        }),
        address: Some(ContactWay {
            value: Paragraph::parse("3 Elm Row\nStockport").unwrap().unwrap(),
            safe: Safe::Unknown,
            note: None,
        }),
        nhs_number: NhsNumber::parse("999 123 4551").unwrap(),
        national_insurance_number: NationalInsuranceNumber::parse("AB 12 34 56 C").unwrap(),
        gp: Some(Gp { name: line("Dr Osei"), phone: Some(telephone("0161 496 0001")) }),
        emergency_contact: Some(EmergencyContact {
            name: line("Maud Ashworth"),
            phone: Some(telephone("0161 496 0002")),
            relationship: Some(line("Mother")),
        }),
    };
    intake.about = Scenario { draft: intake.about }
        .answer("ethnic-group", "black")
        .answer("disability", "yes-a-little")
        .answer("religion", "quaker")
        .answer("language-name", "Twi")
        .draft;
    intake.questions = Scenario { draft: intake.questions }
        .answer("sleep", "often")
        .answer("children", "yes")
        .answer("how-many", "2")
        .answer("mood", "2")
        .answer("things", "music,walks")
        .pass("age", Pass::RatherTalk)
        .answer("moved", "2019-07")
        .answer("word", "sparrows")
        .pass("story", Pass::PreferNotToSay)
        .draft;
    intake.consent = consent();
    intake.does_not_fit = [0].into();
    intake.baseline_day = Some(FINISHED - 92);
    intake.invited =
        Some(Invited { reference: ThingId::from_bytes([0x1d; 16]), study_id: StudyId::from_entropy([0x5a; 16]) });
    intake.started = Some(0);
    intake
}

/// Her yes to research.
pub fn consent() -> ResearchConsent {
    ResearchConsent::Given { study_id: StudyId::from_entropy([0x5a; 16]), wording: "research-1".into(), day: FINISHED }
}

/// Her finished case; it took her 25 minutes.
pub fn case() -> Case {
    intake().finish(25 * 60, FINISHED)
}

/// The demo's centre file as JSON, to be changed.
pub fn demo() -> Value {
    serde_json::from_str(include_str!("../../centres/demo.json")).unwrap()
}

/// The demo's centre, withholding as given (`{"uob": ["ethnic-group"]}`).
pub fn centre_withholding(withhold: Value) -> Centre {
    let mut file = demo();
    file["withhold"] = withhold;
    centre::parse(&file.to_string()).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

/// The demo's centre, withholding nothing.
pub fn centre() -> Centre {
    centre_withholding(json!({}))
}
