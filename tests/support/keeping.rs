//! A phone for journeys that keep something: a worker without a thread, tabs that take turns, and faults of both.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use candour::app::keep::{self, CameBack, ComeBackError, ConfirmedWords, Keeping, OfferedWords, Ports, StartError};
use candour::app::ports::Turns;
use candour::app::worker::{Channel, ChannelError, Worker, answer};
use candour::case::Intake;
use candour::store::MemoryStore;
use candour::vault::{Agenda, KdfParams, Secret};
use futures_executor::block_on;

use super::entropy::Counting;

/// The worker's side called at once.
#[derive(Default)]
pub struct Direct {
    entropy: Counting,
    /// The most memory that a key may take on this phone, where it is short.
    pub memory_kib: Cell<Option<u32>>,
    /// Whether the worker cannot be started.
    pub missing: Cell<bool>,
    /// What was asked so far, to see what a journey costs.
    pub asked: Cell<u32>,
    /// Keys already derived: the same words, salt and cost give the same, and once is slow enough.
    keys: RefCell<BTreeMap<String, Vec<u8>>>,
}

impl Channel for Direct {
    async fn ask(&self, request: Secret<Vec<u8>>) -> Result<Secret<Vec<u8>>, ChannelError> {
        self.asked.set(self.asked.get() + 1);
        if self.missing.get() {
            return Err(ChannelError::NotStarted);
        }
        let text = String::from_utf8(request.expose().clone()).unwrap();
        let asks_for = |params: &KdfParams| text.contains(&format!("\"memory_kib\":{}", params.memory_kib()));
        let asked = KdfParams::LADDER.iter().find(|params| asks_for(params));
        if asked.is_some_and(|asked| self.memory_kib.get().is_some_and(|most| asked.memory_kib() > most)) {
            return Err(ChannelError::Ended);
        }
        if asked.is_none() {
            return Ok(answer(&request, &self.entropy));
        }
        let mut keys = self.keys.borrow_mut();
        let key = keys.entry(text).or_insert_with(|| answer(&request, &self.entropy).expose().clone());
        Ok(Secret::new(key.clone()))
    }
}

/// The turns of all tabs of one browser.
#[derive(Default, Clone)]
pub struct Tabs(Rc<RefCell<BTreeSet<String>>>);

/// A turn that one tab has.
#[derive(Debug)]
pub struct Turn {
    name: String,
    tabs: Rc<RefCell<BTreeSet<String>>>,
}

impl Turns for Tabs {
    type Turn = Turn;

    async fn take(&self, name: &str) -> Option<Turn> {
        let taken = self.0.borrow_mut().insert(name.to_owned());
        taken.then(|| Turn { name: name.to_owned(), tabs: Rc::clone(&self.0) })
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        self.tabs.borrow_mut().remove(&self.name);
    }
}

/// A phone whose page may be closed and opened again while its store stays.
#[derive(Default)]
pub struct Phone {
    pub store: MemoryStore,
    pub worker: Worker<Direct>,
    pub tabs: Tabs,
    pub entropy: Counting,
    /// Seconds since 1970.
    pub now: Cell<i64>,
}

impl Phone {
    /// One on which a key takes the least memory, so that a journey is quick.
    pub fn small() -> Self {
        let phone = Self::default();
        phone.worker.0.memory_kib.set(Some(KdfParams::FLOOR.memory_kib()));
        phone
    }

    pub fn ports(&self) -> Ports<'_, MemoryStore, Worker<Direct>, Tabs> {
        Ports { store: &self.store, keysmith: &self.worker, turns: &self.tabs, entropy: &self.entropy }
    }

    /// New words, with the way she writes them down.
    pub fn words(&self) -> (ConfirmedWords, String) {
        block_on(async {
            let offered = OfferedWords::make(&self.worker).await.unwrap();
            let written = offered.words().expose().clone();
            (offered.confirm(&self.worker, Secret::new(written.clone())).await.unwrap(), written)
        })
    }

    /// Saves for fourteen days.
    pub fn start(&self, words: &ConfirmedWords, intake: &Intake) -> Result<Keeping<Turn>, StartError> {
        block_on(keep::start(self.ports(), words, intake, &Agenda::default(), self.today() + 14))
    }

    /// Comes back by words, for fourteen days more.
    pub fn come_back(&self, typed: &str) -> Result<CameBack<Turn>, ComeBackError> {
        block_on(keep::come_back(self.ports(), Secret::new(typed.to_owned()), self.now.get(), self.today() + 14))
    }

    /// Saves the journey as it is.
    pub fn save(&self, keeping: &Keeping<Turn>, intake: &Intake) -> Result<(), keep::SaveError> {
        block_on(keep::save(&self.store, keeping, intake, &Agenda::default(), &self.entropy))
    }

    /// What a start of the page removes; the drafts still kept.
    pub fn expire(&self) -> usize {
        block_on(keep::expire(&self.store, self.today())).unwrap().kept
    }

    pub fn today(&self) -> i64 {
        self.now.get() / 86_400
    }

    pub fn wait(&self, seconds: i64) {
        self.now.set(self.now.get() + seconds);
    }
}
