//! What is wrong on a page, at its top, each line leading to its field; it takes the focus when it appears.

use leptos::html::Div;
use leptos::prelude::*;

use crate::words;

/// Problems by the id of their field. Nothing is drawn while there are none.
pub(in crate::ui) type Problems = RwSignal<Vec<(&'static str, String)>>;

/// Draws the summary.
pub(in crate::ui) fn error_summary(problems: Problems) -> AnyView {
    let node = NodeRef::<Div>::new();
    Effect::new(move |_| {
        if !problems.read().is_empty()
            && let Some(summary) = node.get()
        {
            let _ = summary.focus();
        }
    });
    let title = move || if problems.read().len() == 1 { words::problem::title() } else { words::problem::title_many() };
    let lines = move || problems.get().into_iter().map(|(id, text)| line(id, text)).collect::<Vec<AnyView>>();
    (move || {
        (!problems.read().is_empty()).then(|| {
            view! {
                <div class="app-errors" role="alert" tabindex="-1" node_ref=node aria-labelledby="errors">
                    <h2 class="app-errors__title" id="errors">{title}</h2>
                    <ul class="app-errors__list">{lines}</ul>
                </div>
            }
        })
    })
    .into_any()
}

/// A button rather than a link: an address with a fragment would stand in the history.
fn line(id: &'static str, text: String) -> AnyView {
    let jump = move |_| {
        if let Some(field) = document().get_element_by_id(id) {
            let target = field.query_selector("input").ok().flatten().unwrap_or(field);
            let _ = wasm_bindgen::JsCast::unchecked_into::<web_sys::HtmlElement>(target).focus();
        }
    };
    view! { <li><button type="button" class="app-errors__link app-button app-button--quiet" on:click=jump>{text}</button></li> }
        .into_any()
}
