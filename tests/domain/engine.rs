//! The engine over a small pack with one item of every type: what is shown, what fits, what comes next, what it scores.

use candour::assessment::{Pass, Reason, Response, Step};
use candour::instrument::{Instrument, Points};
use candour::scoring::{Outcome, Scored, Source, score};

use crate::support::scenario::Scenario;

const PACK: &str = include_str!("../fixtures/packs/every-type.json");

fn scenario() -> Scenario {
    Scenario::of(PACK)
}

#[test]
fn conditions_look_back_and_hidden_answers_do_not_count() {
    let start = scenario();
    assert_eq!(start.shown(), ["hello", "sleep", "children", "mood", "things", "age", "moved", "word", "story"]);
    let with_children = start.answer("children", "yes").answer("how-many", "2");
    assert!(with_children.shown().contains(&"how-many"));
    let changed_mind = with_children.answer("children", "no");
    assert!(!changed_mind.shown().contains(&"how-many"));
    let index = changed_mind.draft.instrument().find("how-many").unwrap();
    assert!(changed_mind.draft.at(index).is_some(), "the answer is kept while she may still change her mind");
    assert_eq!(changed_mind.complete().response(index), None, "and dropped at the end");
}

#[test]
fn answers_that_do_not_fit_change_nothing() {
    let check = |item: &str, typed: &str, reason: Reason| {
        let mut s = scenario().answer("children", "yes");
        let before = s.draft.answers().count();
        assert_eq!(s.try_answer(item, typed).unwrap_err().reason, reason, "{item} = {typed}");
        assert_eq!(s.draft.answers().count(), before);
    };
    check("sleep", "unheard-of", Reason::UnknownCode);
    check("children", "maybe", Reason::UnknownCode);
    check("mood", "11", Reason::OutOfRange { min: 0, max: 10 });
    check("how-many", "0", Reason::OutOfRange { min: 1, max: 12 });
    check("things", "none,music", Reason::NotAlone);
    check("moved", "2020", Reason::NotPrecise);
    check("word", "  ", Reason::Empty);
    check("word", &"é".repeat(21), Reason::TooLong { most: 20 });
    check("hello", "x", Reason::WrongKind);
}

#[test]
fn every_way_of_passing_is_told_apart() {
    let index = |s: &Scenario, id: &str| s.draft.instrument().find(id).unwrap();
    let s =
        scenario().pass("sleep", Pass::PreferNotToSay).pass("mood", Pass::RatherTalk).pass("age", Pass::DoesNotApply);
    let [sleep, mood, age, word] = ["sleep", "mood", "age", "word"].map(|id| index(&s, id));
    let complete = s.complete();
    let code = |i| complete.response(i).and_then(Response::absence);
    assert_eq!(code(sleep), Some("prefer-not-to-say"));
    assert_eq!(code(mood), Some("rather-talk"));
    assert_eq!(code(age), Some("does-not-apply"));
    assert_eq!(code(word), Some("not-asked"));
    let mut strict = scenario();
    let mood = index(&strict, "mood");
    let answer = candour::assessment::Answer::Passed(Pass::DoesNotApply);
    assert_eq!(strict.draft.answer(mood, answer).unwrap_err().reason, Reason::MustApply);
}

#[test]
fn back_undoes_next_and_the_end_is_always_reached() {
    let s = scenario().answer("children", "yes");
    let mut step = s.draft.first();
    let mut seen = vec![step];
    while step != Step::CheckAnswers {
        let next = s.draft.next(step);
        assert_eq!(s.draft.back(next), Some(step));
        assert!(!seen.contains(&next), "no screen comes twice");
        seen.push(next);
        step = next;
    }
    assert_eq!(s.draft.back(seen[0]), None);
    assert!(seen.iter().any(|s| matches!(s, Step::ContentNote(_))), "the hard section is announced");
}

#[test]
fn a_screen_that_is_no_longer_shown_still_leads_somewhere() {
    let s = scenario().answer("children", "yes");
    let how_many = Step::Question(s.draft.instrument().find("how-many").unwrap());
    let s = s.answer("children", "no");
    let mood = s.draft.instrument().find("mood").unwrap();
    assert!(matches!(s.draft.next(how_many), Step::ContentNote(_) | Step::Question(_)));
    assert!(s.draft.back(how_many).is_some());
    assert_ne!(s.draft.next(how_many), Step::Question(how_many_index(&s)));
    assert!(s.draft.shows(mood));
}

fn how_many_index(s: &Scenario) -> candour::instrument::ItemIndex {
    s.draft.instrument().find("how-many").unwrap()
}

fn outcome(scored: &Scored, scale: &str) -> Outcome {
    let place = scored.instrument().scales().iter().position(|s| s.id() == scale).unwrap();
    scored.scales()[place].outcome
}

#[test]
fn scales_reverse_weigh_and_pro_rate() {
    let scored = score(scenario().answer("sleep", "often").answer("mood", "4").complete());
    // rest: sleep often = 2 of 3, mood reversed 10-4 = 6, times 0.5 = 3 → 5 of 8
    let hundredths = |n| Points::from_hundredths(n);
    assert_eq!(outcome(&scored, "rest"), Outcome::Score { score: hundredths(500), band: 1 });
    // One of two missing: sleep 2/3 of its range; mood is taken at 2/3 of 5 = 3.33 → 5.33
    let scored = score(scenario().answer("sleep", "often").complete());
    assert_eq!(outcome(&scored, "rest"), Outcome::Score { score: hundredths(533), band: 1 });
    let estimated = &scored.scales()[0].contributions[1];
    assert_eq!((estimated.points, estimated.source), (hundredths(333), Source::Missing));
    // "not sure" has no score: as if not answered
    let scored = score(scenario().answer("sleep", "not-sure").complete());
    assert_eq!(outcome(&scored, "rest"), Outcome::TooFewAnswers { answered: 0, shown: 2 });
}

#[test]
fn a_scale_that_does_not_concern_her_is_not_asked_and_one_half_hidden_adds_its_lowest() {
    let scored = score(scenario().answer("children", "no").complete());
    assert_eq!(outcome(&scored, "parenting"), Outcome::NotAsked);
    let scored = score(scenario().answer("children", "yes").answer("how-many", "3").complete());
    assert_eq!(outcome(&scored, "parenting"), Outcome::Score { score: Points::whole(3), band: 0 });
}

#[test]
fn risks_add_strengths_subtract_and_the_total_waits_for_every_scale() {
    let scored =
        score(scenario().answer("sleep", "often").answer("mood", "4").answer("things", "music,walks").complete());
    let total = scored.total().unwrap();
    assert_eq!(total.score, Points::whole(3)); // 5 of risk less 2 of strength
    assert_eq!(scored.instrument().total().unwrap().levels()[total.level].code(), "some");
    assert_eq!(score(scenario().answer("sleep", "often").complete()).total(), None);
}

#[test]
fn safety_triggers_fire_on_the_answer_and_only_on_it() {
    let s = scenario().answer("mood", "2");
    let mood = s.draft.instrument().find("mood").unwrap();
    assert!(s.draft.alert(mood).is_some());
    assert_eq!(s.clone().complete().alerts().count(), 1);
    let s = s.answer("mood", "3");
    assert!(s.draft.alert(mood).is_none());
    assert!(s.pass("mood", Pass::RatherTalk).draft.alert(mood).is_none());
}

#[test]
fn a_section_passed_over_keeps_what_was_answered() {
    let mut s = scenario().answer("children", "no").answer("mood", "5");
    let section = s.draft.instrument().sections().iter().position(|s| s.id() == "inside").unwrap();
    s.draft.pass_section(section, Pass::RatherTalk);
    let (shown, done) = s.draft.progress(section);
    assert_eq!(shown, done);
    let mood = s.draft.instrument().find("mood").unwrap();
    assert!(matches!(s.complete().response(mood), Some(Response::Given(_))));
}

#[test]
fn a_packs_identity_is_its_bytes() {
    let one = Instrument::parse(PACK).unwrap();
    let other = Instrument::parse(&PACK.replacen("Hello", "Hallo", 1)).unwrap();
    assert_eq!(one.identity().digest.len(), 64);
    assert_ne!(one.identity().digest, other.identity().digest);
}
