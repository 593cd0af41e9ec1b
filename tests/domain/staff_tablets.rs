//! Files that go from one tablet of a centre to another: a tablet made from another, cases both ways, and changes of staff.

use candour::app::staff::access::{
    CatchUpError, CaughtUp, JoinError, UnlockError, WaysError, bring_centre_key, catch_up, centre_keys, chosen,
    is_set_up, join, lock, put_out, recover,
};
use candour::app::staff::cases;
use candour::app::staff::packs;
use candour::app::staff::tablets::{
    FileProblem, TabletFile, TakeAlongError, TakeInError, TakenIn, take_along, take_everything, take_in,
};
use candour::app::staff::{Failed, Session};
use candour::case::record::{CaseId, Entry, Kind, Note, Text, ThingId, Voice};
use candour::share::keys::PrivateKey;
use candour::store::{RecordStore, StoreError};
use candour::vault::staff::{Colleague, Role};
use candour::vault::{Secret, chapter_at};
use futures_executor::block_on;
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use crate::support::at_work::{Desk, named};
use crate::support::centre::{CentreTablet, JOANS, MAUDS, name, typed};
use crate::support::keeping::{Phone, Turn};

const RUTHS: &str = "seven tin boats at harbour";

impl Desk {
    /// Somebody else sits down at it.
    fn now(self, who: &str, passphrase: &str) -> Self {
        let Self { tablet, session, .. } = self;
        lock(session);
        Self::at(tablet, who, passphrase)
    }

    fn cases(&self) -> Vec<u8> {
        block_on(take_along(&self.tablet.device.store, &self.session)).unwrap().to_bytes()
    }

    fn everything(&self) -> Vec<u8> {
        block_on(take_everything(&self.tablet.device.store, &self.session)).unwrap().to_bytes()
    }

    fn take(&mut self, file: &[u8]) -> Result<TakenIn, TakeInError> {
        let file = TabletFile::parse(file).unwrap();
        block_on(take_in(self.tablet.pen(), &mut self.session, &mut self.list, &file))
    }

    fn catch_up(&mut self, file: &[u8], who: &str, passphrase: &str) -> Result<CaughtUp, CatchUpError> {
        let (file, now) = (TabletFile::parse(file).unwrap(), self.tablet.device.now.get());
        let opens = (&name(who), &typed(passphrase));
        block_on(catch_up(self.tablet.device.ports(), &mut self.session, &file, opens, now))
    }

    fn colleague(&self, name: &str) -> &Colleague {
        self.session.colleagues().iter().find(|colleague| colleague.name.as_str() == name).unwrap()
    }

    fn disable(&mut self, who: &str) {
        let id = self.colleague(who).id;
        block_on(put_out(self.tablet.device.ports(), &mut self.session, id)).unwrap();
        self.list = self.tablet.list(&self.session);
    }

    fn disk(&self) -> Vec<u8> {
        self.tablet.device.store.everything()
    }
}

fn note(which: u8, text: &str) -> Kind {
    let note = Note::new(Text::parse(text).unwrap().unwrap(), None, Vec::new()).unwrap();
    Kind::Entered { thing: ThingId::from_bytes([which; 16]), entry: Entry::Note(note) }
}

/// A tablet that is not set up, with randomness of its own.
fn new_tablet(entropy: u64) -> CentreTablet {
    CentreTablet { device: Phone { entropy: entropy.into(), ..Phone::small() }, words: String::new() }
}

fn joined(tablet: &CentreTablet, file: &[u8], who: &str, passphrase: &str) -> Result<Session<Turn>, JoinError> {
    let (file, now) = (TabletFile::parse(file).unwrap(), tablet.device.now.get());
    block_on(join(tablet.device.ports(), &file, &name(who), &typed(passphrase), now))
}

/// Maud's tablet, on which Joan works too, with one case; and one that was made from it.
fn two() -> (Desk, Desk, CaseId) {
    let (tablet, mut session) = CentreTablet::set_up();
    tablet.add(&mut session, "Joan", JOANS, Role::Caseworker);
    let mut one = Desk::new(tablet, session);
    let case = one.new_case("Rosalind");
    one.write(case, note(1, "She came at ten."));
    let tablet = new_tablet(99);
    let session = joined(&tablet, &one.everything(), "maud", MAUDS).unwrap();
    let mut other = Desk::new(tablet, session);
    assert_eq!(other.take(&one.everything()), Ok(TakenIn { new: 1, ..TakenIn::default() }));
    (one, other, case)
}

#[test]
fn a_tablet_made_from_another_lets_the_same_people_in_by_the_same_passphrases_and_words() {
    let (one, other, case) = two();
    assert!(other.session.is_manager());
    assert_ne!(one.session.hand().device, other.session.hand().device);
    assert_eq!(other.session.me(), one.session.me());
    assert_eq!(other.open(case).log(), one.open(case).log());
    let words = one.tablet.words.clone();
    let Desk { tablet, session, .. } = other.now("joan", JOANS);
    assert!(!session.is_manager());
    lock(session);
    let (who, new) = (name("maud"), chosen(&typed(RUTHS), &typed(RUTHS)).unwrap());
    let recovered = block_on(recover(tablet.device.ports(), typed(&words), &who, &new, 0));
    assert!(recovered.unwrap().is_manager());
}

#[test]
fn the_centres_key_comes_along_to_a_new_tablet() {
    let (tablet, session) = CentreTablet::set_up();
    let key = PrivateKey::from_random(&Zeroizing::new([7; 32]));
    let typed_key = Secret::new((*key.to_base64url()).clone());
    block_on(bring_centre_key(&tablet.device.store, &tablet.device.entropy, &session, &typed_key)).unwrap();
    let one = Desk::new(tablet, session);
    let other = new_tablet(99);
    let session = joined(&other, &one.everything(), "maud", MAUDS).unwrap();
    let keys = block_on(centre_keys(&other.device.store, &session)).unwrap();
    assert_eq!(keys.iter().map(PrivateKey::public_key).collect::<Vec<_>>(), [key.public_key()]);
}

#[test]
fn only_a_manager_makes_a_tablet_and_only_from_a_managers_file() {
    let (one, other, _) = two();
    let (everything, cases) = (one.everything(), one.cases());
    let tablet = new_tablet(7);
    let unlock = |error| Some(JoinError::Ways(WaysError::Unlock(error)));
    assert_eq!(joined(&tablet, &cases, "maud", MAUDS).err(), Some(JoinError::Ways(WaysError::CasesOnly)));
    assert_eq!(joined(&tablet, &everything, "joan", JOANS).err(), Some(JoinError::Ways(WaysError::NotAManager)));
    assert_eq!(joined(&tablet, &everything, "maud", JOANS).err(), unlock(UnlockError::Wrong { seconds: 0 }));
    assert!(!block_on(is_set_up(&tablet.device.store)).unwrap());
    assert!(joined(&tablet, &everything, "maud", MAUDS).is_ok());
    let joan = one.now("joan", JOANS);
    let made = block_on(take_everything(&joan.tablet.device.store, &joan.session));
    assert_eq!(made.err(), Some(TakeAlongError::NotAManager));
    assert_eq!(joined(&other.tablet, &everything, "maud", MAUDS).err(), Some(JoinError::OpenElsewhere));
    let Desk { tablet, session, .. } = other;
    lock(session);
    assert_eq!(joined(&tablet, &everything, "maud", MAUDS).err(), Some(JoinError::AlreadySetUp));
}

#[test]
fn files_both_ways_bring_two_tablets_to_the_same_and_lose_nothing() {
    let (mut one, other, case) = two();
    let mut other = other.now("joan", JOANS);
    one.write(case, named("Celia"));
    other.write(case, named("Viola"));
    one.write(case, note(1, "She came at eleven."));
    other.write(case, note(1, "She came at noon."));
    one.write(case, note(2, "From one."));
    other.write(case, note(3, "From the other."));
    let hermia = other.new_case("Hermia");
    let mut written = Vec::new();
    for desk in [&one, &other] {
        written.extend(desk.open(case).log().in_order().into_iter().cloned());
    }
    assert_eq!(one.take(&other.cases()), Ok(TakenIn { new: 1, changed: 1, ..TakenIn::default() }));
    assert_eq!(other.take(&one.cases()), Ok(TakenIn { changed: 1, known: 1, ..TakenIn::default() }));
    for case in [case, hermia] {
        assert_eq!(one.open(case).log(), other.open(case).log());
        assert_eq!(one.open(case).record(), other.open(case).record());
    }
    assert!(written.iter().all(|event| one.open(case).log().event(event.id) == Some(event)), "no event is lost");
    assert_eq!(one.names(), other.names());
    let record = one.open(case).record();
    assert!(record.told[&Voice::Herself].name.is_contested());
    assert!(record.entries[&ThingId::from_bytes([1; 16])].is_contested());
    let disk = one.disk();
    assert_eq!(one.take(&other.cases()), Ok(TakenIn { known: 2, ..TakenIn::default() }), "twice is once");
    assert_eq!(one.disk(), disk);
}

#[test]
fn the_centres_own_packs_come_along() {
    let (one, mut other, _) = two();
    let pack = include_str!("../fixtures/packs/every-type.json");
    let taken = block_on(packs::take_in(one.tablet.pen(), &one.session, &[], pack, None)).unwrap();
    block_on(packs::ask(one.tablet.pen(), &one.session, &taken.pack)).unwrap();
    assert_eq!(other.take(&one.cases()), Ok(TakenIn { known: 1, packs: 1, ..TakenIn::default() }));
    let shelf = block_on(packs::shelf(&other.tablet.device.store, &other.session)).unwrap();
    assert_eq!(shelf.packs.iter().map(|kept| kept.pack.identity()).collect::<Vec<_>>(), [&taken.pack]);
    assert_eq!(other.take(&one.cases()), Ok(TakenIn { known: 1, ..TakenIn::default() }));
}

#[test]
fn a_file_that_is_broken_foreign_or_something_else_is_put_back_with_its_reason_and_changes_nothing() {
    let (mut one, mut other, case) = two();
    other.write(case, named("Viola"));
    let file = other.cases();
    for length in 0..file.len() {
        let problem = if length < 15 { FileProblem::NotOne } else { FileProblem::Damaged };
        assert_eq!(TabletFile::parse(&file[..length]).err(), Some(problem), "{length} bytes");
    }
    for at in (0..file.len()).step_by(7).chain([14]) {
        let mut changed = file.clone();
        changed[at] ^= 1;
        let problem = match at {
            0..14 => FileProblem::NotOne,
            14 => FileProblem::Later,
            _ => FileProblem::Damaged,
        };
        assert_eq!(TabletFile::parse(&changed).err(), Some(problem), "byte {at}");
    }
    let mut later = file[..file.len() - 32].to_vec();
    later.extend([99, 0, 0, 0, 0]);
    later.extend(Sha256::digest(&later).to_vec());
    assert_eq!(TabletFile::parse(&later).err(), Some(FileProblem::Later), "a part that this build does not know");

    let disk = one.disk();
    let (elsewhere, eve) = CentreTablet::set_up_with(7.into());
    let mut elsewhere = Desk::new(elsewhere, eve);
    assert_eq!(one.take(&elsewhere.cases()), Err(TakeInError::Foreign));
    assert_eq!(elsewhere.take(&file), Err(TakeInError::Foreign));
    assert_eq!(one.catch_up(&elsewhere.everything(), "maud", MAUDS), Err(CatchUpError::Foreign));
    one.tablet.device.store.full(true);
    assert_eq!(one.take(&file), Err(TakeInError::Failed(Failed::Store(StoreError::Full))));
    one.tablet.device.store.full(false);
    assert_eq!(one.disk(), disk);
    assert_eq!(one.take(&file), Ok(TakenIn { changed: 1, ..TakenIn::default() }), "and can be taken in again");
}

#[test]
fn one_damaged_case_costs_nothing_beside_it_and_an_erased_one_stays_erased() {
    let (mut one, mut other, case) = two();
    let hermia = other.new_case("Hermia");
    other.write(case, named("Viola"));
    let at = chapter_at(case, 0);
    let mut chapter = block_on(other.tablet.device.store.read(at)).unwrap().unwrap();
    chapter[40] ^= 1;
    other.tablet.device.store.plant(at, chapter);
    assert_eq!(one.take(&other.cases()), Ok(TakenIn { new: 1, damaged: 1, ..TakenIn::default() }));
    assert_eq!(one.names(), ["Hermia", "Rosalind"]);
    block_on(cases::erase(one.tablet.pen(), &one.session, &mut one.list, hermia)).unwrap();
    assert_eq!(one.take(&other.cases()), Ok(TakenIn { erased: 1, damaged: 1, ..TakenIn::default() }));
    assert_eq!(one.names(), ["Rosalind"]);
}

#[test]
fn a_colleague_of_the_other_tablet_is_known_by_name_and_comes_in_once_a_manager_brings_her_across() {
    let (mut one, mut other, case) = two();
    one.tablet.add(&mut one.session, "Ruth", RUTHS, Role::Caseworker);
    let mut one = one.now("ruth", RUTHS);
    one.write(case, note(4, "From Ruth."));
    assert_eq!(other.take(&one.cases()), Ok(TakenIn { changed: 1, ..TakenIn::default() }));
    assert!(!other.colleague("Ruth").active, "she has no way in here");
    let one = one.now("maud", MAUDS);
    assert_eq!(
        other.catch_up(&one.everything(), "maud", JOANS),
        Err(CatchUpError::Ways(WaysError::Unlock(UnlockError::Wrong { seconds: 0 })))
    );
    let caught = other.catch_up(&one.everything(), "maud", MAUDS).unwrap();
    assert_eq!((caught.learnt.came.len(), caught.other_is_behind), (1, false));
    let other = other.now("ruth", RUTHS);
    assert_eq!(other.names(), ["Rosalind"]);
}

#[test]
fn who_was_put_out_on_one_tablet_opens_nothing_on_the_other_once_a_manager_brings_it_across() {
    let (mut one, mut other, case) = two();
    other.write(case, named("Viola"));
    one.disable("Joan");
    one.write(case, note(5, "After she went."));
    assert_eq!(other.take(&one.cases()), Err(TakeInError::OtherKeys));
    assert_eq!(one.take(&other.cases()), Err(TakeInError::OtherKeys));
    let caught = other.catch_up(&one.everything(), "maud", MAUDS).unwrap();
    assert_eq!(
        (caught.learnt.put_out, caught.other_is_behind, caught.left),
        (vec![one.colleague("Joan").id], false, 0)
    );
    assert_eq!(other.take(&one.cases()), Ok(TakenIn { changed: 1, ..TakenIn::default() }));
    assert_eq!(one.take(&other.cases()), Ok(TakenIn { changed: 1, ..TakenIn::default() }));
    assert_eq!(one.open(case).log(), other.open(case).log());
    lock(other.session);
    assert!(matches!(other.tablet.unlock("joan", JOANS), Err(UnlockError::Wrong { .. })));
    let again = other.tablet.unlock("maud", MAUDS).unwrap();
    assert!(again.is_manager());
    assert_eq!(other.tablet.list(&again).unreadable(), 0);
}

#[test]
fn an_older_file_brings_nobody_back_who_was_put_out() {
    let (mut one, mut other, case) = two();
    let before = other.everything();
    one.disable("Joan");
    let caught = one.catch_up(&before, "maud", MAUDS).unwrap();
    assert_eq!((caught.learnt.came.len(), caught.other_is_behind), (0, true));
    other.write(case, named("Viola"));
    assert_eq!(one.take(&other.cases()), Err(TakeInError::OtherKeys), "it is the other that is behind");
    let Desk { tablet, session, .. } = one;
    lock(session);
    assert!(matches!(tablet.unlock("joan", JOANS), Err(UnlockError::Wrong { .. })));
}

#[test]
fn where_two_were_put_out_apart_neither_keeps_a_key() {
    let (tablet, mut session) = CentreTablet::set_up();
    for (who, passphrase) in [("Joan", JOANS), ("Ruth", RUTHS)] {
        tablet.add(&mut session, who, passphrase, Role::Caseworker);
    }
    let mut one = Desk::new(tablet, session);
    let case = one.new_case("Rosalind");
    let tablet = new_tablet(99);
    let session = joined(&tablet, &one.everything(), "maud", MAUDS).unwrap();
    let mut other = Desk::new(tablet, session);
    other.take(&one.cases()).unwrap();
    one.disable("Joan");
    other.disable("Ruth");
    let (with_ruths, with_joans) = (one.everything(), other.everything());
    let caught = one.catch_up(&with_joans, "maud", MAUDS).unwrap();
    assert!(caught.other_is_behind && caught.learnt.put_out.len() == 1);
    one.write(case, named("Celia"));
    assert_eq!(one.take(&with_ruths), Err(TakeInError::OtherKeys), "not the keys that Ruth has");
    assert_eq!(one.take(&with_joans), Err(TakeInError::OtherKeys), "nor those that Joan has");
    other.catch_up(&one.everything(), "maud", MAUDS).unwrap();
    assert_eq!(other.take(&one.cases()), Ok(TakenIn { changed: 1, ..TakenIn::default() }));
    for desk in [one, other] {
        let Desk { tablet, session, .. } = desk;
        lock(session);
        for (who, passphrase) in [("joan", JOANS), ("ruth", RUTHS)] {
            tablet.device.wait(3600);
            assert!(matches!(tablet.unlock(who, passphrase), Err(UnlockError::Wrong { .. })), "{who}");
        }
    }
}

#[test]
fn only_a_manager_brings_across_who_works_here_and_opens_it_herself() {
    let (one, other, _) = two();
    let (everything, cases) = (one.everything(), one.cases());
    let mut joan = other.now("joan", JOANS);
    assert_eq!(joan.catch_up(&everything, "maud", MAUDS), Err(CatchUpError::NotAManager));
    let mut maud = joan.now("maud", MAUDS);
    assert_eq!(maud.catch_up(&cases, "maud", MAUDS), Err(CatchUpError::Ways(WaysError::CasesOnly)));
    assert_eq!(maud.catch_up(&everything, "joan", JOANS), Err(CatchUpError::Ways(WaysError::NotAManager)));
}

#[test]
fn nothing_readable_is_in_a_file() {
    let (one, ..) = two();
    for file in [one.everything(), one.cases()] {
        for canary in ["Rosalind", "Maud", "maud", "Joan", "She came"] {
            assert!(!file.windows(canary.len()).any(|w| w == canary.as_bytes()), "{canary}");
        }
    }
}
