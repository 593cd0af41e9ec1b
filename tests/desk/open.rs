//! A folder of envelopes becomes tables; what does not open is named and holds nothing up.

use std::fs;

use candour::centre::PartnerCode;
use candour::share::DropId;
use candour::share::hpke;
use candour::share::keys::PrivateKey;
use zeroize::Zeroizing;

use crate::support::{Folder, complained, desk, said};

fn demo_key(partner: PartnerCode) -> PrivateKey {
    let text = fs::read_to_string(format!("centres/demo-keys/{}.key", partner.as_str())).unwrap();
    PrivateKey::parse(text.trim()).unwrap()
}

/// Puts a sealed payload into the folder's drop box, as a phone would.
fn deliver(folder: &Folder, partner: PartnerCode, number: u8, payload: &str) -> String {
    let id = DropId::from_bytes([number; 16]);
    let random = Zeroizing::new([number; 64]);
    let envelope = hpke::seal(partner, &demo_key(partner).public_key(), id, payload.as_bytes(), &random).unwrap();
    folder.write(&format!("box/{id}"), envelope.to_json());
    id.to_string()
}

const PAYLOAD: &str = r#"{"to": "uob", "format": 1, "fields": {
    "age-band": "35-44",
    "pack": {"id": "gwa", "version": "1.0", "digest": "00"},
    "closed-answers": [{"item": "home.place", "code": "own"}, {"item": "learn.done", "no-answer": "rather-talk"}],
    "scale-scores": [{"scale": "self-belief", "score": 6.5, "band": "build"}]}}     "#;

fn open(folder: &Folder, partner: &str) -> std::process::Output {
    let key = format!("centres/demo-keys/{partner}.key");
    desk(&["open", "--partner", partner, "--key", &key, "--box", &folder.at("box"), "--out", &folder.at("out")])
}

#[test]
fn writes_tables_and_explains_them() {
    let folder = Folder::new("open");
    let id = deliver(&folder, PartnerCode::Uob, 7, PAYLOAD);
    let output = open(&folder, "uob");
    assert!(output.status.success(), "{}", complained(&output));
    assert!(said(&output).starts_with("1 opened, 0 set aside"), "{}", said(&output));

    let csv = folder.read("out/records.csv");
    let mut lines = csv.lines();
    let (head, row): (Vec<&str>, Vec<&str>) =
        (lines.next().unwrap().split(',').collect(), lines.next().unwrap().split(',').collect());
    let cell = |column: &str| row[head.iter().position(|c| *c == column).unwrap_or_else(|| panic!("{column}: {csv}"))];
    assert_eq!(cell("id"), id);
    assert_eq!(cell("age-band"), "35-44");
    assert_eq!(cell("closed-answers.home.place"), "own");
    assert_eq!(cell("closed-answers.learn.done.no-answer"), "rather-talk");
    assert_eq!(cell("scale-scores.self-belief.score"), "6.5");

    let json: serde_json::Value = serde_json::from_str(&folder.read("out/records.json")).unwrap();
    assert_eq!(json[0]["fields"]["age-band"], "35-44");

    let codebook = folder.read("out/codebook.csv");
    for column in &head {
        assert!(codebook.lines().any(|l| l.starts_with(&format!("{column},"))), "{column} is not explained");
    }
    let line = |column: &str| codebook.lines().find(|l| l.starts_with(&format!("{column},"))).unwrap().to_owned();
    assert!(line("age-band").len() > "age-band,,,".len(), "{}", line("age-band"));
    assert!(line("closed-answers.home.place").contains("Where are you living now?"));
    assert!(line("closed-answers.home.place").contains("own: "));
    assert!(line("scale-scores.self-belief.band").contains("build: "), "{}", line("scale-scores.self-belief.band"));
    let pack =
        candour::instrument::Instrument::parse(&fs::read_to_string("instruments/gwa-1.0.json").unwrap()).unwrap();
    let disclaimer = pack.disclaimer().in_language(&candour::document::Language::english());
    assert!(codebook.contains(&disclaimer.replace('"', "\"\"")), "the pack's disclaimer goes with every export");
}

#[test]
fn a_bad_envelope_is_set_aside_and_the_rest_is_opened() {
    let folder = Folder::new("aside");
    deliver(&folder, PartnerCode::Uob, 1, PAYLOAD);
    let moved = deliver(&folder, PartnerCode::Uob, 2, PAYLOAD);
    fs::rename(folder.at(&format!("box/{moved}")), folder.at(&format!("box/{}", "f".repeat(32)))).unwrap();
    folder.write(&format!("box/{}", "e".repeat(32)), "{\"v\":1");
    folder.write("box/notes.txt", "hello");
    let foreign = deliver(&folder, PartnerCode::Jabbs, 3, &PAYLOAD.replace("uob", "jabbs"));
    let wrong = deliver(&folder, PartnerCode::Uob, 4, &PAYLOAD.replace("\"format\": 1", "\"format\": 2"));

    let output = open(&folder, "uob");
    assert!(output.status.success());
    assert!(said(&output).starts_with("1 opened, 5 set aside"), "{}", said(&output));
    for (name, reason) in [
        ("f".repeat(32), "this was changed, or stands under another id"),
        ("e".repeat(32), "this is not an envelope"),
        ("notes.txt".to_owned(), "its name is not that of an envelope"),
        (foreign, "this is sealed to another partner or key"),
        (wrong, "not a payload of a known format"),
    ] {
        assert!(complained(&output).contains(&format!("set aside: {name}: ")), "{}", complained(&output));
        assert!(complained(&output).contains(reason), "{}", complained(&output));
    }
}

#[test]
fn what_is_opened_is_for_its_owner_alone_and_never_written_over() {
    let folder = Folder::new("owner");
    deliver(&folder, PartnerCode::Uob, 1, PAYLOAD);
    assert!(open(&folder, "uob").status.success());
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        for file in ["records.csv", "records.json", "codebook.csv"] {
            let mode = fs::metadata(folder.at(&format!("out/{file}"))).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600, "{file}");
        }
    }
    let before = folder.read("out/records.csv");
    assert!(!open(&folder, "uob").status.success());
    assert_eq!(folder.read("out/records.csv"), before);
}
