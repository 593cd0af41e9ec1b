//! The app's own published files, by name: centre, packs, words, worker.
//!
//! `desk finish` links each of them in the page as `<link data-name="…" href="…" data-integrity="…">`; those needed at once
//! are preloads, so that they travel together with the code. Only this site's own files can be asked for here.

use std::fmt;

use js_sys::Promise;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, RequestInit, Response};

/// Loads a published file: `centre`, `pack:<id>-<version>` or `words:<language>`. It is on its way from the call on, so that
/// several come together.
///
/// # Errors
/// [`AssetError`]: trying again later may help, unless the page names no such file.
pub fn load(name: &str) -> impl Future<Output = Result<String, AssetError>> + use<> {
    let asked = ask(name);
    async move {
        let answer: Response =
            JsFuture::from(asked?).await.and_then(JsValue::dyn_into).map_err(|_| AssetError::Unreachable)?;
        if !answer.ok() {
            return Err(AssetError::Refused(answer.status()));
        }
        let text = JsFuture::from(answer.text().map_err(|_| AssetError::Unreachable)?).await;
        text.ok().and_then(|text| text.as_string()).ok_or(AssetError::Unreachable)
    }
}

fn ask(name: &str) -> Result<Promise, AssetError> {
    let link = link(name)?;
    // Everything but the integrity is as in the preload, or the browser would fetch the file twice.
    let how = RequestInit::new();
    how.set_integrity(&link.get_attribute("data-integrity").unwrap_or_default());
    let window = web_sys::window().ok_or(AssetError::NotLinked)?;
    Ok(window.fetch_with_str_and_init(&href(&link)?, &how))
}

/// The address of a published file that the browser itself loads: `worker` or `service-worker`.
///
/// # Errors
/// [`AssetError::NotLinked`].
pub fn address(name: &str) -> Result<String, AssetError> {
    href(&link(name)?)
}

fn link(name: &str) -> Result<Element, AssetError> {
    let document = web_sys::window().and_then(|window| window.document());
    let links = document.and_then(|document| document.query_selector(&format!("link[data-name=\"{name}\"]")).ok());
    links.flatten().ok_or(AssetError::NotLinked)
}

fn href(link: &Element) -> Result<String, AssetError> {
    link.get_attribute("href").ok_or(AssetError::NotLinked)
}

/// Why a published file could not be had.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AssetError {
    /// The page names no such file: it was not made by `desk finish` of this version.
    NotLinked,
    /// No network, or the bytes are not those that were published.
    Unreachable,
    /// The host answered with this HTTP status.
    Refused(u16),
}

impl fmt::Display for AssetError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotLinked => f.write_str("the page names no such file"),
            Self::Unreachable => f.write_str("the file could not be loaded"),
            Self::Refused(status) => write!(f, "the host answered {status}"),
        }
    }
}

impl std::error::Error for AssetError {}
