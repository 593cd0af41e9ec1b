//! Two tablets, offline for as long as may be: whatever they write, and in whatever order it is carried between them,
//! they come to the same record, and nothing is lost.

use candour::case::record::{Event, Fact, Kind, Log, Record, Voice};
use proptest::prelude::*;
use proptest::sample::subsequence;

use crate::support::kinds::kinds;
use crate::support::tablets::Tablet;

/// What happens to two tablets.
#[derive(Debug, Clone)]
enum Turn {
    /// One writes, its clock saying this.
    Write { tablet: usize, now: i64, kind: Box<Kind> },
    /// Some of what one knows is carried to the other: every event whose first id byte has one of these bits.
    Carry { from: usize, bits: u8 },
}

fn turns() -> impl Strategy<Value = Vec<Turn>> {
    let write = (0..2_usize, 0..2_000_i64, kinds()).prop_map(|(tablet, now, kind)| Turn::Write {
        tablet,
        now,
        kind: Box::new(kind),
    });
    let carry = (0..2_usize, any::<u8>()).prop_map(|(from, bits)| Turn::Carry { from, bits });
    prop::collection::vec(prop_oneof![5 => write, 1 => carry], 1..40)
}

/// Plays turns; the tablets, and all that was written.
fn play(turns: &[Turn]) -> ([Tablet; 2], Vec<Event>) {
    let mut tablets = [Tablet::of(1), Tablet::of(2)];
    let mut written = Vec::new();
    for turn in turns {
        match turn {
            Turn::Write { tablet, now, kind } => written.push(tablets[*tablet].write(*now, (**kind).clone())),
            Turn::Carry { from, bits } => {
                let some = |event: &&Event| event.id.as_bytes()[0] & bits != 0;
                let carried: Vec<Event> = tablets[*from].log.in_order().into_iter().filter(some).cloned().collect();
                tablets[1 - *from].log.extend(carried);
            }
        }
    }
    (tablets, written)
}

/// Her own names by the plain rule: those whose event no later event that writes the same field names as replaced.
fn names_by_rule(written: &[Event]) -> Vec<&Event> {
    let writes = |event: &&Event| {
        let Kind::Told { by: Voice::Herself, facts } = &event.kind else { return false };
        facts.iter().any(|fact| matches!(fact, Fact::Name(_)))
    };
    let mut events: Vec<&Event> = written.iter().filter(writes).collect();
    events.sort_by_key(|event| event.order());
    let replaced = |event: &Event| events.iter().any(|other| other.replaces.contains(&event.id));
    events.iter().copied().filter(|event| !replaced(event)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn any_interleaving_folds_to_the_same_record_and_no_event_is_lost(
        turns in turns(),
        order in any::<prop::sample::Index>(),
    ) {
        let ([mut here, mut there], written) = play(&turns);
        there.learn_from(&here);
        here.learn_from(&there);
        prop_assert_eq!(&here.log, &there.log);
        prop_assert_eq!(here.record(), there.record());
        prop_assert_eq!(here.log.len(), written.len());
        for event in &written {
            prop_assert_eq!(here.log.event(event.id), Some(event));
        }
        // Told again, some twice, from any place on.
        let from = order.index(written.len() + 1);
        let again: Log = written[from..].iter().chain(&written).rev().cloned().collect();
        prop_assert_eq!(Record::of(&again), here.record());
    }

    #[test]
    fn what_was_packed_and_what_comes_later_or_late_make_the_same_record(
        (turns, late) in turns().prop_flat_map(|turns| {
            let places: Vec<usize> = (0..turns.len()).collect();
            let most = places.len();
            (Just(turns), subsequence(places, 0..=most))
        }),
    ) {
        let (_, written) = play(&turns);
        let is_late = |place: &usize| late.contains(place);
        let mut log: Log = (0..written.len()).filter(|p| !is_late(p)).map(|p| written[p].clone()).collect();
        let _ = Record::of(&log);
        log.extend((0..written.len()).filter(is_late).map(|p| written[p].clone()));
        prop_assert_eq!(Record::of(&log), Record::of(&written.iter().cloned().collect()));
    }

    #[test]
    fn what_nobody_knowingly_replaced_stands(turns in turns()) {
        let (_, written) = play(&turns);
        let record = Record::of(&written.iter().cloned().collect());
        let expected = names_by_rule(&written);
        let name = record.told(Voice::Herself).map(|told| &told.name);
        let mut found: Vec<_> = name.into_iter().flat_map(|name| name.standing()).map(|v| v.event).collect();
        found.reverse();
        prop_assert_eq!(found, expected.iter().map(|event| event.id).collect::<Vec<_>>());
        if let Some(name) = name.filter(|name| !name.is_empty()) {
            prop_assert!(name.standing().next().is_some(), "something always stands");
        }
    }

    #[test]
    fn a_later_event_comes_after_all_that_its_author_knew(turns in turns(), kind in kinds(), now in 0..2_000_i64) {
        let ([mut here, there], _) = play(&turns);
        here.learn_from(&there);
        let last = here.log.in_order().last().map(|event| event.order());
        let next = here.write(now, kind);
        prop_assert!(Some(next.order()) > last);
        prop_assert!(next.replaces.iter().all(|id| here.log.event(*id).is_some()));
    }

    #[test]
    fn who_sees_both_and_writes_again_settles_it(turns in turns(), now in 0..2_000_i64, name in "[A-Z][a-z]{1,9}") {
        let ([mut here, there], _) = play(&turns);
        here.learn_from(&there);
        let line = crate::support::rosalind::line(&name);
        here.write(now, Kind::Told { by: Voice::Herself, facts: vec![Fact::Name(Some(line.clone()))] });
        let record = here.record();
        let settled = &record.told[&Voice::Herself].name;
        prop_assert_eq!(settled.standing().count(), 1);
        prop_assert!(!settled.is_contested());
        prop_assert_eq!(settled.value(), Some(&Some(line)));
    }
}
