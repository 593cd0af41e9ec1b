//! Her journey on her phone: one page at a time, the page beside the way over it, the exit always at the top.

mod check;
mod content_note;
mod picture;
mod profile;
mod sections;

use leptos::prelude::*;

use super::questions::question;
use super::session::{Form, Session, Side};
use crate::app::journey::Page;
use crate::assessment::Step;
use crate::words;

/// Draws the app.
pub(super) fn app(session: Session) -> AnyView {
    let beside = move || session.side.get().map(|side| side_page(session, side));
    view! {
        <main class="app-page" id="main">
            <div hidden=move || session.side.get().is_some()>
                {back_button(session)}
                {move || page(session, session.page.get())}
            </div>
            {beside}
        </main>
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
        Page::Opening
        | Page::LeavingInfo
        | Page::PrivateCheck
        | Page::Notice
        | Page::Consent
        | Page::SaveOffer
        | Page::WhoGetsWhat
        | Page::Sent => view! { <h1>"…"</h1> <button on:click=move |_| session.go_on()>"go"</button> }.into_any(),
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

fn side_page(_session: Session, _side: Side) -> AnyView {
    ().into_any()
}
