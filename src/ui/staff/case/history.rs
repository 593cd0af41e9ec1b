//! Who did what: every event of the case, the latest first.

use leptos::prelude::*;

use crate::browser::clock;
use crate::case::record::{Event, Kind};
use crate::ui::components::{el, table};
use crate::ui::staff::LANGUAGE;
use crate::ui::staff::desk::{Desk, Shown};
use crate::words::staff::{case as say, event as say_event};

/// Draws the part.
pub(super) fn history(desk: Desk, shown: &Shown) -> AnyView {
    let mut events: Vec<&Event> = shown.logs.iter().flat_map(|log| log.in_order()).collect();
    events.sort_by_key(|event| std::cmp::Reverse(event.order()));
    let row = |event: &&Event| {
        let when = clock::moment_in_words(event.written, LANGUAGE);
        vec![when, in_words(&event.kind), desk.name_of(event.author)]
    };
    let columns = vec![say::when(), say::what(), say::who()];
    el("div", "app-case__history").child(table(None, columns, events.iter().map(row).collect())).view()
}

/// What happened, in a few words that hold nothing of what was said.
fn in_words(kind: &Kind) -> String {
    match kind {
        Kind::Opened => say_event::opened(),
        Kind::Referenced(_) => say_event::referenced(),
        Kind::Told { .. } => say_event::told(),
        Kind::Entered { .. } => say_event::entered(),
        Kind::Assessment { .. } => say_event::assessment(),
        Kind::AlertRaised { .. } | Kind::AlertWritten { .. } => say_event::alert_raised(),
        Kind::AlertAcknowledged { .. } => say_event::alert_acknowledged(),
        Kind::Plan(_) => say_event::plan(),
        Kind::Invited { .. } => say_event::invited(),
        Kind::Consented(_) => say_event::consented(),
        Kind::NoticeShown { .. } => say_event::notice_shown(),
        Kind::Assigned(_) => say_event::assigned(),
        Kind::Archived(archiving) if archiving.archived => say_event::archived(),
        Kind::Archived(_) => say_event::reopened(),
        Kind::Merged { merging, .. } if merging.together => say_event::merged(),
        Kind::Merged { .. } => say_event::unmerged(),
    }
}
