//! Each bad pack yields exactly the problems written beside it: a mistake is told once, and hides no other.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use candour::document::{Problem, ProblemKind};
use candour::instrument::Instrument;
use serde_json::{Value, json};

#[test]
fn each_bad_pack_yields_exactly_its_problems() {
    let (mut packs, mut kinds, mut wrong) = (0, BTreeSet::new(), String::new());
    for entry in fs::read_dir("tests/fixtures/bad/packs").unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|e| e == "json") {
            let expected = fs::read_to_string(path.with_extension("problems.txt")).unwrap();
            assert!(!expected.is_empty(), "{} is not bad", path.display());
            let problems = problems(&path);
            let found: String = problems.iter().map(|p| format!("{p}\n")).collect();
            if found != expected {
                wrong += &format!("{}\nexpected:\n{expected}found:\n{found}\n", path.display());
            }
            kinds.extend(problems.into_iter().filter_map(|p| of_packs(&p.kind)));
            packs += 1;
        }
    }
    assert_eq!(wrong, "");
    assert!(packs >= 120, "the corpus has gone missing: {packs} packs");
    assert_eq!(kinds.len(), 21, "each kind of mistake that a pack can hold has its example: {kinds:?}");
}

/// A number for each kind that a pack can hold: a new kind asks here for its place and its example.
fn of_packs(kind: &ProblemKind) -> Option<u8> {
    match kind {
        ProblemKind::NotJson { .. } => Some(1),
        ProblemKind::WrongType { .. } => Some(2),
        ProblemKind::Missing { .. } => Some(3),
        ProblemKind::UnknownKey { .. } => Some(4),
        ProblemKind::UnknownCode { .. } => Some(5),
        ProblemKind::BadId { .. } => Some(6),
        ProblemKind::Duplicate { .. } => Some(7),
        ProblemKind::Dangling { .. } => Some(8),
        ProblemKind::Forward { .. } => Some(9),
        ProblemKind::WrongTest { .. } => Some(10),
        ProblemKind::NoText { .. } => Some(11),
        ProblemKind::Empty => Some(12),
        ProblemKind::OutOfRange { .. } => Some(13),
        ProblemKind::BandsStart { .. } => Some(14),
        ProblemKind::BandUnreachable { .. } => Some(15),
        ProblemKind::NotAscending => Some(16),
        ProblemKind::NotNumeric { .. } => Some(17),
        ProblemKind::WrongPart { .. } => Some(18),
        ProblemKind::OtherAudience { .. } => Some(19),
        ProblemKind::BadLanguage { .. } => Some(20),
        ProblemKind::UndeclaredLanguage { .. } => Some(21),
        ProblemKind::BadAddress | ProblemKind::BadKey => None,
    }
}

#[test]
fn a_value_of_the_wrong_type_is_told_wherever_it_stands() {
    let good: Value = serde_json::from_str(include_str!("../fixtures/packs/every-type.json")).unwrap();
    let mut places = Vec::new();
    collect_places(&good, String::new(), "$".to_owned(), &mut places);
    assert!(places.len() > 200);
    for (pointer, path) in places {
        let mut bad = good.clone();
        let value = bad.pointer_mut(&pointer).unwrap();
        *value = if value.is_object() || value.is_array() { json!(true) } else { json!([]) };
        let problems = Instrument::parse(&bad.to_string()).unwrap_err();
        assert!(problems.iter().any(|p| p.path == path), "{path} is not among {problems:?}");
    }
}

/// Every value within, as JSON pointer and as the path that a problem would have.
fn collect_places(value: &Value, pointer: String, path: String, places: &mut Vec<(String, String)>) {
    if let Value::Object(map) = value {
        for (key, within) in map.iter().filter(|(key, _)| *key != "$schema") {
            collect_places(within, format!("{pointer}/{key}"), format!("{path}.{key}"), places);
        }
    }
    if let Value::Array(list) = value {
        for (i, within) in list.iter().enumerate() {
            collect_places(within, format!("{pointer}/{i}"), format!("{path}[{i}]"), places);
        }
    }
    places.push((pointer, path));
}

fn problems(path: &Path) -> Vec<Problem> {
    Instrument::parse(&fs::read_to_string(path).unwrap()).err().unwrap_or_default()
}
