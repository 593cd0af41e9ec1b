//! What a hard section is about, before its first question; she may pass over all of it.

use leptos::prelude::*;

use crate::app::journey::Page;
use crate::assessment::{Pass, Step};
use crate::instrument::ItemIndex;
use crate::ui::components::{Look, actions, all, button, el, paragraph, title};
use crate::ui::session::{Form, Session};
use crate::words;

/// Draws the note of a section.
pub(super) fn content_note(session: Session, form: Form, section: usize) -> AnyView {
    let (heading, note) = session.draft(form, |draft| {
        let section = &draft.instrument().sections()[section];
        (session.say(section.title()), section.content_note().map(|t| session.say(t)))
    });
    let pass = move || {
        session.change(|intake| match form {
            Form::About => intake.about.pass_section(section, Pass::PreferNotToSay),
            Form::Questions => intake.questions.pass_section(section, Pass::PreferNotToSay),
        });
        let last: Option<ItemIndex> = session.draft(form, |draft| {
            let instrument = draft.instrument();
            instrument.items_of(&instrument.sections()[section]).map(|(i, _)| i).next_back()
        });
        if let Some(last) = last {
            session.page.set(match form {
                Form::About => Page::About(Step::Question(last)),
                Form::Questions => Page::Question(Step::Question(last)),
            });
        }
        session.go_on();
    };
    let note = el("div", "app-banner")
        .el(el("h2", "app-banner__title").text(words::question::hard_title()))
        .children(note.map(paragraph))
        .child(paragraph(words::question::hard_stop()));
    all([
        title(heading),
        note.view(),
        actions([
            button(words::question::hard_go_on(), Look::Primary, move || session.go_on()),
            button(words::question::hard_pass(), Look::Secondary, pass),
        ]),
    ])
}
