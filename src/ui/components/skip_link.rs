//! The way past the bar for whoever uses a keyboard; unseen until it has the focus.

use leptos::prelude::*;

use crate::ui::focus;
use crate::words;

/// Moves the focus to the page's title. The address stays as it is, so nothing lands in the history.
pub(super) fn skip_link() -> AnyView {
    let skip = move |event: web_sys::MouseEvent| {
        event.prevent_default();
        focus::on_title();
    };
    view! {
        <a class="app-skip" href="#main" on:click=skip>
            {words::app::skip_to_content()}
        </a>
    }
    .into_any()
}
