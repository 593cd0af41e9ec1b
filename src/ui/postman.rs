//! Sending, as the pages use it: what she accepted is sealed, stored, and delivered until each partner has confirmed it.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_split_helpers::wasm_split;

use super::keeper::{self, KeepProblem, Work};
use super::session::{Session, Then, Trouble};
use crate::app::journey::Page;
use crate::app::keep::leave_nothing_needless;
use crate::app::send::{Accepted, Post, deliver, messages, seen, submit, try_again};
use crate::browser::clock::{SystemClock, wait};
use crate::browser::entropy::SystemEntropy;
use crate::browser::fetch::Network;
use crate::browser::turns::WebTurns;
use crate::browser::{assets, lifecycle};
use crate::centre::{Centre, PartnerCode};
use crate::share::outbox::{Entry, State};
use crate::store::Batch;

/// Milliseconds until a store that failed is asked again.
const STORE_PAUSE: u64 = 60_000;

/// Where one partner's message is, without any of it; the one that she most needs to know of last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Progress {
    /// Confirmed.
    Delivered,
    /// Waits on purpose, so that times cannot be matched.
    Later,
    /// To be sent, or being sent.
    Sending,
    /// Tried without success; it is tried again.
    Waiting,
    /// The partner's drop box does not take it.
    Refused,
}

/// Seals and stores what she accepted, shows the last page, and begins to deliver. Where it cannot be stored, nothing is
/// sent: she is told, and decides again over the page drawn anew.
pub(super) fn send(session: Session, accepted: Accepted) {
    session.trouble.set(None);
    spawn_local(async move {
        let problem = match store(session, accepted).await {
            Ok(entries) => {
                refer(session, &entries);
                session.has_sent();
                session.page.set(Page::Sent);
                return keep_delivering(session, false);
            }
            Err(problem) => problem,
        };
        session.trouble.set(Some(Trouble { problem, then: Then::Send }));
        session.page.set(Page::WhoGetsWhat);
    });
}

/// Seals and stores what she accepted. With it changes what is kept under her words.
async fn store(session: Session, accepted: Accepted) -> Result<Vec<Entry>, KeepProblem> {
    let keeper = session.keeper();
    let centre = with_keys(session).await?;
    let also = if keeper.keeps() { keeper::draft_once_sent(session).await? } else { Batch::new() };
    let stored = submit(accepted, &centre, &keeper.keysmith, &keeper.store, &SystemClock, &SystemEntropy, also);
    stored.await.map_err(KeepProblem::from)
}

/// The centre with the keys to seal to: fetched once she has begun, so that it is at hand when she sends.
#[wasm_split(closing, fallible, return_wrapper(let keys = _; { keys?.await } -> Result<Rc<Centre>, KeepProblem>))]
pub(super) fn with_keys(session: Session) -> Result<Work<Result<Rc<Centre>, KeepProblem>>, KeepProblem> {
    Ok(Box::pin(async move {
        let keeper = session.keeper();
        if let Some(centre) = keeper.with_keys.borrow().clone() {
            return Ok(centre);
        }
        let file = assets::load("centre-keys").await.map_err(|_| KeepProblem::NotLoaded)?;
        let centre = session.setting().centre.with_keys(&file).map_err(|_| KeepProblem::NotLoaded)?;
        let centre = Rc::new(centre);
        keeper.with_keys.replace(Some(Rc::clone(&centre)));
        Ok(centre)
    }))
}

/// What the last page says of these messages.
fn refer(session: Session, entries: &[Entry]) {
    let to_centre = entries.iter().find(|entry| entry.to == PartnerCode::Centre);
    session.reference.set(to_centre.map(|entry| entry.id.reference()));
    show(session, entries);
}

/// She sees the last page: from now on nothing stays of a message that has arrived.
pub(super) fn has_seen(session: Session) {
    spawn_local(async move {
        let _ = seen(&session.keeper().store).await;
    });
}

/// Goes on with what an earlier visit left, once at start. What she has not seen yet, because the phone died just then, or
/// what was refused since, is news. It is a tap away rather than shown at once: somebody else may have opened the page.
pub(super) async fn go_on(session: Session) {
    let Ok(entries) = messages(&session.keeper().store).await else { return };
    let news = entries.iter().any(|entry| !entry.seen || matches!(entry.state, State::Refused { .. }));
    if news {
        refer(session, &entries);
        session.news.set(true);
    }
    keep_delivering(session, false);
}

/// Delivers to each partner until nothing waits. Rounds begun before this end.
fn keep_delivering(session: Session, woken: bool) {
    let rounds = session.begin_rounds();
    if rounds == 1 {
        // From the first on, coming back online begins new ones.
        lifecycle::when_online(move || deliver_now(session, false));
    }
    for partner in PartnerCode::ALL {
        spawn_local(async move {
            let mut woken = woken;
            while session.in_rounds(rounds)
                && let Some(pause) = deliver_once(session, partner, woken).await
            {
                wait(pause).await;
                woken = false;
            }
        });
    }
}

/// Tries what is due, at once: the phone has come back online, or she asked for it.
pub(super) fn deliver_now(session: Session, asked: bool) {
    spawn_local(async move {
        if asked {
            let _ = try_again(&session.keeper().store, &SystemClock).await;
        }
        keep_delivering(session, true);
    });
}

/// One round for one partner; milliseconds until the next, or `None` when nothing waits.
async fn deliver_once(session: Session, partner: PartnerCode, woken: bool) -> Option<u64> {
    let keeper = session.keeper();
    let setting = session.setting();
    let post = Post {
        centre: &setting.centre,
        store: &keeper.store,
        transport: &Network,
        turns: &WebTurns,
        clock: &SystemClock,
        entropy: &SystemEntropy,
    };
    match deliver(&post, partner, woken).await {
        Ok(round) => {
            show(session, &round.messages);
            round.pause
        }
        // The store was closed or is busy: it opens anew.
        Err(_) => Some(STORE_PAUSE),
    }
}

fn show(session: Session, entries: &[Entry]) {
    session.sent.update(|sent| {
        for partner in PartnerCode::ALL {
            // Of several messages to one, the one that is furthest from having arrived.
            let to_it = entries.iter().filter(|entry| entry.to == partner);
            let Some(progress) = to_it.map(progress).max() else { continue };
            match sent.iter_mut().find(|(to, _)| *to == partner) {
                Some((_, before)) => *before = progress,
                None => sent.push((partner, progress)),
            }
        }
    });
}

fn progress(entry: &Entry) -> Progress {
    match &entry.state {
        State::Delivered => Progress::Delivered,
        State::Refused { .. } => Progress::Refused,
        State::Waiting { failures: 0, .. } if entry.to == PartnerCode::Jabbs => Progress::Later,
        State::Waiting { failures: 0, .. } => Progress::Sending,
        State::Waiting { .. } => Progress::Waiting,
    }
}

/// She leaves nothing here: her draft goes now, each message once it has arrived.
pub(super) async fn leave_nothing(session: Session) -> Result<(), KeepProblem> {
    let keeper = session.keeper();
    keeper::forget_draft(session).await?;
    session.wipe();
    seen(&keeper.store).await.map_err(KeepProblem::from)?;
    leave_nothing_needless(&keeper.store).await.map_err(KeepProblem::from)
}
