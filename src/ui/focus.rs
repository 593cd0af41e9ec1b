//! Moves the focus to the title of a page that has just been drawn, so that a screen reader says where she is.
//!
//! The document's own title never changes: it shows in tabs and histories.

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{FocusOptions, HtmlElement};

/// The title of what is shown: a page beside the way hides the page of her way.
const TITLE: &str = "main > div:not([hidden]) h1";

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
