//! A heading that opens: the browser's own `<details>`, which every keyboard and screen reader knows.

use leptos::prelude::*;

/// Draws it closed.
pub(in crate::ui) fn details(summary: String, content: AnyView) -> AnyView {
    view! {
        <details class="app-details">
            <summary class="app-details__summary">{summary}</summary>
            <div class="app-details__body">{content}</div>
        </details>
    }
    .into_any()
}
