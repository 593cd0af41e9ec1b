//! A tablet with somebody at work on it.

use candour::app::staff::Session;
use candour::app::staff::cases::{self, Caseload, Filter, OpenCase};
use candour::case::record::{CaseId, Fact, Kind, Voice};
use futures_executor::block_on;

use super::centre::CentreTablet;
use super::keeping::Turn;
use super::rosalind::line;

/// Who has signed in, and the list that she sees.
pub struct Desk {
    pub tablet: CentreTablet,
    pub session: Session<Turn>,
    pub list: Caseload,
}

impl Desk {
    pub fn new(tablet: CentreTablet, session: Session<Turn>) -> Self {
        let list = tablet.list(&session);
        Self { tablet, session, list }
    }

    pub fn at(tablet: CentreTablet, who: &str, passphrase: &str) -> Self {
        let session = tablet.unlock(who, passphrase).unwrap();
        Self::new(tablet, session)
    }

    pub fn new_case(&mut self, woman: &str) -> CaseId {
        let kinds = vec![named(woman)];
        block_on(cases::new_case(self.tablet.pen(), &self.session, &mut self.list, kinds)).unwrap().case()
    }

    pub fn write(&mut self, case: CaseId, kind: Kind) {
        let mut open = self.open(case);
        block_on(cases::write(self.tablet.pen(), &self.session, &mut self.list, &mut open, &[], vec![kind])).unwrap();
    }

    /// The case as it is on the disk.
    pub fn open(&self, case: CaseId) -> OpenCase {
        block_on(cases::open(&self.tablet.device.store, &self.session, case)).unwrap()
    }

    /// Who is on the list as it is on the disk.
    pub fn names(&self) -> Vec<String> {
        let list = self.tablet.list(&self.session);
        list.shown(Filter::Open).iter().map(|summary| summary.names[0].as_str().to_owned()).collect()
    }
}

/// What she says her name is.
pub fn named(woman: &str) -> Kind {
    Kind::Told { by: Voice::Herself, facts: vec![Fact::Name(Some(line(woman)))] }
}
