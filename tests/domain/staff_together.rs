//! Two cases that are one woman: shown once with all that either says, and whole again when they are taken apart.

use candour::app::staff::cases::{self, Caseload, Filter, OpenCase};
use candour::app::staff::{Failed, Session};
use candour::assessment::PartialDate;
use candour::case::record::{
    Archiving, CaseId, DeviceId, EventId, Fact, GoalPart, Hand, Kind, Log, Merging, PlanEvent, Record, ThingId, Voice,
};
use candour::store::StoreError;
use futures_executor::block_on;

use crate::support::centre::CentreTablet;
use crate::support::every_kind::text;
use crate::support::keeping::Turn;
use crate::support::rosalind::line;

const ALERT: ThingId = ThingId::from_bytes([1; 16]);
const GOAL: ThingId = ThingId::from_bytes([2; 16]);

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

    fn new_case(&mut self, woman: &str, mut kinds: Vec<Kind>) -> CaseId {
        kinds.push(Kind::Told { by: Voice::Herself, facts: vec![Fact::Name(Some(line(woman)))] });
        block_on(cases::new_case(self.tablet.pen(), &self.session, &mut self.list, kinds)).unwrap().case()
    }

    fn put_together(&mut self, one: CaseId, other: CaseId, shown: CaseId) -> Result<Vec<OpenCase>, Failed> {
        let (pen, pair) = (self.tablet.pen(), (one, other));
        block_on(cases::put_together(pen, &self.session, &mut self.list, pair, shown))
    }

    fn take_apart(&mut self, case: CaseId) -> Result<(), Failed> {
        block_on(cases::take_apart(self.tablet.pen(), &self.session, &mut self.list, case))
    }

    fn open(&self, case: CaseId) -> Vec<OpenCase> {
        block_on(cases::open_together(&self.tablet.device.store, &self.session, &self.list, case)).unwrap()
    }

    fn write(&mut self, case: CaseId, kind: Kind) {
        let (mut all, pen) = (self.open(case), self.tablet.pen());
        block_on(cases::write_together(pen, &self.session, &mut self.list, &mut all, vec![kind])).unwrap();
    }

    /// What the list here shows, and what the one on the disk does: always the same.
    fn shown(&self, filter: Filter) -> Vec<CaseId> {
        let of = |list: &Caseload| list.shown(filter).iter().map(|summary| summary.case).collect::<Vec<_>>();
        let here = of(&self.list);
        assert_eq!((of(&self.tablet.list(&self.session)), self.list.count(filter)), (here.clone(), here.len()));
        here
    }

    fn search(&self, typed: &str) -> Vec<CaseId> {
        self.list.search(typed).iter().map(|summary| summary.case).collect()
    }
}

fn raised() -> Kind {
    Kind::AlertWritten { alert: ALERT, why: text("She sounded frightened.") }
}

fn seen() -> Kind {
    Kind::AlertAcknowledged { alert: ALERT, did: Some(text("Rang her.")) }
}

fn ids(all: &[OpenCase]) -> Vec<CaseId> {
    all.iter().map(OpenCase::case).collect()
}

#[test]
fn an_alert_of_either_case_is_seen_and_acknowledged_where_it_was_raised() {
    let mut desk = Desk::new();
    let one = desk.new_case("Rosalind Ashworth", vec![]);
    let two = desk.new_case("Roz Ashworth", vec![raised()]);
    assert_eq!(ids(&desk.put_together(one, two, one).unwrap()), [one, two]);
    assert_eq!((desk.shown(Filter::Open), desk.shown(Filter::Alerts)), (vec![one], vec![one]));
    assert_eq!((desk.search("roz"), desk.search("rosalind")), (vec![one], vec![one]));
    assert_eq!(ids(&desk.open(two)), [one, two], "whichever is asked for, she is opened whole");
    desk.write(one, seen());
    assert_eq!(desk.shown(Filter::Alerts), []);
    desk.take_apart(one).unwrap();
    assert_eq!(desk.shown(Filter::Open), [one, two]);
    assert_eq!(desk.shown(Filter::Alerts), [], "it stays acknowledged");
    assert_eq!(desk.open(two)[0].record().alerts[&ALERT].acknowledged.history().len(), 1);
    assert!(desk.open(one)[0].record().alerts.is_empty());
}

#[test]
fn what_is_written_goes_to_the_case_that_has_it_and_the_rest_to_the_shown_one() {
    let mut desk = Desk::new();
    let goal = |words| Kind::Plan(PlanEvent::Goal { goal: GOAL, parts: vec![GoalPart::Words(text(words))] });
    let one = desk.new_case("Rosalind", vec![]);
    let two = desk.new_case("Roz", vec![goal("A home of my own"), Kind::Plan(PlanEvent::Review(Some(20_000)))]);
    desk.put_together(one, two, one).unwrap();
    assert_eq!(desk.shown(Filter::ReviewDue { today: 20_000 }), [one]);
    desk.write(one, goal("A flat of my own"));
    desk.write(one, Kind::Plan(PlanEvent::Review(Some(20_100))));
    assert_eq!(desk.shown(Filter::ReviewDue { today: 20_000 }), [], "the day that she set last counts for both");
    desk.take_apart(one).unwrap();
    let words = |case| desk.open(case)[0].record().goals.get(&GOAL).map(|goal| goal.words.history().len());
    assert_eq!((words(one), words(two)), (None, Some(2)));
    assert_eq!(desk.shown(Filter::ReviewDue { today: 20_000 }), [two], "each has its own day again");
}

#[test]
fn with_a_case_that_was_archived_she_does_not_drop_out_of_sight() {
    let mut desk = Desk::new();
    let archived = Kind::Archived(Archiving { archived: true, reason: Some(line("Moved away")) });
    let old = desk.new_case("Rosalind", vec![archived.clone()]);
    let new = desk.new_case("Roz", vec![]);
    for shown in [old, new] {
        desk.put_together(old, new, shown).unwrap();
        assert_eq!((desk.shown(Filter::Open), desk.shown(Filter::Archived)), (vec![shown], vec![]));
        desk.take_apart(shown).unwrap();
    }
    let [one, two] = ["Ada", "Adela"].map(|woman| desk.new_case(woman, vec![archived.clone()]));
    desk.put_together(one, two, two).unwrap();
    assert_eq!(desk.shown(Filter::Archived), [two], "both had ended");
}

#[test]
fn putting_together_and_taking_apart_happen_in_both_cases_or_in_none() {
    let mut desk = Desk::new();
    for operations in 0..24 {
        let (one, two) = (desk.new_case("Rosalind", vec![]), desk.new_case("Roz", vec![raised()]));
        desk.tablet.device.store.fail_after(operations, StoreError::Closed);
        let together = desk.put_together(one, two, two).is_ok();
        let apart = together && desk.take_apart(two).is_ok();
        desk.tablet.device.store.heal();
        desk.list = desk.tablet.list(&desk.session);
        let said = [one, two].map(|case| {
            let open = block_on(cases::open(&desk.tablet.device.store, &desk.session, case)).unwrap();
            open.record().together().count()
        });
        let shown = desk.shown(Filter::Open);
        let of_both =
            |cases: Vec<CaseId>| cases.into_iter().filter(|case| [one, two].contains(case)).collect::<Vec<_>>();
        assert!([[0, 0], [1, 1]].contains(&said), "{operations}: {said:?}");
        let (shown, alerts) = (of_both(shown), of_both(desk.shown(Filter::Alerts)));
        assert_eq!(shown.len(), if said == [1, 1] { 1 } else { 2 }, "{operations}");
        assert!(!apart || said == [0, 0]);
        assert_eq!(alerts, [two], "{operations}");
    }
}

#[test]
fn of_three_cases_one_is_shown_and_each_comes_apart() {
    let mut desk = Desk::new();
    let [one, two, three] = ["Ada", "Bea", "Celia"].map(|woman| desk.new_case(woman, vec![]));
    desk.put_together(one, two, one).unwrap();
    let all = desk.put_together(three, two, three).unwrap();
    assert_eq!(all.len(), 3);
    assert_eq!(desk.shown(Filter::Open), [three]);
    assert_eq!(desk.search("bea"), [three]);
    desk.take_apart(one).unwrap();
    assert_eq!(desk.shown(Filter::Open), [one, three]);
    assert_eq!((desk.open(two).len(), desk.open(three).len()), (2, 1), "what stands behind a case stays with it");
    desk.take_apart(one).unwrap();
    assert_eq!(desk.shown(Filter::Open), [one, two, three]);
}

#[test]
fn tablets_that_disagree_which_is_shown_still_show_one() {
    let mut desk = Desk::new();
    let [one, two] = ["Ada", "Bea"].map(|woman| desk.new_case(woman, vec![raised()]));
    let merged = |with, shown| vec![Kind::Merged { with, merging: Merging { together: true, shown } }];
    for (case, with) in [(one, two), (two, one)] {
        // Each says that the other is shown.
        let (mut open, pen) = (desk.open(case), desk.tablet.pen());
        let first = open.iter().position(|open| open.case() == case).unwrap();
        let kinds = merged(with, with);
        block_on(cases::write(pen, &desk.session, &mut desk.list, &mut open[first], &[], kinds)).unwrap();
    }
    let first = one.min(two);
    assert_eq!((desk.shown(Filter::Open), desk.shown(Filter::Alerts)), (vec![first], vec![first]));
    assert_eq!(desk.open(one.max(two)).len(), 2);
}

#[test]
fn erasing_one_of_them_leaves_what_the_other_says() {
    let mut desk = Desk::new();
    let (one, two) = (desk.new_case("Rosalind", vec![]), desk.new_case("Roz", vec![raised()]));
    desk.put_together(one, two, one).unwrap();
    block_on(cases::erase(desk.tablet.pen(), &desk.session, &mut desk.list, two)).unwrap();
    assert_eq!((desk.shown(Filter::Open), desk.shown(Filter::Alerts)), (vec![one], vec![]));
    assert_eq!(ids(&desk.open(one)), [one]);
    let three = desk.new_case("Rosa", vec![]);
    desk.put_together(one, three, three).unwrap();
    block_on(cases::erase(desk.tablet.pen(), &desk.session, &mut desk.list, three)).unwrap();
    assert_eq!(desk.shown(Filter::Open), [one], "it is not hidden behind one that is gone");
}

#[test]
fn a_list_made_again_says_the_same_of_both() {
    let mut desk = Desk::new();
    let (one, two) = (desk.new_case("Rosalind", vec![]), desk.new_case("Roz", vec![raised()]));
    desk.put_together(one, two, one).unwrap();
    let before = desk.list.summary(one).cloned();
    let rebuilt = block_on(cases::rebuild(desk.tablet.pen(), &desk.session)).unwrap();
    desk.list = rebuilt.list;
    assert_eq!(desk.list.summary(one).cloned(), before);
    assert_eq!(desk.shown(Filter::Alerts), [one]);
}

#[test]
fn what_is_written_to_one_alone_leaves_what_the_other_says_in_the_list() {
    let mut desk = Desk::new();
    let (one, two) = (desk.new_case("Rosalind", vec![]), desk.new_case("Roz", vec![raised()]));
    desk.put_together(one, two, one).unwrap();
    let mut alone = block_on(cases::open(&desk.tablet.device.store, &desk.session, one)).unwrap();
    let kinds = vec![Kind::Referenced(line("SWC-1"))];
    block_on(cases::write(desk.tablet.pen(), &desk.session, &mut desk.list, &mut alone, &[], kinds)).unwrap();
    assert_eq!(desk.shown(Filter::Alerts), [one]);
    let mut behind = block_on(cases::open(&desk.tablet.device.store, &desk.session, two)).unwrap();
    block_on(cases::write(desk.tablet.pen(), &desk.session, &mut desk.list, &mut behind, &[], vec![seen()])).unwrap();
    assert_eq!(desk.shown(Filter::Alerts), []);
}

#[test]
fn what_another_tablet_brings_of_a_hidden_case_is_seen_in_the_shown_one() {
    let mut desk = Desk::new();
    let (one, two) = (desk.new_case("Rosalind", vec![]), desk.new_case("Roz", vec![]));
    desk.put_together(one, two, one).unwrap();
    let hand = Hand { device: DeviceId::from_bytes([9; 16]), ..desk.session.hand() };
    let mut hidden = desk.open(two).pop().unwrap();
    let event = hidden.record().write(two, EventId::from_bytes([9; 16]), hand, 5_000, raised());
    block_on(cases::receive(desk.tablet.pen(), &desk.session, &mut desk.list, &mut hidden, vec![event])).unwrap();
    assert_eq!(desk.shown(Filter::Alerts), [one]);
    desk.write(one, seen());
    let (three, mut record, mut log) = (CaseId::from_bytes([7; 16]), Record::default(), Log::new());
    let merging = Merging { together: true, shown: one };
    for (which, kind) in (0..).zip([raised(), Kind::Merged { with: one, merging }]) {
        log.insert(record.write(three, EventId::from_bytes([which; 16]), hand, 5_000, kind));
    }
    let brought = cases::bring_in(desk.tablet.pen(), &desk.session, &mut desk.list, vec![(three, log)]);
    block_on(brought).unwrap();
    assert_eq!((desk.shown(Filter::Open), desk.open(one).len()), (vec![one], 3));
}

#[test]
fn a_case_that_may_be_the_same_woman_is_proposed_until_it_is_one_with_it() {
    let mut desk = Desk::new();
    let born = |date| Kind::Told { by: Voice::Herself, facts: vec![Fact::DateOfBirth(PartialDate::parse(date))] };
    let one = desk.new_case("Rosalind Ashworth", vec![born("1990-04-30")]);
    let two = desk.new_case("Rosalind Osei", vec![born("1990-04-30")]);
    desk.new_case("Rosalind Day", vec![born("1991-04-30")]);
    let likely = |desk: &Desk| desk.list.likely_same(one).iter().map(|likely| likely.case).collect::<Vec<_>>();
    assert_eq!(likely(&desk), [two]);
    desk.put_together(one, two, one).unwrap();
    assert_eq!(likely(&desk), []);
}
