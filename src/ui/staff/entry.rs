//! A label, a hint, what is wrong, and an input that browsers and password managers may fill in.

use js_sys::JsString;
use leptos::prelude::*;

use crate::browser::typed;
use crate::ui::components::{El, Problems, again, all, el, nothing};
use crate::vault::Secret;
use crate::words::staff::person as say;

/// What an input is, apart from its value.
pub(super) struct Entry {
    /// Id of the input: a word about the field, never about a person.
    pub(super) id: &'static str,
    /// Its label.
    pub(super) label: String,
    /// A hint below the label.
    pub(super) hint: Option<String>,
    /// What a password manager knows it as (`off` for none).
    pub(super) autocomplete: &'static str,
    /// The input's HTML type, which chooses the keyboard of a tablet.
    pub(super) kind: &'static str,
}

impl Entry {
    /// One that nothing fills in.
    pub(super) fn plain(id: &'static str, label: String) -> Self {
        Self { id, label, hint: None, autocomplete: "off", kind: "text" }
    }

    /// A line of text.
    pub(super) fn line(self, typed: RwSignal<String>, problems: Problems) -> AnyView {
        let capitals = if self.autocomplete == "name" { "words" } else { "none" };
        let input = el("input", "app-input").attr("type", self.kind).attr("autocapitalize", capitals);
        self.draw(input, typed, problems, nothing())
    }

    /// Several lines of text.
    pub(super) fn lines(self, typed: RwSignal<String>, problems: Problems) -> AnyView {
        let input = el("textarea", "app-input app-input--long").attr("autocapitalize", "sentences");
        self.draw(input, typed, problems, nothing())
    }

    /// Something that is not shown unless she asks for it, and never kept.
    pub(super) fn secret(self, typed: RwSignal<String>, problems: Problems) -> AnyView {
        let shown = RwSignal::new(false);
        let kind = move || Some(if shown.get() { "text" } else { "password" }.to_owned());
        let id = self.id;
        let show = el("label", "app-show")
            .el(el("input", "app-show__box")
                .attr("type", "checkbox")
                .attr(typed::NEVER, "")
                .attr("aria-controls", id)
                .checked(move || shown.get())
                .on("change", move |_| shown.update(|shown| *shown = !*shown)))
            .el(el("span", "").text(say::show()));
        let input =
            el("input", "app-input").attr_of("type", kind).attr(typed::NEVER, "").attr("autocapitalize", "none");
        self.draw(input, typed, problems, show.view())
    }

    fn draw(self, input: El, typed: RwSignal<String>, problems: Problems, below: AnyView) -> AnyView {
        let Self { id, label, hint, autocomplete, kind: _ } = self;
        let problem = move || problems.read().iter().find(|(i, _)| *i == id).map(|(_, text)| text.clone());
        let (hint_id, problem_id) = (format!("{id}-hint"), format!("{id}-problem"));
        let described = format!("{hint_id} {problem_id}");
        let control = input
            .attr("id", id)
            .attr("name", id)
            .attr("aria-describedby", described)
            .attr_of("aria-invalid", move || problem().map(|_| "true".to_owned()))
            .attr("autocomplete", autocomplete)
            .attr("spellcheck", "false")
            .value(move || typed.get())
            .on("input", move |event| typed.set(event_target_value(&event)));
        let wrong = again(move || match problem() {
            Some(text) => el("p", "app-field__error").attr("id", problem_id.clone()).text(text).view(),
            None => nothing(),
        });
        let class = move || if problem().is_some() { "app-field app-field--wrong" } else { "app-field" };
        el("div", "")
            .attr_of("class", move || Some(class().to_owned()))
            .el(el("label", "app-field__label").attr("for", id).text(label))
            .children(hint.map(|text| el("p", "app-field__hint").attr("id", hint_id).text(text).view()))
            .child(wrong)
            .child(all([control.view(), below]))
            .view()
    }
}

/// What was typed, in Unicode's composed form, so that two keyboards give the same.
pub(super) fn composed(typed: RwSignal<String>) -> String {
    JsString::from(typed.get_untracked()).normalize("NFC").into()
}

/// The same, to be kept from sight.
pub(super) fn secret(typed: RwSignal<String>) -> Secret<String> {
    Secret::new(composed(typed))
}
