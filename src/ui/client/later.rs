//! Pages whose code comes when it is needed, so that the first question comes sooner (ADR 0018).
//!
//! Chunks are cut out of the one build: `closing`, what she meets after the last question, `keeping`, what is needed only
//! where something is kept on the phone, `reading`, the full notice, and `inviting`, what only invites need. All that only they use travels with them; their
//! words (`words::later`) are fetched beside the first of them.

use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use super::sets::Sets;
use super::{check, come_back, locked, notice, picture, remove, save, sent, sets, who};
use crate::app::journey::Page;
use crate::browser::{assets, clock};
use crate::ui::components::{Look, actions, again, all, button, el, nothing, title};
use crate::ui::focus;
use crate::ui::keeper;
use crate::ui::postman;
use crate::ui::session::{Session, Side};
use crate::words::{self, later};

/// A page of a chunk, or why it is not there.
type Drawn = Result<AnyView, SplitLoaderError>;

/// The pages after the last question.
pub(super) fn closing(session: Session, page: Page) -> AnyView {
    once_loaded(session, Place::Page, closing_loaded, move || draw_closing(session, page))
}

/// The pages of saving, coming back and removing.
pub(super) fn keeping(session: Session, side: Side) -> AnyView {
    once_loaded(session, Place::Page, keeping_loaded, move || draw_keeping(session, side))
}

/// The full notice, below its short version.
pub(super) fn full_notice(session: Session) -> AnyView {
    once_loaded(session, Place::Part, reading_loaded, move || draw_full_notice(session))
}

/// More than one set of questions, of an invite.
pub(super) fn sets(session: Session, which: Sets) -> AnyView {
    let place = if matches!(which, Sets::Back) { Place::Page } else { Place::Part };
    once_loaded(session, place, sets_loaded, move || draw_sets(session, which))
}

/// Fetches what draws them, in this language, so that it is at hand without a connection. Where it does not come now, she begins with
/// the first set, and is told of the others once that is sent.
pub(super) async fn fetch_sets(language: String) {
    if let Ok(texts) = assets::load(&format!("words-later:{language}")).await {
        let _ = later::load(&texts);
    }
    let _ = sets_loaded().await;
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
        | Page::Sent
        | Page::More => true,
    };
    if begun {
        spawn_local(async move {
            clock::wait(UNHURRIED).await;
            keeper::be_ready(session);
            let _ = postman::with_keys(session).await;
            // The words first: her last pages come with the closing code and are drawn with them.
            let _ = words_loaded(session).await;
            let _ = closing_loaded().await;
            let _ = reading_loaded().await;
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
        | Page::Question(_)
        | Page::More => check::check(session),
    })
}

#[wasm_split(keeping, fallible, preload(keeping_loaded))]
fn draw_keeping(session: Session, side: Side) -> Drawn {
    Ok(match side {
        Side::Save => save::save(session),
        Side::ComeBack => come_back::come_back(session),
        Side::Removed => remove::removed(session),
        Side::Locked => locked::locked(session),
        Side::Remove | Side::Helplines | Side::Notice => remove::remove(session),
    })
}

#[wasm_split(reading, fallible, preload(reading_loaded))]
fn draw_full_notice(session: Session) -> Drawn {
    Ok(notice::full(session))
}

#[wasm_split(inviting, fallible, preload(sets_loaded))]
fn draw_sets(session: Session, which: Sets) -> Drawn {
    Ok(sets::draw(session, which))
}

/// Where something is drawn that comes later.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// A page of its own, under its own title.
    Page,
    /// A part of a page that is there.
    Part,
}

/// Draws at once where chunk and words are there, and else when they have come.
fn once_loaded<L, D>(
    session: Session,
    place: Place,
    load: impl Fn() -> L + Copy + Send + 'static,
    draw: impl Fn() -> D + Send + 'static,
) -> AnyView
where
    // Of the very function that draws: each has its own note of what is loaded.
    L: Future<Output = Result<(), SplitLoaderError>> + 'static,
    D: Future<Output = Drawn>,
{
    let is_there = later::is_loaded().then(|| at_once(load())).flatten();
    let loaded = RwSignal::new(is_there.map(|done| done.is_ok()));
    let fetch = move || {
        spawn_local(async move {
            let words = words_loaded(session);
            loaded.try_set(Some(load().await.is_ok() && words.await));
            if place == Place::Page {
                focus::on_title();
            }
        });
    };
    if loaded.get_untracked().is_none() {
        fetch();
    }
    again(move || match loaded.get() {
        None => el("p", "").attr("role", "status").text(words::app::loading()).view(),
        Some(true) => at_once(draw()).and_then(Result::ok).unwrap_or_else(nothing),
        Some(false) => all([
            if place == Place::Page { title(words::errors::title()) } else { nothing() },
            el("p", "app-banner app-banner--problem").attr("role", "alert").text(words::errors::load()).view(),
            actions([button(words::errors::retry(), Look::Primary, fetch)]),
        ]),
    })
}

/// Whether the words of later pages are there. They are on their way from the call on.
fn words_loaded(session: Session) -> impl Future<Output = bool> + use<> {
    let name = format!("words-later:{}", session.setting().language.as_str());
    let asked = (!later::is_loaded()).then(|| assets::load(&name));
    async move {
        match asked {
            None => true,
            Some(asked) => asked.await.is_ok_and(|texts| later::load(&texts).is_ok()),
        }
    }
}

/// What a future gives that has nothing to wait for.
fn at_once<T>(future: impl Future<Output = T>) -> Option<T> {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => Some(value),
        Poll::Pending => None,
    }
}
