//! Her journey on her phone: one page at a time, the page beside the way over it, the exit always at the top.

mod check;
mod consent;
mod content_note;
mod helplines;
mod labels;
mod leaving_info;
mod notice;
mod opening;
mod picture;
mod private_check;
mod profile;
mod sections;

use leptos::prelude::*;

use super::components::{Look, button, exit_bar};
use super::focus;
use super::questions::question;
use super::session::{Form, Session, Side};
use crate::app::journey::Page;
use crate::assessment::Step;
use crate::browser::quick_exit;
use crate::words;

/// Draws the app.
pub(super) fn app(session: Session) -> AnyView {
    let beside = move || session.side.get().map(|side| side_page(session, side));
    Effect::new(move |before: Option<()>| {
        session.page.track();
        session.side.track();
        if before.is_some() {
            focus::on_title();
        }
    });
    view! {
        {exit(session)}
        <main class="app-page" id="main">
            <div hidden=move || session.side.get().is_some()>
                {back_button(session)}
                {move || page(session, session.page.get())}
            </div>
            {beside}
        </main>
        {foot(session)}
    }
    .into_any()
}

/// The way out, from the page on that follows its explanation.
fn exit(session: Session) -> AnyView {
    let explained = Memo::new(move |_| !matches!(session.page.get(), Page::Opening | Page::LeavingInfo));
    let address = session.setting().centre.exit_address().as_str().to_owned();
    let help = Callback::new(move |()| session.side.set(Some(Side::Helplines)));
    let leave = {
        let address = address.clone();
        Callback::new(move |()| quick_exit::leave(&address, || session.wipe()))
    };
    (move || explained.get().then(|| exit_bar(address.clone(), help, leave))).into_any()
}

/// What must always be reachable: the notice, and removing everything.
fn foot(session: Session) -> AnyView {
    let open = move |side| Callback::new(move |()| session.side.set(Some(side)));
    view! {
        <footer class="app-foot" hidden=move || session.side.get().is_some()>
            {button(words::notice::title(), Look::Quiet, open(Side::Notice))}
            {button(words::remove::link(), Look::Quiet, open(Side::Remove))}
        </footer>
    }
    .into_any()
}

fn back_button(session: Session) -> AnyView {
    let there = move || session.read(|intake| session.page.get().back(intake)).is_some();
    view! {
        <button type="button" class="app-page__back app-button app-button--quiet app-button--back"
            hidden=move || !there() on:click=move |_| { session.go_back(); }>{words::app::back()}</button>
    }
    .into_any()
}

fn page(session: Session, page: Page) -> AnyView {
    match page {
        Page::Opening => opening::opening(session),
        Page::LeavingInfo => leaving_info::leaving_info(session),
        Page::PrivateCheck => private_check::private_check(session),
        Page::Notice => notice::notice(session),
        Page::Consent => consent::consent(session),
        Page::SaveOffer | Page::WhoGetsWhat | Page::Sent => {
            view! { <h1>"…"</h1> <button on:click=move |_| session.go_on()>"go"</button> }.into_any()
        }
        Page::Profile(page) => profile::profile(session, page),
        Page::About(Step::Question(item)) => question(session, Form::About, item),
        Page::About(Step::ContentNote(section)) => content_note::content_note(session, Form::About, section),
        Page::About(Step::CheckAnswers) | Page::Question(Step::CheckAnswers) => check::check(session),
        Page::Sections => sections::sections(session),
        Page::Question(Step::Question(item)) => question(session, Form::Questions, item),
        Page::Question(Step::ContentNote(section)) => content_note::content_note(session, Form::Questions, section),
        Page::Picture => picture::picture(session),
    }
}

fn side_page(session: Session, side: Side) -> AnyView {
    match side {
        Side::Helplines => helplines::helplines(session),
        Side::Notice => notice::notice_again(session),
        Side::Save | Side::ComeBack | Side::Remove => ().into_any(),
    }
}
