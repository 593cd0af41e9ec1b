//! Questions answered by one tap: a single choice, yes or no, a rating from 0 to 10.

use leptos::prelude::*;

use super::Asked;
use crate::assessment::{Answer, Value};
use crate::document::Text;
use crate::instrument::ChoiceOption;
use crate::ui::components::{all, el, pressable};
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
    let buttons = options.into_iter().map(|(code, label)| {
        let mine = code.clone();
        pressable("app-choice", label)
            .pressed(move || chosen.read().as_ref() == Some(&mine))
            .tap(move || {
                chosen.set(Some(code.clone()));
                asked.answer(Answer::Given(Value::Choice(code.clone())));
            })
            .view()
    });
    el("div", "app-choices").children(buttons).view()
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
    let buttons = (0..=10).map(|n| {
        let label = match n {
            0 => format!("0, {lowest}"),
            10 => format!("10, {highest}"),
            _ => n.to_string(),
        };
        pressable("app-rating__value", n.to_string())
            .attr("aria-label", label)
            .pressed(move || chosen.get() == Some(n))
            .tap(move || {
                chosen.set(Some(n));
                asked.answer(Answer::Given(Value::Number(n)));
            })
            .view()
    });
    let buttons = el("div", "app-rating").children(buttons).view();
    let end = |text: String| el("span", "app-rating__end").text(text);
    let ends = el("p", "app-rating__ends").el(end(format!("0 – {lowest}"))).el(end(format!("10 – {highest}")));
    all([buttons, ends.view()])
}
