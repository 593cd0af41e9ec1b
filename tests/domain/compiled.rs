//! The compiled form: what a phone takes over is what was parsed, whole or not at all.

use std::fs;
use std::path::PathBuf;

use candour::centre::{self, Centre, PartnerCode};
use candour::document::{Language, Unreadable};
use candour::instrument::{self, Instrument};
use proptest::prelude::*;

/// Every pack there is: shipped ones and fixtures.
fn packs() -> Vec<Instrument> {
    let packs = ["instruments", "tests/fixtures/packs"].into_iter().flat_map(files);
    packs.map(|path| Instrument::parse(&fs::read_to_string(path).unwrap()).unwrap()).collect()
}

fn files(folder: &str) -> Vec<PathBuf> {
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    files.filter(|path| path.extension().is_some_and(|e| e == "json")).collect()
}

fn gwa() -> String {
    let pack = Instrument::parse(&fs::read_to_string("instruments/gwa-1.0.json").unwrap()).unwrap();
    instrument::compiled::write(&pack, pack.languages())
}

fn parsed_demo() -> Centre {
    centre::parse(&fs::read_to_string("centres/demo.json").unwrap()).unwrap()
}

fn demo() -> String {
    centre::compiled::write(&parsed_demo())
}

fn keys() -> String {
    centre::compiled::write_keys(&parsed_demo())
}

/// Whether a file is refused.
type Fails = fn(&str) -> bool;

/// Every kind of compiled file.
fn kinds() -> [(String, Fails); 3] {
    [(gwa(), pack_fails), (demo(), centre_fails), (keys(), keys_fail)]
}

#[test]
fn every_pack_and_centre_is_taken_over_unchanged() {
    let packs = packs();
    assert!(packs.len() > 3);
    for pack in packs {
        let file = instrument::compiled::write(&pack, pack.languages());
        assert_eq!(instrument::compiled::read(&file).as_ref(), Ok(&pack), "{}", pack.identity());
    }
    for path in files("centres") {
        let centre = centre::parse(&fs::read_to_string(path).unwrap()).unwrap();
        let keyless = centre::compiled::read(&centre::compiled::write(&centre)).unwrap();
        assert_eq!(keyless.with_keys(&centre::compiled::write_keys(&centre)), Ok(centre));
    }
}

#[test]
fn only_the_wanted_languages_travel_and_the_pack_stays_the_same_pack() {
    let pack = Instrument::parse(
        r#"{"format": 1, "id": "p", "version": "1.0", "languages": ["en", "cy"], "minutes": 1, "scales": [],
            "title": {"en": "Hello", "cy": "Helo"}, "disclaimer": {"en": "a", "cy": "b"}, "sections": [{"id": "s",
            "title": {"en": "a", "cy": "b"}, "items": [{"id": "n", "type": "note", "audience": "client",
            "text": {"en": "Read this", "cy": "Darllenwch hwn"}}]}]}"#,
    )
    .unwrap();
    let welsh = Language::parse("cy").unwrap();
    let read = instrument::compiled::read(&instrument::compiled::write(&pack, std::slice::from_ref(&welsh))).unwrap();
    assert_eq!(read.languages(), [welsh]);
    assert_eq!(read.identity(), pack.identity());
    assert_eq!(read.title().in_language(&Language::english()), "Helo");
    assert!(read.items().all(|(_, item)| item.text().in_language(&Language::english()) == "Darllenwch hwn"));
}

#[test]
fn a_file_of_another_kind_or_build_is_told_from_a_damaged_one() {
    assert_eq!(instrument::compiled::read(&demo()), Err(Unreadable::OtherBuild));
    assert_eq!(centre::compiled::read(&gwa()), Err(Unreadable::OtherBuild));
    let older = gwa().replacen("pack 3", "pack 2", 1);
    assert_eq!(instrument::compiled::read(&older), Err(Unreadable::OtherBuild));
    assert_eq!(instrument::compiled::read("candour pack 3"), Err(Unreadable::OtherBuild));
    assert_eq!(instrument::compiled::read("candour pack 3\n"), Err(Unreadable::Damaged));
}

#[test]
fn every_cut_is_noticed() {
    for (file, read) in kinds() {
        for (end, _) in file.char_indices() {
            assert!(read(&file[..end]), "cut at {end}");
        }
    }
}

fn pack_fails(file: &str) -> bool {
    instrument::compiled::read(file).is_err()
}

fn centre_fails(file: &str) -> bool {
    centre::compiled::read(file).is_err()
}

fn keys_fail(file: &str) -> bool {
    centre::compiled::read(&demo()).unwrap().with_keys(file).is_err()
}

#[test]
fn a_centre_without_its_keys_holds_none_and_takes_no_others() {
    let keyless = centre::compiled::read(&demo()).unwrap();
    for partner in [PartnerCode::Centre, PartnerCode::Uob, PartnerCode::Jabbs] {
        let key = parsed_demo().drop_box(partner).unwrap().public_key.clone();
        assert!(!demo().contains(key.as_str()) && keys().contains(key.as_str()));
    }
    let stockport = centre::parse(&fs::read_to_string("centres/stockport.json").unwrap()).unwrap();
    assert_eq!(keyless.with_keys(&centre::compiled::write_keys(&stockport)), Err(Unreadable::Damaged), "too few");
    let stockport = centre::compiled::read(&centre::compiled::write(&stockport)).unwrap();
    assert_eq!(stockport.with_keys(&keys()), Err(Unreadable::Damaged), "too many");
    assert_eq!(keyless.with_keys(&demo()), Err(Unreadable::OtherBuild));
}

proptest! {
    #[test]
    fn every_flipped_bit_is_noticed(at in any::<prop::sample::Index>(), bit in 0_u8..8) {
        for (file, fails) in kinds() {
            let mut bytes = file.into_bytes();
            let at = at.index(bytes.len());
            bytes[at] ^= 1 << bit;
            // What is no text does not even reach the reader whole: a browser puts another character in its place.
            prop_assert!(fails(&String::from_utf8_lossy(&bytes)));
        }
    }

    #[test]
    fn anything_at_all_is_read_or_refused(file in "(candour (pack 3|centre 2|keys 1)\n)?\\PC*") {
        let _ = (pack_fails(&file), centre_fails(&file), keys_fail(&file));
    }
}
