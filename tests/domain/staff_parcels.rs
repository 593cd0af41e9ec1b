//! Two tablets of one centre that were apart, and bring each other their cases.

use candour::app::staff::Failed;
use candour::app::staff::cases::{self, Parcel, UnpackError, Unpacked};
use candour::case::record::{CaseId, Kind, Voice};
use candour::store::{MemoryStore, RecordStore, StoreError};
use candour::vault::staff::Role;
use candour::vault::{Namespace, OpenError, Place};
use futures_executor::block_on;

use crate::support::at_work::{Desk, named};
use crate::support::centre::{CentreTablet, JOANS, MAUDS};
use crate::support::keeping::Phone;

/// Everything on a tablet's disk but what says which tablet it is.
fn copy(from: &MemoryStore, to: &MemoryStore) {
    for namespace in Namespace::ALL.into_iter().filter(|namespace| *namespace != Namespace::Tablet) {
        for (id, bytes) in block_on(from.list(namespace)).unwrap() {
            to.plant(Place { namespace, id }, bytes);
        }
    }
}

impl Desk {
    fn pack(&self, case: CaseId) -> Vec<u8> {
        block_on(Parcel::pack(&self.tablet.device.store, case)).unwrap().to_bytes()
    }

    fn unpack(&mut self, parcel: &[u8]) -> Result<Unpacked, UnpackError> {
        let parcel = Parcel::parse(parcel).unwrap();
        block_on(parcel.unpack(self.tablet.pen(), &self.session, &mut self.list))
    }
}

/// Maud on the tablet that was set up, Joan on a copy of it; both know one case.
fn two() -> (Desk, Desk, CaseId) {
    let (tablet, mut maud) = CentreTablet::set_up();
    tablet.add(&mut maud, "Joan", JOANS, Role::Caseworker);
    let mut list = tablet.list(&maud);
    let case = block_on(cases::new_case(tablet.pen(), &maud, &mut list, vec![named("Rosalind")])).unwrap().case();
    drop(maud);
    let other = CentreTablet { device: Phone { entropy: 99.into(), ..Phone::small() }, words: String::new() };
    copy(&tablet.device.store, &other.device.store);
    (Desk::at(tablet, "maud", MAUDS), Desk::at(other, "joan", JOANS), case)
}

#[test]
fn two_tablets_that_were_apart_come_to_the_same() {
    let (mut maud, mut joan, case) = two();
    assert_ne!(maud.session.hand().device, joan.session.hand().device);
    maud.write(case, named("Celia"));
    joan.write(case, named("Viola"));
    joan.write(case, Kind::AlertRaised { alert: candour::case::record::ThingId::from_bytes([1; 16]), from: None });
    let hermia = joan.new_case("Hermia");
    let (to_joan, to_maud) = (maud.pack(case), joan.pack(case));
    assert_eq!(maud.unpack(&to_maud), Ok(Unpacked { case, new: 2, unreadable: 0 }));
    assert_eq!(joan.unpack(&to_joan), Ok(Unpacked { case, new: 1, unreadable: 0 }));
    assert_eq!(maud.unpack(&joan.pack(hermia)), Ok(Unpacked { case: hermia, new: 2, unreadable: 0 }));
    for case in [case, hermia] {
        assert_eq!(maud.open(case).log(), joan.open(case).log());
        assert_eq!(maud.open(case).record(), joan.open(case).record());
    }
    assert_eq!(maud.names(), joan.names());
    assert!(maud.open(case).record().told[&Voice::Herself].name.is_contested(), "a person decides between the two");
    maud.write(case, named("Viola"));
    joan.unpack(&maud.pack(case)).unwrap();
    assert_eq!((joan.names(), maud.names()), (vec!["Hermia".into(), "Viola".into()], joan.names()));
}

#[test]
fn a_parcel_brought_twice_changes_nothing() {
    let (mut maud, mut joan, case) = two();
    joan.write(case, named("Viola"));
    let parcel = joan.pack(case);
    maud.unpack(&parcel).unwrap();
    let disk = maud.tablet.device.store.everything();
    assert_eq!(maud.unpack(&parcel), Ok(Unpacked { case, new: 0, unreadable: 0 }));
    assert_eq!(maud.tablet.device.store.everything(), disk);
}

#[test]
fn a_broken_or_foreign_parcel_changes_nothing() {
    let (mut maud, mut joan, case) = two();
    joan.write(case, named("Viola"));
    let parcel = joan.pack(case);
    let disk = maud.tablet.device.store.everything();
    for length in 0..40 {
        assert!(Parcel::parse(&parcel[..length]).is_err(), "{length} bytes");
    }
    assert_eq!(Parcel::parse(&parcel[..parcel.len() - 1]).err(), Some(OpenError::Malformed));
    assert_eq!(Parcel::parse(&[9]).err(), Some(OpenError::UnsupportedVersion { version: 9 }));
    for at in [1, 16, 21, 30, 80] {
        let mut changed = parcel.clone();
        changed[at] ^= 1;
        assert_eq!(maud.unpack(&changed), Err(UnpackError::Foreign), "byte {at}");
    }
    let mut changed = parcel.clone();
    let last = changed.len() - 1;
    changed[last] ^= 1;
    let unreadable = Failed::Unreadable(OpenError::WrongKeyOrChanged);
    assert_eq!(maud.unpack(&changed), Err(UnpackError::Failed(unreadable)));
    let (elsewhere, eve) = CentreTablet::set_up_with(7.into());
    let foreign = Parcel::parse(&parcel).unwrap();
    let foreign = block_on(foreign.unpack(elsewhere.pen(), &eve, &mut elsewhere.list(&eve)));
    assert_eq!(foreign, Err(UnpackError::Foreign));
    assert_eq!(maud.tablet.device.store.everything(), disk);
    maud.tablet.device.store.full(true);
    assert_eq!(maud.unpack(&parcel), Err(UnpackError::Failed(Failed::Store(StoreError::Full))));
    maud.tablet.device.store.full(false);
    assert_eq!(maud.unpack(&parcel).map(|unpacked| unpacked.new), Ok(1), "and can be tried again");
}

#[test]
fn what_can_be_read_of_a_damaged_parcel_is_taken_over() {
    let (mut maud, mut joan, case) = two();
    for which in 0..40 {
        joan.write(case, named(&format!("{} {which}", "A long name indeed ".repeat(9))));
    }
    let mut parcel = joan.pack(case);
    let last = parcel.len() - 1;
    parcel[last] ^= 1;
    let unpacked = maud.unpack(&parcel).unwrap();
    assert!(unpacked.unreadable == 1 && (1..40).contains(&unpacked.new), "{unpacked:?}");
    maud.unpack(&joan.pack(case)).unwrap();
    assert_eq!(maud.open(case).log(), joan.open(case).log(), "the rest comes with a whole one");
}

#[test]
fn an_erased_case_is_not_brought_back_by_another_tablet() {
    let (mut maud, mut joan, case) = two();
    joan.write(case, named("Viola"));
    block_on(cases::erase(maud.tablet.pen(), &maud.session, &mut maud.list, case)).unwrap();
    assert_eq!(maud.unpack(&joan.pack(case)), Err(UnpackError::Erased));
    assert!(maud.names().is_empty());
}

#[test]
fn nothing_readable_travels() {
    let (maud, _, case) = two();
    let parcel = maud.pack(case);
    for canary in ["Rosalind", "Maud", "maud"] {
        assert!(!parcel.windows(canary.len()).any(|w| w == canary.as_bytes()), "{canary}");
    }
}
