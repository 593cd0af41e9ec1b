//! A heading that opens: the browser's own `<details>`, which every keyboard and screen reader knows.

use leptos::prelude::*;

use super::el;

/// Draws it closed.
#[inline(never)]
pub(in crate::ui) fn details(summary: String, content: AnyView) -> AnyView {
    el("details", "app-details")
        .el(el("summary", "app-details__summary").text(summary))
        .el(el("div", "app-details__body").child(content))
        .view()
}
