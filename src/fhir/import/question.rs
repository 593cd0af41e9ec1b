//! One question of the source as an item of a pack: its type, and what its answers are.

use serde_json::{Map, Value, json};

use super::Import;
use super::condition::Kind;
use super::element::{Element, codes, number};
use super::options::{Choice, choices};
use super::words::own;
use crate::fhir::remark::What;
use crate::fhir::terms::{ITEM_CONTROL, MAX_VALUE, MIN_VALUE, OPEN_LABEL, PRECISION, UNIT};

/// The widest bounds that a pack's number has.
const WIDEST: (i64, i64) = (-1_000_000, 1_000_000);
/// The most characters that a pack takes.
const LONGEST: i64 = 20_000;

/// What the type of a question comes to.
pub(super) struct Body {
    /// The pack's keys for it, `type` among them.
    pub(super) keys: Map<String, Value>,
    /// What its answers are.
    pub(super) kind: Kind,
    /// The code of the option that opens a question in words, and what that question says.
    pub(super) open: Option<(String, Map<String, Value>)>,
}

/// What display items within a question say of it.
#[derive(Default)]
pub(super) struct Beside {
    /// A hint.
    pub(super) help: Option<Map<String, Value>>,
    /// What a number counts.
    pub(super) unit: Option<Map<String, Value>>,
    /// What the least of a rating means.
    pub(super) lower: Option<Map<String, Value>>,
    /// What the greatest of a rating means.
    pub(super) upper: Option<Map<String, Value>>,
}

impl Import<'_> {
    /// Reads a question by its type; `None`, with a remark, where packs have no such.
    pub(super) fn body(
        &mut self,
        element: &Element<'_>,
        found: &str,
        place: &str,
        beside: &mut Beside,
    ) -> Option<Body> {
        let repeats = element.flag("repeats") == Some(true);
        let mut remarks = Vec::new();
        let base = self.base.clone();
        let options = choices(element, self.contained, &base, &mut |what| remarks.push(what));
        let listed = !options.is_empty();
        let body = match found {
            "choice" | "open-choice" if listed => {
                Some(choice(element, options, repeats, found == "open-choice", &base, &mut remarks))
            }
            "integer" | "decimal" | "string" | "text" | "date" | "dateTime" | "time" if listed => {
                Some(choice(element, options, repeats, false, &base, &mut remarks))
            }
            "boolean" => Some(Body { keys: typed("yes-no"), kind: Kind::YesNo, open: None }),
            "integer" | "decimal" | "quantity" => Some(number_or_rating(element, found, &base, beside, &mut remarks)),
            "date" | "dateTime" => {
                let mut keys = typed("date");
                keys.insert(
                    "precision".to_owned(),
                    element.extension_value(PRECISION).cloned().unwrap_or(json!("year")),
                );
                if found == "dateTime" {
                    remarks.push(What::DateOnly);
                }
                Some(Body { keys, kind: Kind::Other, open: None })
            }
            "string" | "text" => Some(words(element, found == "text", &mut remarks)),
            "choice" | "open-choice" | "time" | "url" => {
                remarks.push(What::InWords);
                Some(words(element, false, &mut remarks))
            }
            _ => None,
        };
        if repeats && body.as_ref().is_some_and(|body| !matches!(body.kind, Kind::Options { .. })) {
            remarks.push(What::AskedOnce);
        }
        if body.is_some() {
            remarks.into_iter().for_each(|what| self.remark(place, what));
        }
        body
    }
}

fn typed(kind: &str) -> Map<String, Value> {
    Map::from_iter([("type".to_owned(), json!(kind))])
}

fn choice(
    element: &Element<'_>,
    mut options: Vec<Choice>,
    several: bool,
    open: bool,
    base: &str,
    remarks: &mut Vec<What>,
) -> Body {
    let mut keys = typed(if several { "multiple-choice" } else { "single-choice" });
    let open = open.then(|| {
        let label =
            element.extension_value(OPEN_LABEL).and_then(Value::as_str).filter(|label| !label.trim().is_empty());
        let label =
            label.map_or_else(|| own("Something else"), |label| Map::from_iter([(base.to_owned(), json!(label))]));
        let scored = options.iter().any(|choice| choice.score.is_some()).then_some(None);
        let taken = |code: &String| options.iter().any(|choice| choice.code == *code);
        let free =
            std::iter::once("other".to_owned()).chain((2..).map(|n| format!("other-{n}"))).find(|code| !taken(code));
        let code = free.unwrap_or_default();
        options.push(Choice::own(code.clone(), label, scored));
        (code, own("Please say more"))
    });
    keys.insert("options".to_owned(), options.iter().map(Choice::to_pack).collect());
    let exclusive: Vec<&str> = options.iter().filter(|choice| choice.exclusive).map(|c| c.code.as_str()).collect();
    if several && !exclusive.is_empty() {
        keys.insert("exclusive".to_owned(), json!(exclusive));
    } else if !exclusive.is_empty() {
        remarks.push(What::Part { name: "questionnaire-optionExclusive".to_owned() });
    }
    Body { keys, kind: Kind::Options { choices: options, several }, open }
}

fn number_or_rating(
    element: &Element<'_>,
    found: &str,
    base: &str,
    beside: &mut Beside,
    remarks: &mut Vec<What>,
) -> Body {
    #[expect(clippy::cast_possible_truncation, reason = "held to the widest bounds just below")]
    let bound = |url| element.extension_value(url).and_then(number).map(|n| n.round() as i64);
    let (min, max) = (bound(MIN_VALUE), bound(MAX_VALUE));
    let unit = element.extension_value(UNIT).and_then(Element::of).and_then(|unit| {
        let words = unit.words("display", base);
        words.or_else(|| unit.string("code").map(|code| Map::from_iter([(base.to_owned(), json!(code))])))
    });
    if found == "integer"
        && (min, max) == (Some(0), Some(10))
        && element.extension_value(ITEM_CONTROL).is_some_and(|control| codes(control).contains(&"slider"))
        && let (Some(lower), Some(upper)) = (beside.lower.take(), beside.upper.take())
    {
        let mut keys = typed("rating");
        keys.extend([("lowest".to_owned(), json!(lower)), ("highest".to_owned(), json!(upper))]);
        return Body { keys, kind: Kind::Number { min: 0, max: 10 }, open: None };
    }
    if found != "integer" {
        remarks.push(What::WholeNumber);
    }
    let within = |n: Option<i64>| n.filter(|n| (WIDEST.0..=WIDEST.1).contains(n));
    let (min, max) = match (within(min), within(max)) {
        (Some(min), Some(max)) if min < max => (min, max),
        (least, greatest) => {
            remarks.push(What::Bounds);
            match (least, greatest) {
                (Some(min), None) if min < WIDEST.1 => (min, WIDEST.1),
                (None, Some(max)) if WIDEST.0 < max => (WIDEST.0, max),
                _ => WIDEST,
            }
        }
    };
    let mut keys = typed("number");
    keys.extend([("min".to_owned(), json!(min)), ("max".to_owned(), json!(max))]);
    if let Some(unit) = unit.or_else(|| beside.unit.take()) {
        keys.insert("unit".to_owned(), json!(unit));
    }
    Body { keys, kind: Kind::Number { min, max }, open: None }
}

fn words(element: &Element<'_>, long: bool, remarks: &mut Vec<What>) -> Body {
    let mut keys = typed(if long { "long-text" } else { "short-text" });
    if let Some(length) = element.any("maxLength") {
        match length.as_i64() {
            Some(length) if (1..=LONGEST).contains(&length) => {
                keys.insert("max_length".to_owned(), json!(length));
            }
            Some(_) | None => {
                remarks.push(What::Bounds);
                keys.insert("max_length".to_owned(), json!(LONGEST));
            }
        }
    }
    Body { keys, kind: Kind::Other, open: None }
}
