//! The pages of who works at a centre: one page at a time below one bar.
//!
//! **A new page** is a variant of [`Page`], a file here with one function from a [`Desk`] to a view, an arm in [`page`], its
//! words in `locales/staff.en.json` and a step in `tests/e2e/staff/`. What it draws from it takes out of the desk with
//! [`Desk::with`]; what it writes goes the same way. Nothing of a person stands anywhere else, so locking is dropping the desk.
//!
//! **A new part of a case** is a variant of [`desk::Part`], a file in `case/`, and an arm there. It draws from
//! [`Desk::shown`], and writes with [`Desk::write`].

mod bar;
mod case;
mod caseload;
mod centre_key;
mod demo;
mod desk;
mod dialog;
mod entry;
mod failed;
mod form;
mod idle;
mod my_passphrase;
mod new_case;
mod passphrase;
mod person;
mod recover;
mod recovery_words;
mod set_up;
mod sign_in;
mod start;
mod team;

pub use start::mount;

use leptos::prelude::*;

use self::desk::{Desk, Page};
use super::components::{again, all, el, nothing};
use super::focus;

/// Draws the app.
fn app(desk: Desk) -> AnyView {
    Effect::new(move |before: Option<()>| {
        let page = desk.page.get();
        if desk.said.with_untracked(|said| said.as_ref().is_some_and(|(by, _)| *by != page)) {
            desk.said.set(None);
        }
        if before.is_some() {
            focus::on_title();
        }
    });
    let said = again(move || match desk.said.get() {
        Some((page, text)) if page == desk.page.get() => {
            el("p", "app-banner app-banner--good").attr("role", "status").text(text).view()
        }
        Some(_) | None => nothing(),
    });
    let shown = el("div", "").child(said).child_of(move || page(desk, desk.page.get()));
    let main = el("main", "app-page app-page--staff").attr("id", "main").el(shown);
    all([again(move || bar::bar(desk)), main.view(), idle::warning(desk)])
}

fn page(desk: Desk, page: Page) -> AnyView {
    match page {
        Page::SetUp => set_up::set_up(desk),
        Page::SignIn => sign_in::sign_in(desk),
        Page::Recover => recover::recover(desk),
        Page::CentreKey => centre_key::centre_key(desk),
        Page::Team => team::team(desk),
        Page::AddColleague => team::add(desk),
        Page::Replace(id) => team::replace(desk, id),
        Page::RenewWords => team::renew(desk),
        Page::MyPassphrase => my_passphrase::my_passphrase(desk),
        Page::Caseload => caseload::caseload(desk),
        Page::NewCase => new_case::new_case(desk),
        Page::Case(part) => case::case(desk, part),
    }
}
