//! When something is asked: as `enableWhen` where that can say it, else in FHIRPath; with the pack's own words beside,
//! wherever a reader of `enableWhen` would not come to exactly the same.

use serde_json::{Map, Value, json};

use crate::fhir::nested;
use crate::fhir::terms::{OWN_CODES, SHOW_IF, SHOWN_BY_EXPRESSION};
use crate::instrument::{Condition, Instrument, ItemIndex, Question, Test};

/// Adds what says when an element is asked; gives the extensions that go with it.
pub(super) fn put(element: &mut Map<String, Value>, condition: Option<&Condition>, pack: &Instrument) -> Vec<Value> {
    let Some(condition) = condition else { return Vec::new() };
    let own = || nested::extension(SHOW_IF, &as_pack(condition, pack));
    let (clauses, behaviour, exact) = match condition {
        Condition::All(list) if list.len() > 1 => (plain_list(list, pack), "all", true),
        Condition::Any(list) if list.len() > 1 => (plain_list(list, pack), "any", true),
        // More than one code is one test here and several there.
        Condition::Item(item, Test::Is(codes)) if codes.len() > 1 => {
            let one = |code: &String| plain(&Condition::Item(*item, Test::Is(vec![code.clone()])), pack);
            (codes.iter().map(one).collect(), "any", false)
        }
        Condition::All(_) | Condition::Any(_) | Condition::Not(_) | Condition::Item(..) => {
            (plain(condition, pack).map(|clause| vec![clause]), "all", true)
        }
    };
    let Some(clauses) = clauses else {
        let expression = json!({ "language": "text/fhirpath", "expression": fhir_path(condition, pack) });
        return vec![json!({ "url": SHOWN_BY_EXPRESSION, "valueExpression": expression }), own()];
    };
    if clauses.len() > 1 {
        element.insert("enableBehavior".to_owned(), json!(behaviour));
    }
    element.insert("enableWhen".to_owned(), json!(clauses));
    if exact { Vec::new() } else { vec![own()] }
}

fn plain_list(list: &[Condition], pack: &Instrument) -> Option<Vec<Value>> {
    list.iter().map(|condition| plain(condition, pack)).collect()
}

/// One test as one clause of `enableWhen`.
fn plain(condition: &Condition, pack: &Instrument) -> Option<Value> {
    let (item, test, positive) = match condition {
        Condition::Item(item, test) => (*item, test, true),
        Condition::Not(inner) => match inner.as_ref() {
            Condition::Item(item, test) => (*item, test, false),
            Condition::All(_) | Condition::Any(_) | Condition::Not(_) => return None,
        },
        Condition::All(_) | Condition::Any(_) => return None,
    };
    let link = pack.item(item).id();
    match (test, positive) {
        (Test::Answered, exists) => Some(json!({ "question": link, "operator": "exists", "answerBoolean": exists })),
        (Test::Is(codes), equal) => {
            let [code] = codes.as_slice() else { return None };
            let operator = if equal { "=" } else { "!=" };
            Some(match pack.item(item).question() {
                Question::YesNo => {
                    json!({ "question": link, "operator": operator, "answerBoolean": code == "yes" })
                }
                Question::SingleChoice { .. }
                | Question::MultipleChoice { .. }
                | Question::Rating { .. }
                | Question::Number { .. }
                | Question::Date { .. }
                | Question::ShortText { .. }
                | Question::LongText { .. }
                | Question::Note => {
                    let coding = json!({ "system": codes_of(pack), "code": code });
                    json!({ "question": link, "operator": operator, "answerCoding": coding })
                }
            })
        }
        (Test::AtLeast(n), true) => Some(json!({ "question": link, "operator": ">=", "answerInteger": n })),
        (Test::AtMost(n), true) => Some(json!({ "question": link, "operator": "<=", "answerInteger": n })),
        // "Not at least" holds without an answer too, and no operator does.
        (Test::AtLeast(_) | Test::AtMost(_), false) => None,
    }
}

/// The system of a pack's option codes.
pub(super) fn codes_of(pack: &Instrument) -> String {
    format!("{OWN_CODES}:{}", pack.identity().id)
}

/// The items of a response with this id: every question stands in a section's group.
pub(super) fn items_at(pack: &Instrument, item: ItemIndex) -> String {
    format!("%resource.item.item.where(linkId = '{}')", pack.item(item).id())
}

fn fhir_path(condition: &Condition, pack: &Instrument) -> String {
    let joined = |list: &[Condition], word: &str| {
        let parts: Vec<String> = list.iter().map(|condition| fhir_path(condition, pack)).collect();
        format!("({})", parts.join(word))
    };
    match condition {
        Condition::All(list) => joined(list, " and "),
        Condition::Any(list) => joined(list, " or "),
        Condition::Not(inner) => format!("{}.not()", joined(std::slice::from_ref(inner), "")),
        Condition::Item(item, test) => {
            let answers = format!("{}.answer", items_at(pack, *item));
            let yes_no = matches!(pack.item(*item).question(), Question::YesNo);
            match test {
                Test::Answered => format!("{answers}.exists()"),
                Test::AtLeast(n) => format!("{answers}.where(value >= {n}).exists()"),
                Test::AtMost(n) => format!("{answers}.where(value <= {n}).exists()"),
                Test::Is(codes) => {
                    let one = |code: &String| match yes_no {
                        true => format!("value = {}", code == "yes"),
                        false => format!("value.code = '{code}'"),
                    };
                    let any: Vec<String> = codes.iter().map(one).collect();
                    format!("{answers}.where({}).exists()", any.join(" or "))
                }
            }
        }
    }
}

/// A condition as packs write it.
fn as_pack(condition: &Condition, pack: &Instrument) -> Value {
    let list = |list: &[Condition]| list.iter().map(|condition| as_pack(condition, pack)).collect::<Vec<_>>();
    match condition {
        Condition::All(all) => json!({ "all": list(all) }),
        Condition::Any(any) => json!({ "any": list(any) }),
        Condition::Not(inner) => json!({ "not": as_pack(inner, pack) }),
        Condition::Item(item, test) => {
            let mut test = test_as_pack(test);
            test["item"] = json!(pack.item(*item).id());
            test
        }
    }
}

/// A test as packs write it.
pub(super) fn test_as_pack(test: &Test) -> Value {
    match test {
        Test::Is(codes) => json!({ "is": codes }),
        Test::AtLeast(n) => json!({ "at_least": n }),
        Test::AtMost(n) => json!({ "at_most": n }),
        Test::Answered => json!({ "answered": true }),
    }
}
