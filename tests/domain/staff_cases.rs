//! Cases on a tablet: what is written stands, is found, and outlives whatever fails.

use candour::app::staff::cases::{self, Caseload, EraseError, Filter, OpenCase};
use candour::app::staff::{Failed, Session};
use candour::case::record::{
    Archiving, CaseId, Entry, Event, EventId, Fact, Hand, Kind, Merging, Note, NoteDraft, Record, StaffId, Text,
    ThingId, Voice,
};
use candour::store::{Batch, RecordStore, StoreError};
use candour::vault::staff::Role;
use candour::vault::{Namespace, OpenError, Place, RecordId};
use futures_executor::block_on;

use crate::support::centre::{CentreTablet, JOANS, MAUDS};
use crate::support::keeping::Turn;
use crate::support::rosalind::line;

/// Somebody at work on a tablet.
struct Desk {
    tablet: CentreTablet,
    session: Session<Turn>,
    list: Caseload,
}

impl Desk {
    fn new() -> Self {
        let (tablet, session) = CentreTablet::set_up();
        let list = tablet.list(&session);
        Self { tablet, session, list }
    }

    fn new_case(&mut self, kinds: Vec<Kind>) -> OpenCase {
        block_on(cases::new_case(self.tablet.pen(), &self.session, &mut self.list, kinds)).unwrap()
    }

    fn write(&mut self, open: &mut OpenCase, kind: Kind) -> Result<(), Failed> {
        block_on(cases::write(self.tablet.pen(), &self.session, &mut self.list, open, &[], vec![kind]))
    }

    fn receive(&mut self, open: &mut OpenCase, events: Vec<Event>) -> Result<(), Failed> {
        block_on(cases::receive(self.tablet.pen(), &self.session, &mut self.list, open, events))
    }

    /// The case as it is on the disk.
    fn again(&self, open: &OpenCase) -> OpenCase {
        block_on(cases::open(&self.tablet.device.store, &self.session, open.case())).unwrap()
    }

    /// The list as it is on the disk.
    fn list_again(&self) -> Caseload {
        self.tablet.list(&self.session)
    }

    fn records(&self, namespace: Namespace) -> Vec<(RecordId, Vec<u8>)> {
        block_on(self.tablet.device.store.list(namespace)).unwrap()
    }
}

fn named(woman: &str) -> Kind {
    Kind::Told { by: Voice::Herself, facts: vec![Fact::Name(Some(line(woman)))] }
}

fn note(which: u8, words: &str) -> Kind {
    let note = Note::new(Text::parse(words).unwrap().unwrap(), None, Vec::new()).unwrap();
    Kind::Entered { thing: ThingId::from_bytes([which; 16]), entry: Entry::Note(note) }
}

fn names(list: &Caseload, filter: Filter) -> Vec<String> {
    list.shown(filter).iter().map(|summary| summary.names[0].as_str().to_owned()).collect()
}

#[test]
fn what_is_written_is_on_the_disk_and_in_the_list() {
    let mut desk = Desk::new();
    desk.tablet.device.wait(1_000);
    let mut open = desk.new_case(vec![named("Rosalind"), Kind::Referenced(line("SWC-1"))]);
    desk.write(&mut open, named("Celia")).unwrap();
    desk.write(&mut open, note(1, "She came early.")).unwrap();
    let again = desk.again(&open);
    assert_eq!((again.log(), again.log().len()), (open.log(), 5));
    assert_eq!(again.record(), open.record());
    assert_eq!(again.record().told[&Voice::Herself].name.value(), Some(&Some(line("Celia"))));
    let mine = |event: &&Event| Hand { author: event.author, device: event.device } == desk.session.hand();
    assert!(again.log().in_order().iter().all(mine), "who did what is in every event");
    for list in [&desk.list, &desk.list_again()] {
        assert_eq!(names(list, Filter::Open), ["Celia"]);
        assert_eq!(list.summary(open.case()).map(|s| (s.events, s.last_written)), Some((5, 1_000_000)));
        assert!(list.search("rosalind").is_empty(), "that name was put right");
    }
}

#[test]
fn what_could_not_be_stored_is_not_shown() {
    let mut desk = Desk::new();
    let mut open = desk.new_case(vec![named("Rosalind")]);
    let before = open.record();
    desk.tablet.device.store.full(true);
    let failed = desk.write(&mut open, named("Celia"));
    assert_eq!(failed, Err(Failed::Store(StoreError::Full)));
    assert_eq!((open.record(), names(&desk.list, Filter::Open)), (before, vec!["Rosalind".to_owned()]));
    desk.tablet.device.store.full(false);
    desk.write(&mut open, named("Celia")).unwrap();
    assert_eq!(names(&desk.list_again(), Filter::Open), ["Celia"]);
}

#[test]
fn a_crash_at_any_operation_leaves_each_event_whole_or_not_there() {
    for operations in 0..6 {
        let mut desk = Desk::new();
        let mut open = desk.new_case(vec![named("Rosalind")]);
        desk.tablet.device.store.fail_after(operations, StoreError::Closed);
        let written = (0..4).take_while(|n| desk.write(&mut open, note(*n, "A note.")).is_ok()).count();
        desk.tablet.device.store.heal();
        let (again, list) = (desk.again(&open), desk.list_again());
        assert_eq!(again.log(), open.log(), "{operations}");
        assert_eq!(again.record().entries.len(), written);
        assert_eq!(list.summary(open.case()).map(|s| s.events as usize), Some(again.log().len()));
    }
}

fn draft(words: &str) -> NoteDraft {
    NoteDraft { corrects: None, note: entered(words) }
}

fn entered(words: &str) -> Note {
    Note::new(Text::parse(words).unwrap().unwrap(), None, Vec::new()).unwrap()
}

#[test]
fn a_begun_note_outlives_a_crash_and_is_entered_once() {
    let mut desk = Desk::new();
    let mut open = desk.new_case(vec![named("Rosalind")]);
    for words in ["She came", "She came at ten."] {
        block_on(cases::save_note(desk.tablet.pen(), &desk.session, &mut open, &draft(words))).unwrap();
    }
    // The page is gone; somebody signs in again and opens the case.
    open = desk.again(&open);
    let begun = |desk: &Desk, open: &OpenCase| {
        block_on(cases::begun_note(&desk.tablet.device.store, &desk.session, open)).unwrap()
    };
    assert_eq!(begun(&desk, &open), Some(draft("She came at ten.")));
    assert!(open.record().entries.is_empty(), "it is no part of the record yet");

    let enter = |desk: &mut Desk, open: &mut OpenCase| {
        let note = (None, entered("She came at ten."));
        block_on(cases::enter_note(desk.tablet.pen(), &desk.session, &mut desk.list, open, &[], note))
    };
    desk.tablet.device.store.full(true);
    assert_eq!(enter(&mut desk, &mut open), Err(Failed::Store(StoreError::Full)));
    assert_eq!(begun(&desk, &open), Some(draft("She came at ten.")), "not entered, so not lost");
    desk.tablet.device.store.full(false);
    enter(&mut desk, &mut open).unwrap();
    assert_eq!((begun(&desk, &open), desk.again(&open).record().entries.len()), (None, 1));

    let (thing, _) = open.record().entries_in_order()[0];
    let correction = NoteDraft { corrects: Some(thing), ..draft("At eleven.") };
    block_on(cases::save_note(desk.tablet.pen(), &desk.session, &mut open, &correction)).unwrap();
    assert_eq!(begun(&desk, &open), Some(correction));
    block_on(cases::throw_note_away(desk.tablet.pen(), &desk.session, &open)).unwrap();
    assert_eq!(begun(&desk, &open), None);
    let note = (Some(thing), entered("At eleven."));
    block_on(cases::enter_note(desk.tablet.pen(), &desk.session, &mut desk.list, &mut open, &[], note)).unwrap();
    assert_eq!(open.record().entries[&thing].history().len(), 2, "the one before stays to be seen");
}

#[test]
fn a_begun_note_is_her_own_and_goes_with_the_case() {
    let mut desk = Desk::new();
    let joan = desk.tablet.add(&mut desk.session, "Joan", JOANS, Role::Caseworker);
    let mut open = desk.new_case(vec![named("Rosalind")]);
    block_on(cases::save_note(desk.tablet.pen(), &desk.session, &mut open, &draft("Maud's words."))).unwrap();
    let Desk { tablet, session, mut list } = desk;
    drop(session);
    let joans = tablet.unlock("joan", JOANS).unwrap();
    assert_eq!(joans.me(), &joan);
    open = block_on(cases::open(&tablet.device.store, &joans, open.case())).unwrap();
    assert_eq!(block_on(cases::begun_note(&tablet.device.store, &joans, &open)), Ok(None));
    block_on(cases::save_note(tablet.pen(), &joans, &mut open, &draft("Joan's words."))).unwrap();
    drop(joans);
    let maud = tablet.unlock("maud", MAUDS).unwrap();
    let begun = block_on(cases::begun_note(&tablet.device.store, &maud, &open));
    assert_eq!(begun, Ok(Some(draft("Maud's words."))));
    block_on(cases::erase(tablet.pen(), &maud, &mut list, open.case())).unwrap();
    let again = block_on(cases::save_note(tablet.pen(), &maud, &mut open, &draft("Too late.")));
    assert_eq!(again, Err(Failed::Store(StoreError::Gone)));
    assert!(block_on(tablet.device.store.list(Namespace::NoteDraft)).unwrap().is_empty());
}

#[test]
fn a_long_case_goes_on_in_chapters_and_an_event_costs_the_same() {
    let mut desk = Desk::new();
    let mut open = desk.new_case(vec![named("Rosalind")]);
    let words = "What she said, at some length. ".repeat(40);
    for which in 0..200 {
        desk.write(&mut open, note(which, &words)).unwrap();
    }
    let chapters = desk.records(Namespace::Chapter);
    assert!((8..40).contains(&chapters.len()), "{} chapters", chapters.len());
    assert!(chapters.iter().all(|(_, bytes)| bytes.len() < 32 * 1024), "what one save seals again stays small");
    let again = desk.again(&open);
    assert_eq!((again.log(), again.record().entries.len()), (open.log(), 200));
}

#[test]
fn events_of_another_tablet_join_in_any_order_and_count_once() {
    let mut desk = Desk::new();
    let mut open = desk.new_case(vec![named("Rosalind")]);
    let mut known = open.record();
    let there = Hand { author: StaffId::from_bytes([8; 16]), ..desk.session.hand() };
    let id = |which| EventId::from_bytes([which; 16]);
    let mut before = known.clone();
    let first = known.write(open.case(), id(1), there, 5, named("Celia"));
    desk.write(&mut open, named("Viola")).unwrap();
    let second = before.write(open.case(), id(2), there, 6, note(1, "By the other tablet."));
    desk.receive(&mut open, vec![second.clone(), first.clone(), second.clone()]).unwrap();
    let disk = desk.tablet.device.store.everything();
    desk.receive(&mut open, vec![first, second]).unwrap();
    assert_eq!(desk.tablet.device.store.everything(), disk, "nothing new, nothing written");
    let again = desk.again(&open);
    assert_eq!((again.log().len(), again.log()), (5, open.log()));
    let record = again.record();
    let name = &record.told[&Voice::Herself].name;
    assert!(name.is_contested(), "both stand until somebody decides");
    assert_eq!(desk.list_again().search("celia").len(), 1);
    assert_eq!(desk.list_again().search("viola").len(), 1);
    desk.write(&mut open, named("Viola")).unwrap();
    assert!(desk.list_again().search("celia").is_empty());
}

#[test]
fn what_is_found_to_have_come_earlier_is_kept_too() {
    let mut desk = Desk::new();
    desk.tablet.device.wait(100);
    let mut open = desk.new_case(vec![]);
    let imported =
        open.record().write(open.case(), EventId::from_bytes([1; 16]), desk.session.hand(), 200_000, named("R"));
    desk.receive(&mut open, vec![imported.clone()]).unwrap();
    let mut earlier = imported;
    earlier.at.millis -= 50_000;
    desk.receive(&mut open, vec![earlier.clone()]).unwrap();
    assert_eq!(open.log().event(earlier.id), Some(&earlier));
    assert_eq!(desk.again(&open).log(), open.log());
}

#[test]
fn the_list_is_narrowed_and_sorted_by_name() {
    let mut desk = Desk::new();
    let me = desk.session.me().id;
    let alert = ThingId::from_bytes([5; 16]);
    desk.new_case(vec![named("Viola"), Kind::Assigned(Some(me))]);
    desk.new_case(vec![named("Celia"), Kind::AlertRaised { alert, from: None }]);
    desk.new_case(vec![named("Ada"), Kind::Archived(Archiving { archived: true, reason: None })]);
    desk.new_case(vec![named("Rosalind"), Kind::Plan(candour::case::record::PlanEvent::Review(Some(20_000)))]);
    for (filter, expected) in [
        (Filter::Open, vec!["Celia", "Rosalind", "Viola"]),
        (Filter::Of(me), vec!["Viola"]),
        (Filter::Alerts, vec!["Celia"]),
        (Filter::ReviewDue { today: 19_999 }, vec![]),
        (Filter::ReviewDue { today: 20_000 }, vec!["Rosalind"]),
        (Filter::NotAssessed, vec!["Celia", "Rosalind", "Viola"]),
        (Filter::Archived, vec!["Ada"]),
    ] {
        assert_eq!(names(&desk.list, filter), expected, "{filter:?}");
        assert_eq!(names(&desk.list_again(), filter), expected, "{filter:?}");
    }
    assert_eq!(desk.list.search("ada").len(), 1, "who is archived is found");
}

#[test]
fn two_cases_that_are_one_woman_are_shown_once_read_together_and_come_apart() {
    let mut desk = Desk::new();
    let mut one = desk.new_case(vec![named("Rosalind Ashworth")]);
    let mut two = desk.new_case(vec![named("Roz Ashworth")]);
    let merge = |with: &OpenCase, together| {
        let merging = Merging { together, shown: one_of(&one) };
        Kind::Merged { with: with.case(), merging }
    };
    let (of_one, of_two) = (merge(&two, true), merge(&one, true));
    let (apart_one, apart_two) = (merge(&two, false), merge(&one, false));
    desk.write(&mut one, of_one).unwrap();
    desk.write(&mut two, of_two).unwrap();
    assert_eq!(names(&desk.list, Filter::Open), ["Rosalind Ashworth"]);
    assert_eq!(desk.list.search("roz").iter().map(|s| s.case).collect::<Vec<_>>(), [one.case()]);
    assert!(Record::of_all([one.log(), two.log()]).told[&Voice::Herself].name.is_contested());
    // She who sees both decides, and what she decided is in the shown case's log.
    let (pen, kinds) = (desk.tablet.pen(), vec![named("Rosalind Ashworth")]);
    block_on(cases::write(pen, &desk.session, &mut desk.list, &mut one, &[two.log()], kinds)).unwrap();
    assert!(!Record::of_all([one.log(), two.log()]).told[&Voice::Herself].name.is_contested());
    desk.write(&mut one, apart_one).unwrap();
    desk.write(&mut two, apart_two).unwrap();
    assert_eq!(names(&desk.list_again(), Filter::Open), ["Rosalind Ashworth", "Roz Ashworth"]);
}

fn one_of(open: &OpenCase) -> CaseId {
    open.case()
}

#[test]
fn an_erased_case_is_gone_and_not_brought_back() {
    let mut desk = Desk::new();
    let mut open = desk.new_case(vec![named("Rosalind")]);
    let other = desk.new_case(vec![named("Celia")]);
    block_on(cases::erase(desk.tablet.pen(), &desk.session, &mut desk.list, open.case())).unwrap();
    assert_eq!(desk.write(&mut open, named("Viola")), Err(Failed::Store(StoreError::Gone)));
    assert_eq!(names(&desk.list_again(), Filter::Open), ["Celia"]);
    assert_eq!((desk.records(Namespace::CaseKey).len(), desk.records(Namespace::Chapter).len()), (1, 1));
    assert_eq!(desk.again(&other).log(), other.log());
    let again = block_on(cases::open(&desk.tablet.device.store, &desk.session, open.case()));
    assert_eq!(again.err(), Some(Failed::Unreadable(OpenError::Malformed)));
    block_on(cases::erase(desk.tablet.pen(), &desk.session, &mut desk.list, other.case())).unwrap();
    assert!(desk.records(Namespace::Summaries).is_empty());
}

#[test]
fn only_a_manager_erases() {
    let (tablet, maud, _) = CentreTablet::with_joan();
    let mut list = tablet.list(&maud);
    let open = block_on(cases::new_case(tablet.pen(), &maud, &mut list, vec![named("Rosalind")])).unwrap();
    drop(maud);
    let joan = tablet.unlock("joan", JOANS).unwrap();
    let erased = block_on(cases::erase(tablet.pen(), &joan, &mut list, open.case()));
    assert_eq!(erased, Err(EraseError::NotAManager));
    assert!(tablet.unlock("maud", MAUDS).is_err(), "Joan is still in");
}

#[test]
fn a_damaged_list_is_said_and_made_again_from_the_cases() {
    let mut desk = Desk::new();
    for which in 0..70 {
        desk.new_case(vec![named(&format!("Woman {which:02}"))]);
    }
    let records = desk.records(Namespace::Summaries);
    assert_eq!(records.len(), 2, "64 in one");
    let (id, mut bytes) = records.into_iter().max_by_key(|(_, bytes)| bytes.len()).unwrap();
    bytes[100] ^= 1;
    desk.tablet.device.store.plant(Place { namespace: Namespace::Summaries, id }, bytes);
    let damaged = desk.list_again();
    assert_eq!((damaged.unreadable(), damaged.len()), (1, 6));
    let rebuilt = block_on(cases::rebuild(desk.tablet.pen(), &desk.session)).unwrap();
    assert_eq!((rebuilt.unreadable, rebuilt.list.len()), (0, 70));
    let list = desk.list_again();
    assert_eq!((list.unreadable(), names(&list, Filter::Open)), (0, names(&desk.list, Filter::Open)));
}

#[test]
fn a_damaged_chapter_is_said_and_what_comes_after_it_is_kept() {
    let mut desk = Desk::new();
    let mut open = desk.new_case(vec![named("Rosalind")]);
    let (id, mut bytes) = desk.records(Namespace::Chapter).remove(0);
    bytes[100] ^= 1;
    let place = Place { namespace: Namespace::Chapter, id };
    desk.tablet.device.store.plant(place, bytes.clone());
    let mut damaged = desk.again(&open);
    assert_eq!(damaged.unreadable().collect::<Vec<_>>(), [OpenError::WrongKeyOrChanged]);
    desk.write(&mut damaged, note(1, "Written on.")).unwrap();
    assert_eq!(block_on(desk.tablet.device.store.read(place)).unwrap(), Some(bytes.clone()), "it is left as it is");
    assert_eq!(desk.again(&open).record().entries.len(), 1);
    assert_eq!(desk.list_again().search("rosalind").len(), 1, "she is still found by her name");
    bytes[100] ^= 1;
    desk.tablet.device.store.plant(place, bytes);
    open = desk.again(&open);
    assert_eq!((open.unreadable().count(), open.log().len()), (0, 3), "repaired, all of it is there");
}

#[test]
fn a_chapter_that_was_taken_away_is_noticed() {
    let mut desk = Desk::new();
    let open = desk.new_case(vec![named("Rosalind"), note(1, "Gone.")]);
    assert_eq!(desk.list.missing_events(&desk.again(&open)), 0);
    let (id, _) = desk.records(Namespace::Chapter).remove(0);
    let batch = Batch::new().delete(Place { namespace: Namespace::Chapter, id });
    block_on(desk.tablet.device.store.commit(batch)).unwrap();
    assert_eq!(desk.list_again().missing_events(&desk.again(&open)), 3);
}
