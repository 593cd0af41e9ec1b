//! What a hard section is about, before its first question; she may pass over all of it.

use leptos::prelude::*;

use crate::app::journey::Page;
use crate::assessment::{Pass, Step};
use crate::instrument::ItemIndex;
use crate::ui::session::{Form, Session};
use crate::words;

/// Draws the note of a section.
pub(super) fn content_note(session: Session, form: Form, section: usize) -> AnyView {
    let (title, note) = session.draft(form, |draft| {
        let section = &draft.instrument().sections()[section];
        (session.say(section.title()), section.content_note().map(|t| session.say(t)))
    });
    let pass = move |_| {
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
    view! {
        <h1 class="app-page__title" id="title" tabindex="-1">{title}</h1>
        <div class="app-banner">
            <h2 class="app-banner__title">{words::question::hard_title()}</h2>
            <p>{note}</p>
            <p>{words::question::hard_stop()}</p>
        </div>
        <div class="app-page__actions">
            <button type="button" class="app-button" on:click=move |_| session.go_on()>{words::question::hard_go_on()}</button>
            <button type="button" class="app-button app-button--secondary" on:click=pass>{words::question::hard_pass()}</button>
        </div>
    }
    .into_any()
}
