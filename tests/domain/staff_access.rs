//! Who may come in: journeys of a manager and her colleagues.

use candour::app::staff::access::{
    AddError, CentreKeyError, ChangeError, ChosenProblem, PutOutError, RecoverError, ReplaceError, SetUpError,
    UnlockError, add, bring_centre_key, bring_sealed_key, centre_keys, change_passphrase, chosen, is_set_up, lock,
    make_centre_key, put_out, recover, renew_words, replace_passphrase, seal_centre_key, set_up,
};
use candour::app::staff::cases::{self, Filter, OpenCase};
use candour::app::staff::{Failed, Session};
use candour::case::record::{Fact, Kind, Note, NoteDraft, Text, Voice};
use candour::share::keys::{PrivateKey, PublicKey};
use candour::store::{RecordStore, StoreError};
use candour::vault::staff::{BookProblem, PassphraseProblem, Role};
use candour::vault::{Attempts, Namespace, OpenError, Place, RecordId};
use futures_executor::block_on;

use crate::support::centre::{CentreTablet, JOANS, MAUDS, name, somebody, typed};
use crate::support::keeping::{Phone, Turn};
use crate::support::rosalind::line;

const NEW: &str = "a kettle and two blue cups";

fn named(woman: &str) -> Vec<Kind> {
    vec![Kind::Told { by: Voice::Herself, facts: vec![Fact::Name(Some(line(woman)))] }]
}

fn new_case(tablet: &CentreTablet, session: &Session<Turn>, woman: &str) {
    let mut list = tablet.list(session);
    block_on(cases::new_case(tablet.pen(), session, &mut list, named(woman))).unwrap();
}

fn new_case_with_a_note(tablet: &CentreTablet, session: &Session<Turn>, draft: &NoteDraft) -> OpenCase {
    let mut list = tablet.list(session);
    let mut open = block_on(cases::new_case(tablet.pen(), session, &mut list, named("Hermia"))).unwrap();
    block_on(cases::save_note(tablet.pen(), session, &mut open, draft)).unwrap();
    open
}

/// The names of all cases, from the list and from each case itself.
fn women(tablet: &CentreTablet, session: &Session<Turn>) -> Vec<String> {
    let list = tablet.list(session);
    assert_eq!(list.unreadable(), 0);
    let open = |case| block_on(cases::open(&tablet.device.store, session, case)).unwrap();
    let name =
        |case| open(case).record().told[&Voice::Herself].name.value().unwrap().as_ref().unwrap().as_str().to_owned();
    let names: Vec<String> = list.shown(Filter::Open).into_iter().map(|summary| name(summary.case)).collect();
    assert_eq!(names, list.shown(Filter::Open).iter().map(|s| s.names[0].as_str().to_owned()).collect::<Vec<_>>());
    names
}

#[test]
fn a_manager_sets_up_adds_a_colleague_and_both_come_in() {
    let (tablet, maud, joan) = CentreTablet::with_joan();
    assert!(maud.is_manager() && maud.colleagues().len() == 2);
    new_case(&tablet, &maud, "Rosalind");
    assert!(matches!(tablet.unlock("joan", JOANS), Err(UnlockError::OpenElsewhere)), "one person at a time");
    lock(maud);
    let joans = tablet.unlock(" JOAN ", JOANS).unwrap();
    assert_eq!((joans.me(), joans.is_manager()), (&joan, false));
    assert_eq!(joans.hand().author, joan.id);
    assert_eq!(women(&tablet, &joans), ["Rosalind"]);
    lock(joans);
    let maud = tablet.unlock("maud", MAUDS).unwrap();
    assert!(maud.is_manager());
    assert_eq!(maud.colleague(joan.id), Some(&joan));
}

#[test]
fn a_tablet_is_set_up_once() {
    let (tablet, maud) = CentreTablet::set_up();
    let again = || {
        let (words, _) = tablet.device.words();
        block_on(set_up(tablet.device.ports(), &words, somebody("Eve", NEW))).err()
    };
    assert_eq!(again(), Some(SetUpError::OpenElsewhere));
    lock(maud);
    assert_eq!(again(), Some(SetUpError::AlreadySetUp));
    assert!(block_on(is_set_up(&tablet.device.store)).unwrap());
    assert!(tablet.unlock("maud", MAUDS).is_ok());
}

#[test]
fn a_set_up_that_fails_leaves_nothing() {
    let device = Phone::small();
    let (words, _) = device.words();
    device.store.full(true);
    let failed = block_on(set_up(device.ports(), &words, somebody("Maud", MAUDS))).err();
    assert_eq!(failed, Some(SetUpError::Failed(Failed::Store(StoreError::Full))));
    device.store.full(false);
    assert!(!block_on(is_set_up(&device.store)).unwrap());
    assert!(block_on(set_up(device.ports(), &words, somebody("Maud", MAUDS))).is_ok());
}

#[test]
fn wrong_passphrases_slow_down_the_next_try() {
    let (tablet, maud) = CentreTablet::set_up();
    lock(maud);
    for _ in 0..3 {
        assert!(matches!(tablet.unlock("maud", NEW), Err(UnlockError::Wrong { seconds: 0 })));
    }
    assert!(matches!(tablet.unlock("eve", MAUDS), Err(UnlockError::Wrong { seconds: 5 })), "the name counts too");
    assert!(matches!(tablet.unlock("maud", MAUDS), Err(UnlockError::TooSoon { seconds: 5 })));
    tablet.device.wait(5);
    assert!(tablet.unlock("maud", MAUDS).is_ok(), "the right one still opens, and clears the count");
    let at = Place { namespace: Namespace::Attempts, id: RecordId::ONLY };
    assert_eq!(block_on(tablet.device.store.read(at)).unwrap(), None);
}

#[test]
fn a_try_counts_before_it_is_made() {
    let (tablet, maud) = CentreTablet::set_up();
    lock(maud);
    tablet.device.worker.0.missing.set(true);
    assert!(matches!(tablet.unlock("maud", MAUDS), Err(UnlockError::Failed(Failed::Keysmith(_)))));
    let at = Place { namespace: Namespace::Attempts, id: RecordId::ONLY };
    let counted = block_on(tablet.device.store.read(at)).unwrap();
    assert_eq!(counted, Some(Attempts::default().failed(0).to_bytes()), "the page may be closed meanwhile");
}

#[test]
fn who_signs_in_is_one_derivation_however_many_work_here() {
    let (tablet, mut maud, _) = CentreTablet::with_joan();
    tablet.add(&mut maud, "Ada", NEW, Role::Manager);
    lock(maud);
    tablet.device.worker.0.asked.set(0);
    assert!(tablet.unlock("ada", NEW).is_ok());
    assert_eq!(tablet.device.worker.0.asked.get(), 1);
}

#[test]
fn only_a_manager_changes_who_may_come_in() {
    let (tablet, maud, joan) = CentreTablet::with_joan();
    let mauds = maud.me().id;
    lock(maud);
    let mut joans = tablet.unlock("joan", JOANS).unwrap();
    let ports = tablet.device.ports();
    let added = block_on(add(ports, &mut joans, somebody("Eve", NEW), Role::Manager)).err();
    assert_eq!(added, Some(AddError::NotAManager));
    assert_eq!(block_on(put_out(ports, &mut joans, mauds)).err(), Some(PutOutError::NotAManager));
    let passphrase = chosen(&typed(NEW), &typed(NEW)).unwrap();
    let replaced = block_on(replace_passphrase(ports, &joans, joan.id, &passphrase)).err();
    assert_eq!(replaced, Some(ReplaceError::NotAManager));
    let (words, _) = tablet.device.words();
    assert_eq!(block_on(renew_words(ports, &joans, &words)).err(), Some(ReplaceError::NotAManager));
}

#[test]
fn who_was_put_out_opens_nothing_and_everybody_else_goes_on() {
    let (tablet, mut maud, joan) = CentreTablet::with_joan();
    let ada = tablet.add(&mut maud, "Ada", NEW, Role::Manager);
    ["Rosalind", "Celia", "Viola"].iter().for_each(|woman| new_case(&tablet, &maud, woman));
    let out = block_on(put_out(tablet.device.ports(), &mut maud, joan.id)).unwrap();
    assert_eq!(out.left, 0);
    assert_eq!(women(&tablet, &maud), ["Celia", "Rosalind", "Viola"], "Maud goes on without signing in again");
    new_case(&tablet, &maud, "Hermia");
    assert!(maud.colleague(joan.id).is_some_and(|joan| !joan.active), "what she did stays in her name");
    lock(maud);

    assert!(matches!(tablet.unlock("joan", JOANS), Err(UnlockError::Wrong { .. })));
    let adas = tablet.unlock("ada", NEW).unwrap();
    assert_eq!(women(&tablet, &adas), ["Celia", "Hermia", "Rosalind", "Viola"]);
    assert!(adas.is_manager() && adas.me() == &ada);
    lock(adas);
    let recovered = block_on(recover(
        tablet.device.ports(),
        typed(&tablet.words),
        &name("maud"),
        &chosen(&typed(NEW), &typed(NEW)).unwrap(),
        0,
    ));
    assert!(recovered.is_ok(), "the recovery words stay with those who stay");
}

#[test]
fn a_slot_that_is_put_back_after_its_owner_was_put_out_opens_nothing() {
    let (tablet, mut maud, joan) = CentreTablet::with_joan();
    let id = RecordId::from_bytes(*joan.id.as_bytes());
    let read = |namespace| block_on(tablet.device.store.read(Place { namespace, id })).unwrap().unwrap();
    let (slot, grant) = (read(Namespace::StaffSlot), read(Namespace::Grant));
    block_on(put_out(tablet.device.ports(), &mut maud, joan.id)).unwrap();
    new_case(&tablet, &maud, "Rosalind");
    lock(maud);
    // As from a copy of the disk: she then has the vault key from before.
    tablet.device.store.plant(Place { namespace: Namespace::StaffSlot, id }, slot);
    tablet.device.store.plant(Place { namespace: Namespace::Grant, id }, grant);
    assert!(matches!(tablet.unlock("joan", JOANS), Err(UnlockError::Failed(Failed::Unreadable(_)))));
}

#[test]
fn what_is_written_after_somebody_was_put_out_is_out_of_her_reach() {
    let (tablet, mut maud, joan) = CentreTablet::with_joan();
    new_case(&tablet, &maud, "Rosalind");
    let case = tablet.list(&maud).shown(Filter::Open)[0].case;
    let at = Place { namespace: Namespace::CaseKey, id: RecordId::from_bytes(*case.as_bytes()) };
    let stored = |namespace| block_on(tablet.device.store.list(namespace)).unwrap();
    // Joan keeps a copy of the disk from when she could still sign in.
    let copy =
        [Namespace::StaffSlot, Namespace::Grant, Namespace::Colleagues, Namespace::CaseKey].map(|n| (n, stored(n)));
    let chapters = stored(Namespace::Chapter);
    block_on(put_out(tablet.device.ports(), &mut maud, joan.id)).unwrap();
    assert_eq!(stored(Namespace::Chapter), chapters, "no case is sealed again");

    let mut list = tablet.list(&maud);
    let mut open = block_on(cases::open(&tablet.device.store, &maud, case)).unwrap();
    let begun = Note::new(Text::parse("Begun.").unwrap().unwrap(), None, Vec::new()).unwrap();
    let draft = NoteDraft { corrects: None, note: begun };
    block_on(cases::save_note(tablet.pen(), &maud, &mut open, &draft)).unwrap();
    block_on(cases::write(tablet.pen(), &maud, &mut list, &mut open, &[], named("Celia"))).unwrap();
    assert_ne!(stored(Namespace::Chapter), chapters);
    let key = block_on(tablet.device.store.read(at)).unwrap();
    block_on(cases::write(tablet.pen(), &maud, &mut list, &mut open, &[], named("Viola"))).unwrap();
    assert_eq!(block_on(tablet.device.store.read(at)).unwrap(), key, "once is enough");
    let again = block_on(cases::open(&tablet.device.store, &maud, case)).unwrap();
    assert_eq!((again.log(), women(&tablet, &maud)), (open.log(), vec!["Viola".to_owned()]));
    assert_eq!(block_on(cases::begun_note(&tablet.device.store, &maud, &again)), Ok(Some(draft.clone())));
    let note = Note::new(Text::parse("Begun and done.").unwrap().unwrap(), None, Vec::new()).unwrap();
    let mut other = new_case_with_a_note(&tablet, &maud, &draft);
    tablet.add(&mut maud, "Eve", NEW, Role::Caseworker);
    let eve = maud.colleagues().last().unwrap().id;
    block_on(put_out(tablet.device.ports(), &mut maud, eve)).unwrap();
    other = block_on(cases::open(&tablet.device.store, &maud, other.case())).unwrap();
    let mut list = tablet.list(&maud);
    block_on(cases::enter_note(tablet.pen(), &maud, &mut list, &mut other, &[], (None, note))).unwrap();
    assert_eq!(block_on(cases::begun_note(&tablet.device.store, &maud, &other)), Ok(None), "entered under the new key");
    lock(maud);

    // With the keys of her copy she signs in to it, and reads nothing of the chapter as it is now.
    for (namespace, records) in copy {
        records.into_iter().for_each(|(id, bytes)| tablet.device.store.plant(Place { namespace, id }, bytes));
    }
    let joans = tablet.unlock("joan", JOANS).unwrap();
    let read = block_on(cases::open(&tablet.device.store, &joans, case)).unwrap();
    assert_eq!(read.unreadable().collect::<Vec<_>>(), [OpenError::WrongKeyOrChanged]);
    assert!(read.log().is_empty());
}

#[test]
fn the_last_manager_and_oneself_stay() {
    let (tablet, mut maud, joan) = CentreTablet::with_joan();
    let ports = tablet.device.ports();
    let mauds = maud.me().id;
    assert_eq!(block_on(put_out(ports, &mut maud, mauds)).err(), Some(PutOutError::Herself));
    assert!(block_on(put_out(ports, &mut maud, joan.id)).is_ok());
    let again = block_on(put_out(ports, &mut maud, joan.id)).err();
    assert_eq!(again, Some(PutOutError::Book(BookProblem::NotHere)));
    let taken = block_on(add(ports, &mut maud, somebody("Maud", NEW), Role::Caseworker)).err();
    assert_eq!(taken, Some(AddError::Book(BookProblem::NameTaken)));
}

#[test]
fn putting_out_happens_whole_or_not_at_all() {
    let (tablet, mut maud, joan) = CentreTablet::with_joan();
    new_case(&tablet, &maud, "Rosalind");
    let before = tablet.device.store.everything();
    for operations in 0..5 {
        tablet.device.store.fail_after(operations, StoreError::Closed);
        let failed = block_on(put_out(tablet.device.ports(), &mut maud, joan.id)).err();
        assert_eq!(failed, Some(PutOutError::Failed(Failed::Store(StoreError::Closed))), "{operations}");
        tablet.device.store.heal();
        assert_eq!(tablet.device.store.everything(), before);
        assert_eq!(women(&tablet, &maud), ["Rosalind"]);
    }
}

#[test]
fn a_new_passphrase_opens_and_the_one_before_does_not() {
    let (tablet, maud, _) = CentreTablet::with_joan();
    lock(maud);
    let joans = tablet.unlock("joan", JOANS).unwrap();
    let new = chosen(&typed(NEW), &typed(NEW)).unwrap();
    let change =
        |old: &str| block_on(change_passphrase(tablet.device.ports(), &joans, &name("joan"), &typed(old), &new));
    assert_eq!(change(MAUDS), Err(ChangeError::Wrong));
    assert_eq!(change(JOANS), Ok(()));
    lock(joans);
    assert!(matches!(tablet.unlock("joan", JOANS), Err(UnlockError::Wrong { .. })));
    assert!(tablet.unlock("joan", NEW).is_ok());
}

#[test]
fn a_manager_gives_a_forgotten_passphrase_anew() {
    let (tablet, maud, joan) = CentreTablet::with_joan();
    new_case(&tablet, &maud, "Rosalind");
    let new = chosen(&typed(NEW), &typed(NEW)).unwrap();
    block_on(replace_passphrase(tablet.device.ports(), &maud, joan.id, &new)).unwrap();
    lock(maud);
    assert!(matches!(tablet.unlock("joan", JOANS), Err(UnlockError::Wrong { .. })));
    let joans = tablet.unlock("joan", NEW).unwrap();
    assert!(!joans.is_manager());
    assert_eq!(women(&tablet, &joans), ["Rosalind"]);
    lock(joans);
    let mut maud = tablet.unlock("maud", MAUDS).unwrap();
    block_on(put_out(tablet.device.ports(), &mut maud, joan.id)).unwrap();
    lock(maud);
    assert!(tablet.unlock("joan", NEW).is_err(), "the book knows her new key");
}

#[test]
fn the_recovery_words_let_a_manager_in_and_nobody_else() {
    let (tablet, maud, _) = CentreTablet::with_joan();
    new_case(&tablet, &maud, "Rosalind");
    lock(maud);
    let new = chosen(&typed(NEW), &typed(NEW)).unwrap();
    let with = |words: &str, who: &str| block_on(recover(tablet.device.ports(), typed(words), &name(who), &new, 0));
    assert!(matches!(with("not words", "maud"), Err(RecoverError::NotWords(_))));
    assert!(matches!(with(&tablet.words, "joan"), Err(RecoverError::NoSuchManager)));
    let wrong = with("abandon abandon abandon abandon abandon", "maud");
    assert!(matches!(wrong, Err(RecoverError::Unlock(UnlockError::Wrong { .. }))));
    assert!(tablet.unlock("maud", &tablet.words).is_err(), "the words are no passphrase");
    let maud = with(&tablet.words, "maud").unwrap();
    assert_eq!(women(&tablet, &maud), ["Rosalind"]);

    let (words, written) = tablet.device.words();
    block_on(renew_words(tablet.device.ports(), &maud, &words)).unwrap();
    lock(maud);
    assert!(tablet.unlock("maud", MAUDS).is_err() && tablet.unlock("maud", NEW).is_ok());
    assert!(with(&tablet.words, "maud").is_err(), "the words before are worth nothing now");
    assert!(with(&written, "maud").is_ok());
}

#[test]
fn the_centres_key_is_made_or_brought_by_a_manager_and_opens_for_all_who_stay() {
    let (tablet, mut maud, joan) = CentreTablet::with_joan();
    let (store, entropy) = (&tablet.device.store, &tablet.device.entropy);
    assert!(block_on(centre_keys(store, &maud)).unwrap().is_empty());
    let made = block_on(make_centre_key(store, entropy, &maud)).unwrap();
    let brought = PrivateKey::from_random(&[7; 32].into());
    let bring = |session: &Session<Turn>, text: &str| block_on(bring_centre_key(store, entropy, session, &typed(text)));
    assert_eq!(bring(&maud, "not a key"), Err(CentreKeyError::NotAKey));
    for _ in 0..2 {
        assert_eq!(bring(&maud, &brought.to_base64url()), Ok(brought.public_key()));
    }
    let public = |session: &Session<Turn>| -> Vec<PublicKey> {
        block_on(centre_keys(store, session)).unwrap().iter().map(PrivateKey::public_key).collect()
    };
    let both = vec![brought.public_key(), made];
    assert_eq!(public(&maud), both, "the newest first, each once");
    lock(maud);
    let joans = tablet.unlock("joan", JOANS).unwrap();
    assert_eq!(public(&joans), both, "the inbox is everybody's");
    assert_eq!(bring(&joans, &brought.to_base64url()), Err(CentreKeyError::NotAManager));
    assert_eq!(block_on(make_centre_key(store, entropy, &joans)), Err(CentreKeyError::NotAManager));
    lock(joans);
    maud = tablet.unlock("maud", MAUDS).unwrap();
    assert_eq!(block_on(put_out(tablet.device.ports(), &mut maud, joan.id)).unwrap().left, 0);
    assert_eq!(public(&maud), both);
    let disk = store.everything();
    let private = brought.to_base64url();
    assert!(!disk.windows(private.len()).any(|w| w == private.as_bytes()));
}

#[test]
fn a_passphrase_is_typed_twice_and_pasted_if_she_likes() {
    let check = |one: &str, two: &str, problem| assert_eq!(chosen(&typed(one), &typed(two)).err(), problem);
    check(NEW, &format!("{NEW} "), None);
    check(NEW, MAUDS, Some(ChosenProblem::Differs));
    check("short", "short", Some(ChosenProblem::Weak(PassphraseProblem::TooShort { least: 15 })));
}

#[test]
fn nothing_of_the_staff_or_their_cases_stands_readable_on_the_disk() {
    let (tablet, maud, _) = CentreTablet::with_joan();
    new_case(&tablet, &maud, "Rosalind");
    let disk = tablet.device.store.everything();
    for canary in ["Maud", "maud", "Joan", "joan", "Rosalind", "sparrows", "manager", &tablet.words] {
        assert!(!disk.windows(canary.len()).any(|w| w == canary.as_bytes()), "{canary}");
    }
}

#[test]
fn the_centres_key_goes_to_another_tablet_in_a_sealed_file() {
    let (one, maud) = CentreTablet::set_up();
    let passphrase = |words: &str| chosen(&typed(words), &typed(words)).unwrap();
    let seal = |session: &Session<Turn>| block_on(seal_centre_key(one.device.ports(), session, &passphrase(NEW)));
    assert_eq!(seal(&maud), Err(CentreKeyError::NoKey));
    let made = block_on(make_centre_key(&one.device.store, &one.device.entropy, &maud)).unwrap();
    let file = seal(&maud).unwrap();
    let private = block_on(centre_keys(&one.device.store, &maud)).unwrap().remove(0).to_base64url();
    assert!(!file.contains(private.as_str()));

    let (other, hers) = CentreTablet::set_up();
    let bring = |file: &str, words: &str| block_on(bring_sealed_key(other.device.ports(), &hers, file, &typed(words)));
    assert_eq!(bring(&file, MAUDS), Err(CentreKeyError::WrongPassphrase));
    assert_eq!(bring("nonsense", NEW), Err(CentreKeyError::NotAKey));
    assert!(block_on(centre_keys(&other.device.store, &hers)).unwrap().is_empty());
    assert_eq!(bring(&format!("{file}\n"), NEW), Ok(made));
}
