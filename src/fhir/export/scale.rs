//! Scales and the total: whole, in this project's own extensions, and as calculated items that others can compute.

use serde_json::{Map, Value, json};

use super::condition::items_at;
use super::words::{of_pack, put};
use crate::fhir::nested;
use crate::fhir::number::points;
use crate::fhir::terms::{CALCULATED, SCALE, TOTAL};
use crate::instrument::{Counted, Instrument, Points, Question, Scale, Total};

/// A group with an item for each scale and for the total; none where the pack has no scale.
pub(super) fn group(pack: &Instrument) -> Option<Value> {
    let scales = pack.scales().iter().map(|scale| scale_item(scale, pack));
    let items: Vec<Value> = scales.chain(pack.total().map(|total| total_item(total, pack))).collect();
    (!items.is_empty()).then(|| json!({ "linkId": "scales:", "type": "group", "item": items }))
}

/// The `linkId` of a scale's item.
pub(super) fn link_of(scale: &Scale) -> String {
    format!("scale:{}", scale.id())
}

/// The `linkId` of the total's item.
pub(super) const TOTAL_LINK: &str = "total:";

fn scale_item(scale: &Scale, pack: &Instrument) -> Value {
    let mut item = Map::new();
    put(&mut item, "text", scale.title(), pack.languages());
    let expression = json!({ "language": "text/fhirpath", "expression": calculation(scale, pack) });
    item.insert("linkId".to_owned(), json!(link_of(scale)));
    item.insert("type".to_owned(), json!("decimal"));
    item.insert("readOnly".to_owned(), json!(true));
    item.insert(
        "extension".to_owned(),
        json!([
            { "url": CALCULATED, "valueExpression": expression },
            nested::extension(SCALE, &as_pack(scale, pack)),
        ]),
    );
    Value::Object(item)
}

fn total_item(total: &Total, pack: &Instrument) -> Value {
    let ids =
        |places: &[usize]| -> Vec<&str> { places.iter().filter_map(|p| Some(pack.scales().get(*p)?.id())).collect() };
    let levels: Vec<Value> = total
        .levels()
        .iter()
        .map(|level| {
            json!({ "code": level.code(), "from": points(level.from().hundredths()),
                    "title": of_pack(level.title(), pack.languages()) })
        })
        .collect();
    let whole = json!({ "risks": ids(total.risks()), "strengths": ids(total.strengths()), "levels": levels });
    json!({ "linkId": TOTAL_LINK, "type": "decimal", "readOnly": true, "extension": [nested::extension(TOTAL, &whole)] })
}

/// The scale in FHIRPath, with a value only when every question it counts was answered: then estimating changes nothing,
/// and the two agree.
fn calculation(scale: &Scale, pack: &Instrument) -> String {
    let answered: Vec<String> = scale.items().iter().map(|counted| is_answered(counted, pack)).collect();
    let parts: Vec<String> = scale.items().iter().map(|counted| part(counted, pack)).collect();
    // Rounded once more at the end, for those who add decimals up in binary.
    format!("iif({}, ({}).round(2))", answered.join(" and "), parts.join(" + "))
}

/// Whether a question has an answer that counts; "not sure" has no score, and asking for it would be asking a terminology.
fn is_answered(counted: &Counted, pack: &Instrument) -> String {
    let answers = format!("{}.answer", items_at(pack, counted.item()));
    let options = pack.item(counted.item()).question().options();
    if options.iter().all(|option| option.score().is_some()) {
        return format!("{answers}.exists()");
    }
    let scored = options.iter().filter(|option| option.score().is_some());
    let scored: Vec<String> = scored.map(|option| format!("'{}'", option.code())).collect();
    format!("{answers}.exists() and {answers}.all(value.code in ({}))", scored.join(" | "))
}

fn part(counted: &Counted, pack: &Instrument) -> String {
    let answers = format!("{}.answer", items_at(pack, counted.item()));
    let question = pack.item(counted.item()).question();
    let value = match question {
        Question::SingleChoice { .. } | Question::MultipleChoice { .. } => format!("{answers}.weight().sum()"),
        Question::YesNo => format!("iif({answers}.value, 1, 0)"),
        Question::Rating { .. }
        | Question::Number { .. }
        | Question::Date { .. }
        | Question::ShortText { .. }
        | Question::LongText { .. }
        | Question::Note => format!("{answers}.value.sum()"),
    };
    let mirrored = match question.range().filter(|_| counted.reverse()) {
        Some((low, high)) => format!("({} - {value})", low + high),
        None => value,
    };
    if counted.weight() == Points::whole(1) {
        mirrored
    } else {
        format!("({mirrored} * {}).round(2)", counted.weight())
    }
}

/// A scale as packs write it.
fn as_pack(scale: &Scale, pack: &Instrument) -> Value {
    let languages = pack.languages();
    let counted = |counted: &Counted| {
        json!({ "item": pack.item(counted.item()).id(), "weight": points(counted.weight().hundredths()),
                "reverse": counted.reverse() })
    };
    let bands: Vec<Value> = scale
        .bands()
        .iter()
        .map(|band| {
            let mut entry = json!({ "code": band.code(), "from": points(band.from().hundredths()),
                                    "title": of_pack(band.title(), languages) });
            if let Some(text) = band.text() {
                entry["text"] = of_pack(text, languages);
            }
            if !band.supports().is_empty() {
                entry["supports"] = json!(band.supports());
            }
            entry
        })
        .collect();
    let mut whole = json!({
        "id": scale.id(), "kind": scale.kind().code(), "title": of_pack(scale.title(), languages),
        "items": scale.items().iter().map(counted).collect::<Vec<_>>(),
        "least_answered": points(scale.least_answered().hundredths()), "pro_rate": scale.pro_rate(), "bands": bands,
    });
    if let Some(margin) = scale.change_margin() {
        whole["change_margin"] = points(margin.hundredths());
    }
    if let Some(about) = scale.about() {
        whole["about"] = of_pack(about, languages);
    }
    whole
}
