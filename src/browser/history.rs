//! The back button without a trail: one guard entry, whatever page she is on, and always the same address.
//!
//! Going back pops the guard; the app goes one page back and puts the guard up again. So the history never grows by a
//! question, and neither it nor the address bar says anything about her.

use std::cell::RefCell;

use wasm_bindgen::JsCast as _;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::Closure;

thread_local! {
    /// What to do at the next step back instead of going one page back.
    static ON_LEAVING: RefCell<Option<Box<dyn FnOnce()>>> = RefCell::default();
}

/// Calls `go_back` whenever she goes back. It answers whether there was a page to go back to; if not, the browser leaves.
pub fn guard(go_back: impl Fn() -> bool + 'static) {
    put_up();
    let Some(window) = web_sys::window() else { return };
    let popped = Closure::<dyn Fn()>::new(move || {
        if let Some(leave) = ON_LEAVING.take() {
            leave();
        } else if go_back() {
            put_up();
        } else if let Some(history) = history() {
            let _ = history.back();
        }
    });
    let _ = window.add_event_listener_with_callback("popstate", popped.as_ref().unchecked_ref());
    popped.forget(); // for as long as the page lives
}

/// Steps behind the guard, for good, and calls `leave` there: what it replaces is then the app's own entry.
///
/// Told to the guard itself, because on the window browsers call listeners in the order of their registration, whatever
/// their phase: another listener would come after the guard had been put up again.
pub(super) fn step_behind_guard(leave: impl FnOnce() + 'static) {
    ON_LEAVING.set(Some(Box::new(leave)));
    if let Some(history) = history() {
        let _ = history.back();
    }
}

fn put_up() {
    if let Some(history) = history() {
        let _ = history.push_state(&JsValue::NULL, "");
    }
}

fn history() -> Option<web_sys::History> {
    web_sys::window()?.history().ok()
}
