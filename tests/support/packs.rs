//! Packs made up at random, with every type of question, conditions that look back, and scales over whatever has a number.
//!
//! [`pack`] makes the JSON, so that what is tested includes the parser; [`answers`] fills such a pack in at random.

use candour::assessment::{Answer, Draft, PartialDate, Pass, Value};
use candour::instrument::{ItemIndex, Precision, Question};
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value as Json, json};

/// What one question is made of. `condition` points at some earlier question.
#[derive(Debug, Clone)]
pub struct Sketch {
    kind: u8,
    scores: Vec<Option<i8>>,
    condition: Option<(Index, Index)>,
    starts_section: bool,
    weight: u8,
    reverse: bool,
}

prop_compose! {
    fn sketch()(
        kind in 0u8..9,
        scores in prop::collection::vec(prop::option::weighted(0.9, -20i8..20), 1..6),
        condition in prop::option::weighted(0.4, any::<(Index, Index)>()),
        starts_section in prop::bool::weighted(0.2),
        weight in 1u8..250,
        reverse in any::<bool>(),
    ) -> Sketch {
        Sketch { kind, scores, condition, starts_section, weight, reverse }
    }
}

/// A pack that parses. Scale `plain` weighs nothing and mirrors nothing; `rated` and `unrated` do both, and differ only
/// in whether they estimate what is missing.
pub fn pack() -> impl Strategy<Value = String> {
    prop::collection::vec(sketch(), 1..25).prop_map(|sketches| assemble(&sketches).to_string())
}

fn assemble(sketches: &[Sketch]) -> Json {
    let (mut sections, mut items): (Vec<Json>, Vec<Json>) = (Vec::new(), Vec::new());
    for (place, sketch) in sketches.iter().enumerate() {
        let item = item(place, sketch, &items);
        items.push(item.clone());
        if place == 0 || sketch.starts_section {
            let note = sketch.reverse.then(|| text("A hard part"));
            let mut section = json!({"id": format!("s{place}"), "title": text("A part"), "items": []});
            if let Some(note) = note {
                section["content_note"] = note;
            }
            sections.push(section);
        }
        sections.last_mut().unwrap()["items"].as_array_mut().unwrap().push(item);
    }
    let carried: Vec<&Json> = items.iter().filter(|i| i["type"] != "note").map(|i| &i["id"]).skip(1).collect();
    json!({
        "format": 1, "id": "random", "version": "1.0", "languages": ["en"], "title": text("Random"),
        "disclaimer": text("For tests."), "minutes": 1,
        "reassessment": {"months": sketches.len(), "carry_over": carried}, "sections": sections, "scales": scales(sketches, &items)
    })
}

fn text(words: &str) -> Json {
    json!({"en": words})
}

fn item(place: usize, sketch: &Sketch, earlier: &[Json]) -> Json {
    let kinds =
        ["single-choice", "multiple-choice", "yes-no", "rating", "number", "date", "short-text", "long-text", "note"];
    let kind = kinds[usize::from(sketch.kind)];
    let mut item = json!({"id": format!("q{place}"), "type": kind, "text": text("A question"), "audience": "client"});
    if kind != "note" {
        item["category"] = json!("mental-health");
        item["sensitivity"] = json!("special-category");
        item["may_not_apply"] = json!(sketch.reverse);
    }
    match kind {
        "single-choice" | "multiple-choice" => {
            let score = |s: &Option<i8>| s.map_or(Json::Null, |s| json!(f64::from(s) / 4.0));
            let option = |(n, s)| json!({"code": format!("c{n}"), "text": text("An option"), "score": score(s)});
            let mut options: Vec<Json> = sketch.scores.iter().enumerate().map(option).collect();
            options.push(json!({"code": "last", "text": text("Last"), "score": 1}));
            item["options"] = json!(options);
            if kind == "multiple-choice" {
                item["exclusive"] = json!(["last"]);
            }
        }
        "rating" => (item["lowest"], item["highest"]) = (text("Least"), text("Most")),
        "number" => (item["min"], item["max"]) = (json!(-3), json!(40)),
        "date" => item["precision"] = json!(["year", "month", "day"][place % 3]),
        _ => {}
    }
    if let Some(condition) = sketch.condition.and_then(|(of, how)| condition(earlier, of, how)) {
        item["show_if"] = condition;
    }
    item
}

fn condition(earlier: &[Json], of: Index, how: Index) -> Option<Json> {
    let asked: Vec<&Json> = earlier.iter().filter(|i| i["type"] != "note").collect();
    let item = (!asked.is_empty()).then(|| of.get(&asked))?;
    let mut test = json!({"item": item["id"]});
    match item["type"].as_str()? {
        "single-choice" | "multiple-choice" => test["is"] = json!([how.get(item["options"].as_array()?)["code"]]),
        "yes-no" => test["is"] = json!([how.get(&["yes", "no"])]),
        "rating" | "number" => test[*how.get(&["at_least", "at_most"])] = json!(5),
        _ => test["answered"] = json!(true),
    }
    Some(how.get(&[test.clone(), json!({"not": test}), json!({"any": [test, {"not": test}]})]).clone())
}

/// The least and the most an item can count, in hundredths; computed here once more, to check the parser's own.
fn range(item: &Json) -> Option<(i64, i64)> {
    let scores = |keep: fn(&f64) -> bool| -> Vec<i64> {
        let options = item["options"].as_array().into_iter().flatten();
        options.filter_map(|o| o["score"].as_f64()).filter(keep).map(|s| (s * 100.0).round() as i64).collect()
    };
    match item["type"].as_str()? {
        "single-choice" => Some((*scores(|_| true).iter().min()?, *scores(|_| true).iter().max()?)),
        "multiple-choice" => Some((scores(|s| *s < 0.0).iter().sum(), scores(|s| *s > 0.0).iter().sum())),
        "yes-no" => Some((0, 100)),
        "rating" => Some((0, 1000)),
        "number" => Some((-300, 4000)),
        _ => None,
    }
}

fn scales(sketches: &[Sketch], items: &[Json]) -> Json {
    let counted: Vec<_> = sketches.iter().zip(items).filter_map(|(s, item)| Some((s, item, range(item)?))).collect();
    if counted.is_empty() {
        return json!([]);
    }
    let scale = |id: &str, weighs: bool, pro_rate: bool| {
        let weight = |s: &Sketch| if weighs { i64::from(s.weight) } else { 100 };
        let lowest: i64 = counted.iter().map(|(s, _, (low, _))| times(*low, weight(s))).sum();
        let items: Vec<Json> = counted.iter().map(|(s, item, _)| {
            json!({"item": item["id"], "weight": weight(s) as f64 / 100.0, "reverse": weighs && s.reverse})
        }).collect();
        json!({"id": id, "kind": "need", "title": text("A scale"), "items": items, "pro_rate": pro_rate,
               "least_answered": 0.5, "bands": [{"code": "all", "from": lowest as f64 / 100.0, "title": text("All")}]})
    };
    json!([scale("plain", false, true), scale("rated", true, true), scale("unrated", true, false)])
}

/// Hundredths times a weight in hundredths; halves away from zero.
fn times(value: i64, weight: i64) -> i64 {
    let product = value * weight;
    (product.abs() + 50) / 100 * product.signum()
}

/// Random numbers from which [`fill`] makes one answer an item.
pub fn answers() -> impl Strategy<Value = Vec<(u8, Index)>> {
    some_answers(25)
}

/// The same for as many items.
pub fn some_answers(count: usize) -> impl Strategy<Value = Vec<(u8, Index)>> {
    prop::collection::vec((any::<u8>(), any::<Index>()), count)
}

/// Answers every item, shown or not; some are passed over, and some left out, unless `all` are to be given.
pub fn fill(draft: &mut Draft, answers: &[(u8, Index)], all: bool) {
    let items: Vec<ItemIndex> = draft.instrument().items().filter(|(_, i)| !i.is_note()).map(|(i, _)| i).collect();
    for (item, (luck, index)) in items.into_iter().zip(answers) {
        match luck % 8 {
            0 if !all => {}
            1 if !all => draft.answer(item, Answer::Passed(Pass::RatherTalk)).unwrap(),
            _ => {
                let value = value(draft.instrument().item(item).question(), *index);
                draft.answer(item, Answer::Given(value)).unwrap();
            }
        }
    }
}

fn value(question: &Question, index: Index) -> Value {
    let codes = || question.options().iter().map(|o| o.code().to_owned()).collect::<Vec<_>>();
    match question {
        Question::YesNo => Value::Choice((*index.get(&["yes", "no"])).to_owned()),
        Question::SingleChoice { .. } => Value::Choice(index.get(&codes()).clone()),
        Question::MultipleChoice { exclusive, .. } => {
            let chosen: Vec<String> = codes().into_iter().skip(index.index(codes().len())).collect();
            let open: Vec<String> = chosen.iter().filter(|c| !exclusive.contains(c)).cloned().collect();
            Value::Choices(if open.is_empty() { chosen } else { open })
        }
        Question::Rating { .. } => Value::Number(i64::try_from(index.index(11)).unwrap()),
        Question::Number { min, max, .. } => {
            let width = usize::try_from(max - min + 1).unwrap();
            Value::Number(min + i64::try_from(index.index(width)).unwrap())
        }
        Question::Date { precision } => Value::Date(
            PartialDate::new(
                1950,
                (*precision >= Precision::Month).then_some(2),
                (*precision == Precision::Day).then_some(28),
            )
            .unwrap(),
        ),
        Question::ShortText { .. } | Question::LongText { .. } | Question::Note => Value::Words("words".to_owned()),
    }
}
