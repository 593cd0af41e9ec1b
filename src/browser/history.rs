//! The back button without a trail: one guard entry, whatever page she is on, and always the same address.
//!
//! Going back leads from the guard to the entry beneath it; the app goes one page back and steps on to the guard again. So the
//! history never grows by a question, and neither it nor the address bar says anything about her.
//!
//! The guard is put up at her first touch, and not anew after every step back: an entry that a page makes by itself is passed
//! over by the Back button of every browser, by WebKit's together with the one beneath, and so would lead out of the app.

use std::cell::RefCell;

use wasm_bindgen::JsCast as _;
use wasm_bindgen::prelude::Closure;

/// In an entry's state: it is the guard.
const GUARD: u8 = 1;
/// In an entry's state: the page is being loaded anew because it was locked.
const LOCKED: u8 = 2;
/// In an entry's state: this is a tablet that a woman was handed.
const HANDED: u8 = 4;

/// What counts as her touch, for browsers too.
const TOUCHES: [&str; 2] = ["click", "keydown"];

thread_local! {
    /// What to do at the next step back instead of going one page back.
    static ON_LEAVING: RefCell<Option<Box<dyn FnOnce()>>> = RefCell::default();
}

/// Calls `go_back` whenever she goes back. It answers whether there was a page to go back to; if not, the browser leaves.
pub fn guard(go_back: impl Fn() -> bool + 'static) {
    let Some(window) = web_sys::window() else { return };
    let touched = Closure::<dyn Fn()>::new(put_up);
    for touch in TOUCHES {
        let handler = touched.as_ref().unchecked_ref();
        let _ = window.add_event_listener_with_callback_and_bool(touch, handler, true);
    }
    touched.forget(); // for as long as the page lives
    let moved = Closure::<dyn Fn()>::new(move || {
        if is_up() {
            return;
        }
        if let Some(leave) = ON_LEAVING.take() {
            leave();
        } else if let Some(history) = history() {
            let _ = if go_back() { history.forward() } else { history.back() };
        }
    });
    let _ = window.add_event_listener_with_callback("popstate", moved.as_ref().unchecked_ref());
    moved.forget(); // for as long as the page lives
}

/// Steps behind the guard, for good, and calls `leave` there: what it replaces is then the app's own entry. Without a guard
/// that is the one where she stands.
///
/// Told to the guard itself, because on the window browsers call listeners in the order of their registration, whatever
/// their phase: another listener would come after the page had stepped on to the guard again.
pub(super) fn step_behind_guard(leave: impl FnOnce() + 'static) {
    if !is_up() {
        return leave();
    }
    ON_LEAVING.set(Some(Box::new(leave)));
    // Whoever comes forward to it finds a page like any other: what stands beneath is then not the app.
    note(0);
    if let Some(history) = history() {
        let _ = history.back();
    }
}

/// Remembers across a reload that the page was locked.
pub(super) fn note_lock() {
    note(state() | LOCKED);
}

/// Whether this load follows a lock; answers so once.
pub(super) fn take_lock() -> bool {
    let state = state();
    note(state & !LOCKED);
    state & LOCKED != 0
}

/// Remembers, for as long as this tab is at the page, that this is a tablet that a woman was handed.
pub fn note_handed() {
    note(state() | HANDED);
}

/// Whether it is.
#[must_use]
pub fn is_handed() -> bool {
    state() & HANDED != 0
}

fn put_up() {
    if let Some(history) = history().filter(|_| !is_up()) {
        let _ = history.push_state(&(GUARD | state() & HANDED).into(), "");
    }
}

/// Whether she stands on the guard: also after a reload.
fn is_up() -> bool {
    state() & GUARD != 0
}

/// What this page noted in the entry where she stands; says nothing to anybody else.
fn state() -> u8 {
    let noted = history().and_then(|history| history.state().ok()?.as_f64());
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "written here: a small whole number")]
    noted.map_or(0, |state| state as u8)
}

fn note(state: u8) {
    if let Some(history) = history() {
        let _ = history.replace_state(&state.into(), "");
    }
}

fn history() -> Option<web_sys::History> {
    web_sys::window()?.history().ok()
}
