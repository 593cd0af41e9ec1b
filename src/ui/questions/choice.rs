//! Questions answered by one tap: a single choice, yes or no, a rating from 0 to 10.

use leptos::prelude::*;

use super::Asked;
use crate::assessment::{Answer, Value};
use crate::document::Text;
use crate::instrument::ChoiceOption;
use crate::words;

/// A single choice.
pub(super) fn options(asked: Asked, options: &[ChoiceOption]) -> AnyView {
    buttons(asked, options.iter().map(|o| (o.code().to_owned(), asked.session.say(o.text()))).collect())
}

/// Yes or no.
pub(super) fn yes_no(asked: Asked) -> AnyView {
    buttons(asked, vec![("yes".to_owned(), words::app::yes()), ("no".to_owned(), words::app::no())])
}

fn buttons(asked: Asked, options: Vec<(String, String)>) -> AnyView {
    let chosen = chosen(asked);
    let buttons: Vec<AnyView> = options
        .into_iter()
        .map(|(code, label)| {
            let mine = code.clone();
            let pressed = move || if chosen.read().as_deref() == Some(mine.as_str()) { "true" } else { "false" };
            let act = move |_| {
                chosen.set(Some(code.clone()));
                asked.answer(Answer::Given(Value::Choice(code.clone())));
            };
            view! { <button type="button" class="app-choice" aria-pressed=pressed on:click=act>{label}</button> }
                .into_any()
        })
        .collect();
    view! { <div class="app-choices">{buttons}</div> }.into_any()
}

/// The code chosen; none while the question is passed over.
fn chosen(asked: Asked) -> RwSignal<Option<String>> {
    let given = asked.value(|v| match v {
        Value::Choice(code) => Some(code.clone()),
        Value::Choices(_) | Value::Number(_) | Value::Date(_) | Value::Words(_) => None,
    });
    RwSignal::new(given)
}

/// A rating.
pub(super) fn rating(asked: Asked, lowest: &Text, highest: &Text) -> AnyView {
    let given = asked.value(|v| match v {
        Value::Number(n) => Some(*n),
        Value::Choice(_) | Value::Choices(_) | Value::Date(_) | Value::Words(_) => None,
    });
    let chosen = RwSignal::new(given);
    let (lowest, highest) = (asked.session.say(lowest), asked.session.say(highest));
    let buttons: Vec<AnyView> = (0..=10)
        .map(|n| {
            let pressed = move || if chosen.get() == Some(n) { "true" } else { "false" };
            let label = match n {
                0 => format!("0, {lowest}"),
                10 => format!("10, {highest}"),
                _ => n.to_string(),
            };
            let act = move |_| {
                chosen.set(Some(n));
                asked.answer(Answer::Given(Value::Number(n)));
            };
            view! {
                <button type="button" class="app-rating__value" aria-pressed=pressed aria-label=label on:click=act>{n}</button>
            }
            .into_any()
        })
        .collect();
    view! {
        <div class="app-rating">{buttons}</div>
        <p class="app-rating__ends">
            <span class="app-rating__end">"0 – "{lowest}</span>
            <span class="app-rating__end">"10 – "{highest}</span>
        </p>
    }
    .into_any()
}
