//! Opening the app without a connection: only for her who chose to save, since it leaves the app's files on the phone.

use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CacheStorage, ServiceWorkerRegistration};

use super::assets;

/// Keeps the app's own files on this phone. Nothing happens where the browser cannot.
pub fn keep() {
    if let (Some(window), Ok(address)) = (web_sys::window(), assets::address("service-worker")) {
        let _ = window.navigator().service_worker().register(&address);
    }
}

/// Removes them.
pub async fn forget() {
    let _ = unregister().await;
    let _ = clear().await;
}

async fn unregister() -> Result<(), JsValue> {
    let container = web_sys::window().ok_or(JsValue::NULL)?.navigator().service_worker();
    let found = JsFuture::from(container.get_registration()).await?;
    if let Ok(registration) = found.dyn_into::<ServiceWorkerRegistration>() {
        JsFuture::from(registration.unregister()?).await?;
    }
    Ok(())
}

async fn clear() -> Result<(), JsValue> {
    let caches: CacheStorage = web_sys::window().ok_or(JsValue::NULL)?.caches()?;
    let names = JsFuture::from(caches.keys()).await?;
    for name in js_sys::Array::from(&names).iter().filter_map(|n| n.as_string()) {
        JsFuture::from(caches.delete(&name)).await?;
    }
    Ok(())
}
