//! A unique word is planted in every place of a case. Each must turn up in a partner's plaintext exactly in the fields
//! that its agreement lists and that carry it, and nowhere else.

use std::sync::Arc;

use candour::assessment::{PartialDate, Pass};
use candour::case::record::ThingId;
use candour::case::{
    Case, ContactWay, EmailAddress, EmergencyContact, Gp, Intake, Invited, NationalInsuranceNumber, NhsNumber,
    Paragraph, Profile, ResearchConsent, Safe, StudyId,
};
use candour::instrument::Instrument;
use candour::share::partners::{Birmingham, Jabbs, WomensCentre};
use candour::share::{ConsentedCase, Destination, DropId, Narrowing, Partner, Preview, Projection};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::support::rosalind::{centre, line, telephone};
use crate::support::scenario::Scenario;

/// Planted words, each with the fields that carry it.
struct Planted {
    seed: String,
    words: Vec<(String, &'static [&'static str])>,
}

impl Planted {
    /// A new word that belongs in these fields; it is an id, a code and a text alike.
    fn word(&mut self, fields: &'static [&'static str]) -> String {
        let word = format!("{}{:03}", self.seed, self.words.len());
        self.words.push((word.clone(), fields));
        word
    }

    /// Something that is not a word of ours but just as recognisable.
    fn thing(&mut self, thing: &str, fields: &'static [&'static str]) {
        self.words.push((thing.to_owned(), fields));
    }
}

/// Values that cannot be words.
#[derive(Debug, Clone)]
struct Seeds {
    word: String,
    nhs: u32,
    ni: u32,
    telephones: [u64; 3],
    number: i64,
    study_id: [u8; 16],
    invite: [u8; 16],
    birth: (u16, u8, u8),
    moved: (u16, u8, u8),
}

fn seeds() -> impl Strategy<Value = Seeds> {
    let dates = ((1930_u16..2007, 1_u8..=12, 1_u8..=28), (2101_u16..2199, 1_u8..=12, 1_u8..=28));
    let numbers = (100_000_000_u32..999_999_999, 100_000_u32..999_999, -999_999_i64..-100_000);
    let telephones = [(); 3].map(|()| 100_000_000_000_000_u64..999_999_999_999_999);
    ("[a-z]{9}", numbers, telephones, any::<[[u8; 16]; 2]>(), dates).prop_map(
        |(word, (nhs, ni, number), telephones, [study_id, invite], (birth, moved))| Seeds {
            word,
            nhs,
            ni,
            telephones,
            number,
            study_id,
            invite,
            birth,
            moved,
        },
    )
}

fn nhs_number(mut nine: u32) -> NhsNumber {
    loop {
        let found = (0..10).find_map(|check| NhsNumber::parse(&format!("{nine}{check}")).ok().flatten());
        if let Some(number) = found {
            return number;
        }
        nine += 1;
    }
}

fn item(id: &str, category: &str, more: Value) -> Value {
    let mut item = json!({
        "id": id, "text": {"en": "?"}, "audience": "client", "category": category, "sensitivity": "personal",
    });
    item.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    item
}

fn choice(codes: &[&str]) -> Value {
    let option = |code: &&str| json!({ "code": code, "text": {"en": "?"}, "score": 1 });
    json!({ "type": "single-choice", "options": codes.iter().map(option).collect::<Vec<_>>() })
}

fn pack(
    id: &str,
    version: &str,
    section: &str,
    items: &[Value],
    scales: Value,
    total: Option<Value>,
) -> Arc<Instrument> {
    let mut pack = json!({
        "format": 1, "id": id, "version": version, "languages": ["en"], "title": {"en": "?"}, "disclaimer": {"en": "?"},
        "minutes": 1, "scales": scales,
        "sections": [{ "id": section, "title": {"en": "?"}, "items": items }],
    });
    if let Some(total) = total {
        pack["total"] = total;
    }
    Arc::new(Instrument::parse(&pack.to_string()).unwrap_or_else(|problems| panic!("{problems:#?}")))
}

const CODED: &[&str] = &["answers", "closed-answers"];
const FULL: &[&str] = &["answers"];

fn case(seeds: &Seeds) -> (Case, Planted) {
    let mut p = Planted { seed: seeds.word.clone(), words: Vec::new() };

    let about_items = [
        ("religion", p.word(&["about-you"])),
        ("ethnic-detail", p.word(&["about-you"])),
        ("orientation", p.word(&["about-you"])),
    ]
    .map(|(id, code)| (id, code));
    let about_words = p.word(&["about-you"]);
    let mut items: Vec<Value> = about_items.iter().map(|(id, code)| item(id, "demographic", choice(&[code]))).collect();
    items.push(item("language-name", "demographic", json!({ "type": "short-text" })));
    let about = pack(&p.word(&["about-pack"]), "1", "about", &items, json!([]), None);

    let (single, one, two) = (p.word(CODED), p.word(CODED), p.word(CODED));
    let (code, words, story) = (p.word(CODED), p.word(FULL), p.word(FULL));
    let (word_id, story_id, date_id) = (p.word(FULL), p.word(FULL), p.word(FULL));
    let (who_id, who) = (p.word(FULL), p.word(FULL));
    let (note_id, note) = (p.word(FULL), p.word(FULL));
    let number_id = p.word(CODED);
    let alert_id = p.word(&["answers", "closed-answers", "alerts"]);
    let passed_words_id = p.word(FULL);
    let option = |code: &str| json!({ "code": code, "text": {"en": "?"} });
    let questions = [
        item(&single, "mental-health", choice(&[&code])),
        item("things", "abuse", json!({ "type": "multiple-choice", "options": [option(&one), option(&two)] })),
        item(&number_id, "employment-and-money", json!({ "type": "number", "min": -1_000_000, "max": 0 })),
        item(&date_id, "housing-safety", json!({ "type": "date", "precision": "day" })),
        item(&word_id, "friends-and-personal-life", json!({ "type": "short-text" })),
        item(&story_id, "abuse", json!({ "type": "long-text" })),
        item(&passed_words_id, "abuse", json!({ "type": "long-text" })),
        item(&who_id, "identification", choice(&[&who])),
        item(&note_id, "case-notes", choice(&[&note])),
        item(
            &alert_id,
            "mental-health",
            json!({ "type": "yes-no", "safety": { "when": {"is": ["yes"]}, "topics": ["self-harm"] } }),
        ),
    ];
    let (scale, band, level) =
        (p.word(&["scale-scores", "does-not-fit"]), p.word(&["scale-scores"]), p.word(&["total"]));
    let scales = json!([{ "id": scale, "kind": "risk", "title": {"en": "?"}, "items": [{ "item": single }],
                          "bands": [{ "code": band, "from": 1, "title": {"en": "?"} }] }]);
    let total =
        json!({ "risks": [scale], "strengths": [], "levels": [{ "code": level, "from": 1, "title": {"en": "?"} }] });
    let (id, version, section) = (p.word(&["pack"]), p.word(&["pack"]), p.word(&["missing"]));
    let questions = pack(&id, &version, &section, &questions, scales, Some(total));

    let mut intake = Intake::new(about, questions, &p.word(&["notice-version"]));
    let [own, doctors, mothers] = seeds.telephones.map(|digits| telephone(&digits.to_string()));
    p.thing(own.as_str(), &["phone"]);
    p.thing(doctors.as_str(), &["gp"]);
    p.thing(mothers.as_str(), &["emergency-contact"]);
    let email = EmailAddress::parse(&format!("{}@mail.example", p.word(&["email"]))).unwrap().unwrap();
    let mut planted_line = |field: &'static [&'static str]| line(&p.word(field));
    intake.profile = Profile {
        name: Some(planted_line(&["name"])),
        preferred_name: Some(planted_line(&["preferred-name"])),
        date_of_birth: PartialDate::new(seeds.birth.0, Some(seeds.birth.1), Some(seeds.birth.2)),
        phone: Some(ContactWay { value: own, safe: Safe::Yes, note: None }),
        email: Some(ContactWay { value: email, safe: Safe::Sometimes, note: Some(planted_line(&["email"])) }),
        address: None,
        nhs_number: Some(nhs_number(seeds.nhs)),
        national_insurance_number: NationalInsuranceNumber::parse(&format!("AB{}C", seeds.ni)).unwrap(),
        gp: Some(Gp { name: planted_line(&["gp"]), phone: Some(doctors) }),
        emergency_contact: Some(EmergencyContact {
            name: planted_line(&["emergency-contact"]),
            phone: Some(mothers),
            relationship: Some(planted_line(&["emergency-contact"])),
        }),
    };
    let address = Paragraph::parse(&p.word(&["address"])).unwrap().unwrap();
    intake.profile.address = Some(ContactWay { value: address, safe: Safe::Unknown, note: None });
    p.thing(&intake.profile.date_of_birth.unwrap().to_string(), &["date-of-birth"]);
    p.thing(intake.profile.nhs_number.as_ref().unwrap().as_str(), &["nhs-number"]);
    p.thing(intake.profile.national_insurance_number.as_ref().unwrap().as_str(), &["national-insurance-number"]);
    p.thing(&format!("\"number\":{}", seeds.number), CODED);
    let moved = PartialDate::new(seeds.moved.0, Some(seeds.moved.1), Some(seeds.moved.2)).unwrap().to_string();
    p.thing(&moved, FULL);

    let study_id = StudyId::from_entropy(seeds.study_id);
    p.thing(&study_id.to_hex(), &["study-id"]);
    let reference = ThingId::from_bytes(seeds.invite);
    p.thing(&reference.to_hex(), &["invite"]);
    intake.invited = Some(Invited { reference, study_id: study_id.clone() });
    intake.consent = ResearchConsent::Given { study_id, wording: p.word(&["research-consent"]), day: 20_000 };

    intake.about = about_items
        .iter()
        .fold(Scenario { draft: intake.about }, |s, (id, code)| s.answer(id, code))
        .answer("language-name", &about_words)
        .draft;
    intake.questions = Scenario { draft: intake.questions }
        .answer(&single, &code)
        .answer("things", &format!("{one},{two}"))
        .answer(&number_id, &seeds.number.to_string())
        .answer(&date_id, &moved)
        .answer(&word_id, &words)
        .answer(&story_id, &story)
        .pass(&passed_words_id, Pass::RatherTalk)
        .answer(&who_id, &who)
        .answer(&note_id, &note)
        .answer(&alert_id, "yes")
        .draft;
    intake.does_not_fit = [0].into();
    (intake.finish(0, 20_516), p)
}

/// Each planted word stands in exactly the fields that carry it and that `P` is granted.
fn check<P: Partner>(preview: Preview<P>, planted: &Planted) -> Result<(), TestCaseError> {
    let to_seal = preview.accept().addressed(&Destination::of(&centre()).unwrap(), DropId::from_bytes([0; 16]));
    let plaintext = to_seal.payload();
    let payload: Value = serde_json::from_str(plaintext).unwrap();
    prop_assert_eq!(payload.as_object().unwrap().keys().collect::<Vec<_>>(), ["fields", "format", "to"]);
    let fields = payload["fields"].as_object().unwrap();
    for (word, carried_by) in &planted.words {
        let mut found = 0;
        for grant in P::FIELDS {
            let text = fields.get(grant.field).map(Value::to_string).unwrap_or_default();
            prop_assert_eq!(
                text.contains(word),
                carried_by.contains(&grant.field),
                "{} in {} of {:?}",
                word,
                grant.field,
                P::CODE
            );
            found += text.matches(word).count();
        }
        prop_assert_eq!(plaintext.matches(word).count(), found, "{} outside the granted fields", word);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn each_stands_where_the_agreement_lists_it_and_nowhere_else(seeds in seeds()) {
        let (case, planted) = case(&seeds);
        let centre = centre();
        check::<WomensCentre>(Projection::of(&case, Narrowing::of(&centre).unwrap()).unwrap().into(), &planted)?;
        check::<Jabbs>(Projection::of(&case, Narrowing::of(&centre).unwrap()).unwrap().into(), &planted)?;
        let consented = ConsentedCase::of(&case).unwrap();
        check::<Birmingham>(Projection::of(consented, Narrowing::of(&centre).unwrap()).unwrap().into(), &planted)?;
    }
}

#[test]
fn every_field_that_can_carry_her_words_or_codes_has_a_canary() {
    let seeds = Seeds {
        word: "canary".into(),
        nhs: 999_123_456,
        ni: 123_456,
        telephones: [100_000_000_000_001, 100_000_000_000_002, 100_000_000_000_003],
        number: -123_456,
        study_id: [7; 16],
        invite: [8; 16],
        birth: (1980, 1, 1),
        moved: (2150, 1, 1),
    };
    let (_, planted) = case(&seeds);
    let carried = |field: &str| planted.words.iter().any(|(_, fields)| fields.contains(&field));
    // Bands, counts and days: made of nothing that could hold a canary.
    let without = [
        "age-band",
        "ethnic-group",
        "disability",
        "month",
        "days-since-baseline",
        "app",
        "completed",
        "duration",
        "finished-on",
        "baseline-on",
        "minutes-taken",
    ];
    for (_, grants) in candour::share::AGREEMENTS {
        for grant in grants {
            assert_eq!(carried(grant.field), !without.contains(&grant.field), "{}", grant.field);
        }
    }
}
