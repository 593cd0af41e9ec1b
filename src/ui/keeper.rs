//! Saving and coming back, as the pages use them: the use cases of `app::keep` over the browser's store and worker.
//!
//! One save at a time: what changes while one is under way is saved right after it, so typing costs one seal for each
//! time the phone gets round to it, and the last keystroke always is the last thing stored.

use std::cell::{Cell, RefCell};
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use super::asked::{NoQuestions, asked};
use super::postman;
use super::session::{Found, Session, Then, Trouble};
use crate::app::journey::Page;
use crate::app::keep::{
    self, ComeBackError, ConfirmError, Drafts, Keeping, OfferedWords, Ports, SaveError, StartError, come_back,
    erase_everything,
};
use crate::app::ports::KeysmithError;
use crate::app::send::SubmitError;
use crate::app::worker::Worker;
use crate::browser::entropy::SystemEntropy;
use crate::browser::indexed_db::IndexedDb;
use crate::browser::turns::{WebTurn, WebTurns};
use crate::browser::worker::WorkerChannel;
use crate::browser::{assets, clock, offline};
use crate::centre::Centre;
use crate::instrument::Instrument;
use crate::store::{Batch, StoreError};
use crate::vault::{AskedPack, Secret};

/// What keeping needs of the browser, and the draft that is being kept.
pub(super) struct Keeper {
    pub(super) store: IndexedDb,
    pub(super) keysmith: Worker<WorkerChannel>,
    /// The centre as messages are sealed to it, once its keys have come.
    pub(super) with_keys: RefCell<Option<Rc<Centre>>>,
    keeping: RefCell<Option<Keeping<WebTurn>>>,
    /// A save is under way.
    saving: Cell<bool>,
    /// Something changed since the last save began, or that save failed.
    changed: Cell<bool>,
    /// What waits for everything to be saved.
    then: Cell<Option<Then>>,
}

impl Keeper {
    pub(super) fn new() -> Self {
        Self {
            store: IndexedDb::default(),
            keysmith: Worker(WorkerChannel::new(assets::address("worker").unwrap_or_default())),
            with_keys: RefCell::default(),
            keeping: RefCell::default(),
            saving: Cell::default(),
            changed: Cell::default(),
            then: Cell::default(),
        }
    }

    /// Whether a draft is being kept.
    pub(super) fn keeps(&self) -> bool {
        self.keeping.borrow().is_some()
    }

    /// Forgets the key; what is stored stays.
    pub(super) fn close(&self) {
        self.keeping.replace(None);
    }

    fn ports(&self) -> Ports<'_, IndexedDb, Worker<WorkerChannel>, WebTurns> {
        Ports { store: &self.store, keysmith: &self.keysmith, turns: &WebTurns, entropy: &SystemEntropy }
    }
}

/// Why keeping did not work, as far as a page says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum KeepProblem {
    /// The words she typed back are not those she was shown.
    NotTheSame,
    /// The words open nothing here, or are no words of the list.
    WrongWords,
    /// Too many tries.
    Wait {
        /// Seconds.
        seconds: i64,
    },
    /// Nothing is kept here.
    Nothing,
    /// It is open in another tab.
    OtherTab,
    /// What is kept cannot be read.
    Damaged,
    /// No room.
    Full,
    /// The browser keeps nothing.
    NoStore,
    /// The store was closed or failed.
    Closed,
    /// The browser removed what was kept.
    Evicted,
    /// A later version of the app kept it.
    Newer,
    /// The key could not be made.
    NoKey,
    /// The code for it did not arrive.
    NotLoaded,
}

/// Starts the worker, which saving and sending need: while she types her words, and while there still is a connection.
pub(super) fn be_ready(session: Session) {
    spawn_local(async move { session.keeper().keysmith.0.be_ready().await });
}

/// Makes new words, once it is clear that this browser keeps anything: she shall not learn words for nothing.
pub(super) async fn make_words(session: Session) -> Result<OfferedWords, KeepProblem> {
    keep::expire(&session.keeper().store, clock::day()).await?;
    OfferedWords::make(&session.keeper().keysmith).await.map_err(KeepProblem::from)
}

/// Keeps her journey under these words, if she typed them back right.
pub(super) async fn start(
    session: Session,
    offered: &StoredValue<Option<OfferedWords>, LocalStorage>,
    typed: &str,
) -> Result<(), KeepProblem> {
    let keeper = session.keeper();
    let Some(words) = offered.try_update_value(Option::take).flatten() else { return Err(KeepProblem::NotTheSame) };
    let confirmed = words.confirm(&keeper.keysmith, Secret::new(typed.to_owned())).await;
    offered.try_set_value(Some(words));
    let confirmed = confirmed.map_err(KeepProblem::from)?;
    let last_day = clock::day() + i64::from(session.setting().centre.limits().draft_days);
    let setting = session.setting();
    let starting = session.read(|intake| keep::start(keeper.ports(), &confirmed, intake, &setting.agenda, last_day));
    let keeping = starting.await.map_err(KeepProblem::from)?;
    keeper.keeping.replace(Some(keeping));
    session.kept.set(true);
    session.found.set(Found::Drafts);
    offline::keep();
    Ok(())
}

/// Opens what is kept under the words she typed.
pub(super) async fn open(session: Session, typed: &str) -> Result<(), KeepProblem> {
    let keeper = session.keeper();
    let last_day = clock::day() + i64::from(session.setting().centre.limits().draft_days);
    let typed = Secret::new(typed.to_owned());
    let back = come_back(keeper.ports(), typed, clock::now(), last_day).await.map_err(KeepProblem::from)?;
    let ([_, needed], agenda) = (back.draft.packs(), back.draft.agenda());
    let loaded = session.setting().questions.identity().clone();
    let mut questions = None;
    if (&needed.id, &needed.version) != (&loaded.id, &loaded.version) {
        // It was begun on an invite to other questions.
        let name = needed.to_string();
        let pack = AskedPack { key: agenda.key_of(&name).cloned(), name };
        questions = Some(asked_again(pack).await.map_err(|_| KeepProblem::NotLoaded)?);
    }
    session.ask(|setting| {
        setting.agenda = agenda;
        setting.questions = questions.unwrap_or_else(|| Arc::clone(&setting.questions));
    });
    let setting = session.setting();
    let restored = back.draft.restore(Arc::clone(&setting.about), Arc::clone(&setting.questions));
    let restored = restored.map_err(|_| KeepProblem::Newer)?;
    session.restore(restored.intake);
    keeper.keeping.replace(Some(back.keeping));
    session.kept.set(true);
    Ok(())
}

/// The questions of a draft that was begun on an invite.
#[wasm_split(inviting, fallible, return_wrapper(let asked = _; { asked?.await } -> Result<Arc<Instrument>, NoQuestions>))]
fn asked_again(pack: AskedPack) -> Result<Work<Result<Arc<Instrument>, NoQuestions>>, NoQuestions> {
    Ok(Box::pin(asked(pack)))
}

/// Saves soon, without anybody waiting for it. Does nothing, well, where she did not ask to save.
pub(super) fn save_soon(session: Session) {
    let keeper = session.keeper();
    keeper.changed.set(true);
    if keeper.keeps() {
        run(session, &keeper);
    }
}

/// Saves what is not saved yet, and then does what waits for that: at once, if everything is.
pub(super) fn save_then(session: Session, then: Then) {
    let keeper = session.keeper();
    keeper.then.set(Some(then));
    run(session, &keeper);
}

/// Saves until nothing has changed since, and says how that went. One save at a time.
fn run(session: Session, keeper: &Rc<Keeper>) {
    if keeper.saving.replace(true) {
        return;
    }
    let keeper = Rc::clone(keeper);
    spawn_local(async move {
        let mut saved = Ok(());
        while saved.is_ok() && keeper.changed.replace(false) {
            saved = save(session).await;
        }
        keeper.saving.set(false);
        keeper.changed.set(saved.is_err());
        match (keeper.then.take(), saved) {
            (Some(then), Ok(())) => session.follow(then),
            (Some(then), Err(problem)) => session.trouble.set(Some(Trouble { problem, then })),
            (None, saved) => note(session, saved.err()),
        }
    });
}

/// Seals and stores her journey as it is now. Does nothing, well, where she did not ask to save.
#[wasm_split(keeping, fallible, return_wrapper(let saving = _; { saving?.await } -> Result<(), KeepProblem>))]
fn save(session: Session) -> Result<Work<Result<(), KeepProblem>>, KeepProblem> {
    Ok(Box::pin(async move {
        let keeper = session.keeper();
        let saving = {
            let keeping = keeper.keeping.borrow();
            let Some(keeping) = keeping.as_ref() else { return Ok(()) };
            let setting = session.setting();
            session.read(|intake| keep::save(&keeper.store, keeping, intake, &setting.agenda, &SystemEntropy))
        };
        saving.await.map_err(KeepProblem::from)
    }))
}

/// Her draft as it is once what she is at is sent: what changes in it with the messages, so that a phone which dies just then neither
/// sends it again nor has it both sent and still to be sent.
#[wasm_split(keeping, fallible)]
pub(super) fn draft_once_sent(session: Session) -> Result<Batch, KeepProblem> {
    let keeper = session.keeper();
    let keeping = keeper.keeping.borrow();
    let Some((keeping, (intake, agenda))) = keeping.as_ref().zip(session.once_sent()) else { return Ok(Batch::new()) };
    keep::draft_in_place(keeping, &intake, &agenda, &SystemEntropy).map_err(KeepProblem::from)
}

/// Notes how a save went that nobody waits for. A screen that could not move on just before still waits to.
fn note(session: Session, problem: Option<KeepProblem>) {
    match (session.trouble.get_untracked(), problem) {
        (None | Some(Trouble { then: Then::Stay, .. }), problem) => {
            session.trouble.set(problem.map(|problem| Trouble { problem, then: Then::Stay }));
        }
        (Some(Trouble { then: Then::GoOn(_) | Then::Send, .. }), _) => {}
    }
}

/// Removes everything from this phone, and forgets what is on the page and where she was.
pub(super) async fn forget_everything(session: Session) -> Result<(), KeepProblem> {
    let keeper = session.keeper();
    if session.setting().handed {
        // A tablet of the centre: what others sent and is not delivered yet is not hers to remove.
        forget_draft(session).await?;
    }
    session.wipe();
    session.page.set(Page::Opening);
    if !session.setting().handed {
        offline::forget().await;
        erase_everything(&keeper.store).await.map_err(KeepProblem::from)?;
    }
    session.found.set(Found::Nothing);
    session.sent.set(Vec::new());
    session.reference.set(None);
    Ok(())
}

/// Removes the draft that she has open, and no other.
pub(super) async fn forget_draft(session: Session) -> Result<(), KeepProblem> {
    let keeper = session.keeper();
    let Some(keeping) = keeper.keeping.take() else { return Ok(()) };
    session.kept.set(false);
    keep::forget(&keeper.store, &keeping).await.map_err(KeepProblem::from)?;
    expire(session).await;
    Ok(())
}

/// Removes drafts past their last day, and notes whether any is left. Where nothing can be stored, none is. With the last
/// one goes what would open the app without a connection.
pub(super) async fn expire(session: Session) {
    let drafts = keep::expire(&session.keeper().store, clock::day()).await.unwrap_or_default();
    // A tablet of the centre keeps the page for the next woman.
    if drafts.kept == 0 && !session.setting().handed {
        offline::forget().await;
    }
    session.found.set(match drafts {
        Drafts { kept: 0, expired: 0 } => Found::Nothing,
        Drafts { kept: 0, expired: _ } => Found::Expired,
        Drafts { kept: _, expired: _ } => Found::Drafts,
    });
}

/// Goes on with what earlier visits left on this phone: a draft, messages. Most visits find nothing and load nothing.
pub(super) async fn go_on_with_kept(session: Session) {
    if !session.keeper().store.may_hold_something().await {
        return session.found.set(Found::Nothing);
    }
    // Where the code does not arrive, the next visit tries again; nothing is lost.
    let _ = take_up(session).await;
}

/// Removes drafts past their last day, notes whether any is left, and delivers messages.
#[wasm_split(keeping, fallible)]
fn take_up(session: Session) -> Result<(), SplitLoaderError> {
    spawn_local(async move {
        expire(session).await;
        postman::go_on(session).await;
    });
    Ok(())
}

/// Work of a chunk, which the first one can only name.
pub(super) type Work<T> = Pin<Box<dyn Future<Output = T>>>;

impl From<SplitLoaderError> for KeepProblem {
    fn from(_: SplitLoaderError) -> Self {
        Self::NotLoaded
    }
}

impl From<StoreError> for KeepProblem {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Full => Self::Full,
            StoreError::Unavailable => Self::NoStore,
            StoreError::Closed | StoreError::Other(_) => Self::Closed,
            StoreError::Gone => Self::Evicted,
            StoreError::NewerVersion => Self::Newer,
        }
    }
}

impl From<KeysmithError> for KeepProblem {
    fn from(_: KeysmithError) -> Self {
        Self::NoKey
    }
}

impl From<ConfirmError> for KeepProblem {
    fn from(error: ConfirmError) -> Self {
        match error {
            ConfirmError::NotWords(_) | ConfirmError::Different { .. } => Self::NotTheSame,
            ConfirmError::Keysmith(error) => error.into(),
        }
    }
}

impl From<StartError> for KeepProblem {
    fn from(error: StartError) -> Self {
        match error {
            StartError::Seal(_) => Self::NoKey,
            StartError::Keysmith(error) => error.into(),
            StartError::NoTurn => Self::OtherTab,
            StartError::Store(error) => error.into(),
        }
    }
}

impl From<SaveError> for KeepProblem {
    fn from(error: SaveError) -> Self {
        match error {
            SaveError::Seal(_) => Self::NoKey,
            SaveError::Store(error) => error.into(),
        }
    }
}

impl From<SubmitError> for KeepProblem {
    fn from(error: SubmitError) -> Self {
        match error {
            SubmitError::Store(error) => error.into(),
            SubmitError::NotSetUp | SubmitError::NoEntropy | SubmitError::Sealing(_) => Self::NoKey,
        }
    }
}

impl From<ComeBackError> for KeepProblem {
    fn from(error: ComeBackError) -> Self {
        match error {
            ComeBackError::TooSoon { seconds } => Self::Wait { seconds },
            ComeBackError::WrongWords { seconds } if seconds > 0 => Self::Wait { seconds },
            ComeBackError::WrongWords { .. } | ComeBackError::NotWords(_) => Self::WrongWords,
            ComeBackError::NothingKept => Self::Nothing,
            ComeBackError::OpenElsewhere => Self::OtherTab,
            ComeBackError::Unreadable(_) => Self::Damaged,
            ComeBackError::Keysmith(error) => error.into(),
            ComeBackError::Store(error) => error.into(),
        }
    }
}
