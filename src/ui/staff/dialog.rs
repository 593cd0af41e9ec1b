//! A question that waits for an answer before anything else: the browser's own dialog, which keeps the focus and gives it back.

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlDialogElement;

use crate::ui::components::{actions, el};

/// What a dialog asks.
pub(super) struct Dialog {
    /// Its id, and the beginning of those of its title and text.
    pub(super) id: &'static str,
    /// The question.
    pub(super) title: String,
    /// What it is about; may change while it stands.
    pub(super) about: Signal<String>,
    /// The answers, the safe one first: it gets the focus.
    pub(super) answers: Vec<AnyView>,
}

impl Dialog {
    /// Draws it; it stands while `open`. `close` is what Escape does.
    pub(super) fn view(self, open: Memo<bool>, close: impl Fn() + 'static) -> AnyView {
        let Self { id, title, about, answers } = self;
        Effect::new(move |_| show(id, open.get()));
        let (title_id, about_id) = (format!("{id}-title"), format!("{id}-about"));
        el("dialog", "app-dialog")
            .attr("id", id)
            .attr("role", "alertdialog")
            .attr("aria-labelledby", title_id.clone())
            .attr("aria-describedby", about_id.clone())
            .on("cancel", move |_| close())
            .el(el("h2", "app-dialog__title").attr("id", title_id).text(title))
            .el(el("p", "").attr("id", about_id).text_of(move || about.get()))
            .child(actions(answers))
            .view()
    }
}

fn show(id: &str, open: bool) {
    let dialog = document().get_element_by_id(id).and_then(|found| found.dyn_into::<HtmlDialogElement>().ok());
    match dialog {
        Some(dialog) if open && !dialog.open() => {
            let _ = dialog.show_modal();
        }
        Some(dialog) if !open && dialog.open() => dialog.close(),
        Some(_) | None => {}
    }
}
