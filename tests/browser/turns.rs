//! Turns are real locks of the browser.

use candour::app::ports::Turns as _;
use candour::browser::turns::WebTurns;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::page::run;

#[wasm_bindgen_test]
async fn a_turn_is_one_tabs_until_it_is_dropped() {
    let first = WebTurns.take("a").await;
    assert!(first.is_some());
    assert!(WebTurns.take("a").await.is_none());
    assert!(WebTurns.take("b").await.is_some());
    drop(first);
    run("new Promise(done => setTimeout(done, 20))").await;
    assert!(WebTurns.take("a").await.is_some());
}

#[wasm_bindgen_test]
async fn what_another_tab_holds_is_not_to_be_had() {
    run("let letGo; globalThis.otherTab = { end: () => letGo() };
         new Promise(held => navigator.locks.request('c', () => { held(); return new Promise(end => letGo = end); }))")
    .await;
    assert!(WebTurns.take("c").await.is_none());
    run("otherTab.end(); new Promise(done => setTimeout(done, 20))").await;
    assert!(WebTurns.take("c").await.is_some());
}

#[wasm_bindgen_test]
async fn a_page_that_may_have_no_locks_has_no_turn() {
    run("const request = LockManager.prototype.request;
         globalThis.locksAgain = () => { LockManager.prototype.request = request; };
         LockManager.prototype.request = async () => { throw new DOMException('', 'SecurityError'); };")
    .await;
    let turn = WebTurns.take("d").await;
    run("locksAgain()").await;
    assert!(turn.is_none());
}
