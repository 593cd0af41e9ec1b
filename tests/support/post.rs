//! The world outside for sending: drop boxes that misbehave on demand, tabs, a clock, and crashes between any two steps.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, VecDeque};
use std::pin::pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use candour::app::ports::{Clock, Sealing, SealingError, Transport, Turns};
use candour::app::send::{Accepted, Post};
use candour::centre::{self, Centre, PartnerCode};
use candour::share::hpke;
use candour::share::keys::PrivateKey;
use candour::share::outbox::{Millis, Reply};
use candour::share::partners::{Birmingham, Jabbs, WomensCentre};
use candour::share::{ConsentedCase, DropId, Envelope, Narrowing, Preview, Projection, ToSeal};
use candour::store::{Batch, MemoryStore, RecordStore, StoreError};
use candour::vault::{Entropy, Namespace, NoEntropy, Place, RecordId};
use zeroize::Zeroizing;

use super::rosalind;

/// What a drop box does with the next envelope.
#[derive(Debug, Clone, Copy)]
pub enum Whim {
    /// Answers without keeping it.
    Answer(u16),
    /// Keeps it and cuts the connection before answering.
    KeepAndDrop,
    /// There is no network.
    Offline,
    /// Never answers.
    Hang,
}

/// The world: three drop boxes, and what stands in each. Clones are the same world.
#[derive(Clone, Default)]
pub struct World(Rc<Inner>);

#[derive(Default)]
struct Inner {
    whims: RefCell<BTreeMap<&'static str, VecDeque<Whim>>>,
    kept: RefCell<BTreeMap<String, Envelope>>,
    tries: Cell<u32>,
    turns: RefCell<Vec<String>>,
    now: Cell<Millis>,
    random: Cell<u64>,
    /// Steps that still happen before the phone dies.
    steps: Cell<Option<u32>>,
}

impl World {
    /// Its randomness follows from the seed.
    pub fn new(seed: u64) -> Self {
        let world = Self::default();
        world.0.now.set(1_780_000_000_000);
        world.0.random.set(seed << 32);
        world
    }

    /// The drop box of this partner does this with the next envelopes, and then takes them as it should.
    pub fn will(&self, to: PartnerCode, whims: &[Whim]) {
        self.0.whims.borrow_mut().entry(to.as_str()).or_default().extend(whims);
    }

    pub fn pass(&self, time: Millis) {
        self.0.now.set(self.0.now.get() + time);
    }

    pub fn tries(&self) -> u32 {
        self.0.tries.get()
    }

    /// The addresses at which something was kept.
    pub fn kept(&self) -> Vec<String> {
        self.0.kept.borrow().keys().cloned().collect()
    }

    /// What a partner can read in its drop box.
    pub fn opened(&self, to: PartnerCode) -> Vec<String> {
        let kept = self.0.kept.borrow();
        let of_partner = kept.iter().filter_map(|(address, envelope)| {
            let (drop_box, id) = address.rsplit_once('/')?;
            drop_box.ends_with(to.as_str()).then(|| (DropId::parse(id).unwrap(), envelope))
        });
        let open = |(id, envelope)| hpke::open(envelope, to, &key(to), id).unwrap();
        of_partner.map(open).map(|bytes| std::str::from_utf8(&bytes).unwrap().trim_end().to_owned()).collect()
    }

    /// Everything stops after so many more steps: drop what is running then, and the phone has died.
    pub fn stop_after(&self, steps: u32) {
        self.0.steps.set(Some(steps));
    }

    /// Everything goes on, or starts anew.
    pub fn revive(&self) {
        self.0.steps.set(None);
    }

    /// Where everything may stop until [`World::revive`].
    async fn step(&self) {
        std::future::poll_fn(|_| match self.0.steps.get() {
            None => Poll::Ready(()),
            Some(0) => Poll::Pending,
            Some(left) => {
                self.0.steps.set(Some(left - 1));
                Poll::Ready(())
            }
        })
        .await;
    }
}

impl Transport for World {
    async fn put(&self, address: &str, envelope: &Envelope) -> Reply {
        self.step().await;
        self.0.tries.set(self.0.tries.get() + 1);
        let whim = self.0.whims.borrow_mut().get_mut(envelope.to()).and_then(VecDeque::pop_front);
        let keep = || self.0.kept.borrow_mut().insert(address.to_owned(), envelope.clone());
        let reply = match whim {
            None => match keep() {
                None => Reply::Status(201),
                Some(before) => {
                    assert_eq!(&before, envelope, "one id, one message");
                    Reply::Status(if self.tries().is_multiple_of(2) { 409 } else { 204 })
                }
            },
            Some(Whim::Answer(status)) => Reply::Status(status),
            Some(Whim::KeepAndDrop) => {
                keep();
                Reply::Nothing
            }
            Some(Whim::Offline) => Reply::Nothing,
            Some(Whim::Hang) => std::future::pending().await,
        };
        self.step().await;
        reply
    }
}

/// Held by one tab.
pub struct Held(World, String);

impl Drop for Held {
    fn drop(&mut self) {
        self.0.0.turns.borrow_mut().retain(|held| *held != self.1);
    }
}

impl Turns for World {
    type Turn = Held;

    async fn take(&self, name: &str) -> Option<Held> {
        self.step().await;
        if self.0.turns.borrow().iter().any(|held| held == name) {
            return None;
        }
        self.0.turns.borrow_mut().push(name.to_owned());
        Some(Held(self.clone(), name.to_owned()))
    }
}

impl Clock for World {
    fn now(&self) -> Millis {
        self.0.now.get()
    }
}

/// Different each time, the same in every run (splitmix64).
impl Entropy for World {
    fn fill(&self, bytes: &mut [u8]) -> Result<(), NoEntropy> {
        for byte in bytes {
            let state = self.0.random.get().wrapping_add(0x9e37_79b9_7f4a_7c15);
            self.0.random.set(state);
            let mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            *byte = (mixed ^ (mixed >> 27)).to_be_bytes()[0];
        }
        Ok(())
    }
}

impl Sealing for World {
    async fn seal(&self, message: &ToSeal) -> Result<Envelope, SealingError> {
        self.step().await;
        let mut randomness = Zeroizing::new([0; 64]);
        self.fill(randomness.as_mut_slice()).unwrap();
        hpke::seal(message.to(), message.key(), message.id(), message.payload().as_bytes(), &randomness)
            .map_err(SealingError::Seal)
    }
}

/// A phone's store, which stops with the phone before or after any operation.
#[derive(Clone)]
pub struct Phone {
    pub disk: MemoryStore,
    pub world: World,
}

impl RecordStore for Phone {
    async fn read(&self, place: Place) -> Result<Option<Vec<u8>>, StoreError> {
        self.world.step().await;
        self.disk.read(place).await
    }

    async fn list(&self, namespace: Namespace) -> Result<Vec<(RecordId, Vec<u8>)>, StoreError> {
        self.world.step().await;
        self.disk.list(namespace).await
    }

    async fn commit(&self, batch: Batch) -> Result<(), StoreError> {
        self.world.step().await;
        let done = self.disk.commit(batch).await;
        self.world.step().await;
        done
    }

    async fn clear_everything(&self) -> Result<(), StoreError> {
        self.world.step().await;
        self.disk.clear_everything().await
    }
}

/// Runs until it is done, or for ever waiting: `None`.
pub fn run<T>(future: impl Future<Output = T>) -> Option<T> {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(done) => Some(done),
        Poll::Pending => None,
    }
}

/// A partner's private key.
pub fn key(to: PartnerCode) -> PrivateKey {
    PrivateKey::from_random(&Zeroizing::new(match to {
        PartnerCode::Centre => [1; 32],
        PartnerCode::Uob => [2; 32],
        PartnerCode::Jabbs => [3; 32],
    }))
}

/// The demo's centre with keys that tests know, and counters that wait up to ten minutes.
pub fn centre() -> Centre {
    let mut file = rosalind::demo();
    for to in PartnerCode::ALL {
        file["partners"][to.as_str()]["public_key"] = key(to).public_key().to_base64url().into();
    }
    file["limits"]["counters_delay_seconds"] = 600.into();
    centre::parse(&file.to_string()).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

/// What Rosalind was shown, for each partner.
pub struct Shown {
    pub centre: Preview<WomensCentre>,
    pub uob: Preview<Birmingham>,
    pub jabbs: Preview<Jabbs>,
}

impl Shown {
    pub fn new(centre: &Centre) -> Self {
        let case = rosalind::case();
        let consented = ConsentedCase::of(&case).unwrap();
        Self {
            centre: Projection::of(&case, Narrowing::of(centre).unwrap()).unwrap().into(),
            uob: Projection::of(consented, Narrowing::of(centre).unwrap()).unwrap().into(),
            jabbs: Projection::of(&case, Narrowing::of(centre).unwrap()).unwrap().into(),
        }
    }

    /// She says yes to all of it.
    pub fn accept(self) -> Accepted {
        Accepted { centre: self.centre.accept(), uob: Some(self.uob.accept()), jabbs: Some(self.jabbs.accept()) }
    }
}

/// One tab's view of the world.
pub fn post<'a>(centre: &'a Centre, phone: &'a Phone) -> Post<'a, Phone, World, World, World> {
    let world = &phone.world;
    Post { centre, store: phone, transport: world, turns: world, clock: world, entropy: world }
}

/// A phone with nothing on it, in a world where all is well.
pub fn phone() -> Phone {
    Phone { disk: MemoryStore::new(), world: World::new(0) }
}

/// A browser without locks: it is always every tab's turn.
pub struct NoLocks;

impl Turns for NoLocks {
    type Turn = ();

    async fn take(&self, _: &str) -> Option<()> {
        Some(())
    }
}
