//! The pages of who works at a centre: one page at a time below one bar.
//!
//! **A new page** is a variant of [`Page`] (`page.rs`), a file here with one function from a [`Desk`] to a view, an arm in [`page`], its
//! words in `locales/staff.en.json` and a step in `tests/e2e/staff/`. What it draws from it takes out of the desk with
//! [`Desk::with`]; what it writes goes the same way. Nothing of a person stands anywhere else, so locking is dropping the desk.
//!
//! **A new part of a case** is a variant of [`page::Part`], a file in `case/`, and an arm there. It draws from
//! [`Desk::shown`], and writes with [`Desk::write`].

mod bar;
mod case;
mod caseload;
mod centre_key;
mod choice;
mod date;
mod demo;
mod desk;
mod dialog;
mod english;
mod entry;
mod failed;
mod form;
mod half_typed;
mod idle;
mod inbox;
mod interview;
mod library;
mod my_passphrase;
mod new_case;
mod packs;
mod page;
mod passphrase;
mod person;
mod recover;
mod recovery_words;
mod set_up;
mod sign_in;
mod start;
mod tablets;
mod team;

pub use start::mount;

use leptos::prelude::*;

use self::desk::{Desk, Page};
use super::components::{again, all, el, nothing};
use super::focus;

/// The language in which dates are written: the staff's pages are in English so far.
const LANGUAGE: &str = "en-GB";

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
    let kept = half_typed::banner(desk);
    let shown = el("div", "").child(said).child(kept).child_of(move || page(desk, desk.page.get()));
    let main = el("main", "app-page app-page--staff").attr("id", "main").el(shown);
    all([again(move || bar::bar(desk)), main.view(), idle::warning(desk)])
}

fn page(desk: Desk, page: Page) -> AnyView {
    match page {
        Page::SetUp => set_up::set_up(desk),
        Page::Join => tablets::join(desk),
        Page::SignIn => sign_in::sign_in(desk),
        Page::Recover => recover::recover(desk),
        Page::CentreKey => centre_key::centre_key(desk),
        Page::Team => team::team(desk),
        Page::AddColleague => team::add(desk),
        Page::Replace(id) => team::replace(desk, id),
        Page::RenewWords => team::renew(desk),
        Page::Tablets => tablets::tablets(desk),
        Page::MyPassphrase => my_passphrase::my_passphrase(desk),
        Page::Packs => library::library(desk),
        Page::Pack(at) => library::pack(desk, at),
        Page::TryPack(at) => library::trial(desk, at),
        Page::Caseload => caseload::caseload(desk),
        Page::NewCase => new_case::new_case(desk),
        Page::Inbox => inbox::inbox(desk),
        Page::Message(id) => inbox::message(desk, id),
        Page::Case(part) => case::case(desk, part),
        Page::Interview(assessment) => interview::interview(desk, assessment),
        Page::SameWoman => case::same_woman(desk),
        Page::SideBySide(other) => case::side_by_side(desk, other),
        Page::ForHer => case::for_her(desk),
        Page::ForFile => case::for_file(desk),
    }
}
