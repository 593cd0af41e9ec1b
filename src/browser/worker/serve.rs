//! The worker's own side: its whole life is to answer.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast as _;
use wasm_bindgen::prelude::Closure;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use super::read_and_overwrite;
use crate::vault::Secret;

/// Answers every message, and says that it is ready to. Called once, by the entry point of a worker.
pub fn serve(answer: impl Fn(&Secret<Vec<u8>>) -> Secret<Vec<u8>> + 'static) {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
    let answers = {
        let scope = scope.clone();
        Closure::<dyn Fn(MessageEvent)>::new(move |message: MessageEvent| {
            let response = answer(&read_and_overwrite(&message.data()));
            // EXPOSE: the response is handed over to the page.
            let bytes = Uint8Array::from(response.expose().as_slice());
            let _ = scope.post_message_with_transfer(&bytes, &Array::of1(&bytes.buffer()));
        })
    };
    scope.set_onmessage(Some(answers.as_ref().unchecked_ref()));
    answers.forget(); // for as long as the worker lives
    let _ = scope.post_message(&Uint8Array::new_with_length(0));
}
