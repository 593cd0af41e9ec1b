//! Events as futures: JavaScript's own promise functions serve as the handlers.

use std::time::Duration;

use js_sys::{Function, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// Waits until one of the two functions given to `register` was called, and gives what it was called with.
pub(super) async fn settled(register: impl FnOnce(&Function, &Function)) -> Result<JsValue, JsValue> {
    let mut register = Some(register);
    let promise = Promise::new(&mut |resolve, reject| {
        if let Some(register) = register.take() {
            register(&resolve, &reject);
        }
    });
    JsFuture::from(promise).await
}

/// Calls a function after a while. Calling the functions of [`settled`] late does nothing.
pub(super) fn call_after(wait: Duration, function: &Function) {
    let milliseconds = i32::try_from(wait.as_millis()).unwrap_or(i32::MAX);
    if let Some(window) = web_sys::window() {
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(function, milliseconds);
    }
}
