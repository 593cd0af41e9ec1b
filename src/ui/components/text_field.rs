//! A label, a hint, what is wrong, and a text input.

use leptos::prelude::*;

use super::error_summary::Problems;

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

/// Draws the field; `input` gets the text at every keystroke.
pub(in crate::ui) fn text_field(
    field: TextField,
    typed: RwSignal<String>,
    problems: Problems,
    input: impl Fn(String) + 'static,
) -> AnyView {
    let TextField { id, label, hint, long, kind } = field;
    let problem = move || problems.read().iter().find(|(i, _)| *i == id).map(|(_, text)| text.clone());
    let wrong = move || problem().is_some().then_some("true");
    let class = move || if problem().is_some() { "app-field app-field--wrong" } else { "app-field" };
    let (hint_id, problem_id) = (format!("{id}-hint"), format!("{id}-problem"));
    let described = format!("{hint_id} {problem_id}");
    let on_input = move |event| input(event_target_value(&event));
    let control = if long {
        view! {
            <textarea class="app-input app-input--long" id=id aria-describedby=described aria-invalid=wrong
                autocomplete="off" spellcheck="false" prop:value=typed on:input=on_input></textarea>
        }
        .into_any()
    } else {
        view! {
            <input class="app-input" id=id type=kind aria-describedby=described aria-invalid=wrong
                autocomplete="off" spellcheck="false" prop:value=typed on:input=on_input />
        }
        .into_any()
    };
    view! {
        <div class=class>
            <label class="app-field__label" for=id>{label}</label>
            {hint.map(|text| view! { <p class="app-field__hint" id=hint_id>{text}</p> })}
            {move || problem().map(|text| view! { <p class="app-field__error" id=problem_id.clone()>{text}</p> })}
            {control}
        </div>
    }
    .into_any()
}
