//! The reference implementation: records in memory, and faults on demand. For native tests and journeys.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use super::{Batch, Change, RecordStore, StoreError};
use crate::vault::{Namespace, Place, RecordId};

/// A store in memory. Clones share their records, as two tabs do, or a browser before and after it was killed.
#[derive(Debug, Clone, Default)]
pub struct MemoryStore(Rc<Disk>);

#[derive(Debug, Default)]
struct Disk {
    records: RefCell<BTreeMap<Place, Vec<u8>>>,
    /// Operations that still succeed, and the error of all later ones.
    fault: RefCell<Option<(u32, StoreError)>>,
    full: Cell<bool>,
}

impl MemoryStore {
    /// An empty one.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// After `operations` more, every one fails with this error, until [`MemoryStore::heal`].
    pub fn fail_after(&self, operations: u32, error: StoreError) {
        *self.0.fault.borrow_mut() = Some((operations, error));
    }

    /// Operations succeed again.
    pub fn heal(&self) {
        *self.0.fault.borrow_mut() = None;
    }

    /// The browser takes everything away, as it may when the phone is full.
    pub fn evict(&self) {
        self.0.records.borrow_mut().clear();
    }

    /// Whether there is room for more: reading and deleting always work.
    pub fn full(&self, full: bool) {
        self.0.full.set(full);
    }

    /// Somebody with a tool of her own puts other bytes there.
    pub fn plant(&self, place: Place, bytes: Vec<u8>) {
        self.0.records.borrow_mut().insert(place, bytes);
    }

    /// Every byte on the disk, to search it for what must not stand there.
    #[must_use]
    pub fn everything(&self) -> Vec<u8> {
        self.0.records.borrow().values().flatten().copied().collect()
    }

    fn operate(&self) -> Result<(), StoreError> {
        match &mut *self.0.fault.borrow_mut() {
            None => Ok(()),
            Some((0, error)) => Err(error.clone()),
            Some((left, _)) => {
                *left -= 1;
                Ok(())
            }
        }
    }
}

impl RecordStore for MemoryStore {
    async fn read(&self, place: Place) -> Result<Option<Vec<u8>>, StoreError> {
        self.operate()?;
        Ok(self.0.records.borrow().get(&place).cloned())
    }

    async fn list(&self, namespace: Namespace) -> Result<Vec<(RecordId, Vec<u8>)>, StoreError> {
        self.operate()?;
        let records = self.0.records.borrow();
        let of_kind = records.iter().filter(|(place, _)| place.namespace == namespace);
        Ok(of_kind.map(|(place, bytes)| (place.id, bytes.clone())).collect())
    }

    async fn commit(&self, batch: Batch) -> Result<(), StoreError> {
        self.operate()?;
        let mut records = self.0.records.borrow_mut();
        let stands = |change: &Change| match change {
            Change::Require(place) => records.contains_key(place),
            Change::Put(..) | Change::Delete(_) => true,
        };
        if !batch.changes().iter().all(stands) {
            return Err(StoreError::Gone);
        }
        if self.0.full.get() && batch.changes().iter().any(|change| matches!(change, Change::Put(..))) {
            return Err(StoreError::Full);
        }
        for change in batch.changes() {
            match change {
                Change::Require(_) => {}
                Change::Put(place, sealed) => _ = records.insert(*place, sealed.as_bytes().to_vec()),
                Change::Delete(place) => _ = records.remove(place),
            }
        }
        Ok(())
    }

    async fn clear_everything(&self) -> Result<(), StoreError> {
        self.operate()?;
        self.0.records.borrow_mut().clear();
        Ok(())
    }
}
