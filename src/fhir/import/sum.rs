//! The few forms of FHIRPath that are plainly a sum of scores, and the items that each adds up.
//!
//! ```text
//! sum      = part { "+" part }
//! part     = root { step } measure
//! root     = "%resource" | "%questionnaireresponse" | "QuestionnaireResponse"
//! step     = ".item" | ".repeat(item)" | ".descendants()" | ".where(" tests ")"
//! tests    = test { "or" test } | test { "and" test }
//! test     = "linkId" ( "=" | "!=" ) text | "linkId" "in" "(" text { "|" text } ")"
//! measure  = ".answer" [ ".value" ] ( ".weight()" | ".ordinal()" ) [ ".sum()" ]
//! ```
//! Anything else is not read: an expression that is nearly a sum is not one. Nothing here recurses.

use std::collections::BTreeSet;

use serde_json::Value;

/// The `linkId`s of the items that an expression adds up, in the order of the source; `None` where it is no plain sum.
pub(super) fn added_up<'a>(expression: &str, items: &'a [Value]) -> Option<Vec<&'a str>> {
    let tokens = tokens(expression)?;
    let mut rest = tokens.as_slice();
    let mut links = Vec::new();
    loop {
        let found = part(&mut rest, items)?;
        links.extend(found.iter().map(|item| item.get("linkId").and_then(Value::as_str)).collect::<Option<Vec<_>>>()?);
        match rest {
            [] => break,
            [Token::Mark('+'), after @ ..] => rest = after,
            _ => return None,
        }
    }
    let once: BTreeSet<&str> = links.iter().copied().collect();
    (once.len() == links.len()).then_some(links)
}

#[derive(Debug, PartialEq)]
enum Token<'e> {
    Name(&'e str),
    Text(String),
    Mark(char),
    NotEqual,
}

fn tokens(expression: &str) -> Option<Vec<Token<'_>>> {
    let mut found = Vec::new();
    let mut rest = expression.trim();
    while let Some(first) = rest.chars().next() {
        let is_name = |c: char| c.is_ascii_alphanumeric() || c == '%' || c == '_';
        let length = if is_name(first) {
            let length = rest.find(|c| !is_name(c)).unwrap_or(rest.len());
            found.push(Token::Name(&rest[..length]));
            length
        } else if first == '\'' || first == '"' {
            let inside = &rest[1..];
            let length = inside.find(first)?;
            // An escaped quote or any other escape is not read, so that no text is taken for another.
            if inside[..length].contains('\\') {
                return None;
            }
            found.push(Token::Text(inside[..length].to_owned()));
            length + 2
        } else if rest.starts_with("!=") {
            found.push(Token::NotEqual);
            2
        } else {
            found.push(Token::Mark(first));
            first.len_utf8()
        };
        rest = rest[length..].trim_start();
    }
    Some(found)
}

/// Takes these tokens off the front, if they stand there.
fn takes(rest: &mut &[Token<'_>], wanted: &[Token<'_>]) -> bool {
    let found = rest.starts_with(wanted);
    if found {
        *rest = &rest[wanted.len()..];
    }
    found
}

/// A name after a dot, followed by empty brackets where it is called.
fn takes_step(rest: &mut &[Token<'_>], name: &'static str, called: bool) -> bool {
    use Token::{Mark, Name};
    let plain = [Mark('.'), Name(name)];
    let call = [Mark('.'), Name(name), Mark('('), Mark(')')];
    if called { takes(rest, &call) } else { rest.get(2) != Some(&Mark('(')) && takes(rest, &plain) }
}

fn part<'a>(rest: &mut &[Token<'_>], items: &'a [Value]) -> Option<Vec<&'a Value>> {
    use Token::{Mark, Name};
    let roots = ["%resource", "%questionnaireresponse", "QuestionnaireResponse"];
    if !roots.into_iter().any(|root| takes(rest, &[Name(root)])) {
        return None;
    }
    // Where the path stands: at the response itself, or at some of its items.
    let mut at: Option<Vec<&'a Value>> = None;
    loop {
        if takes_step(rest, "item", false) {
            at = Some(at.map_or_else(|| items.iter().collect(), |at| at.iter().flat_map(|i| of_group(i)).collect()));
        } else if takes_step(rest, "descendants", true) {
            let from: Vec<&Value> =
                at.map_or_else(|| items.iter().collect(), |at| at.iter().flat_map(|i| all(i)).collect());
            at = Some(with_all_below(from, all));
        } else if takes(rest, &[Mark('.'), Name("repeat"), Mark('('), Name("item"), Mark(')')]) {
            let from = at.map_or_else(|| items.iter().collect(), |at| at.iter().flat_map(|i| of_group(i)).collect());
            at = Some(with_all_below(from, of_group));
        } else if takes(rest, &[Mark('.'), Name("where"), Mark('(')]) {
            let passes = tests(rest)?;
            at = Some(at?.into_iter().filter(|item| passes.let_pass(item)).collect());
        } else {
            break;
        }
    }
    let answered = takes_step(rest, "answer", false);
    takes_step(rest, "value", false);
    let weighed = takes_step(rest, "weight", true) || takes_step(rest, "ordinal", true);
    let summed = takes_step(rest, "sum", true);
    let at = at.filter(|at| answered && weighed && (summed || at.len() == 1))?;
    Some(at)
}

/// Items within a group. Those within a question stand below its answer, where `.item` does not reach.
fn of_group(item: &Value) -> &[Value] {
    if item.get("type").and_then(Value::as_str) == Some("group") { all(item) } else { &[] }
}

fn all(item: &Value) -> &[Value] {
    item.get("item").and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn with_all_below<'a>(from: Vec<&'a Value>, below: fn(&'a Value) -> &'a [Value]) -> Vec<&'a Value> {
    let mut waiting: Vec<&Value> = from.into_iter().rev().collect();
    let mut found = Vec::new();
    while let Some(item) = waiting.pop() {
        found.push(item);
        waiting.extend(below(item).iter().rev());
    }
    found
}

/// What the `linkId` of an item is held against.
enum Tests {
    OneOf(BTreeSet<String>),
    NoneOf(BTreeSet<String>),
}

impl Tests {
    fn let_pass(&self, item: &Value) -> bool {
        let Some(link) = item.get("linkId").and_then(Value::as_str) else { return false };
        match self {
            Self::OneOf(links) => links.contains(link),
            Self::NoneOf(links) => !links.contains(link),
        }
    }
}

/// Tests up to and with the closing bracket.
fn tests(rest: &mut &[Token<'_>]) -> Option<Tests> {
    use Token::{Mark, Name, NotEqual, Text};
    let (mut one_of, mut none_of, mut ors, mut ands) = (BTreeSet::new(), BTreeSet::new(), 0, 0);
    loop {
        match rest {
            [Name("linkId"), Mark('='), Text(link), after @ ..] => {
                one_of.insert(link.clone());
                *rest = after;
            }
            [Name("linkId"), NotEqual, Text(link), after @ ..] => {
                none_of.insert(link.clone());
                *rest = after;
            }
            [Name("linkId"), Name("in"), Mark('('), after @ ..] => {
                *rest = after;
                loop {
                    let [Text(link), mark, after @ ..] = rest else { return None };
                    one_of.insert(link.clone());
                    *rest = after;
                    match mark {
                        Mark('|') => {}
                        Mark(')') => break,
                        Mark(_) | Name(_) | Text(_) | NotEqual => return None,
                    }
                }
            }
            _ => return None,
        }
        match rest {
            [Mark(')'), after @ ..] => {
                *rest = after;
                break;
            }
            [Name("or"), after @ ..] => (ors, *rest) = (ors + 1, after),
            [Name("and"), after @ ..] => (ands, *rest) = (ands + 1, after),
            _ => return None,
        }
    }
    match (one_of.is_empty(), none_of.is_empty()) {
        (false, true) if ands == 0 => Some(Tests::OneOf(one_of)),
        (true, false) if ors == 0 => Some(Tests::NoneOf(none_of)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::added_up;

    fn items() -> Value {
        json!([
            {"linkId": "a", "type": "choice"},
            {"linkId": "g", "type": "group", "item": [
                {"linkId": "b", "type": "choice", "item": [{"linkId": "c", "type": "choice"}]},
                {"linkId": "d", "type": "choice"},
            ]},
        ])
    }

    fn check(expression: &str, links: Option<&[&str]>) {
        let items = items();
        let found = added_up(expression, items.as_array().unwrap());
        assert_eq!(found.as_deref(), links, "{expression}");
    }

    #[test]
    fn plain_sums_are_read() {
        check("%resource.item.answer.weight().sum()", Some(&["a", "g"]));
        check("%resource.item.where(linkId != 'g').answer.weight().sum()", Some(&["a"]));
        check("%resource.item.where(linkId != 'g' and linkId != 'a').answer.ordinal().sum()", Some(&[]));
        check("%resource.item.item.answer.value.ordinal().sum()", Some(&["b", "d"]));
        check("QuestionnaireResponse.repeat(item).answer.weight().sum()", Some(&["a", "g", "b", "d"]));
        check("%resource.descendants().where(linkId in ('b' | \"c\")).answer.weight().sum()", Some(&["b", "c"]));
        check(
            "%resource.item.where(linkId='g').item.where( linkId = 'd' or linkId='b' ).answer.weight().sum()",
            Some(&["b", "d"]),
        );
        check(
            "%resource.item.where(linkId='a').answer.weight() + %resource.item.item.where(linkId='d').answer.weight()",
            Some(&["a", "d"]),
        );
    }

    #[test]
    fn what_is_nearly_a_sum_is_not_read() {
        for expression in [
            "",
            "%resource",
            "%resource.answer.weight().sum()",
            "%resource.item.answer.weight().sum() * 2",
            "%resource.item.answer.weight().avg()",
            "%resource.item.answer.weight()",
            "%resource.item.answer.value.sum()",
            "%resource.item.where(linkId != 'g' or linkId != 'a').answer.weight().sum()",
            "%resource.item.where(linkId = 'g' and text = 'x').answer.weight().sum()",
            "%resource.item.where(linkId = 'a\\'').answer.weight().sum()",
            "%resource.item.where(linkId = 'a').answer.weight().sum() + %resource.item.answer.weight().sum()",
            "iif(true, %resource.item.answer.weight().sum(), 0)",
            "%resource.item.where(linkId = 'a",
            "%resource.item.item().answer.weight().sum()",
        ] {
            check(expression, None);
        }
        check(&"(".repeat(100_000), None);
        check(&format!("%resource{}", ".item".repeat(100_000)), None);
    }
}
