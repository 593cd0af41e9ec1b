//! What is kept at a centre: every shape comes back as it was, opens in its own place only, and stays readable for ever.

use base64ct::{Base64UrlUnpadded, Encoding as _};
use candour::case::record::{CaseId, Event, NoteDraft, StaffId, Summary};
use candour::vault::staff::{
    Book, Colleague, Grant, Granted, Member, Passphrase, PersonKey, RECOVERY, Recipe, Role, SignInName, StaffSlot,
    WrappedKey,
};
use candour::vault::{
    ContentKey, KdfParams, ManagerKey, OpenError, RecordId, Salt, Secret, VaultKey, chapter_at, derive_kek, open_book,
    open_centre_keys, open_chapter, open_colleagues, open_note_draft, open_summaries, seal_book, seal_centre_keys,
    seal_chapter, seal_colleagues, seal_note_draft, seal_summaries,
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
    NoteDraft { corrects: Some(thing(1)), typed: text("Her sister called") }
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
    assert_eq!(open_summaries(&vault, MAUDS, &bytes("summaries")).unwrap(), [Summary::of(CASE, &log)]);
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
