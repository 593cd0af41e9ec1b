//! The shipped packs are good, and every centre that uses one offers what it links to.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use candour::centre;
use candour::instrument::Instrument;

#[test]
fn the_shipped_packs_are_good_and_named_after_themselves() {
    let shipped = packs_in("instruments");
    for path in &shipped {
        assert_eq!(problems(path), "", "{}", path.display());
        let pack = Instrument::parse(&fs::read_to_string(path).unwrap()).unwrap();
        assert_eq!(path.file_stem().unwrap().to_str(), Some(pack.identity().to_string().as_str()));
    }
    assert!(shipped.len() >= 2, "the packs have gone missing");
}

#[test]
fn every_centre_offers_each_kind_of_support_its_packs_link_to() {
    for path in packs_in("centres") {
        let centre = centre::parse(&fs::read_to_string(&path).unwrap()).unwrap();
        let offered: BTreeSet<&str> = centre.supports().iter().map(|s| s.id.as_str()).collect();
        for pack in centre.packs() {
            let pack = Instrument::parse(&fs::read_to_string(format!("instruments/{pack}.json")).unwrap()).unwrap();
            let linked = pack.scales().iter().flat_map(|s| s.bands()).flat_map(|b| b.supports());
            for support in linked {
                assert!(offered.contains(support.as_str()), "{} does not offer {support}", path.display());
            }
        }
    }
}

fn packs_in(folder: &str) -> Vec<PathBuf> {
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    paths.filter(|p| p.extension().is_some_and(|e| e == "json")).collect()
}

fn problems(path: &Path) -> String {
    match Instrument::parse(&fs::read_to_string(path).unwrap()) {
        Ok(_) => String::new(),
        Err(problems) => problems.iter().map(|p| format!("{p}\n")).collect(),
    }
}
