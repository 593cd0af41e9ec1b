//! The hosted folder: policy, hashes, the offline list, what the page says without scripts, what is refused.

use std::fs;
use std::process::Output;

use base64ct::{Base64, Encoding as _};
use candour::centre;
use candour::instrument::{self, Instrument};
use sha2::{Digest as _, Sha256, Sha384};

use crate::support::{Folder, complained, desk};

/// How `scripts/split` leaves the loading of a chunk in the app's script.
const CHUNK_ASKED_FOR: &str = r#"let later=load(new URL("./split_later.wasm",import.meta.url));"#;

/// What `trunk build` and `scripts/split` would have left, of a few bytes each, with the project's own page.
fn trunk(folder: &Folder) -> String {
    for name in ["index.html", "staff.html"] {
        let page = fs::read_to_string(name).unwrap();
        let lines =
            page.lines().map(|line| match line.contains("rel=\"css\"") || line.contains("rel=\"stylesheet\"") {
                true if line.contains("tokens.css") => r#"<link rel="stylesheet" href="./tokens.css">"#,
                true if line.contains("base.css") => r#"<link rel="stylesheet" href="./base.css">"#,
                true if line.contains("staff/shell.css") && name == "staff.html" => line,
                true => "",
                false => line,
            });
        folder.write(&format!("trunk/{name}"), lines.collect::<Vec<_>>().join("\n"));
    }
    folder.write("trunk/tokens.css", ":root{--first:1}");
    folder.write("trunk/base.css", "body{--second:2}");
    folder.write("trunk/shell.css", "nav{--third:3}");
    for (name, bytes) in [
        ("staff.js", "let staff = 0;"),
        ("staff_bg.wasm", "staff"),
        ("candour.js", CHUNK_ASKED_FOR),
        ("split_later.wasm", "later"),
        ("worker.js", "let wasm_bindgen = () => {};"),
        ("candour_bg.wasm", "app"),
        ("worker_bg.wasm", "worker"),
        ("opener.js", "let wasm_bindgen = () => {};"),
        ("opener_bg.wasm", "opener"),
    ] {
        folder.write(&format!("trunk/{name}"), bytes);
    }
    for name in ["icon.svg", "service-worker.js"] {
        folder.write(&format!("trunk/{name}"), fs::read(format!("public/{name}")).unwrap());
    }
    folder.at("trunk")
}

pub fn finish(folder: &Folder, centre: &str) -> Output {
    finish_with(folder, centre, &[])
}

/// With more options.
pub fn finish_with(folder: &Folder, centre: &str, options: &[&str]) -> Output {
    let from = trunk(folder);
    let (site, how) = (folder.at("site"), ["finish", "--centre", centre, "--from", &from, "--out"]);
    desk(&[how.as_slice(), &[&site], options].concat())
}

pub fn finished(name: &str, centre: &str) -> Folder {
    let folder = Folder::new(name);
    let output = finish(&folder, centre);
    assert!(output.status.success(), "{}", complained(&output));
    folder
}

/// The value of a directive of the page's own policy.
fn directive(page: &str, name: &str) -> String {
    let policy = page.split("Content-Security-Policy\" content=\"").nth(1).unwrap().split('"').next().unwrap();
    let found = policy.split("; ").find_map(|d| d.strip_prefix(&format!("{name} ")));
    found.unwrap_or_else(|| panic!("no {name} in {policy}")).to_owned()
}

#[test]
fn the_policy_lets_her_phone_reach_this_site_and_exactly_the_drop_boxes() {
    let demo = finished("policy-demo", "centres/demo.json").read("site/index.html");
    assert_eq!(directive(&demo, "connect-src"), "'self' http://localhost:8081");
    let stockport = finished("policy-stockport", "centres/stockport.json").read("site/index.html");
    assert_eq!(directive(&stockport, "connect-src"), "'self'");
    for page in [&demo, &stockport] {
        assert_eq!(directive(page, "default-src"), "'none'");
        assert_eq!(directive(page, "form-action"), "'none'");
        assert_eq!(directive(page, "base-uri"), "'none'");
        assert_eq!(directive(page, "style-src"), "'self'");
        assert_eq!(directive(page, "require-trusted-types-for"), "'script'");
        assert!(!page.contains("unsafe-inline") && !page.contains("'unsafe-eval'"));
    }
}

#[test]
fn the_staffs_page_reaches_this_site_and_the_centres_own_drop_box_only() {
    let folder = Folder::new("policy-staff");
    let demo = fs::read_to_string("centres/demo.json").unwrap();
    let apart = ["centre", "uob", "jabbs"].iter().fold(demo, |file, partner| {
        file.replace(&format!("http://localhost:8081/{partner}/"), &format!("https://{partner}.example.org/box/"))
    });
    let output = finish(&folder, &folder.write("demo.json", apart));
    assert!(output.status.success(), "{}", complained(&output));
    assert_eq!(directive(&folder.read("site/staff/index.html"), "connect-src"), "'self' https://centre.example.org");
    let hers = directive(&folder.read("site/index.html"), "connect-src");
    assert_eq!(hers, "'self' https://centre.example.org https://jabbs.example.org https://uob.example.org");
}

#[test]
fn an_invite_is_taken_out_of_the_address_before_the_app_is_fetched() {
    let folder = finished("invite", "centres/demo.json");
    let (hers, staff) = (folder.read("site/index.html"), folder.read("site/staff/index.html"));
    let (taken, fetched) = (hers.find("history.replaceState").unwrap(), hers.find("const wasm = fetch").unwrap());
    assert!(taken < fetched);
    assert!(!staff.contains("replaceState"), "the staff's page has no invites");
}

#[test]
fn only_the_first_pack_is_loaded_before_an_invite_asks_for_another() {
    let page = finished("packs", "centres/demo.json").read("site/index.html");
    let demo = candour::centre::parse(&fs::read_to_string("centres/demo.json").unwrap()).unwrap();
    assert!(demo.packs().len() > 1);
    for (place, pack) in demo.packs().iter().enumerate() {
        let line = page.lines().find(|line| line.contains(&format!("data-name=\"pack:{pack}\"")));
        assert_eq!(line.is_some_and(|line| line.contains(" data-now ")), place == 0, "{pack}");
        assert_eq!(line.is_some(), place == 0, "{pack} would cost every woman the length of its line");
    }
}

/// Address and integrity of a file in the list that only an invite asks for.
pub fn listed(folder: &Folder, name: &str) -> Option<(String, String)> {
    let page = folder.read("site/index.html");
    let list = page.split("data-name=\"list\" href=\"").nth(1)?.split('"').next()?.to_owned();
    let list = folder.read(&format!("site/{list}"));
    let line = list.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '))?;
    line.split_once(' ').map(|(address, integrity)| (address.to_owned(), integrity.to_owned()))
}

#[test]
fn what_only_an_invite_asks_for_stands_in_a_list_with_its_integrity() {
    let folder = finished("listed", "centres/demo.json");
    let (address, integrity) = listed(&folder, "pack:wrna-1.0").unwrap();
    let bytes = fs::read(folder.at(&format!("site/{address}"))).unwrap();
    assert_eq!(integrity, format!("sha384-{}", Base64::encode_string(&Sha384::digest(&bytes))));
    assert_eq!(listed(&folder, "pack:gwa-1.0"), None, "it stands in the page");
    let one = fs::read_to_string("centres/demo.json").unwrap().replace(r#"["gwa-1.0", "wrna-1.0"]"#, r#"["gwa-1.0"]"#);
    let alone = Folder::new("listed-none");
    assert!(finish(&alone, &alone.write("demo.json", one)).status.success());
    assert!(!alone.read("site/index.html").contains("\"list\""), "no list where nothing would stand in it");
}

#[test]
fn the_only_script_in_line_is_the_one_whose_hash_is_allowed() {
    let folder = finished("hash", "centres/demo.json");
    for page in ["site/index.html", "site/staff/index.html"] {
        let page = folder.read(page);
        assert_eq!(page.matches("<script").count(), 1);
        assert_eq!(directive(&page, "script-src"), format!("'self' 'wasm-unsafe-eval' {}", start_hash(&page)));
        assert!(!page.contains("style=") && !page.contains("<style") && !page.contains(" onclick"));
    }
}

/// The hash of the script in line, as a policy names it.
fn start_hash(page: &str) -> String {
    let script = page.split("<script>").nth(1).unwrap().split("</script>").next().unwrap();
    format!("'sha256-{}'", Base64::encode_string(&Sha256::digest(script)))
}

/// A header stands over both pages, so it allows the start of either; each page itself allows its own.
#[test]
fn the_headers_say_the_same_for_both_pages_and_forbid_framing() {
    let folder = finished("headers", "centres/demo.json");
    let (hers, staff) = (folder.read("site/index.html"), folder.read("site/staff/index.html"));
    let policy = |page: &str| {
        page.split("Content-Security-Policy\" content=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
    };
    let (one, other) = (start_hash(&hers), start_hash(&staff));
    assert_ne!(one, other);
    let both = policy(&hers).replace(&one, &format!("{one} {other}"));
    assert_eq!(both, policy(&staff).replace(&other, &format!("{one} {other}")));
    let expected = format!("Content-Security-Policy: {both}; frame-ancestors 'none'\n");
    assert!(folder.read("site/_headers").contains(&expected));
    let nginx = folder.read("site.nginx.conf");
    assert!(nginx.contains(&format!("add_header Content-Security-Policy \"{both}; frame-ancestors 'none'\" always;")));
    assert!(nginx.contains("Referrer-Policy \"no-referrer\"") && nginx.contains("immutable"));
}

/// What the page loads or may load, as it names it.
fn named_in(page: &str) -> Vec<String> {
    let quoted = page.split('"').map(|part| part.trim_start_matches("./").trim_start_matches("../"));
    let mut files: Vec<String> = quoted.filter(|part| part.starts_with("assets/")).map(str::to_owned).collect();
    files.sort();
    files.dedup();
    files
}

#[test]
fn neither_page_names_or_keeps_what_is_only_the_others() {
    let folder = finished("apart", "centres/demo.json");
    let (hers, staff) = (named_in(&folder.read("site/index.html")), named_in(&folder.read("site/staff/index.html")));
    let kind = |file: &String| file.trim_start_matches("assets/").rsplit_once('-').unwrap().0.to_owned();
    let only = |these: &[String], those: &[String]| -> Vec<String> {
        these.iter().filter(|file| !those.contains(file)).map(kind).collect()
    };
    assert_eq!(only(&hers, &staff), ["app", "app", "later-en", "list", "style"]);
    // Hers names another pack in its list.
    assert_eq!(only(&staff, &hers), ["staff", "staff", "staff", "staff-en", "wrna-1.0"]);
    let (hers_kept, staff_kept) = (folder.read("site/service-worker.js"), folder.read("site/staff/service-worker.js"));
    assert!(hers_kept.contains("const PAGE = \"app\";") && staff_kept.contains("const PAGE = \"desk\";"));
    assert!(hers.iter().all(|file| hers_kept.contains(&format!("\"{file}\""))));
    assert!(staff.iter().all(|file| staff_kept.contains(&format!("\"../{file}\""))));
    assert!(
        !hers_kept.contains("assets/staff")
            && !staff_kept.contains("assets/app-")
            && !staff_kept.contains("assets/later")
    );
}

#[test]
fn a_chunk_is_asked_for_by_its_hash_and_kept_for_offline() {
    let folder = finished("chunk", "centres/demo.json");
    let page = folder.read("site/index.html");
    let script = page.split("import(\"./").nth(1).unwrap().split('"').next().unwrap();
    let script = folder.read(&format!("site/{script}"));
    let address = script.split("new URL(\"./").nth(1).unwrap().split('"').next().unwrap();
    let bytes = fs::read(folder.at(&format!("site/assets/{address}"))).unwrap();
    assert_eq!(bytes, b"later");
    let integrity = format!("sha384-{}", Base64::encode_string(&Sha384::digest(&bytes)));
    assert!(script.contains(&format!("import.meta.url),{{integrity:\"{integrity}\"}})")), "{script}");
    assert!(folder.read("site/service-worker.js").contains(&format!("\"assets/{address}\": \"{integrity}\"")));
}

#[test]
fn every_named_file_is_there_with_the_bytes_the_page_promises() {
    let folder = finished("integrity", "centres/demo.json");
    let page = folder.read("site/index.html");
    let mut names = vec![];
    for link in page.split("<link ").skip(1).filter_map(|l| l.split('>').next()) {
        let value = |key: &str| Some(link.split(&format!("{key}=\"")).nth(1)?.split('"').next()?.to_owned());
        let Some(href) = value(" href") else { continue };
        let (integrity, name) = (value("integrity").unwrap_or_default(), value("data-name"));
        if integrity.is_empty() && name.is_none() {
            continue;
        }
        let bytes = fs::read(folder.at(&format!("site/{href}"))).unwrap();
        if !integrity.is_empty() {
            assert_eq!(integrity, format!("sha384-{}", Base64::encode_string(&Sha384::digest(&bytes))), "{href}");
            let hash: String = Sha256::digest(&bytes).iter().take(8).map(|b| format!("{b:02x}")).collect();
            assert!(href.contains(&hash), "{href}");
        }
        for ending in ["br", "gz"] {
            assert!(fs::exists(folder.at(&format!("site/{href}.{ending}"))).unwrap(), "{href}.{ending}");
        }
        names.extend(name);
    }
    let expected = [
        "centre",
        "centre-keys",
        "pack:gwa-1.0",
        "pack:about-you-1.0",
        "words:en",
        "worker",
        "service-worker",
        "words-later:en",
        "list",
    ];
    assert_eq!(names, expected);
}

#[test]
fn only_what_the_first_question_needs_is_fetched_at_once() {
    let page = finished("at-once", "centres/demo.json").read("site/index.html");
    let how =
        |name: &str| page.split(&format!(" data-name=\"{name}\"")).next().unwrap().rsplit("<link ").next().unwrap();
    for now in ["centre", "pack:gwa-1.0", "pack:about-you-1.0", "words:en"] {
        assert!(how(now).ends_with(" data-now"), "{now}");
    }
    for later in ["centre-keys", "words-later:en", "list", "worker"] {
        assert!(how(later).ends_with("rel=\"asset\""), "{later}");
    }
}

#[test]
fn stylesheets_become_one_in_their_order() {
    let folder = finished("style", "centres/demo.json");
    let sheet = |page: &str| {
        assert_eq!(page.matches("rel=\"stylesheet\"").count(), 1);
        let href = page.split("rel=\"stylesheet\" href=\"").nth(1).unwrap().split('"').next().unwrap();
        folder.read(&format!("site/{}", href.trim_start_matches("../")))
    };
    assert_eq!(sheet(&folder.read("site/index.html")), ":root{--first:1}body{--second:2}");
    assert_eq!(sheet(&folder.read("site/staff/index.html")), ":root{--first:1}body{--second:2}nav{--third:3}");
}

#[test]
fn the_offline_lists_are_the_whole_site_and_change_with_it() {
    let folder = finished("offline", "centres/demo.json");
    let list = |file: &str| -> Vec<String> {
        let worker = folder.read(file);
        let list = worker.split("const FILES = ").nth(1).unwrap().split(";\n").next().unwrap();
        let list: serde_json::Map<String, serde_json::Value> = serde_json::from_str(list).unwrap();
        list.keys().map(|path| path.trim_start_matches("../").to_owned()).collect()
    };
    let assets = fs::read_dir(folder.at("site/assets")).unwrap().map(|f| f.unwrap().file_name().into_string().unwrap());
    let mut expected: Vec<String> =
        assets.filter(|f| !f.ends_with(".br") && !f.ends_with(".gz")).map(|f| format!("assets/{f}")).collect();
    expected.push("./".to_owned());
    expected.sort();
    let mut kept = [list("site/service-worker.js"), list("site/staff/service-worker.js")].concat();
    kept.sort();
    kept.dedup();
    assert_eq!(kept, expected);
    let version = |text: &str| text.split("const VERSION = \"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let worker = folder.read("site/service-worker.js");
    let other = finished("offline-other", "centres/stockport.json").read("site/service-worker.js");
    assert_eq!(version(&worker).len(), 16);
    assert_ne!(version(&worker), version(&other));
}

#[test]
fn the_page_helps_before_and_without_scripts() {
    let page = finished("helplines", "centres/demo.json").read("site/index.html");
    for text in ["tel:999", "tel:08082000247", "0808 2000 247", "tel:116123", "sms:85258", "<noscript><p>"] {
        assert!(page.contains(text), "{text}");
    }
    assert!(page.contains("https://www.bbc.co.uk/weather") && page.contains("<title>Questions</title>"));
    assert!(!page.contains("data-words") && !page.contains("data-fill") && !page.contains("<!--"));
    // Nothing that a passer-by or a browser's history could read anything into.
    assert!(!page.split("</head>").next().unwrap().to_lowercase().contains("women"));
}

#[test]
fn centre_and_packs_are_served_as_they_were_read() {
    let folder = finished("data", "centres/demo.json");
    let page = folder.read("site/index.html");
    let served = |name: &str| {
        let href = page.split(&format!("data-name=\"{name}\" href=\"")).nth(1).unwrap().split('"').next().unwrap();
        folder.read(&format!("site/{href}"))
    };
    let source = fs::read_to_string("centres/demo.json").unwrap();
    let centre = centre::compiled::read(&served("centre")).unwrap();
    assert_eq!(centre.with_keys(&served("centre-keys")), Ok(centre::parse(&source).unwrap()));
    let other = folder.read(&format!("site/{}", listed(&folder, "pack:wrna-1.0").unwrap().0));
    let packs =
        [("gwa-1.0", served("pack:gwa-1.0")), ("about-you-1.0", served("pack:about-you-1.0")), ("wrna-1.0", other)];
    for (pack, served) in packs {
        let source = fs::read_to_string(format!("instruments/{pack}.json")).unwrap();
        assert_eq!(instrument::compiled::read(&served), Ok(Instrument::parse(&source).unwrap()), "{pack}");
    }
}

#[test]
fn a_pack_in_none_of_the_centres_languages_is_refused() {
    let folder = Folder::new("languages");
    let centre = fs::read_to_string("centres/demo.json").unwrap();
    let centre = centre.replace("\"languages\": [\"en\"]", "\"languages\": [\"cy\"]").replace("\"en\":", "\"cy\":");
    let output = finish(&folder, &folder.write("demo.json", centre));
    assert!(complained(&output).contains("no texts in any language of the centre"), "{}", complained(&output));
    assert!(!fs::exists(folder.at("site")).unwrap(), "nothing may be written");
}

#[test]
fn no_other_centre_is_built_with_the_demos_keys_or_boxes() {
    let folder = Folder::new("refused");
    let demo = fs::read_to_string("centres/demo.json").unwrap().replacen(r#""id": "demo""#, r#""id": "real""#, 1);
    let output = finish(&folder, &folder.write("real.json", &demo));
    assert!(!output.status.success() && complained(&output).contains("its private key is published"));
    assert!(!fs::exists(folder.at("site")).unwrap(), "nothing may be written");

    assert!(desk(&["keygen", &folder.at("own.key")]).status.success());
    let own =
        candour::share::keys::PrivateKey::parse(folder.read("own.key").trim()).unwrap().public_key().to_base64url();
    let mut parts = demo.split("\"public_key\": \"");
    let mut with_own_keys = parts.next().unwrap().to_owned();
    for part in parts {
        with_own_keys.push_str(&format!("\"public_key\": \"{own}\"{}", part.split_once('"').unwrap().1));
    }
    let output = finish(&folder, &folder.write("real.json", &with_own_keys));
    assert!(complained(&output).contains("is on this very machine"), "{}", complained(&output));
    let hosted = with_own_keys.replace("http://localhost:8081/", "https://box.example.org/");
    let output = finish(&folder, &folder.write("real.json", hosted));
    assert!(output.status.success(), "{}", complained(&output));
}

#[test]
fn a_folder_with_something_else_in_it_is_left_alone() {
    let folder = Folder::new("elsewhere");
    let file = folder.write("site/letters.txt", "mine");
    let output = finish(&folder, "centres/demo.json");
    assert!(!output.status.success());
    assert_eq!(fs::read_to_string(file).unwrap(), "mine");
}
