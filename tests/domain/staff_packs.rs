//! A centre takes in packs of its own: from a file to a pack that its tablets ask, and for ever read.

use base64ct::{Base64UrlUnpadded, Encoding as _};
use candour::app::staff::access::{lock, put_out};
use candour::app::staff::assess::Packs;
use candour::app::staff::packs::{Change, PackError, begin_anew, pack_key};
use candour::case::record::{StaffId, Stamp};
use candour::instrument::{Instrument, PackIdentity};
use candour::store::RecordStore as _;
use candour::vault::staff::{KeptPack, Standing};
use candour::vault::{
    Namespace, OpenError, PackKey, VaultKey, kept_pack_at, open_kept_pack, seal_kept_pack, seal_pack,
};
use futures_executor::block_on;
use serde_json::{Value, json};

use crate::support::centre::{CentreTablet, JOANS};
use crate::support::entropy::Counting;
use crate::support::golden::frozen;
use crate::support::pack_bench::{Bench, PACK, QUESTIONNAIRE};

#[test]
fn what_is_asked_is_never_changed_or_thrown_away() {
    let (tablet, maud) = CentreTablet::set_up();
    let bench = Bench(&tablet, &maud);
    let draft = bench.take(QUESTIONNAIRE).unwrap();
    assert!(matches!(bench.withdraw(&draft), Err(PackError::NotNow)), "it was never asked");
    bench.ask(&draft).unwrap();
    let file = bench.shelf().packs[0].file().to_owned();
    let change = Change::About("Other".into(), 9);
    for again in [true, false] {
        assert!(matches!(bench.settle(&draft, &change), Err(PackError::NotNow)));
        assert!(matches!(bench.throw_away(&draft), Err(PackError::NotNow)));
        if again {
            assert!(matches!(bench.ask(&draft), Err(PackError::NotNow)));
            bench.withdraw(&draft).unwrap();
        }
    }
    assert_eq!(bench.shelf().packs[0].file(), file, "byte for byte, so its digest stays");
    bench.ask(&draft).unwrap();
    assert_eq!(bench.stands(), [("ninedays-1.0".to_owned(), Standing::Asked)]);
    let other = bench.take(PACK).unwrap();
    bench.throw_away(&other).unwrap();
    assert_eq!(bench.shelf().packs.len(), 1);
    assert!(matches!(bench.throw_away(&other), Err(PackError::NotNow)));
}

#[test]
fn a_pack_that_is_taken_in_whole_is_what_it_was_and_nobody_here_changes_it() {
    let (tablet, maud) = CentreTablet::set_up();
    let bench = Bench(&tablet, &maud);
    let pack = bench.take(PACK).unwrap();
    assert_eq!(&pack, Instrument::parse(PACK).unwrap().identity());
    assert_eq!(bench.shelf().packs[0].file(), PACK);
    assert!(matches!(bench.settle(&pack, &Change::About("Other".into(), 9)), Err(PackError::NotNow)));
    let packs = |bench: &Bench<'_>| {
        let shelf = bench.shelf();
        Packs::new(shelf.asked().cloned().collect()).and_readable(shelf.readable().cloned().collect())
    };
    // Brought so that answers given long ago are read: that needs no asking.
    assert!(packs(&bench).exactly(&pack).is_some() && packs(&bench).all().is_empty());
    bench.ask(&pack).unwrap();
    assert_eq!(packs(&bench).all().len(), 1);
    bench.withdraw(&pack).unwrap();
    assert!(packs(&bench).exactly(&pack).is_some() && packs(&bench).all().is_empty());
}

#[test]
fn one_name_is_one_pack_and_a_change_is_another_version() {
    let (tablet, maud) = CentreTablet::set_up();
    let bench = Bench(&tablet, &maud);
    let first = bench.take(QUESTIONNAIRE).unwrap();
    assert!(matches!(bench.take(QUESTIONNAIRE), Err(PackError::AlreadyHere(pack)) if pack == first));
    bench.ask(&first).unwrap();
    let changed = QUESTIONNAIRE.replace("I felt low", "I felt low most of the day");
    assert!(matches!(bench.take(&changed), Err(PackError::NameTaken(pack)) if pack != first));
    let second = bench.take_beside(&[], &changed, Some("1.1")).unwrap();
    let shelf = bench.shelf();
    let anew = |version| block_on(begin_anew(tablet.pen(), &maud, &[], &shelf.packs[0], version));
    assert!(matches!(anew("1.1"), Err(PackError::NameTaken(_))));
    let third = anew("2").unwrap();
    let stands = |version: &str, standing| (format!("ninedays-{version}"), standing);
    let draft = Standing::Draft;
    assert_eq!(bench.stands(), [stands("1.0", Standing::Asked), stands("1.1", draft), stands("2", draft)]);
    bench.ask(&third).unwrap();
    bench.ask(&second).unwrap();
    assert_eq!(bench.shelf().asked().count(), 3);

    // What comes with the app has its name too.
    let hosted = Instrument::parse(&PACK.replace("}\n", "}\n\n")).unwrap().identity().clone();
    assert!(matches!(bench.take_beside(&[hosted], PACK, None), Err(PackError::NameTaken(_))));
    let hosted = Instrument::parse(PACK).unwrap().identity().clone();
    assert!(matches!(bench.take_beside(&[hosted], PACK, None), Err(PackError::AlreadyHere(_))));
    let whole = bench.take(PACK).unwrap();
    let shelf = bench.shelf();
    let whole = shelf.packs.iter().find(|taken| *taken.pack.identity() == whole).unwrap();
    let anew = block_on(begin_anew(tablet.pen(), &maud, &[], whole, "9"));
    assert!(matches!(anew, Err(PackError::NotNow)), "its owner makes its versions");
}

#[test]
fn a_licensed_pack_comes_in_sealed_and_its_key_stays_beside_it() {
    let (tablet, maud) = CentreTablet::set_up();
    let bench = Bench(&tablet, &maud);
    let entropy = Counting::from(77);
    let (key, other) = (PackKey::make(&entropy).unwrap(), PackKey::make(&entropy).unwrap());
    let sealed = seal_pack(&key, "every-type-1.0", PACK.as_bytes(), &entropy).unwrap();
    let text = |key: &PackKey| key.to_text().expose().clone();
    let name = "every-type-1.0";
    assert!(matches!(bench.take_sealed(name, &sealed, "no key"), Err(PackError::NoKey)));
    let wrong = OpenError::WrongKeyOrChanged;
    let refused = |found, expected| matches!(found, Err(PackError::NotOpened(error)) if error == expected);
    assert!(refused(bench.take_sealed(name, &sealed, &text(&other)), wrong));
    assert!(refused(bench.take_sealed("every-type-1.1", &sealed, &text(&key)), wrong));
    assert!(refused(bench.take_sealed(name, "what is this", &text(&key)), OpenError::Malformed));
    let misnamed = seal_pack(&key, "another-1.0", PACK.as_bytes(), &entropy).unwrap();
    assert!(refused(bench.take_sealed("another-1.0", &misnamed, &text(&key)), OpenError::Malformed));
    assert!(bench.shelf().packs.is_empty());

    let pack = bench.take_sealed(name, &sealed, &format!(" {}\n", text(&key))).unwrap();
    assert_eq!(bench.shelf().packs[0].file(), PACK);
    assert!(bench.shelf().packs[0].has_key);
    let kept = |pack: &PackIdentity| block_on(pack_key(&tablet.device.store, &maud, pack)).unwrap();
    assert_eq!(text(&kept(&pack).unwrap()), text(&key));
    assert!(matches!(bench.take_sealed(name, &sealed, &text(&key)), Err(PackError::AlreadyHere(_))));
    assert!(!tablet.device.store.everything().windows(43).any(|bytes| bytes == text(&key).as_bytes()));

    // One that came in the open gets its key when the sealed file is brought, and stays as it stands.
    let (tablet, maud) = CentreTablet::set_up();
    let bench = Bench(&tablet, &maud);
    let pack = bench.take(PACK).unwrap();
    bench.ask(&pack).unwrap();
    assert!(block_on(pack_key(&tablet.device.store, &maud, &pack)).unwrap().is_none());
    let again = seal_pack(&other, name, PACK.as_bytes(), &entropy).unwrap();
    for (sealed, key) in [(&sealed, &key), (&again, &other)] {
        assert_eq!(bench.take_sealed(name, sealed, &text(key)).unwrap(), pack);
        assert_eq!(text(&block_on(pack_key(&tablet.device.store, &maud, &pack)).unwrap().unwrap()), text(key));
    }
    assert_eq!(bench.stands(), [("every-type-1.0".to_owned(), Standing::Asked)]);
}

#[test]
fn only_managers_change_packs_and_everybody_asks_them() {
    let (tablet, maud, _) = CentreTablet::with_joan();
    let pack = Bench(&tablet, &maud).take(PACK).unwrap();
    Bench(&tablet, &maud).ask(&pack).unwrap();
    let draft = Bench(&tablet, &maud).take(QUESTIONNAIRE).unwrap();
    lock(maud);
    let joan = tablet.unlock("joan", JOANS).unwrap();
    let bench = Bench(&tablet, &joan);
    assert!(matches!(bench.take(QUESTIONNAIRE), Err(PackError::NotAManager)));
    assert!(matches!(bench.take_sealed("a-1", "", ""), Err(PackError::NotAManager)));
    assert!(matches!(bench.settle(&draft, &Change::About("Other".into(), 9)), Err(PackError::NotAManager)));
    assert!(matches!(bench.ask(&draft), Err(PackError::NotAManager)));
    assert!(matches!(bench.withdraw(&pack), Err(PackError::NotAManager)));
    assert!(matches!(bench.throw_away(&draft), Err(PackError::NotAManager)));
    let anew = block_on(begin_anew(tablet.pen(), &joan, &[], &bench.shelf().packs[1], "2"));
    assert!(matches!(anew, Err(PackError::NotAManager)));
    let stands = [("every-type-1.0".to_owned(), Standing::Asked), ("ninedays-1.0".to_owned(), Standing::Draft)];
    assert_eq!(bench.stands(), stands);
    assert_eq!(bench.shelf().asked().map(|pack| pack.identity()).collect::<Vec<_>>(), [&pack]);
}

#[test]
fn packs_stay_when_somebody_is_put_out_and_what_cannot_be_read_costs_no_other() {
    let (tablet, maud, joan) = CentreTablet::with_joan();
    let bench = Bench(&tablet, &maud);
    let pack = bench.take(PACK).unwrap();
    bench.ask(&pack).unwrap();
    let draft = bench.take(QUESTIONNAIRE).unwrap();
    tablet.device.store.plant(kept_pack_at(&draft), vec![1; 80]);
    assert_eq!((bench.shelf().packs.len(), bench.shelf().unreadable), (1, 1));
    let mut maud = maud;
    let out = block_on(put_out(tablet.device.ports(), &mut maud, joan.id)).unwrap();
    assert_eq!(out.left, 1);
    let bench = Bench(&tablet, &maud);
    assert_eq!(bench.stands(), [("every-type-1.0".to_owned(), Standing::Asked)]);
    assert_eq!(bench.shelf().unreadable, 1);
    assert_eq!(block_on(tablet.device.store.list(Namespace::Packs)).unwrap().len(), 2, "it stays as it is");
}

#[test]
fn what_could_not_be_stored_is_not_there() {
    let (tablet, maud) = CentreTablet::set_up();
    let bench = Bench(&tablet, &maud);
    let draft = bench.take(QUESTIONNAIRE).unwrap();
    tablet.device.store.full(true);
    assert!(matches!(bench.take(PACK), Err(PackError::Failed(_))));
    assert!(matches!(bench.settle(&draft, &Change::About("Other".into(), 9)), Err(PackError::Failed(_))));
    assert!(matches!(bench.ask(&draft), Err(PackError::Failed(_))));
    tablet.device.store.full(false);
    assert_eq!(bench.stands(), [("ninedays-1.0".to_owned(), Standing::Draft)]);
    assert_eq!(bench.shelf().packs[0].pack.identity(), &draft);
}

#[test]
fn the_first_shape_of_a_kept_pack_is_read_for_ever() {
    let vault = VaultKey::make(&Counting::default()).unwrap();
    let at = kept_pack_at(Instrument::parse(PACK).unwrap().identity()).id;
    let kept = |standing, key: Option<PackKey>| KeptPack {
        file: PACK.to_owned(),
        source: key.is_none().then(|| QUESTIONNAIRE.to_owned()),
        standing,
        since: Stamp { millis: 1_780_000_000_000, count: 3 },
        by: StaffId::from_bytes([7; 16]),
        key: key.map(|key| (Stamp { millis: 1_780_000_000_001, count: 0 }, key)),
    };
    let key = || PackKey::make(&Counting::from(9)).unwrap();
    let all = || Standing::ALL.map(|(_, standing)| kept(standing, (standing == Standing::Withdrawn).then(key)));
    let file = frozen("vault/kept-packs-1.json", || {
        let entropy = Counting::default();
        let seal = |pack: &KeptPack| {
            Base64UrlUnpadded::encode_string(&seal_kept_pack(&vault, at, pack, &entropy).unwrap().into_bytes())
        };
        format!("{:#}\n", json!({ "at": format!("{at:?}"), "packs": all().each_ref().map(seal) }))
    });
    let file: Value = serde_json::from_str(&file).unwrap();
    assert_eq!(file["at"], format!("{at:?}"), "where a pack stands follows from what it is");
    for (sealed, pack) in file["packs"].as_array().unwrap().iter().zip(all()) {
        let bytes = Base64UrlUnpadded::decode_vec(sealed.as_str().unwrap()).unwrap();
        let opened = open_kept_pack(&vault, at, &bytes).unwrap();
        assert_eq!((&opened.file, &opened.source), (&pack.file, &pack.source));
        assert_eq!((opened.standing, opened.since, opened.by), (pack.standing, pack.since, pack.by));
        let key = |pack: &KeptPack| pack.key.as_ref().map(|(since, key)| (*since, key.to_text().expose().clone()));
        assert_eq!(key(&opened), key(&pack));
        assert_eq!(format!("{opened:?}"), format!("KeptPack({:?}, {} bytes)", pack.standing, PACK.len()));
    }
}
