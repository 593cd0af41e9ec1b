//! What could not be stored: it is still on the page, and she says how to go on.

use leptos::prelude::*;

use crate::app::journey::Page;
use crate::ui::components::{Look, actions, again, button, el, nothing, paragraph};
use crate::ui::messages;
use crate::ui::session::{Session, Then, Trouble};
use crate::words::{errors, question};

/// Draws what is the matter, if anything is.
pub(super) fn trouble(session: Session) -> AnyView {
    again(move || match session.trouble.get() {
        None => nothing(),
        Some(Trouble { then: Then::Send, .. }) if session.page.get() != Page::WhoGetsWhat => nothing(),
        // Nothing to press: "send" stands below, as before.
        Some(Trouble { then: Then::Send, problem }) => banner(errors::not_sent(), messages::send(problem), []),
        Some(Trouble { then: Then::Stay | Then::GoOn(_), problem }) => {
            let again = button(errors::retry(), Look::Secondary, move || session.try_again());
            let unsaved = button(errors::go_on_unsaved(), Look::Quiet, move || session.go_on_unsaved());
            banner(question::could_not_save(), messages::keep(problem), [actions([again, unsaved])])
        }
    })
}

fn banner(title: String, text: String, ways: impl IntoIterator<Item = AnyView>) -> AnyView {
    el("div", "app-banner app-banner--problem")
        .attr("role", "alert")
        .el(el("h2", "app-banner__title").text(title))
        .child(paragraph(text))
        .children(ways)
        .view()
}
