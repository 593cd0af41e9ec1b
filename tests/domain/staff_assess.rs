//! Assessments of a record, read with the questions they answer.

use std::sync::Arc;

use candour::app::staff::assess::{Filled, Misfit, Packs, Reading, WhyNot, her_own, in_order, interview};
use candour::assessment::{Answer, Draft, PartialDate, Pass, Reason, Value};
use candour::case::record::{AssessmentEvent, Completion, Filler, Kind, Origin, Record, ThingId};
use candour::instrument::{Instrument, ItemIndex, PackIdentity};
use candour::scoring::Outcome;

use crate::support::rosalind::{ABOUT, QUESTIONS};
use crate::support::tablets::Tablet;

const ONE: ThingId = ThingId::from_bytes([1; 16]);
const TWO: ThingId = ThingId::from_bytes([2; 16]);

fn packs() -> Packs {
    Packs::new([ABOUT, QUESTIONS].map(|json| Arc::new(Instrument::parse(json).unwrap())).into())
}

fn identity(json: &str) -> PackIdentity {
    Instrument::parse(json).unwrap().identity().clone()
}

fn event(assessment: ThingId, event: AssessmentEvent) -> Kind {
    Kind::Assessment { assessment, event }
}

fn begun(assessment: ThingId, pack: PackIdentity) -> Kind {
    event(assessment, AssessmentEvent::Begun { pack, origin: Origin::Tablet })
}

fn answered(by: Filler, answers: &[(&str, Option<Answer>)]) -> Kind {
    let answers = answers.iter().map(|(item, answer)| ((*item).to_owned(), answer.clone())).collect();
    event(ONE, AssessmentEvent::Answered { by, answers })
}

fn choice(code: &str) -> Option<Answer> {
    Some(Answer::Given(Value::Choice(code.to_owned())))
}

fn number(n: i64) -> Option<Answer> {
    Some(Answer::Given(Value::Number(n)))
}

/// A tablet on which an assessment of `every-type` was begun and these answers written down.
fn tablet(answers: Vec<Kind>) -> Tablet {
    let mut tablet = Tablet::of(1);
    tablet.write(1, begun(ONE, identity(QUESTIONS)));
    for (now, kind) in (2..).zip(answers) {
        tablet.write(now, kind);
    }
    tablet
}

fn filled(record: &Record) -> Filled {
    Reading::of(&record.assessments[&ONE], &packs()).filled().unwrap()
}

#[test]
fn a_pack_is_found_by_its_exact_identity_only() {
    let packs = packs();
    let right = identity(QUESTIONS);
    assert_eq!(packs.exactly(&right).map(|pack| pack.identity()), Some(&right));
    for wrong in [
        PackIdentity { id: "every-kind".into(), ..right.clone() },
        PackIdentity { version: "1.1".into(), ..right.clone() },
        PackIdentity { digest: "0".repeat(64), ..right },
    ] {
        assert!(packs.exactly(&wrong).is_none(), "{wrong}");
    }
}

#[test]
fn an_assessment_whose_pack_is_not_here_says_which_it_was() {
    let gone = PackIdentity { version: "0.9".into(), ..identity(QUESTIONS) };
    let mut tablet = Tablet::of(1);
    tablet.write(1, begun(ONE, gone.clone()));
    tablet.write(2, answered(Filler::Herself, &[("sleep", choice("often"))]));
    tablet.write(3, event(TWO, AssessmentEvent::HerView { scale: "rest".into(), fits: true, says: None }));
    let record = tablet.record();
    let of = |thing| match Reading::of(&record.assessments[&thing], &packs()) {
        Reading::NotHere(pack) => pack,
        Reading::Here(_) => panic!("it is not here"),
    };
    assert_eq!(of(ONE), Some(gone));
    assert_eq!(of(TWO), None, "nothing says which pack it was");
    assert_eq!(record.assessments[&ONE].answers.len(), 1, "what she said is still there");
}

#[test]
fn answers_of_everybody_make_one_filling_in() {
    let record = tablet(vec![
        answered(Filler::Herself, &[("sleep", choice("often")), ("story", Some(Answer::Passed(Pass::RatherTalk)))]),
        answered(Filler::Together, &[("mood", number(3)), ("children", choice("no"))]),
        answered(Filler::Caseworker, &[("staff-view", choice("yes"))]),
        answered(Filler::Together, &[("children", None)]),
    ])
    .record();
    let filled = filled(&record);
    let at = |item: &str| filled.instrument().find(item).unwrap();
    for (item, by) in [
        ("sleep", Some(Filler::Herself)),
        ("story", Some(Filler::Herself)),
        ("mood", Some(Filler::Together)),
        ("staff-view", Some(Filler::Caseworker)),
        ("children", None),
        ("word", None),
    ] {
        assert_eq!(filled.gave(at(item)), by, "{item}");
        assert_eq!(filled.draft().at(at(item)).is_some(), by.is_some(), "{item}");
    }
    assert!(filled.misfits().is_empty());
    // Sleep counts 2; a mood of 3, mirrored and halved, 3.5.
    let scored = filled.scored();
    assert!(matches!(scored.scales()[0].outcome, Outcome::Score { score, band: 1 } if score.to_string() == "5.5"));
}

#[test]
fn an_answer_that_does_not_fit_is_said_and_the_others_count() {
    let record = tablet(vec![answered(
        Filler::Herself,
        &[("sleep", choice("often")), ("mood", number(11)), ("hunger", choice("often")), ("children", choice("maybe"))],
    )])
    .record();
    let filled = filled(&record);
    let misfit = |item: &str, why| Misfit { item: item.to_owned(), why };
    assert_eq!(
        filled.misfits(),
        [
            misfit("children", WhyNot::DoesNotFit(Reason::UnknownCode)),
            misfit("hunger", WhyNot::NoSuchItem),
            misfit("mood", WhyNot::DoesNotFit(Reason::OutOfRange { min: 0, max: 10 })),
        ]
    );
    assert_eq!(filled.draft().answers().map(|(item, _)| item).collect::<Vec<_>>(), ["sleep"]);
}

#[test]
fn what_a_caseworker_put_in_place_of_her_own_answer_leaves_hers_to_be_seen() {
    let record = tablet(vec![
        answered(Filler::Herself, &[("sleep", choice("often")), ("mood", number(2))]),
        answered(Filler::Together, &[("sleep", choice("never")), ("children", choice("no"))]),
    ])
    .record();
    let assessed = &record.assessments[&ONE];
    let own = |item| her_own(assessed, item).cloned();
    assert_eq!((own("sleep"), own("mood")), (choice("often"), number(2)));
    assert_eq!((own("children"), own("word")), (None, None));
    let filled = filled(&record);
    assert_eq!(filled.gave(filled.instrument().find("sleep").unwrap()), Some(Filler::Together));
}

#[test]
fn different_answers_written_apart_are_marked_and_equal_ones_are_not() {
    let mut here = tablet(vec![]);
    let mut there = Tablet::of(2);
    there.learn_from(&here);
    here.write(10, answered(Filler::Together, &[("sleep", choice("often")), ("mood", number(4))]));
    there.write(11, answered(Filler::Herself, &[("sleep", choice("never")), ("mood", number(4))]));
    here.learn_from(&there);
    let filled = filled(&here.record());
    let at = |item: &str| filled.instrument().find(item).unwrap();
    assert!(filled.is_contested(at("sleep")) && !filled.is_contested(at("mood")));
    assert_eq!(filled.draft().at(at("sleep")).cloned(), choice("never"), "the latest counts");
}

#[test]
fn assessments_stand_in_order_the_latest_first() {
    let mut tablet = Tablet::of(1);
    tablet.write(1, begun(TWO, identity(ABOUT)));
    tablet.write(2, begun(ONE, identity(QUESTIONS)));
    let record = tablet.record();
    assert_eq!(in_order(&record).into_iter().map(|(thing, _)| thing).collect::<Vec<_>>(), [ONE, TWO]);
}

/// The items of these ids.
fn items(draft: &Draft, ids: &[&str]) -> Vec<ItemIndex> {
    ids.iter().map(|id| draft.instrument().find(id).unwrap()).collect()
}

/// Writes down how these items of an assessment are answered now; what was written.
fn write_down(tablet: &mut Tablet, now: i64, answers: &[(&str, Option<Answer>)]) -> Vec<Kind> {
    let record = tablet.record();
    let mut draft = filled(&record).draft().clone();
    let items = items(&draft, &answers.iter().map(|(item, _)| *item).collect::<Vec<_>>());
    for (index, (_, answer)) in items.iter().zip(answers) {
        match answer {
            Some(answer) => draft.answer(*index, answer.clone()).unwrap(),
            None => draft.clear(*index),
        }
    }
    let kinds = interview::answered(&record, ONE, &draft, &items);
    for kind in &kinds {
        tablet.write(now, kind.clone());
    }
    kinds
}

#[test]
fn a_caseworkers_own_questions_are_hers_and_the_rest_was_said_to_her() {
    let mut tablet = tablet(vec![]);
    let kinds =
        write_down(&mut tablet, 10, &[("sleep", choice("often")), ("staff-view", choice("no")), ("word", None)]);
    assert_eq!(
        kinds,
        [
            answered(Filler::Together, &[("sleep", choice("often")), ("word", None)]),
            answered(Filler::Caseworker, &[("staff-view", choice("no"))]),
        ]
    );
}

#[test]
fn an_answer_that_calls_for_help_raises_one_alert_however_often_it_is_given() {
    let mut here = tablet(vec![]);
    assert_eq!(write_down(&mut here, 10, &[("mood", number(5))]).len(), 1);
    assert_eq!(here.record().open_alerts().count(), 0);
    let mut there = Tablet::of(2);
    there.learn_from(&here);
    for tablet in [&mut here, &mut there] {
        write_down(tablet, 11, &[("mood", number(2))]);
        write_down(tablet, 12, &[("mood", number(6))]);
        write_down(tablet, 13, &[("mood", number(0))]);
    }
    here.learn_from(&there);
    let record = here.record();
    let alerts: Vec<_> = record.open_alerts().collect();
    assert_eq!(alerts.len(), 1, "two tablets that were apart raise the same one");
    assert_eq!(alerts[0].1.raised.value(), Some(&Some((ONE, vec!["mood".to_owned()]))));
    here.write(20, Kind::AlertAcknowledged { alert: alerts[0].0, did: None });
    write_down(&mut here, 21, &[("mood", number(1))]);
    assert_eq!(here.record().open_alerts().count(), 0, "somebody has seen it");
}

#[test]
fn an_alert_that_came_from_her_phone_is_not_raised_again() {
    let mut tablet = tablet(vec![answered(Filler::Herself, &[("mood", number(1))])]);
    let from = Some((ONE, vec!["sleep".to_owned(), "mood".to_owned()]));
    tablet.write(3, Kind::AlertRaised { alert: ThingId::from_bytes([9; 16]), from });
    write_down(&mut tablet, 10, &[("mood", number(0))]);
    assert_eq!(tablet.record().open_alerts().count(), 1);
}

#[test]
fn one_goes_on_to_the_next_question_that_is_shown_and_never_out_of_a_section() {
    let mut tablet = tablet(vec![]);
    let next = |tablet: &Tablet, item: &str| {
        let filled = filled(&tablet.record());
        let next = interview::next(filled.draft(), filled.instrument().find(item).unwrap());
        next.map(|index| filled.instrument().item(index).id().to_owned())
    };
    assert_eq!(next(&tablet, "children").as_deref(), Some("staff-view"), "how many is not asked");
    write_down(&mut tablet, 10, &[("children", choice("yes"))]);
    assert_eq!(next(&tablet, "children").as_deref(), Some("how-many"));
    assert_eq!(next(&tablet, "staff-view"), None);
    assert_eq!(next(&tablet, "mood").as_deref(), Some("things"));
}

#[test]
fn an_interview_has_minutes_only_where_it_was_done_in_one_go() {
    const MINUTE: i64 = 60_000;
    let check = |from: Origin, answers: &[i64], now: i64, minutes| {
        let mut tablet = Tablet::of(1);
        tablet.write(0, event(ONE, AssessmentEvent::Begun { pack: identity(QUESTIONS), origin: from }));
        for (place, at) in answers.iter().enumerate() {
            let item = ["sleep", "mood", "word"][place];
            tablet.write(at * MINUTE, answered(Filler::Together, &[(item, None)]));
        }
        let completion = interview::completion(&tablet.record().assessments[&ONE], 20_000, now * MINUTE);
        assert_eq!(completion, Completion { day: 20_000, minutes }, "{answers:?} until {now}");
    };
    check(Origin::Tablet, &[5, 30, 42], 50, Some(50));
    check(Origin::Tablet, &[5, 36, 42], 50, None);
    check(Origin::Tablet, &[5, 6, 7], 60 * 24 * 3, None);
    check(Origin::Tablet, &[], 1, Some(1));
    check(Origin::Phone { drop: [3; 16], invite: None }, &[5, 30, 42], 50, None);
}

#[test]
fn of_several_one_that_stands_alone_takes_the_others_away_and_the_other_way_round() {
    let check = |chosen: &[&str], pressed: &str, then: &[&str]| {
        let chosen = Answer::Given(Value::Choices(chosen.iter().map(|code| (*code).to_owned()).collect()));
        let order = ["music", "walks", "none", "unsure"];
        let alone = ["none".to_owned(), "unsure".to_owned()];
        assert_eq!(interview::toggled(Some(&chosen), pressed, &order, &alone), then, "{pressed}");
    };
    check(&[], "walks", &["walks"]);
    check(&["walks"], "music", &["music", "walks"]);
    check(&["music", "walks"], "music", &["walks"]);
    check(&["music", "walks"], "none", &["none"]);
    check(&["none"], "walks", &["walks"]);
    check(&["none"], "unsure", &["unsure"]);
    check(&["none"], "none", &[]);
    let passed = Answer::Passed(Pass::PreferNotToSay);
    assert_eq!(interview::toggled(Some(&passed), "b", &["a", "b"], &[]), ["b"], "a pass is no choice");
}

#[test]
fn what_does_not_change_is_not_asked_twice_and_stays_whose_it_was() {
    let pack = Arc::new(Instrument::parse(QUESTIONS).unwrap());
    let mut tablet = Tablet::of(1);
    tablet.write(1, begun(ONE, PackIdentity { version: "0.9".into(), ..identity(QUESTIONS) }));
    tablet.write(2, answered(Filler::Herself, &[("age", number(9)), ("sleep", choice("often"))]));
    let moved = Some(Answer::Given(Value::Date(PartialDate::parse("2019-07").unwrap())));
    tablet.write(3, answered(Filler::Together, &[("moved", moved), ("mood", number(1))]));
    assert_eq!(interview::begun(&tablet.record(), TWO, &pack).len(), 1, "it is not finished");
    tablet.write(4, event(ONE, AssessmentEvent::Completed(Completion { day: 20_000, minutes: None })));
    for kind in interview::begun(&tablet.record(), TWO, &pack) {
        tablet.write(5, kind);
    }
    let record = tablet.record();
    let again = Reading::of(&record.assessments[&TWO], &packs()).filled().unwrap();
    let gave = |item: &str| again.gave(pack.find(item).unwrap());
    assert_eq!((gave("age"), gave("moved")), (Some(Filler::Herself), Some(Filler::Together)));
    assert_eq!((gave("sleep"), gave("mood")), (None, None), "asked anew");
    assert_eq!(record.alerts.len(), 0);
}
