//! Every scale of a shipped pack comes to what was worked out by hand, with and without missing answers.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use candour::assessment::Pass;
use candour::instrument::{Audience, Instrument, Points};
use candour::scoring::{Outcome, Source, score};
use serde::Deserialize;

use crate::support::scenario::Scenario;

/// One line of `tests/fixtures/scoring/<pack>.json`. Items in neither list are not asked.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Example {
    scale: String,
    answers: BTreeMap<String, String>,
    #[serde(default)]
    passed: Vec<String>,
    working: String,
    score: Option<f64>,
    band: Option<String>,
    no_score: Option<String>,
}

#[test]
fn every_scale_comes_to_what_was_worked_out_by_hand() {
    let (mut wrong, mut packs) = (String::new(), 0);
    for entry in fs::read_dir("instruments").unwrap() {
        let path = entry.unwrap().path();
        let pack = fs::read_to_string(&path).unwrap();
        let instrument = Instrument::parse(&pack).unwrap();
        if instrument.scales().is_empty() {
            continue;
        }
        let examples = format!("tests/fixtures/scoring/{}.json", instrument.identity());
        let examples: Vec<Example> = serde_json::from_str(&fs::read_to_string(examples).unwrap()).unwrap();
        let (mut whole, mut partial) = (BTreeSet::new(), BTreeSet::new());
        for example in &examples {
            let (found, every_item_answered) = worked(&pack, example);
            let expected = match (example.score, &example.band, &example.no_score) {
                (Some(score), Some(band), None) => format!("{score} {band}"),
                (None, None, Some(reason)) => reason.clone(),
                _ => panic!("{}: a score with its band, or a reason why there is none", example.working),
            };
            if found != expected {
                wrong += &format!("{}: {} = {expected}, not {found}\n", example.scale, example.working);
            }
            if every_item_answered { &mut whole } else { &mut partial }.insert(example.scale.as_str());
        }
        let scales: BTreeSet<&str> = instrument.scales().iter().map(|s| s.id()).collect();
        assert_eq!(whole, scales, "{}: each has an example with every item answered", path.display());
        assert_eq!(partial, scales, "{}: each has an example with an item hidden or missing", path.display());
        packs += 1;
    }
    assert_eq!(wrong, "");
    assert!(packs >= 2, "no pack was scored");
}

/// What a scale comes to after the answers of an example, hers and the caseworker's part together, and whether each of its items was answered.
fn worked(pack: &str, example: &Example) -> (String, bool) {
    let mut scenario = Scenario::asked(pack, Audience::Either);
    let mut answers: Vec<_> = example.answers.iter().collect();
    answers.sort_by_key(|(item, _)| scenario.draft.instrument().find(item));
    for (item, typed) in answers {
        scenario = scenario.answer(item, typed);
    }
    for item in &example.passed {
        scenario = scenario.pass(item, Pass::PreferNotToSay);
    }
    let shown = scenario.shown().into_iter().map(str::to_owned).collect::<BTreeSet<_>>();
    for item in example.answers.keys().chain(&example.passed) {
        assert!(shown.contains(item), "{}: {item} is not shown ({})", example.scale, example.working);
    }
    let scored = score(scenario.complete());
    let place = scored.instrument().scales().iter().position(|s| s.id() == example.scale).unwrap();
    let (scale, result) = (&scored.instrument().scales()[place], &scored.scales()[place]);
    let found = match result.outcome {
        Outcome::Score { score, band } => format!("{score} {}", scale.bands()[band].code()),
        Outcome::TooFewAnswers { .. } => "too-few-answers".to_owned(),
        Outcome::NotAsked => "not-asked".to_owned(),
    };
    let sum: Points = result.contributions.iter().map(|c| c.points).sum();
    if let Outcome::Score { score, .. } = result.outcome {
        assert_eq!(sum, score, "{}: every point is told where it comes from", example.scale);
    }
    (found, result.contributions.iter().all(|c| c.source == Source::Answered))
}
