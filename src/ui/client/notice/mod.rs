//! The privacy notice in two layers: a short version to read, and all thirteen sections of the full one to open.
//!
//! It is information, not consent. Who gets what is drawn from the agreements that the app itself sends by, so the notice
//! cannot promise less than what happens.

mod sections;

use leptos::prelude::*;

use super::labels;
use crate::centre::Centre;
use crate::share::AGREEMENTS;
use crate::ui::components::{Look, button, details, heading, lead, list, paragraph};
use crate::ui::session::Session;
use crate::ui::setting::NOTICE_VERSION;
use crate::words::{app, notice as say};

/// Draws it as a page of her way.
pub(super) fn notice(session: Session) -> AnyView {
    let go_on = Callback::new(move |()| session.go_on());
    layers(session, "title", button(say::go_on(), Look::Primary, go_on))
}

/// Draws it beside the way, to look something up.
pub(super) fn notice_again(session: Session) -> AnyView {
    let close = Callback::new(move |()| {
        session.go_back();
    });
    layers(session, "beside", button(app::close(), Look::Primary, close))
}

fn layers(session: Session, title_id: &'static str, action: AnyView) -> AnyView {
    let setting = session.setting();
    let centre = &setting.centre;
    let short = [
        say::short_yours(),
        say::short_centre(centre.name()),
        say::short_research(),
        say::short_jabbs(),
        say::short_rights(),
        say::short_complain(),
        say::short_safety(),
    ];
    view! {
        <h1 class="app-page__title" id=title_id tabindex="-1">{say::title()}</h1>
        {lead(say::lead())}
        <section class="app-card">
            <h2 class="app-card__title">{say::short_title()}</h2>
            {list(short)}
        </section>
        {details(say::who_gets_title(), who_gets_what(session, centre))}
        {heading(say::full_title())}
        {paragraph(say::full_lead())}
        {sections::all(session, centre)}
        <p class="app-field__hint">{say::version(NOTICE_VERSION)}</p>
        <div class="app-page__actions">{action}</div>
    }
    .into_any()
}

/// Every field of every agreement, less what this centre withholds.
fn who_gets_what(session: Session, centre: &Centre) -> AnyView {
    let partners: Vec<_> = AGREEMENTS
        .into_iter()
        .map(|(code, grants)| {
            let fields = grants.iter().filter(|grant| !centre.withholds(code, grant.field));
            view! {
                <h3>{labels::partner(session, code)}</h3>
                {list(fields.map(|grant| labels::field(grant.field)))}
            }
            .into_any()
        })
        .collect();
    view! { {paragraph(say::who_gets_lead())} {partners} {paragraph(say::nothing_else())} }.into_any()
}
