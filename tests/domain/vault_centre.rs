//! What is kept at a centre: every shape comes back as it was, opens in its own place only, and stays readable for ever.

use base64ct::{Base64UrlUnpadded, Encoding as _};
use candour::assessment::PartialDate;
use candour::case::StudyId;
use candour::case::record::{CaseId, Event, Invite, Kind, Mention, Note, NoteDraft, StaffId, Summary};
use candour::vault::staff::{
    Arrival, ArrivalState, Aside, Book, Colleague, Grant, Granted, HalfField, HalfTyped, Looked, Member, Passphrase,
    PersonKey, RECOVERY, Recipe, Role, SignInName, Spot, StaffSlot, WrappedKey,
};
use candour::vault::{
    ContentKey, KdfParams, ManagerKey, OpenError, RecordId, Salt, Secret, VaultKey, chapter_at, derive_kek,
    half_typed_at, half_typed_of, open_arrival, open_book, open_centre_keys, open_chapter, open_colleagues,
    open_half_typed, open_half_typed_in, open_looked, open_note_draft, open_summaries, seal_arrival, seal_book,
    seal_centre_keys, seal_chapter, seal_colleagues, seal_half_typed, seal_half_typed_in, seal_looked, seal_note_draft,
    seal_summaries,
};
use proptest::prelude::*;
use serde_json::json;

use crate::support::entropy::Counting;
use crate::support::every_kind::{every_kind, text, thing};
use crate::support::golden::frozen;
use crate::support::kinds::kinds;
use crate::support::rosalind::line;
use crate::support::tablets::{CASE, Tablet};

const MAUD: StaffId = StaffId::from_bytes([3; 16]);
const MAUDS: RecordId = RecordId::from_bytes([3; 16]);
const PASSPHRASE: &str = "three sparrows in the rain";

fn written() -> Tablet {
    let mut tablet = Tablet::of(1);
    every_kind().into_iter().for_each(|kind| drop(tablet.write(1_000, kind)));
    tablet
}

fn owned(events: &[&Event]) -> Vec<Event> {
    events.iter().map(|event| (*event).clone()).collect()
}

fn member(person: &PersonKey) -> Member {
    let colleague = Colleague { id: MAUD, name: line("Maud Osei"), role: Role::Manager, active: true };
    Member { colleague, sign_in: SignInName::parse("maud").unwrap(), public: person.public_key() }
}

fn note() -> NoteDraft {
    NoteDraft { corrects: Some(thing(1)), note: Note::new(text("Her sister called"), None, Vec::new()).unwrap() }
}

fn note_with_marks() -> NoteDraft {
    let marks = vec![Mention { from: 0, to: 10 }];
    NoteDraft {
        corrects: None,
        note: Note::new(text("Her sister called"), PartialDate::parse("2026-03-04"), marks).unwrap(),
    }
}

fn centre_keys() -> [Secret<String>; 2] {
    ["newest", "oldest"].map(|key| Secret::new(key.to_owned()))
}

fn told(book: &Book) -> Vec<(Colleague, String)> {
    book.members().iter().map(|member| (member.colleague.clone(), member.sign_in.as_str().to_owned())).collect()
}

#[test]
fn the_first_shapes_of_a_centre_are_read_for_ever() {
    let log = written().log;
    let recipe = Recipe { vault: Salt([5; 16]), params: KdfParams::STANDARD };
    let kek = |recipe: Recipe| {
        let (salt, params) = recipe.of(Some(&SignInName::parse("Maud").unwrap()));
        derive_kek(&Passphrase::parse(&Secret::new(PASSPHRASE.to_owned())).unwrap(), salt, params).unwrap()
    };
    let file = frozen("vault/centre-1.json", || {
        let entropy = Counting::default();
        let (person, recovery) = (PersonKey::make(&entropy).unwrap(), PersonKey::make(&entropy).unwrap());
        let (vault, manager) = (VaultKey::make(&entropy).unwrap(), ManagerKey::make(&entropy).unwrap());
        let content = ContentKey::make(&entropy).unwrap();
        let mut book = Book::new(recovery.public_key());
        book.add(member(&person)).unwrap();
        let text = |bytes: &[u8]| Base64UrlUnpadded::encode_string(bytes);
        let case = RecordId::from_bytes(*CASE.as_bytes());
        let slot = StaffSlot::wrap(&person, &kek(recipe), recipe, MAUDS, &entropy).unwrap();
        let grant = Grant::seal(&vault, Some(&manager), &person.public_key(), MAUDS, &entropy).unwrap();
        let chapter = seal_chapter(&content, (CASE, 7), &log.in_order(), &entropy).unwrap();
        let summary = Summary::of(CASE, &log);
        let file = json!({
            "slot": text(&slot.to_bytes()),
            "grant": text(&grant.into_bytes()),
            "book": text(&seal_book(&manager, &book, &entropy).unwrap().into_bytes()),
            "colleagues": text(&seal_colleagues(&vault, &book.colleagues(), &entropy).unwrap().into_bytes()),
            "case_key": text(&WrappedKey::wrap(&content, &vault, case, &entropy).unwrap().to_bytes()),
            "chapter": text(&chapter.into_bytes()),
            "note": text(&seal_note_draft(&content, (CASE, MAUD), &note(), &entropy).unwrap().into_bytes()),
            "centre_keys": text(&seal_centre_keys(&vault, &centre_keys(), &entropy).unwrap().into_bytes()),
            "summaries": text(&seal_summaries(&vault, MAUDS, &[&summary], &entropy).unwrap().into_bytes()),
        });
        format!("{file:#}\n")
    });
    let file: serde_json::Value = serde_json::from_str(&file).unwrap();
    let bytes = |name: &str| Base64UrlUnpadded::decode_vec(file[name].as_str().unwrap()).unwrap();

    let slot = StaffSlot::parse(&bytes("slot")).unwrap();
    assert_eq!(slot.recipe(), recipe);
    let person = slot.unwrap(MAUDS, &kek(slot.recipe())).unwrap();
    let Granted { vault, manager } = Grant::open(&bytes("grant"), &person, MAUDS).unwrap();
    let book = open_book(&manager.unwrap(), &bytes("book")).unwrap();
    assert_eq!(told(&book), [(member(&person).colleague, "maud".to_owned())]);
    assert_eq!(open_colleagues(&vault, &bytes("colleagues")).unwrap(), book.colleagues());
    let (content, _) = WrappedKey::unwrap(&bytes("case_key"), &vault, RecordId::from_bytes(*CASE.as_bytes())).unwrap();
    assert_eq!(open_chapter(&content, (CASE, 7), &bytes("chapter")).unwrap(), owned(&log.in_order()));
    assert_eq!(open_note_draft(&content, (CASE, MAUD), &bytes("note")).unwrap(), note());
    let keys = open_centre_keys(&vault, &bytes("centre_keys")).unwrap();
    assert_eq!(keys.iter().map(Secret::expose).collect::<Vec<_>>(), ["newest", "oldest"]);
    let without_invites = Summary { invites: Vec::new(), ..Summary::of(CASE, &log) };
    assert_eq!(open_summaries(&vault, MAUDS, &bytes("summaries")).unwrap(), [without_invites]);
}

#[test]
fn invites_and_summaries_as_they_are_since_invites_have_links_are_read_for_ever() {
    let invite = Invite {
        packs: vec!["gwa-1.0".into()],
        languages: vec!["en".into()],
        study_id: Some(StudyId::from_entropy([9; 16])),
        last_day: 20_600,
    };
    let mut tablet = Tablet::of(1);
    tablet.write(1_000, Kind::Invited { invite: thing(7), to: invite });
    let (log, summary) = (tablet.log.clone(), Summary::of(CASE, &tablet.log));
    let keys = || {
        let entropy = Counting::default();
        (ContentKey::make(&entropy).unwrap(), VaultKey::make(&entropy).unwrap(), entropy)
    };
    let file = frozen("vault/centre-2.json", || {
        let (content, vault, entropy) = keys();
        let text = |bytes: &[u8]| Base64UrlUnpadded::encode_string(bytes);
        let file = json!({
            "chapter": text(&seal_chapter(&content, (CASE, 0), &log.in_order(), &entropy).unwrap().into_bytes()),
            "summaries": text(&seal_summaries(&vault, MAUDS, &[&summary], &entropy).unwrap().into_bytes()),
        });
        format!("{file:#}\n")
    });
    let file: serde_json::Value = serde_json::from_str(&file).unwrap();
    let bytes = |name: &str| Base64UrlUnpadded::decode_vec(file[name].as_str().unwrap()).unwrap();
    let (content, vault, _) = keys();
    assert_eq!(open_chapter(&content, (CASE, 0), &bytes("chapter")).unwrap(), owned(&log.in_order()));
    assert_eq!(open_summaries(&vault, MAUDS, &bytes("summaries")).unwrap(), [summary]);
}

#[test]
fn what_an_inbox_knows_is_read_for_ever() {
    let arrival = |state| Arrival { seen: 1_780_000_000_000, mark: [6; 16], state };
    let aside = |why| arrival(ArrivalState::Aside { why, envelope: None });
    let filed = ArrivalState::Filed { case: CASE, by: MAUD, at: 1_780_000_360_000 };
    let by_hand = Aside::ByHand { by: MAUD, reason: Some(line("Tried out")) };
    let mut arrivals = vec![arrival(ArrivalState::New { envelope: "{}".into() }), arrival(filed), aside(by_hand)];
    arrivals.push(arrival(ArrivalState::Aside { why: Aside::NoKey, envelope: Some("{}".into()) }));
    arrivals.extend(Aside::FOUND.map(|(_, why)| aside(why)));
    let looked = Looked { at: 1_780_000_000_000, since: Some("23-g1AAA".into()) };
    let vault = || VaultKey::make(&Counting::default()).unwrap();
    let file = frozen("vault/inbox-1.json", || {
        let entropy = Counting::default();
        let vault = vault();
        let text = |bytes: &[u8]| Base64UrlUnpadded::encode_string(bytes);
        let seal = |arrival| text(&seal_arrival(&vault, MAUDS, arrival, &entropy).unwrap().into_bytes());
        let looked = text(&seal_looked(&vault, &looked, &entropy).unwrap().into_bytes());
        let file = json!({ "arrivals": arrivals.iter().map(seal).collect::<Vec<_>>(), "looked": looked });
        format!("{file:#}\n")
    });
    let file: serde_json::Value = serde_json::from_str(&file).unwrap();
    let bytes = |value: &serde_json::Value| Base64UrlUnpadded::decode_vec(value.as_str().unwrap()).unwrap();
    let opened = |value| open_arrival(&vault(), MAUDS, &bytes(value)).unwrap();
    assert_eq!(file["arrivals"].as_array().unwrap().iter().map(opened).collect::<Vec<_>>(), arrivals);
    assert_eq!(open_looked(&vault(), &bytes(&file["looked"])).unwrap(), looked);
}

#[test]
fn the_second_shape_of_a_begun_note_is_read_for_ever() {
    let key = ContentKey::make(&Counting::default()).unwrap();
    let file = frozen("vault/note-draft-2.txt", || {
        let sealed = seal_note_draft(&key, (CASE, MAUD), &note_with_marks(), &Counting::default()).unwrap();
        format!("{}\n", Base64UrlUnpadded::encode_string(&sealed.into_bytes()))
    });
    let sealed = Base64UrlUnpadded::decode_vec(file.trim()).unwrap();
    assert_eq!(open_note_draft(&key, (CASE, MAUD), &sealed).unwrap(), note_with_marks());
}

#[test]
fn the_first_shape_of_what_is_half_typed_is_read_for_ever() {
    let field = |key: &str, value: &str, before: &str| HalfField {
        key: key.into(),
        label: "Phone".into(),
        value: value.into(),
        before: before.into(),
    };
    let fields = vec![field("phone", "07700 900222", "07700 900111"), field("phone-safe", "No", "")];
    let spots = [Spot::Message(RecordId::from_bytes([9; 16])), Spot::Results(thing(2))];
    let spots = Spot::ALONE.map(|(_, spot)| spot).into_iter().chain(spots);
    let typed = |at| HalfTyped { at, form: "change-phone".into(), kept: 1_780_000_000_000, fields: fields.clone() };
    let typed: Vec<HalfTyped> = spots.map(typed).collect();
    let keys = || {
        let entropy = Counting::default();
        (ContentKey::make(&entropy).unwrap(), VaultKey::make(&entropy).unwrap(), entropy)
    };
    let file = frozen("vault/half-typed-1.json", || {
        let (content, vault, entropy) = keys();
        let text = |bytes: &[u8]| Base64UrlUnpadded::encode_string(bytes);
        let file = json!({
            "of_a_case": text(&seal_half_typed_in(&content, (CASE, MAUD), &typed, &entropy).unwrap().into_bytes()),
            "of_none": text(&seal_half_typed(&vault, MAUD, &typed, &entropy).unwrap().into_bytes()),
        });
        format!("{file:#}\n")
    });
    let file: serde_json::Value = serde_json::from_str(&file).unwrap();
    let bytes = |name: &str| Base64UrlUnpadded::decode_vec(file[name].as_str().unwrap()).unwrap();
    let (content, vault, _) = keys();
    assert_eq!(open_half_typed_in(&content, (CASE, MAUD), &bytes("of_a_case")).unwrap(), typed);
    assert_eq!(open_half_typed(&vault, MAUD, &bytes("of_none")).unwrap(), typed);

    let (joan, elsewhere) = (StaffId::from_bytes([4; 16]), CaseId::from_bytes([0xcb; 16]));
    for whose in [(CASE, joan), (elsewhere, MAUD)] {
        let opened = open_half_typed_in(&content, whose, &bytes("of_a_case"));
        assert_eq!(opened.err(), Some(OpenError::WrongKeyOrChanged));
    }
    assert_eq!(open_half_typed(&vault, joan, &bytes("of_none")).err(), Some(OpenError::WrongKeyOrChanged));
    assert_eq!(half_typed_of(half_typed_at(Some(CASE), MAUD).id, MAUD), Some(CASE));
    assert_eq!(half_typed_of(half_typed_at(None, MAUD).id, MAUD), None);
    assert_ne!(half_typed_of(half_typed_at(Some(CASE), MAUD).id, joan), Some(CASE));
}

#[test]
fn every_changed_byte_of_a_chapter_is_noticed_and_it_opens_in_its_place_only() {
    let entropy = Counting::default();
    let (key, other) = (ContentKey::make(&entropy).unwrap(), ContentKey::make(&entropy).unwrap());
    let log = written().log;
    let bytes = seal_chapter(&key, (CASE, 1), &log.in_order()[..1], &entropy).unwrap().into_bytes();
    for at in 0..bytes.len() {
        let mut changed = bytes.clone();
        changed[at] ^= 1;
        assert!(open_chapter(&key, (CASE, 1), &changed).is_err(), "byte {at}");
        assert!(open_chapter(&key, (CASE, 1), &bytes[..at]).is_err(), "{at} bytes");
    }
    let elsewhere = CaseId::from_bytes([0xcb; 16]);
    for (key, at) in [(&other, (CASE, 1)), (&key, (CASE, 2)), (&key, (elsewhere, 1))] {
        assert_eq!(open_chapter(key, at, &bytes).err(), Some(OpenError::WrongKeyOrChanged));
    }
    let of_another = Event { case: elsewhere, ..log.in_order()[0].clone() };
    assert!(seal_chapter(&key, (CASE, 1), &[&of_another], &entropy).is_err(), "an event stays with its case");
}

#[test]
fn chapters_stand_at_ids_of_their_own_that_follow_from_the_case() {
    let at: std::collections::BTreeSet<_> = (0..1_000).map(|number| chapter_at(CASE, number).id).collect();
    assert_eq!(at.len(), 1_000);
    assert!(at.iter().all(|id| id.as_bytes()[..12] == CASE.as_bytes()[..12]));
}

#[test]
fn a_caseworkers_grant_opens_nothing_that_is_the_managers() {
    let entropy = Counting::default();
    let (person, manager) = (PersonKey::make(&entropy).unwrap(), ManagerKey::make(&entropy).unwrap());
    let vault = VaultKey::make(&entropy).unwrap();
    let book = seal_book(&manager, &Book::new(person.public_key()), &entropy).unwrap().into_bytes();
    let grant = Grant::seal(&vault, None, &person.public_key(), MAUDS, &entropy).unwrap();
    assert!(Grant::open(&grant.into_bytes(), &person, MAUDS).unwrap().manager.is_none());
    let other = ManagerKey::make(&entropy).unwrap();
    assert_eq!(open_book(&other, &book).err(), Some(OpenError::WrongKeyOrChanged));
    assert_eq!(open_colleagues(&vault, &book).err(), Some(OpenError::WrongKeyOrChanged));
}

#[test]
fn the_recovery_words_have_a_salt_and_a_place_of_their_own() {
    let recipe = Recipe { vault: Salt([5; 16]), params: KdfParams::FLOOR };
    let maud = SignInName::parse("maud").unwrap();
    assert_ne!(recipe.of(None).0, recipe.of(Some(&maud)).0);
    assert_ne!(RECOVERY, MAUDS);
}

#[test]
fn nothing_of_anybody_stands_in_what_is_sealed() {
    let entropy = Counting::default();
    let (vault, manager) = (VaultKey::make(&entropy).unwrap(), ManagerKey::make(&entropy).unwrap());
    let content = ContentKey::make(&entropy).unwrap();
    let person = PersonKey::make(&entropy).unwrap();
    let mut book = Book::new(person.public_key());
    book.add(member(&person)).unwrap();
    let log = written().log;
    let sealed = [
        seal_book(&manager, &book, &entropy).unwrap(),
        seal_colleagues(&vault, &book.colleagues(), &entropy).unwrap(),
        seal_chapter(&content, (CASE, 1), &log.in_order(), &entropy).unwrap(),
        seal_summaries(&vault, MAUDS, &[&Summary::of(CASE, &log)], &entropy).unwrap(),
    ];
    for bytes in sealed.map(candour::vault::Envelope::into_bytes) {
        for canary in ["Maud", "maud", "Rosalind", "sparrows", "Elm Row", "900123"] {
            assert!(!bytes.windows(canary.len()).any(|w| w == canary.as_bytes()), "{canary}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn every_event_comes_back_as_it_was_written(kinds in prop::collection::vec(kinds(), 1..12), now in any::<i32>()) {
        let entropy = Counting::default();
        let key = ContentKey::make(&entropy).unwrap();
        let mut tablet = Tablet::of(1);
        kinds.into_iter().for_each(|kind| drop(tablet.write(i64::from(now), kind)));
        let events = tablet.log.in_order();
        let sealed = seal_chapter(&key, (CASE, 0), &events, &entropy).unwrap().into_bytes();
        prop_assert_eq!(open_chapter(&key, (CASE, 0), &sealed).unwrap(), owned(&events));
        let vault = VaultKey::make(&entropy).unwrap();
        let summary = Summary::of(CASE, &tablet.log);
        let sealed = seal_summaries(&vault, MAUDS, &[&summary], &entropy).unwrap().into_bytes();
        prop_assert_eq!(open_summaries(&vault, MAUDS, &sealed).unwrap(), [summary]);
    }
}
