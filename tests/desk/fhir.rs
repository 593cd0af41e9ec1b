//! Questionnaires in and out on the command line: a draft and a report, nothing overwritten.

use std::fs;

use candour::instrument::Instrument;

use crate::support::{Folder, complained, desk, said};

const NINE_DAYS: &str = "tests/fixtures/fhir/nine-days.json";

#[test]
fn an_import_writes_a_draft_and_says_what_is_different() {
    let folder = Folder::new("fhir-import");
    let bands = folder.write(
        "bands.json",
        fs::read_to_string("tests/fixtures/fhir/phq-9.bands.json").unwrap().replace("44261-6", "total"),
    );
    let out = folder.at("draft.json");
    let output = desk(&["fhir", "import", NINE_DAYS, "--out", &out, "--id", "nine", "--bands", &bands]);
    assert!(output.status.success(), "{}", complained(&output));
    let report = said(&output);
    assert!(report.contains("/total: it became the scale \"total\" over 9 questions"), "{report}");
    assert!(report.contains("ids here: /d1 is \"d1\", /d2 is \"d2\""), "{report}");
    assert!(report.contains("nothing of it leaves to anybody but the centre"), "{report}");
    assert!(report.trim_end().ends_with("1 sections, 10 questions, scales: total (0 to 27)."), "{report}");
    let pack = Instrument::parse(&fs::read_to_string(&out).unwrap()).unwrap();
    assert_eq!((pack.identity().id.as_str(), pack.scales()[0].bands().len()), ("nine", 5));
    let again = desk(&["fhir", "import", NINE_DAYS, "--out", &out]);
    assert!(!again.status.success() && complained(&again).contains("draft.json"), "a draft is not overwritten");
}

#[test]
fn a_file_that_makes_no_pack_is_refused_with_its_reasons() {
    let output = desk(&["fhir", "import", "centres/demo.json"]);
    assert!(!output.status.success());
    assert!(complained(&output).contains("centres/demo.json: this is not a FHIR Questionnaire"));
}

#[test]
fn a_pack_is_printed_as_a_questionnaire() {
    let output = desk(&["fhir", "export", "instruments/gwa-1.0.json"]);
    assert!(output.status.success(), "{}", complained(&output));
    let questionnaire: serde_json::Value = serde_json::from_str(&said(&output)).unwrap();
    assert_eq!(questionnaire["resourceType"], "Questionnaire");
    assert_eq!(questionnaire["version"], "1.0");
    let bad = desk(&["fhir", "export", "tests/fixtures/bad/packs/a-key-twice.json"]);
    assert!(complained(&bad).contains("a-key-twice.json: $."), "{}", complained(&bad));
}
