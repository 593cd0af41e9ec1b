//! Paragraphs, headings, lists and links of running text.

use leptos::prelude::*;

use crate::words;

/// A paragraph.
pub(in crate::ui) fn paragraph(text: String) -> AnyView {
    view! { <p>{text}</p> }.into_any()
}

/// A page's first paragraph, a little larger.
pub(in crate::ui) fn lead(text: String) -> AnyView {
    view! { <p class="app-page__lead">{text}</p> }.into_any()
}

/// A heading below the page's title.
pub(in crate::ui) fn heading(text: String) -> AnyView {
    view! { <h2>{text}</h2> }.into_any()
}

/// A list of short lines.
pub(in crate::ui) fn list(lines: impl IntoIterator<Item = String>) -> AnyView {
    let lines: Vec<_> = lines.into_iter().map(|line| view! { <li>{line}</li> }.into_any()).collect();
    view! { <ul>{lines}</ul> }.into_any()
}

/// A link to another website. It opens a tab of its own, so that answers that are not saved stay where they are.
pub(in crate::ui) fn web_link(label: String, address: &'static str) -> AnyView {
    view! {
        <a href=address target="_blank" rel="noopener noreferrer">
            {label}
            <span class="app-hidden">" " {words::app::new_tab()}</span>
        </a>
    }
    .into_any()
}
