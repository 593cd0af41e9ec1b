//! Locks a tablet that nobody touches, after a warning that a key, a tap or a screen reader can answer.

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlDialogElement;

use super::desk::Desk;
use crate::app::staff::idle::{Idle, Then};
use crate::browser::{clock, idle};
use crate::ui::components::{Look, actions, button, el};
use crate::words::staff::idle as say;

const DIALOG: &str = "idle";
const TITLE: &str = "idle-title";
const ABOUT: &str = "idle-about";

/// Draws the warning, closed, and begins to watch.
pub(super) fn warning(desk: Desk) -> AnyView {
    let limit = desk.world().centre.limits().lock_seconds;
    let since = StoredValue::new(Idle::new(limit, clock::now()));
    let left = RwSignal::new(None::<i64>);
    let is_in = move || desk.who.read_untracked().is_some();

    let look = move |in_sight| {
        if !is_in() {
            return since.set_value(Idle::new(limit, clock::now()));
        }
        match since.try_update_value(|idle| idle.look(clock::now(), in_sight)) {
            None | Some(Then::Stay) => left.set(None),
            Some(Then::Warn { seconds }) => left.set(Some(seconds)),
            Some(Then::Lock) => desk.lock(),
        }
    };
    let touch = move || {
        if left.read_untracked().is_none() {
            since.update_value(|idle| idle.touch(clock::now()));
        }
    };
    idle::watch(look, touch);

    let is_warned = Memo::new(move |_| left.read().is_some());
    Effect::new(move |_| show(is_warned.get()));
    let stay = move || {
        left.set(None);
        since.update_value(|idle| idle.touch(clock::now()));
    };
    let seconds = move || left.get().map(say::about).unwrap_or_default();
    el("dialog", "app-dialog")
        .attr("id", DIALOG)
        .attr("role", "alertdialog")
        .attr("aria-labelledby", TITLE)
        .attr("aria-describedby", ABOUT)
        // Escape: the browser closes it by itself.
        .on("cancel", move |_| stay())
        .el(el("h2", "app-dialog__title").attr("id", TITLE).text(say::title()))
        .el(el("p", "").attr("id", ABOUT).text_of(seconds))
        .child(actions([
            button(say::stay(), Look::Primary, stay),
            button(say::lock(), Look::Secondary, move || desk.lock()),
        ]))
        .view()
}

/// Opens or closes it; the browser moves the focus into it and back.
fn show(open: bool) {
    let dialog = document().get_element_by_id(DIALOG).and_then(|found| found.dyn_into::<HtmlDialogElement>().ok());
    match dialog {
        Some(dialog) if open && !dialog.open() => {
            let _ = dialog.show_modal();
        }
        Some(dialog) if !open && dialog.open() => dialog.close(),
        Some(_) | None => {}
    }
}
