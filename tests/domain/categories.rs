//! Until a question has a category, nothing of it leaves to anybody but the centre: not its answer, not that it was
//! passed over, and no score or counter that it is part of.

use candour::assessment::Pass;
use candour::case::Case;
use candour::instrument::Instrument;
use candour::share::partners::{Birmingham, Jabbs, WomensCentre};
use candour::share::{ConsentedCase, Narrowing, Preview, Projection};
use serde_json::Value;

use crate::support::rosalind::{QUESTIONS, centre, intake_of};
use crate::support::scenario::Scenario;

/// Questions with other answers than hers, one at a time.
const OTHERWISE: [(&str, &str); 8] = [
    ("sleep", "never"),
    ("children", "no"),
    ("how-many", "12"),
    ("mood", "9"),
    ("things", "none"),
    ("moved", "1999-01"),
    ("word", "gravel"),
    ("age", "40"),
];

/// The pack, its questions named here without a category.
fn without_category(items: &[&str]) -> String {
    let mut pack: Value = serde_json::from_str(QUESTIONS).unwrap();
    for section in pack["sections"].as_array_mut().unwrap() {
        for item in section["items"].as_array_mut().unwrap() {
            if items.contains(&item["id"].as_str().unwrap()) && item["type"] != "note" {
                item["category"] = "unassigned".into();
            }
        }
    }
    pack.to_string()
}

fn case(pack: &str, change: impl FnOnce(Scenario) -> Scenario) -> Case {
    let mut intake = intake_of(pack);
    intake.questions = change(Scenario { draft: intake.questions }).draft;
    intake.finish(0, 20_516)
}

/// What leaves to anybody but the centre.
fn beyond_the_centre(case: &Case) -> String {
    let uob = Projection::<Birmingham>::of(ConsentedCase::of(case).unwrap(), Narrowing::of(&centre()).unwrap());
    let jabbs = Projection::<Jabbs>::of(case, Narrowing::of(&centre()).unwrap());
    Preview::from(uob.unwrap()).json().to_owned() + Preview::from(jabbs.unwrap()).json()
}

fn to_centre(case: &Case) -> String {
    let projection = Projection::<WomensCentre>::of(case, Narrowing::of(&centre()).unwrap());
    Preview::from(projection.unwrap()).json().to_owned()
}

fn all_questions() -> Vec<String> {
    let pack = Instrument::parse(QUESTIONS).unwrap();
    pack.items().filter(|(_, item)| !item.is_note()).map(|(_, item)| item.id().to_owned()).collect()
}

#[test]
fn an_answer_without_a_category_changes_nothing_beyond_the_centre() {
    for (item, other) in OTHERWISE {
        if item == "children" {
            continue; // it decides what else is asked, and that has a category here; see below
        }
        let pack = without_category(&[item]);
        let (hers, otherwise) = (case(&pack, |s| s), case(&pack, |s| s.answer(item, other)));
        let passed = case(&pack, |s| s.pass(item, Pass::PreferNotToSay));
        assert_eq!(beyond_the_centre(&hers), beyond_the_centre(&otherwise), "{item}");
        assert_eq!(beyond_the_centre(&hers), beyond_the_centre(&passed), "{item}");
        assert_ne!(to_centre(&hers), to_centre(&otherwise), "the centre has it: {item}");
    }
}

#[test]
fn nothing_of_a_pack_without_categories_leaves_to_anybody_but_the_centre() {
    let questions = all_questions();
    let pack = without_category(&questions.iter().map(String::as_str).collect::<Vec<_>>());
    let hers = case(&pack, |s| s);
    for (item, other) in OTHERWISE {
        let otherwise = case(&pack, |s| s.answer(item, other));
        assert_eq!(beyond_the_centre(&hers), beyond_the_centre(&otherwise), "{item}");
    }
    let (beyond, centre) = (beyond_the_centre(&hers), to_centre(&hers));
    let ids = questions.iter().map(String::as_str).chain(["rest", "joys", "parenting"]);
    for quoted in ids.map(|id| format!("\"{id}\"")) {
        assert!(!beyond.contains(&quoted), "{quoted} is named");
        assert!(centre.contains(&quoted) || quoted.contains("staff-view"), "{quoted}: the centre has it");
    }
}

#[test]
fn a_scale_leaves_only_when_each_of_its_questions_has_a_category() {
    let told = |without: &[&str], scale: &str| {
        let case = case(&without_category(without), |s| s);
        beyond_the_centre(&case).contains(&format!("\"scale\":\"{scale}\""))
    };
    assert!(told(&[], "rest") && told(&["word", "things"], "rest"));
    assert!(!told(&["sleep"], "rest") && !told(&["mood"], "rest"), "one of two is enough to hold it back");
    assert!(told(&["sleep", "mood"], "joys"), "and holds no other back");
}

#[test]
fn a_misspelt_category_is_not_taken_for_none() {
    for wrong in ["Unassigned", "none", ""] {
        let pack = without_category(&["sleep"]).replace("unassigned", wrong);
        assert!(Instrument::parse(&pack).is_err(), "{wrong:?}");
    }
    let missing: Value = serde_json::from_str(&without_category(&["sleep"])).unwrap();
    let text = missing.to_string().replace(r#""category":"unassigned","#, "");
    assert!(Instrument::parse(&text).unwrap_err().iter().any(|p| p.to_string().contains("\"category\" is missing")));
}
