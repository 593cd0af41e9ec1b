//! The hosted page, from the page that Trunk left: words, helplines, policy, links.

use std::cell::RefCell;
use std::error::Error;
use std::fmt::Write as _;

use candour::centre::{Centre, Helpline, PartnerCode};
use candour::document::{Language, Text};
use lol_html::html_content::{ContentType, Element};
use lol_html::{RewriteStrSettings, doc_comments, element, rewrite_str};

use super::code::{Code, Program};
use super::data::Words;
use super::policy::policy;
use super::site::Asset;
use super::{Load, start};

type Failure = Box<dyn Error + Send + Sync>;

/// What goes into a page.
pub(super) struct Page<'a> {
    centre: &'a Centre,
    /// Where its texts are looked for, one after the other.
    words: Vec<&'a Words>,
    /// Its one script in line.
    pub(super) start: String,
    code: &'a Code,
    pub(super) program: &'a Program,
    pub(super) named: &'a [(Load, Asset)],
    pub(super) place: Place,
}

/// Which page: where it stands, and so what an address looks like from there.
#[derive(Clone, Copy)]
pub(super) enum Place {
    /// Hers, at the root.
    Root,
    /// The staff's, in a folder of its own: so it has a service worker of its own, and hers never keeps its files.
    Folder,
}

impl Place {
    /// The page that Trunk left.
    pub(super) fn template(self) -> &'static str {
        match self {
            Self::Root => "index.html",
            Self::Folder => "staff.html",
        }
    }

    /// Before the names of the page's own two files.
    pub(super) fn folder(self) -> &'static str {
        match self {
            Self::Root => "",
            Self::Folder => "staff/",
        }
    }

    /// What the names of its caches begin with.
    pub(super) fn cache(self) -> &'static str {
        match self {
            Self::Root => "app",
            Self::Folder => "desk",
        }
    }

    /// Her page's service worker, from the staff's page.
    pub(super) fn hers(self) -> Option<&'static str> {
        match self {
            Self::Root => None,
            Self::Folder => Some("../service-worker.js"),
        }
    }

    /// The drop boxes that the page may reach: hers puts into each, the staff's reads the centre's own.
    pub(super) fn reach(self) -> &'static [PartnerCode] {
        match self {
            Self::Root => &PartnerCode::ALL,
            Self::Folder => &[PartnerCode::Centre],
        }
    }

    /// A file's address from here. The service worker stands beside its page.
    pub(super) fn address(self, path: &str) -> String {
        match self {
            Self::Folder if path.starts_with("assets/") => format!("../{path}"),
            Self::Root | Self::Folder => path.to_owned(),
        }
    }

    /// The same as scripts import it.
    pub(super) fn to_import(self, path: &str) -> String {
        match self {
            Self::Root => format!("./{path}"),
            Self::Folder => self.address(path),
        }
    }
}

/// The stylesheets that a page links, in the order of their layers. Trunk puts all of them into one folder.
pub(super) fn stylesheets(template: &str) -> Result<Vec<String>, Box<dyn Error>> {
    let sheets = RefCell::new(vec![]);
    let collect = element!("link[rel=stylesheet]", |link| {
        sheets
            .borrow_mut()
            .extend(link.get_attribute("href").and_then(|href| Some(href.rsplit('/').next()?.to_owned())));
        Ok(())
    });
    rewrite_str(template, RewriteStrSettings::new().append_element_content_handler(collect))?;
    Ok(sheets.into_inner())
}

impl<'a> Page<'a> {
    /// A page and its start.
    pub(super) fn new(
        centre: &'a Centre,
        words: Vec<&'a Words>,
        code: &'a Code,
        program: &'a Program,
        named: &'a [(Load, Asset)],
        place: Place,
    ) -> Self {
        Self { centre, words, start: start::script(program, named, place), code, program, named, place }
    }

    /// The page to host.
    pub(super) fn write(&self, template: &str) -> Result<String, Box<dyn Error>> {
        let language = self.language();
        let policy = policy(self.centre, &[&self.start], self.place.reach()).for_meta();
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
                let policy = format!(r#"<meta http-equiv="Content-Security-Policy" content="{policy}">"#);
                meta.after(&policy, ContentType::Html);
                Ok(())
            }))
            .append_element_content_handler(element!("link[rel=stylesheet], link[rel=rust]", |link| {
                link.remove();
                Ok(())
            }))
            .append_element_content_handler(element!("link[rel=icon]", |link| {
                Ok(link.set_attribute("href", &self.place.address(&self.code.icon.path))?)
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
        let Program { script, style, .. } = self.program;
        let at = |asset: &Asset| self.place.address(&asset.path);
        // An import cannot say its integrity: this link does.
        let mut lines =
            vec![format!(r#"<link rel="modulepreload" href="{}" integrity="{}">"#, at(script), script.integrity)];
        for (load, asset) in self.named {
            let now = match (load, self.place) {
                (Load::Now, _) => " data-now",
                (Load::Later, _) | (Load::Listed, Place::Folder) => "",
                (Load::Listed, Place::Root) => continue,
            };
            // Browsers check no integrity of a script that a worker is started from.
            let checked = !asset.path.ends_with(".js") && !asset.integrity.is_empty();
            let integrity = if checked { format!(r#" data-integrity="{}""#, asset.integrity) } else { String::new() };
            let (name, path) = (&asset.name, at(asset));
            lines.push(format!(r#"<link rel="asset"{now} data-name="{name}" href="{path}"{integrity}>"#));
        }
        lines.push(format!("<script>{}</script>", self.start));
        lines.push(format!(r#"<link rel="stylesheet" href="{}" integrity="{}">"#, at(style), style.integrity));
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
            _ => return Err(format!("a page asks for data-fill=\"{what}\", which nobody knows").into()),
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
                let words = self.filled(key, number)?;
                ways.push(format!(r#"<a href="{scheme}:{}">{}</a>"#, number.replace(' ', ""), escaped(&words)));
            }
        }
        Ok(ways)
    }

    fn word(&self, key: &str) -> Result<String, Failure> {
        self.filled(key, "")
    }

    fn filled(&self, key: &str, filling: &str) -> Result<String, Failure> {
        let found = self.words.iter().find_map(|words| words.text(key, filling).ok());
        Ok(found.ok_or_else(|| format!("the words have no \"{key}\""))?)
    }

    fn text(&self, text: &Text) -> String {
        escaped(text.in_language(&self.language()))
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
