//! Questionnaires of others become packs that parse; what cannot be taken over is reported, item by item.

use std::fs;
use std::path::Path;

use candour::fhir::{Bands, Gravity, Imported, Refused, What, Wishes, import};
use candour::instrument::Points;
use candour::scoring::{Outcome, score};
use serde_json::{Value, json};

use crate::support::golden::golden;
use crate::support::scenario::Scenario;

const EVERYTHING: &str = include_str!("../fixtures/fhir/everything.json");
const NINE_DAYS: &str = include_str!("../fixtures/fhir/nine-days.json");
const PHQ_9_BANDS: &str = include_str!("../fixtures/fhir/phq-9.bands.json");

pub fn imported(json: &str) -> Imported {
    import(json, &Wishes::default()).unwrap_or_else(|refused| panic!("{refused}"))
}

fn questionnaire(items: Value) -> String {
    json!({ "resourceType": "Questionnaire", "status": "draft", "title": "T", "item": items }).to_string()
}

fn remarks(imported: &Imported) -> String {
    imported.remarks.iter().map(|r| format!("{:?} {}: {}\n", r.what.gravity(), r.place, r.what)).collect()
}

#[test]
fn a_questionnaire_with_a_bit_of_all_becomes_a_pack_with_a_report() {
    let everything = imported(EVERYTHING);
    golden("fhir/everything.pack.json", &everything.draft);
    golden("fhir/everything.report.txt", &remarks(&everything));
}

#[test]
fn what_is_asked_follows_the_conditions_of_the_source() {
    let shown = |answers: &[(&str, &str)], item: &str| {
        let scenario = Scenario::of(&imported(EVERYTHING).draft);
        let scenario = answers.iter().fold(scenario, |s, (item, answer)| s.answer(item, answer));
        scenario.shown().contains(&item)
    };
    assert!(!shown(&[], "home.why") && shown(&[("home.safe", "no")], "home.why"));
    assert!(!shown(&[("home.people", "5")], "inner.rooms") && shown(&[("home.people", "6")], "inner.rooms"));
    assert!(!shown(&[("feel.helps", "music")], "feel.colour"), "both must hold");
    assert!(!shown(&[("feel.low", "often"), ("feel.helps", "none")], "feel.colour"));
    assert!(shown(&[("feel.low", "often"), ("feel.helps", "walks")], "feel.colour"), "a date is not compared");
    let open = [("feel.low", "often"), ("feel.colour", "other")];
    assert!(shown(&open, "feel.colour.other") && !shown(&open[..1], "feel.colour.other"));
}

#[test]
fn every_operator_is_read() {
    let check = |kind: Value, operator: &str, answer: Value, typed: &[(&str, bool)]| {
        let mut asked = kind;
        asked["linkId"] = json!("q");
        let mut clause = json!({ "question": "q", "operator": operator });
        clause.as_object_mut().unwrap().extend(answer.as_object().unwrap().clone());
        let then = json!({ "linkId": "then", "type": "string", "text": "Then", "enableWhen": [clause] });
        asked["text"] = json!("Q");
        let draft = imported(&questionnaire(json!([asked, then]))).draft;
        for (typed, expected) in typed {
            let scenario = Scenario::of(&draft);
            let scenario = if typed.is_empty() { scenario } else { scenario.answer("q", typed) };
            assert_eq!(
                scenario.shown().contains(&"then"),
                *expected,
                "{operator} {answer}, answered {typed:?}: {draft}"
            );
        }
    };
    let bounds = json!([
        { "url": "http://hl7.org/fhir/StructureDefinition/minValue", "valueInteger": 0 },
        { "url": "http://hl7.org/fhir/StructureDefinition/maxValue", "valueInteger": 9 },
    ]);
    let integer = json!({ "type": "integer", "extension": bounds });
    let five = || json!({ "answerInteger": 5 });
    check(integer.clone(), ">", five(), &[("", false), ("5", false), ("6", true)]);
    check(integer.clone(), ">=", five(), &[("", false), ("4", false), ("5", true)]);
    check(integer.clone(), "<", five(), &[("", false), ("5", false), ("4", true)]);
    check(integer.clone(), "<=", five(), &[("", false), ("6", false), ("5", true)]);
    check(integer.clone(), "=", five(), &[("", false), ("4", false), ("5", true), ("6", false)]);
    check(integer.clone(), "!=", five(), &[("4", true), ("5", false)]);
    check(integer.clone(), ">", json!({ "answerInteger": 9 }), &[("9", false), ("", false)]);
    check(integer.clone(), "<", json!({ "answerInteger": 40 }), &[("9", true), ("", false)]);
    check(integer.clone(), ">=", json!({ "answerDecimal": 4.8 }), &[("4", false), ("5", true)]);
    check(integer, "exists", json!({ "answerBoolean": false }), &[("", true), ("5", false)]);
    let boolean = json!({ "type": "boolean" });
    check(boolean.clone(), "=", json!({ "answerBoolean": true }), &[("", false), ("yes", true), ("no", false)]);
    check(boolean.clone(), "!=", json!({ "answerBoolean": true }), &[("yes", false), ("no", true)]);
    check(boolean, "exists", json!({ "answerBoolean": true }), &[("", false), ("no", true)]);
    let numbers = json!({ "type": "integer", "answerOption": [{ "valueInteger": 12 }, { "valueInteger": -34 }] });
    check(numbers.clone(), "=", json!({ "answerInteger": 12 }), &[("12", true), ("minus-34", false)]);
    check(numbers, "<", json!({ "answerInteger": 0 }), &[("12", false), ("minus-34", true)]);
    let several = json!({ "type": "choice", "repeats": true, "answerOption": [
        { "valueCoding": { "system": "s", "code": "A" } }, { "valueCoding": { "system": "s", "code": "B" } },
    ] });
    let b = json!({ "answerCoding": { "system": "s", "code": "B" } });
    check(several.clone(), "=", b.clone(), &[("a", false), ("a,b", true)]);
    check(several, "!=", b, &[("a", true), ("a,b", false)]);
    check(json!({ "type": "string" }), "exists", json!({ "answerBoolean": true }), &[("", false), ("words", true)]);
}

/// The bands in which this many answers of three and one of `last` end up, with the score.
fn nine(pack: &str, items: [&str; 9], scale: &str, option: impl Fn(i64) -> String, total: i64) -> String {
    let mut left = total;
    let scenario = items.iter().fold(Scenario::of(pack), |scenario, item| {
        let points = left.min(3);
        left -= points;
        scenario.answer(item, &option(points))
    });
    let scored = score(scenario.complete());
    let place = scored.instrument().scales().iter().position(|s| s.id() == scale).unwrap();
    match scored.scales()[place].outcome {
        Outcome::Score { score, band } => {
            format!("{score} {}", scored.instrument().scales()[place].bands()[band].code())
        }
        Outcome::TooFewAnswers { .. } | Outcome::NotAsked => panic!("no score"),
    }
}

fn check_published_bands(pack: &str, items: [&str; 9], option: impl Fn(i64) -> String + Copy) {
    // The published bands of the PHQ-9: 0-4, 5-9, 10-14, 15-19, 20-27.
    let published =
        [(0, 4, "minimal"), (5, 9, "mild"), (10, 14, "moderate"), (15, 19, "moderately-severe"), (20, 27, "severe")];
    for (from, to, band) in published {
        for total in from..=to {
            assert_eq!(nine(pack, items, "44261-6", option, total), format!("{total} {band}"));
        }
    }
}

#[test]
fn nine_scored_questions_and_their_sum_become_a_scale_with_the_bands_that_a_centre_sets() {
    let source = NINE_DAYS.replace("\"/total\"", "\"/44261-6\"");
    let bands: Bands = serde_json::from_str(PHQ_9_BANDS).unwrap();
    let wishes = Wishes { bands, ..Wishes::default() };
    let imported = import(&source, &wishes).unwrap();
    let scale = &imported.pack.scales()[0];
    assert_eq!((scale.id(), scale.range()), ("44261-6", (Points::ZERO, Points::whole(27))));
    assert_eq!(scale.items().len(), 9, "the tenth has scores too, and the sum leaves it out");
    assert!(!imported.remarks.iter().any(|r| matches!(r.what, What::Bands { .. })), "{}", remarks(&imported));
    let items = ["d1", "d2", "d3", "d4", "d5", "d6", "d7", "d8", "d9"];
    check_published_bands(&imported.draft, items, |points| ["a", "b", "c", "d"][points as usize].to_owned());
}

#[test]
fn bands_that_do_not_cover_the_scale_are_refused_with_the_place() {
    let bands = Bands::from([("total".to_owned(), json!([{ "code": "some", "from": 3, "title": { "en": "Some" } }]))]);
    let refused = import(NINE_DAYS, &Wishes { bands, ..Wishes::default() }).unwrap_err();
    let Refused::NotRight(problems) = refused else { panic!("{refused}") };
    let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert_eq!(told, ["$.scales[0].bands[0].from: the first of them must start at 0, the lowest possible score"]);
}

#[test]
fn a_sum_over_what_is_not_asked_is_no_scale() {
    let mut source: Value = serde_json::from_str(NINE_DAYS).unwrap();
    let hidden =
        json!([{ "url": "http://hl7.org/fhir/StructureDefinition/questionnaire-hidden", "valueBoolean": true }]);
    source["item"][3]["extension"] = hidden;
    let imported = imported(&source.to_string());
    assert!(imported.pack.scales().is_empty());
    let told = What::UnsafeSum { link: "/d4".to_owned() };
    assert!(imported.remarks.iter().any(|r| r.what == told), "{}", remarks(&imported));
}

#[test]
fn scores_without_a_sum_are_offered_as_one_scale_to_decide_on() {
    let mut source: Value = serde_json::from_str(NINE_DAYS).unwrap();
    source["item"].as_array_mut().unwrap().retain(|item| item["linkId"] != "/total" && item["linkId"] != "/hard");
    let imported = imported(&source.to_string());
    assert_eq!(imported.pack.scales()[0].range(), (Points::ZERO, Points::whole(27)));
    let offered = imported.remarks.iter().find(|r| matches!(r.what, What::SuggestedScale { .. })).unwrap();
    assert_eq!(offered.what.gravity(), Gravity::ToDecide);
}

#[test]
fn what_is_no_questionnaire_or_has_nothing_to_ask_is_refused() {
    let check = |json: &str, expected: &str| {
        assert_eq!(import(json, &Wishes::default()).unwrap_err().to_string(), expected, "{json}");
    };
    check("", "this is not JSON");
    check("[]", "this is not a FHIR Questionnaire");
    check(r#"{"resourceType": "Patient"}"#, "this is not a FHIR Questionnaire");
    check(r#"{"resourceType": "Questionnaire"}"#, "nothing in this questionnaire can be asked here");
    check(
        &questionnaire(json!([{ "linkId": "a", "type": "attachment" }])),
        "nothing in this questionnaire can be asked here",
    );
}

#[test]
fn every_question_waits_for_its_category() {
    for (_, item) in imported(EVERYTHING).pack.items() {
        assert_eq!(item.category(), None, "{}", item.id());
    }
}

/// The four questionnaires of others, where they are at hand.
fn real(name: &str) -> Option<String> {
    let folders = ["../shared/fhir", "../../shared/fhir"];
    folders.into_iter().find_map(|folder| fs::read_to_string(Path::new(folder).join(name)).ok())
}

#[test]
fn real_questionnaires_are_taken_over_where_they_are_at_hand() {
    let check = |name: &str, sections: usize, questions: usize, lost: &[&str]| {
        let Some(json) = real(name) else { return };
        let imported = imported(&json);
        let asked = imported.pack.items().filter(|(_, item)| !item.is_note()).count();
        assert_eq!((imported.pack.sections().len(), asked), (sections, questions), "{name}");
        let is_lost = |what: &What| what.gravity() == Gravity::Lost && !matches!(what, What::Part { .. });
        let found: Vec<&str> = imported.remarks.iter().filter(|r| is_lost(&r.what)).map(|r| r.place.as_str()).collect();
        assert_eq!(found, lost, "{name}");
    };
    check("argonaut-phq9-ish.json", 2, 10, &["g1.s"]);
    check("bit-of-everything.json", 1, 15, &["Item-attachment", "Item-reference"]);
    check("phq9-with-the-weight-function.json", 1, 10, &[]);
    let of_words =
        ["Q2-equal", "Q4-equal", "Q4-ge", "Q7-equals", "Q7-ge", "Q7-ge2", "Q7-gt", "Q7-le", "Q7-le2", "Q7-lt"];
    check("enableWhen-test.R4.json", 14, 71, &[&of_words[..], &["Q7-notequals", "Q10-ewe"]].concat());
}

#[test]
fn the_real_phq_9_scores_as_published_where_it_is_at_hand() {
    let Some(json) = real("phq9-with-the-weight-function.json") else { return };
    let bands: Bands = serde_json::from_str(PHQ_9_BANDS).unwrap();
    let imported = import(&json, &Wishes { bands, ..Wishes::default() }).unwrap();
    assert_eq!(imported.pack.scales()[0].range(), (Points::ZERO, Points::whole(27)));
    let items = ["44250-9", "44255-8", "44259-0", "44254-1", "44251-7", "44258-2", "44252-5", "44253-3", "44260-8"];
    let codes = ["la6568-5", "la6569-3", "la6570-1", "la6571-9"];
    check_published_bands(&imported.draft, items, |points| codes[points as usize].to_owned());
}
