//! What is wrong on a page, at its top, each line leading to its field; it takes the focus when it appears.

use leptos::prelude::*;

use super::{again, el, nothing, pressable};
use crate::ui::focus;
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
        request_animation_frame(|| focus::on_field(SUMMARY));
        el("div", "app-errors")
            .attr("id", SUMMARY)
            .attr("role", "alert")
            .attr("tabindex", "-1")
            .el(el("h2", "app-errors__title").text(title))
            .el(el("ul", "app-errors__list").children(found.into_iter().map(line)))
            .view()
    })
}

/// Says what is wrong at the fields themselves, in place of what was said there before, and goes to the first: for a small
/// form within a page, whose fields are all in sight. Whether anything is wrong.
pub(in crate::ui) fn point_at(problems: Problems, found: Vec<(&'static str, String)>) -> bool {
    let first = found.first().map(|(id, _)| *id);
    problems.set(found);
    if let Some(id) = first {
        focus::on_field_soon(id.to_owned());
    }
    first.is_some()
}

/// A button rather than a link: an address with a fragment would stand in the history.
fn line((id, text): (&'static str, String)) -> AnyView {
    el("li", "").el(pressable("app-errors__link", text).tap(move || focus::on_field(id))).view()
}
