//! Who she is at a glance, and whose case it is.

use leptos::prelude::*;

use super::{standing, together};
use crate::browser::clock;
use crate::case::record::{Told, Voice};
use crate::ui::components::{El, all, el};
use crate::ui::staff::LANGUAGE;
use crate::ui::staff::desk::{Desk, Shown};
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
    all([standing::ended(desk, record), together::parts(desk, shown), rows.view(), standing::standing(desk, shown)])
}

fn row(key: String, value: Option<String>) -> El {
    let class = if value.is_some() { "app-summary__value" } else { "app-summary__value app-summary__value--none" };
    el("div", "app-summary__row")
        .el(el("dt", "app-summary__key").text(key))
        .el(el("dd", class).text(value.unwrap_or_else(say::not_known)))
}
