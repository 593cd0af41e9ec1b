//! Tablets of one centre that write to one case, offline and with clocks of their own.

use std::cell::Cell;

use candour::case::record::{CaseId, DeviceId, Event, EventId, Hand, Kind, Log, Record, StaffId};

/// The case that they write to.
pub const CASE: CaseId = CaseId::from_bytes([0xca; 16]);

/// A tablet with what it knows of the case.
pub struct Tablet {
    pub log: Log,
    pub hand: Hand,
    written: Cell<u32>,
}

impl Tablet {
    /// A tablet on which one person works.
    pub fn of(which: u8) -> Self {
        let hand = Hand { author: StaffId::from_bytes([which; 16]), device: DeviceId::from_bytes([which; 16]) };
        Self { log: Log::new(), hand, written: Cell::new(0) }
    }

    /// Writes what follows from all that this tablet knows.
    pub fn write(&mut self, now: i64, kind: Kind) -> Event {
        self.written.set(self.written.get() + 1);
        let mut id = [self.hand.device.as_bytes()[0]; 16];
        id[..4].copy_from_slice(&self.written.get().wrapping_mul(0x9e37_79b9).to_be_bytes());
        let event = Record::of(&self.log).write(CASE, EventId::from_bytes(id), self.hand, now, kind);
        assert!(self.log.insert(event.clone()));
        event
    }

    /// What its record says.
    pub fn record(&self) -> Record {
        Record::of(&self.log)
    }

    /// Takes over all that another tablet knows.
    pub fn learn_from(&mut self, other: &Self) {
        self.log.extend(other.log.in_order().into_iter().cloned());
    }
}
