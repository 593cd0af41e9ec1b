//! An invite: she fills something in at home, on her own phone, and her centre knows whose it is (ADR 0024).

mod hand;
mod link;
mod make;
mod offer;
mod which;

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use self::offer::{Offer, offers};
use crate::browser::clock;
use crate::case::record::{Invite, Record, ThingId};
use crate::ui::components::{again, all, details, el, heading, hint, lead, table};
use crate::ui::staff::desk::{Desk, Shown};
use crate::words::staff::{desk as say_desk, invite as say};

/// Draws the part.
pub(super) fn invite(desk: Desk, shown: &Arc<Shown>) -> AnyView {
    // `None` until they are loaded.
    let offered = RwSignal::new(None::<Arc<[Offer]>>);
    spawn_local(async move {
        let loaded = offers(desk).await;
        offered.try_set(Some(loaded.into()));
    });
    let shown = Arc::clone(shown);
    again(move || match offered.get() {
        Some(offers) => body(desk, &shown.record, &offers),
        None => el("p", "").attr("role", "status").text(say_desk::working()).view(),
    })
}

fn body(desk: Desk, record: &Record, offers: &Arc<[Offer]>) -> AnyView {
    let today = clock::day();
    let open = latest(record).filter(|(id, to)| to.last_day >= today && !record.has_answered(*id));
    let form = make::form(desk, offers, today);
    let making = match &open {
        Some(_) => details(say::another(), form),
        None => all([heading(say::new()), form]),
    };
    let link = open.map(|(id, to)| link::link(desk, record, id, to, offers));
    let before = (!record.invites.is_empty()).then(|| all([heading(say::given()), given(record, offers, today)]));
    let hand = hand::hand(desk, offers, today);
    all([lead(say::lead())].into_iter().chain(link).chain([making, hand]).chain(before))
}

/// The invite that was made last.
fn latest(record: &Record) -> Option<(ThingId, &Invite)> {
    let last = record.invites.iter().filter_map(|(id, invite)| Some((*id, invite.latest()?)));
    last.max_by_key(|(_, version)| version.order).map(|(id, version)| (id, &version.value))
}

/// Every invite, the latest first.
fn given(record: &Record, offers: &[Offer], today: i64) -> AnyView {
    let mut invites: Vec<_> = record.invites.iter().filter_map(|(id, invite)| Some((*id, invite.latest()?))).collect();
    invites.sort_by_key(|(_, version)| std::cmp::Reverse(version.order));
    let rows = invites.into_iter().map(|(id, version)| {
        let Invite { packs, last_day, .. } = &version.value;
        let back = record.come_back(id);
        let state = if record.has_answered(id) {
            say::answered()
        } else if back > 0 {
            say::partly(packs.len(), back)
        } else if *last_day < today {
            say::over()
        } else {
            say::waits()
        };
        let made = clock::moment_in_words(version.written, LANGUAGE);
        vec![packs.iter().map(|name| titled(offers, name)).collect::<Vec<_>>().join(", "), made, day(*last_day), state]
    });
    let columns = vec![say::questions(), say::made(), say::until(), say::state()];
    el("div", "app-case__history").child(table(None, columns, rows.collect())).child(hint(say::given_about())).view()
}

fn titled(offers: &[Offer], name: &str) -> String {
    offers.iter().find(|offer| offer.name == name).map_or_else(|| name.to_owned(), |offer| offer.title.clone())
}

fn day(day: i64) -> String {
    let date = crate::assessment::PartialDate::of_day(day);
    date.map(|date| clock::in_words(date, LANGUAGE)).unwrap_or_default()
}

/// The staff's pages are in English so far.
const LANGUAGE: &str = "en-GB";
