//! A choice of several: real checkboxes; an option that stands alone takes the others away, and the other way round.

use leptos::prelude::*;

use super::{Asked, go_on_button};
use crate::assessment::{Answer, Value};
use crate::instrument::ChoiceOption;
use crate::ui::components::{all, el};
use crate::words;

/// The checkboxes of a multiple choice.
pub(super) fn options(asked: Asked, options: &[ChoiceOption], exclusive: &[String]) -> AnyView {
    let given = asked.value(|v| match v {
        Value::Choices(codes) => Some(codes.clone()),
        Value::Choice(_) | Value::Number(_) | Value::Date(_) | Value::Words(_) => None,
    });
    let chosen = RwSignal::new(given.unwrap_or_default());
    let order: Vec<String> = options.iter().map(|o| o.code().to_owned()).collect();
    let boxes = options.iter().map(|option| {
        let (code, label) = (option.code().to_owned(), asked.session.say(option.text()));
        let (mine, order, exclusive) = (code.clone(), order.clone(), exclusive.to_vec());
        let checkbox = el("input", "app-check__box")
            .attr("type", "checkbox")
            .checked(move || asked.passed.get().is_none() && chosen.read().contains(&mine))
            .on("change", move |_| {
                chosen.update(|codes| toggle(codes, &code, &order, &exclusive));
                let codes = chosen.get_untracked();
                asked.take_typed((!codes.is_empty()).then_some(Value::Choices(codes)));
            });
        el("label", "app-check").el(checkbox).el(el("span", "").text(label)).view()
    });
    let boxes = el("div", "app-choices").children(boxes).view();
    let go_on = go_on_button(move || {
        if asked.passed.get_untracked().is_some() {
            asked.session.go_on();
        } else {
            asked.answer(Answer::Given(Value::Choices(chosen.get_untracked())));
        }
    });
    let hint = (!asked.helped).then(|| el("p", "app-field__hint").text(words::question::several()).view());
    all(hint.into_iter().chain([boxes, go_on]))
}

/// Adds or takes away a code; codes stay in the order of the pack.
fn toggle(codes: &mut Vec<String>, code: &str, order: &[String], exclusive: &[String]) {
    if codes.iter().any(|c| c == code) {
        codes.retain(|c| c != code);
        return;
    }
    if exclusive.iter().any(|e| e == code) {
        codes.clear();
    } else {
        codes.retain(|c| !exclusive.contains(c));
    }
    codes.push(code.to_owned());
    codes.sort_unstable_by_key(|c| order.iter().position(|o| o == c));
}
