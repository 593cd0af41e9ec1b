//! Leaves at once: the page is empty in the very next frame, and its place in the history becomes the other site.
//!
//! What this cannot do is said to her before she meets the button: the browser's list of visited addresses keeps this
//! one, which is why no address or title here ever says anything about her.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::{JsCast as _, prelude::Closure};
use web_sys::{PageTransitionEvent, Window, window};

use super::history;

/// Milliseconds to wait for the history to step behind its guard entry; it takes a few, on a busy phone more.
const STEP_BACK: i32 = 500;

/// Empties the page, goes to `address` in place of this page, and lets `forget` drop keys and answers.
///
/// The page is emptied first and forgets last: memory can wait a millisecond, eyes cannot, and should forgetting ever
/// fail, she is on her way. The other site may take long to answer or,
/// without a connection, never come; the page stays empty meanwhile. The history stands on the guard entry of
/// [`history`](super::history); the entry beneath it is the one to replace, or Back would show this page again. The guard
/// entry itself can then be reached by Forward: it loads this page anew, with nothing on it.
pub fn leave(address: &str, forget: impl FnOnce()) {
    let Some(window) = window() else { return forget() };
    empty(&window);
    let go = {
        let (window, address) = (window.clone(), Cell::new(Some(address.to_owned())));
        Rc::new(move || {
            if let Some(address) = address.take() {
                let _ = window.location().replace(&address);
            }
        })
    };
    let behind = Rc::clone(&go);
    history::step_behind_guard(move || behind());
    let anyway = Closure::once_into_js(move || go());
    let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(anyway.unchecked_ref(), STEP_BACK);
    forget();
}

/// When the browser shows this page again out of its cache (Back after leaving), loads it anew, without what was in
/// memory. Called once, at start.
pub fn never_return_from_cache() {
    let Some(window) = window() else { return };
    let shown = Closure::<dyn Fn(PageTransitionEvent)>::new(|event: PageTransitionEvent| {
        if let Some(window) = web_sys::window().filter(|_| event.persisted()) {
            empty(&window);
            let _ = window.location().reload();
        }
    });
    let _ = window.add_event_listener_with_callback("pageshow", shown.as_ref().unchecked_ref());
    shown.forget(); // for as long as the page lives
}

fn empty(window: &Window) {
    if let Some(body) = window.document().and_then(|document| document.body()) {
        body.set_text_content(None);
    }
}
