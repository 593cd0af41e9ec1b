//! Journeys that save and come back, over the memory store: what may go wrong is met, and loses at most the answer that
//! was being saved.

use std::sync::Arc;

use candour::app::keep::{self, ComeBackError, ConfirmError, OfferedWords, SaveError, StartError};
use candour::app::ports::KeysmithError;
use candour::assessment::{Answer, Value};
use candour::case::Intake;
use candour::instrument::Instrument;
use candour::store::{Batch, RecordStore, StoreError};
use candour::vault::{Attempts, KdfParams, Namespace, OpenError, Phrase, PhraseProblem, Place, Secret, Slot};
use futures_executor::block_on;
use proptest::prelude::*;

use crate::support::keeping::{Phone, Turn};
use crate::support::rosalind::{self, ABOUT, QUESTIONS};
use crate::support::store_suite::{place, record};

const WRONG: &str = "zoo zoo zoo zoo zoo";
const DAY: i64 = 86_400;

fn pack(json: &str) -> Arc<Instrument> {
    Arc::new(Instrument::parse(json).unwrap())
}

/// Answers the rating, which is easy to tell apart.
fn mood(intake: &mut Intake, mood: i64) {
    let item = intake.questions.instrument().find("mood").unwrap();
    intake.questions.answer(item, Answer::Given(Value::Number(mood))).unwrap();
}

fn read_mood(intake: &Intake) -> i64 {
    let item = intake.questions.instrument().find("mood").unwrap();
    match intake.questions.at(item) {
        Some(Answer::Given(Value::Number(mood))) => *mood,
        other => panic!("{other:?}"),
    }
}

/// What she finds when she comes back, and the draft closed again.
fn mood_kept(phone: &Phone, words: &str) -> i64 {
    let back = phone.come_back(words).unwrap();
    let restored = back.draft.restore(pack(ABOUT), pack(QUESTIONS)).unwrap();
    assert!(restored.not_taken.is_empty());
    read_mood(&restored.intake)
}

fn in_store(phone: &Phone, namespace: Namespace) -> usize {
    block_on(phone.store.list(namespace)).unwrap().len()
}

fn outbox_entry(phone: &Phone) {
    block_on(phone.store.commit(Batch::new().put(place(Namespace::Outbox, 1), record(1)))).unwrap();
}

#[test]
fn she_saves_is_cut_off_and_comes_back() {
    let phone = Phone::default();
    let (words, written) = phone.words();
    let mut intake = rosalind::intake();
    let keeping = phone.start(&words, &intake).unwrap();
    mood(&mut intake, 9);
    phone.save(&keeping, &intake).unwrap();
    drop(keeping);

    let back = phone.come_back(&written.to_uppercase()).unwrap();
    let restored = back.draft.restore(pack(ABOUT), pack(QUESTIONS)).unwrap();
    assert_eq!(restored.intake.profile, intake.profile);
    assert!(restored.intake.questions.answers().eq(intake.questions.answers()));
    assert!(restored.intake.about.answers().eq(intake.about.answers()));

    let mut intake = restored.intake;
    mood(&mut intake, 4);
    phone.save(&back.keeping, &intake).unwrap();
    drop(back.keeping);
    assert_eq!(mood_kept(&phone, &written), 4);
}

#[test]
fn nothing_is_stored_before_she_saves_and_nothing_readable_after() {
    let phone = Phone::small();
    let (words, written) = phone.words();
    assert!(phone.store.everything().is_empty());
    let _keeping = phone.start(&words, &rosalind::intake()).unwrap();
    let stored = phone.store.everything();
    assert!(!stored.is_empty());
    for canary in ["Rosalind", "Ashworth", "sparrows", "sleep", "every-type", written.split(' ').next().unwrap()] {
        assert!(!stored.windows(canary.len()).any(|w| w == canary.as_bytes()), "{canary}");
    }
}

#[test]
fn words_are_asked_back_before_anything_is_kept_under_them() {
    let phone = Phone::small();
    let confirm = |typed: &dyn Fn(&str) -> String| {
        block_on(async {
            let offered = OfferedWords::make(&phone.worker).await.unwrap();
            let typed = typed(offered.words().expose());
            offered.confirm(&phone.worker, Secret::new(typed)).await.map(|_| ())
        })
    };
    assert_eq!(confirm(&str::to_uppercase), Ok(()));
    assert_eq!(confirm(&|words| words.replace(' ', ", ")), Ok(()));
    assert_eq!(confirm(&|_| "zoo".into()), Err(ConfirmError::NotWords(PhraseProblem::Count { found: 1 })));
    let last_wrong = confirm(&|words| format!("{} zoo", words.rsplit_once(' ').unwrap().0));
    assert_eq!(last_wrong, Err(ConfirmError::Different { places: vec![5] }));
    phone.worker.0.missing.set(true);
    let made = block_on(OfferedWords::make(&phone.worker));
    assert_eq!(made.err(), Some(KeysmithError::Unavailable));
}

#[test]
fn wrong_words_lose_nothing_and_slow_down() {
    let phone = Phone::small();
    let (words, written) = phone.words();
    drop(phone.start(&words, &rosalind::intake()).unwrap());
    for seconds in [0, 0, 0, 5, 15] {
        assert_eq!(phone.come_back(WRONG).err(), Some(ComeBackError::WrongWords { seconds }));
        if seconds > 0 {
            let asked = phone.worker.0.asked.get();
            assert_eq!(phone.come_back(&written).err(), Some(ComeBackError::TooSoon { seconds }));
            assert_eq!(phone.worker.0.asked.get(), asked, "nothing is tried while she has to wait");
            phone.wait(seconds);
        }
    }
    assert_eq!(mood_kept(&phone, &written), 2);
    assert_eq!(phone.come_back(WRONG).err(), Some(ComeBackError::WrongWords { seconds: 0 }), "counted anew");
}

#[test]
fn closing_the_page_does_not_make_a_try_free() {
    let phone = Phone::small();
    let (words, _) = phone.words();
    drop(phone.start(&words, &rosalind::intake()).unwrap());
    phone.worker.0.memory_kib.set(Some(0));
    for _ in 0..4 {
        assert_eq!(phone.come_back(WRONG).err(), Some(ComeBackError::Keysmith(KeysmithError::OutOfMemory)));
    }
    assert_eq!(phone.come_back(WRONG).err(), Some(ComeBackError::TooSoon { seconds: 5 }));
}

#[test]
fn what_is_not_words_is_no_try() {
    let phone = Phone::small();
    let (words, written) = phone.words();
    drop(phone.start(&words, &rosalind::intake()).unwrap());
    for _ in 0..9 {
        let problem = PhraseProblem::Unknown { places: vec![1] };
        assert_eq!(phone.come_back("qqqq zoo zoo zoo zoo").err(), Some(ComeBackError::NotWords(problem)));
    }
    assert_eq!(mood_kept(&phone, &written), 2);
}

#[test]
fn where_nothing_is_kept_she_is_told_so() {
    let phone = Phone::small();
    assert_eq!(phone.come_back(WRONG).err(), Some(ComeBackError::NothingKept));
    assert_eq!((phone.worker.0.asked.get(), phone.store.everything()), (0, vec![]));
}

#[test]
fn two_women_share_a_phone() {
    let phone = Phone::small();
    let (first, first_written) = phone.words();
    let (second, second_written) = phone.words();
    let mut intake = rosalind::intake();
    mood(&mut intake, 1);
    let hers = phone.start(&first, &intake).unwrap();
    mood(&mut intake, 8);
    drop(phone.start(&second, &intake).unwrap());
    assert_eq!(mood_kept(&phone, &second_written), 8);
    block_on(keep::forget(&phone.store, &hers)).unwrap();
    drop(hers);
    assert_eq!(mood_kept(&phone, &second_written), 8);
    assert_eq!(phone.come_back(&first_written).err(), Some(ComeBackError::WrongWords { seconds: 0 }));
}

#[test]
fn a_second_tab_waits_until_the_first_is_closed() {
    let phone = Phone::small();
    let (words, written) = phone.words();
    let first = phone.start(&words, &rosalind::intake()).unwrap();
    for _ in 0..5 {
        assert_eq!(
            phone.come_back(&written).err(),
            Some(ComeBackError::OpenElsewhere),
            "right words are no failed try"
        );
    }
    drop(first);
    assert_eq!(mood_kept(&phone, &written), 2);
}

#[test]
fn what_was_erased_elsewhere_is_not_brought_back() {
    let phone = Phone::small();
    let (words, written) = phone.words();
    let keeping = phone.start(&words, &rosalind::intake()).unwrap();
    block_on(keep::erase_everything(&phone.store)).unwrap();
    assert_eq!(phone.save(&keeping, &rosalind::intake()), Err(SaveError::Store(StoreError::Gone)));
    assert!(phone.store.everything().is_empty());
    assert_eq!(phone.come_back(&written).err(), Some(ComeBackError::NothingKept));

    // She can save once more, under new words or the same.
    drop(keeping);
    drop(phone.start(&words, &rosalind::intake()).unwrap());
    phone.store.evict();
    assert_eq!(phone.come_back(&written).err(), Some(ComeBackError::NothingKept));
}

#[test]
fn erasing_takes_what_waits_to_be_sent_and_forgetting_leaves_it() {
    let phone = Phone::small();
    let (words, _) = phone.words();
    outbox_entry(&phone);
    let keeping = phone.start(&words, &rosalind::intake()).unwrap();
    assert!(phone.come_back(WRONG).is_err());
    block_on(keep::forget(&phone.store, &keeping)).unwrap();
    let left = Namespace::ALL.map(|kind| in_store(&phone, kind));
    assert_eq!((left[3], left.iter().sum::<usize>()), (1, 1));
    block_on(keep::erase_everything(&phone.store)).unwrap();
    assert!(phone.store.everything().is_empty());
}

#[test]
fn a_draft_goes_after_its_last_day_and_leaves_nothing() {
    let phone = Phone::small();
    let (words, written) = phone.words();
    drop(phone.start(&words, &rosalind::intake()).unwrap());
    assert!(phone.come_back(WRONG).is_err());
    phone.wait(14 * DAY);
    assert_eq!(phone.expire(), 1);
    assert_eq!(mood_kept(&phone, &written), 2);
    phone.wait(14 * DAY);
    assert_eq!(phone.expire(), 1, "coming back keeps it for the full limit again");
    phone.wait(DAY);
    assert_eq!(phone.expire(), 0);
    assert!(phone.store.everything().is_empty());
}

#[test]
fn expiry_takes_the_old_draft_only() {
    let phone = Phone::small();
    let (first, _) = phone.words();
    let (second, second_written) = phone.words();
    drop(phone.start(&first, &rosalind::intake()).unwrap());
    phone.wait(7 * DAY);
    drop(phone.start(&second, &rosalind::intake()).unwrap());
    phone.wait(8 * DAY);
    assert_eq!(phone.expire(), 1);
    assert_eq!((in_store(&phone, Namespace::Slot), in_store(&phone, Namespace::Draft)), (1, 1));
    assert_eq!(mood_kept(&phone, &second_written), 2);
}

#[test]
fn a_phone_short_of_memory_takes_the_highest_cost_it_can() {
    for (memory, expected) in [
        (None, Some(KdfParams::STANDARD)),
        (Some(KdfParams::SMALL.memory_kib()), Some(KdfParams::SMALL)),
        (Some(KdfParams::FLOOR.memory_kib()), Some(KdfParams::FLOOR)),
        (Some(KdfParams::FLOOR.memory_kib() - 1), None),
    ] {
        let phone = Phone::default();
        phone.worker.0.memory_kib.set(memory);
        let (words, _) = phone.words();
        let started = phone.start(&words, &rosalind::intake());
        let slots = block_on(phone.store.list(Namespace::Slot)).unwrap();
        let cost = slots.first().map(|(_, stored)| Slot::parse(stored).unwrap().recipe().1);
        assert_eq!(cost, expected);
        let error = expected.is_none().then_some(StartError::Keysmith(KeysmithError::OutOfMemory));
        assert_eq!((started.err(), phone.store.everything().is_empty()), (error, expected.is_none()));
    }
}

#[test]
fn what_cannot_be_read_is_told_apart_from_wrong_words_and_left_alone() {
    let phone = Phone::small();
    let (words, written) = phone.words();
    drop(phone.start(&words, &rosalind::intake()).unwrap());
    let (id, _) = block_on(phone.store.list(Namespace::Draft)).unwrap()[0];
    let draft = Place { namespace: Namespace::Draft, id };
    block_on(phone.store.commit(Batch::new().put(draft, Attempts::default()))).unwrap();
    for _ in 0..2 {
        assert_eq!(phone.come_back(&written).err(), Some(ComeBackError::Unreadable(OpenError::WrongKeyOrChanged)));
    }
    assert_eq!(in_store(&phone, Namespace::Draft), 1);

    // A slot that this build cannot read hides no other, and is not taken for a mistake of hers.
    block_on(phone.store.commit(Batch::new().put(place(Namespace::Slot, 0), Attempts::default()))).unwrap();
    assert_eq!(phone.come_back(WRONG).err(), Some(ComeBackError::Unreadable(OpenError::Malformed)));
    phone.wait(99 * DAY);
    assert_eq!(phone.expire(), 1);
}

#[test]
fn where_nothing_can_be_stored_saving_says_so_and_stores_nothing() {
    for error in [StoreError::Unavailable, StoreError::Full, StoreError::NewerVersion, StoreError::Closed] {
        let phone = Phone::small();
        let (words, _) = phone.words();
        phone.store.fail_after(0, error.clone());
        assert_eq!(phone.start(&words, &rosalind::intake()).err(), Some(StartError::Store(error)));
        assert!(phone.store.everything().is_empty());
    }
}

#[test]
fn a_full_disk_does_not_keep_her_out() {
    let phone = Phone::small();
    let (words, written) = phone.words();
    drop(phone.start(&words, &rosalind::intake()).unwrap());
    phone.store.full(true);
    assert_eq!(mood_kept(&phone, &written), 2);
}

#[derive(Debug, Clone, Copy)]
enum Deed {
    Answer,
    Killed,
    WrongWords,
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![5 => Just(Deed::Answer), 2 => Just(Deed::Killed), 1 => Just(Deed::WrongWords)]
}

/// Right words, however long she must wait for them.
fn back(phone: &Phone, words: &str) -> keep::CameBack<Turn> {
    phone.store.heal();
    phone.wait(3600);
    phone.come_back(words).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever happens in whatever order, and wherever the store fails: every answer that was confirmed is there.
    #[test]
    fn at_most_the_answer_in_flight_is_lost(deeds in prop::collection::vec((deed(), 0_u32..4), 1..12)) {
        let phone = Phone::small();
        let (words, written) = phone.words();
        let mut intake = rosalind::intake();
        mood(&mut intake, 0);
        let mut keeping = phone.start(&words, &intake).unwrap();
        let (mut confirmed, mut tried) = (0, 0);
        for (deed, fails_after) in deeds {
            phone.store.fail_after(fails_after, StoreError::Full);
            match deed {
                Deed::Answer => {
                    tried = (tried + 1) % 11;
                    mood(&mut intake, tried);
                    if phone.save(&keeping, &intake).is_ok() {
                        confirmed = tried;
                    }
                }
                Deed::Killed => {
                    drop(keeping);
                    let again = back(&phone, &written);
                    intake = again.draft.restore(pack(ABOUT), pack(QUESTIONS)).unwrap().intake;
                    prop_assert_eq!(read_mood(&intake), confirmed);
                    (keeping, tried) = (again.keeping, confirmed);
                }
                Deed::WrongWords => prop_assert!(phone.come_back(WRONG).is_err()),
            }
        }
        drop(keeping);
        phone.store.heal();
        phone.wait(3600);
        prop_assert_eq!(mood_kept(&phone, &written), confirmed);
    }

    /// No words of the list open a draft but its own.
    #[test]
    fn other_words_never_open_it(seed in any::<u64>()) {
        let phone = Phone::small();
        let (words, written) = phone.words();
        drop(phone.start(&words, &rosalind::intake()).unwrap());
        let other = Phrase::make(&crate::support::entropy::Counting::from(seed)).unwrap();
        prop_assume!(other.secret().expose() != &written);
        prop_assert_eq!(phone.come_back(other.secret().expose()).err(), Some(ComeBackError::WrongWords { seconds: 0 }));
    }
}
