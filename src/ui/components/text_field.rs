//! A label, a hint, what is wrong, and a text input.

use leptos::prelude::*;

use super::error_summary::Problems;
use super::{again, el, nothing};

/// What a text field is, apart from its value.
pub(in crate::ui) struct TextField {
    /// Id of the input: a word about the field, never about a person.
    pub(in crate::ui) id: &'static str,
    /// Its label.
    pub(in crate::ui) label: String,
    /// A hint below the label.
    pub(in crate::ui) hint: Option<String>,
    /// Whether it takes several lines.
    pub(in crate::ui) long: bool,
    /// The input's HTML type: `text`, `tel` or `email`, which choose the keyboard.
    pub(in crate::ui) kind: &'static str,
}

/// Draws the field; `input` gets the text at every keystroke. Autofill and spelling checks are off: both would leave her
/// words elsewhere on a phone that others may look at.
pub(in crate::ui) fn text_field(
    field: TextField,
    typed: RwSignal<String>,
    problems: Problems,
    input: impl Fn(String) + 'static,
) -> AnyView {
    let TextField { id, label, hint, long, kind } = field;
    let problem = move || problems.read().iter().find(|(i, _)| *i == id).map(|(_, text)| text.clone());
    let (hint_id, problem_id) = (format!("{id}-hint"), format!("{id}-problem"));
    let described = format!("{hint_id} {problem_id}");
    let control =
        if long { el("textarea", "app-input app-input--long") } else { el("input", "app-input").attr("type", kind) };
    let control = control
        .attr("id", id)
        .attr("aria-describedby", described)
        .attr_of("aria-invalid", move || problem().map(|_| "true".to_owned()))
        .attr("autocomplete", "off")
        .attr("autocapitalize", if kind == "text" { "words" } else { "none" })
        .attr("spellcheck", "false")
        .value(move || typed.get())
        .on("input", move |event| input(event_target_value(&event)));
    let wrong = again(move || match problem() {
        Some(text) => el("p", "app-field__error").attr("id", problem_id.clone()).text(text).view(),
        None => nothing(),
    });
    el("div", "")
        .attr_of("class", move || {
            Some(if problem().is_some() { "app-field app-field--wrong" } else { "app-field" }.to_owned())
        })
        .el(el("label", "app-field__label").attr("for", id).text(label))
        .children(hint.map(|text| el("p", "app-field__hint").attr("id", hint_id).text(text).view()))
        .child(wrong)
        .el(control)
        .view()
}
