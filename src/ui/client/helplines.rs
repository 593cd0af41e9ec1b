//! People to talk to, in one tap from every page. The centre file says who; 999 stands first whatever it says.

use leptos::prelude::*;

use crate::centre::Contact;
use crate::ui::components::{Look, actions, all, button, el, helpline_list, hint, lead, link_button, paragraph, title};
use crate::ui::session::Session;
use crate::words::help as say;

/// Stands first, in words of its own.
const EMERGENCY: &str = "999";

/// Draws the page beside the way.
pub(super) fn helplines(session: Session) -> AnyView {
    let setting = session.setting();
    let centre = &setting.centre;
    let danger = el("section", "app-banner app-banner--support")
        .el(el("h2", "app-banner__title").text(say::danger_title()))
        .child(link_button(say::danger_call(), Look::Primary, format!("tel:{EMERGENCY}")))
        .child(paragraph(say::danger_silent()));
    let ours = el("section", "app-card")
        .el(el("h2", "app-card__title").text(centre.name()))
        .child(paragraph(say::centre_about()))
        .child(ways(centre.contact()));
    let close = move || {
        session.go_back();
    };
    all([
        title(say::title()),
        lead(say::intro()),
        danger.view(),
        helpline_list(session, centre.helplines().iter().filter(|h| h.phone.as_deref() != Some(EMERGENCY))),
        ours.view(),
        hint(say::traces()),
        actions([button(say::back(), Look::Primary, close)]),
    ])
}

fn ways(contact: &Contact) -> AnyView {
    let phone = contact.phone.as_ref().map(|number| {
        let digits: String = number.chars().filter(char::is_ascii_digit).collect();
        link_button(say::call(number), Look::Secondary, format!("tel:{digits}"))
    });
    let email = link_button(say::email(&contact.email), Look::Quiet, format!("mailto:{}", contact.email));
    el("div", "app-card__actions").children(phone).child(email).view()
}
