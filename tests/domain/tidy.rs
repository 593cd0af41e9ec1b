//! Rules about the code itself that no compiler checks: `CONTRIBUTING.md` gives the reasons. Each test names every
//! place that breaks its rule.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_json::Value;

/// Each layer uses only what stands before it.
const LAYERS: [&str; 15] = [
    "document",
    "instrument",
    "centre",
    "assessment",
    "scoring",
    "case",
    "share",
    "vault",
    "fhir",
    "store",
    "app",
    "words",
    "browser",
    "ui",
    "bin",
];

/// Layers that stand side by side: none of them names another.
const STRANGERS: [&str; 3] = ["share", "vault", "fhir"];

/// What may be named in one place only: the name, and the beginnings of the paths where it may stand.
const RESERVED: [(&str, &[&str]); 11] = [
    ("aes_gcm", &["src/vault/"]),
    ("argon2", &["src/vault/"]),
    (
        "hpke::",
        &[
            "src/share/",
            "src/vault/staff/grant.rs",
            "src/app/worker/answer.rs",
            "src/app/staff/inbox/",
            "src/bin/desk/",
            "examples/",
        ],
    ), // who seals, and who opens
    ("gloo_storage", &["src/browser/prefs.rs"]),
    ("leptos", &["src/ui/"]),
    ("web_sys", &["src/browser/", "src/ui/"]),
    ("js_sys", &["src/browser/", "src/ui/", "src/bin/worker.rs"]),
    ("fetch_with", &["src/browser/fetch.rs", "src/browser/assets.rs", "src/browser/collect.rs"]), // the last two only read
    ("set_body", &["src/browser/fetch.rs"]),
    ("send_beacon", &[]),
    ("super::super", &["src/share/field/"]), // two folders deep: still within its layer
];

/// A file of the repository with its path.
struct File {
    path: String,
    text: String,
}

#[test]
fn every_rust_file_says_what_it_is() {
    none("has no //! line at its top", rust().iter().filter(|f| !f.text.starts_with("//! ")).map(|f| f.path.clone()));
}

#[test]
fn no_file_is_too_long_to_read() {
    let long = code().into_iter().filter(|f| f.text.lines().count() > 400);
    none("has more than 400 lines", long.map(|f| f.path));
}

#[test]
fn each_layer_names_only_layers_to_its_left() {
    let rank = |layer: &str| LAYERS.iter().position(|l| *l == layer);
    none(
        "names a layer to its right",
        source().iter().flat_map(|file| {
            let own = layer(&file.path);
            named_layers(&file.code()).into_iter().filter_map(move |named| {
                let (Some(from), Some(to)) = (rank(own?), rank(&named)) else { return None };
                let strangers =
                    own != Some(named.as_str()) && [own?, named.as_str()].iter().all(|l| STRANGERS.contains(l));
                (to > from || strangers).then(|| format!("{}: {named}", file.path))
            })
        }),
    );
}

#[test]
fn every_folder_of_the_source_is_a_layer() {
    let strange = source().into_iter().filter(|f| {
        let single = ["src/lib.rs", "src/main.rs"].contains(&f.path.as_str());
        !single && layer(&f.path).is_none_or(|l| !LAYERS.contains(&l))
    });
    none("is in no layer of tests/domain/tidy.rs", strange.map(|f| f.path));
}

#[test]
fn reserved_names_stand_only_where_they_may() {
    none(
        "is named outside its place",
        rust().iter().filter(|f| !f.path.starts_with("tests/")).flat_map(|file| {
            let code = file.code();
            let misplaced = move |(name, places): &&(&str, &[&str])| {
                code.contains(name) && !places.iter().any(|p| file.path.starts_with(p))
            };
            RESERVED.iter().filter(misplaced).map(|(name, _)| format!("{name} in {}", file.path))
        }),
    );
}

#[test]
fn what_goes_beyond_the_centre_is_read_by_its_category() {
    let doors = ["share/field/categorised.rs", "share/field/record.rs", "share/field/mod.rs"];
    let fields = files("src/share/field", &["rs"]);
    assert!(doors.iter().all(|door| fields.iter().any(|f| f.path.ends_with(door))), "a door has moved");
    let reads = |f: &File| [".response(", ".responses(", ".scales("].iter().any(|call| f.code().contains(call));
    let others = fields.into_iter().filter(|f| !doors.iter().any(|door| f.path.ends_with(door)) && reads(f));
    none("reads answers or scores past src/share/field/categorised.rs", others.map(|f| f.path));
}

#[test]
fn no_host_is_written_into_the_app() {
    // What FHIR calls its terms looks like addresses; nothing is asked of them.
    let elsewhere = ["src/bin/desk/", "src/fhir/terms.rs"];
    let shipped = source().into_iter().filter(|f| !elsewhere.iter().any(|place| f.path.starts_with(place)));
    let shipped = shipped.chain(files("public", &["js"])).chain(files("style", &["css"]));
    let names_host = |f: &File| f.code().split("://").skip(1).any(|rest| rest.starts_with(char::is_alphanumeric));
    none("names a host", shipped.filter(names_host).map(|f| f.path));
}

#[test]
fn no_test_is_switched_off_or_content_to_crash() {
    let marks = [concat!("#[", "ignore"), concat!("#[", "should_panic"), "test.skip(", "test.todo(", "test.only("];
    let here = "tests/domain/tidy.rs";
    none(
        "holds a test that is switched off, alone or expects a panic",
        code().into_iter().filter(|f| f.path != here && marks.iter().any(|m| f.text.contains(m))).map(|f| f.path),
    );
}

#[test]
fn each_stylesheet_is_linked_once_in_the_page() {
    let page = fs::read_to_string("index.html").unwrap();
    let wrong = files("style", &["css"]).into_iter().filter(|f| page.matches(&format!("\"{}\"", f.path)).count() != 1);
    none("is not linked exactly once in index.html", wrong.map(|f| f.path));
    let first = page.find("\"style/").map(|at| page[at + 1..].split('"').next());
    assert_eq!(first, Some(Some("style/layers.css")), "the order of the layers comes first");
    let staff = fs::read_to_string("staff.html").unwrap();
    let linked: Vec<&str> = staff.split("\"style/").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(linked.first(), Some(&"layers.css"), "in the staff's page too");
    none(
        "is linked in staff.html and is not there",
        linked.iter().filter(|name| !fs::exists(format!("style/{name}")).unwrap()),
    );
    let of_staff = files("style/staff", &["css"]);
    none("is not linked in staff.html", of_staff.iter().map(|f| &f.path).filter(|path| !staff.contains(path.as_str())));
}

#[test]
fn every_architecture_invariant_names_a_test_that_exists() {
    let text = fs::read_to_string("ARCHITECTURE.md").unwrap();
    let tests = tests();
    let mut checked = 0;
    for invariant in text.split("**Architecture Invariant:**").skip(1) {
        let invariant = invariant.split("\n\n").next().unwrap_or_default();
        let named = invariant.rsplit_once("Tested by").map_or("", |(_, names)| names);
        let named: Vec<&str> = named.split('`').skip(1).step_by(2).collect();
        assert!(!named.is_empty(), "no test is named for: {invariant}");
        none("is no test, but ARCHITECTURE.md names it", named.iter().filter(|n| !tests.contains(**n)));
        checked += 1;
    }
    assert!(checked >= 10, "the invariants have gone missing: {checked}");
}

#[test]
fn every_text_of_the_locales_is_used_somewhere() {
    let page = ["index.html", "staff.html"].map(|page| fs::read_to_string(page).unwrap()).concat();
    let sources: Vec<String> = source().iter().map(File::code).collect();
    let mut keys = Vec::new();
    for file in ["locales/en.json", "locales/later.en.json", "locales/staff.en.json"] {
        keys_of("", &serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap(), &mut keys);
    }
    assert!(keys.len() > 100);
    let used = |key: &String| {
        let quoted = format!("\"{key}\"");
        page.contains(&quoted) || sources.iter().any(|code| code.contains(&quoted) || calls(code, key))
    };
    none("is said nowhere", keys.into_iter().filter(|key| !used(key)));
}

/// Whether code asks for a text: by the name of its group, or by the one that the file gives the group.
fn calls(code: &str, key: &str) -> bool {
    let is_name = |c: char| c.is_alphanumeric() || c == '_';
    let mut parts = key.rsplit('.');
    let (name, group) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let renamed = format!("{group} as ");
    let aliases = code.split(&renamed).skip(1).filter_map(|rest| rest.split(|c| !is_name(c)).next());
    [group].into_iter().chain(aliases).any(|group| {
        let call = format!("{group}::{name}");
        code.match_indices(&call).any(|(at, _)| !code[at + call.len()..].starts_with(is_name))
    })
}

fn keys_of(prefix: &str, level: &Value, keys: &mut Vec<String>) {
    for (name, value) in level.as_object().unwrap() {
        let key = if prefix.is_empty() { name.clone() } else { format!("{prefix}.{name}") };
        if value.is_object() { keys_of(&key, value, keys) } else { keys.push(key) }
    }
}

#[test]
fn only_pages_that_come_later_say_words_that_come_later() {
    let later = fs::read_to_string("src/ui/client/later.rs").unwrap();
    let pages = later.split("use super::{").nth(1).and_then(|rest| rest.split('}').next()).unwrap();
    let pages: Vec<&str> = pages.split(", ").collect();
    assert!(pages.len() > 5, "{pages:?}");
    let may = |path: &str| {
        let page = path.strip_prefix("src/ui/client/").and_then(|path| path.split(['/', '.']).next());
        page.is_some_and(|page| page == "later" || pages.contains(&page))
    };
    let says = |file: &&File| {
        let code = file.code();
        let imports = code.split("use crate::words").skip(1).filter_map(|rest| rest.split(';').next());
        code.contains("words::later") || imports.into_iter().any(|import| import.contains("later"))
    };
    let mut sources = source();
    sources.retain(|file| file.path.starts_with("src/ui/"));
    let saying: Vec<&str> = sources.iter().filter(says).map(|file| file.path.as_str()).collect();
    assert!(saying.contains(&"src/ui/client/picture.rs"), "{saying:?}");
    none("says words that may not have come yet", saying.into_iter().filter(|path| !may(path)));
}

#[test]
fn no_text_of_a_locale_is_empty() {
    fn empty(key: &str, value: &Value, found: &mut Vec<String>) {
        match value {
            Value::Object(level) => level.iter().for_each(|(k, v)| empty(&format!("{key}.{k}"), v, found)),
            Value::String(text) if !text.trim().is_empty() => {}
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Array(_) => {
                found.push(key.to_owned());
            }
        }
    }
    for file in files("locales", &["json"]) {
        let mut found = Vec::new();
        empty(&file.path, &serde_json::from_str(&file.text).unwrap(), &mut found);
        none("is empty", found.into_iter());
    }
}

impl File {
    /// The text without comments and without the tests at a Rust file's foot.
    fn code(&self) -> String {
        let above_tests = self.text.split("#[cfg(test)]").next().unwrap_or_default();
        let no_comment = |line: &'_ str| !line.trim_start().starts_with("//");
        above_tests.lines().filter(|l| no_comment(l)).fold(String::new(), |all, line| all + line + "\n")
    }
}

/// The layer a source file is of; none for the crate's roots.
fn layer(path: &str) -> Option<&str> {
    let first = path.strip_prefix("src/")?.split('/').next()?;
    Some(first.strip_suffix(".rs").unwrap_or(first)).filter(|l| !["lib", "main"].contains(l))
}

/// The first names after each `crate::`, also in braces. (`super::super` is reserved, so none is missed.)
fn named_layers(code: &str) -> BTreeSet<String> {
    let names = |rest: &str| -> Vec<String> {
        let Some(group) = rest.strip_prefix('{') else { return vec![word(rest)] };
        let mut depth = 0;
        let top = group.chars().map_while(|c| {
            depth += i32::from(c == '{') - i32::from(c == '}');
            (depth >= 0).then_some(if depth > 0 { ' ' } else { c })
        });
        top.collect::<String>().split(',').map(|part| word(part.trim())).collect()
    };
    let own = ["crate::", "candour::"];
    own.iter().flat_map(|root| code.split(root).skip(1)).flat_map(names).collect()
}

fn word(text: &str) -> String {
    text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

/// The names of all tests: Rust functions under a test attribute, titles of the browser's and node's.
fn tests() -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for file in code() {
        let after = |mark: &str| file.text.split(mark).skip(1).map(str::to_owned).collect::<Vec<_>>();
        for mark in ["#[test]", "#[wasm_bindgen_test]"] {
            names.extend(after(mark).iter().filter_map(|rest| Some(word(rest.split_once("fn ")?.1))));
        }
        for (mark, end) in [("test(\"", '"'), ("test('", '\''), ("test(`", '`')] {
            names.extend(after(mark).iter().filter_map(|rest| Some(rest.split_once(end)?.0.to_owned())));
        }
    }
    names
}

fn none(rule: &str, offenders: impl Iterator<Item = impl ToString>) {
    let offenders: Vec<String> = offenders.map(|o| format!("  {} {rule}\n", o.to_string())).collect();
    assert!(offenders.is_empty(), "\n{}", offenders.concat());
}

fn source() -> Vec<File> {
    files("src", &["rs"])
}

fn rust() -> Vec<File> {
    let mut all = source();
    all.extend(files("tests", &["rs"]));
    all.extend(files("examples", &["rs"]));
    all.push(read(Path::new("build.rs")));
    all
}

/// All that people write and read as code.
fn code() -> Vec<File> {
    let mut all = rust();
    all.extend(files("tests", &["mjs"]));
    all.extend(files("style", &["css"]));
    all.extend(files("public", &["js"]));
    all
}

fn files(folder: &str, endings: &[&str]) -> Vec<File> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut all = Vec::new();
    for path in entries.map(|e| e.unwrap().path()) {
        if path.is_dir() {
            all.extend(files(path.to_str().unwrap(), endings));
        } else if path.extension().is_some_and(|e| endings.iter().any(|ending| e == *ending)) {
            all.push(read(&path));
        }
    }
    all.sort_by(|a, b| a.path.cmp(&b.path));
    all
}

fn read(path: &Path) -> File {
    File { path: path.to_str().unwrap().to_owned(), text: fs::read_to_string(path).unwrap() }
}
