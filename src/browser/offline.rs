//! Opening a page without a connection. It leaves the page's files on the device: on a phone only for her who chose to save.

use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CacheStorage, ServiceWorkerRegistration};

use super::{assets, site};

/// Her page's own service worker, beside her page.
const HERS: &str = "service-worker.js";

/// What the names of the staff page's caches begin with: they are none of hers.
const STAFF: &str = "desk-";

/// Keeps the page's own files on this device. Nothing happens where the browser cannot.
pub fn keep() {
    if let (Some(window), Ok(address)) = (web_sys::window(), assets::address("service-worker")) {
        let _ = window.navigator().service_worker().register(&address);
    }
}

/// Keeps her page's files on this device too, for a woman who is handed it where there is no connection. For the staff's page.
pub fn keep_her_page() {
    if let (Some(window), Some(page)) = (web_sys::window(), site::her_page()) {
        let _ = window.navigator().service_worker().register(&format!("{page}{HERS}"));
    }
}

/// Removes them from her phone.
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
    for name in js_sys::Array::from(&names).iter().filter_map(|n| n.as_string()).filter(|n| !n.starts_with(STAFF)) {
        JsFuture::from(caches.delete(&name)).await?;
    }
    Ok(())
}
