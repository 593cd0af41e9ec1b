//! "Are you somewhere private?" A "no" is met with how to come back and whom to talk to, never with a dead end.

use leptos::prelude::*;

use crate::ui::components::{Look, button, lead, list, paragraph};
use crate::ui::session::{Session, Side};
use crate::words::private_check as say;

/// Draws the page.
pub(super) fn private_check(session: Session) -> AnyView {
    let later = RwSignal::new(false);
    (move || if later.get() { not_now(session) } else { ask(session, later) }).into_any()
}

fn ask(session: Session, later: RwSignal<bool>) -> AnyView {
    let yes = Callback::new(move |()| session.go_on());
    let no = Callback::new(move |()| {
        later.set(true);
        crate::ui::focus::on_title();
    });
    view! {
        <h1 class="app-page__title" id="title" tabindex="-1">{say::title()}</h1>
        {lead(say::lead())}
        {paragraph(say::safe_device())}
        <div class="app-page__actions">
            {button(say::yes(), Look::Primary, yes)}
            {button(say::no(), Look::Secondary, no)}
        </div>
    }
    .into_any()
}

fn not_now(session: Session) -> AnyView {
    let anyway = Callback::new(move |()| session.go_on());
    let help = Callback::new(move |()| session.side.set(Some(Side::Helplines)));
    view! {
        <h1 class="app-page__title" id="title" tabindex="-1">{say::later_title()}</h1>
        {list([say::later(), say::later_where()])}
        <div class="app-page__actions">
            {button(say::later_help(), Look::Primary, help)}
            {button(say::later_anyway(), Look::Secondary, anyway)}
        </div>
    }
    .into_any()
}
