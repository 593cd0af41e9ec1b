//! Good files pass in silence; each mistake is said with file and place.

use std::fs;

use crate::support::{Folder, complained, desk, said};

#[test]
fn what_ships_has_no_problems() {
    let files = ["instruments", "centres"].into_iter().flat_map(|folder| fs::read_dir(folder).unwrap());
    let files: Vec<String> = files.map(|f| f.unwrap().path().to_str().unwrap().to_owned()).collect();
    let mut arguments = vec!["check"];
    arguments.extend(files.iter().filter(|f| f.ends_with(".json")).map(String::as_str));
    let output = desk(&arguments);
    assert!(output.status.success(), "{}", complained(&output));
    assert!(said(&output).contains("2 centre files: no problems."), "{}", said(&output));
}

#[test]
fn a_bad_file_fails_with_all_its_problems() {
    let output = desk(&["check", "tests/fixtures/bad/centres/a-missing-key.json"]);
    assert!(!output.status.success());
    let expected = fs::read_to_string("tests/fixtures/bad/centres/a-missing-key.problems.txt").unwrap();
    for problem in expected.lines() {
        assert!(complained(&output).contains(&format!(": {problem}\n")), "{}", complained(&output));
    }
    assert!(complained(&output).ends_with("4 problems in 1 files.\n"), "{}", complained(&output));
}

#[test]
fn each_problem_has_the_line_where_it_stands() {
    let folder = Folder::new("lines");
    let good = fs::read_to_string("tests/fixtures/packs/every-type.json").unwrap();
    let bad = good.replacen("\"type\": \"yes-no\"", "\"type\": \"yes/no\"", 1).replacen("\"children\"}", "\"\"}", 1);
    let file = folder.write("every-type-1.0.json", &bad);
    let line = |text: &str| bad.lines().position(|line| line.contains(text)).unwrap() + 1;
    let output = desk(&["check", &file]);
    let complaints = complained(&output);
    let (kind, unit) = (line("yes/no"), line("\"unit\""));
    assert!(complaints.starts_with(&format!("{file}:{kind}: $.sections[0].items[2].type: ")), "{complaints}");
    assert!(complaints.contains(&format!("{file}:{unit}: $.sections[0].items[3].unit.en: ")), "{complaints}");
    let broken = folder.write("every-type-1.0.json", good.replacen("\"languages\"", "languages", 1));
    assert!(complained(&desk(&["check", &broken])).starts_with(&format!("{file}:2: $: this is not JSON (line 2, ")));
}

/// The demo's centre file, changed and checked under the name `demo.json`.
fn check(name: &str, change: (&str, &str), problem: &str) {
    let folder = Folder::new(name);
    let good = fs::read_to_string("centres/demo.json").unwrap();
    let bad = good.replacen(change.0, change.1, 1);
    assert_ne!(good, bad, "the change did not apply");
    let output = desk(&["check", &folder.write("demo.json", bad)]);
    assert!(!output.status.success());
    assert!(complained(&output).contains(problem), "{}", complained(&output));
}

#[test]
fn a_centre_must_fit_the_packs_the_profile_and_the_agreements() {
    check("pack", (r#""packs": ["gwa-1.0","#, r#""packs": ["gwa-9.9","#), r#"the pack "gwa-9.9" is missing"#);
    check(
        "support",
        (r#""id": "housing""#, r#""id": "houses""#),
        r#"links to "housing", which this centre does not list"#,
    );
    check("need", (r#""needs": ["name"]"#, r#""needs": ["shoe-size"]"#), r#"there is no profile field "shoe-size""#);
    let withhold = (r#""format": 1"#, r#""format": 1, "withhold": {"uob": ["name"]}"#);
    check("withhold", withhold, r#"$.withhold.uob: "name" is not a field of the agreement with uob"#);
    let everywhere = (r#""topics": ["danger-now", "domestic-abuse"]"#, r#""topics": []"#);
    check("topic", everywhere, r#"calls for help with "domestic-abuse", and no helpline has it"#);
}

#[test]
fn a_key_that_nothing_can_be_sealed_to_is_found() {
    let good = fs::read_to_string("centres/demo.json").unwrap();
    let key = good.split("\"public_key\": \"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    check("key", (&key, &"_".repeat(key.len() - 1).replacen('_', "__", 1)), "public_key");
}

#[test]
fn the_demos_keys_are_for_the_demo_alone() {
    let folder = Folder::new("demo-keys");
    let file = fs::read_to_string("centres/demo.json").unwrap();
    let other = file.replacen(r#""id": "demo""#, r#""id": "other""#, 1);
    let output = desk(&["check", &folder.write("other.json", &other)]);
    assert!(complained(&output).contains("public_key is the demo's"), "{}", complained(&output));
    let output = desk(&["check", &folder.write("another.json", other)]);
    assert!(complained(&output).contains("the file must be named other.json"), "{}", complained(&output));
}
