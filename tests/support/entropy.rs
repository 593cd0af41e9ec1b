//! Randomness for tests: different bytes at each call, the same ones in each run.

use std::cell::Cell;

use candour::vault::{Entropy, NoEntropy};

/// A counter, spread over the bytes.
#[derive(Default)]
pub struct Counting(Cell<u64>);

impl Entropy for Counting {
    fn fill(&self, bytes: &mut [u8]) -> Result<(), NoEntropy> {
        for byte in bytes {
            let next = self.0.get().wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            self.0.set(next);
            *byte = (next >> 56) as u8;
        }
        Ok(())
    }
}

impl From<u64> for Counting {
    fn from(start: u64) -> Self {
        Self(Cell::new(start))
    }
}
