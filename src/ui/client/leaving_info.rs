//! How leaving works and what it cannot do, before its button first appears; and how to cover her tracks.

use leptos::prelude::*;

use crate::centre::Address;
use crate::ui::components::{Look, actions, all, button, details, el, heading, lead, list, paragraph, title, web_link};
use crate::ui::session::Session;
use crate::words::leaving_info as say;

/// Pages of others on the same: checked with the helplines before each release.
const WOMENS_AID: &str = "https://www.womensaid.org.uk/cover-your-tracks-online/";
const REFUGE: &str = "https://refugetechsafety.org/secure-your-tech/";

/// Draws the page.
pub(super) fn leaving_info(session: Session) -> AnyView {
    let setting = session.setting();
    let site = site(setting.centre.exit_address());
    let links = [web_link(say::cover_womens_aid(), WOMENS_AID), web_link(say::cover_refuge(), REFUGE)];
    let links = links.into_iter().map(|link| el("li", "").child(link).view());
    let cover = all([
        list([say::cover_other(), say::cover_private(), say::cover_clear()]),
        paragraph(say::cover_more()),
        el("ul", "").children(links).view(),
    ]);
    all([
        title(say::title()),
        lead(say::lead()),
        heading(say::does_title()),
        list([say::does_hide(), say::does_go(site), say::does_forget()]),
        paragraph(say::keyboard()),
        heading(say::not_title()),
        list([say::not_history(), say::not_screen(), say::not_spyware()]),
        details(say::cover_title(), cover),
        paragraph(say::again()),
        actions([button(say::go_on(), Look::Primary, move || session.go_on())]),
    ])
}

/// The address as people say it.
fn site(address: &Address) -> String {
    let origin = address.origin();
    let host = origin.split_once("://").map_or(origin, |(_, host)| host);
    host.strip_prefix("www.").unwrap_or(host).to_owned()
}
