//! Golden files: what was written once, looked at by a person, and must not change by accident.

use std::fs;

/// Compares with a file of `tests/fixtures/`. `UPDATE_GOLDEN=1 cargo test` writes it anew, to be read before commit.
pub fn golden(name: &str, found: &str) {
    let path = format!("tests/fixtures/{name}");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::create_dir_all(path.rsplit_once('/').unwrap().0).unwrap();
        fs::write(&path, found).unwrap();
    }
    let kept = fs::read_to_string(&path).unwrap_or_else(|_| panic!("no {path}: run with UPDATE_GOLDEN=1 and read it"));
    assert_eq!(found, kept, "{path} differs: run with UPDATE_GOLDEN=1 and read the difference");
}

/// A file of `tests/fixtures/` that pins a released shape: read for ever, never written again. Where there is none yet,
/// `UPDATE_GOLDEN=1 cargo test` writes what `make` gives.
pub fn frozen(name: &str, make: impl FnOnce() -> String) -> String {
    let path = format!("tests/fixtures/{name}");
    if std::env::var_os("UPDATE_GOLDEN").is_some() && !fs::exists(&path).unwrap() {
        fs::create_dir_all(path.rsplit_once('/').unwrap().0).unwrap();
        fs::write(&path, make()).unwrap();
    }
    fs::read_to_string(&path).unwrap_or_else(|_| panic!("no {path}: run with UPDATE_GOLDEN=1 and commit it"))
}
