//! The previewed page, and the page that lists problems.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;

use lol_html::html_content::ContentType;
use lol_html::{RewriteStrSettings, element, rewrite_str};
use serde_json::{Value, json};

use super::stage::Asset;
use crate::documents::ABOUT_YOU;

pub(super) const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("script.js");

/// What takes her on where nothing is to be said, by the keys of the words on it. Tried in this order.
const ONWARD: [&str; 9] = [
    "opening.start",
    "leaving_info.go_on",
    "private_check.yes",
    "notice.go_on",
    "consent.no",
    "save.not_now",
    "question.hard_go_on",
    "question.rather_not",
    "app.go_on",
];

/// The script, with the words by which it finds its way.
pub(super) fn script(words: &Value) -> Result<String, Box<dyn Error>> {
    let word = |key: &&str| {
        let text = key.split('.').try_fold(words, |level, step| level.get(step)).and_then(Value::as_str);
        text.map(str::to_owned).ok_or_else(|| format!("the words have no \"{key}\""))
    };
    let onward = ONWARD.iter().map(word).collect::<Result<Vec<_>, _>>()?;
    let setting = json!({ "onward": onward, "parts": word(&"sections.title")? });
    Ok(format!("const SETTING = {setting};\n{SCRIPT}"))
}

/// The site's page with other files behind some names, and the preview's script. `pack` is the name that takes the place of
/// the site's packs.
pub(super) fn with(template: &str, pack: &str, files: &BTreeMap<String, Asset>) -> Result<String, Box<dyn Error>> {
    let (about_you, placed) = (format!("pack:{ABOUT_YOU}"), Cell::new(false));
    let link = element!("link[data-name]", |link| {
        let name = link.get_attribute("data-name").unwrap_or_default();
        let is_pack = name.starts_with("pack:") && name != about_you;
        let first = is_pack && !placed.replace(true);
        // A service worker would keep the page as it was.
        if name == "service-worker" || (is_pack && !first) {
            link.remove();
            return Ok(());
        }
        let name = if is_pack { pack.to_owned() } else { name };
        if let Some(file) = files.get(&name) {
            link.set_attribute("data-name", &name)?;
            link.set_attribute("href", &file.href)?;
            link.set_attribute("data-integrity", &file.integrity)?;
        }
        Ok(())
    });
    // It stands before the app's own, and so is asked first when the page is opened anew.
    let title = element!("title", |title| {
        title.after(r#"<script src="preview/script.js"></script>"#, ContentType::Html);
        Ok(())
    });
    let settings = RewriteStrSettings::new().append_element_content_handler(link).append_element_content_handler(title);
    Ok(rewrite_str(template, settings)?)
}

/// What must be put right before there is anything to show.
pub(super) fn problems(file: &str, problems: &[String]) -> String {
    let mut list = String::new();
    for problem in problems {
        let line = problem.strip_prefix(&format!("{file}:")).map(|rest| format!("line {rest}"));
        let _ = write!(list, "<li>{}</li>", escaped(line.as_ref().unwrap_or(problem)));
    }
    let count = if problems.len() == 1 { "One thing".to_owned() } else { format!("{} things", problems.len()) };
    format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>To put right</title>\
         <link rel=\"stylesheet\" href=\"preview/page.css\"><script src=\"preview/script.js\"></script></head>\
         <body><main><h1>{count} to put right</h1><p>{}: this page changes when the file is saved.</p><ol>{list}</ol>\
         </main></body></html>",
        escaped(file)
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
