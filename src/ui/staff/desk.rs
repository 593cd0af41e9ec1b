//! What the pages draw from and write to: handles only. Keys and records stand in one place, behind [`Desk::with`].

use std::rc::Rc;

use async_lock::Mutex;
use leptos::prelude::*;

use crate::app::keep::Ports;
use crate::app::staff::access::lock;
use crate::app::staff::cases::{Caseload, Pen};
use crate::app::staff::{Failed, Session};
use crate::app::worker::Worker;
use crate::browser::entropy::SystemEntropy;
use crate::browser::indexed_db::IndexedDb;
use crate::browser::turns::{WebTurn, WebTurns};
use crate::browser::worker::WorkerChannel;
use crate::browser::{assets, clock, lifecycle};
use crate::centre::Centre;

/// The database of the staff: what erases everything from a phone knows nothing of it.
const DATABASE: &str = "desk";

/// Where somebody is. The address never says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Page {
    /// The first run.
    SetUp,
    /// Nobody is signed in.
    SignIn,
    /// The centre's key pair.
    CentreKey,
    /// All cases.
    Caseload,
}

impl Page {
    /// The page that the browser's Back leads to.
    fn back(self) -> Option<Self> {
        match self {
            Self::SetUp | Self::SignIn | Self::Caseload => None,
            Self::CentreKey => Some(Self::Caseload),
        }
    }
}

/// Who is signed in, as the bar shows her.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Me {
    pub(super) name: String,
    pub(super) is_manager: bool,
}

/// What is there only while somebody is signed in.
pub(super) struct Signed {
    pub(super) session: Session<WebTurn>,
    pub(super) list: Caseload,
}

/// What the use cases need of the browser, whoever is signed in.
pub(super) struct World {
    pub(super) centre: Centre,
    pub(super) store: IndexedDb,
    pub(super) keysmith: Worker<WorkerChannel>,
    signed: Mutex<Option<Signed>>,
}

impl World {
    /// For what has to do with keys.
    pub(super) fn ports(&self) -> Ports<'_, IndexedDb, Worker<WorkerChannel>, WebTurns> {
        Ports { store: &self.store, keysmith: &self.keysmith, turns: &WebTurns, entropy: &SystemEntropy }
    }

    /// For what writes to cases.
    pub(super) fn pen(&self) -> Pen<'_, IndexedDb> {
        Pen { store: &self.store, entropy: &SystemEntropy, now: clock::now_in_milliseconds() }
    }
}

/// The staff's tablet. Given to every page.
#[derive(Clone, Copy)]
pub(super) struct Desk {
    world: StoredValue<Rc<World>, LocalStorage>,
    /// Where somebody is.
    pub(super) page: RwSignal<Page>,
    /// Who is signed in.
    pub(super) me: RwSignal<Option<Me>>,
    /// Whether this load follows a lock.
    pub(super) was_locked: bool,
}

impl Desk {
    pub(super) fn new(centre: Centre, page: Page) -> Self {
        let world = World {
            centre,
            store: IndexedDb::named(DATABASE),
            keysmith: Worker(WorkerChannel::new(assets::address("worker").unwrap_or_default())),
            signed: Mutex::new(None),
        };
        Self {
            world: StoredValue::new_local(Rc::new(world)),
            page: RwSignal::new(page),
            me: RwSignal::new(None),
            was_locked: lifecycle::was_locked(),
        }
    }

    /// Centre, store and worker.
    pub(super) fn world(self) -> Rc<World> {
        self.world.get_value()
    }

    /// Does something with what is signed in, after whatever is under way; `None` if nobody is signed in (any more).
    /// Everything that reads or writes records goes through here, one after the other.
    pub(super) async fn with<T>(self, work: impl AsyncFnOnce(&World, &mut Signed) -> T) -> Option<T> {
        let world = self.world();
        let mut signed = world.signed.lock().await;
        match signed.as_mut() {
            Some(signed) => Some(work(&world, signed).await),
            None => None,
        }
    }

    /// Opens the caseload for who has just signed in, and shows `page`.
    ///
    /// # Errors
    /// [`Failed`]; then nobody is signed in.
    pub(super) async fn come_in(self, session: Session<WebTurn>, page: Page) -> Result<(), Failed> {
        let world = self.world();
        let list = Caseload::open(&world.store, &session).await?;
        let me = Me { name: session.me().name.as_str().to_owned(), is_manager: session.is_manager() };
        *world.signed.lock().await = Some(Signed { session, list });
        self.me.set(Some(me));
        self.page.set(page);
        Ok(())
    }

    /// Locks: drops the keys, empties the page, and loads it anew, since only that empties the memory too.
    pub(super) fn lock(self) {
        let world = self.world();
        if let Some(signed) = world.signed.try_lock().and_then(|mut signed| signed.take()) {
            lock(signed.session);
        }
        world.keysmith.0.end();
        document().body().iter().for_each(|body| body.set_text_content(None));
        lifecycle::reload(true);
    }

    /// Goes one page back; whether there was one.
    pub(super) fn go_back(self) -> bool {
        let back = self.page.get_untracked().back().filter(|_| self.me.read_untracked().is_some());
        back.inspect(|page| self.page.set(*page)).is_some()
    }
}
