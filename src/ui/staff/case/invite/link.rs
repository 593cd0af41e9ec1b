//! The link of an invite: as a picture for her camera, as text to send, and which ways to her are safe.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::day;
use super::offer::{Offer, key_of};
use crate::app::invite::{Invitation, Picture};
use crate::browser::{clipboard, site};
use crate::case::record::{Invite, Record, ThingId, Voice};
use crate::case::{ContactWay, EmailAddress, Safe, TelephoneNumber};
use crate::ui::components::{Look, actions, all, button, el, heading, hint, nothing, paragraph};
use crate::ui::staff::desk::Desk;
use crate::words::staff::invite as say;

/// Draws it; nothing for an invite of an early build, which has no link.
pub(super) fn link(desk: Desk, record: &Record, reference: ThingId, invite: &Invite, offers: &[Offer]) -> AnyView {
    let invitation = Invitation::of(&desk.world().centre, reference, invite, false, |name| key_of(offers, name));
    let Some((invitation, page)) = invitation.zip(site::her_page()) else { return nothing() };
    let link = format!("{page}#{}", invitation.to_fragment());
    let picture = Picture::of(&link).map_or_else(nothing, |picture| drawn(&picture));
    let text = el("p", "app-key").attr("id", "invite-link").text(link.clone());
    let side = [
        paragraph(say::link_about(day(invite.last_day))),
        heading(say::send_title()),
        ways(record),
        hint(say::link_hint()),
        text.view(),
        copy(link),
    ];
    el("section", "app-card app-invite")
        .attr("aria-label", say::link_title())
        .el(el("h2", "app-invite__title").text(say::link_title()))
        .child(picture)
        .el(el("div", "app-invite__side").children(side))
        .view()
}

fn drawn(picture: &Picture) -> AnyView {
    let Picture { size, path } = picture;
    let (field, path, label) = (format!("0 0 {size} {size}"), path.clone(), say::picture());
    view! {
        <svg class="app-invite__picture" viewBox=field role="img" aria-label=label shape-rendering="crispEdges">
            <rect class="app-invite__paper" width="100%" height="100%"></rect>
            <path class="app-invite__ink" d=path></path>
        </svg>
    }
    .into_any()
}

/// The ways to her that can carry a link, each with whether it is safe: she may not be the only one who reads it.
fn ways(record: &Record) -> AnyView {
    let told = record.told(Voice::Herself);
    let phone = told.and_then(|told| told.phone.value()?.as_ref()).map(|way| line(way, TelephoneNumber::as_str));
    let email = told.and_then(|told| told.email.value()?.as_ref()).map(|way| line(way, EmailAddress::as_str));
    let known: Vec<AnyView> = phone.into_iter().chain(email).collect();
    if known.is_empty() { paragraph(say::no_way()) } else { el("ul", "").children(known).view() }
}

fn line<T>(way: &ContactWay<T>, value: fn(&T) -> &str) -> AnyView {
    let safe = match (way.safe, &way.note) {
        (Safe::Yes, _) => say::safe(),
        (Safe::Sometimes, Some(note)) => say::safe_when(note.as_str()),
        (Safe::Sometimes, None) => say::safe_sometimes(),
        (Safe::No, _) => say::not_safe(),
        (Safe::Unknown, _) => say::not_known(),
    };
    el("li", "").text(format!("{} · {safe}", value(&way.value))).view()
}

fn copy(link: String) -> AnyView {
    let said = RwSignal::new(String::new());
    let copy = move || {
        let link = link.clone();
        spawn_local(async move {
            let copied = clipboard::copy(&link).await;
            said.try_set(if copied { say::copied() } else { say::not_copied() });
        });
    };
    let print = || {
        let _ = window().print();
    };
    let status = el("p", "app-form__status").attr("role", "status").text_of(move || said.get());
    all([
        status.view(),
        actions([button(say::copy(), Look::Secondary, copy), button(say::print(), Look::Quiet, print)]),
    ])
}
