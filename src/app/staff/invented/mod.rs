//! Invented cases, as many as are wanted: for tests, figures and the demo. Nobody in them exists.
//!
//! A case follows from a seed and its number alone, so a caseload can be made in any order and any size and is always the
//! same. Telephone numbers are of Ofcom's range for drama (07700 900…), NHS numbers begin with 999, which is not issued,
//! and addresses end in `.example`.

mod answers;
mod chance;
mod interview;
mod story;
mod woman;
mod words;

use std::sync::Arc;

use self::chance::Chance;
use self::story::Story;
use crate::case::record::{CaseId, DeviceId, Log, StaffId};
use crate::instrument::Instrument;

/// The passphrase of everybody who works on the demo's tablet; anybody may know it.
pub const PASSPHRASE: &str = "three sparrows in the rain";

/// Who works there, by name and name to sign in with: a manager and a caseworker.
pub const STAFF: [(&str, &str); 2] = [("Maud Finch", "maud"), ("Joan Barlow", "joan")];

/// A caseload that does not exist.
#[derive(Debug)]
pub struct Invented {
    /// Cases of another seed are others.
    pub seed: u64,
    /// The demographic questions.
    pub about: Arc<Instrument>,
    /// The assessment.
    pub questions: Arc<Instrument>,
    /// The one that some are asked too: her part on her phone, the rest by a caseworker, and all of it again when it is time to.
    pub interview: Arc<Instrument>,
    /// Who works there; at least one.
    pub staff: Vec<StaffId>,
    /// Their tablets; at least one.
    pub tablets: Vec<DeviceId>,
    /// The day on which it is looked at, from 1 January 1970: nothing is later.
    pub today: i64,
}

impl Invented {
    /// One case: some thirty events.
    #[must_use]
    pub fn case(&self, number: u64) -> (CaseId, Log) {
        let mut chance = Chance::of(self.seed, number);
        let case = CaseId::from_bytes(chance.id());
        (case, Story::of(self, case, number, chance).tell())
    }
}
