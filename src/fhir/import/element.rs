//! One element of a FHIR resource, and what of it was read: the rest is reported, so nothing is dropped in silence.

use std::cell::RefCell;
use std::collections::BTreeSet;

use serde_json::{Map, Value};

use crate::fhir::terms::TRANSLATION;

/// An object of the source. What is asked of it counts as read only where it has the type that was asked for.
pub(super) struct Element<'a> {
    map: &'a Map<String, Value>,
    /// Names of elements and of extensions.
    read: RefCell<BTreeSet<&'a str>>,
}

impl<'a> Element<'a> {
    /// The object; `None` where the value is none.
    pub(super) fn of(value: &'a Value) -> Option<Self> {
        Some(Self { map: value.as_object()?, read: RefCell::default() })
    }

    /// An element, whatever it is.
    pub(super) fn any(&self, key: &str) -> Option<&'a Value> {
        let (key, value) = self.map.get_key_value(key)?;
        self.read.borrow_mut().insert(key);
        Some(value)
    }

    /// A text that is not blank.
    pub(super) fn string(&self, key: &str) -> Option<&'a str> {
        let text = self.map.get(key)?.as_str().filter(|text| !text.trim().is_empty())?;
        self.any(key);
        Some(text)
    }

    /// A flag; also one in quotes, which is often seen.
    pub(super) fn flag(&self, key: &str) -> Option<bool> {
        let flag = flag(self.map.get(key)?)?;
        self.any(key);
        Some(flag)
    }

    /// The elements of a list; none where there is no list.
    pub(super) fn list(&self, key: &str) -> &'a [Value] {
        match self.map.get(key) {
            Some(Value::Array(list)) => {
                self.any(key);
                list
            }
            Some(Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Object(_)) | None => &[],
        }
    }

    /// Every extension of this name.
    pub(super) fn extensions(&self, url: &str) -> Vec<&'a Value> {
        let all = self.map.get("extension").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
        let named = |extension: &'a Value| {
            let name = extension.get("url")?.as_str().filter(|name| *name == url)?;
            self.read.borrow_mut().insert(name);
            Some(extension)
        };
        all.iter().filter_map(named).collect()
    }

    /// The first extension of this name.
    pub(super) fn extension(&self, url: &str) -> Option<&'a Value> {
        self.extensions(url).into_iter().next()
    }

    /// The value of the first extension of this name.
    pub(super) fn extension_value(&self, url: &str) -> Option<&'a Value> {
        self.extension(url).and_then(extension_value)
    }

    /// A text with its translations, as packs write it: `{"en": …}`, the source's own language being `base`.
    pub(super) fn words(&self, key: &str, base: &str) -> Option<Map<String, Value>> {
        let mut words = Map::new();
        let text = self.string(key)?;
        let beside = format!("_{key}");
        if let Some(beside) = self.map.get(&beside).and_then(Element::of) {
            for translation in beside.extensions(TRANSLATION) {
                if let Some((tag, text)) = translated(translation) {
                    words.insert(tag.to_owned(), text.into());
                }
            }
            if beside.unread().is_empty() {
                self.any(&format!("_{key}"));
            }
        }
        words.insert(base.to_owned(), text.into());
        Some(words)
    }

    /// The names of what was not read; extensions by the last part of theirs.
    pub(super) fn unread(&self) -> Vec<String> {
        let read = self.read.borrow();
        let keys = self.map.keys().filter(|key| *key != "extension" && !read.contains(key.as_str())).cloned();
        let extensions = self.map.get("extension").map_or(&[][..], |list| list.as_array().map_or(&[], Vec::as_slice));
        let names = extensions.iter().filter_map(|extension| {
            let Some(url) = extension.get("url").and_then(Value::as_str) else { return Some("extension".to_owned()) };
            (!read.contains(url)).then(|| url.rsplit(['/', ':']).next().unwrap_or(url).to_owned())
        });
        let shapeless = self.map.get("extension").filter(|list| !list.is_array()).map(|_| "extension".to_owned());
        let all: BTreeSet<String> = keys.chain(names).chain(shapeless).collect();
        all.into_iter().collect()
    }
}

/// The value of an extension, whatever its type.
pub(super) fn extension_value(extension: &Value) -> Option<&Value> {
    extension.as_object()?.iter().find(|(key, _)| key.starts_with("value")).map(|(_, value)| value)
}

/// A flag; also one in quotes.
pub(super) fn flag(value: &Value) -> Option<bool> {
    value.as_bool().or_else(|| match value.as_str()? {
        "true" => Some(true),
        "false" => Some(false),
        _ => None,
    })
}

/// A number; also one in quotes.
pub(super) fn number(value: &Value) -> Option<f64> {
    value.as_f64().or_else(|| value.as_str()?.trim().parse().ok()).filter(|n| n.is_finite())
}

/// The codes of a coded value: of a `code`, a `Coding` or a `CodeableConcept`.
pub(super) fn codes(value: &Value) -> Vec<&str> {
    if let Some(code) = value.as_str() {
        return vec![code];
    }
    let codings = value.get("coding").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    codings.iter().chain([value]).filter_map(|coding| coding.get("code")?.as_str()).collect()
}

fn translated(extension: &Value) -> Option<(&str, &str)> {
    let inner = extension.get("extension")?.as_array()?;
    let part = |name: &str| {
        let found = inner.iter().find(|e| e.get("url").and_then(Value::as_str) == Some(name))?;
        extension_value(found)?.as_str().filter(|text| !text.trim().is_empty())
    };
    Some((part("lang")?, part("content")?))
}
