//! A licensed pack on the host: sealed, under no name, and with what opens it only where there is one.

use std::fs;
use std::path::Path;

use candour::vault::{PackKey, listed_as, open_pack};

use crate::finish::{finish, finish_with, finished, listed};
use crate::support::{Folder, complained, desk};

const NAME: &str = "quillwort-7.0";

/// A licensed pack, sealed: the file and its key.
fn sealed(folder: &Folder) -> (String, String) {
    let json = fs::read_to_string("tests/fixtures/packs/every-type.json").unwrap();
    let json = json.replace("\"every-type\", \"version\": \"1.0\"", "\"quillwort\", \"version\": \"7.0\"");
    let file = folder.write(&format!("{NAME}.json"), json.replace("How is your mood?", "How is your quillwort?"));
    let (key, output) = (folder.at("pack.key"), desk(&["pack", "seal", &file, "--key", &folder.at("pack.key")]));
    assert!(output.status.success(), "{}", complained(&output));
    (folder.at(&format!("{NAME}.sealed")), key)
}

/// Every file below a folder.
fn files(folder: &Path) -> Vec<std::path::PathBuf> {
    let inside = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    inside.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

#[test]
fn a_sealed_pack_is_published_without_its_key_and_no_file_of_the_site_says_a_word_of_it() {
    let folder = Folder::new("publish");
    let (file, key) = sealed(&folder);
    let output = finish_with(&folder, "centres/demo.json", &["--sealed", &file]);
    assert!(output.status.success(), "{}", complained(&output));
    let (address, integrity) = listed(&folder, &format!("sealed:{}", listed_as(NAME))).unwrap();
    assert!(integrity.starts_with("sha384-"));
    let key = PackKey::parse(&fs::read_to_string(key).unwrap()).unwrap();
    let opened = open_pack(&key, NAME, &folder.read(&format!("site/{address}"))).unwrap();
    assert_eq!(opened, folder.read(&format!("{NAME}.json")).into_bytes());
    let key = key.to_text();
    let words = ["quillwort", "every-type", "Every type", key.expose()];
    let all = files(Path::new(&folder.at("site")));
    assert!(all.len() > 30);
    for path in all {
        let bytes = fs::read(&path).unwrap();
        let says = |word: &&str| bytes.windows(word.len()).any(|part| part.eq_ignore_ascii_case(word.as_bytes()));
        assert_eq!(words.into_iter().find(says), None, "{}", path.display());
        assert!(!path.to_str().unwrap().contains("site/assets/quill"));
    }
}

#[test]
fn what_opens_sealed_packs_is_on_a_site_that_has_one_and_is_kept_to_open_without_a_connection() {
    let folder = Folder::new("publish-opener");
    let output = finish_with(&folder, "centres/demo.json", &["--sealed", &sealed(&folder).0]);
    assert!(output.status.success(), "{}", complained(&output));
    let (script, _) = listed(&folder, "opener").unwrap();
    let (page, staff) = (folder.read("site/index.html"), folder.read("site/staff/index.html"));
    assert!(page.contains(&format!("\"./{script}\"")), "the page may start it");
    let wasm = folder.read(&format!("site/{script}"));
    let wasm = wasm.split("fetch(\"").nth(1).unwrap().split('"').next().unwrap();
    let (hers, theirs) = (folder.read("site/service-worker.js"), folder.read("site/staff/service-worker.js"));
    for file in [&script, &format!("assets/{wasm}"), "assets/sealed-"] {
        assert!(hers.contains(file), "{file}");
        assert!(!theirs.contains(file), "{file} is nothing for the staff's page to keep");
    }
    assert!(staff.contains(&format!("data-name=\"sealed:{}\"", listed_as(NAME))), "it knows what a phone can be asked");
    assert!(!staff.contains("opener"));
    assert!(!page.contains("data-name=\"sealed") && !page.contains("data-name=\"opener"));
    let without = finished("publish-none", "centres/demo.json");
    assert_eq!(listed(&without, "opener"), None);
    assert!(!without.read("site/service-worker.js").contains("opener"));
    assert_eq!(
        without.read("site/index.html").len() + script.len() + 6,
        page.len(),
        "her page is no longer but for its name"
    );
}

#[test]
fn what_is_not_sealed_or_is_asked_openly_is_not_published() {
    let folder = Folder::new("publish-refused");
    let refused = |file: &str| {
        let output = finish_with(&folder, "centres/demo.json", &["--sealed", file]);
        assert!(!output.status.success() && !fs::exists(folder.at("site")).unwrap(), "nothing may be written");
        complained(&output)
    };
    assert!(refused("tests/fixtures/packs/every-type.json").contains("is not a sealed pack"));
    let openly = folder.write(
        "wrna-1.0.sealed",
        folder.read(&{
            sealed(&folder);
            format!("{NAME}.sealed")
        }),
    );
    assert!(refused(&openly).contains("asks wrna-1.0 openly already"));
    assert!(refused(&folder.at("nowhere.sealed")).contains("nowhere.sealed"));
    assert!(finish(&folder, "centres/demo.json").status.success());
}
