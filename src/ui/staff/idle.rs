//! Locks a tablet that nobody touches, after a warning that a key, a tap or a screen reader can answer.

use leptos::prelude::*;

use super::desk::Desk;
use super::dialog::Dialog;
use crate::app::staff::idle::{Idle, Then};
use crate::browser::{clock, idle};
use crate::ui::components::{Look, button};
use crate::words::staff::idle as say;

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
    let stay = move || {
        left.set(None);
        since.update_value(|idle| idle.touch(clock::now()));
    };
    let about = Signal::derive(move || left.get().map(say::about).unwrap_or_default());
    let answers =
        vec![button(say::stay(), Look::Primary, stay), button(say::lock(), Look::Secondary, move || desk.lock())];
    Dialog { id: "idle", title: say::title(), about, answers }.view(is_warned, stay)
}
