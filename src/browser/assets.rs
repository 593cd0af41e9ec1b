//! The app's own published files, by name: centre, packs, words, worker.
//!
//! `desk finish` links each of them in the page as `<link data-name="…" href="…" data-integrity="…">`; those needed at once
//! are asked for by the page's start, so that they travel together with the code, and what it asked for stands on the link.
//! What only few visits need is named in a file of its own, `list`, a line each, so that the page is no longer for it. Only this
//! site's own files can be asked for here.

use std::fmt;

use js_sys::{Promise, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, RequestInit, Response};

/// Loads a published file that the page links: `centre`, `pack:<id>-<version>` or `words:<language>`. It is on its way from
/// the call on, so that several come together.
///
/// # Errors
/// [`AssetError`]: trying again later may help, unless the page names no such file.
pub fn load(name: &str) -> impl Future<Output = Result<String, AssetError>> + use<> {
    let asked = link(name).and_then(|link| match coming(&link) {
        Some(coming) => Ok(coming),
        None => ask(&href(&link)?, &link.get_attribute("data-integrity").unwrap_or_default()),
    });
    text(asked)
}

/// Loads a published file that is named in `list`: another pack than the first, another language, `sealed:<word>`.
///
/// # Errors
/// [`AssetError`]: trying again later may help, unless neither the page nor the list names such a file.
pub async fn load_listed(name: &str) -> Result<String, AssetError> {
    let (address, integrity) = listed(name).await?;
    text(ask(&address, &integrity)).await
}

/// The address of a published file that is named in `list` and that the browser itself loads: `opener`.
///
/// # Errors
/// [`AssetError`].
pub async fn address_listed(name: &str) -> Result<String, AssetError> {
    listed(name).await.map(|(address, _)| address)
}

/// Address and integrity of what is named in `list`.
async fn listed(name: &str) -> Result<(String, String), AssetError> {
    let list = load("list").await?;
    let line = list.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
    let (address, integrity) = line.and_then(|line| line.split_once(' ')).ok_or(AssetError::NotLinked)?;
    Ok((address.to_owned(), integrity.to_owned()))
}

fn ask(address: &str, integrity: &str) -> Result<Promise, AssetError> {
    let how = RequestInit::new();
    how.set_integrity(integrity);
    let window = web_sys::window().ok_or(AssetError::NotLinked)?;
    Ok(window.fetch_with_str_and_init(address, &how))
}

async fn text(asked: Result<Promise, AssetError>) -> Result<String, AssetError> {
    let answer: Response =
        JsFuture::from(asked?).await.and_then(JsValue::dyn_into).map_err(|_| AssetError::Unreachable)?;
    if !answer.ok() {
        return Err(AssetError::Refused(answer.status()));
    }
    let text = JsFuture::from(answer.text().map_err(|_| AssetError::Unreachable)?).await;
    text.ok().and_then(|text| text.as_string()).ok_or(AssetError::Unreachable)
}

/// What the page's start asked for already. Taken once: asking again is a new request, since the first may have failed.
fn coming(link: &Element) -> Option<Promise> {
    let coming = Reflect::get(link, &COMING.into()).ok()?.dyn_into().ok()?;
    Reflect::delete_property(link, &COMING.into()).ok()?;
    Some(coming)
}

const COMING: &str = "coming";

/// The address of a published file that the browser itself loads: `worker` or `service-worker`.
///
/// # Errors
/// [`AssetError::NotLinked`].
pub fn address(name: &str) -> Result<String, AssetError> {
    href(&link(name)?)
}

/// The language that this page is made in: `desk finish` writes it, as a BCP 47 tag.
#[must_use]
pub fn language() -> String {
    let page = web_sys::window().and_then(|window| window.document()?.document_element());
    page.and_then(|page| page.get_attribute("lang")).unwrap_or_default()
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
