//! Pages whose code comes when it is needed, so that the first question comes sooner (ADR 0018).
//!
//! Two chunks are cut out of the one build: `closing`, what she meets after the last question, and `keeping`, what is
//! needed only where something is kept on the phone. All that only they use travels with them.

use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use super::{check, come_back, locked, picture, remove, save, sent, who};
use crate::app::journey::Page;
use crate::browser::clock;
use crate::ui::components::{Look, actions, again, all, button, el, nothing, title};
use crate::ui::focus;
use crate::ui::keeper;
use crate::ui::postman;
use crate::ui::session::{Session, Side};
use crate::words;

/// A page of a chunk, or why it is not there.
type Drawn = Result<AnyView, SplitLoaderError>;

/// The pages after the last question.
pub(super) fn closing(session: Session, page: Page) -> AnyView {
    once_loaded(closing_loaded, move || draw_closing(session, page))
}

/// The pages of saving, coming back and removing.
pub(super) fn keeping(session: Session, side: Side) -> AnyView {
    once_loaded(keeping_loaded, move || draw_keeping(session, side))
}

/// Once she has begun, what comes after the questions is fetched, the worker that seals what she sends and the keys it seals
/// to too, so that a connection lost on the way stops nobody. What did not come is asked for again with every page.
pub(super) fn fetch_before_needed(session: Session) {
    let begun = match session.page.get() {
        Page::Opening | Page::LeavingInfo | Page::PrivateCheck | Page::Notice => false,
        Page::Profile(_)
        | Page::About(_)
        | Page::Consent
        | Page::SaveOffer
        | Page::Sections
        | Page::Question(_)
        | Page::Picture
        | Page::WhoGetsWhat
        | Page::Sent => true,
    };
    if begun {
        spawn_local(async move {
            clock::wait(UNHURRIED).await;
            keeper::be_ready(session);
            let _ = postman::with_keys(session).await;
            let _ = closing_loaded().await;
        });
    }
}

/// Milliseconds before what comes later is fetched: until then the connection is free for what she waits for.
const UNHURRIED: u64 = 2_000;

#[wasm_split(closing, fallible, preload(closing_loaded))]
fn draw_closing(session: Session, page: Page) -> Drawn {
    Ok(match page {
        Page::Picture => picture::picture(session),
        Page::WhoGetsWhat => who::who(session),
        Page::Sent => sent::sent(session),
        Page::Opening
        | Page::LeavingInfo
        | Page::PrivateCheck
        | Page::Notice
        | Page::Profile(_)
        | Page::About(_)
        | Page::Consent
        | Page::SaveOffer
        | Page::Sections
        | Page::Question(_) => check::check(session),
    })
}

#[wasm_split(keeping, fallible, preload(keeping_loaded))]
fn draw_keeping(session: Session, side: Side) -> Drawn {
    Ok(match side {
        Side::Save => save::save(session),
        Side::ComeBack => come_back::come_back(session),
        Side::Removed => remove::removed(),
        Side::Locked => locked::locked(session),
        Side::Remove | Side::Helplines | Side::Notice => remove::remove(session),
    })
}

/// Draws a page at once where its chunk is there, and else when it has come.
fn once_loaded<L, D>(load: impl Fn() -> L + Copy + Send + 'static, draw: impl Fn() -> D + Send + 'static) -> AnyView
where
    // Of the very function that draws: each has its own note of what is loaded.
    L: Future<Output = Result<(), SplitLoaderError>> + 'static,
    D: Future<Output = Drawn>,
{
    let loaded = RwSignal::new(at_once(load()).map(|done| done.is_ok()));
    let fetch = move || {
        spawn_local(async move {
            loaded.try_set(Some(load().await.is_ok()));
            focus::on_title();
        });
    };
    if loaded.get_untracked().is_none() {
        fetch();
    }
    again(move || match loaded.get() {
        None => el("p", "").attr("role", "status").text(words::app::loading()).view(),
        Some(true) => at_once(draw()).and_then(Result::ok).unwrap_or_else(nothing),
        Some(false) => all([
            title(words::errors::title()),
            el("p", "app-banner app-banner--problem").attr("role", "alert").text(words::errors::load()).view(),
            actions([button(words::errors::retry(), Look::Primary, fetch)]),
        ]),
    })
}

/// What a future gives that has nothing to wait for.
fn at_once<T>(future: impl Future<Output = T>) -> Option<T> {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => Some(value),
        Poll::Pending => None,
    }
}
