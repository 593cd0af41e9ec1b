//! Tablets of one centre that bring each other the packs that the centre took in.

use candour::app::staff::Session;
use candour::app::staff::packs::{
    Brought, PackError, PackParcel, ask, pack_key, shelf, take_in, take_in_sealed, withdraw,
};
use candour::case::record::{StaffId, Stamp};
use candour::instrument::{Instrument, PackIdentity};
use candour::store::RecordStore as _;
use candour::vault::staff::{KeptPack, Standing};
use candour::vault::{Namespace, OpenError, PackKey, Place, kept_pack_at, seal_pack};
use futures_executor::block_on;
use proptest::prelude::*;

use crate::support::centre::{CentreTablet, MAUDS};
use crate::support::entropy::Counting;
use crate::support::keeping::{Phone, Turn};

const QUESTIONNAIRE: &str = include_str!("../fixtures/fhir/nine-days.json");
const PACK: &str = include_str!("../fixtures/packs/every-type.json");

struct Desk {
    tablet: CentreTablet,
    session: Session<Turn>,
}

/// Two tablets of one centre, with Maud at both.
fn pair() -> (Desk, Desk) {
    let (tablet, session) = CentreTablet::set_up();
    let device = Phone { entropy: Counting::from(5000), ..Phone::small() };
    for namespace in Namespace::ALL.into_iter().filter(|namespace| *namespace != Namespace::Tablet) {
        for (id, bytes) in block_on(tablet.device.store.list(namespace)).unwrap() {
            device.store.plant(Place { namespace, id }, bytes);
        }
    }
    let other = CentreTablet { device, words: String::new() };
    let at_other = other.unlock("maud", MAUDS).unwrap();
    (Desk { tablet, session }, Desk { tablet: other, session: at_other })
}

impl Desk {
    fn take(&self, file: &str) -> PackIdentity {
        block_on(take_in(self.tablet.pen(), &self.session, &[], file, None)).unwrap().pack
    }

    fn ask(&self, which: &PackIdentity) -> Result<(), PackError> {
        block_on(ask(self.tablet.pen(), &self.session, which))
    }

    fn packed(&self) -> Vec<u8> {
        block_on(PackParcel::pack(&self.tablet.device.store, &self.session)).unwrap().to_bytes()
    }

    fn unpack(&self, parcel: &[u8]) -> Brought {
        block_on(PackParcel::parse(parcel).unwrap().unpack(self.tablet.pen(), &self.session)).unwrap()
    }

    fn stands(&self) -> Vec<(PackIdentity, Standing)> {
        let shelf = block_on(shelf(&self.tablet.device.store, &self.session)).unwrap();
        shelf.packs.iter().map(|taken| (taken.pack.identity().clone(), taken.standing)).collect()
    }
}

#[test]
fn what_was_asked_goes_to_the_other_tablet_and_drafts_stay() {
    let (one, other) = pair();
    one.take(QUESTIONNAIRE);
    let entropy = Counting::from(77);
    let key = PackKey::make(&entropy).unwrap();
    let sealed = seal_pack(&key, "every-type-1.0", PACK.as_bytes(), &entropy).unwrap();
    let text = key.to_text();
    let named = ("every-type-1.0", sealed.as_str());
    let pack = block_on(take_in_sealed(one.tablet.pen(), &one.session, &[], named, text.expose())).unwrap();
    assert_eq!(other.unpack(&one.packed()), Brought::default(), "nobody was asked anything yet");
    one.ask(&pack).unwrap();
    assert_eq!(other.unpack(&one.packed()), Brought { new: 1, ..Brought::default() });
    assert_eq!(other.unpack(&one.packed()), Brought::default(), "twice changes nothing");
    assert_eq!(other.stands(), [(pack.clone(), Standing::Asked)]);
    let brought = block_on(pack_key(&other.tablet.device.store, &other.session, &pack)).unwrap().unwrap();
    assert_eq!(brought.to_text().expose(), text.expose(), "its key with it");

    block_on(withdraw(other.tablet.pen(), &other.session, &pack)).unwrap();
    assert_eq!(other.unpack(&one.packed()), Brought::default(), "what was said before changes nothing");
    assert_eq!(one.unpack(&other.packed()), Brought { changed: 1, ..Brought::default() });
    assert_eq!(one.stands()[0], (pack, Standing::Withdrawn));
}

#[test]
fn one_name_for_two_packs_on_two_tablets_leaves_both_readable() {
    let (one, other) = pair();
    let ours = one.take(QUESTIONNAIRE);
    one.ask(&ours).unwrap();
    let theirs = other.take(&QUESTIONNAIRE.replace("I felt low", "I felt very low"));
    other.unpack(&one.packed());
    assert!(matches!(other.ask(&theirs), Err(PackError::NameTaken(_))), "the tablet knows better by now");

    let (one, other) = pair();
    one.ask(&one.take(QUESTIONNAIRE)).unwrap();
    let theirs = other.take(&QUESTIONNAIRE.replace("I felt low", "I felt very low"));
    other.ask(&theirs).unwrap();
    other.unpack(&one.packed());
    one.unpack(&other.packed());
    assert_eq!(one.stands(), other.stands());
    assert_eq!(one.stands().len(), 2);
}

#[test]
fn whatever_of_a_parcel_is_damaged_foreign_or_misplaced_harms_nothing() {
    let (one, other) = pair();
    one.ask(&one.take(QUESTIONNAIRE)).unwrap();
    one.ask(&one.take(PACK)).unwrap();
    let parcel = one.packed();
    let (stranger, session) = CentreTablet::set_up_with(Counting::from(90_000));
    let stranger = Desk { tablet: stranger, session };
    assert_eq!(stranger.unpack(&parcel), Brought { unreadable: 2, ..Brought::default() });
    for at in (0..parcel.len()).step_by(997) {
        assert!(at == 0 || PackParcel::parse(&parcel[..at]).is_err() || at == 1, "{at} bytes");
        let mut changed = parcel.clone();
        changed[at] ^= 0x10;
        if let Ok(parcel) = PackParcel::parse(&changed) {
            let brought = block_on(parcel.unpack(other.tablet.pen(), &other.session)).unwrap();
            assert!(brought.new <= 2 && brought.unreadable <= 2);
        }
    }
    assert_eq!(PackParcel::parse(&[]), Err(OpenError::Malformed));
    assert_eq!(PackParcel::parse(&[2]), Err(OpenError::UnsupportedVersion { version: 2 }));
    other.unpack(&parcel);
    assert_eq!(other.stands(), one.stands());
    // What lies damaged here is mended by what comes from there.
    let at = kept_pack_at(Instrument::parse(PACK).unwrap().identity());
    other.tablet.device.store.plant(at, vec![1; 80]);
    assert_eq!(other.stands().len(), 1);
    other.unpack(&parcel);
    assert_eq!(other.stands(), one.stands());
}

fn kept() -> impl Strategy<Value = (usize, i64, u8, Option<(i64, u8)>)> {
    (0..Standing::ALL.len(), 0..4_i64, 0..3_u8, proptest::option::of((0..3_i64, 0..3_u64)))
        .prop_map(|(standing, since, by, key)| (standing, since, by, key.map(|(since, key)| (since, key as u8))))
}

fn pack((standing, since, by, key): (usize, i64, u8, Option<(i64, u8)>)) -> KeptPack {
    let stamp = |millis| Stamp { millis, count: 0 };
    KeptPack {
        file: PACK.to_owned(),
        source: (by == 1).then(|| QUESTIONNAIRE.to_owned()),
        standing: Standing::ALL[standing].1,
        since: stamp(since),
        by: StaffId::from_bytes([by; 16]),
        key: key.map(|(since, key)| (stamp(since), PackKey::make(&Counting::from(u64::from(key))).unwrap())),
    }
}

fn told(pack: &KeptPack) -> String {
    let key = pack.key.as_ref().map(|(since, key)| (*since, key.to_text().expose().clone()));
    format!("{:?}", (pack.standing, pack.since, pack.by, &pack.source, key))
}

proptest! {
    #[test]
    fn what_tablets_know_of_a_pack_comes_to_the_same_in_any_order(a in kept(), b in kept(), c in kept()) {
        let join = |one: KeptPack, other: KeptPack| one.joined(other);
        let expected = told(&join(join(pack(a), pack(b)), pack(c)));
        prop_assert_eq!(&expected, &told(&join(pack(a), join(pack(b), pack(c)))));
        prop_assert_eq!(&expected, &told(&join(pack(c), join(pack(b), pack(a)))));
        prop_assert_eq!(&expected, &told(&join(join(pack(a), pack(b)), join(pack(c), pack(a)))));
        let all = [pack(a), pack(b), pack(c)];
        let joined = join(join(pack(a), pack(b)), pack(c));
        prop_assert_eq!(all.iter().any(|one| one.standing.was_asked()), joined.standing.was_asked());
        prop_assert_eq!(all.iter().any(|one| one.key.is_some()), joined.key.is_some());
    }
}
