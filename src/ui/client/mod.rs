//! Her journey on her phone: one page at a time, the page beside the way over it, the exit always at the top.

mod birth;
mod check;
mod come_back;
mod consent;
mod content_note;
mod helplines;
mod invite;
mod labels;
mod later;
mod leaving_info;
mod locked;
mod notice;
mod opening;
mod picture;
mod private_check;
mod profile;
mod remove;
mod safety;
mod save;
mod save_offer;
mod sections;
mod sent;
mod sets;
mod start;
mod trouble;
mod who;

pub use start::mount;

use leptos::prelude::*;

use self::sets::Sets;
use super::components::{Look, again, all, button, el, exit_bar, nothing, pressable};
use super::focus;
use super::questions::question;
use super::session::{Form, Session, Side};
use crate::app::journey::Page;
use crate::assessment::Step;
use crate::browser::quick_exit;
use crate::words;

/// Draws the app.
fn app(session: Session) -> AnyView {
    Effect::new(move |_| later::fetch_before_needed(session));
    Effect::new(move |before: Option<()>| {
        session.page.track();
        session.side.track();
        if before.is_some() {
            focus::on_title();
        }
    });
    let way = el("div", "")
        .hidden(move || session.side.get().is_some())
        .child(back_button(session, move || session.read(|intake| session.page.get().back(intake)).is_some()))
        .child(trouble::trouble(session))
        .child_of(move || page(session, session.page.get()));
    let beside = move || match session.side.get() {
        Some(side) => {
            // Elsewhere the page itself says how to go on.
            let back = matches!(side, Side::Helplines | Side::Notice | Side::Save | Side::ComeBack);
            el("div", "").children(back.then(|| back_button(session, || true))).child(side_page(session, side)).view()
        }
        None => nothing(),
    };
    let main = el("main", "app-page").attr("id", "main").el(way).child_of(beside);
    all([exit(session), main.view(), foot(session)])
}

/// Whether the way out stands at the top: from the page on that follows its explanation, and on every page beside the way.
fn has_exit(session: Session) -> bool {
    session.side.get().is_some() || session.page.get().can_leave_fast()
}

/// The way out.
fn exit(session: Session) -> AnyView {
    let explained = Memo::new(move |_| has_exit(session));
    let address = session.setting().centre.exit_address().as_str().to_owned();
    let address = StoredValue::new(address);
    let help = move || session.side.set(Some(Side::Helplines));
    let leave = move || quick_exit::leave(&address.get_value(), || session.wipe());
    again(move || if explained.get() { exit_bar(address.get_value(), help, leave) } else { nothing() })
}

/// What must always be reachable: the notice, removing everything, and help where no bar at the top has it.
fn foot(session: Session) -> AnyView {
    let open = move |side| move || session.side.set(Some(side));
    // Beside the way too, but where she already decides on it.
    let needless = |side| matches!(side, Side::Notice | Side::Save | Side::Remove | Side::Removed);
    el("footer", "app-foot")
        .hidden(move || session.side.get().is_some_and(needless))
        .el(el("div", "").hidden(move || has_exit(session)).child(button(
            words::help::title(),
            Look::Quiet,
            open(Side::Helplines),
        )))
        .child(button(words::notice::title(), Look::Quiet, open(Side::Notice)))
        .child(button(words::remove::link(), Look::Quiet, open(Side::Remove)))
        .view()
}

fn back_button(session: Session, there: impl Fn() -> bool + Send + 'static) -> AnyView {
    pressable("app-page__back app-button app-button--quiet app-button--back", words::app::back())
        .hidden(move || !there())
        .tap(move || {
            session.go_back();
        })
        .view()
}

fn page(session: Session, page: Page) -> AnyView {
    match page {
        Page::Opening => opening::opening(session),
        Page::LeavingInfo => leaving_info::leaving_info(session),
        Page::PrivateCheck => private_check::private_check(session),
        Page::Notice => notice::notice(session),
        Page::Consent => consent::consent(session),
        Page::Profile(page) => profile::profile(session, page),
        Page::About(Step::Question(item)) => question(session, Form::About, item),
        Page::About(Step::ContentNote(section)) => content_note::content_note(session, Form::About, section),
        Page::Sections => sections::sections(session),
        Page::Question(Step::Question(item)) => question(session, Form::Questions, item),
        Page::Question(Step::ContentNote(section)) => content_note::content_note(session, Form::Questions, section),
        Page::SaveOffer => save_offer::save_offer(session),
        Page::More => later::sets(session, Sets::Back),
        Page::About(Step::CheckAnswers)
        | Page::Question(Step::CheckAnswers)
        | Page::Picture
        | Page::WhoGetsWhat
        | Page::Sent => later::closing(session, page),
    }
}

fn side_page(session: Session, side: Side) -> AnyView {
    match side {
        Side::Helplines => helplines::helplines(session),
        Side::Notice => notice::notice_again(session),
        Side::Save => save_offer::save_offer(session),
        Side::ComeBack | Side::Remove | Side::Removed | Side::Locked => later::keeping(session, side),
    }
}
