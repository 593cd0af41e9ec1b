//! Invented cases are believable, repeatable, and nobody.

use std::collections::BTreeSet;
use std::sync::Arc;

use candour::app::staff::assess::over_time::{Taken, taken};
use candour::app::staff::assess::{Packs, Reading};
use candour::app::staff::cases::{self, Filter};
use candour::app::staff::invented::Invented;
use candour::assessment::PartialDate;
use candour::case::record::{DeviceId, Event, Filler, Kind, Log, Record, StaffId, Summary, Voice};
use candour::instrument::Instrument;
use futures_executor::block_on;

use crate::support::centre::CentreTablet;

const TODAY: i64 = 20_600;

fn invented(seed: u64) -> Invented {
    let pack = |json| Arc::new(Instrument::parse(json).unwrap());
    Invented {
        seed,
        about: pack(include_str!("../../instruments/about-you-1.0.json")),
        questions: pack(include_str!("../../instruments/gwa-1.0.json")),
        interview: pack(include_str!("../../instruments/wrna-1.0.json")),
        staff: vec![StaffId::from_bytes([1; 16]), StaffId::from_bytes([2; 16])],
        tablets: vec![DeviceId::from_bytes([1; 16])],
        today: TODAY,
    }
}

fn logs(seed: u64, count: u64) -> Vec<Log> {
    (0..count).map(|number| invented(seed).case(number).1).collect()
}

/// The name of an event's kind, without what it says.
fn kind(event: &Event) -> String {
    format!("{:?}", event.kind).split(|c: char| !c.is_alphanumeric()).next().unwrap().to_owned()
}

#[test]
fn a_case_follows_from_seed_and_number_alone() {
    assert_eq!(logs(7, 5), logs(7, 5));
    assert_eq!(invented(7).case(3).1, logs(7, 5)[3]);
    assert_ne!(logs(7, 1), logs(8, 1));
    let ids: BTreeSet<_> = (0..500).map(|number| invented(7).case(number).0).collect();
    assert_eq!(ids.len(), 500);
}

#[test]
fn cases_have_about_thirty_events_of_every_kind_in_their_time() {
    let logs = logs(7, 200);
    let events: usize = logs.iter().map(Log::len).sum();
    assert!((25 * 200..=40 * 200).contains(&events), "{} an average case", events / 200);
    let kinds: BTreeSet<String> = logs.iter().flat_map(Log::in_order).map(kind).collect();
    // Two cases that are one woman are not invented: that takes two.
    let expected = [
        "AlertAcknowledged",
        "AlertRaised",
        "Archived",
        "Assessment",
        "Assigned",
        "Consented",
        "Entered",
        "Invited",
        "NoticeShown",
        "Opened",
        "Plan",
        "Referenced",
        "Told",
    ];
    assert_eq!(kinds, expected.map(str::to_owned).into());
    for event in logs.iter().flat_map(Log::in_order) {
        assert!(event.written < (TODAY + 1) * 86_400_000 && event.written > (TODAY - 1000) * 86_400_000);
    }
}

#[test]
fn women_are_grown_and_their_numbers_are_nobodys() {
    let today = PartialDate::of_day(TODAY).unwrap();
    for log in logs(7, 200) {
        let summary = Summary::of(invented(7).case(0).0, &log);
        assert!((18..70).contains(&summary.born.unwrap().years_until(today).unwrap()));
        for number in summary.numbers {
            let reserved = ["07700 900", "07700900", "999", "AB123456"].iter().any(|r| number.as_str().starts_with(r));
            assert!(reserved);
        }
    }
}

#[test]
fn lives_differ_and_hang_together() {
    let records: Vec<Record> = logs(7, 200).iter().map(Record::of).collect();
    let share = |of: &dyn Fn(&Record) -> bool| records.iter().filter(|record| of(record)).count();
    let second = |record: &Record| record.assessments.len() > 2;
    for (what, count, range) in [
        ("archived", share(&Record::is_archived), 30..90),
        ("with an open alert", share(&|record| record.open_alerts().next().is_some()), 2..60),
        ("waiting for her", share(&|record| record.waiting_until().is_some()), 5..45),
        ("in research", share(&|record| record.research().is_some()), 60..150),
        ("assessed twice", share(&second), 60..120),
        ("with something written apart", share(&|record| record.written_apart().next().is_some()), 5..40),
        ("with a corrected note", share(&|r| r.entries.values().any(|entry| entry.history().len() > 1)), 40..160),
    ] {
        assert!(range.contains(&count), "{count} of 200 {what}");
    }
    let own = |record: &Record| record.told[&Voice::Herself].name.is_contested();
    assert_eq!(share(&own), 0, "one hand, one word");
}

#[test]
fn some_answered_a_pack_with_an_interview_and_some_of_them_again_when_it_was_time_to() {
    let of = invented(7);
    let packs = Packs::new(vec![Arc::clone(&of.about), Arc::clone(&of.questions), Arc::clone(&of.interview)]);
    let is_it = |taken: &Taken| taken.scored.instrument().identity() == of.interview.identity();
    let records: Vec<Record> = logs(7, 200).iter().map(Record::of).collect();
    let (mut parts, mut once, mut twice, mut totals) = (BTreeSet::new(), 0, 0, 0);
    for record in &records {
        for assessed in record.assessments.values() {
            let filled = Reading::of(assessed, &packs).filled().unwrap();
            assert!(filled.misfits().is_empty());
            if filled.instrument() == &of.interview {
                parts.extend(assessed.answers.values().filter_map(|answer| answer.value().map(|(by, _)| *by)));
            }
        }
        let taken: Vec<Taken> = taken(record, &packs).into_iter().filter(is_it).collect();
        totals += taken.iter().filter(|taken| taken.scored.total().is_some()).count();
        once += usize::from(!taken.is_empty());
        if let [first, second] = taken.as_slice() {
            assert!(second.day - first.day >= 150, "{} days", second.day - first.day);
            assert_ne!(first.scored.scales(), second.scored.scales());
            twice += 1;
        }
    }
    assert_eq!(parts, Filler::ALL.map(|(_, by)| by).into(), "hers alone, hers to a caseworker, the caseworker's");
    assert!((25..=40).contains(&once) && (10..once).contains(&twice), "{once} of 200, {twice} of them again");
    assert!(totals > once, "{totals} totals");
}

#[test]
fn a_caseload_is_brought_in_opened_and_found() {
    let (tablet, maud) = CentreTablet::set_up();
    let mut list = tablet.list(&maud);
    let all: Vec<_> = (0..150).map(|number| invented(7).case(number)).collect();
    for some in all.chunks(64) {
        block_on(cases::bring_in(tablet.pen(), &maud, &mut list, some.to_vec())).unwrap();
    }
    let again = tablet.list(&maud);
    assert_eq!((again.len(), again.unreadable()), (150, 0));
    let names = |filter| again.shown(filter).iter().map(|s| s.names[0].as_str().to_lowercase()).collect::<Vec<_>>();
    assert_eq!(names(Filter::Open).len() + names(Filter::Archived).len(), 150);
    for (case, log) in &all {
        let open = block_on(cases::open(&tablet.device.store, &maud, *case)).unwrap();
        assert_eq!((open.log(), again.missing_events(&open)), (log, 0));
        let summary = again.summary(*case).unwrap();
        for typed in summary.names.iter().chain(&summary.reference).chain(&summary.numbers) {
            let found = again.search(typed.as_str());
            assert!(found.iter().any(|found| found.case == *case), "found by all she is found by");
        }
    }
    let same = |(first, count): (Vec<&Summary>, usize), all: Vec<&Summary>, most: usize| {
        assert_eq!(count, all.len());
        assert_eq!(first, all[..most.min(count)]);
    };
    for most in [0, 1, 20, 149, 150, 151] {
        same(again.first_shown(Filter::Open, most), again.shown(Filter::Open), most);
        same(again.first_found("s", most), again.search("s"), most);
    }
    let opened = |log: &Log| matches!(log.in_order()[0].kind, Kind::Opened);
    assert!(all.iter().all(|(_, log)| opened(log)));
}
