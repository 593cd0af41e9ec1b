//! How far: a thin line and its words.

use leptos::prelude::*;

use super::el;

/// Draws `done` of `total`; the words say the same.
pub(in crate::ui) fn progress(done: usize, total: usize, says: String) -> AnyView {
    let bar = el("progress", "app-progress__bar").attr("max", total.to_string()).attr("value", done.to_string());
    el("div", "app-progress").el(bar.attr("aria-hidden", "true")).el(el("span", "").text(says)).view()
}
