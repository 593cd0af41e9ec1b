//! JSON as it is served: without what no phone needs.

use std::error::Error;
use std::path::Path;

use candour::document::Language;
use serde_json::Value;

use crate::documents;

/// Without white space and `$schema`.
pub(super) fn compact(json: &str) -> Result<String, Box<dyn Error>> {
    let mut value: Value = serde_json::from_str(json)?;
    if let Value::Object(map) = &mut value {
        map.remove("$schema");
    }
    Ok(value.to_string())
}

/// Like [`compact`], and with the texts of these languages only.
pub(super) fn stripped(json: &str, wanted: &[Language]) -> Result<String, Box<dyn Error>> {
    let mut value: Value = serde_json::from_str(&compact(json)?)?;
    let texts = |v: &Value| v.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect();
    let declared: Vec<String> = value.get("languages").map(texts).unwrap_or_default();
    let kept = |tag: &str| wanted.iter().any(|l| l.as_str() == tag);
    if let Some(Value::Array(languages)) = value.get_mut("languages") {
        languages.retain(|l| l.as_str().is_some_and(kept));
    }
    keep_texts(&mut value, &declared, &kept);
    Ok(value.to_string())
}

/// An object whose keys are exactly the document's languages is a text.
fn keep_texts(value: &mut Value, declared: &[String], kept: &impl Fn(&str) -> bool) {
    match value {
        Value::Object(map) => {
            if map.len() == declared.len() && declared.iter().all(|tag| map.contains_key(tag)) {
                map.retain(|tag, _| kept(tag));
            }
            map.values_mut().for_each(|v| keep_texts(v, declared, kept));
        }
        Value::Array(list) => list.iter_mut().for_each(|v| keep_texts(v, declared, kept)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// The interface words that the page needs before any code runs.
pub(super) struct Words(Value);

impl Words {
    /// Reads a locale file.
    pub(super) fn read(path: &Path) -> Result<Self, Box<dyn Error>> {
        Ok(Self(serde_json::from_str(&documents::read(path)?)?))
    }

    /// The text of a dotted key, with its one placeholder filled in if it has one.
    pub(super) fn text(&self, key: &str, filling: &str) -> Result<String, Box<dyn Error>> {
        let found = key.split('.').try_fold(&self.0, |level, step| level.get(step)).and_then(Value::as_str);
        let text = found.ok_or_else(|| format!("the words have no \"{key}\""))?;
        Ok(match (text.find('{'), text.find('}')) {
            (Some(start), Some(end)) if start < end => format!("{}{filling}{}", &text[..start], &text[end + 1..]),
            (Some(_) | None, Some(_) | None) => text.to_owned(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_the_wanted_language_and_nothing_else_is_lost() {
        let json = r#"{"$schema": "x", "languages": ["en", "cy"], "t": {"en": "a", "cy": "b"}, "o": [{"en": {"en": "c", "cy": "d"}}]}"#;
        let kept = stripped(json, &[Language::english()]).unwrap();
        assert_eq!(kept, r#"{"languages":["en"],"o":[{"en":{"en":"c"}}],"t":{"en":"a"}}"#);
    }
}
