//! Each bad centre file yields exactly the problems written beside it, and the shipped ones yield none.

use std::fs;
use std::path::Path;

use candour::centre::{self, PartnerCode};

#[test]
fn each_bad_file_yields_exactly_its_problems() {
    let mut seen = 0;
    for entry in fs::read_dir("tests/fixtures/bad/centres").unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|e| e == "json") {
            let expected = fs::read_to_string(path.with_extension("problems.txt")).unwrap();
            assert_eq!(problems(&path), expected, "{}", path.display());
            assert!(!expected.is_empty(), "{} is not bad", path.display());
            seen += 1;
        }
    }
    assert!(seen >= 20, "the corpus has gone missing: {seen} files");
}

#[test]
fn the_shipped_centres_are_good() {
    for id in ["demo", "stockport"] {
        let path = format!("centres/{id}.json");
        assert_eq!(problems(Path::new(&path)), "", "{path}");
    }
}

#[test]
fn sending_is_set_up_in_the_demo_and_nowhere_else_yet() {
    let boxes = |id: &str| {
        let centre = centre::parse(&fs::read_to_string(format!("centres/{id}.json")).unwrap()).unwrap();
        PartnerCode::ALL.map(|partner| centre.drop_box(partner).map(|b| b.address.as_str().to_owned()))
    };
    assert_eq!(boxes("demo"), ["centre", "uob", "jabbs"].map(|p| Some(format!("http://localhost:8081/{p}/"))));
    assert_eq!(boxes("stockport"), [None, None, None]);
}

#[test]
fn a_centre_can_withhold_a_field_or_a_partner() {
    let file = fs::read_to_string("centres/stockport.json").unwrap();
    let withhold = r#""withhold": {"uob": ["ethnic-group"], "jabbs": "everything"}, "format""#;
    let centre = centre::parse(&file.replacen("\"format\"", withhold, 1)).unwrap();
    assert!(centre.withholds(PartnerCode::Uob, "ethnic-group"));
    assert!(!centre.withholds(PartnerCode::Uob, "age-band"));
    assert!(centre.withholds(PartnerCode::Jabbs, "month") && centre.withholds_everything(PartnerCode::Jabbs));
    assert!(!centre.withholds(PartnerCode::Centre, "ethnic-group"));
    assert_eq!(centre.withheld_fields(PartnerCode::Uob), ["ethnic-group"]);
}

fn problems(path: &Path) -> String {
    match centre::parse(&fs::read_to_string(path).unwrap()) {
        Ok(_) => String::new(),
        Err(problems) => problems.iter().map(|p| format!("{p}\n")).collect(),
    }
}
