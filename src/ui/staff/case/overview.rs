//! Who she is at a glance, and whose case it is.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::clock;
use crate::case::record::{Archiving, Kind, Record, Told, Voice};
use crate::ui::components::{El, Look, actions, all, button, el};
use crate::ui::staff::desk::{Desk, Shown};
use crate::ui::staff::failed::{self, banner};
use crate::words::staff::case as say;

/// Draws the part.
pub(super) fn overview(desk: Desk, shown: &Shown) -> AnyView {
    let record = &shown.record;
    let herself = record.told(Voice::Herself);
    let said = |read: fn(&Told) -> Option<String>| herself.and_then(read);
    let assigned = record.assigned.value().copied().flatten().map(|id| desk.name_of(id));
    let rows = [
        (say::called(), said(|told| Some(told.preferred_name.value()?.as_ref()?.as_str().to_owned()))),
        (say::born(), said(|told| Some(clock::in_words((*told.date_of_birth.value()?)?, LANGUAGE)))),
        (say::phone(), said(|told| Some(told.phone.value()?.as_ref()?.value.as_str().to_owned()))),
        (say::assigned(), assigned),
    ];
    let rows = el("dl", "app-summary").children(rows.into_iter().map(|(key, value)| row(key, value).view()));
    all([rows.view(), changes(desk, record)])
}

/// Whose case it is, and whether her support has ended.
fn changes(desk: Desk, record: &Record) -> AnyView {
    let problem = RwSignal::new(None::<String>);
    let write = move |kind: Kind| {
        spawn_local(async move {
            let written = desk.write(vec![kind]).await;
            problem.try_set(written.err().map(|error| failed::in_words(&error)));
        });
    };
    let me = desk.who.read().as_ref().map(|who| who.me.id);
    let is_mine = record.assigned.value().copied().flatten() == me;
    let take = (!is_mine).then(|| button(say::take(), Look::Secondary, move || write(Kind::Assigned(me))));
    let archived = !record.is_archived();
    let label = if archived { say::archive() } else { say::reopen() };
    let archive = button(label, Look::Quiet, move || write(Kind::Archived(Archiving { archived, reason: None })));
    let state = record.is_archived().then(|| el("p", "app-banner").text(say::archived()).view());
    all(state.into_iter().chain([banner(problem), actions(take.into_iter().chain([archive]))]))
}

/// The staff's pages are in English so far.
const LANGUAGE: &str = "en-GB";

fn row(key: String, value: Option<String>) -> El {
    let class = if value.is_some() { "app-summary__value" } else { "app-summary__value app-summary__value--none" };
    el("div", "app-summary__row")
        .el(el("dt", "app-summary__key").text(key))
        .el(el("dd", class).text(value.unwrap_or_else(say::not_known)))
}
