//! The only place that sends anything: sealed envelopes, to the drop boxes of the centre file.
//!
//! Without cookies, without referrer, without cache, without following redirects; nothing about a person stands in
//! the address or in a header. No decisions: what a reply means is for `share::outbox`.

use js_sys::Promise;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ReferrerPolicy, RequestCache, RequestCredentials, RequestInit, RequestRedirect, Response};

use super::patience;
use crate::app::ports::Transport;
use crate::share::Envelope;
use crate::share::outbox::Reply;

/// Sends over the network.
#[derive(Debug, Clone, Copy)]
pub struct Network;

impl Transport for Network {
    async fn put(&self, address: &str, envelope: &Envelope) -> Reply {
        match try_put(address, envelope).await {
            Ok(status) => Reply::Status(status),
            Err(_) => Reply::Nothing,
        }
    }
}

async fn try_put(address: &str, envelope: &Envelope) -> Result<u16, JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let headers = web_sys::Headers::new()?;
    headers.set("Content-Type", "application/json")?;
    let request = RequestInit::new();
    request.set_method("PUT");
    request.set_headers_headers(&headers);
    request.set_body_opt_str(Some(&envelope.to_json()));
    request.set_credentials(RequestCredentials::Omit);
    request.set_referrer_policy(ReferrerPolicy::NoReferrer);
    request.set_cache(RequestCache::NoStore);
    request.set_redirect(RequestRedirect::Error);
    request.set_signal(Some(&patience::signal()?));
    // `keepalive` would outlive the tab but takes 64 KiB at most; the outbox outlives it anyway.
    answer(window.fetch_with_str_and_init(address, &request)).await
}

/// The status of a reply, once all of it has come: one that nobody reads to its end is cut off by the browser, and its
/// drop box cannot tell that from a lost connection. What stands in it does not matter.
async fn answer(reply: Promise) -> Result<u16, JsValue> {
    let reply: Response = JsFuture::from(reply).await?.dyn_into()?;
    let _ = JsFuture::from(reply.array_buffer()?).await;
    Ok(reply.status())
}
