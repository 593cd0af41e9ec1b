//! Every field and clause that an agreement names has a label in every language, and no label speaks of anything else.

use std::collections::BTreeSet;

use candour::share::{AGREEMENTS, Clause};
use serde_json::Value;

fn labels(json: &str, group: &str) -> BTreeSet<String> {
    let words: Value = serde_json::from_str(json).unwrap();
    words["share"][group].as_object().unwrap().keys().cloned().collect()
}

#[test]
fn each_field_and_clause_has_its_label() {
    let key = |name: &str| name.replace('-', "_");
    let fields: BTreeSet<String> = AGREEMENTS.iter().flat_map(|(_, grants)| *grants).map(|g| key(g.field)).collect();
    let clauses: BTreeSet<String> = Clause::ALL.iter().map(|clause| key(clause.code())).collect();
    for file in std::fs::read_dir("locales").unwrap() {
        let path = file.unwrap().path();
        if ["staff.", "later."].iter().any(|other| path.to_str().unwrap().contains(other)) {
            continue; // what only staff read, and what is fetched after the labels are first shown
        }
        let json = std::fs::read_to_string(path).unwrap();
        assert_eq!(labels(&json, "field"), fields);
        assert_eq!(labels(&json, "clause"), clauses);
    }
}

#[test]
fn the_payload_format_explains_each_field() {
    let explained = std::fs::read_to_string("docs/payload-format.md").unwrap();
    let first_cells = explained.lines().filter_map(|line| line.strip_prefix("| ")?.split(" |").next());
    let explained: BTreeSet<&str> = first_cells.flat_map(|cell| cell.split([',', ';'])).map(str::trim).collect();
    for (_, grants) in AGREEMENTS {
        for grant in grants {
            assert!(explained.contains(grant.field), "{} is not explained", grant.field);
        }
    }
}
