//! Numbers and her own words. What is typed is taken as it is typed, as far as it fits.

use leptos::prelude::*;

use super::{Asked, go_on_button};
use crate::assessment::{Answer, Value};
use crate::document::Text;
use crate::ui::components::{El, TITLE_ID, all, el};
use crate::words;

/// A whole number with its unit.
pub(super) fn number(asked: Asked, min: i64, max: i64, unit: Option<&Text>) -> AnyView {
    let given = asked.value(|v| match v {
        Value::Number(n) => Some(n.to_string()),
        Value::Choice(_) | Value::Choices(_) | Value::Date(_) | Value::Words(_) => None,
    });
    let text = RwSignal::new(given.unwrap_or_default());
    let unit = unit.map(|u| asked.session.say(u));
    let parse = move || text.read_untracked().trim().parse::<i64>().ok();
    let input = move |event| {
        text.set(event_target_value(&event));
        asked.take_typed(parse().map(Value::Number));
    };
    let go_on = go_on_button(move || match parse() {
        Some(n) => asked.answer(Answer::Given(Value::Number(n))),
        None if asked.passed.get_untracked().is_some() => asked.session.go_on(),
        None => asked.problem.set(Some(words::problem::not_a_number())),
    });
    let field = control("input", "app-input app-input--short", asked)
        .attr("type", "text")
        .attr("inputmode", "numeric")
        .value(move || text.get())
        .on("input", input);
    let field = el("span", "app-number").el(field).children(unit.map(|unit| el("span", "").text(unit).view()));
    all([el("p", "app-field__hint").text(words::question::between(max, min)).view(), field.view(), go_on])
}

/// An input that the page's title names; no suggestion or spelling check keeps a copy of what she types.
fn control(tag: &'static str, class: &'static str, asked: Asked) -> El {
    el(tag, class)
        .attr("aria-labelledby", TITLE_ID)
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr_of("aria-invalid", move || asked.problem.read().is_some().then(|| "true".to_owned()))
}

/// A line or several lines of words.
pub(super) fn words(asked: Asked, max_length: usize, several_lines: bool) -> AnyView {
    let given = asked.value(|v| match v {
        Value::Words(words) => Some(words.clone()),
        Value::Choice(_) | Value::Choices(_) | Value::Number(_) | Value::Date(_) => None,
    });
    let text = RwSignal::new(given.unwrap_or_default());
    let input = move |event| {
        text.set(event_target_value(&event));
        asked.take_typed(Some(Value::Words(text.get_untracked())));
    };
    let go_on = go_on_button(move || {
        if asked.passed.get_untracked().is_some() && text.read_untracked().trim().is_empty() {
            asked.session.go_on();
        } else {
            asked.answer(Answer::Given(Value::Words(text.get_untracked())));
        }
    });
    let left = move || {
        let count = text.read().chars().count();
        match max_length.checked_sub(count) {
            Some(left) => words::question::letters_left(left),
            None => words::question::letters_over(count - max_length),
        }
    };
    let field = if several_lines {
        control("textarea", "app-input app-input--long", asked)
    } else {
        control("input", "app-input", asked).attr("type", "text")
    };
    let field = field.attr("aria-describedby", "left").value(move || text.get()).on("input", input).view();
    all([
        el("p", "app-field__hint").text(words::question::words_private()).view(),
        field,
        el("p", "app-field__hint").attr("id", "left").text_of(left).view(),
        go_on,
    ])
}
