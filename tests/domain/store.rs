//! The reference store passes the suite, and its faults are like a browser's.

use candour::store::{Batch, MemoryStore, RecordStore, StoreError};
use candour::vault::Namespace;
use futures_executor::block_on;

use crate::support::store_suite::{self, place, record};

macro_rules! in_memory {
    ($story:ident) => {
        #[test]
        fn $story() {
            let store = MemoryStore::new();
            let again = store.clone();
            block_on(store_suite::$story(store, async || again.clone()));
        }
    };
}
crate::for_every_store_story!(in_memory);

#[test]
fn a_fault_leaves_what_stood_before() {
    let (store, at) = (MemoryStore::new(), place(Namespace::Draft, 1));
    block_on(async {
        store.commit(Batch::new().put(at, record(1))).await.unwrap();
        store.fail_after(1, StoreError::Full);
        store.read(at).await.unwrap();
        for _ in 0..2 {
            assert_eq!(store.commit(Batch::new().put(at, record(2))).await, Err(StoreError::Full));
        }
        store.heal();
        assert_eq!(store.read(at).await.unwrap(), Some(record(1).to_bytes()));
        store.evict();
        assert_eq!(store.read(at).await.unwrap(), None);
    });
}
