//! Any text at all is imported or refused, nothing is dropped in silence, and a pack that goes out comes back the same.

use std::collections::BTreeSet;

use candour::fhir::{Refused, Wishes, import, questionnaire};
use candour::instrument::Instrument;
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};

use crate::support::packs::pack;

const SEEDS: [&str; 2] =
    [include_str!("../fixtures/fhir/everything.json"), include_str!("../fixtures/fhir/nine-days.json")];

/// Values that stand in wrong places.
fn odd() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(|n| json!(n)),
        ".{0,12}".prop_map(Value::from),
        prop::sample::select(vec![
            "group",
            "display",
            "choice",
            "open-choice",
            "integer",
            "decimal",
            "home.safe",
            "feel.low",
            "=",
            "exists",
            "true",
            "#often",
            "help",
            "all",
            " ",
            "-",
            "é",
            "1e300",
        ])
        .prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        let keys = prop::sample::select(vec![
            "item",
            "linkId",
            "type",
            "text",
            "answerOption",
            "enableWhen",
            "extension",
            "url",
        ]);
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec((keys, inner), 0..4).prop_map(|entries| {
                Value::Object(entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
            }),
        ]
    })
}

/// Puts `odd` in place of some value of the document, or takes that value away.
fn damage(document: &mut Value, place: Index, odd: Option<Value>) {
    fn count(value: &Value) -> usize {
        1 + match value {
            Value::Array(list) => list.iter().map(count).sum(),
            Value::Object(map) => map.values().map(count).sum(),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => 0,
        }
    }
    fn change(value: &mut Value, left: &mut usize, odd: &Option<Value>) -> bool {
        if *left == 0 {
            *value = odd.clone().unwrap_or(Value::Null);
            return true;
        }
        *left -= 1;
        match value {
            Value::Array(list) => list.iter_mut().any(|v| change(v, left, odd)),
            Value::Object(map) => map.values_mut().any(|v| change(v, left, odd)),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
        }
    }
    let mut left = place.index(count(document));
    change(document, &mut left, &odd);
}

/// The `linkId` of every item of the source.
fn links(value: &Value, found: &mut BTreeSet<String>) {
    for item in value["item"].as_array().into_iter().flatten() {
        found.extend(item["linkId"].as_str().filter(|link| !link.trim().is_empty()).map(str::to_owned));
        links(item, found);
    }
}

fn check(json: &str) -> Result<(), TestCaseError> {
    let source: Value = serde_json::from_str(json).unwrap();
    match import(json, &Wishes::default()) {
        Ok(imported) => {
            let mut all = BTreeSet::new();
            links(&source, &mut all);
            let told: BTreeSet<String> = imported.remarks.iter().map(|r| r.place.clone()).collect();
            let taken: BTreeSet<String> = imported.ids.iter().map(|(link, _)| link.clone()).collect();
            let groups: BTreeSet<String> = imported.pack.sections().iter().map(|s| s.id().to_owned()).collect();
            for link in all {
                let section = groups.contains(&link);
                prop_assert!(told.contains(&link) || taken.contains(&link) || section, "dropped in silence: {link}");
            }
        }
        Err(Refused::NotRight(problems)) => prop_assert!(false, "not a right pack: {problems:?}"),
        Err(Refused::NotJson | Refused::NotAQuestionnaire | Refused::NothingToAsk(_)) => {}
    }
    Ok(())
}

/// All of a pack but the digest of its file, which is another file's on the way back.
fn apart_from_its_file(pack: &Instrument) -> impl PartialEq + std::fmt::Debug {
    let identity = pack.identity();
    let items: Vec<String> = pack.items().map(|(_, item)| format!("{item:?}")).collect();
    let texts = format!("{:?}{:?}{:?}{:?}", pack.languages(), pack.title(), pack.disclaimer(), pack.minutes());
    let again = format!("{:?}", pack.reassessment());
    let rest = format!("{:?}{:?}{:?}{:?}", pack.sections(), pack.scales(), pack.total(), pack.supports());
    (identity.id.clone(), identity.version.clone(), items, texts, again, rest)
}

fn comes_back(json: &str) {
    let pack = Instrument::parse(json).unwrap();
    let out = questionnaire(&pack);
    let back = import(&out, &Wishes::default()).unwrap_or_else(|refused| panic!("{refused}\n{out}"));
    assert_eq!(apart_from_its_file(&back.pack), apart_from_its_file(&pack));
    assert_eq!(back.remarks, [], "nothing is lost, changed or left to decide");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_questionnaire_becomes_a_right_pack_or_a_reason(
        seed in prop::sample::select(SEEDS.to_vec()),
        damages in prop::collection::vec((any::<Index>(), prop::option::weighted(0.8, odd())), 0..6),
    ) {
        let mut document: Value = serde_json::from_str(seed).unwrap();
        for (place, odd) in damages {
            damage(&mut document, place, odd);
        }
        check(&document.to_string())?;
    }

    #[test]
    fn anything_at_all_is_no_reason_to_crash(odd in odd(), text in ".{0,40}") {
        check(&json!({ "resourceType": "Questionnaire", "item": odd }).to_string())?;
        prop_assert!(import(&text, &Wishes::default()).is_err());
    }

    #[test]
    fn a_pack_that_goes_out_comes_back_the_same(pack in pack()) {
        comes_back(&pack);
    }
}

#[test]
fn shipped_packs_come_back_the_same() {
    comes_back(include_str!("../fixtures/packs/every-type.json"));
    comes_back(include_str!("../fixtures/packs/margins.json"));
    for entry in std::fs::read_dir("instruments").unwrap() {
        comes_back(&std::fs::read_to_string(entry.unwrap().path()).unwrap());
    }
}

#[test]
fn a_deep_questionnaire_ends_in_a_reason() {
    let deep = "{\"item\": [".repeat(50_000) + &"]}".repeat(50_000);
    assert_eq!(import(&deep, &Wishes::default()).unwrap_err(), Refused::NotJson);
}

#[test]
fn several_languages_go_out_and_come_back() {
    let english: Value = serde_json::from_str(include_str!("../fixtures/packs/every-type.json")).unwrap();
    let both =
        english.to_string().replace(r#"{"en":"#, r#"{"cy":"Cymraeg","en":"#).replace(r#"["en"]"#, r#"["en","cy"]"#);
    comes_back(&both);
}
