//! How leaving works and what it cannot do, before its button first appears; and how to cover her tracks.

use leptos::prelude::*;

use crate::centre::Address;
use crate::ui::components::{Look, button, details, heading, lead, list, paragraph, web_link};
use crate::ui::session::Session;
use crate::words::leaving_info as say;

/// Pages of others on the same: checked with the helplines before each release.
const WOMENS_AID: &str = "https://www.womensaid.org.uk/cover-your-tracks-online/";
const REFUGE: &str = "https://refugetechsafety.org/secure-your-tech/";

/// Draws the page.
pub(super) fn leaving_info(session: Session) -> AnyView {
    let setting = session.setting();
    let site = site(setting.centre.exit_address());
    let go_on = Callback::new(move |()| session.go_on());
    let cover = view! {
        {list([say::cover_other(), say::cover_private(), say::cover_clear()])}
        {paragraph(say::cover_more())}
        <ul>
            <li>{web_link(say::cover_womens_aid(), WOMENS_AID)}</li>
            <li>{web_link(say::cover_refuge(), REFUGE)}</li>
        </ul>
    };
    view! {
        <h1 class="app-page__title" id="title" tabindex="-1">{say::title()}</h1>
        {lead(say::lead())}
        {heading(say::does_title())}
        {list([say::does_hide(), say::does_go(site), say::does_forget()])}
        {paragraph(say::keyboard())}
        {heading(say::not_title())}
        {list([say::not_history(), say::not_screen(), say::not_spyware()])}
        {details(say::cover_title(), cover.into_any())}
        {paragraph(say::again())}
        <div class="app-page__actions">{button(say::go_on(), Look::Primary, go_on)}</div>
    }
    .into_any()
}

/// The address as people say it.
fn site(address: &Address) -> String {
    let origin = address.origin();
    let host = origin.split_once("://").map_or(origin, |(_, host)| host);
    host.strip_prefix("www.").unwrap_or(host).to_owned()
}
