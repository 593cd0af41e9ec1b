//! The hosted page, from the page that Trunk left: words, helplines, policy, links.

use std::cell::RefCell;
use std::error::Error;
use std::fmt::Write as _;

use candour::centre::{Centre, Helpline};
use candour::document::{Language, Text};
use lol_html::html_content::{ContentType, Element};
use lol_html::{RewriteStrSettings, doc_comments, element, rewrite_str};

use super::data::Words;
use super::site::Asset;
use super::{Code, Load};

type Failure = Box<dyn Error + Send + Sync>;

/// What goes into the page.
pub(super) struct Page<'a> {
    pub(super) centre: &'a Centre,
    pub(super) words: &'a Words,
    pub(super) policy: &'a str,
    pub(super) start: &'a str,
    pub(super) code: &'a Code,
    pub(super) named: &'a [(Load, Asset)],
}

/// The stylesheets that Trunk linked, in the order of their layers.
pub(super) fn stylesheets(template: &str) -> Result<Vec<String>, Box<dyn Error>> {
    let sheets = RefCell::new(vec![]);
    let collect = element!("link[rel=stylesheet]", |link| {
        sheets.borrow_mut().extend(link.get_attribute("href").map(|href| href.trim_start_matches("./").to_owned()));
        Ok(())
    });
    rewrite_str(template, RewriteStrSettings::new().append_element_content_handler(collect))?;
    Ok(sheets.into_inner())
}

impl Page<'_> {
    /// The page to host.
    pub(super) fn write(&self, template: &str) -> Result<String, Box<dyn Error>> {
        let language = self.language();
        let settings = RewriteStrSettings::new()
            .append_document_content_handler(doc_comments!(|comment| {
                comment.remove();
                Ok(())
            }))
            .append_element_content_handler(element!("html", |html| {
                html.set_attribute("lang", language.as_str())?;
                html.set_attribute("dir", if language.right_to_left() { "rtl" } else { "ltr" })?;
                Ok(())
            }))
            // The policy stands before anything it governs.
            .append_element_content_handler(element!("meta[charset]", |meta| {
                let policy = format!(r#"<meta http-equiv="Content-Security-Policy" content="{}">"#, self.policy);
                meta.after(&policy, ContentType::Html);
                Ok(())
            }))
            .append_element_content_handler(element!("link[rel=stylesheet], link[rel=rust]", |link| {
                link.remove();
                Ok(())
            }))
            .append_element_content_handler(element!("link[rel=icon]", |link| {
                Ok(link.set_attribute("href", &self.code.icon.path)?)
            }))
            .append_element_content_handler(element!("title", |title| {
                title.after(&self.links(), ContentType::Html);
                Ok(())
            }))
            .append_element_content_handler(element!("[data-words]", |element| self.fill_words(element)))
            .append_element_content_handler(element!("[data-fill]", |element| self.fill(element)));
        Ok(rewrite_str(template, settings)?)
    }

    fn language(&self) -> Language {
        self.centre.languages().first().cloned().unwrap_or_else(Language::english)
    }

    /// One line each, so that a person can read the page's source.
    fn links(&self) -> String {
        let Code { script, wasm, style, .. } = self.code;
        let mut lines = vec![
            format!(r#"<link rel="stylesheet" href="{}" integrity="{}">"#, style.path, style.integrity),
            format!(r#"<link rel="modulepreload" href="{}" integrity="{}">"#, script.path, script.integrity),
            format!(r#"<link rel="preload" as="fetch" crossorigin type="application/wasm" href="{}">"#, wasm.path),
        ];
        for (load, asset) in self.named {
            let rel = match load {
                Load::Now => r#"rel="preload" as="fetch" crossorigin"#,
                Load::Later => r#"rel="asset""#,
            };
            let Asset { name, path, integrity } = asset;
            lines.push(format!(r#"<link {rel} data-name="{name}" href="{path}" data-integrity="{integrity}">"#));
        }
        lines.push(format!(r#"<script type="module">{}</script>"#, self.start));
        format!("\n{}\n", lines.join("\n"))
    }

    fn fill_words(&self, element: &mut Element<'_, '_>) -> Result<(), Failure> {
        let key = element.get_attribute("data-words").unwrap_or_default();
        element.set_inner_content(&self.word(&key)?, ContentType::Text);
        element.remove_attribute("data-words");
        Ok(())
    }

    fn fill(&self, element: &mut Element<'_, '_>) -> Result<(), Failure> {
        let what = element.get_attribute("data-fill").unwrap_or_default();
        let html = match what.as_str() {
            "script-off" => format!("<p>{}</p>", escaped(&self.word("before.script_off")?)),
            "failed" => format!(
                r#"{} <a href="./">{}</a>"#,
                escaped(&self.word("before.failed")?),
                escaped(&self.word("before.again")?)
            ),
            "stopped" => format!(
                r#"{} <a href="./">{}</a>"#,
                escaped(&self.word("before.stopped")?),
                escaped(&self.word("before.open_again")?)
            ),
            "leave" => format!(
                r#"<a href="{}" rel="noreferrer">{}</a>"#,
                self.centre.exit_address().as_str(),
                escaped(&self.word("leave.hidden_link")?)
            ),
            "helplines" => self.helplines()?,
            _ => return Err(format!("index.html asks for data-fill=\"{what}\", which nobody knows").into()),
        };
        element.set_inner_content(&html, ContentType::Html);
        element.remove_attribute("data-fill");
        Ok(())
    }

    fn helplines(&self) -> Result<String, Failure> {
        let mut out = String::from("<ul>");
        for helpline in self.centre.helplines() {
            write!(out, "<li><strong>{}</strong> ", self.text(&helpline.name))?;
            for way in self.ways(helpline)? {
                write!(out, "{way} ")?;
            }
            write!(out, "<br>{}. {}</li>", self.text(&helpline.hours), self.text(&helpline.about))?;
        }
        out.push_str("</ul>");
        write!(out, "<p>{}</p>", escaped(&self.word("help.traces")?))?;
        Ok(out)
    }

    fn ways(&self, helpline: &Helpline) -> Result<Vec<String>, Failure> {
        let mut ways = vec![];
        for (scheme, key, number) in [("tel", "help.call", &helpline.phone), ("sms", "help.text", &helpline.text)] {
            if let Some(number) = number {
                let words = self.words.text(key, number).map_err(|e| e.to_string())?;
                ways.push(format!(r#"<a href="{scheme}:{}">{}</a>"#, number.replace(' ', ""), escaped(&words)));
            }
        }
        Ok(ways)
    }

    fn word(&self, key: &str) -> Result<String, Failure> {
        Ok(self.words.text(key, "").map_err(|e| e.to_string())?)
    }

    fn text(&self, text: &Text) -> String {
        escaped(text.in_language(&self.language()))
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
