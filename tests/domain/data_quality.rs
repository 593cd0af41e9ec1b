//! JABBS learns how well the questions worked and cannot infer an answer from it.

use candour::assessment::{Pass, Step};
use candour::case::{Case, Intake};
use candour::share::partners::Jabbs;
use candour::share::{Narrowing, Preview, Projection};
use proptest::prelude::*;

use crate::support::rosalind::{centre, intake};
use crate::support::scenario::Scenario;

fn payload(case: &Case) -> String {
    Preview::from(Projection::<Jabbs>::of(case, Narrowing::of(&centre()).unwrap()).unwrap()).json().to_owned()
}

fn answered(answers: &[(&str, &str)]) -> Intake {
    let mut intake = intake();
    let whole = Scenario { draft: intake.questions };
    intake.questions = answers.iter().fold(whole, |s, (item, answer)| s.answer(item, answer)).draft;
    intake
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn other_answers_give_the_same_counters(
        sleep in prop::sample::select(vec!["never", "always", "not-sure"]),
        mood in 0..=10_i64,
        things in prop::sample::select(vec!["none", "music", "walks,music"]),
        age in 0..=99_i64,
        word in "[a-z]{1,20}",
        children in 1..=12_i64,
    ) {
        let (mood, age, children) = (mood.to_string(), age.to_string(), children.to_string());
        let other = answered(&[
            ("sleep", sleep), ("mood", &mood), ("things", things), ("age", &age), ("word", &word), ("how-many", &children),
        ]);
        let one = answered(&[("age", "1")]);
        prop_assert_eq!(payload(&other.finish(0, 20_516)), payload(&one.finish(0, 20_516)));
    }
}

#[test]
fn a_question_that_does_not_apply_looks_like_one_that_was_answered() {
    let mut intake = answered(&[("age", "40")]);
    let answered = payload(&intake.finish(0, 20_516));
    intake.questions = Scenario { draft: intake.questions }.pass("age", Pass::DoesNotApply).draft;
    assert_eq!(payload(&intake.finish(0, 20_516)), answered);
}

/// What the counters say after a first question at `first` and an end at `end`, in seconds.
fn duration(intake: &mut Intake, first: i64, end: i64) -> String {
    intake.begin(first);
    let payload: serde_json::Value = serde_json::from_str(&payload(&intake.finish(end, 20_516))).unwrap();
    payload["fields"]["duration"].as_str().unwrap().to_owned()
}

fn begun() -> Intake {
    let Intake { about, questions, .. } = intake();
    Intake::new(about.instrument().clone(), questions.instrument().clone(), "2026-01")
}

#[test]
fn time_runs_from_the_first_question_she_sees() {
    let mut intake = begun();
    assert_eq!(duration(&mut intake, 100_000, 100_000 + 9 * 60 + 59), "under-10");
    assert_eq!(duration(&mut intake, 400_000, 100_000 + 40 * 60), "40-or-more", "she went back to the first question");
}

#[test]
fn whoever_came_back_to_answers_is_not_timed() {
    let mut intake = begun();
    intake.questions = Scenario { draft: intake.questions }.answer("age", "40").draft;
    assert_eq!(duration(&mut intake, 100_000, 100_060), "several-visits");
}

#[test]
fn a_passed_section_shows_as_most_and_nothing_else_moves() {
    let mut intake = answered(&[]);
    let section = intake.questions.instrument().sections().iter().position(|s| s.id() == "inside").unwrap();
    assert!(matches!(intake.questions.start_of(section), Some(Step::ContentNote(_))));
    for item in ["mood", "things", "age", "moved", "word", "story"] {
        intake.questions = Scenario { draft: intake.questions }.pass(item, Pass::PreferNotToSay).draft;
    }
    let payload: serde_json::Value = serde_json::from_str(&payload(&intake.finish(0, 20_516))).unwrap();
    let expected = serde_json::json!([
        { "section": "start", "prefer-not-to-say": "none", "rather-talk": "none", "not-asked": "none" },
        { "section": "inside", "prefer-not-to-say": "most", "rather-talk": "none", "not-asked": "none" },
    ]);
    assert_eq!(payload["fields"]["missing"], expected);
}
