//! What is kept: released shapes stay readable, a draft comes back as it was, and nothing opens where it should not.

use std::sync::Arc;

use base64ct::{Base64UrlUnpadded, Encoding as _};
use candour::assessment::{Answer, Draft, Value};
use candour::case::{Intake, Line, ResearchConsent, Safe, TelephoneNumber};
use candour::instrument::Instrument;
use candour::vault::{
    Agenda, AskedPack, KdfParams, OpenError, PackKey, Phrase, RecordId, Salt, Secret, Slot, VaultKey, derive_kek,
    open_draft, seal_draft,
};
use proptest::prelude::*;
use serde_json::json;

use crate::support::entropy::Counting;
use crate::support::golden::frozen;
use crate::support::rosalind::{self, ABOUT, QUESTIONS};

const ID: RecordId = RecordId::from_bytes([0xab; 16]);

fn pack(json: &str) -> Arc<Instrument> {
    Arc::new(Instrument::parse(json).unwrap())
}

/// What whoever came without an invite is asked.
fn none() -> Agenda {
    Agenda::default()
}

fn restored(key: &VaultKey, stored: &[u8]) -> Intake {
    let restored = open_draft(key, ID, stored).unwrap().restore(pack(ABOUT), pack(QUESTIONS)).unwrap();
    assert_eq!(restored.not_taken, Vec::<String>::new());
    restored.intake
}

/// All that a kept draft must give back, in plain text.
fn told(intake: &Intake) -> serde_json::Value {
    let p = &intake.profile;
    let line = |line: &Option<Line>| line.as_ref().map(|l| l.as_str().to_owned());
    let telephone = |number: &Option<TelephoneNumber>| number.as_ref().map(|n| n.as_str().to_owned());
    let answers = |draft: &Draft| -> Vec<String> {
        let said = |answer: &Answer| match answer {
            Answer::Given(Value::Choice(code)) => format!("choice {code}"),
            Answer::Given(Value::Choices(codes)) => format!("choices {codes:?}"),
            Answer::Given(Value::Number(number)) => format!("number {number}"),
            Answer::Given(Value::Date(date)) => format!("date {date}"),
            Answer::Given(Value::Words(words)) => format!("words {words}"),
            Answer::Passed(pass) => format!("passed {}", pass.code()),
        };
        draft.answers().map(|(id, answer)| format!("{id}: {}", said(answer))).collect()
    };
    json!({
        "name": [line(&p.name), line(&p.preferred_name)],
        "born": p.date_of_birth.map(|d| d.to_string()),
        "phone": p.phone.as_ref().map(|w| (w.value.as_str(), w.safe.code())),
        "email": p.email.as_ref().map(|w| (w.value.as_str(), w.safe.code())),
        "address": p.address.as_ref().map(|w| (w.value.as_str(), w.safe.code())),
        "numbers": [p.nhs_number.as_ref().map(|n| n.as_str()), p.national_insurance_number.as_ref().map(|n| n.as_str())],
        "gp": p.gp.as_ref().map(|gp| (gp.name.as_str(), telephone(&gp.phone))),
        "emergency": p.emergency_contact.as_ref().map(|e| (e.name.as_str(), telephone(&e.phone), line(&e.relationship))),
        "about": answers(&intake.about),
        "questions": answers(&intake.questions),
        "consent": match &intake.consent {
            ResearchConsent::NotGiven => json!("not given"),
            ResearchConsent::Declined => json!("declined"),
            ResearchConsent::Given { study_id, wording, day } => json!([study_id.to_hex(), wording, day]),
        },
        "does_not_fit": intake.does_not_fit,
        "notice": intake.notice_version,
        "baseline_day": intake.baseline_day,
        "started": intake.started,
    })
}

#[test]
fn the_first_released_shapes_are_read_for_ever() {
    let file = frozen("vault/draft-1.json", || {
        let entropy = Counting::default();
        let phrase = Phrase::make(&entropy).unwrap();
        let salt = Salt::make(&entropy).unwrap();
        let kek = derive_kek(&phrase, salt, KdfParams::STANDARD).unwrap();
        let key = VaultKey::make(&entropy).unwrap();
        let slot = Slot::wrap(&key, &kek, (salt, KdfParams::STANDARD), ID, 20_530, &entropy).unwrap();
        let draft = seal_draft(&key, ID, &rosalind::intake(), &none(), &entropy).unwrap().into_bytes();
        let file = json!({
            "words": phrase.secret().expose(),
            "slot": Base64UrlUnpadded::encode_string(&slot.to_bytes()),
            "draft": Base64UrlUnpadded::encode_string(&draft),
            "reads": told(&restored(&key, &draft)),
        });
        format!("{file:#}\n")
    });
    let file: serde_json::Value = serde_json::from_str(&file).unwrap();
    let bytes = |name: &str| Base64UrlUnpadded::decode_vec(file[name].as_str().unwrap()).unwrap();

    let phrase = Phrase::parse(&Secret::new(file["words"].as_str().unwrap().to_owned())).unwrap();
    let slot = Slot::parse(&bytes("slot")).unwrap();
    let (salt, params) = slot.recipe();
    assert_eq!((params, slot.last_day()), (KdfParams::STANDARD, 20_530));
    let key = slot.unwrap(ID, &derive_kek(&phrase, salt, params).unwrap()).unwrap();
    assert_eq!(told(&restored(&key, &bytes("draft"))), file["reads"]);
}

#[test]
fn the_second_shape_of_a_draft_is_read_for_ever_with_the_invite_that_it_answers() {
    let file = frozen("vault/draft-2.json", || {
        let entropy = Counting::default();
        let key = VaultKey::make(&entropy).unwrap();
        let draft = seal_draft(&key, ID, &rosalind::intake(), &none(), &entropy).unwrap().into_bytes();
        let file = json!({
            "draft": Base64UrlUnpadded::encode_string(&draft),
            "reads": told(&restored(&key, &draft)),
        });
        format!("{file:#}\n")
    });
    let file: serde_json::Value = serde_json::from_str(&file).unwrap();
    let key = VaultKey::make(&Counting::default()).unwrap();
    let intake = restored(&key, &Base64UrlUnpadded::decode_vec(file["draft"].as_str().unwrap()).unwrap());
    assert_eq!(told(&intake), file["reads"]);
    assert_eq!(intake.invited, rosalind::intake().invited);
}

#[test]
fn the_third_shape_of_a_draft_is_read_for_ever_with_the_key_of_its_licensed_pack() {
    let file = frozen("vault/draft-3.json", || unreachable!("no build writes this shape any more"));
    let file: serde_json::Value = serde_json::from_str(&file).unwrap();
    let key = VaultKey::make(&Counting::default()).unwrap();
    let draft = Base64UrlUnpadded::decode_vec(file["draft"].as_str().unwrap()).unwrap();
    assert_eq!(told(&restored(&key, &draft)), file["reads"]);
    let agenda = open_draft(&key, ID, &draft).unwrap().agenda();
    let pack_key = agenda.key_of(&of_rosalind()).unwrap();
    assert_eq!(pack_key.to_text().expose(), file["pack_key"].as_str().unwrap());
    assert!(!agenda.is_of_several() && !agenda.is_sent(&of_rosalind()));
}

/// The name of the questions that she answers.
fn of_rosalind() -> String {
    rosalind::intake().questions.instrument().identity().to_string()
}

/// Three packs, the second one licensed; hers is the first, and sent.
fn agenda(key: PackKey) -> Agenda {
    let packs = [(of_rosalind(), None), ("licensed-7.0".to_owned(), Some(key)), ("last-2.1".to_owned(), None)];
    let mut agenda = Agenda::new(packs.map(|(name, key)| AskedPack { name, key: key.map(Arc::new) }));
    agenda.send(&of_rosalind());
    agenda
}

/// Every pack with its key in text, and whether it is sent.
fn points(agenda: &Agenda) -> serde_json::Value {
    let key = |key: &Arc<PackKey>| key.to_text().expose().clone();
    agenda.points().map(|(pack, sent)| json!([pack.name, pack.key.as_ref().map(key), sent])).collect()
}

#[test]
fn the_fourth_shape_of_a_draft_is_read_for_ever_with_all_that_her_invite_asks_of_her() {
    let file = frozen("vault/draft-4.json", || {
        let entropy = Counting::default();
        let (key, pack_key) = (VaultKey::make(&entropy).unwrap(), PackKey::make(&entropy).unwrap());
        let agenda = agenda(pack_key);
        let draft = seal_draft(&key, ID, &rosalind::intake(), &agenda, &entropy).unwrap().into_bytes();
        let file = json!({
            "draft": Base64UrlUnpadded::encode_string(&draft),
            "agenda": points(&agenda),
            "reads": told(&restored(&key, &draft)),
        });
        format!("{file:#}\n")
    });
    let file: serde_json::Value = serde_json::from_str(&file).unwrap();
    let key = VaultKey::make(&Counting::default()).unwrap();
    let draft = Base64UrlUnpadded::decode_vec(file["draft"].as_str().unwrap()).unwrap();
    assert_eq!(told(&restored(&key, &draft)), file["reads"]);
    let agenda = open_draft(&key, ID, &draft).unwrap().agenda();
    assert_eq!(points(&agenda), file["agenda"]);
    assert!(agenda.is_sent(&of_rosalind()));
    assert_eq!(agenda.waiting("last-2.1").map(|pack| pack.name.as_str()).collect::<Vec<_>>(), ["licensed-7.0"]);
}

#[test]
fn the_key_of_a_licensed_pack_comes_back_with_the_draft_and_stands_nowhere_in_its_bytes() {
    let entropy = Counting::default();
    let key = VaultKey::make(&entropy).unwrap();
    let (bytes, text) = ([0x5b; 32], PackKey::from_bytes(&[0x5b; 32]).unwrap().to_text());
    let seal = |agenda: &Agenda| seal_draft(&key, ID, &rosalind::intake(), agenda, &entropy).unwrap().into_bytes();
    let with = seal(&agenda(PackKey::from_bytes(&bytes).unwrap()));
    let opened = open_draft(&key, ID, &with).unwrap().agenda();
    assert_eq!(opened.key_of("licensed-7.0").unwrap().to_bytes().expose(), &bytes);
    assert_eq!(open_draft(&key, ID, &seal(&none())).unwrap().agenda().points().count(), 0);
    for canary in [bytes.as_slice(), text.expose().as_bytes(), b"licensed-7.0"] {
        assert!(!with.windows(canary.len()).any(|part| part == canary));
    }
    assert_eq!(with.len(), seal(&none()).len(), "its size does not say whether there is an invite");
}

#[test]
fn a_draft_comes_back_but_for_when_it_was_started() {
    let entropy = Counting::default();
    let key = VaultKey::make(&entropy).unwrap();
    let mut intake = rosalind::intake();
    let sealed = seal_draft(&key, ID, &intake, &none(), &entropy).unwrap();
    assert!(intake.started.take().is_some(), "over several visits, how long it took is not known");
    assert_eq!(told(&restored(&key, &sealed.into_bytes())), told(&intake));
}

#[test]
fn when_it_is_safe_to_reach_her_comes_back() {
    let entropy = Counting::default();
    let key = VaultKey::make(&entropy).unwrap();
    let mut intake = rosalind::intake();
    let note = Line::parse("After six, and ask for Roz").unwrap();
    intake.profile.phone.iter_mut().for_each(|way| (way.safe, way.note) = (Safe::Sometimes, note.clone()));
    let sealed = seal_draft(&key, ID, &intake, &none(), &entropy).unwrap();
    assert_eq!(restored(&key, &sealed.into_bytes()).profile.phone, intake.profile.phone);
}

#[test]
fn the_same_draft_is_never_sealed_to_the_same_bytes() {
    let entropy = Counting::default();
    let key = VaultKey::make(&entropy).unwrap();
    let seal = || seal_draft(&key, ID, &rosalind::intake(), &none(), &entropy).unwrap();
    assert_ne!(seal(), seal());
}

#[test]
fn nothing_of_hers_stands_in_the_sealed_bytes() {
    let entropy = Counting::default();
    let key = VaultKey::make(&entropy).unwrap();
    let bytes = seal_draft(&key, ID, &rosalind::intake(), &none(), &entropy).unwrap().into_bytes();
    for canary in ["Rosalind", "sleep", "sparrows", "Elm Row"] {
        assert!(!bytes.windows(canary.len()).any(|w| w == canary.as_bytes()), "{canary}");
    }
}

#[test]
fn another_vaults_key_or_another_place_opens_nothing() {
    let entropy = Counting::default();
    let (key, other) = (VaultKey::make(&entropy).unwrap(), VaultKey::make(&entropy).unwrap());
    let bytes = seal_draft(&key, ID, &rosalind::intake(), &none(), &entropy).unwrap().into_bytes();
    assert_eq!(open_draft(&other, ID, &bytes).err(), Some(OpenError::WrongKeyOrChanged));
    assert_eq!(open_draft(&key, RecordId::ONLY, &bytes).err(), Some(OpenError::WrongKeyOrChanged));
}

#[test]
fn a_draft_is_restored_over_its_own_packs_only() {
    let entropy = Counting::default();
    let key = VaultKey::make(&entropy).unwrap();
    let bytes = seal_draft(&key, ID, &rosalind::intake(), &none(), &entropy).unwrap().into_bytes();
    let newer = QUESTIONS.replace(r#""version": "1.0""#, r#""version": "1.1""#);
    let refused = open_draft(&key, ID, &bytes).unwrap().restore(pack(ABOUT), pack(&newer)).unwrap_err();
    assert_eq!((refused.needed.id.as_str(), refused.needed.version.as_str()), ("every-type", "1.0"));
}

#[test]
fn answers_that_do_not_fit_any_more_are_named_and_the_rest_is_kept() {
    let entropy = Counting::default();
    let key = VaultKey::make(&entropy).unwrap();
    let bytes = seal_draft(&key, ID, &rosalind::intake(), &none(), &entropy).unwrap().into_bytes();
    let changed =
        QUESTIONS.replace(r#""code": "walks""#, r#""code": "strolls""#).replace(r#""id": "word""#, r#""id": "term""#);
    let restored = open_draft(&key, ID, &bytes).unwrap().restore(pack(ABOUT), pack(&changed)).unwrap();
    assert_eq!(restored.not_taken, ["things", "word"]);
    assert_eq!(restored.intake.questions.answers().count(), rosalind::intake().questions.answers().count() - 2);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn whatever_she_writes_comes_back(words in "\\PC{1,20}", name in "\\PC{0,200}", mood in 0..=10_i64) {
        let entropy = Counting::default();
        let key = VaultKey::make(&entropy).unwrap();
        let mut intake = Intake::new(pack(ABOUT), pack(QUESTIONS), "1");
        intake.profile.name = Line::parse(&name).unwrap();
        let item = |id| intake.questions.instrument().find(id).unwrap();
        let (word, rating) = (item("word"), item("mood"));
        let taken = intake.questions.answer(word, Answer::Given(Value::Words(words.clone())));
        prop_assert_eq!(taken.is_ok(), !words.trim().is_empty());
        intake.questions.answer(rating, Answer::Given(Value::Number(mood))).unwrap();
        let bytes = seal_draft(&key, ID, &intake, &none(), &entropy).unwrap().into_bytes();
        prop_assert_eq!(told(&restored(&key, &bytes)), told(&intake));
    }
}
