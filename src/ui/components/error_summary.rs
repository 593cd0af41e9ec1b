//! What is wrong on a page, at its top, each line leading to its field; it takes the focus when it appears.

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;

use super::{again, el, nothing, pressable};
use crate::words;

/// Problems by the id of their field. Nothing is drawn while there are none.
pub(in crate::ui) type Problems = RwSignal<Vec<(&'static str, String)>>;

/// The id of the summary itself.
const SUMMARY: &str = "errors";

/// Draws the summary.
pub(in crate::ui) fn error_summary(problems: Problems) -> AnyView {
    again(move || {
        let found = problems.get();
        let title = match found.len() {
            0 => return nothing(),
            1 => words::problem::title(),
            _ => words::problem::title_many(),
        };
        request_animation_frame(|| focus(SUMMARY));
        el("div", "app-errors")
            .attr("id", SUMMARY)
            .attr("role", "alert")
            .attr("tabindex", "-1")
            .el(el("h2", "app-errors__title").text(title))
            .el(el("ul", "app-errors__list").children(found.into_iter().map(line)))
            .view()
    })
}

/// A button rather than a link: an address with a fragment would stand in the history.
fn line((id, text): (&'static str, String)) -> AnyView {
    el("li", "").el(pressable("app-errors__link", text).tap(move || focus(id))).view()
}

/// Focuses the field with this id, or the first input inside it.
fn focus(id: &str) {
    let Some(field) = document().get_element_by_id(id) else { return };
    let target = field.query_selector("input, textarea").ok().flatten().unwrap_or(field);
    if let Ok(target) = target.dyn_into::<HtmlElement>() {
        let _ = target.focus();
    }
}
