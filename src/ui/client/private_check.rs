//! "Are you somewhere private?" A "no" is met with how to come back and whom to talk to, never with a dead end.

use leptos::prelude::*;

use crate::ui::components::{Look, actions, again, all, button, lead, list, paragraph, title};
use crate::ui::session::{Session, Side};
use crate::words::private_check as say;

/// Draws the page.
pub(super) fn private_check(session: Session) -> AnyView {
    let later = RwSignal::new(false);
    again(move || if later.get() { not_now(session) } else { ask(session, later) })
}

fn ask(session: Session, later: RwSignal<bool>) -> AnyView {
    let no = move || {
        later.set(true);
        crate::ui::focus::on_title();
    };
    all([
        title(say::title()),
        lead(say::lead()),
        paragraph(say::safe_device()),
        actions([button(say::yes(), Look::Primary, move || session.go_on()), button(say::no(), Look::Secondary, no)]),
    ])
}

fn not_now(session: Session) -> AnyView {
    all([
        title(say::later_title()),
        list([say::later(), say::later_where()]),
        actions([
            button(say::later_help(), Look::Primary, move || session.side.set(Some(Side::Helplines))),
            button(say::later_anyway(), Look::Secondary, move || session.go_on()),
        ]),
    ])
}
