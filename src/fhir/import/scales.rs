//! Scales out of sums of scores.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::condition::Kind;
use super::options::has_scores;
use super::sum::added_up;
use super::words::own;
use super::{Import, Placed};
use crate::fhir::number::points;
use crate::fhir::remark::What;

/// An item whose answer is calculated from others.
pub(super) struct Calculated<'a> {
    /// Where it stands.
    pub(super) place: String,
    /// What it is called.
    pub(super) title: Map<String, Value>,
    /// Its FHIRPath; empty where it is in another language.
    pub(super) expression: &'a str,
}

/// Bands that a centre sets beside the import, as packs write them, by the id of the scale.
pub type Bands = BTreeMap<String, Value>;

impl<'a> Import<'a> {
    /// Makes scales of the sums that were found; where the file has none, of all questions with scores.
    pub(super) fn make_scales(&mut self, items: &'a [Value], bands: &Bands) {
        let calculated = std::mem::take(&mut self.calculated);
        let none = calculated.is_empty() && self.scales.is_empty() && self.total.is_none();
        for sum in calculated {
            match added_up(sum.expression, items).map(|links| self.counted(items, links)) {
                Some(Ok(counted)) if !counted.is_empty() => {
                    let id = self.scale_ids.take(&sum.place, "score");
                    self.remark(&sum.place, What::Scale { id: id.clone(), items: counted.len() });
                    self.scale(id, sum.title, &counted, bands);
                }
                Some(Err(link)) => self.remark(&sum.place, What::UnsafeSum { link }),
                Some(Ok(_)) | None => self.remark(&sum.place, What::UnknownSum),
            }
        }
        let scored = |placed: &Placed| lowest(&placed.asked.kind).is_some();
        let weighted: Vec<usize> = (0..self.asked.len()).filter(|place| scored(&self.asked[*place])).collect();
        if none && weighted.len() > 1 {
            let id = self.scale_ids.take("score", "score");
            self.remark("", What::SuggestedScale { id: id.clone(), items: weighted.len() });
            self.scale(id, own("Score"), &weighted, bands);
        }
    }

    /// The places of the questions that a sum counts: those that have scores. A question that has some in the source and
    /// is not asked here would be missing from the sum for ever.
    fn counted(&self, items: &'a [Value], links: Vec<&str>) -> Result<Vec<usize>, String> {
        let mut counted = Vec::new();
        for link in links {
            match self.links.get(link) {
                Some(place) if lowest(&self.asked[*place].asked.kind).is_some() => counted.push(*place),
                Some(_) => {}
                None if source(items, link).is_some_and(|item| has_scores(item, self.contained)) => {
                    return Err(link.to_owned());
                }
                None => {}
            }
        }
        Ok(counted)
    }

    fn scale(&mut self, id: String, title: Map<String, Value>, counted: &[usize], bands: &Bands) {
        let mut from = 0;
        let mut items = Vec::new();
        for place in counted {
            let Placed { asked, section, item } = &self.asked[*place];
            from += lowest(&asked.kind).unwrap_or(0);
            items.push(json!({ "item": asked.id }));
            // In a scale each option says what it counts; one without a score counts as unanswered.
            let options = self.sections[*section].items[*item].get_mut("options").and_then(Value::as_array_mut);
            for option in options.into_iter().flatten().filter_map(Value::as_object_mut) {
                option.entry("score").or_insert(Value::Null);
            }
        }
        let bands = bands.get(&id).cloned().unwrap_or_else(|| {
            self.remark("", What::Bands { id: id.clone() });
            json!([{ "code": "no-bands-yet", "from": points(from), "title": own("No bands yet") }])
        });
        self.scales.push(json!({ "id": id, "kind": "need", "title": title, "items": items, "bands": bands }));
    }
}

/// The least that a question whose options have scores can count, in hundredths; `None` for any other.
fn lowest(kind: &Kind) -> Option<i64> {
    match kind {
        Kind::Options { choices, several } => {
            let scores = || choices.iter().filter_map(|choice| choice.score.flatten());
            let least = scores().min()?;
            Some(if *several { scores().filter(|score| *score < 0).sum() } else { least })
        }
        Kind::YesNo | Kind::Number { .. } | Kind::Other => None,
    }
}

/// The item of the source with this `linkId`.
fn source<'a>(items: &'a [Value], link: &str) -> Option<&'a Value> {
    let mut waiting: Vec<&Value> = items.iter().collect();
    while let Some(item) = waiting.pop() {
        if item.get("linkId").and_then(Value::as_str) == Some(link) {
            return Some(item);
        }
        waiting.extend(item.get("item").and_then(Value::as_array).into_iter().flatten());
    }
    None
}
