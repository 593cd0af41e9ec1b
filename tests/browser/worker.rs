//! The channel to the worker, with workers of a few lines that answer, die or never start.

use candour::app::worker::{Channel as _, ChannelError};
use candour::browser::worker::WorkerChannel;
use candour::vault::Secret;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::page::run;

const READY: &str = "postMessage(new Uint8Array(0));";

async fn channel(script: &str) -> WorkerChannel {
    let address = run(&format!("URL.createObjectURL(new Blob([{script:?}], {{ type: 'text/javascript' }}))")).await;
    WorkerChannel::new(address.as_string().unwrap())
}

async fn ask(channel: &WorkerChannel, question: &[u8]) -> Result<Vec<u8>, ChannelError> {
    channel.ask(Secret::new(question.to_vec())).await.map(|answer| answer.expose().clone())
}

#[wasm_bindgen_test]
async fn answers_come_back_whole_and_in_turn() {
    // Bytes are handed over, so the worker's own copy of them is gone once it has answered.
    let echo = channel(&format!(
        "let last; onmessage = ({{ data }}) => {{
           if (last?.length) throw 'not handed over';
           last = data; postMessage(data, [data.buffer]);
         }}; {READY}"
    ))
    .await;
    for question in [b"one".as_slice(), b"", &[7; 100_000]] {
        assert_eq!(ask(&echo, question).await.as_deref(), Ok(question));
    }
}

#[wasm_bindgen_test]
async fn a_worker_is_started_once_and_again_after_it_was_ended() {
    let counting = channel(&format!("let n = 0; onmessage = () => postMessage(new Uint8Array([++n])); {READY}")).await;
    counting.be_ready().await;
    assert_eq!((ask(&counting, b"").await, ask(&counting, b"").await), (Ok(vec![1]), Ok(vec![2])));
    counting.end();
    assert_eq!(ask(&counting, b"").await, Ok(vec![1]));
}

#[wasm_bindgen_test]
async fn a_worker_that_dies_is_told_and_replaced() {
    let dying = channel(&format!(
        "onmessage = ({{ data }}) => {{ if (data[0]) throw 'out of memory'; postMessage(data); }}; {READY}"
    ))
    .await;
    assert_eq!(ask(&dying, &[1]).await, Err(ChannelError::Ended));
    assert_eq!(ask(&dying, &[0]).await, Ok(vec![0]));
}

#[wasm_bindgen_test]
async fn a_worker_that_does_not_start_is_told() {
    let broken = channel("throw 'no'").await;
    broken.be_ready().await;
    assert_eq!(ask(&broken, b"").await, Err(ChannelError::NotStarted));
    let missing = WorkerChannel::new("no-such-file.js".to_owned());
    assert_eq!(ask(&missing, b"").await, Err(ChannelError::NotStarted));
}
