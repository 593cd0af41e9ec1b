//! `desk finish` over a folder that an earlier run made.

use std::fs;

use crate::finish::{finish, finished};

#[test]
fn what_an_earlier_run_made_small_is_taken_over_only_when_it_is_the_very_file() {
    let folder = finished("again", "centres/demo.json");
    let small = |name: &str| folder.at(&format!("site/{name}.br"));
    let other = fs::read(small("index.html")).unwrap();
    fs::write(small("service-worker.js"), &other).unwrap();
    fs::write(small("staff/index.html"), "not brotli").unwrap();
    assert!(finish(&folder, "centres/demo.json").status.success());
    for name in ["index.html", "service-worker.js", "staff/index.html"] {
        let mut whole = Vec::new();
        brotli::BrotliDecompress(&mut fs::read(small(name)).unwrap().as_slice(), &mut whole).unwrap();
        assert_eq!(whole, fs::read(folder.at(&format!("site/{name}"))).unwrap(), "{name}");
    }
    assert_eq!(fs::read(small("index.html")).unwrap(), other);
}
