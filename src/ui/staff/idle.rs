//! Locks a tablet that nobody touches, after a warning that a key, a tap or a screen reader can answer.

use leptos::prelude::*;

use super::bar;
use super::desk::Desk;
use super::dialog::Dialog;
use super::half_typed;
use crate::app::staff::idle::{Idle, Then};
use crate::browser::{clock, idle, typed};
use crate::ui::components::{Look, button};
use crate::words::staff::idle as say;

/// Draws the warning, closed, and begins to watch.
pub(super) fn warning(desk: Desk) -> AnyView {
    let limit = desk.world().centre.limits().lock_seconds;
    let since = StoredValue::new(Idle::new(limit, clock::now()));
    let left = RwSignal::new(None::<i64>);
    let is_in = move || desk.who.read_untracked().is_some();

    // Whoever comes in within a second of waking the tablet is not locked out for the time it slept.
    Effect::new(move |_| {
        if desk.who.read().is_some() {
            since.set_value(Idle::new(limit, clock::now()));
        }
    });
    let look = move |in_sight| {
        if !is_in() {
            return since.set_value(Idle::new(limit, clock::now()));
        }
        half_typed::keep_up(desk);
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
    typed::watch();

    let is_warned = Memo::new(move |_| left.read().is_some());
    let stay = move || {
        left.set(None);
        since.update_value(|idle| idle.touch(clock::now()));
    };
    let about = Signal::derive(move || {
        let unsaved = Some(bar::in_words(&typed::unsaved())).filter(|words| !words.is_empty());
        left.get().map(say::about).into_iter().chain(unsaved).collect::<Vec<_>>().join(" ")
    });
    let answers =
        vec![button(say::stay(), Look::Primary, stay), button(say::lock(), Look::Secondary, move || desk.lock())];
    Dialog { id: "idle", title: say::title(), about, answers }.view(is_warned, stay)
}
