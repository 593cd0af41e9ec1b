//! A date in three small fields; the pack says how much of it she must give.

use leptos::prelude::*;

use super::{Asked, go_on_button};
use crate::assessment::{Answer, Value};
use crate::instrument::Precision;
use crate::ui::components::date_parts::{self, Parts};
use crate::ui::components::{all, el};
use crate::words;

/// The fields of a date.
pub(super) fn date(asked: Asked, precision: Precision) -> AnyView {
    let given = asked.value(|v| match v {
        Value::Date(date) => Some(*date),
        Value::Choice(_) | Value::Choices(_) | Value::Number(_) | Value::Words(_) => None,
    });
    let parts: Parts = RwSignal::new(date_parts::written(given));
    let take = move |part: usize, text: String| {
        parts.update(|p| p[part] = text);
        asked.take_typed(date_parts::read(&parts.read_untracked()).ok().map(Value::Date));
    };
    let go_on = go_on_button(move || match date_parts::read(&parts.read_untracked()) {
        Ok(date) => asked.answer(Answer::Given(Value::Date(date))),
        Err(_) if asked.passed.get_untracked().is_some() => asked.session.go_on(),
        Err(problem) => asked.problem.set(Some(problem)),
    });
    let hint = match precision {
        Precision::Year if !asked.helped => Some(words::question::date_year()),
        Precision::Month if !asked.helped => Some(words::question::date_month()),
        Precision::Year | Precision::Month | Precision::Day => None,
    };
    let hint = hint.map(|text| el("p", "app-field__hint").text(text).view());
    let wrong = move || asked.problem.read().is_some();
    all(hint.into_iter().chain([el("div", "app-date").children(date_parts::fields(parts, take, wrong)).view(), go_on]))
}
