//! What a record says: stories of one case.

use candour::case::record::{
    Archiving, Area, CaseId, Consent, Entry, Event, EventId, Fact, Filler, Hand, Invite, Kind, Log, Merging, Note,
    Origin, Record, Stamp, Summary, Text, ThingId, Voice,
};
use candour::case::record::{AssessmentEvent, Completion};
use candour::case::{ContactWay, Safe, StudyId, TelephoneNumber};
use candour::instrument::PackIdentity;

use crate::support::rosalind::line;
use crate::support::tablets::{CASE, Tablet};

const THING: ThingId = ThingId::from_bytes([7; 16]);

fn text(words: &str) -> Text {
    Text::parse(words).unwrap().unwrap()
}

fn named(name: &str) -> Kind {
    Kind::Told { by: Voice::Herself, facts: vec![Fact::Name(Some(line(name)))] }
}

fn phone(number: &str, safe: Safe) -> Kind {
    let value = TelephoneNumber::parse(number).unwrap().unwrap();
    Kind::Told { by: Voice::Herself, facts: vec![Fact::Phone(Some(ContactWay { value, safe, note: None }))] }
}

fn yes() -> Kind {
    let study_id = StudyId::from_entropy([9; 16]);
    Kind::Consented(Consent::Given { study_id, wording: "research-1".into(), day: 20_000 })
}

/// Two tablets that both know what the first wrote, and then part.
fn apart(known: Vec<Kind>) -> (Tablet, Tablet) {
    let (mut here, mut there) = (Tablet::of(1), Tablet::of(2));
    known.into_iter().for_each(|kind| drop(here.write(1_000, kind)));
    there.learn_from(&here);
    (here, there)
}

/// What both come to when they meet again.
fn together(mut here: Tablet, there: &Tablet) -> Record {
    here.learn_from(there);
    here.record()
}

#[test]
fn different_fields_changed_apart_are_both_changed() {
    let (mut here, mut there) = apart(vec![named("Rosalind Ashworth"), phone("07700 900123", Safe::Yes)]);
    here.write(2_000, named("Rosalind Osei"));
    there.write(2_000, phone("07700 900124", Safe::No));
    let record = together(here, &there);
    let told = &record.told[&Voice::Herself];
    assert_eq!(told.name.value(), Some(&Some(line("Rosalind Osei"))));
    assert_eq!(told.phone.value().unwrap().as_ref().unwrap().safe, Safe::No);
    assert!(!told.name.is_contested() && !told.phone.is_contested());
}

#[test]
fn one_field_changed_apart_shows_both_until_somebody_decides() {
    let (mut here, mut there) = apart(vec![phone("07700 900123", Safe::Yes)]);
    here.write(2_000, phone("07700 900123", Safe::No));
    there.write(3_000, phone("07700 900124", Safe::Yes));
    let record = together(here, &there);
    let field = &record.told[&Voice::Herself].phone;
    assert!(field.is_contested());
    assert_eq!(field.standing().count(), 2, "the one that is not safe is not lost under a later one that is");
    assert_eq!(field.history().len(), 3);
    assert!(field.history()[0].is_replaced());
}

#[test]
fn the_same_thing_written_apart_is_no_question() {
    let (mut here, mut there) = apart(vec![]);
    here.write(2_000, named("Rosalind"));
    there.write(3_000, named("Rosalind"));
    assert!(!together(here, &there).told[&Voice::Herself].name.is_contested());
}

#[test]
fn what_others_say_stays_apart_from_what_she_says() {
    let mut tablet = Tablet::of(1);
    tablet.write(1, named("Rosalind"));
    let facts = vec![Fact::Name(Some(line("Rosalyn"))), Fact::About(Area::Offence, Some(text("shop theft")))];
    tablet.write(2, Kind::Told { by: Voice::Referral(THING), facts });
    let account = Fact::About(Area::OwnAccount, Some(text("There was no food in the house.")));
    tablet.write(3, Kind::Told { by: Voice::Herself, facts: vec![account] });
    let record = tablet.record();
    assert_eq!(record.told[&Voice::Herself].name.value(), Some(&Some(line("Rosalind"))));
    assert!(!record.told[&Voice::Herself].areas.contains_key(&Area::Offence));
    assert_eq!(record.told[&Voice::Referral(THING)].name.value(), Some(&Some(line("Rosalyn"))));
}

#[test]
fn a_corrected_note_still_shows_what_it_said() {
    let mut tablet = Tablet::of(1);
    let note = |words: &str| Entry::Note(Note::new(text(words), None, Vec::new()).unwrap());
    for entry in [note("She came at ten."), note("She came at eleven.")] {
        tablet.write(1, Kind::Entered { thing: THING, entry });
    }
    let reason = line("Another woman's");
    tablet.write(1, Kind::Entered { thing: THING, entry: Entry::Struck { reason: reason.clone() } });
    let record = tablet.record();
    let versions = record.entries[&THING].history();
    assert_eq!(versions.iter().map(|v| v.is_replaced()).collect::<Vec<_>>(), [true, true, false]);
    assert_eq!((&versions[0].value, &versions[2].value), (&note("She came at ten."), &Entry::Struck { reason }));
    assert!(versions.iter().all(|version| version.author == tablet.hand.author));
}

#[test]
fn a_no_to_research_holds_against_a_yes_written_apart() {
    let (mut here, mut there) = apart(vec![yes()]);
    assert!(here.record().research().is_some());
    here.write(2_000, Kind::Consented(Consent::Withdrawn { day: 20_001 }));
    there.write(9_000, yes());
    assert!(together(here, &there).research().is_none());
    assert!(Record::default().research().is_none(), "not asked is no");
}

#[test]
fn a_case_on_which_tablets_disagree_is_not_archived() {
    let archive = |archived| Kind::Archived(Archiving { archived, reason: None });
    let (mut here, mut there) = apart(vec![]);
    here.write(2_000, archive(true));
    assert!(here.record().is_archived());
    there.write(1_000, archive(false));
    assert!(!together(here, &there).is_archived());
}

#[test]
fn an_alert_stays_open_until_somebody_says_by_name_that_she_has_seen_it() {
    let (mut here, mut there) = apart(vec![Kind::AlertRaised { alert: THING, from: None }]);
    assert_eq!(here.record().open_alerts().count(), 1);
    there.write(1, Kind::AlertAcknowledged { alert: THING, did: Some(text("Called her.")) });
    let by = there.hand.author;
    let record = together(here, &there);
    assert_eq!(record.open_alerts().count(), 0);
    assert_eq!(record.alerts[&THING].acknowledged.latest().unwrap().author, by);
    here = Tablet::of(3);
    here.write(1, Kind::AlertAcknowledged { alert: THING, did: None });
    assert_eq!(here.record().open_alerts().count(), 0, "an alert that nobody raised is none");
}

#[test]
fn one_thing_imported_on_two_tablets_counts_once() {
    let event = |hand: Hand, millis| Event {
        id: EventId::from_bytes([1; 16]),
        case: CASE,
        author: hand.author,
        device: hand.device,
        at: Stamp { millis, count: 0 },
        written: millis,
        replaces: Vec::new(),
        kind: Kind::AlertRaised { alert: THING, from: None },
    };
    let (first, second) = (event(Tablet::of(1).hand, 5), event(Tablet::of(2).hand, 3));
    let one_way: Log = [first.clone(), second.clone()].into_iter().collect();
    let other_way: Log = [second.clone(), first].into_iter().collect();
    assert_eq!(one_way, other_way);
    assert_eq!((one_way.len(), one_way.event(second.id)), (1, Some(&second)));
}

#[test]
fn two_records_of_one_woman_are_read_as_one_and_come_apart_again() {
    let other = CaseId::from_bytes([0xcb; 16]);
    let (mut one, mut two) = (Tablet::of(1), Tablet::of(2));
    one.write(1, named("Rosalind Ashworth"));
    two.write(2, named("Roz Ashworth"));
    let whole = Record::of_all([&one.log, &two.log]);
    assert!(whole.told[&Voice::Herself].name.is_contested(), "a person chooses");
    let merging = |together| Kind::Merged { with: other, merging: Merging { together, shown: other } };
    one.write(3, merging(true));
    assert_eq!(one.record().together().map(|(id, _)| id).collect::<Vec<_>>(), [other]);
    assert_eq!(Summary::of(CASE, &one.log).shown_as, Some(other));
    one.write(4, merging(false));
    assert_eq!((one.record().together().count(), Summary::of(CASE, &one.log).shown_as), (0, None));
    assert_eq!(one.record().told[&Voice::Herself].name.value(), Some(&Some(line("Rosalind Ashworth"))));
}

#[test]
fn a_summary_has_what_the_list_shows_and_what_she_is_found_by() {
    let mut tablet = Tablet::of(1);
    let invite = ThingId::from_bytes([8; 16]);
    for kind in [
        Kind::Opened,
        Kind::Referenced(line("SWC-0042")),
        named("Rosalind Ashworth"),
        Kind::Told { by: Voice::Herself, facts: vec![Fact::PreferredName(Some(line("Roz")))] },
        phone("07700 900123", Safe::Yes),
        Kind::Told { by: Voice::Referral(THING), facts: vec![Fact::Name(Some(line("Rosalyn Ashworth")))] },
        Kind::Assigned(Some(tablet.hand.author)),
        Kind::Invited {
            invite,
            to: Invite { packs: vec!["gwa-1.0".into()], languages: Vec::new(), study_id: None, last_day: 20_100 },
        },
        Kind::AlertRaised { alert: THING, from: None },
    ] {
        tablet.write(5_000, kind);
    }
    let summary = Summary::of(CASE, &tablet.log);
    let names: Vec<&str> = summary.names.iter().map(|name| name.as_str()).collect();
    assert_eq!(names, ["Rosalind Ashworth", "Roz", "Rosalyn Ashworth"]);
    assert_eq!(summary.reference, Some(line("SWC-0042")));
    assert_eq!(summary.numbers.len(), 1);
    assert_eq!((summary.open_alerts, summary.invited_until, summary.assessed), (1, Some(20_100), None));
    assert_eq!((summary.events, summary.last_written), (9, 5_000));

    let pack = PackIdentity { id: "gwa".into(), version: "1.0".into(), digest: String::new() };
    let origin = Origin::Phone { drop: [3; 16], invite: Some(invite) };
    for event in [
        AssessmentEvent::Begun { pack, origin },
        AssessmentEvent::Answered { by: Filler::Herself, answers: Vec::new() },
        AssessmentEvent::Completed(Completion { day: 20_050, minutes: None }),
    ] {
        tablet.write(6_000, Kind::Assessment { assessment: THING, event });
    }
    let summary = Summary::of(CASE, &tablet.log);
    assert_eq!((summary.invited_until, summary.assessed), (None, Some(20_050)), "she has answered the invite");
}

#[test]
fn an_event_shows_nothing_of_her_when_printed_for_debugging() {
    let mut tablet = Tablet::of(1);
    let canary = |words: &str| format!("{:?}", text(words));
    assert!(!canary("sparrows").contains("sparrows"));
    let facts = vec![Fact::Name(Some(line("Rosalind"))), Fact::About(Area::Housing, Some(text("sparrows")))];
    let event = tablet.write(1, Kind::Told { by: Voice::Herself, facts });
    for printed in [format!("{event:?}"), format!("{:?}", tablet.record()), format!("{:?}", tablet.log)] {
        assert!(!printed.contains("Rosalind") && !printed.contains("sparrows"));
    }
}
