//! Numbers and her own words. What is typed is taken as it is typed, as far as it fits.

use leptos::prelude::*;

use super::{Asked, go_on_button};
use crate::assessment::{Answer, Value};
use crate::document::Text;
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
        if let Some(n) = parse() {
            asked.take(Answer::Given(Value::Number(n)), false);
        }
    };
    let go_on = go_on_button(move || match parse() {
        Some(n) => asked.answer(Answer::Given(Value::Number(n))),
        None if asked.passed.get_untracked().is_some() => asked.session.go_on(),
        None => asked.problem.set(Some(words::problem::not_a_number())),
    });
    let wrong = move || asked.problem.read().is_some().then_some("true");
    view! {
        <p class="app-field__hint">{words::question::between(max, min)}</p>
        <span class="app-number">
            <input class="app-input app-input--short" type="text" inputmode="numeric" autocomplete="off"
                aria-labelledby="title" aria-invalid=wrong prop:value=text on:input=input />
            {unit}
        </span>
        {go_on}
    }
    .into_any()
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
        asked.take(Answer::Given(Value::Words(text.get_untracked())), false);
    };
    let go_on = go_on_button(move || {
        if asked.passed.get_untracked().is_some() && text.read_untracked().trim().is_empty() {
            asked.session.go_on();
        } else {
            asked.answer(Answer::Given(Value::Words(text.get_untracked())));
        }
    });
    let wrong = move || asked.problem.read().is_some().then_some("true");
    let left = move || {
        let count = text.read().chars().count();
        if count > max_length {
            words::question::letters_over(count - max_length)
        } else {
            words::question::letters_left(max_length - count)
        }
    };
    let control = if several_lines {
        view! {
            <textarea class="app-input app-input--long" aria-labelledby="title" aria-describedby="left" aria-invalid=wrong
                autocomplete="off" spellcheck="false" prop:value=text on:input=input></textarea>
        }
        .into_any()
    } else {
        view! {
            <input class="app-input" type="text" aria-labelledby="title" aria-describedby="left" aria-invalid=wrong
                autocomplete="off" spellcheck="false" prop:value=text on:input=input />
        }
        .into_any()
    };
    view! {
        <p class="app-field__hint">{words::question::words_private()}</p>
        {control}
        <p class="app-field__hint" id="left">{left}</p>
        {go_on}
    }
    .into_any()
}
