//! The page that shows side by side what each partner can read. Everything on it is escaped, and it may load nothing
//! but its own style and script.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderName, header};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use candour::centre::PartnerCode;
use candour::share::AGREEMENTS;
use candour::share::keys::PrivateKey;
use serde_json::Value;

use crate::received::{self, Received, Record};

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; base-uri 'none'; \
                      form-action 'none'; frame-ancestors 'none'";

struct Desk {
    centre: String,
    store: PathBuf,
    readers: Vec<(PartnerCode, PrivateKey)>,
}

/// Serves the page of what has arrived in `store`.
pub(super) fn router(centre: String, store: PathBuf, readers: Vec<(PartnerCode, PrivateKey)>) -> Router {
    Router::new()
        .route("/", get(whole))
        .route("/arrived", get(arrived))
        .route("/page.css", get(|| async { typed("text/css", STYLE) }))
        .route("/page.js", get(|| async { typed("text/javascript", SCRIPT) }))
        .with_state(Arc::new(Desk { centre, store, readers }))
}

fn typed(kind: &'static str, text: &'static str) -> impl IntoResponse {
    ([(header::CONTENT_TYPE, kind)], text)
}

async fn whole(State(desk): State<Arc<Desk>>) -> Response {
    let headers: [(HeaderName, &str); 3] = [
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::CACHE_CONTROL, "no-store"),
        (header::REFERRER_POLICY, "no-referrer"),
    ];
    (headers, Html(desk.draw())).into_response()
}

/// How much has arrived: the page's script asks, and draws anew when it changes.
async fn arrived(State(desk): State<Arc<Desk>>) -> String {
    desk.count().to_string()
}

impl Desk {
    fn count(&self) -> usize {
        let files =
            |partner: &PartnerCode| std::fs::read_dir(self.store.join(partner.as_str())).map_or(0, Iterator::count);
        self.readers.iter().map(|(partner, _)| files(partner)).sum()
    }

    fn draw(&self) -> String {
        let mut columns = String::new();
        for (partner, key) in &self.readers {
            match received::open(&self.store.join(partner.as_str()), *partner, key) {
                Ok(received) => self.column(&mut columns, *partner, &received),
                Err(reason) => columns.push_str(&escaped(&reason.to_string())),
            }
        }
        format!(
            "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>What each partner can read</title>\
             <link rel=\"stylesheet\" href=\"/page.css\"><script src=\"/page.js\" defer></script></head>\
             <body data-arrived=\"{}\"><header><h1>What each partner can read</h1><p>Opened here with each partner's own \
             private key. In real use no two of these columns are ever on one machine. The newest stand first.</p></header>\
             <main>{columns}</main></body></html>",
            self.count()
        )
    }

    fn column(&self, out: &mut String, partner: PartnerCode, received: &Received) {
        let name = match partner {
            PartnerCode::Centre => escaped(&self.centre),
            PartnerCode::Uob => "University of Birmingham".to_owned(),
            PartnerCode::Jabbs => "JABBS Foundation".to_owned(),
        };
        let granted = AGREEMENTS.iter().filter(|(code, _)| *code == partner).flat_map(|(_, fields)| *fields);
        let granted: Vec<&str> = granted.map(|grant| grant.field).collect();
        let _ = write!(
            out,
            "<section id=\"{}\"><h2>{name}</h2><p class=\"count\">{} received</p>\
             <details class=\"agreement\"><summary>Its agreement: {} fields</summary><p>{}</p></details>",
            partner.as_str(),
            received.records.len(),
            granted.len(),
            escaped(&granted.join(", "))
        );
        for record in received.records.iter().rev() {
            card(out, record);
        }
        for (name, reason) in &received.set_aside {
            let _ = write!(out, "<p class=\"aside\">Set aside: {} — {}</p>", escaped(name), escaped(reason));
        }
        out.push_str("</section>");
    }
}

fn card(out: &mut String, record: &Record) {
    let _ = write!(out, "<article data-id=\"{0}\"><h3>{0}</h3><dl>", record.id);
    for (field, value) in &record.fields {
        let _ = write!(out, "<dt>{}</dt><dd>", escaped(field));
        draw_value(out, value);
        out.push_str("</dd>");
    }
    out.push_str("</dl></article>");
}

fn draw_value(out: &mut String, value: &Value) {
    match value {
        Value::String(text) => out.push_str(&escaped(text)),
        Value::Null | Value::Bool(_) | Value::Number(_) => out.push_str(&escaped(&value.to_string())),
        Value::Array(list) if list.is_empty() => out.push('–'),
        Value::Array(list) => {
            let long = list.len() > 5;
            if long {
                let _ = write!(out, "<details><summary>{} entries</summary>", list.len());
            }
            out.push_str("<ul>");
            for entry in list {
                out.push_str("<li>");
                draw_value(out, entry);
                out.push_str("</li>");
            }
            out.push_str(if long { "</ul></details>" } else { "</ul>" });
        }
        Value::Object(map) => {
            for (place, (key, value)) in map.iter().enumerate() {
                let _ =
                    write!(out, "{}<span class=\"key\">{}</span> ", if place == 0 { "" } else { ", " }, escaped(key));
                draw_value(out, value);
            }
        }
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").replace('\'', "&#39;")
}
