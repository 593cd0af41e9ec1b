//! How leaving works and what it cannot do, before its button first appears; and how to cover her tracks.

use leptos::prelude::*;

use crate::centre::Address;
use crate::ui::components::{Look, actions, all, button, details, el, lead, list, paragraph, title, web_link};
use crate::ui::session::Session;
use crate::words::leaving_info as say;

/// Draws the page.
pub(super) fn leaving_info(session: Session) -> AnyView {
    let setting = session.setting();
    let site = site(setting.centre.exit_address());
    let links = [
        web_link(say::cover_womens_aid(), say::cover_womens_aid_address()),
        web_link(say::cover_refuge(), say::cover_refuge_address()),
    ];
    let links = links.into_iter().map(|link| el("li", "").child(link).view());
    let cover = all([
        list([say::cover_other(), say::cover_private(), say::cover_clear()]),
        paragraph(say::cover_more()),
        el("ul", "").children(links).view(),
    ]);
    all([
        title(say::title()),
        lead(say::lead()),
        box_of(
            "app-banner app-banner--good",
            say::does_title(),
            [say::does_hide(), say::does_go(site), say::does_forget()],
        ),
        paragraph(say::keyboard()),
        box_of(
            "app-banner app-banner--support",
            say::not_title(),
            [say::not_history(), say::not_screen(), say::not_spyware()],
        ),
        details(say::cover_title(), cover),
        paragraph(say::again()),
        actions([button(say::go_on(), Look::Primary, move || session.go_on())]),
    ])
}

fn box_of(class: &'static str, title: String, lines: [String; 3]) -> AnyView {
    el("section", class).el(el("h2", "app-banner__title").text(title)).child(list(lines)).view()
}

/// The address as people say it.
fn site(address: &Address) -> String {
    let origin = address.origin();
    let host = origin.split_once("://").map_or(origin, |(_, host)| host);
    host.strip_prefix("www.").unwrap_or(host).to_owned()
}
