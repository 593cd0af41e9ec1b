//! A sealed pack gives nothing away, and opens with its key alone.

use std::fs;

use crate::support::{Folder, complained, desk, said};

const NAME: &str = "wrna-1.0";

/// A folder with the pack, and its sealed form beside it.
fn sealed(name: &str) -> Folder {
    let folder = Folder::new(name);
    let file = folder.write(&format!("{NAME}.json"), fs::read_to_string(format!("instruments/{NAME}.json")).unwrap());
    let output = desk(&["pack", "seal", &file, "--key", &folder.at("pack.key")]);
    assert!(output.status.success(), "{}", complained(&output));
    assert!(said(&output).contains("is sealed") && said(&output).contains("Its key is in"), "{}", said(&output));
    folder
}

#[test]
fn what_is_sealed_is_the_pack_again_to_whoever_has_the_key() {
    let folder = sealed("seal");
    let text = folder.read(&format!("{NAME}.sealed"));
    assert!(text.lines().count() == 1 && !text.contains(' '));
    folder.write("opened/.keep", "");
    let sealed = folder.at(&format!("{NAME}.sealed"));
    let out = ["--out", &folder.at("opened")];
    let output = desk(&[["pack", "open", &sealed, "--key", &folder.at("pack.key")].as_slice(), &out].concat());
    assert!(output.status.success(), "{}", complained(&output));
    assert_eq!(folder.read(&format!("opened/{NAME}.json")), folder.read(&format!("{NAME}.json")));
}

#[test]
fn another_key_another_name_or_a_change_opens_nothing() {
    let folder = sealed("seal-other");
    let text = folder.read(&format!("{NAME}.sealed"));
    let refused = |file: &str, key: &str| {
        let output = desk(&["pack", "open", file, "--key", key, "--out", &folder.at("opened")]);
        assert!(!output.status.success());
        assert!(!fs::exists(folder.at("opened")).unwrap(), "nothing is written");
        complained(&output)
    };
    let key = folder.at("pack.key");
    let other = folder.write("other.key", format!("{}\n", "A".repeat(43)));
    assert!(refused(&folder.at(&format!("{NAME}.sealed")), &other).contains("the key is another"));
    assert!(refused(&folder.write("wrna-2.0.sealed", &text), &key).contains("the key is another"));
    let changed =
        if text.ends_with("A\n") { text.replace("A\n", "B\n") } else { format!("{}A\n", &text[..text.len() - 2]) };
    refused(&folder.write(&format!("{NAME}.sealed"), changed), &key);
    assert!(refused(&folder.write("no.sealed", "what?"), &key).contains("not a sealed record"));
    assert!(refused(&folder.at(&format!("{NAME}.sealed")), &folder.write("no.key", "what?")).contains("holds no key"));
}

#[test]
fn one_key_may_seal_several_and_nothing_is_written_over() {
    let folder = sealed("seal-again");
    let key = folder.read("pack.key");
    let file = folder.at(&format!("{NAME}.json"));
    let again = desk(&["pack", "seal", &file, "--key", &folder.at("pack.key")]);
    assert!(!again.status.success() && complained(&again).contains("cannot be made"));
    let gwa = folder.write("gwa-1.0.json", fs::read_to_string("instruments/gwa-1.0.json").unwrap());
    let second = desk(&["pack", "seal", &gwa, "--key", &folder.at("pack.key")]);
    assert!(second.status.success() && !said(&second).contains("Its key is in"), "{}", complained(&second));
    assert_eq!(folder.read("pack.key"), key);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        assert_eq!(fs::metadata(folder.at("pack.key")).unwrap().permissions().mode() & 0o777, 0o600);
    }
}

#[test]
fn a_pack_with_problems_is_not_sealed_and_makes_no_key() {
    let folder = Folder::new("seal-bad");
    let file = folder.write("bad-1.json", fs::read_to_string("tests/fixtures/bad/packs/a-missing-key.json").unwrap());
    let output = desk(&["pack", "seal", &file, "--key", &folder.at("pack.key")]);
    assert!(!output.status.success() && complained(&output).contains("\"disclaimer\" is missing"));
    assert!(!fs::exists(folder.at("pack.key")).unwrap());
}
