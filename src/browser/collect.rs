//! Reads the centre's own drop box, for its tablets. It sends nothing but the address.
//!
//! A drop box on the app's own host may ask for a name and a password, which the browser itself then asks for and keeps; to
//! any other host nothing of the kind goes. Without referrer, without cache, without following redirects. No decisions.

use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ReferrerPolicy, RequestCache, RequestCredentials, RequestInit, RequestRedirect, Response};

use super::patience;
use crate::app::ports::{CollectError, Collection};

/// Reads over the network.
#[derive(Debug, Clone, Copy)]
pub struct DropBoxReader;

impl Collection for DropBoxReader {
    async fn fetch(&self, address: &str, most: usize) -> Result<Vec<u8>, CollectError> {
        let reply = ask(address).await.map_err(|_| CollectError::Unreachable)?;
        if !reply.ok() {
            return Err(CollectError::Refused(reply.status()));
        }
        let told = reply.headers().get("Content-Length").ok().flatten().and_then(|length| length.parse::<usize>().ok());
        if told.is_some_and(|length| length > most) {
            return Err(CollectError::TooLarge);
        }
        let body = reply.array_buffer().map_err(|_| CollectError::Unreachable)?;
        let body = JsFuture::from(body).await.map_err(|_| CollectError::Unreachable)?;
        let bytes = js_sys::Uint8Array::new(&body);
        if bytes.length() as usize > most { Err(CollectError::TooLarge) } else { Ok(bytes.to_vec()) }
    }
}

async fn ask(address: &str) -> Result<Response, JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let request = RequestInit::new();
    request.set_credentials(RequestCredentials::SameOrigin);
    request.set_referrer_policy(ReferrerPolicy::NoReferrer);
    request.set_cache(RequestCache::NoStore);
    request.set_redirect(RequestRedirect::Error);
    request.set_signal(Some(&patience::signal()?));
    JsFuture::from(window.fetch_with_str_and_init(address, &request)).await?.dyn_into()
}
