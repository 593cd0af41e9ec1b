//! Parts of a pack that FHIR has no word for, as extensions within extensions, and back.
//!
//! An object becomes an extension with one inner extension for each key; a list, one for each element under the same key.
//! Which keys hold lists is known, so a list of one is told from a single thing, and an empty one is left out.

use serde_json::{Map, Value, json};

/// The keys of a pack under which lists stand.
const LISTS: [&str; 11] =
    ["all", "any", "bands", "carry_over", "is", "items", "levels", "risks", "strengths", "supports", "topics"];

/// The extension of this name that says `value`.
pub(super) fn extension(url: &str, value: &Value) -> Value {
    match value {
        Value::Object(map) => {
            let inner: Vec<Value> = map.iter().flat_map(|(key, value)| extensions(key, value)).collect();
            json!({ "url": url, "extension": inner })
        }
        Value::String(text) => json!({ "url": url, "valueString": text }),
        Value::Bool(flag) => json!({ "url": url, "valueBoolean": flag }),
        Value::Number(number) => json!({ "url": url, "valueDecimal": number }),
        Value::Array(_) | Value::Null => json!({ "url": url, "valueString": value.to_string() }),
    }
}

fn extensions(key: &str, value: &Value) -> Vec<Value> {
    match value {
        Value::Array(list) => list.iter().map(|element| extension(key, element)).collect(),
        Value::Object(_) | Value::String(_) | Value::Bool(_) | Value::Number(_) | Value::Null => {
            vec![extension(key, value)]
        }
    }
}

/// What an extension made by [`extension`] says; something else, where it was not.
pub(super) fn value(extension: &Value) -> Value {
    let Some(inner) = extension.get("extension").and_then(Value::as_array) else {
        let values = extension.as_object().into_iter().flatten();
        return values.into_iter().find(|(key, _)| key.starts_with("value")).map_or(Value::Null, |(_, v)| v.clone());
    };
    let mut map = Map::new();
    for extension in inner {
        let Some(key) = extension.get("url").and_then(Value::as_str) else { continue };
        let found = value(extension);
        if !LISTS.contains(&key) {
            map.insert(key.to_owned(), found);
        } else if let Value::Array(list) = map.entry(key).or_insert_with(|| json!([])) {
            list.push(found);
        }
    }
    Value::Object(map)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{extension, value};

    #[test]
    fn what_was_nested_comes_back() {
        for whole in [
            json!({"id": "rest", "title": {"en": "Rest", "cy": "Gorffwys"}, "pro_rate": true, "least_answered": 0.8,
                   "items": [{"item": "sleep", "weight": 0.5}], "bands": [{"code": "a", "from": -2, "supports": ["x"]}]}),
            json!({"any": [{"item": "q", "is": ["yes"]}, {"not": {"all": [{"item": "r", "answered": true}]}}]}),
        ] {
            assert_eq!(value(&extension("urn:x", &whole)), whole);
        }
    }
}
