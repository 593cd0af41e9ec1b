//! A plan: what an assessment suggests, what people decide about it, goals and steps.

use candour::app::staff::plan::{decide, goals, is_late, state, steps, suggested};
use candour::assessment::PartialDate;
use candour::case::record::{Decision, GoalPart, GoalState, Kind, PlanEvent, Stage, StepPart, ThingId};
use candour::scoring::{Scored, score};

use crate::support::every_kind::{text, thing};
use crate::support::rosalind::{centre, line};
use crate::support::scenario::Scenario;
use crate::support::tablets::Tablet;

const ASSESSMENT: ThingId = ThingId::from_bytes([5; 16]);

/// No family to lean on; enough friends.
fn scored() -> Scored {
    let filled = Scenario::of(include_str!("../../instruments/gwa-1.0.json"))
        .answer("family.help", "no")
        .answer("family.good", "no")
        .answer("people.trust", "very")
        .answer("people.time", "very")
        .answer("people.lonely", "never");
    score(filled.complete())
}

fn goal(which: u8, parts: Vec<GoalPart>) -> Kind {
    Kind::Plan(PlanEvent::Goal { goal: thing(which), parts })
}

fn step(goal: u8, which: u8, parts: Vec<StepPart>) -> Kind {
    Kind::Plan(PlanEvent::Step { goal: thing(goal), step: thing(which), parts })
}

#[test]
fn bands_suggest_what_the_centre_offers_and_a_person_decides_for_all_that_led_to_it() {
    let (scored, centre, mut tablet) = (scored(), centre(), Tablet::of(1));
    let record = tablet.record();
    let first = suggested(&record, (ASSESSMENT, &scored), &centre);
    let offered: Vec<(&str, Vec<&str>)> = (first.iter())
        .map(|one| (one.support.id.as_str(), one.because.iter().map(|(scale, _)| scale.id()).collect()))
        .collect();
    assert_eq!(offered, [("family", vec!["family-support"]), ("friends-and-groups", vec!["family-support"])]);
    assert!(first.iter().all(|one| one.decided.is_none() && !one.is_contested));

    let declined = Decision::Declined { reason: text("Her sister helps her") };
    decide(&first[0].suggestions, &declined).into_iter().for_each(|kind| drop(tablet.write(1, kind)));
    let record = tablet.record();
    let then = suggested(&record, (ASSESSMENT, &scored), &centre);
    assert_eq!(then[0].decided.map(|decided| (&decided.value, decided.author)), Some((&declined, tablet.hand.author)));
    assert!(then[1].decided.is_none(), "what nobody decided is left open");
    decide(&then[0].suggestions, &Decision::Accepted).into_iter().for_each(|kind| drop(tablet.write(2, kind)));
    let record = tablet.record();
    assert!(record.goals.is_empty(), "accepting makes no goal: she says what she wants");
    let other = suggested(&record, (thing(9), &scored), &centre);
    assert!(other.iter().all(|one| one.decided.is_none()), "another assessment asks anew");
}

#[test]
fn tablets_that_decided_differently_say_so() {
    let (scored, centre) = (scored(), centre());
    let (mut here, mut there) = (Tablet::of(1), Tablet::of(2));
    for (tablet, decision) in [(&mut here, Decision::Accepted), (&mut there, Decision::Left)] {
        let record = tablet.record();
        let kinds = decide(&suggested(&record, (ASSESSMENT, &scored), &centre)[0].suggestions, &decision);
        kinds.into_iter().for_each(|kind| drop(tablet.write(1, kind)));
    }
    here.learn_from(&there);
    let record = here.record();
    assert!(suggested(&record, (ASSESSMENT, &scored), &centre)[0].is_contested);
}

#[test]
fn an_assessment_without_answers_suggests_nothing() {
    let nothing = score(Scenario::of(include_str!("../../instruments/gwa-1.0.json")).complete());
    let record = Tablet::of(1).record();
    assert!(suggested(&record, (ASSESSMENT, &nothing), &centre()).is_empty());
}

#[test]
fn goals_and_steps_stand_in_the_order_in_which_they_were_first_written() {
    let mut tablet = Tablet::of(1);
    for kind in [
        goal(2, vec![GoalPart::Words(text("A home of my own")), GoalPart::Stage(Stage::Ready)]),
        goal(1, vec![GoalPart::Words(text("See my children")), GoalPart::State(GoalState::Open)]),
        goal(2, vec![GoalPart::Words(text("A flat of my own"))]),
        step(2, 4, vec![StepPart::What(text("Ring the council")), StepPart::Who(Some(line("She")))]),
        step(2, 3, vec![StepPart::What(text("Look at rents"))]),
        step(2, 4, vec![StepPart::State(GoalState::Done)]),
    ] {
        tablet.write(1, kind);
    }
    let record = tablet.record();
    let all = goals(&record);
    assert_eq!(all.iter().map(|(id, _)| *id).collect::<Vec<_>>(), [thing(2), thing(1)]);
    let (_, home) = all[0];
    assert_eq!(home.words.value(), Some(&text("A flat of my own")));
    assert_eq!(state(&home.state), GoalState::Open, "nobody said otherwise");
    let stand: Vec<_> = steps(home).into_iter().map(|(id, step)| (id, state(&step.state))).collect();
    assert_eq!(stand, [(thing(4), GoalState::Done), (thing(3), GoalState::Open)]);
}

#[test]
fn a_step_is_late_after_the_last_day_that_its_date_may_mean_unless_it_is_done() {
    let day = |date: &str| PartialDate::parse(date).unwrap().last_day();
    let check = |by: &str, stands: GoalState, today: &str, late: bool| {
        let mut tablet = Tablet::of(1);
        tablet.write(1, step(1, 2, vec![StepPart::By(PartialDate::parse(by)), StepPart::State(stands)]));
        let record = tablet.record();
        let step = &record.goals[&thing(1)].steps[&thing(2)];
        assert_eq!(is_late(step, day(today)), late, "{by} {stands:?} {today}");
    };
    check("2026-03-04", GoalState::Open, "2026-03-04", false);
    check("2026-03-04", GoalState::Open, "2026-03-05", true);
    check("2026-03", GoalState::Open, "2026-03-31", false);
    check("2026-03", GoalState::Open, "2026-04-01", true);
    check("2026-03", GoalState::Done, "2026-04-01", false);
    check("2026-03", GoalState::Dropped, "2026-04-01", false);
}
