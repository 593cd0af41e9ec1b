//! Tells every second whether the page is in sight, and whenever somebody touches it.

use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Document, VisibilityState};

/// What somebody who works at a page does. Moving a pointer over it is not working.
const TOUCHES: [&str; 4] = ["pointerdown", "keydown", "input", "wheel"];

/// Calls `look` every second and whenever the page comes into or goes out of sight, with whether it is in sight; and
/// `touch` whenever somebody touches it. For as long as the page lives.
pub fn watch(look: impl Fn(bool) + 'static, touch: impl Fn() + 'static) {
    let Some(window) = web_sys::window() else { return };
    let Some(document) = window.document() else { return };
    let look = Closure::<dyn Fn()>::new({
        let document = document.clone();
        move || look(document.visibility_state() == VisibilityState::Visible)
    });
    let _ = window.set_interval_with_callback_and_timeout_and_arguments_0(look.as_ref().unchecked_ref(), 1000);
    listen(&document, "visibilitychange", look.as_ref());
    look.forget();
    let touch = Closure::<dyn Fn()>::new(touch);
    TOUCHES.iter().for_each(|event| listen(&document, event, touch.as_ref()));
    touch.forget();
}

fn listen(document: &Document, event: &str, handler: &JsValue) {
    let _ = document.add_event_listener_with_callback_and_bool(event, handler.unchecked_ref(), true);
}
