//! The interface words of the one language that is loaded: compile-time keys, run-time texts.
//!
//! `build.rs` makes one function per key of `locales/en.json`; the texts themselves are fetched once at start, for
//! one language only. Nothing a person reads is written in a component (the pseudo-locale test proves it).

use std::cell::RefCell;
use std::collections::HashMap;
use std::fmt::{Display, Write as _};

use serde_json::Value;

include!(concat!(env!("OUT_DIR"), "/words.rs"));

thread_local! {
    static LOADED: RefCell<HashMap<String, String>> = RefCell::default();
}

/// Loads the texts of a locale file (`locales/<language>.json`). Called once, before anything is drawn.
///
/// # Errors
/// When the file is not JSON; then nothing is loaded.
pub fn load(json: &str) -> Result<(), serde_json::Error> {
    let value: Value = serde_json::from_str(json)?;
    let mut flat = HashMap::new();
    flatten(String::new(), value, &mut flat);
    LOADED.set(flat);
    Ok(())
}

fn flatten(key: String, value: Value, into: &mut HashMap<String, String>) {
    match value {
        Value::String(text) => {
            into.insert(key, text);
        }
        Value::Object(level) => {
            for (name, value) in level {
                let key = if key.is_empty() { name } else { format!("{key}.{name}") };
                flatten(key, value, into);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) => {}
    }
}

#[inline(never)]
fn text(key: &str) -> String {
    LOADED.with_borrow(|loaded| loaded.get(key).cloned().unwrap_or_else(|| key.to_owned()))
}

#[inline(never)]
fn filled(key: &str, values: &[(&str, &dyn Display)]) -> String {
    let template = text(key);
    let mut out = String::with_capacity(template.len() + 16);
    let mut rest = template.as_str();
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let (name, tail) = after.split_once('}').unwrap_or((after, ""));
        if let Some((_, value)) = values.iter().find(|(n, _)| *n == name) {
            let _ = write!(out, "{value}");
        }
        rest = tail;
    }
    out.push_str(rest);
    out
}
