//! A finished filling-in as a `QuestionnaireResponse`: what was shown, with its answer or why there is none, and the
//! scores as the calculated items that they are.

use serde_json::{Value, json};

use super::condition::codes_of;
use super::questionnaire::link_of as link_of_section;
use super::scale::{TOTAL_LINK, link_of as link_of_scale};
use super::words::{object, put};
use super::{Resource, canonical, subject};
use crate::assessment::{PartialDate, Pass, Response, Value as Answer};
use crate::fhir::number::points;
use crate::fhir::terms::{ABSENT, BAND, DIGEST, NO_ANSWER, ORDINAL};
use crate::instrument::{Instrument, Item, Question, Scale};
use crate::scoring::{Outcome, Scored, TotalResult};

/// What is known of a filling-in beside its answers.
#[derive(Debug, Clone, Copy)]
pub struct About<'a> {
    /// Whose it is: an id that means something to whoever receives it, such as the centre's own.
    pub subject: &'a str,
    /// The day it was finished on, from 1 January 1970.
    pub finished_day: i64,
}

/// The filling-in with its scores, in the terms of FHIR R4.
#[must_use]
pub fn response(scored: &Scored, about: About<'_>) -> Resource {
    let (pack, complete) = (scored.instrument().as_ref(), scored.complete());
    let identity = pack.identity();
    let sections = pack.sections().iter().filter_map(|section| {
        let shown =
            pack.items_of(section).filter_map(|(index, item)| Some(answered(item, complete.response(index)?, pack)));
        let shown: Vec<Value> = shown.collect();
        (!shown.is_empty()).then(|| json!({ "linkId": link_of_section(section), "item": shown }))
    });
    let scales = pack.scales().iter().zip(scored.scales()).map(|(scale, result)| score(scale, result.outcome));
    let scales: Vec<Value> = scales.chain(scored.total().and_then(|result| total(pack, result))).collect();
    let scales = (!scales.is_empty()).then(|| json!({ "linkId": "scales:", "item": scales }));
    Resource::new(&json!({
        "resourceType": "QuestionnaireResponse",
        "extension": [{ "url": DIGEST, "valueString": identity.digest }],
        "questionnaire": format!("{}|{}", canonical(identity), identity.version),
        "status": "completed",
        "subject": subject(about.subject),
        "authored": PartialDate::of_day(about.finished_day).map(|day| day.to_string()),
        "item": sections.chain(scales).collect::<Vec<_>>(),
    }))
}

fn answered(item: &Item, response: &Response, pack: &Instrument) -> Value {
    let mut element = object([("linkId", json!(item.id()))]);
    let absent =
        |why: &str, own: &str| json!([{ "url": ABSENT, "valueCode": why }, { "url": NO_ANSWER, "valueCode": own }]);
    match response {
        Response::Given(value) => {
            element.insert("answer".to_owned(), answers(item, value, pack));
        }
        Response::Passed(pass) => {
            // She may tell it to a person later: FHIR's "there is reason to expect that it becomes known".
            let why = match pass {
                Pass::PreferNotToSay => "asked-declined",
                Pass::RatherTalk => "temp-unknown",
                Pass::DoesNotApply => "not-applicable",
            };
            element.insert("extension".to_owned(), absent(why, pass.code()));
        }
        Response::NotAsked => {
            element.insert("extension".to_owned(), absent("not-asked", "not-asked"));
        }
    }
    Value::Object(element)
}

fn answers(item: &Item, value: &Answer, pack: &Instrument) -> Value {
    match value {
        Answer::Choice(code) if matches!(item.question(), Question::YesNo) => {
            json!([{ "valueBoolean": code == "yes" }])
        }
        Answer::Choice(code) => json!([coding(item, code, pack)]),
        Answer::Choices(codes) => codes.iter().map(|code| coding(item, code, pack)).collect(),
        Answer::Number(n) => json!([{ "valueInteger": n }]),
        Answer::Date(date) => json!([{ "valueDate": date.to_string() }]),
        Answer::Words(words) => json!([{ "valueString": words }]),
    }
}

/// A chosen option with its words and its score, so that a reader needs no questionnaire to add scores up.
fn coding(item: &Item, code: &str, pack: &Instrument) -> Value {
    let mut coding = object([("system", json!(codes_of(pack))), ("code", json!(code))]);
    if let Some(option) = item.question().options().iter().find(|option| option.code() == code) {
        put(&mut coding, "display", option.text(), pack.languages().get(..1).unwrap_or_default());
        if let Some(score) = option.score() {
            let score = json!({ "url": ORDINAL, "valueDecimal": points(score.hundredths()) });
            coding.insert("extension".to_owned(), json!([score]));
        }
    }
    json!({ "valueCoding": coding })
}

fn score(scale: &Scale, outcome: Outcome) -> Value {
    let link = link_of_scale(scale);
    let absent = |why: &str, own: &str| {
        json!({ "linkId": link,
                "extension": [{ "url": ABSENT, "valueCode": why }, { "url": NO_ANSWER, "valueCode": own }] })
    };
    match outcome {
        Outcome::Score { score, band } => {
            let band = scale.bands().get(band).map(|band| json!({ "url": BAND, "valueCode": band.code() }));
            let extension: Vec<Value> = band.into_iter().collect();
            json!({ "linkId": link, "extension": extension, "answer": [{ "valueDecimal": points(score.hundredths()) }] })
        }
        Outcome::TooFewAnswers { .. } => absent("unknown", "too-few-answers"),
        Outcome::NotAsked => absent("not-applicable", "not-asked"),
    }
}

fn total(pack: &Instrument, result: &TotalResult) -> Option<Value> {
    let level = pack.total()?.levels().get(result.level)?;
    Some(json!({
        "linkId": TOTAL_LINK,
        "extension": [{ "url": BAND, "valueCode": level.code() }],
        "answer": [{ "valueDecimal": points(result.score.hundredths()) }],
    }))
}
