//! Texts of a pack in FHIR: the first language in the element itself, the others as its translations.

use serde_json::{Map, Value, json};

use crate::document::{Language, Text};
use crate::fhir::terms::TRANSLATION;

/// Puts a text under `key`, in all languages of its pack.
pub(super) fn put(element: &mut Map<String, Value>, key: &str, text: &Text, languages: &[Language]) {
    let Some((first, others)) = languages.split_first() else { return };
    element.insert(key.to_owned(), json!(text.in_language(first)));
    let translations: Vec<Value> = others
        .iter()
        .map(|language| {
            json!({ "url": TRANSLATION, "extension": [
                { "url": "lang", "valueCode": language.as_str() },
                { "url": "content", "valueString": text.in_language(language) },
            ] })
        })
        .collect();
    if !translations.is_empty() {
        element.insert(format!("_{key}"), json!({ "extension": translations }));
    }
}

/// A text as packs write it.
pub(super) fn of_pack(text: &Text, languages: &[Language]) -> Value {
    languages.iter().map(|language| (language.as_str().to_owned(), json!(text.in_language(language)))).collect()
}

/// An object with these entries.
pub(super) fn object<const N: usize>(entries: [(&str, Value); N]) -> Map<String, Value> {
    entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
}
