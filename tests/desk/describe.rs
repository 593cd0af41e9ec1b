//! A codebook has everything that a pack has, and says which pack it is.

use std::fs;

use candour::document::Language;
use candour::instrument::Instrument;

use crate::golden::golden;
use crate::support::{complained, desk, said};

/// What `desk describe` prints of a file.
fn described(file: &str, form: &str) -> String {
    let output = desk(&["describe", file, "--as", form]);
    assert!(output.status.success(), "{}", complained(&output));
    said(&output)
}

#[test]
fn a_small_pack_is_described_as_somebody_has_read_it() {
    for (form, ending) in [("markdown", "md"), ("csv", "csv")] {
        golden(&format!("codebooks/every-type.{ending}"), &described("tests/fixtures/packs/every-type.json", form));
    }
}

#[test]
fn every_shipped_pack_is_described_whole() {
    for file in fs::read_dir("instruments").unwrap() {
        let file = file.unwrap().path();
        let pack = Instrument::parse(&fs::read_to_string(&file).unwrap()).unwrap();
        let english = Language::english();
        for form in ["markdown", "csv"] {
            let book = described(file.to_str().unwrap(), form);
            let has = |text: &str| assert!(book.contains(text), "{} as {form}: {text}", pack.identity());
            has(&pack.identity().digest);
            has(pack.disclaimer().in_language(&english).split('"').next().unwrap());
            for (_, item) in pack.items() {
                has(item.id());
                for option in item.question().options() {
                    has(option.code());
                    has(option.text().in_language(&english));
                }
            }
            for scale in pack.scales() {
                has(scale.id());
                scale.bands().iter().for_each(|band| has(band.title().in_language(&english)));
            }
            for level in pack.total().into_iter().flat_map(|total| total.levels()) {
                has(level.title().in_language(&english));
            }
        }
    }
}

#[test]
fn the_csv_loads_with_the_same_columns_in_every_line() {
    let book = described("instruments/wrna-1.0.json", "csv");
    let mut lines = csv::Reader::from_reader(book.as_bytes());
    let columns = lines.headers().unwrap().len();
    let lines: Vec<csv::StringRecord> = lines.records().map(Result::unwrap).collect();
    assert!(lines.iter().all(|line| line.len() == columns));
    let count = |what: &str| lines.iter().filter(|line| &line[0] == what).count();
    let pack = Instrument::parse(&fs::read_to_string("instruments/wrna-1.0.json").unwrap()).unwrap();
    assert_eq!(count("question") + count("note"), pack.items().count());
    assert_eq!(count("scale"), pack.scales().len());
    assert_eq!(count("total-adds") + count("total-takes-away"), 19);
    assert_eq!(count("level"), 3);
}

#[test]
fn a_pack_that_is_not_right_or_lacks_the_language_is_not_described() {
    let output = desk(&["describe", "tests/fixtures/bad/packs/a-missing-key.json"]);
    assert!(!output.status.success() && said(&output).is_empty());
    assert!(complained(&output).contains("a-missing-key.json:1: $: \"disclaimer\" is missing"));
    let output = desk(&["describe", "instruments/gwa-1.0.json", "--language", "cy"]);
    assert!(!output.status.success());
    assert_eq!(complained(&output), "gwa-1.0 has no texts in \"cy\"\n");
}
