//! IndexedDB passes the same suite as memory, and meets what only a browser does.

use candour::browser::indexed_db::IndexedDb;
use candour::store::{Batch, RecordStore, StoreError};
use candour::vault::Namespace;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::page::run;
use crate::store_suite::{self, place, record};

macro_rules! in_indexed_db {
    ($story:ident) => {
        #[wasm_bindgen_test]
        async fn $story() {
            let name = concat!("suite: ", stringify!($story));
            IndexedDb::named(name).clear_everything().await.unwrap();
            store_suite::$story(IndexedDb::named(name), async || IndexedDb::named(name)).await;
        }
    };
}
crate::for_every_store_story!(in_indexed_db);

async fn has_database(name: &str) -> bool {
    let names = run("indexedDB.databases().then(all => all.map(one => one.name).join('\\n'))").await;
    names.as_string().unwrap().lines().any(|one| one == name)
}

/// A database as another build would leave it.
async fn make_database(name: &str, version: u32) {
    run(&format!(
        "new Promise((resolve, reject) => {{
           const request = indexedDB.open({name:?}, {version});
           request.onupgradeneeded = ({{ oldVersion }}) => oldVersion || request.result.createObjectStore('records');
           request.onsuccess = () => {{ request.result.close(); resolve(); }};
           request.onerror = reject;
         }})"
    ))
    .await;
}

#[wasm_bindgen_test]
async fn a_visit_that_keeps_nothing_leaves_no_database() {
    let (store, at) = (IndexedDb::named("nothing kept"), place(Namespace::Draft, 1));
    assert_eq!(store.read(at).await, Ok(None));
    assert_eq!(store.list(Namespace::Draft).await, Ok(vec![]));
    assert_eq!(store.commit(Batch::new().delete(at)).await, Ok(()));
    assert_eq!(store.commit(Batch::new().require(at).put(at, record(1))).await, Err(StoreError::Gone));
    assert!(!has_database("nothing kept").await);

    store.commit(Batch::new().put(at, record(1))).await.unwrap();
    assert!(has_database("nothing kept").await);
    store.clear_everything().await.unwrap();
    assert!(!has_database("nothing kept").await);
}

#[wasm_bindgen_test]
async fn a_database_of_the_same_generation_is_used_and_a_later_one_left_alone() {
    let at = place(Namespace::Draft, 1);
    make_database("same generation", 199).await;
    let store = IndexedDb::named("same generation");
    store.commit(Batch::new().put(at, record(1))).await.unwrap();
    assert_eq!(store.read(at).await, Ok(Some(record(1).to_bytes())));
    store.clear_everything().await.unwrap();

    make_database("later generation", 200).await;
    let store = IndexedDb::named("later generation");
    assert_eq!(store.read(at).await, Err(StoreError::NewerVersion));
    assert_eq!(store.commit(Batch::new().put(at, record(1))).await, Err(StoreError::NewerVersion));
    assert!(has_database("later generation").await);
    store.clear_everything().await.unwrap();
}

#[wasm_bindgen_test]
async fn another_tab_with_a_later_build_is_not_held_up() {
    let (store, at) = (IndexedDb::named("upgraded elsewhere"), place(Namespace::Draft, 1));
    store.commit(Batch::new().put(at, record(1))).await.unwrap();
    make_database("upgraded elsewhere", 101).await;
    assert_eq!(store.read(at).await, Ok(Some(record(1).to_bytes())), "opened anew");
    store.clear_everything().await.unwrap();
}

#[wasm_bindgen_test]
async fn a_full_disk_is_told_and_changes_nothing() {
    let (store, at) = (IndexedDb::named("full"), place(Namespace::Draft, 1));
    store.commit(Batch::new().put(at, record(1))).await.unwrap();
    run("const put = IDBObjectStore.prototype.put;
         globalThis.roomAgain = () => { IDBObjectStore.prototype.put = put; };
         IDBObjectStore.prototype.put = () => { throw new DOMException('', 'QuotaExceededError'); };")
    .await;
    let full = store.commit(Batch::new().delete(at).put(place(Namespace::Draft, 2), record(2))).await;
    run("roomAgain()").await;
    assert_eq!(full, Err(StoreError::Full));
    assert_eq!(store.read(at).await, Ok(Some(record(1).to_bytes())));
    store.clear_everything().await.unwrap();
}

#[wasm_bindgen_test]
async fn a_disk_that_turns_out_full_at_the_end_is_told_too() {
    let (store, at) = (IndexedDb::named("full at the end"), place(Namespace::Draft, 1));
    store.commit(Batch::new().put(at, record(1))).await.unwrap();
    // When every request has succeeded, only an abort with this error says that nothing was written.
    run("const put = IDBObjectStore.prototype.put;
         globalThis.roomAgain = () => { IDBObjectStore.prototype.put = put; };
         IDBObjectStore.prototype.put = function (...all) {
           const request = put.apply(this, all);
           const transaction = this.transaction;
           Object.defineProperty(transaction, 'error', { value: new DOMException('', 'QuotaExceededError') });
           request.addEventListener('success', () => transaction.abort());
           return request;
         };")
    .await;
    let full = store.commit(Batch::new().put(at, record(2))).await;
    run("roomAgain()").await;
    assert_eq!(full, Err(StoreError::Full));
    assert_eq!(store.read(at).await, Ok(Some(record(1).to_bytes())));
    store.clear_everything().await.unwrap();
}

#[wasm_bindgen_test]
async fn a_browser_that_stores_nothing_is_told() {
    run("Object.defineProperty(globalThis, 'indexedDB', { value: null, configurable: true });").await;
    let (store, at) = (IndexedDb::named("private"), place(Namespace::Draft, 1));
    let (read, write) = (store.read(at).await, store.commit(Batch::new().put(at, record(1))).await);
    run("delete globalThis.indexedDB;").await;
    assert_eq!((read, write), (Err(StoreError::Unavailable), Err(StoreError::Unavailable)));
}

#[wasm_bindgen_test]
async fn every_write_is_asked_to_be_strictly_durable() {
    run("const begin = IDBDatabase.prototype.transaction;
         globalThis.begun = [];
         globalThis.asBefore = () => { IDBDatabase.prototype.transaction = begin; };
         IDBDatabase.prototype.transaction = function (...all) {
           const transaction = begin.apply(this, all);
           begun.push(`${transaction.mode} ${transaction.durability}`);
           return transaction;
         };")
    .await;
    let (store, at) = (IndexedDb::named("durable"), place(Namespace::Draft, 1));
    store.commit(Batch::new().put(at, record(1))).await.unwrap();
    store.read(at).await.unwrap();
    let begun = run("asBefore(); begun.join()").await;
    assert_eq!(begun.as_string().as_deref(), Some("readwrite strict,readonly default"));
    store.clear_everything().await.unwrap();
}
