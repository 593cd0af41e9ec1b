//! After the page was hidden for longer than the centre's limit: what was on it is gone, what was saved is not.

use leptos::prelude::*;

use super::come_back;
use crate::ui::components::{Look, actions, again, all, button, lead, nothing, paragraph, title};
use crate::ui::session::{Found, Session};
use crate::words::later;

/// Draws the page.
pub(super) fn locked(session: Session) -> AnyView {
    let start = move || session.start_again();
    let rest = again(move || match session.found.get() {
        Found::NotYetKnown => nothing(),
        Found::Drafts => all([
            paragraph(later::locked::saved()),
            come_back::form(session),
            button(later::come_back::start_again(), Look::Quiet, start),
        ]),
        Found::Nothing | Found::Expired => all([
            paragraph(later::locked::unsaved()),
            actions([button(later::come_back::start_again(), Look::Primary, start)]),
        ]),
    });
    all([title(later::locked::title()), lead(later::locked::lead()), rest])
}
