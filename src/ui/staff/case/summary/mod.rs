//! The two summaries, drawn as they are printed. Printing is the browser's own; nothing of it is kept.

mod file;
mod file_assessed;
mod hers;

pub(in crate::ui::staff) use file::for_file;
pub(in crate::ui::staff) use hers::for_her;

use leptos::prelude::*;

use crate::ui::components::{Look, actions, all, button, el, heading, paragraph};
use crate::ui::staff::desk::{Desk, Page, Part};
use crate::words::staff::{plan as say_plan, summary as say};

/// The ways to both, at the end of the plan.
pub(super) fn ways(desk: Desk) -> AnyView {
    all([
        heading(say::title()),
        paragraph(say::about()),
        actions([
            button(say::hers(), Look::Secondary, move || desk.page.set(Page::ForHer)),
            button(say::file(), Look::Secondary, move || desk.page.set(Page::ForFile)),
        ]),
    ])
}

/// What stands above a page to print, and is not printed: what to think of first, and the buttons.
fn above(desk: Desk, first: String, more: Option<AnyView>) -> AnyView {
    let print = || {
        let _ = window().print();
    };
    el("div", "app-print__above")
        .child(paragraph(first))
        .children(more)
        .child(actions([
            button(say::print(), Look::Primary, print),
            button(say_plan::not_now(), Look::Quiet, move || desk.page.set(Page::Case(Part::Plan))),
        ]))
        .view()
}

/// A part of a page with its heading.
fn section(title: String, body: impl IntoIterator<Item = AnyView>) -> AnyView {
    el("section", "app-print__part").child(heading(title)).children(body).view()
}
