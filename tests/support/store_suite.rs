//! What every record store must do, run against memory natively and against IndexedDB in a browser.
//!
//! `for_every_store_story!` names them all. Each gets an empty store and a way to open the same one again, as another
//! tab does, or a browser that was killed.

use candour::store::{Batch, RecordStore, StoreError};
use candour::vault::{Attempts, Namespace, Place, RecordId};

/// A place for tests.
pub fn place(namespace: Namespace, id: u8) -> Place {
    Place { namespace, id: RecordId::from_bytes([id; 16]) }
}

/// A record that can be told from others.
pub fn record(which: u32) -> Attempts {
    (0..which).fold(Attempts::default(), |record, _| record.failed(0))
}

async fn stands(store: &impl RecordStore, at: Place) -> Option<Vec<u8>> {
    store.read(at).await.unwrap()
}

/// What is put is read, before and after the browser was killed; what was there before is replaced.
pub async fn keeps<S: RecordStore>(store: S, again: impl AsyncFn() -> S) {
    let at = place(Namespace::Draft, 1);
    assert_eq!(stands(&store, at).await, None);
    for which in [1, 2] {
        store.commit(Batch::new().put(at, record(which))).await.unwrap();
        assert_eq!(stands(&store, at).await, Some(record(which).to_bytes()));
        assert_eq!(stands(&again().await, at).await, Some(record(which).to_bytes()));
    }
}

/// Kinds and ids are apart, whatever the bytes of an id.
pub async fn tells_places_apart<S: RecordStore>(store: S, _: impl AsyncFn() -> S) {
    let mut places = Vec::new();
    for namespace in Namespace::ALL {
        places.extend([0, 1, 0x7f, 0x80, 0xff].map(|id| place(namespace, id)));
    }
    for (which, at) in (1..).zip(&places) {
        store.commit(Batch::new().put(*at, record(which))).await.unwrap();
    }
    for (which, at) in (1..).zip(&places) {
        assert_eq!(stands(&store, *at).await, Some(record(which).to_bytes()), "{at:?}");
    }
    for (n, namespace) in (0..).zip(Namespace::ALL) {
        let listed = store.list(namespace).await.unwrap();
        let expected = [0, 1, 0x7f, 0x80, 0xff].map(|id| RecordId::from_bytes([id; 16]));
        assert_eq!(listed.iter().map(|(id, _)| *id).collect::<Vec<_>>(), expected);
        assert_eq!(listed[2].1, record(n * 5 + 3).to_bytes());
    }
}

/// A batch happens whole.
pub async fn commits_together<S: RecordStore>(store: S, again: impl AsyncFn() -> S) {
    let (slot, draft) = (place(Namespace::Slot, 1), place(Namespace::Draft, 1));
    store.commit(Batch::new().put(slot, record(1)).put(draft, record(2))).await.unwrap();
    store.commit(Batch::new().delete(slot).put(draft, record(3))).await.unwrap();
    let store = again().await;
    assert_eq!((stands(&store, slot).await, stands(&store, draft).await), (None, Some(record(3).to_bytes())));
}

/// When what a batch requires does not stand, nothing of it happens, wherever in the batch that is said.
pub async fn changes_nothing_without_what_is_required<S: RecordStore>(store: S, _: impl AsyncFn() -> S) {
    let (slot, draft, other) = (place(Namespace::Slot, 1), place(Namespace::Draft, 1), place(Namespace::Outbox, 1));
    store.commit(Batch::new().put(other, record(1))).await.unwrap();
    for batch in [
        Batch::new().require(slot).put(draft, record(2)).delete(other),
        Batch::new().put(draft, record(2)).delete(other).require(slot),
    ] {
        assert_eq!(store.commit(batch).await, Err(StoreError::Gone));
        assert_eq!((stands(&store, draft).await, stands(&store, other).await), (None, Some(record(1).to_bytes())));
    }
    store.commit(Batch::new().put(slot, record(1))).await.unwrap();
    store.commit(Batch::new().require(slot).put(draft, record(2))).await.unwrap();
    assert_eq!(stands(&store, draft).await, Some(record(2).to_bytes()));
}

/// Deleting what does not stand is no mistake, even in an empty store.
pub async fn deletes_what_may_not_stand<S: RecordStore>(store: S, _: impl AsyncFn() -> S) {
    store.commit(Batch::new().delete(place(Namespace::Draft, 1))).await.unwrap();
    assert_eq!(store.list(Namespace::Draft).await.unwrap(), []);
}

/// Clearing leaves nothing, twice in a row, and the store can be used again.
pub async fn clears_everything<S: RecordStore>(store: S, again: impl AsyncFn() -> S) {
    for namespace in Namespace::ALL {
        store.commit(Batch::new().put(place(namespace, 1), record(1))).await.unwrap();
    }
    store.clear_everything().await.unwrap();
    store.clear_everything().await.unwrap();
    for namespace in Namespace::ALL {
        assert_eq!(store.list(namespace).await.unwrap(), []);
        assert_eq!(again().await.list(namespace).await.unwrap(), []);
    }
    keeps(store, again).await;
}

/// What another tab erased is not brought back by this one.
pub async fn stays_erased<S: RecordStore>(store: S, again: impl AsyncFn() -> S) {
    let (slot, draft) = (place(Namespace::Slot, 1), place(Namespace::Draft, 1));
    store.commit(Batch::new().put(slot, record(1)).put(draft, record(1))).await.unwrap();
    again().await.clear_everything().await.unwrap();
    assert_eq!(store.commit(Batch::new().require(slot).put(draft, record(2))).await, Err(StoreError::Gone));
    assert_eq!((stands(&store, slot).await, stands(&store, draft).await), (None, None));
}

/// Calls a backend's macro with the name of every story, so that none is left out.
#[macro_export]
macro_rules! for_every_store_story {
    ($test:ident) => {
        $test!(keeps);
        $test!(tells_places_apart);
        $test!(commits_together);
        $test!(changes_nothing_without_what_is_required);
        $test!(deletes_what_may_not_stand);
        $test!(clears_everything);
        $test!(stays_erased);
    };
}
