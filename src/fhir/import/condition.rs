//! `enableWhen` as a pack's condition. What cannot be expressed makes an item asked more often, never less.

use serde_json::{Value, json};

use super::element::{Element, number};
use super::options::Choice;
use crate::fhir::nested;
use crate::fhir::remark::{What, Why};
use crate::fhir::terms::{SHOW_IF, SHOWN_BY_EXPRESSION};

/// A question that is asked before, as conditions see it.
pub(super) struct Asked {
    /// Its id here.
    pub(super) id: String,
    /// What its answers are.
    pub(super) kind: Kind,
}

/// What the answers of a question are.
pub(super) enum Kind {
    /// Yes or no.
    YesNo,
    /// Options.
    Options {
        /// Which.
        choices: Vec<Choice>,
        /// Whether several of them may be chosen at once.
        several: bool,
    },
    /// Whole numbers within bounds.
    Number {
        /// The least.
        min: i64,
        /// The greatest.
        max: i64,
    },
    /// Dates and words: nothing but whether there is one.
    Other,
}

/// The condition of an item, as packs write it; `None` where it is always asked. `find` knows the questions before it.
pub(super) fn condition<'q>(
    item: &Element<'_>,
    find: &impl Fn(&str) -> Result<&'q Asked, Why>,
    remark: &mut impl FnMut(What),
) -> Option<Value> {
    let clauses = item.list("enableWhen");
    let all = item.string("enableBehavior") == Some("all");
    let own = item.extension(SHOW_IF);
    let in_words = item.extension(SHOWN_BY_EXPRESSION);
    if let Some(own) = own {
        return Some(nested::value(own));
    }
    if in_words.is_some() {
        remark(What::ConditionInFhirPath);
    }
    let mut whole = true;
    let mut read = Vec::new();
    for clause in clauses {
        match clause_of(clause, find) {
            Ok(condition) => read.push(condition),
            Err((question, why)) => {
                whole = false;
                remark(What::Condition { question, why });
            }
        }
    }
    if !whole && !all {
        return None; // it might be shown for the very reason that was not understood
    }
    joined(read, if all { "all" } else { "any" })
}

/// Several conditions under one key; one alone stands by itself.
pub(super) fn joined(mut conditions: Vec<Value>, key: &str) -> Option<Value> {
    if conditions.len() > 1 { Some(json!({ key: conditions })) } else { conditions.pop() }
}

fn clause_of<'q>(clause: &Value, find: &impl Fn(&str) -> Result<&'q Asked, Why>) -> Result<Value, (String, Why)> {
    let text = |key: &str| clause.get(key).and_then(Value::as_str);
    let question = text("question").unwrap_or_default().to_owned();
    let answer = clause.as_object().and_then(|map| map.iter().find(|(key, _)| key.starts_with("answer")));
    let asked = find(&question).map_err(|why| (question.clone(), why))?;
    let operator = text("operator").ok_or_else(|| (question.clone(), Why::Malformed))?;
    test(asked, operator, answer.map(|(_, answer)| answer)).map_err(|why| (question, why))
}

fn test(asked: &Asked, operator: &str, answer: Option<&Value>) -> Result<Value, Why> {
    let answered = json!({ "item": asked.id, "answered": true });
    if operator == "exists" {
        let wanted = answer.map_or(Some(true), super::element::flag).ok_or(Why::Malformed)?;
        return Ok(if wanted { answered } else { json!({ "not": answered }) });
    }
    let answer = answer.ok_or(Why::Malformed)?;
    if !["=", "!=", ">", "<", ">=", "<="].contains(&operator) {
        return Err(Why::Malformed);
    }
    match &asked.kind {
        Kind::YesNo => {
            let wanted = super::element::flag(answer).ok_or(Why::Comparison)?;
            let is = json!({ "item": asked.id, "is": [if wanted { "yes" } else { "no" }] });
            equal_or_not(operator, is)
        }
        Kind::Options { choices, .. } => options_test(asked, choices, operator, answer),
        Kind::Number { min, max } => {
            // Of a quantity, its number.
            let n = number(answer.get("value").unwrap_or(answer)).ok_or(Why::Comparison)?;
            number_test(&asked.id, (*min, *max), operator, n)
        }
        Kind::Other => Err(Why::Comparison),
    }
}

fn equal_or_not(operator: &str, is: Value) -> Result<Value, Why> {
    match operator {
        "=" => Ok(is),
        "!=" => Ok(json!({ "not": is })),
        _ => Err(Why::Comparison),
    }
}

/// Options that are numbers can be compared: those that pass are listed.
fn options_test(asked: &Asked, choices: &[Choice], operator: &str, answer: &Value) -> Result<Value, Why> {
    if ["=", "!="].contains(&operator) {
        let named = choices.iter().find(|choice| choice.is_named_by(answer)).ok_or(Why::NoSuchOption)?;
        return equal_or_not(operator, json!({ "item": asked.id, "is": [named.code] }));
    }
    let bound = number(answer).ok_or(Why::Comparison)?;
    if choices.iter().any(|choice| choice.number().is_none()) {
        return Err(Why::Comparison);
    }
    let passes = |choice: &&Choice| choice.number().is_some_and(|n| compares(n, operator, bound));
    let codes: Vec<&str> = choices.iter().filter(passes).map(|choice| choice.code.as_str()).collect();
    Ok(if codes.is_empty() { never(&asked.id) } else { json!({ "item": asked.id, "is": codes }) })
}

fn compares(n: f64, operator: &str, bound: f64) -> bool {
    match operator {
        ">" => n > bound,
        "<" => n < bound,
        ">=" => n >= bound,
        _ => n <= bound,
    }
}

/// Numbers here are whole, so every bound comes to a whole one.
fn number_test(id: &str, bounds: (i64, i64), operator: &str, n: f64) -> Result<Value, Why> {
    #[expect(clippy::cast_possible_truncation, reason = "what is beyond an i64 is beyond every bound of a pack")]
    let (below, above) = (n.floor() as i64, n.ceil() as i64);
    match operator {
        ">=" => Ok(at_least(id, bounds, above)),
        ">" => Ok(at_least(id, bounds, below.saturating_add(1))),
        "<=" => Ok(at_most(id, bounds, below)),
        "<" => Ok(at_most(id, bounds, above.saturating_sub(1))),
        _ if below != above => Err(Why::Comparison),
        _ => {
            let is = json!({ "all": [at_least(id, bounds, above), at_most(id, bounds, below)] });
            equal_or_not(operator, is)
        }
    }
}

fn at_least(id: &str, (min, max): (i64, i64), n: i64) -> Value {
    match n {
        n if n > max => never(id),
        n if n < min => json!({ "item": id, "answered": true }),
        n => json!({ "item": id, "at_least": n }),
    }
}

fn at_most(id: &str, (min, max): (i64, i64), n: i64) -> Value {
    match n {
        n if n < min => never(id),
        n if n > max => json!({ "item": id, "answered": true }),
        n => json!({ "item": id, "at_most": n }),
    }
}

/// A condition that never holds, as the source's bound is one that no answer reaches.
fn never(id: &str) -> Value {
    let answered = json!({ "item": id, "answered": true });
    json!({ "all": [answered, { "not": answered }] })
}
