//! The privacy notice in two layers: a short version to read, and all thirteen sections of the full one to open, whose code
//! and words come when she opens it.
//!
//! It is information, not consent. Who gets what is drawn from the agreements that the app itself sends by, so the notice
//! cannot promise less than what happens.

mod sections;

use leptos::prelude::*;

use super::{labels, later};
use crate::centre::{Centre, PartnerCode};
use crate::share::{AGREEMENTS, Grant};
use crate::ui::components::{Look, actions, all, button, details, el, hint, lead, list, nothing, paragraph, title};
use crate::ui::session::Session;
use crate::ui::setting::NOTICE_VERSION;
use crate::words::later::notice as say_later;
use crate::words::{app, notice as say};

/// Draws it as a page of her way.
pub(super) fn notice(session: Session) -> AnyView {
    layers(session, false, button(say::go_on(), Look::Primary, move || session.go_on()))
}

/// Draws it beside the way, to look something up: opened.
pub(super) fn notice_again(session: Session) -> AnyView {
    let close = move || {
        session.go_back();
    };
    layers(session, true, button(app::close(), Look::Primary, close))
}

fn layers(session: Session, is_open: bool, action: AnyView) -> AnyView {
    let short = [
        say::short_yours(),
        say::short_centre(session.setting().centre.name()),
        say::short_research(),
        say::short_jabbs(),
        say::short_rights(),
        say::short_complain(),
        say::short_safety(),
    ];
    let short = el("section", "app-card").el(el("h2", "app-card__title").text(say::short_title())).child(list(short));
    // Drawn from the first time on that she opens it.
    let opened = RwSignal::new(is_open);
    let full = el("details", "app-details")
        .attr_of("open", move || is_open.then(String::new))
        .on("toggle", move |_| opened.set(true))
        .el(el("summary", "app-details__summary").text(say::full_title()))
        .el(el("div", "app-details__body")
            .child_of(move || if opened.get() { later::full_notice(session) } else { nothing() }));
    all([title(say::title()), lead(say::lead()), short.view(), full.view(), actions([action])])
}

/// The full version: who gets what, and every section. For the chunk that brings it.
pub(super) fn full(session: Session) -> AnyView {
    let setting = session.setting();
    let who_gets = details(say_later::who_gets_title(), who_gets_what(session, &setting.centre));
    all([paragraph(say_later::full_lead()), who_gets]
        .into_iter()
        .chain(sections::all(session, &setting.centre))
        .chain([hint(say_later::version(NOTICE_VERSION))]))
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
    all([paragraph(say_later::who_gets_lead())]
        .into_iter()
        .chain(partners)
        .chain([paragraph(say_later::nothing_else())]))
}
