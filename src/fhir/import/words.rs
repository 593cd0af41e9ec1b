//! Texts of the pack that is being made: which languages all of them have, and the importer's own English among them.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use crate::document::Language;

/// In place of a language: the importer's own words, which stand in for a text in every language.
const EVERY: &str = "*";

/// The keys of a pack under which texts stand.
const TEXTS: [&str; 11] =
    ["about", "content_note", "disclaimer", "help", "highest", "intro", "lowest", "name", "text", "title", "unit"];

/// A text of the importer's own.
pub(super) fn own(words: &str) -> Map<String, Value> {
    Map::from_iter([(EVERY.to_owned(), words.into())])
}

/// The same words before a text in every language.
pub(super) fn prefixed(prefix: &str, words: Map<String, Value>) -> Map<String, Value> {
    let put = |text: Value| text.as_str().map_or(Value::Null, |text| json!(format!("{} {text}", prefix.trim())));
    words.into_iter().map(|(tag, text)| (tag, put(text))).collect()
}

/// Settles the languages of a pack: keeps those that every text has, `base` first, and gives back those that were left
/// out. `supports` has ids for keys, so it is looked through by itself.
pub(super) fn settle(pack: &mut Value, base: &str) -> (Vec<String>, Vec<String>) {
    let (mut all, mut kept) = (BTreeSet::new(), None::<BTreeSet<String>>);
    each_text(pack, &mut |text| {
        if text.contains_key(EVERY) {
            return;
        }
        let tags: BTreeSet<String> = text.keys().cloned().collect();
        all.extend(tags.iter().cloned());
        kept = Some(kept.take().map_or(tags.clone(), |kept| kept.intersection(&tags).cloned().collect()));
    });
    let mut languages = vec![base.to_owned()];
    languages.extend(kept.unwrap_or_default().into_iter().filter(|tag| tag != base && Language::parse(tag).is_some()));
    each_text(pack, &mut |text| {
        if let Some(words) = text.remove(EVERY) {
            *text = languages.iter().map(|tag| (tag.clone(), words.clone())).collect();
        }
        text.retain(|tag, _| languages.contains(tag));
    });
    all.retain(|tag| !languages.contains(tag));
    (languages, all.into_iter().collect())
}

fn each_text(value: &mut Value, act: &mut impl FnMut(&mut Map<String, Value>)) {
    match value {
        Value::Array(list) => list.iter_mut().for_each(|element| each_text(element, act)),
        Value::Object(map) => {
            for (key, value) in map.iter_mut() {
                match value {
                    Value::Object(text) if TEXTS.contains(&key.as_str()) => act(text),
                    Value::Object(supports) if key == "supports" => {
                        supports.values_mut().filter_map(Value::as_object_mut).for_each(&mut *act);
                    }
                    Value::Object(_) | Value::Array(_) => each_text(value, act),
                    Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}
