//! What is seen while a pack is edited: the built page with this very pack, or what is wrong with it.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};

use base64ct::{Base64, Encoding as _};
use candour::centre::{self, PartnerCode};
use candour::instrument::{self, Instrument};
use sha2::{Digest as _, Sha384};

use crate::finish::finished;
use crate::serve::request;
use crate::support::{Folder, complained, desk};

/// A running `desk preview`, ended with the test.
struct Preview {
    child: Child,
    port: u16,
    said: String,
    folder: Folder,
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Preview {
    fn of(name: &str, pack: &str) -> Self {
        let folder = finished(&format!("preview-{name}"), "centres/demo.json");
        let file = folder.write("every-type-1.0.json", pack);
        let mut child = Command::new(env!("CARGO_BIN_EXE_desk"))
            .args(["preview", &file, "--site", &folder.at("site"), "--port", "0"])
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
        let said = lines.next().unwrap();
        let port = lines.next().unwrap().split("localhost:").nth(1).unwrap().trim_end_matches('/').parse().unwrap();
        Self { child, port, said, folder }
    }

    fn get(&self, path: &str) -> String {
        let answer = request(self.port, "GET", path, &[], b"");
        assert_eq!(answer.status, 200, "{path}");
        String::from_utf8(answer.body).unwrap()
    }

    /// What the page would load under this name, its integrity checked as a browser does.
    fn loaded(&self, page: &str, name: &str) -> String {
        let link = page.split("<link ").find(|link| link.contains(&format!("data-name=\"{name}\""))).unwrap();
        let value = |key: &str| link.split(&format!("{key}=\"")).nth(1).unwrap().split('"').next().unwrap().to_owned();
        let text = self.get(&format!("/{}", value(" href")));
        assert_eq!(value("data-integrity"), format!("sha384-{}", Base64::encode_string(&Sha384::digest(&text))));
        text
    }
}

fn every_type() -> String {
    fs::read_to_string("tests/fixtures/packs/every-type.json").unwrap()
}

#[test]
fn the_page_has_this_pack_alone_and_nowhere_to_send() {
    let preview = Preview::of("alone", &every_type());
    assert!(preview.said.ends_with("11 questions and notes in 2 parts"), "{}", preview.said);
    let page = preview.get("/");
    assert_eq!(
        instrument::compiled::read(&preview.loaded(&page, "pack:every-type-1.0")),
        Ok(Instrument::parse(&every_type()).unwrap())
    );
    for gone in ["pack:gwa-1.0", "pack:wrna-1.0", "\"service-worker\""] {
        assert!(!page.contains(gone), "{gone}");
    }
    let keyless = centre::compiled::read(&preview.loaded(&page, "centre")).unwrap();
    let centre = keyless.with_keys(&preview.loaded(&page, "centre-keys")).unwrap();
    assert_eq!(centre.packs(), ["every-type-1.0"]);
    assert!(PartnerCode::ALL.into_iter().all(|partner| centre.drop_box(partner).is_none()));
    // The rest is the site's own, the app's start and its policy included.
    let built = preview.folder.read("site/index.html");
    let script = |page: &str| page.split("<script>").nth(1).unwrap().to_owned();
    assert_eq!(script(&page), script(&built));
    assert!(page.contains("http-equiv=\"Content-Security-Policy\"") && page.contains("src=\"preview/script.js\""));
}

#[test]
fn a_change_shows_and_so_does_what_is_wrong_with_it() {
    let preview = Preview::of("change", &every_type());
    let before = preview.get("/preview/version");
    assert_eq!(preview.get("/preview/version"), before);
    assert!(preview.get("/preview/script.js").contains(&before));

    let broken = every_type().replacen("\"yes-no\"", "\"<b>\"", 1);
    preview.folder.write("every-type-1.0.json", &broken);
    assert_ne!(preview.get("/preview/version"), before);
    let page = preview.get("/");
    assert!(page.contains("<h1>One thing to put right</h1>"), "{page}");
    let line = broken.lines().position(|line| line.contains("<b>")).unwrap() + 1;
    let told = format!("<li>line {line}: $.sections[0].items[2].type: &quot;&lt;b&gt;&quot; is not known here");
    assert!(page.contains(&told), "{page}");
    assert!(page.contains("preview/script.js"), "it waits for the next change");

    preview.folder.write("every-type-1.0.json", every_type().replacen("Do you lie awake?", "Do you sleep well?", 1));
    let pack = preview.loaded(&preview.get("/"), "pack:every-type-1.0");
    assert!(pack.contains("Do you sleep well?") && !pack.contains("Do you lie awake?"));

    fs::remove_file(preview.folder.at("every-type-1.0.json")).unwrap();
    assert!(preview.get("/").contains("to put right"));
}

#[test]
fn it_begins_with_a_pack_that_is_not_right_but_not_without_the_app() {
    let preview = Preview::of("bad", "{}");
    assert!(preview.said.ends_with("9 problems, shown in place of the pages"), "{}", preview.said);
    assert!(preview.get("/").contains("9 things to put right"));
    let nothing = Folder::new("preview-nothing");
    let output = desk(&["preview", "instruments/gwa-1.0.json", "--site", &nothing.at("site"), "--port", "0"]);
    assert!(complained(&output).contains("is not built yet: make dist"), "{}", complained(&output));
}
