//! Sending, as the pages use it: what she accepted is sealed, stored, and delivered until each partner has confirmed it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::keeper::{self, KeepProblem};
use super::session::Session;
use crate::app::journey::Page;
use crate::app::ports::Clock as _;
use crate::app::send::{Accepted, Post, SubmitError, deliver, messages, next_due, seen, submit, try_again};
use crate::browser::clock::{SystemClock, wait};
use crate::browser::entropy::SystemEntropy;
use crate::browser::fetch::Network;
use crate::browser::turns::WebTurns;
use crate::centre::PartnerCode;
use crate::share::outbox::{Entry, State};

/// Where one partner's message is, without any of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Progress {
    /// To be sent, or being sent.
    Sending,
    /// Tried without success; it is tried again.
    Waiting,
    /// Waits on purpose, so that times cannot be matched.
    Later,
    /// The partner's drop box does not take it.
    Refused,
    /// Confirmed.
    Delivered,
}

/// Seals and stores what she accepted, shows the last page, and begins to deliver.
pub(super) fn send(session: Session, accepted: Accepted) {
    spawn_local(async move {
        let keeper = session.keeper();
        let setting = session.setting();
        let stored =
            submit(accepted, &setting.centre, &keeper.keysmith, &keeper.store, &SystemClock, &SystemEntropy).await;
        match stored {
            Ok(entries) => {
                session.reference.set(entries.first().map(|entry| reference(&entry.id.to_string())));
                show(session, &entries);
                session.page.set(Page::Sent);
                keep_delivering(session);
            }
            Err(SubmitError::Store(error)) => session.trouble.set(Some(error.into())),
            Err(SubmitError::NotSetUp | SubmitError::NoEntropy | SubmitError::Sealing(_)) => {
                session.trouble.set(Some(KeepProblem::NoKey));
            }
        }
    });
}

/// What she can say to her centre: the first eight digits of the name that her message has in its drop box.
fn reference(id: &str) -> String {
    let start: String = id.chars().take(8).collect();
    let (first, last) = start.split_at(start.len() / 2);
    format!("{first}-{last}").to_uppercase()
}

/// Goes on with whatever waits from an earlier visit. Called once, at start.
pub(super) fn keep_delivering(session: Session) {
    for partner in PartnerCode::ALL {
        spawn_local(async move {
            while let Some(pause) = deliver_once(session, partner, false).await {
                wait(pause).await;
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
        for partner in PartnerCode::ALL {
            deliver_once(session, partner, true).await;
        }
        keep_delivering(session);
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
    let _ = deliver(&post, partner, woken).await;
    let all = messages(&keeper.store).await.ok()?;
    show(session, &all);
    let mine: Vec<Entry> = all.into_iter().filter(|entry| entry.to == partner).collect();
    let due = next_due(&mine)?;
    // Never in a tight circle: another tab may be the one that sends.
    Some(due.saturating_sub(SystemClock.now()).clamp(1_000, 60_000))
}

fn show(session: Session, entries: &[Entry]) {
    session.sent.update(|sent| {
        for entry in entries {
            let progress = progress(entry);
            match sent.iter_mut().find(|(to, _)| *to == entry.to) {
                Some((_, before)) => *before = progress,
                None => sent.push((entry.to, progress)),
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
    seen(&keeper.store).await.map_err(KeepProblem::from)
}
