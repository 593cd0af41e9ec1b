//! The packs that are on this tablet.

use std::sync::Arc;

use crate::instrument::{Instrument, PackIdentity};

/// Packs by their exact identity. Two versions of one pack are two packs, and so are two files that only claim to be the
/// same version: an answer is read only with the very questions it was given to.
#[derive(Debug, Default)]
pub struct Packs {
    offered: Vec<Arc<Instrument>>,
    readable: Vec<Arc<Instrument>>,
}

impl Packs {
    /// These packs, in the order in which they are offered. One that stands there twice is offered once.
    #[must_use]
    pub fn new(packs: Vec<Arc<Instrument>>) -> Self {
        let mut offered: Vec<Arc<Instrument>> = Vec::new();
        for pack in packs {
            if offered.iter().all(|other| other.identity() != pack.identity()) {
                offered.push(pack);
            }
        }
        Self { offered, readable: Vec::new() }
    }

    /// With packs that are not offered, and with which answers are read.
    #[must_use]
    pub fn and_readable(self, packs: Vec<Arc<Instrument>>) -> Self {
        Self { readable: packs, ..self }
    }

    /// The pack of this id, version and digest; `None` when it is not here, whatever else bears its name.
    #[must_use]
    pub fn exactly(&self, identity: &PackIdentity) -> Option<&Arc<Instrument>> {
        self.offered.iter().chain(&self.readable).find(|pack| pack.identity() == identity)
    }

    /// All that are offered.
    #[must_use]
    pub fn all(&self) -> &[Arc<Instrument>] {
        &self.offered
    }
}
