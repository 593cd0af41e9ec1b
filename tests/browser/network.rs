//! What goes over the wire, and what is made of what comes back.

use candour::app::ports::Transport as _;
use candour::browser::fetch::Network;
use candour::share::Envelope;
use candour::share::outbox::Reply;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::page::run;

const JSON: &str = r#"{"v":1,"to":"uob","kid":"00","kem":"x-wing","enc":"AA","ct":"AA"}"#;

async fn put(address: &str) -> Reply {
    Network.put(address, &Envelope::from_json(JSON.as_bytes()).unwrap()).await
}

/// The page's `fetch` does this for a while; gives what was put, and what else it was asked.
async fn put_while_fetch_is(script: &str) -> (Reply, Vec<String>) {
    run(&format!(
        "self.true_fetch ??= self.fetch; self.asked = [];
         self.fetch = (address, how) => {{ asked.push(String(address), how); return Promise.resolve(how).then({script}); }};"
    ))
    .await;
    let reply = put("https://drop.example/uob/0a").await;
    let keys = "['method', 'body', 'credentials', 'referrerPolicy', 'cache', 'redirect', 'keepalive']";
    let asked = format!(
        "self.fetch = true_fetch;
         [asked.length, asked[0], ...{keys}.map(key => asked[1][key]), JSON.stringify([...asked[1].headers])].join('|')"
    );
    let asked = run(&asked).await.as_string().unwrap();
    (reply, asked.split('|').map(str::to_owned).collect())
}

#[wasm_bindgen_test]
async fn an_envelope_goes_out_with_nothing_about_her_around_it() {
    let (reply, asked) = put_while_fetch_is("() => new Response(null, { status: 204 })").await;
    assert_eq!(reply, Reply::Status(204));
    let headers = r#"[["content-type","application/json"]]"#;
    let expected =
        ["2", "https://drop.example/uob/0a", "PUT", JSON, "omit", "no-referrer", "no-store", "error", "", headers];
    assert_eq!(asked, expected);
}

#[wasm_bindgen_test]
async fn every_status_is_passed_on_and_every_failure_is_nothing() {
    for status in [200, 409, 412, 429, 503] {
        let script = format!("() => new Response(null, {{ status: {status} }})");
        assert_eq!(put_while_fetch_is(&script).await.0, Reply::Status(status));
    }
    assert_eq!(
        put_while_fetch_is("() => { throw new TypeError('offline, or refused by the policy'); }").await.0,
        Reply::Nothing
    );
}

#[wasm_bindgen_test]
async fn a_drop_box_that_hangs_is_given_up() {
    // The minute is over at once: timers of this page run a thousand times faster.
    run("self.true_timer ??= self.setTimeout; self.setTimeout = (act, wait) => true_timer(act, wait / 1000);").await;
    let hang =
        "how => new Promise((_, reject) => how.signal.addEventListener('abort', () => reject(how.signal.reason)))";
    let (reply, _) = put_while_fetch_is(hang).await;
    run("self.setTimeout = true_timer").await;
    assert_eq!(reply, Reply::Nothing);
}

#[wasm_bindgen_test]
async fn the_real_network_answers_too() {
    assert!(matches!(put("/no-such-drop-box/0a").await, Reply::Status(400..=499)));
    assert_eq!(put("http://localhost:9/").await, Reply::Nothing);
}
