//! Moves the focus to the title of a page that has just been drawn, so that a screen reader says where she is.
//!
//! The document's own title never changes: it shows in tabs and histories.

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{FocusOptions, HtmlElement};

/// The title of what is shown: a page beside the way hides the page of her way.
const TITLE: &str = "main > div:not([hidden]) h1";

/// Once what changes is drawn: focuses the element of this id, or else the first thing in it that takes an answer.
pub(super) fn on(id: String) {
    queue_microtask(move || {
        let document = document();
        let itself = document.query_selector(&format!("#{id}[tabindex]")).ok().flatten();
        let inside = format!(
            "#{id} button:not([tabindex=\"-1\"]), #{id} input, #{id} textarea, #{id} select, button#{id}, input#{id}"
        );
        let found = itself.or_else(|| document.query_selector(&inside).ok().flatten());
        if let Some(found) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
            let _ = found.focus();
        }
    });
}

/// Once the page is drawn: scrolls to its top and focuses its title. The first page of a visit is left as it is.
///
/// After all that draws now, and before the frame: in the frame itself the browser would lay out the page twice.
pub(super) fn on_title() {
    queue_microtask(|| {
        let title = document().query_selector(TITLE).ok().flatten();
        if let Some(title) = title.and_then(|title| title.dyn_into::<HtmlElement>().ok()) {
            window().scroll_to_with_x_and_y(0.0, 0.0);
            let still = FocusOptions::new();
            still.set_prevent_scroll(true);
            let _ = title.focus_with_options(&still);
        }
    });
}

/// Focuses the field with this id, or the first input inside it.
pub(super) fn on_field(id: &str) {
    let Some(field) = document().get_element_by_id(id) else { return };
    let target = field.query_selector("input, textarea").ok().flatten().unwrap_or(field);
    if let Ok(target) = target.dyn_into::<HtmlElement>() {
        let _ = target.focus();
    }
}

/// The same, once what has just changed is drawn.
pub(super) fn on_field_soon(id: String) {
    request_animation_frame(move || on_field(&id));
}
