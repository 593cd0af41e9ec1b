//! What packs, dates and answers are in words: the staff's pages are in English so far.

use crate::assessment::{Answer, PartialDate, Pass, Value};
use crate::browser::clock;
use crate::document::{Language, Text};
use crate::instrument::Item;
use crate::ui::answers::in_words;
use crate::words::staff::interview as say;

/// How dates are written.
const DATES: &str = "en-GB";
const DAY: i64 = 86_400_000;

/// A text of a pack or of the centre file.
pub(super) fn text(text: &Text) -> String {
    text.in_language(&Language::english()).to_owned()
}

/// A day, counted from 1 January 1970.
pub(super) fn day(day: i64) -> String {
    PartialDate::of_day(day).map_or_else(|| day.to_string(), |date| clock::in_words(date, DATES))
}

/// The day of a moment, in milliseconds since 1970.
pub(super) fn day_of(moment: i64) -> String {
    day(day_number(moment))
}

/// The same, counted from 1 January 1970.
pub(super) fn day_number(moment: i64) -> i64 {
    moment.div_euclid(DAY)
}

/// What somebody answered.
pub(super) fn value(item: &Item, value: &Value) -> String {
    match value {
        Value::Date(date) => clock::in_words(*date, DATES),
        Value::Choice(_) | Value::Choices(_) | Value::Number(_) | Value::Words(_) => {
            in_words(&Language::english(), item, value)
        }
    }
}

/// What somebody answered, or how she passed the question over.
pub(super) fn answer(item: &Item, answer: &Answer) -> String {
    match answer {
        Answer::Given(given) => value(item, given),
        Answer::Passed(pass) => passed(*pass),
    }
}

/// How a question was passed over.
pub(super) fn passed(pass: Pass) -> String {
    match pass {
        Pass::PreferNotToSay => say::rather_not(),
        Pass::RatherTalk => say::rather_talk(),
        Pass::DoesNotApply => say::not_apply(),
    }
}
