//! What the pages draw from and write to: handles only. Keys and records stand in one place, behind [`Desk::with`].

use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use async_lock::Mutex;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::half_typed::{self, Kept};
use super::inbox;
use super::packs::{self, Loaded};
pub(super) use super::page::{Page, Part};
use crate::app::keep::Ports;
use crate::app::staff::access::lock;
use crate::app::staff::cases::{Caseload, OpenCase, Pen, open_together, write_together};
use crate::app::staff::inbox::Inbox;
use crate::app::staff::{Failed, Session};
use crate::app::worker::Worker;
use crate::browser::entropy::SystemEntropy;
use crate::browser::indexed_db::IndexedDb;
use crate::browser::turns::{WebTurn, WebTurns};
use crate::browser::worker::WorkerChannel;
use crate::browser::{assets, clock, lifecycle, offline};
use crate::case::record::{CaseId, Kind, Log, Record, StaffId, ThingId};
use crate::centre::Centre;
use crate::vault::RecordId;
use crate::vault::staff::{Colleague, HalfField};
use crate::words::staff::desk as say;

/// How long a store may take to keep what is half typed and what is being saved: then the tablet locks without.
const LONGEST: Duration = Duration::from_secs(5);

/// How long is waited between looks whether that is done, in milliseconds.
const BETWEEN: u64 = 10;

/// The database of the staff: what erases everything from a phone knows nothing of it.
const DATABASE: &str = "desk";

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
    pub(super) inbox: Inbox,
    /// The case that is open, and after it those that are one with it.
    pub(super) open: Vec<OpenCase>,
}

/// The case that is open, as pages draw it: a picture of what is on the disk.
pub(super) struct Shown {
    pub(super) case: CaseId,
    /// It and those that are one with it.
    pub(super) cases: Vec<CaseId>,
    pub(super) record: Record,
    /// Its own log and those of the cases that are one with it.
    pub(super) logs: Vec<Log>,
    /// Whether a part of it is damaged or missing: what is shown is not all.
    pub(super) incomplete: bool,
}

impl Shown {
    fn of(signed: &Signed) -> Option<Self> {
        let case = signed.open.first()?.case();
        let logs: Vec<Log> = signed.open.iter().map(|open| open.log().clone()).collect();
        let damaged = |open: &OpenCase| open.unreadable().next().is_some() || signed.list.missing_events(open) > 0;
        let cases = signed.open.iter().map(OpenCase::case).collect();
        Some(Self { case, cases, record: Record::of_all(&logs), incomplete: signed.open.iter().any(damaged), logs })
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
    /// How many messages wait in the inbox.
    pub(super) waiting: RwSignal<usize>,
    /// What was just done, and the page that says so.
    pub(super) said: RwSignal<Option<(Page, String)>>,
    /// The packs that this centre asks.
    pub(super) packs: RwSignal<Loaded>,
    /// What was kept for her when the tablet locked over it, the latest first.
    pub(super) kept: RwSignal<Vec<Kept>>,
    /// What stood half typed when it was kept last.
    pub(super) kept_up: StoredValue<Vec<(String, Vec<HalfField>)>>,
    /// Whether it is about to lock.
    locking: StoredValue<bool>,
    /// Whoever has a copy is waited for before it locks.
    held: StoredValue<Arc<()>>,
    /// Whether it has locked, and the page is being loaded anew or another takes its place.
    ended: StoredValue<bool>,
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
            waiting: RwSignal::new(0),
            said: RwSignal::new(None),
            packs: RwSignal::new(Loaded::Coming),
            kept: RwSignal::new(Vec::new()),
            kept_up: StoredValue::new(Vec::new()),
            locking: StoredValue::new(false),
            held: StoredValue::new(Arc::default()),
            ended: StoredValue::new(false),
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

    /// Opens the caseload for who has just signed in, and shows `page`; instead of the caseload, what she had typed when the tablet
    /// locked, if that was kept.
    ///
    /// # Errors
    /// [`Failed`]; then nobody is signed in.
    pub(super) async fn come_in(self, session: Session<WebTurn>, page: Page) -> Result<(), Failed> {
        let world = self.world();
        let list = Caseload::open(&world.store, &session).await?;
        let inbox = Inbox::open(&world.store, &session).await?;
        let mut signed = Signed { session, list, inbox, open: Vec::new() };
        // What cannot be taken over now is, the next time somebody looks.
        let _ = inbox::take_in(&world, &mut signed).await;
        self.show_who(&signed);
        *world.signed.lock().await = Some(signed);
        packs::load(self);
        let kept = half_typed::look(self).await;
        match kept.filter(|_| page == Page::Caseload) {
            Some(form) if half_typed::lead_back(self, &form).await => spawn_local(half_typed::fill(self, form)),
            Some(_) | None => self.page.set(page),
        }
        inbox::look_in_background(self);
        offline::keep_her_page();
        Ok(())
    }

    /// The bar and the names of authors follow the session; called after a change of who works here.
    pub(super) fn show_who(self, signed: &Signed) {
        let Signed { session, .. } = signed;
        let (me, colleagues) = (session.me().clone(), session.colleagues().to_vec());
        self.who.set(Some(Who { me, is_manager: session.is_manager(), colleagues }));
    }

    /// The bar says how many messages wait; called after the inbox changed.
    pub(super) async fn count_waiting(self) {
        let count = self.with(async |_, signed| signed.inbox.new_ones().len()).await;
        self.waiting.try_set(count.unwrap_or_default());
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
            signed.open = open_together(&world.store, &signed.session, &signed.list, case).await?;
            self.shown.set(Shown::of(signed).map(Arc::new));
            Ok(())
        };
        self.with(opening).await.unwrap_or(Ok(()))?;
        self.page.set(Page::Case(Part::Overview));
        Ok(())
    }

    /// Opens the case that is open anew, after cases were put together or taken apart; the page stays.
    ///
    /// # Errors
    /// [`Failed`]; then what was open stays.
    pub(super) async fn open_again(self) -> Result<(), Failed> {
        let opening = async |world: &World, signed: &mut Signed| -> Result<(), Failed> {
            let Some(case) = signed.open.first().map(OpenCase::case) else { return Ok(()) };
            signed.open = open_together(&world.store, &signed.session, &signed.list, case).await?;
            self.shown.set(Shown::of(signed).map(Arc::new));
            Ok(())
        };
        self.with(opening).await.unwrap_or(Ok(()))
    }

    /// Writes events to the case that is open, in the name of who is signed in, and draws it anew.
    ///
    /// # Errors
    /// [`Failed`]; then nothing was written.
    pub(super) async fn write(self, kinds: Vec<Kind>) -> Result<(), Failed> {
        let writing = async move |world: &World, signed: &mut Signed| -> Result<(), Failed> {
            self.write_open(world, signed, kinds).await
        };
        self.with(writing).await.unwrap_or(Ok(()))
    }

    /// Writes events to this case, whichever is open by now: for what was answered just before somebody went on to another.
    ///
    /// # Errors
    /// [`Failed`]; then nothing was written.
    pub(super) async fn write_to(self, case: CaseId, kinds: Vec<Kind>) -> Result<(), Failed> {
        let writing = async move |world: &World, signed: &mut Signed| -> Result<(), Failed> {
            if signed.open.first().is_some_and(|open| open.case() == case) {
                return self.write_open(world, signed, kinds).await;
            }
            let mut all = open_together(&world.store, &signed.session, &signed.list, case).await?;
            write_together(world.pen(), &signed.session, &mut signed.list, &mut all, kinds).await
        };
        self.with(writing).await.unwrap_or(Ok(()))
    }

    async fn write_open(self, world: &World, signed: &mut Signed, kinds: Vec<Kind>) -> Result<(), Failed> {
        let Signed { session, list, open, .. } = signed;
        write_together(world.pen(), session, list, open, kinds).await?;
        self.draw(signed);
        Ok(())
    }

    /// Draws the case that is open anew; called after a change of it.
    pub(super) fn draw(self, signed: &Signed) {
        self.shown.set(Shown::of(signed).map(Arc::new));
    }

    /// A new thing for a record to speak of.
    ///
    /// # Errors
    /// [`Failed`]; there is no randomness.
    pub(super) fn make_thing() -> Result<ThingId, Failed> {
        Ok(ThingId::from_bytes(*RecordId::make(&SystemEntropy)?.as_bytes()))
    }

    /// Locks; the page is loaded anew, since only that empties the memory too.
    pub(super) fn lock(self) {
        self.leave(None);
    }

    /// Locks, and her page takes the place of this one, in the history too. Whoever comes back here signs in.
    pub(super) fn hand_over(self, her_page: String) {
        self.leave(Some(her_page));
    }

    /// Whether it is about to lock: the page is empty already.
    pub(super) fn is_locking(self) -> bool {
        self.locking.get_value()
    }

    /// Has the tablet wait with locking, until what this gives is dropped.
    pub(super) fn hold(self) -> Arc<()> {
        self.held.get_value()
    }

    /// Empties the page, keeps what stood half typed on it, lets what is being written come to its end, and drops the keys.
    fn leave(self, to: Option<String>) {
        if self.is_locking() {
            return;
        }
        self.locking.set_value(true);
        let standing = half_typed::standing(self);
        empty_page();
        let late = to.clone();
        set_timeout(move || self.end(late.as_deref()), LONGEST);
        spawn_local(async move {
            if let Some(standing) = standing {
                half_typed::keep(self, standing).await;
            }
            // After whatever is under way.
            self.with(async |_, _| ()).await;
            while self.held.with_value(|held| Arc::strong_count(held) > 1) {
                clock::wait(BETWEEN).await;
            }
            self.end(to.as_deref());
        });
    }

    /// Once only: a page that is loaded anew a second time would take along what is typed into it by then.
    fn end(self, to: Option<&str>) {
        if self.ended.get_value() {
            return;
        }
        self.ended.set_value(true);
        self.drop_keys();
        match to {
            None => lifecycle::reload(true),
            Some(page) => lifecycle::replace(page),
        }
    }

    fn drop_keys(self) {
        let world = self.world();
        if let Some(signed) = world.signed.try_lock().and_then(|mut signed| signed.take()) {
            lock(signed.session);
        }
        world.keysmith.0.end();
        empty_page();
    }

    /// Goes one page back; whether there was one.
    pub(super) fn go_back(self) -> bool {
        let back = self.page.get_untracked().back();
        back.inspect(|page| self.page.set(*page)).is_some()
    }
}

fn empty_page() {
    document().body().iter().for_each(|body| body.set_text_content(None));
}
