//! The options of a choice: listed with the question, or in a value set within the same file.

use serde_json::{Map, Value, json};

use super::element::{Element, extension_value, number};
use super::ids::Ids;
use crate::fhir::number::{hundredths, points};
use crate::fhir::remark::What;
use crate::fhir::terms::{EXCLUSIVE, NO_SCORE, WEIGHTS};

/// An option, as the pack will have it and as the source's conditions name it.
pub(super) struct Choice {
    /// Its code here.
    pub(super) code: String,
    /// Its score in hundredths; `None` within where it counts as unanswered.
    pub(super) score: Option<Option<i64>>,
    /// Whether it stands alone.
    pub(super) exclusive: bool,
    text: Map<String, Value>,
    named: Named,
}

/// What an option is in the source.
enum Named {
    Coding { system: Option<String>, code: String },
    Plain(String),
}

impl Choice {
    /// An option of the importer's own.
    pub(super) fn own(code: String, text: Map<String, Value>, score: Option<Option<i64>>) -> Self {
        Self { named: Named::Plain(String::new()), code, score, exclusive: false, text }
    }

    /// Whether an answer of the source (a coding, a string, a number, a date) names this option.
    pub(super) fn is_named_by(&self, answer: &Value) -> bool {
        match &self.named {
            Named::Coding { system, code } => {
                let their_system = answer.get("system").and_then(Value::as_str);
                answer.get("code").and_then(Value::as_str).or(answer.as_str()) == Some(code)
                    && (their_system.is_none() || system.is_none() || their_system == system.as_deref())
            }
            Named::Plain(text) => plain_text(answer).is_some_and(|answer| answer == *text),
        }
    }

    /// The number that it is in the source.
    pub(super) fn number(&self) -> Option<f64> {
        match &self.named {
            Named::Plain(text) => text.parse().ok(),
            Named::Coding { .. } => None,
        }
    }

    /// As packs write it.
    pub(super) fn to_pack(&self) -> Value {
        let mut option = json!({ "code": self.code, "text": self.text });
        if let Some(score) = self.score {
            option["score"] = score.map_or(Value::Null, points);
        }
        option
    }
}

/// The options of an item, in its order; none where it has none that the file lists. `remark` hears what was lost.
pub(super) fn choices(
    item: &Element<'_>,
    contained: &[Value],
    base: &str,
    remark: &mut impl FnMut(What),
) -> Vec<Choice> {
    let mut ids = Ids::default();
    let listed = item.list("answerOption");
    if !listed.is_empty() {
        return listed.iter().filter_map(|option| answer_option(option, base, &mut ids, remark)).collect();
    }
    let Some(concepts) = item.string("answerValueSet").and_then(|name| value_set(name, contained)) else {
        return Vec::new();
    };
    concepts.into_iter().filter_map(|(system, concept)| coding(system, concept, base, &mut ids, remark)).collect()
}

fn answer_option(value: &Value, base: &str, ids: &mut Ids, remark: &mut impl FnMut(What)) -> Option<Choice> {
    let Some(option) = Element::of(value) else {
        remark(What::Option);
        return None;
    };
    if let Some(valued) = option.any("valueCoding") {
        let mut choice = coding(None, valued, base, ids, remark)?;
        mark(&option, &mut choice, remark);
        return Some(choice);
    }
    let simple = ["valueString", "valueInteger", "valueDate", "valueTime", "valueDecimal"];
    let found = simple.into_iter().find_map(|key| {
        let text = plain_text(option.any(key)?)?;
        let words = option.words(key, base).unwrap_or_else(|| Map::from_iter([(base.to_owned(), json!(text))]));
        Some((text, words))
    });
    let Some((text, words)) = found else {
        remark(What::Option);
        return None;
    };
    let code = ids.take(&text, "option");
    let mut choice = Choice { code, score: None, exclusive: false, text: words, named: Named::Plain(text) };
    mark(&option, &mut choice, remark);
    Some(choice)
}

/// Takes what extensions say of an option, and tells what is left of it.
fn mark(option: &Element<'_>, choice: &mut Choice, remark: &mut impl FnMut(What)) {
    choice.exclusive = option.extension_value(EXCLUSIVE).and_then(Value::as_bool).unwrap_or(false);
    choice.score = score(option, &choice.code, remark).or(choice.score);
    if option.any("initialSelected").is_some() {
        remark(What::StartsEmpty);
    }
    option.any("id");
    option.unread().into_iter().for_each(|name| remark(What::Part { name }));
}

/// A coding or a concept of a value set. Its `version` and `userSelected` say nothing about the option.
fn coding(
    system: Option<&str>,
    value: &Value,
    base: &str,
    ids: &mut Ids,
    remark: &mut impl FnMut(What),
) -> Option<Choice> {
    let Some(coding) = Element::of(value) else {
        remark(What::Option);
        return None;
    };
    let system = coding.string("system").or(system).map(str::to_owned);
    let code = coding.string("code");
    let text = coding.words("display", base).or_else(|| Some(Map::from_iter([(base.to_owned(), json!(code?))])));
    let (Some(text), Some(name)) = (text, code.or(coding.string("display"))) else {
        remark(What::Option);
        return None;
    };
    let own = ids.take(name, "option");
    let score = score(&coding, &own, remark);
    for expected in ["id", "version", "userSelected"] {
        coding.any(expected);
    }
    coding.unread().into_iter().for_each(|name| remark(What::Part { name }));
    Some(Choice { named: Named::Coding { system, code: name.to_owned() }, code: own, score, exclusive: false, text })
}

/// The score that an option or its coding carries.
fn score(of: &Element<'_>, option: &str, remark: &mut impl FnMut(What)) -> Option<Option<i64>> {
    if of.extension(NO_SCORE).is_some() {
        return Some(None);
    }
    let written = WEIGHTS.iter().find_map(|url| of.extension_value(url))?;
    let hundredths = number(written).and_then(hundredths);
    if hundredths.is_none() {
        remark(What::Score { option: option.to_owned() });
    }
    hundredths.map(Some)
}

/// The concepts of a value set of this file, each with its system: named by `#id` or by its address.
fn value_set<'a>(name: &str, contained: &'a [Value]) -> Option<Vec<(Option<&'a str>, &'a Value)>> {
    let is_it = |set: &&Value| {
        let says = |key: &str| set.get(key).and_then(Value::as_str);
        let named = name.strip_prefix('#').map_or_else(
            || says("url").is_some_and(|url| url == name.split('|').next().unwrap_or(name)),
            |id| says("id") == Some(id),
        );
        says("resourceType") == Some("ValueSet") && named
    };
    let set = contained.iter().find(is_it)?;
    let list = |value: &'a Value, key: &str| value.get(key).and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let system = |value: &'a Value| value.get("system").and_then(Value::as_str);
    let expanded = set.get("expansion").map_or(&[][..], |expansion| list(expansion, "contains"));
    if !expanded.is_empty() {
        return Some(expanded.iter().map(|concept| (system(concept), concept)).collect());
    }
    let includes = set.get("compose").map_or(&[][..], |compose| list(compose, "include"));
    Some(includes.iter().flat_map(|i| list(i, "concept").iter().map(move |concept| (system(i), concept))).collect())
}

/// A simple value as text, by which options of no code are told apart.
fn plain_text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()).filter(|text| !text.trim().is_empty()),
        Value::Number(number) => Some(number.to_string()),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
    }
}

/// Whether an item of the source gives any of its options a score, whatever becomes of it here.
pub(super) fn has_scores(item: &Value, contained: &[Value]) -> bool {
    let scored = |value: &Value| {
        let extensions = value.get("extension").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
        let is_score = |e: &Value| e.get("url").and_then(Value::as_str).is_some_and(|url| WEIGHTS.contains(&url));
        extensions.iter().any(|e| is_score(e) && extension_value(e).is_some())
    };
    let listed = item.get("answerOption").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let of_set = item.get("answerValueSet").and_then(Value::as_str).and_then(|name| value_set(name, contained));
    listed.iter().any(|o| scored(o) || o.get("valueCoding").is_some_and(scored))
        || of_set.is_some_and(|concepts| concepts.iter().any(|(_, concept)| scored(concept)))
}
