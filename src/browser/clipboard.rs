//! Copies a text for another app, such as the one that sends messages.

use wasm_bindgen_futures::JsFuture;

/// Copies it; whether the browser did.
pub async fn copy(text: &str) -> bool {
    let Some(window) = web_sys::window() else { return false };
    JsFuture::from(window.navigator().clipboard().write_text(text)).await.is_ok()
}
