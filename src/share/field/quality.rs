//! How well the questions worked, without any answer.
//!
//! Coarse on purpose. Every section is told of, shown or not, so that a hidden one does not tell the answer that hid
//! it; "does not apply" counts as an answer for the same reason; and bands in place of counts make it hard to find the
//! same woman in what research holds.

use serde_json::{Map, Value, json};

use super::super::disclosable::{Code, Coded, Count, Disclosable};
use super::super::sealed::Sealed;
use super::categorised::{told, told_of};
use super::field;
use crate::assessment::{Complete, Pass, Response};
use crate::instrument::Section;

field! {
    /// How much of each section is missing, by why.
    MissingBySection = "missing": Missing => |case| Some(Missing::of(case.assessment.scored.complete()));
    /// The share of questions with an answer, in whole tens of a hundred.
    CompletionShare = "completed": Count => |case| completed(case.assessment.scored.complete());
    /// About how long she took.
    DurationBand = "duration": Code => |case| Some(Code(match case.assessment.timing.minutes {
        None => "several-visits",
        Some(0..10) => "under-10",
        Some(10..20) => "10-to-19",
        Some(20..40) => "20-to-39",
        Some(40..) => "40-or-more",
    }));
    /// The version of this app.
    AppVersion = "app": Code => |_case| Some(Code(env!("CARGO_PKG_VERSION")));
}

/// Why there is no answer; "does not apply" is one.
fn missing(response: &Response) -> Option<&'static str> {
    match response {
        Response::Given(_) | Response::Passed(Pass::DoesNotApply) => None,
        Response::Passed(Pass::PreferNotToSay | Pass::RatherTalk) | Response::NotAsked => response.absence(),
    }
}

fn completed(complete: &Complete) -> Option<Count> {
    let answered = told(complete).filter(|(.., response)| missing(response).is_none()).count();
    let tens = (answered * 20).checked_div(told(complete).count())?.div_ceil(2);
    i64::try_from(tens * 10).ok().map(Count)
}

/// For each section and reason: nothing, some or most of its questions.
pub struct Missing(Vec<(String, [(&'static str, &'static str); 3])>);

/// The reasons for a missing answer that are told apart.
const REASONS: [&str; 3] = ["prefer-not-to-say", "rather-talk", "not-asked"];

impl Missing {
    fn of(complete: &Complete) -> Self {
        let sections = complete.instrument().sections().iter();
        Self(
            sections
                .map(|s| (s.id().to_owned(), REASONS.map(|reason| (reason, how_much(complete, s, reason)))))
                .collect(),
        )
    }
}

fn how_much(complete: &Complete, section: &Section, reason: &str) -> &'static str {
    let shown: Vec<_> = told_of(complete, section).collect();
    match shown.iter().filter(|response| missing(response) == Some(reason)).count() {
        0 => "none",
        n if n * 2 < shown.len() => "some",
        _ => "most",
    }
}

impl Sealed for Missing {}
impl Coded for Missing {}

impl Disclosable for Missing {
    fn disclose(&self) -> Value {
        let section = |(id, reasons): &(String, [(&'static str, &'static str); 3])| {
            let mut entry = Map::from_iter(reasons.map(|(reason, much)| (reason.to_owned(), json!(much))));
            entry.insert("section".to_owned(), json!(id));
            Value::Object(entry)
        };
        self.0.iter().map(section).collect()
    }
}
