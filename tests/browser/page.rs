//! The page that tests run in, bent to their needs by a few lines of JavaScript.

use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// Runs a script, waits for the promise it may give, and gives its value.
pub async fn run(script: &str) -> JsValue {
    JsFuture::from(Promise::resolve(&js_sys::eval(script).unwrap())).await.unwrap()
}
