//! What happens to the page as a whole: hidden too long, restored from the browser's cache, closed with work unsaved.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Document, Event, VisibilityState, Window};

use super::{clock, history};

/// Calls `lock` when the page has been hidden for longer than `seconds`: as soon as a timer may run, and at the latest
/// when she looks at it again.
pub fn lock_when_hidden(seconds: u16, lock: impl Fn() + 'static) {
    let Some((window, document)) = page() else { return };
    let hidden_since = Rc::new(Cell::new(None::<i64>));
    let lock = Rc::new(lock);
    let (since, timer_lock) = (Rc::clone(&hidden_since), Rc::clone(&lock));
    let too_long = move || since.get().is_some_and(|s| clock::now() - s >= i64::from(seconds));
    let check = too_long.clone();
    let timer = Closure::<dyn Fn()>::new(move || {
        if check() {
            timer_lock();
        }
    });
    let changed = Closure::<dyn Fn()>::new(move || {
        let Some((window, document)) = page() else { return };
        if document.visibility_state() == VisibilityState::Hidden {
            hidden_since.set(Some(clock::now()));
            let wait = (i32::from(seconds)).saturating_mul(1000);
            let handler = timer.as_ref().unchecked_ref();
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(handler, wait);
        } else {
            if too_long() {
                lock();
            }
            hidden_since.set(None);
        }
    });
    listen(&document, "visibilitychange", changed.as_ref());
    changed.forget(); // for as long as the page lives
    drop(window);
}

/// Asks "leave this page?" when it is closed or reloaded while `unsaved` says that something would be lost.
pub fn ask_before_unload(unsaved: impl Fn() -> bool + 'static) {
    let Some((window, _)) = page() else { return };
    let closing = Closure::<dyn Fn(Event)>::new(move |event: Event| {
        if unsaved() {
            event.prevent_default();
        }
    });
    listen(&window, "beforeunload", closing.as_ref());
    closing.forget(); // for as long as the page lives
}

/// Whether the phone has a connection, as far as it knows.
#[must_use]
pub fn is_online() -> bool {
    page().is_none_or(|(window, _)| window.navigator().on_line())
}

/// Calls `online` whenever the phone is connected again.
pub fn when_online(online: impl Fn() + 'static) {
    let Some((window, _)) = page() else { return };
    let connected = Closure::<dyn Fn()>::new(online);
    listen(&window, "online", connected.as_ref());
    connected.forget(); // for as long as the page lives
}

/// Loads the page anew: the heap with everything in it is dropped, which is the only complete wipe. `locked` is
/// remembered across the reload in the history entry's state.
pub fn reload(locked: bool) {
    let Some((window, _)) = page() else { return };
    if locked {
        history::note_lock();
    }
    let _ = window.location().reload();
}

/// Goes to another page of this site, which takes the place of this one in the history.
pub fn replace(address: &str) {
    if let Some((window, _)) = page() {
        let _ = window.location().replace(address);
    }
}

/// Opens another page of this site in a tab of its own, which knows nothing of this one.
pub fn open_beside(address: &str) {
    if let Some((window, _)) = page() {
        let _ = window.open_with_url_and_target_and_features(address, "_blank", "noopener");
    }
}

/// Whether this load follows a lock; answers so once.
#[must_use]
pub fn was_locked() -> bool {
    history::take_lock()
}

fn listen(target: &web_sys::EventTarget, event: &str, handler: &JsValue) {
    let _ = target.add_event_listener_with_callback(event, handler.unchecked_ref());
}

fn page() -> Option<(Window, Document)> {
    let window = web_sys::window()?;
    let document = window.document()?;
    Some((window, document))
}
