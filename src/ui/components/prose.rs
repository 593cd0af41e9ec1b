//! Titles, paragraphs, headings, lists and links of running text.

use leptos::prelude::*;

use super::el;
use crate::words;

/// The id of the title of a page that asks one thing, which names its controls.
pub(in crate::ui) const TITLE_ID: &str = "title";

/// A page's title; it can take the focus.
#[inline(never)]
pub(in crate::ui) fn title(text: String) -> AnyView {
    el("h1", "app-page__title").attr("tabindex", "-1").text(text).view()
}

/// A paragraph.
#[inline(never)]
pub(in crate::ui) fn paragraph(text: String) -> AnyView {
    el("p", "").text(text).view()
}

/// A page's first paragraph, a little larger.
#[inline(never)]
pub(in crate::ui) fn lead(text: String) -> AnyView {
    el("p", "app-page__lead").text(text).view()
}

/// A quieter paragraph.
#[inline(never)]
pub(in crate::ui) fn hint(text: String) -> AnyView {
    el("p", "app-field__hint").text(text).view()
}

/// A heading below the page's title.
#[inline(never)]
pub(in crate::ui) fn heading(text: String) -> AnyView {
    el("h2", "").text(text).view()
}

/// A list of short lines.
pub(in crate::ui) fn list(lines: impl IntoIterator<Item = String>) -> AnyView {
    el("ul", "").children(lines.into_iter().map(|line| el("li", "").text(line).view())).view()
}

/// A link to another website. It opens a tab of its own, so that answers that are not saved stay where they are.
pub(in crate::ui) fn web_link(label: String, address: String) -> AnyView {
    el("a", "")
        .attr("href", address)
        .attr("target", "_blank")
        .attr("rel", "noopener noreferrer")
        .text(label)
        .el(el("span", "app-hidden").text(format!(" {}", words::app::new_tab())))
        .view()
}
