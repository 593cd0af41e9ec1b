//! What the pages draw from and write to: handles only. Keys and records stand in one place, behind [`Desk::with`].

use std::rc::Rc;
use std::sync::Arc;

use async_lock::Mutex;
use leptos::prelude::*;

use crate::app::keep::Ports;
use crate::app::staff::access::lock;
use crate::app::staff::cases::{Caseload, OpenCase, Pen, open, write};
use crate::app::staff::{Failed, Session};
use crate::app::worker::Worker;
use crate::browser::entropy::SystemEntropy;
use crate::browser::indexed_db::IndexedDb;
use crate::browser::turns::{WebTurn, WebTurns};
use crate::browser::worker::WorkerChannel;
use crate::browser::{assets, clock, lifecycle};
use crate::case::record::{CaseId, Kind, Log, Record, StaffId};
use crate::centre::Centre;
use crate::vault::staff::Colleague;
use crate::words::staff::desk as say;

/// The database of the staff: what erases everything from a phone knows nothing of it.
const DATABASE: &str = "desk";

/// Where somebody is. The address never says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Page {
    /// The first run.
    SetUp,
    /// Nobody is signed in.
    SignIn,
    /// A manager comes in by the recovery words.
    Recover,
    /// The centre's key pair.
    CentreKey,
    /// Who works here, for managers.
    Team,
    /// Somebody is to be added.
    AddColleague,
    /// Somebody gets a new passphrase.
    Replace(StaffId),
    /// New recovery words.
    RenewWords,
    /// Her own passphrase.
    MyPassphrase,
    /// All cases.
    Caseload,
    /// A case that does not stand yet.
    NewCase,
    /// A part of the case that is open.
    Case(Part),
}

/// The parts of a case, each a page of its own below the case's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// Who she is, at a glance.
    Overview,
    /// Who did what.
    History,
}

impl Part {
    /// All of them, in the order of the case's own bar.
    pub(super) const ALL: [Self; 2] = [Self::Overview, Self::History];
}

impl Page {
    /// Which of the bar's pages this belongs to.
    pub(super) fn section(self) -> Self {
        match self {
            Self::Caseload | Self::NewCase | Self::Case(_) => Self::Caseload,
            Self::Team | Self::AddColleague | Self::Replace(_) | Self::RenewWords => Self::Team,
            Self::SetUp | Self::SignIn | Self::Recover | Self::CentreKey | Self::MyPassphrase => self,
        }
    }

    /// The page that the browser's Back leads to.
    fn back(self) -> Option<Self> {
        match self {
            Self::SetUp | Self::SignIn | Self::Caseload => None,
            Self::Recover => Some(Self::SignIn),
            Self::CentreKey | Self::Team | Self::MyPassphrase | Self::NewCase | Self::Case(Part::Overview) => {
                Some(Self::Caseload)
            }
            Self::AddColleague | Self::Replace(_) | Self::RenewWords => Some(Self::Team),
            Self::Case(Part::History) => Some(Self::Case(Part::Overview)),
        }
    }
}

/// Who is signed in, and everybody who works or worked here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Who {
    pub(super) me: Colleague,
    pub(super) is_manager: bool,
    pub(super) colleagues: Vec<Colleague>,
}

/// What is there only while somebody is signed in.
pub(super) struct Signed {
    pub(super) session: Session<WebTurn>,
    pub(super) list: Caseload,
    /// The case that is open, and after it those that are one with it.
    pub(super) open: Vec<OpenCase>,
}

/// The case that is open, as pages draw it: a picture of what is on the disk.
pub(super) struct Shown {
    pub(super) record: Record,
    /// Its own log and those of the cases that are one with it.
    pub(super) logs: Vec<Log>,
    /// Whether a part of it is damaged or missing: what is shown is not all.
    pub(super) incomplete: bool,
}

impl Shown {
    fn of(signed: &Signed) -> Self {
        let logs: Vec<Log> = signed.open.iter().map(|open| open.log().clone()).collect();
        let damaged = |open: &OpenCase| open.unreadable().next().is_some() || signed.list.missing_events(open) > 0;
        Self { record: Record::of_all(&logs), incomplete: signed.open.iter().any(damaged), logs }
    }
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
    pub(super) who: RwSignal<Option<Who>>,
    /// The case that is open. Drawn anew after every write to it.
    pub(super) shown: RwSignal<Option<Arc<Shown>>>,
    /// What was just done, and the page that says so.
    pub(super) said: RwSignal<Option<(Page, String)>>,
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
            who: RwSignal::new(None),
            shown: RwSignal::new(None),
            said: RwSignal::new(None),
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
        let signed = Signed { session, list, open: Vec::new() };
        self.show_who(&signed);
        *world.signed.lock().await = Some(signed);
        self.page.set(page);
        Ok(())
    }

    /// The bar and the names of authors follow the session; called after a change of who works here.
    pub(super) fn show_who(self, signed: &Signed) {
        let Signed { session, .. } = signed;
        let (me, colleagues) = (session.me().clone(), session.colleagues().to_vec());
        self.who.set(Some(Who { me, is_manager: session.is_manager(), colleagues }));
    }

    /// Goes to a page, which says what was just done.
    pub(super) fn say(self, page: Page, text: String) {
        self.said.set(Some((page, text)));
        self.page.set(page);
    }

    /// A colleague's name.
    pub(super) fn name_of(self, id: StaffId) -> String {
        let who = self.who.read();
        let found = who.iter().flat_map(|who| &who.colleagues).find(|colleague| colleague.id == id);
        found.map_or_else(say::unknown, |colleague| colleague.name.as_str().to_owned())
    }

    /// Opens a case with those that are one with it, and shows its first page.
    ///
    /// # Errors
    /// [`Failed`]; then the page stays.
    pub(super) async fn open_case(self, case: CaseId) -> Result<(), Failed> {
        let opening = async |world: &World, signed: &mut Signed| -> Result<(), Failed> {
            let first = open(&world.store, &signed.session, case).await?;
            let others: Vec<CaseId> = first.record().together().map(|(other, _)| other).collect();
            let mut all = vec![first];
            for other in others {
                // One that is not on this tablet yet is left out; the list of merged cases still names it.
                all.extend(open(&world.store, &signed.session, other).await.ok());
            }
            signed.open = all;
            self.shown.set(Some(Arc::new(Shown::of(signed))));
            Ok(())
        };
        self.with(opening).await.unwrap_or(Ok(()))?;
        self.page.set(Page::Case(Part::Overview));
        Ok(())
    }

    /// Writes events to the case that is open, in the name of who is signed in, and draws it anew.
    ///
    /// # Errors
    /// [`Failed`]; then nothing was written.
    pub(super) async fn write(self, kinds: Vec<Kind>) -> Result<(), Failed> {
        let writing = async move |world: &World, signed: &mut Signed| -> Result<(), Failed> {
            let Signed { session, list, open } = signed;
            let Some((first, others)) = open.split_first_mut() else { return Ok(()) };
            let beside: Vec<&Log> = others.iter().map(|open| open.log()).collect();
            write(world.pen(), session, list, first, &beside, kinds).await?;
            self.shown.set(Some(Arc::new(Shown::of(signed))));
            Ok(())
        };
        self.with(writing).await.unwrap_or(Ok(()))
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
        let back = self.page.get_untracked().back();
        back.inspect(|page| self.page.set(*page)).is_some()
    }
}
