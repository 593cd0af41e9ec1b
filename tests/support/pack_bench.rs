//! A manager at work on the packs that her centre takes in.

use candour::app::staff::packs::{
    Change, PackError, Shelf, ask, bands, settle, shelf, take_in, take_in_sealed, throw_away, withdraw,
};
use candour::instrument::{PackIdentity, ScaleKind};
use candour::vault::staff::Standing;
use futures_executor::block_on;

use super::centre::CentreTablet;
use super::keeping::Turn;

/// A questionnaire with a scale of nine questions, and one beside it.
pub const QUESTIONNAIRE: &str = include_str!("../fixtures/fhir/nine-days.json");
/// A pack as a centre has it from its author.
pub const PACK: &str = include_str!("../fixtures/packs/every-type.json");

type Session = candour::app::staff::Session<Turn>;

/// A tablet with the packs that were taken in on it.
pub struct Bench<'a>(pub &'a CentreTablet, pub &'a Session);

impl Bench<'_> {
    pub fn take(&self, file: &str) -> Result<PackIdentity, PackError> {
        self.take_beside(&[], file, None)
    }

    pub fn take_beside(
        &self,
        hosted: &[PackIdentity],
        file: &str,
        version: Option<&str>,
    ) -> Result<PackIdentity, PackError> {
        block_on(take_in(self.0.pen(), self.1, hosted, file, version)).map(|taken| taken.pack)
    }

    pub fn take_sealed(&self, name: &str, sealed: &str, key: &str) -> Result<PackIdentity, PackError> {
        block_on(take_in_sealed(self.0.pen(), self.1, &[], (name, sealed), key))
    }

    pub fn settle(&self, which: &PackIdentity, change: &Change) -> Result<PackIdentity, PackError> {
        block_on(settle(self.0.pen(), self.1, which, change))
    }

    pub fn ask(&self, which: &PackIdentity) -> Result<(), PackError> {
        block_on(ask(self.0.pen(), self.1, which))
    }

    pub fn withdraw(&self, which: &PackIdentity) -> Result<(), PackError> {
        block_on(withdraw(self.0.pen(), self.1, which))
    }

    pub fn throw_away(&self, which: &PackIdentity) -> Result<(), PackError> {
        block_on(throw_away(self.0.pen(), self.1, which))
    }

    pub fn shelf(&self) -> Shelf {
        block_on(shelf(&self.0.device.store, self.1)).unwrap()
    }

    pub fn stands(&self) -> Vec<(String, Standing)> {
        self.shelf().packs.iter().map(|taken| (taken.pack.identity().to_string(), taken.standing)).collect()
    }

    pub fn bands(&self, which: &PackIdentity, typed: &[(&str, &str)]) -> Result<PackIdentity, PackError> {
        let typed: Vec<(String, String)> =
            typed.iter().map(|(from, title)| ((*from).into(), (*title).into())).collect();
        let shelf = self.shelf();
        let taken = shelf.packs.iter().find(|taken| taken.pack.identity() == which).unwrap();
        let bands = bands(&taken.pack.scales()[0], &typed).unwrap();
        self.settle(which, &Change::Scale("total".into(), ScaleKind::Need, bands))
    }
}
