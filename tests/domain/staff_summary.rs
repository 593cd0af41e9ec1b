//! The two summaries that are printed: the one for her holds only what may stand there, the one for the file holds everything.

use std::sync::Arc;

use candour::app::staff::assess::Packs;
use candour::app::staff::assess::over_time::taken;
use candour::app::staff::plan::{decide, suggested};
use candour::app::staff::summary::{Hers, Line, for_file, hers};
use candour::assessment::{Answer, Draft, Value};
use candour::case::record::{
    Area, AssessmentEvent, Completion, Decision, Entry, Fact, Filler, GoalPart, GoalState, Kind, Note, Origin,
    PlanEvent, Record, Referral, StepPart, ThingId, Voice,
};
use candour::document::{Language, Text};
use candour::instrument::{Audience, Instrument, ItemIndex};

use crate::support::every_kind::{every_kind, text, thing};
use crate::support::rosalind::{centre, line};
use crate::support::tablets::Tablet;

const ASSESSMENT: ThingId = ThingId::from_bytes([5; 16]);
const GWA: &str = include_str!("../../instruments/gwa-1.0.json");
const WRNA: &str = include_str!("../../instruments/wrna-1.0.json");

fn packs() -> Packs {
    Packs::new([GWA, WRNA].map(|pack| Arc::new(Instrument::parse(pack).unwrap())).into())
}

fn assessed(pack: &Instrument, answers: Vec<(String, Option<Answer>)>) -> Vec<Kind> {
    let events = [
        AssessmentEvent::Begun { pack: pack.identity().clone(), origin: Origin::Tablet },
        AssessmentEvent::Answered { by: Filler::Together, answers },
        AssessmentEvent::Completed(Completion { day: 20_500, minutes: None }),
    ];
    events.into_iter().map(|event| Kind::Assessment { assessment: ASSESSMENT, event }).collect()
}

fn answers(given: &[(&str, &str)]) -> Vec<(String, Option<Answer>)> {
    let answer = |code: &str| Some(Answer::Given(Value::Choice(code.to_owned())));
    given.iter().map(|(item, code)| ((*item).to_owned(), answer(code))).collect()
}

fn english(text: &Text) -> &str {
    text.in_language(&Language::english())
}

/// Every word of the page.
fn words(page: &Hers<'_>) -> String {
    let mut all: Vec<String> = page.called.into_iter().map(str::to_owned).collect();
    for line in page.picture.iter().flat_map(|picture| picture.strengths.iter().chain(&picture.needs)) {
        all.extend([english(&line.title), english(&line.says)].map(str::to_owned));
        all.extend(line.more.as_ref().map(|more| english(more).to_owned()));
        all.extend(line.her_words.clone());
    }
    for goal in &page.goals {
        all.push(goal.words.to_owned());
        all.extend(goal.steps.iter().flat_map(|step| std::iter::once(step.what).chain(step.who)).map(str::to_owned));
    }
    all.extend(
        page.help.iter().flat_map(|support| [&support.title, &support.about]).map(|text| english(text).to_owned()),
    );
    all.join("\n")
}

fn titles(lines: &[Line]) -> Vec<&str> {
    lines.iter().map(|line| english(&line.title)).collect()
}

/// A record in which every word that must not be on her page is a canary.
fn record() -> Record {
    let mut tablet = Tablet::of(1);
    let pack = Instrument::parse(GWA).unwrap();
    let said = |by, facts| Kind::Told { by, facts };
    let mut kinds = vec![
        said(Voice::Herself, vec![Fact::Name(Some(line("Rosalind Ashworth"))), Fact::PreferredName(Some(line("Roz")))]),
        said(Voice::Staff, vec![Fact::About(Area::Anger, Some(text("canary staff")))]),
        said(
            Voice::Referral(thing(2)),
            vec![Fact::Name(Some(line("canary other"))), Fact::PreferredName(Some(line("canary they")))],
        ),
        Kind::Entered {
            thing: thing(2),
            entry: Entry::Referral(Referral {
                from: line("canary probation"),
                dated: None,
                says: Some(text("canary says")),
            }),
        },
        Kind::Entered { thing: thing(3), entry: Entry::Note(Note::new(text("canary note"), None, vec![]).unwrap()) },
        Kind::AlertWritten { alert: thing(4), why: text("canary alert") },
    ];
    kinds.extend(assessed(
        &pack,
        answers(&[
            ("money.basics", "always"),
            ("money.bills", "always"),
            ("money.own", "no"),
            ("self.way", "very"),
            ("self.keep", "very"),
            ("self.ask", "very"),
            ("self.proud", "very"),
            ("mood.low", "always"),
            ("mood.joy", "never"),
            ("mood.sleep", "always"),
            ("mood.harm", "year"),
            ("mood.die", "always"),
        ]),
    ));
    for event in [
        AssessmentEvent::Judged {
            scale: Some("money".into()),
            level: "canary-level".into(),
            reason: Some(text("canary reason")),
        },
        AssessmentEvent::HerView { scale: "self-belief".into(), fits: false, says: Some(text("Some days I do not")) },
    ] {
        kinds.push(Kind::Assessment { assessment: ASSESSMENT, event });
    }
    let goal = |which, words, state| {
        Kind::Plan(PlanEvent::Goal {
            goal: thing(which),
            parts: vec![GoalPart::Words(text(words)), GoalPart::State(state)],
        })
    };
    let step = |which, what: &str, state| {
        Kind::Plan(PlanEvent::Step {
            goal: thing(10),
            step: thing(which),
            parts: vec![StepPart::What(text(what)), StepPart::Who(Some(line("Joan"))), StepPart::State(state)],
        })
    };
    kinds.extend([
        goal(10, "Pay the rent each month", GoalState::Open),
        goal(11, "canary given up", GoalState::Dropped),
        step(12, "Ring the council", GoalState::Open),
        step(13, "canary dropped", GoalState::Dropped),
        Kind::Plan(PlanEvent::Review(Some(20_600))),
    ]);
    kinds.into_iter().for_each(|kind| drop(tablet.write(1, kind)));
    let (packs, centre) = (packs(), centre());
    let record = tablet.record();
    let latest = taken(&record, &packs).pop().unwrap();
    for one in suggested(&record, (ASSESSMENT, &latest.scored), &centre) {
        let decision = match one.support.id.as_str() {
            "money" | "mental-health" => Decision::Accepted,
            _ => Decision::Declined { reason: text("canary declined") },
        };
        decide(&one.suggestions, &decision).into_iter().for_each(|kind| drop(tablet.write(2, kind)));
    }
    tablet.record()
}

#[test]
fn the_page_for_her_has_her_words_strengths_first_and_nothing_of_anybody_else() {
    let (record, packs, centre) = (record(), packs(), centre());
    let taken = taken(&record, &packs);
    let page = hers(&record, &taken, &centre, false);
    assert_eq!((page.called, page.review), (Some("Roz"), Some(20_600)));
    let picture = page.picture.as_ref().unwrap();
    assert_eq!((titles(&picture.strengths), titles(&picture.needs)), (vec!["Believing in yourself"], vec!["Money"]));
    let belief = &picture.strengths[0];
    assert_eq!((belief.does_not_fit, belief.her_words.as_deref()), (true, Some("Some days I do not")));
    let goals: Vec<(&str, Vec<&str>)> =
        page.goals.iter().map(|goal| (goal.words, goal.steps.iter().map(|step| step.what).collect())).collect();
    assert_eq!(goals, [("Pay the rent each month", vec!["Ring the council"])]);
    assert_eq!(page.help.iter().map(|support| support.id.as_str()).collect::<Vec<_>>(), ["money"]);
    for with_hard in [false, true] {
        let words = words(&hers(&record, &taken, &centre, with_hard)).to_lowercase();
        for never in ["canary", "risk", "total", "level", "score"] {
            assert!(!words.contains(never), "{never}");
        }
    }
}

#[test]
fn what_is_asked_under_a_warning_is_on_paper_only_when_she_wants_it_there() {
    let (record, packs, centre) = (record(), packs(), centre());
    let taken = taken(&record, &packs);
    let page = hers(&record, &taken, &centre, true);
    assert!(titles(&page.picture.as_ref().unwrap().needs).len() > 1);
    assert!(page.help.iter().any(|support| support.id == "mental-health"));
    let without_packs = hers(&record, &[], &centre, false);
    assert!(without_packs.picture.is_none() && without_packs.help.is_empty(), "nobody can tell what was hard");
}

/// Every question of a pack answered, with its option that counts most.
fn full(pack: Instrument) -> Vec<(String, Option<Answer>)> {
    let mut draft = Draft::new(Arc::new(pack), Audience::Either);
    let count = draft.instrument().items().count();
    let instrument = Arc::clone(draft.instrument());
    let items: Vec<ItemIndex> = instrument.items().map(|(index, _)| index).collect();
    assert_eq!(items.len(), count);
    for index in items {
        let item = instrument.item(index);
        let most = item.question().options().iter().max_by_key(|option| option.score());
        let tries = [
            most.map(|option| Value::Choice(option.code().to_owned())),
            Some(Value::Choice("yes".into())),
            Some(Value::Number(9)),
        ];
        for value in tries.into_iter().flatten() {
            if draft.answer(index, Answer::Given(value)).is_ok() {
                break;
            }
        }
    }
    draft.answers().map(|(item, answer)| (item.to_owned(), Some(answer.clone()))).collect()
}

#[test]
fn a_scale_that_a_caseworker_had_a_part_in_is_never_on_the_page_for_her() {
    let pack = Instrument::parse(WRNA).unwrap();
    let by_staff: Vec<String> = (pack.scales().iter())
        .filter(|scale| {
            scale.items().iter().any(|counted| pack.item(counted.item()).audience() == Audience::Caseworker)
        })
        .map(|scale| english(scale.title()).to_owned())
        .collect();
    assert!(!by_staff.is_empty(), "the pack has such scales");
    let mut tablet = Tablet::of(1);
    let kinds = assessed(&pack, full(Instrument::parse(WRNA).unwrap()));
    kinds.into_iter().for_each(|kind| drop(tablet.write(1, kind)));
    let (record, centre) = (tablet.record(), centre());
    let taken = taken(&record, &packs());
    let page = hers(&record, &taken, &centre, true);
    let picture = page.picture.unwrap();
    let shown = [titles(&picture.strengths), titles(&picture.needs)].concat();
    assert!(shown.len() > 5, "{shown:?}");
    assert!(by_staff.iter().all(|title| !shown.contains(&title.as_str())), "{shown:?}");
}

#[test]
fn the_page_for_the_file_has_everything_of_a_record() {
    let mut tablet = Tablet::of(1);
    every_kind().into_iter().for_each(|kind| drop(tablet.write(1, kind)));
    let record = tablet.record();
    let packs = packs();
    let page = for_file(&record, &packs);
    let facts: usize = page.told.iter().map(|(_, said)| said.len()).sum();
    let told = |voice| page.told.iter().find(|(other, _)| *other == voice).map(|(_, said)| said.len());
    assert_eq!(told(Voice::Herself), Some(23), "ten fields and thirteen parts of her life");
    assert_eq!(facts, 23 + 2 + 2);
    assert_eq!(page.entries.len(), record.entries.len());
    assert_eq!(page.goals.len(), record.goals.len());
    assert_eq!(page.decisions.len(), record.suggestions.len());
    assert_eq!(page.alerts.len(), record.alerts.len());
    assert_eq!(page.assessments.len(), record.assessments.len());
    assert!(
        page.assessments.iter().all(|one| one.scored.is_none() && one.pack.is_some()),
        "its questions are not here"
    );
}
