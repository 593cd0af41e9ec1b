//! A pack as a `Questionnaire`.

use serde_json::{Map, Value, json};

use super::condition::{self, codes_of, test_as_pack};
use super::words::{object, of_pack, put};
use super::{canonical, pretty, scale};
use crate::document::Text;
use crate::fhir::nested;
use crate::fhir::number::points;
use crate::fhir::terms::{
    AUDIENCE, CATEGORY, CONTENT_NOTE, DIGEST, EXCLUSIVE, ITEM_CONTROL, ITEM_CONTROLS, MAX_VALUE, MAY_NOT_APPLY,
    MIN_VALUE, MINUTES, NO_SCORE, NOTE_HELP, ORDINAL, OWN_PACK, PRECISION, REASSESSMENT, SAFETY, SENSITIVITY, SUPPORT,
    UNIT,
};
use crate::instrument::{
    Audience, Category, ChoiceOption, Instrument, Item, Precision, Question, SafetyTopic, SafetyTrigger, Section,
    Sensitivity,
};

/// The pack in the terms of FHIR R4. What FHIR has no word for is in this project's own extensions, so that
/// [`import`](crate::fhir::import()) makes the same pack of it.
#[must_use]
pub fn questionnaire(pack: &Instrument) -> String {
    let (identity, languages) = (pack.identity(), pack.languages());
    let mut extension = vec![
        json!({ "url": MINUTES, "valueInteger": pack.minutes() }),
        json!({ "url": DIGEST, "valueString": identity.digest }),
    ];
    extension.extend(
        pack.supports()
            .iter()
            .map(|(id, name)| nested::extension(SUPPORT, &json!({ "id": id, "name": of_pack(name, languages) }))),
    );
    extension.extend(pack.reassessment().map(|again| {
        let carried: Vec<&str> = again.carry_over().iter().map(|item| pack.item(*item).id()).collect();
        nested::extension(REASSESSMENT, &json!({ "months": again.months(), "carry_over": carried }))
    }));
    let sections = pack.sections().iter().map(|section| group(section, pack));
    let mut whole = object([
        ("resourceType", json!("Questionnaire")),
        ("id", json!(identity.id)),
        ("language", json!(languages.first().map(|language| language.as_str()))),
        ("extension", json!(extension)),
        ("url", json!(canonical(identity))),
        ("identifier", json!([{ "system": OWN_PACK, "value": identity.id }])),
        ("version", json!(identity.version)),
        ("name", json!(computer_name(&identity.id))),
        ("status", json!("active")),
        ("subjectType", json!(["Patient"])),
        ("item", sections.chain(scale::group(pack)).collect()),
    ]);
    put(&mut whole, "title", pack.title(), languages);
    put(&mut whole, "copyright", pack.disclaimer(), languages);
    pretty(&Value::Object(whole))
}

/// The `linkId` of a section's group: no item's id has a colon.
pub(super) fn link_of(section: &Section) -> String {
    format!("section:{}", section.id())
}

/// FHIR wants a name that programs can use: a capital, then letters, digits and underscores.
fn computer_name(id: &str) -> String {
    let plain: String = id.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
    format!("Pack_{plain}")
}

fn group(section: &Section, pack: &Instrument) -> Value {
    let languages = pack.languages();
    let link = link_of(section);
    let mut group = object([("linkId", json!(link)), ("type", json!("group"))]);
    put(&mut group, "text", section.title(), languages);
    put_extensions(&mut group, Vec::new(), section.show_if(), pack);
    let mut items = Vec::new();
    if let Some(note) = section.content_note() {
        let mark = json!({ "url": CONTENT_NOTE, "valueBoolean": true });
        items.push(display(&format!("{link}:content-note"), note, mark, pack));
    }
    if let Some(intro) = section.intro() {
        items.push(display(&format!("{link}:intro"), intro, control("help"), pack));
    }
    items.extend(pack.items_of(section).map(|(_, item)| question(item, pack)));
    group.insert("item".to_owned(), json!(items));
    Value::Object(group)
}

fn display(link: &str, text: &Text, extension: Value, pack: &Instrument) -> Value {
    let mut item = object([("linkId", json!(link)), ("type", json!("display")), ("extension", json!([extension]))]);
    put(&mut item, "text", text, pack.languages());
    Value::Object(item)
}

fn control(code: &str) -> Value {
    json!({ "url": ITEM_CONTROL, "valueCodeableConcept": { "coding": [{ "system": ITEM_CONTROLS, "code": code }] } })
}

fn put_extensions(
    element: &mut Map<String, Value>,
    mut extensions: Vec<Value>,
    show_if: Option<&crate::instrument::Condition>,
    pack: &Instrument,
) {
    extensions.extend(condition::put(element, show_if, pack));
    if !extensions.is_empty() {
        element.insert("extension".to_owned(), json!(extensions));
    }
}

fn question(item: &Item, pack: &Instrument) -> Value {
    let languages = pack.languages();
    let mut element = object([("linkId", json!(item.id()))]);
    put(&mut element, "text", item.text(), languages);
    let mut extensions = vec![json!({ "url": AUDIENCE, "valueCode": code(&Audience::ALL, item.audience()) })];
    if !item.is_note() {
        let category = item.category().map_or("unassigned", |category| code(&Category::ALL, category));
        extensions.push(json!({ "url": CATEGORY, "valueCode": category }));
        extensions.push(json!({ "url": SENSITIVITY, "valueCode": code(&Sensitivity::ALL, item.sensitivity()) }));
    }
    if item.may_not_apply() {
        extensions.push(json!({ "url": MAY_NOT_APPLY, "valueBoolean": true }));
    }
    extensions.extend(item.safety().map(|trigger| nested::extension(SAFETY, &safety(trigger, pack))));
    let mut within = Vec::new();
    if let Some(help) = item.help() {
        if item.is_note() {
            extensions.push(nested::extension(NOTE_HELP, &of_pack(help, languages)));
        } else {
            within.push(display(&format!("{}:help", item.id()), help, control("help"), pack));
        }
    }
    let more = typed(item, &mut element, &mut extensions, &mut within, pack);
    element.insert("type".to_owned(), json!(more));
    put_extensions(&mut element, extensions, item.show_if(), pack);
    if !within.is_empty() {
        element.insert("item".to_owned(), json!(within));
    }
    Value::Object(element)
}

/// Adds what the type of a question needs, and gives the type.
fn typed(
    item: &Item,
    element: &mut Map<String, Value>,
    extensions: &mut Vec<Value>,
    within: &mut Vec<Value>,
    pack: &Instrument,
) -> &'static str {
    let bounds = |extensions: &mut Vec<Value>, min: i64, max: i64| {
        extensions.push(json!({ "url": MIN_VALUE, "valueInteger": min }));
        extensions.push(json!({ "url": MAX_VALUE, "valueInteger": max }));
    };
    match item.question() {
        Question::SingleChoice { options } => {
            element.insert("answerOption".to_owned(), answer_options(options, &[], pack));
            "choice"
        }
        Question::MultipleChoice { options, exclusive } => {
            element.insert("repeats".to_owned(), json!(true));
            element.insert("answerOption".to_owned(), answer_options(options, exclusive, pack));
            "choice"
        }
        Question::YesNo => "boolean",
        Question::Rating { lowest, highest } => {
            extensions.push(control("slider"));
            bounds(extensions, 0, 10);
            within.push(display(&format!("{}:lowest", item.id()), lowest, control("lower"), pack));
            within.push(display(&format!("{}:highest", item.id()), highest, control("upper"), pack));
            "integer"
        }
        Question::Number { min, max, unit } => {
            bounds(extensions, *min, *max);
            if let Some(unit) = unit {
                let mut coding = Map::new();
                put(&mut coding, "display", unit, pack.languages());
                extensions.push(json!({ "url": UNIT, "valueCoding": coding }));
            }
            "integer"
        }
        Question::Date { precision } => {
            let precision = match precision {
                Precision::Year => "year",
                Precision::Month => "month",
                Precision::Day => "day",
            };
            extensions.push(json!({ "url": PRECISION, "valueCode": precision }));
            "date"
        }
        Question::ShortText { max_length } => {
            element.insert("maxLength".to_owned(), json!(max_length));
            "string"
        }
        Question::LongText { max_length } => {
            element.insert("maxLength".to_owned(), json!(max_length));
            "text"
        }
        Question::Note => "display",
    }
}

fn answer_options(options: &[ChoiceOption], exclusive: &[String], pack: &Instrument) -> Value {
    let option = |option: &ChoiceOption| {
        let mut coding = object([("system", json!(codes_of(pack))), ("code", json!(option.code()))]);
        put(&mut coding, "display", option.text(), pack.languages());
        let mut entry = object([("valueCoding", Value::Object(coding))]);
        let mut extensions = Vec::new();
        match (option.score(), option.has_score()) {
            (Some(score), _) => extensions.push(json!({ "url": ORDINAL, "valueDecimal": points(score.hundredths()) })),
            (None, true) => extensions.push(json!({ "url": NO_SCORE, "valueBoolean": true })),
            (None, false) => {}
        }
        if exclusive.iter().any(|code| code == option.code()) {
            extensions.push(json!({ "url": EXCLUSIVE, "valueBoolean": true }));
        }
        if !extensions.is_empty() {
            entry.insert("extension".to_owned(), json!(extensions));
        }
        Value::Object(entry)
    };
    options.iter().map(option).collect()
}

fn safety(trigger: &SafetyTrigger, pack: &Instrument) -> Value {
    let topics: Vec<&str> = trigger.topics().iter().map(|topic| code(&SafetyTopic::ALL, *topic)).collect();
    let mut whole = json!({ "when": test_as_pack(trigger.when()), "topics": topics });
    if let Some(text) = trigger.text() {
        whole["text"] = of_pack(text, pack.languages());
    }
    whole
}

/// The code of a value of a closed list.
fn code<T: PartialEq>(all: &[(&'static str, T)], wanted: T) -> &'static str {
    all.iter().find(|(_, value)| *value == wanted).map_or("", |(code, _)| code)
}
