//! The way past the bar for whoever uses a keyboard; unseen until it has the focus.

use leptos::prelude::*;

use super::el;
use crate::ui::focus;
use crate::words;

/// Moves the focus to the page's title. The address stays as it is, so nothing lands in the history.
pub(in crate::ui) fn skip_link() -> AnyView {
    el("a", "app-skip")
        .attr("href", "#main")
        .text(words::app::skip_to_content())
        .on("click", |event| {
            event.prevent_default();
            focus::on_title();
        })
        .view()
}
