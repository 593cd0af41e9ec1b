//! What stood half typed when the tablet locked: kept for whoever typed it and nobody else, until it is saved or thrown away, its
//! case is erased, or she is put out.

use candour::app::staff::access::{catch_up, join, put_out};
use candour::app::staff::cases::{self, Caseload, KeptForm, OpenCase};
use candour::app::staff::tablets::{TabletFile, take_everything};
use candour::app::staff::{Failed, Session};
use candour::case::record::{Fact, Kind, ThingId, Voice};
use candour::store::{RecordStore, StoreError};
use candour::vault::staff::{HalfField, HalfTyped, Spot};
use candour::vault::{Namespace, Place, RecordId};
use futures_executor::block_on;

use crate::support::centre::{CentreTablet, JOANS, MAUDS, name, typed};
use crate::support::keeping::{Phone, Turn};
use crate::support::rosalind::line;

fn half(at: Spot, form: &str, value: &str, kept: i64) -> HalfTyped {
    let field = HalfField {
        key: "words".into(),
        label: "What she wants, in her words".into(),
        value: value.into(),
        before: String::new(),
    };
    HalfTyped { at, form: form.into(), kept, fields: vec![field] }
}

fn new_case(tablet: &CentreTablet, session: &Session<Turn>, list: &mut Caseload, woman: &str) -> OpenCase {
    let named = Kind::Told { by: Voice::Herself, facts: vec![Fact::Name(Some(line(woman)))] };
    block_on(cases::new_case(tablet.pen(), session, list, vec![named])).unwrap()
}

fn keep(
    tablet: &CentreTablet,
    session: &Session<Turn>,
    open: &mut [OpenCase],
    now: Vec<HalfTyped>,
    instead: &[HalfTyped],
) -> Result<(), Failed> {
    block_on(cases::keep_typed(tablet.pen(), session, open, now, instead))
}

fn kept(tablet: &CentreTablet, session: &Session<Turn>) -> Vec<KeptForm> {
    block_on(cases::kept_typed(&tablet.device.store, session)).unwrap()
}

fn stored(tablet: &CentreTablet) -> Vec<(RecordId, Vec<u8>)> {
    block_on(tablet.device.store.list(Namespace::HalfTyped)).unwrap()
}

#[test]
fn what_is_half_typed_comes_back_to_whoever_typed_it_and_to_nobody_else() {
    let (tablet, maud, joan) = CentreTablet::with_joan();
    let mut list = tablet.list(&maud);
    let mut open = [new_case(&tablet, &maud, &mut list, "Rosalind")];
    let (plan, fact) = (half(Spot::Plan, "new-goal", "A home", 5), half(Spot::About, "change-housing", "Sofa", 7));
    keep(&tablet, &maud, &mut open, vec![plan.clone()], &[]).unwrap();
    keep(&tablet, &maud, &mut open, vec![fact.clone()], &[]).unwrap();
    let new = half(Spot::NewCase, "new-case", "Celia", 6);
    keep(&tablet, &maud, &mut [], vec![new.clone()], &[]).unwrap();
    let case = Some(open[0].case());
    let all = [(case, fact), (None, new), (case, plan)].map(|(case, typed)| KeptForm { case, typed });
    assert_eq!(kept(&tablet, &maud), all, "the latest first");
    drop(maud);

    let joans = tablet.unlock("joan", JOANS).unwrap();
    assert_eq!(joans.me(), &joan);
    assert_eq!(kept(&tablet, &joans), []);
    let hers = half(Spot::Plan, "new-goal", "Joan's", 9);
    open = [block_on(cases::open(&tablet.device.store, &joans, open[0].case())).unwrap()];
    keep(&tablet, &joans, &mut open, vec![hers.clone()], &[]).unwrap();
    assert_eq!(kept(&tablet, &joans), [KeptForm { case, typed: hers }]);
    drop(joans);
    assert_eq!(kept(&tablet, &tablet.unlock("maud", MAUDS).unwrap()), all, "hers is as it was");
}

#[test]
fn what_was_gone_on_with_is_replaced_and_what_waits_stays_though_it_is_of_the_same_form() {
    let (tablet, maud) = CentreTablet::set_up();
    let mut list = tablet.list(&maud);
    let mut open = [new_case(&tablet, &maud, &mut list, "Rosalind")];
    let [first, other, more] =
        [("A home", 1), ("A job", 2), ("A home with Ben", 3)].map(|(goal, at)| half(Spot::Plan, "new-goal", goal, at));
    keep(&tablet, &maud, &mut open, vec![first.clone()], &[]).unwrap();
    keep(&tablet, &maud, &mut open, vec![other.clone()], &[]).unwrap();
    keep(&tablet, &maud, &mut open, vec![more.clone()], std::slice::from_ref(&first)).unwrap();
    let case = Some(open[0].case());
    let all = [more, other].map(|typed| KeptForm { case, typed });
    assert_eq!(kept(&tablet, &maud), all);
    for form in &all {
        block_on(cases::throw_typed_away(tablet.pen(), &maud, form)).unwrap();
        block_on(cases::throw_typed_away(tablet.pen(), &maud, form)).unwrap();
    }
    assert_eq!((kept(&tablet, &maud), stored(&tablet)), (vec![], vec![]), "not even an empty record is left");
}

#[test]
fn what_was_kept_in_a_case_goes_on_when_it_is_one_with_another() {
    let (tablet, maud) = CentreTablet::set_up();
    let mut list = tablet.list(&maud);
    let [one, two] = ["Rosalind", "Ros"].map(|woman| new_case(&tablet, &maud, &mut list, woman));
    let old = half(Spot::Plan, "new-goal", "A home", 1);
    let behind = one.case();
    keep(&tablet, &maud, &mut [one], vec![old.clone()], &[]).unwrap();
    let pair = (behind, two.case());
    let together = cases::put_together(tablet.pen(), &maud, &mut list, pair, two.case());
    let mut open = block_on(together).unwrap();
    assert_eq!(kept(&tablet, &maud), [KeptForm { case: Some(behind), typed: old.clone() }]);
    open.sort_by_key(|open| open.case() == behind);
    let new = half(Spot::Plan, "new-goal", "A home with Ben", 2);
    keep(&tablet, &maud, &mut open, vec![new.clone()], &[old]).unwrap();
    assert_eq!(kept(&tablet, &maud), [KeptForm { case: Some(two.case()), typed: new }]);
}

#[test]
fn what_is_half_typed_goes_with_its_case_and_no_page_brings_it_back() {
    let (tablet, maud, _) = CentreTablet::with_joan();
    let mut list = tablet.list(&maud);
    let mut open = [new_case(&tablet, &maud, &mut list, "Rosalind")];
    let case = open[0].case();
    keep(&tablet, &maud, &mut open, vec![half(Spot::Plan, "new-goal", "A home", 1)], &[]).unwrap();
    drop(maud);
    let joans = tablet.unlock("joan", JOANS).unwrap();
    keep(&tablet, &joans, &mut open, vec![half(Spot::Plan, "new-goal", "A job", 1)], &[]).unwrap();
    keep(&tablet, &joans, &mut [], vec![half(Spot::NewCase, "new-case", "Celia", 1)], &[]).unwrap();
    drop(joans);
    let maud = tablet.unlock("maud", MAUDS).unwrap();
    block_on(cases::erase(tablet.pen(), &maud, &mut list, case)).unwrap();
    assert_eq!(stored(&tablet).len(), 1, "everybody's, but not what is of no case");
    assert_eq!(kept(&tablet, &maud), []);
    let late = keep(&tablet, &maud, &mut open, vec![half(Spot::Plan, "new-goal", "Too late", 2)], &[]);
    assert_eq!(late, Err(Failed::Store(StoreError::Gone)));
    assert_eq!(stored(&tablet).len(), 1);
}

#[test]
fn who_is_put_out_takes_along_what_she_had_typed_and_everybody_elses_stays() {
    let (tablet, maud, joan) = CentreTablet::with_joan();
    let mut list = tablet.list(&maud);
    let mut open = [new_case(&tablet, &maud, &mut list, "Rosalind")];
    let own = [half(Spot::Plan, "new-goal", "A home", 2), half(Spot::NewCase, "new-case", "Celia", 1)];
    keep(&tablet, &maud, &mut open, vec![own[0].clone()], &[]).unwrap();
    keep(&tablet, &maud, &mut [], vec![own[1].clone()], &[]).unwrap();
    drop(maud);
    let joans = tablet.unlock("joan", JOANS).unwrap();
    keep(&tablet, &joans, &mut open, vec![half(Spot::Plan, "new-goal", "A job", 1)], &[]).unwrap();
    keep(&tablet, &joans, &mut [], vec![half(Spot::NewCase, "new-case", "Viola", 1)], &[]).unwrap();
    drop(joans);
    assert_eq!(stored(&tablet).len(), 4);
    let mut maud = tablet.unlock("maud", MAUDS).unwrap();
    let out = block_on(put_out(tablet.device.ports(), &mut maud, joan.id)).unwrap();
    assert_eq!(out.left, 0);
    assert_eq!(stored(&tablet).len(), 2);
    let case = Some(open[0].case());
    let all = own.clone().into_iter().zip([case, None]).map(|(typed, case)| KeptForm { case, typed });
    let all: Vec<_> = all.collect();
    assert_eq!(kept(&tablet, &maud), all);

    // The case gets a new key with the next thing that is written, and what was kept of it stays readable.
    let mut open = block_on(cases::open(&tablet.device.store, &maud, open[0].case())).unwrap();
    let named = Kind::Told { by: Voice::Herself, facts: vec![Fact::Name(Some(line("Ros")))] };
    let before = stored(&tablet);
    block_on(cases::write(tablet.pen(), &maud, &mut list, &mut open, &[], vec![named])).unwrap();
    assert_ne!(stored(&tablet), before);
    assert_eq!(kept(&tablet, &maud), all);
}

#[test]
fn keeping_is_the_first_thing_that_is_written_under_a_new_key_after_somebody_was_put_out() {
    let (tablet, mut maud, joan) = CentreTablet::with_joan();
    let mut list = tablet.list(&maud);
    let case = new_case(&tablet, &maud, &mut list, "Rosalind").case();
    block_on(put_out(tablet.device.ports(), &mut maud, joan.id)).unwrap();
    let chapters = || block_on(tablet.device.store.list(Namespace::Chapter)).unwrap();
    let before = chapters();
    let mut open = [block_on(cases::open(&tablet.device.store, &maud, case)).unwrap()];
    let typed = half(Spot::Results(ThingId::from_bytes([4; 16])), "own-view", "Lower", 1);
    keep(&tablet, &maud, &mut open, vec![typed.clone()], &[]).unwrap();
    assert_ne!(chapters(), before, "Joan may know the key that the case had");
    assert_eq!(kept(&tablet, &maud), [KeptForm { case: Some(case), typed }]);
}

#[test]
fn who_was_put_out_on_another_tablet_leaves_nothing_half_typed_on_this_one() {
    let (one, mut maud, joan) = CentreTablet::with_joan();
    let everything = |maud: &Session<Turn>| -> TabletFile {
        TabletFile::parse(&block_on(take_everything(&one.device.store, maud)).unwrap().to_bytes()).unwrap()
    };
    let other = CentreTablet { device: Phone::small(), words: String::new() };
    let by = (name("maud"), typed(MAUDS));
    drop(block_on(join(other.device.ports(), &everything(&maud), &by.0, &by.1, 0)).unwrap());
    let joans = other.unlock("joan", JOANS).unwrap();
    keep(&other, &joans, &mut [], vec![half(Spot::NewCase, "new-case", "Viola", 1)], &[]).unwrap();
    drop(joans);
    block_on(put_out(one.device.ports(), &mut maud, joan.id)).unwrap();
    let mut there = other.unlock("maud", MAUDS).unwrap();
    assert_eq!(stored(&other).len(), 1);
    block_on(catch_up(other.device.ports(), &mut there, &everything(&maud), (&by.0, &by.1), 0)).unwrap();
    assert_eq!(stored(&other), []);
}

#[test]
fn what_is_damaged_is_left_out_and_gives_way_to_what_is_typed_now() {
    let (tablet, maud) = CentreTablet::set_up();
    let mut list = tablet.list(&maud);
    let mut open = [new_case(&tablet, &maud, &mut list, "Rosalind")];
    keep(&tablet, &maud, &mut open, vec![half(Spot::Plan, "new-goal", "A home", 1)], &[]).unwrap();
    keep(&tablet, &maud, &mut [], vec![half(Spot::NewCase, "new-case", "Celia", 2)], &[]).unwrap();
    for (id, mut bytes) in stored(&tablet) {
        bytes[20] ^= 1;
        tablet.device.store.plant(Place { namespace: Namespace::HalfTyped, id }, bytes);
    }
    assert_eq!(kept(&tablet, &maud), []);
    let now = half(Spot::Plan, "new-goal", "A job", 3);
    keep(&tablet, &maud, &mut open, vec![now.clone()], &[]).unwrap();
    assert_eq!(kept(&tablet, &maud), [KeptForm { case: Some(open[0].case()), typed: now }]);
}

#[test]
fn what_cannot_be_stored_leaves_what_was_kept_before() {
    let (tablet, maud) = CentreTablet::set_up();
    let old = half(Spot::NewCase, "new-case", "Celia", 1);
    keep(&tablet, &maud, &mut [], vec![old.clone()], &[]).unwrap();
    tablet.device.store.full(true);
    let now = keep(&tablet, &maud, &mut [], vec![half(Spot::NewCase, "new-case", "Viola", 2)], &[]);
    assert_eq!(now, Err(Failed::Store(StoreError::Full)));
    assert_eq!(kept(&tablet, &maud), [KeptForm { case: None, typed: old }]);
}

#[test]
fn nothing_of_it_is_shown_when_printed_for_debugging() {
    let typed = half(Spot::Plan, "new-goal", "A home by the sea", 1);
    let field = typed.fields[0].clone();
    let printed = format!("{typed:?} {field:?} {:?}", KeptForm { case: None, typed: typed.clone() });
    for canary in ["home", "wants", "words", "goal"] {
        assert!(!printed.contains(canary), "{canary}: {printed}");
    }
}
