//! The drop boxes over real connections, and the app with the headers a host would send.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};

use candour::centre::PartnerCode;
use candour::share::keys::PrivateKey;
use candour::share::{DropId, hpke};
use zeroize::Zeroizing;

use crate::support::Folder;

/// A running `desk serve`, ended with the test.
struct Server {
    child: Child,
    app: u16,
    boxes: u16,
    folder: Folder,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn serve(name: &str) -> Server {
    let folder = Folder::new(name);
    folder.write("site/index.html", "<!doctype html><title>Questions</title>");
    folder.write("site/assets/a-0.js", "let longer = 'than compressed';");
    folder.write("site/assets/a-0.js.br", "compressed");
    let headers = "/*\n  Content-Security-Policy: default-src 'none'\n/\n  Cache-Control: no-cache\n/assets/*\n  Cache-Control: immutable\n";
    folder.write("site/_headers", headers);
    let mut child = Command::new(env!("CARGO_BIN_EXE_desk"))
        .args([
            "serve",
            "--site",
            &folder.at("site"),
            "--store",
            &folder.at("store"),
            "--port",
            "0",
            "--boxes-port",
            "0",
        ])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut port = || {
        let line = lines.next().unwrap().unwrap();
        line.split("localhost:").nth(1).unwrap().split('/').next().unwrap().parse().unwrap()
    };
    let (app, boxes) = (port(), port());
    Server { child, app, boxes, folder }
}

pub struct Answer {
    pub status: u16,
    head: String,
    pub body: Vec<u8>,
}

pub fn request(port: u16, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Answer {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
    let mut head = format!(
        "{method} {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: {}\r\n",
        body.len()
    );
    for (name, value) in headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    stream.write_all(format!("{head}\r\n").as_bytes()).unwrap();
    let _ = stream.write_all(body); // a server may refuse before it has read everything
    let mut answer = vec![];
    let _ = stream.read_to_end(&mut answer);
    let end = answer.windows(4).position(|w| w == b"\r\n\r\n").unwrap();
    let head = String::from_utf8(answer[..end].to_vec()).unwrap().to_lowercase();
    let status = head.split(' ').nth(1).unwrap().parse().unwrap();
    Answer { status, head, body: answer[end + 4..].to_vec() }
}

impl Server {
    fn put(&self, path: &str, body: &[u8]) -> u16 {
        request(self.boxes, "PUT", path, &[("Content-Type", "application/json")], body).status
    }

    fn get(&self, path: &str) -> Answer {
        request(self.boxes, "GET", path, &[], b"")
    }
}

const ID: &str = "00112233445566778899aabbccddeeff";

#[test]
fn the_first_put_creates_and_every_other_finds_it_there() {
    let server = serve("put");
    let path = format!("/uob/{ID}");
    assert_eq!(server.put(&path, b"{\"first\":1}"), 201);
    assert_eq!(server.put(&path, b"{\"first\":1}"), 409);
    assert_eq!(server.put(&path, b"{\"other\":1}"), 409);
    assert_eq!(server.get(&path).body, b"{\"first\":1}");
    assert_eq!(server.put(&format!("/jabbs/{ID}"), b"{}"), 201, "each partner has its own box");
}

#[test]
fn of_many_puts_at_once_exactly_one_creates() {
    let server = serve("race");
    let statuses: Vec<u16> = std::thread::scope(|scope| {
        let puts: Vec<_> = (0..16).map(|_| scope.spawn(|| server.put(&format!("/uob/{ID}"), b"{}"))).collect();
        puts.into_iter().map(|put| put.join().unwrap()).collect()
    });
    assert_eq!(statuses.iter().filter(|s| **s == 201).count(), 1, "{statuses:?}");
    assert_eq!(statuses.iter().filter(|s| **s == 409).count(), 15, "{statuses:?}");
}

#[test]
fn what_is_no_envelope_of_ours_is_refused() {
    let server = serve("refuse");
    assert_eq!(server.put(&format!("/moj/{ID}"), b"{}"), 404);
    assert_eq!(server.put("/uob/notes.txt", b"{}"), 404);
    assert_eq!(server.put("/uob/..%2F..%2Fescape", b"{}"), 404);
    assert_eq!(server.put(&format!("/uob/{ID}"), &vec![b' '; 600 * 1024]), 413);
    let plain = request(server.boxes, "PUT", &format!("/uob/{ID}"), &[("Content-Type", "text/plain")], b"{}");
    assert_eq!(plain.status, 415);
    assert_eq!(server.get("/uob/").body, b"[]");
}

#[test]
fn a_box_lists_what_it_holds() {
    let server = serve("list");
    server.put(&format!("/centre/{ID}"), b"{}");
    assert_eq!(server.get("/centre/").body, format!(r#"[{{"name":"{ID}","size":2,"type":"file"}}]"#).as_bytes());
    assert_eq!(server.get("/moj/").status, 404);
}

#[test]
fn only_the_app_may_reach_a_box_from_a_page() {
    let server = serve("cors");
    let preflight = |origin: &str| {
        let headers = [
            ("Origin", origin),
            ("Access-Control-Request-Method", "PUT"),
            ("Access-Control-Request-Headers", "content-type"),
        ];
        request(server.boxes, "OPTIONS", &format!("/uob/{ID}"), &headers, b"").head
    };
    let app = format!("http://localhost:{}", server.app);
    let allowed = preflight(&app);
    assert!(allowed.contains(&format!("access-control-allow-origin: {app}\r\n")), "{allowed}");
    assert!(allowed.contains("access-control-allow-methods: get,put"), "{allowed}");
    assert!(allowed.contains("access-control-allow-headers: content-type"), "{allowed}");
    assert!(!allowed.contains("access-control-allow-credentials"), "{allowed}");
    assert!(!preflight("https://elsewhere.example").contains("allow-origin: https://elsewhere"));
}

#[test]
fn the_app_is_served_compressed_and_with_its_headers() {
    let server = serve("site");
    let page = request(server.app, "GET", "/", &[], b"");
    assert!(page.head.contains("content-security-policy: default-src 'none'"), "{}", page.head);
    assert!(page.head.contains("cache-control: no-cache"), "{}", page.head);
    let asset = request(server.app, "GET", "/assets/a-0.js", &[("Accept-Encoding", "br")], b"");
    assert!(
        asset.head.contains("content-encoding: br") && asset.head.contains("cache-control: immutable"),
        "{}",
        asset.head
    );
    assert_eq!(asset.body, b"compressed");
    let tag = page.head.split("etag: ").nth(1).unwrap().split("\r\n").next().unwrap().to_owned();
    assert_eq!(request(server.app, "GET", "/", &[("If-None-Match", &tag)], b"").status, 304);
}

#[test]
fn each_partner_sees_its_own_and_nothing_on_the_page_can_run() {
    let server = serve("desk-page");
    for (number, partner) in PartnerCode::ALL.into_iter().enumerate() {
        let key = std::fs::read_to_string(format!("centres/demo-keys/{}.key", partner.as_str())).unwrap();
        let key = PrivateKey::parse(key.trim()).unwrap().public_key();
        let id = DropId::from_bytes([u8::try_from(number).unwrap(); 16]);
        let words = format!("<img src=x onerror=alert(1)> for {}", partner.as_str());
        let payload = format!(r#"{{"to":"{}","format":1,"fields":{{"name":"{words}"}}}}"#, partner.as_str());
        let envelope = hpke::seal(partner, &key, id, payload.as_bytes(), &Zeroizing::new([9; 64])).unwrap();
        assert_eq!(server.put(&format!("/{}/{id}", partner.as_str()), envelope.to_json().as_bytes()), 201);
    }
    server.put(&format!("/uob/{ID}"), b"not an envelope");
    let answer = server.get("/");
    let page = String::from_utf8(answer.body).unwrap();
    assert!(!page.contains("<img"), "{page}");
    for partner in PartnerCode::ALL {
        let column = page.split(&format!("<section id=\"{}\">", partner.as_str())).nth(1).unwrap();
        let column = column.split("</section>").next().unwrap();
        assert!(column.contains(&format!("&lt;img src=x onerror=alert(1)&gt; for {}<", partner.as_str())), "{column}");
        assert_eq!(column.matches("onerror").count(), 1, "{column}");
    }
    assert!(page.contains(&format!("Set aside: {ID}")));
    assert!(answer.head.contains("content-security-policy: default-src 'none'"), "{}", answer.head);
    assert!(std::fs::exists(server.folder.at(&format!("store/uob/{ID}"))).unwrap());
}
