//! The worker: the page's side, which starts it and talks to it, and its own side, which answers.
//!
//! Bytes are handed over, not copied, and each side overwrites what it has read. Ending the worker is the one complete
//! way to forget what it had in memory, and the only way to give back the 64 MiB of a key derivation.

mod serve;

pub use serve::serve;

use std::cell::{Cell, RefCell};
use std::time::Duration;

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::MessageEvent;

use super::promise::{call_after, settled};
use crate::app::worker::{Channel, ChannelError};
use crate::vault::Secret;

/// How long a start may take: a slow line has to bring the code.
const START: Duration = Duration::from_secs(60);
/// How long an answer may take. The dearest key takes a second or two on a slow phone.
const ANSWER: Duration = Duration::from_secs(30);

/// A worker that is started when first asked, or when told to be ready, and ended with this value.
#[derive(Debug)]
pub struct WorkerChannel {
    address: String,
    /// Absent while it works, so that whoever asks meanwhile starts another.
    resting: RefCell<Option<Running>>,
    /// It is on its way.
    starting: Cell<bool>,
}

impl WorkerChannel {
    /// One whose script stands at this address.
    #[must_use]
    pub fn new(address: String) -> Self {
        Self { address, resting: RefCell::default(), starting: Cell::default() }
    }

    /// Starts it, once however often this is called, so that nothing asked need wait for that. A failure shows when it is
    /// asked.
    pub async fn be_ready(&self) {
        if self.resting.borrow().is_none() && !self.starting.replace(true) {
            let started = Running::start(&self.address).await;
            self.starting.set(false);
            if let Ok(running) = started {
                self.resting.replace(Some(running));
            }
        }
    }

    /// Ends it; the next question starts it anew.
    pub fn end(&self) {
        self.resting.replace(None);
    }
}

impl Channel for WorkerChannel {
    async fn ask(&self, request: Secret<Vec<u8>>) -> Result<Secret<Vec<u8>>, ChannelError> {
        let resting = self.resting.take();
        let running = match resting {
            Some(running) => running,
            None => Running::start(&self.address).await?,
        };
        let response = running.ask(&request).await?;
        self.resting.replace(Some(running));
        Ok(response)
    }
}

/// A worker that has said that it is there.
#[derive(Debug)]
struct Running(web_sys::Worker);

impl Running {
    async fn start(address: &str) -> Result<Self, ChannelError> {
        let worker = Self(web_sys::Worker::new(address).map_err(|_| ChannelError::NotStarted)?);
        worker.message(START, || Ok(())).await.map_err(|_| ChannelError::NotStarted)?;
        Ok(worker)
    }

    async fn ask(&self, request: &Secret<Vec<u8>>) -> Result<Secret<Vec<u8>>, ChannelError> {
        // EXPOSE: the request is handed over to the worker.
        let bytes = Uint8Array::from(request.expose().as_slice());
        let handed_over = Array::of1(&bytes.buffer());
        let post = || self.0.post_message_with_transfer(&bytes, &handed_over);
        let response = self.message(ANSWER, post).await.map_err(|_| ChannelError::Ended)?;
        Ok(read_and_overwrite(&response))
    }

    /// Does something and waits for the worker's next message.
    async fn message(
        &self,
        patience: Duration,
        first: impl FnOnce() -> Result<(), JsValue>,
    ) -> Result<JsValue, JsValue> {
        let message = settled(|resolve, reject| {
            self.0.set_onmessage(Some(resolve));
            self.0.set_onerror(Some(reject));
            call_after(patience, reject);
            if let Err(error) = first() {
                let _ = reject.call1(&JsValue::UNDEFINED, &error);
            }
        });
        Ok(message.await?.dyn_into::<MessageEvent>()?.data())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.0.terminate();
    }
}

/// Takes the bytes of a message and overwrites them where they stood.
fn read_and_overwrite(message: &JsValue) -> Secret<Vec<u8>> {
    let bytes = Uint8Array::new(message);
    let read = Secret::new(bytes.to_vec());
    bytes.fill(0, 0, bytes.length());
    read
}
