//! The privacy notice in two layers: a short version to read, and all thirteen sections of the full one to open.
//!
//! It is information, not consent. Who gets what is drawn from the agreements that the app itself sends by, so the notice
//! cannot promise less than what happens.

mod sections;

use leptos::prelude::*;

use super::labels;
use crate::centre::{Centre, PartnerCode};
use crate::share::{AGREEMENTS, Grant};
use crate::ui::components::{Look, actions, all, button, details, el, heading, hint, lead, list, paragraph, title};
use crate::ui::session::Session;
use crate::ui::setting::NOTICE_VERSION;
use crate::words::{app, notice as say};

/// Draws it as a page of her way.
pub(super) fn notice(session: Session) -> AnyView {
    layers(session, button(say::go_on(), Look::Primary, move || session.go_on()))
}

/// Draws it beside the way, to look something up.
pub(super) fn notice_again(session: Session) -> AnyView {
    let close = move || {
        session.go_back();
    };
    layers(session, button(app::close(), Look::Primary, close))
}

fn layers(session: Session, action: AnyView) -> AnyView {
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
    let short = el("section", "app-card").el(el("h2", "app-card__title").text(say::short_title())).child(list(short));
    all([
        title(say::title()),
        lead(say::lead()),
        short.view(),
        details(say::who_gets_title(), who_gets_what(session, centre)),
    ]
    .into_iter()
    .chain([heading(say::full_title()), paragraph(say::full_lead())])
    .chain(sections::all(session, centre))
    .chain([hint(say::version(NOTICE_VERSION)), actions([action])]))
}

/// Every field of every agreement with what it is for, less what this centre withholds.
fn who_gets_what(session: Session, centre: &Centre) -> AnyView {
    let partner = |(code, grants): (PartnerCode, &[Grant])| {
        let given: Vec<&Grant> = grants.iter().filter(|grant| !centre.withholds(code, grant.field)).collect();
        let groups = given.chunk_by(|a, b| a.clause == b.clause).map(|group| {
            let fields = group.iter().map(|grant| labels::field(grant.field));
            all([paragraph(labels::clause(group[0].clause)), list(fields)])
        });
        let groups: Vec<AnyView> = groups.collect();
        all([el("h3", "").text(labels::partner(session, code)).view()].into_iter().chain(groups))
    };
    let partners = AGREEMENTS.into_iter().map(partner);
    all([paragraph(say::who_gets_lead())].into_iter().chain(partners).chain([paragraph(say::nothing_else())]))
}
