//! All cases.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::desk::{Desk, Page};
use super::failed::{self, banner};
use crate::app::staff::cases::Filter;
use crate::case::record::{CaseId, Summary};
use crate::ui::components::{Look, actions, again, all, button, el, nothing, paragraph, pressable, title};
use crate::words::staff::{case as say_case, caseload as say};

/// A line of the list.
#[derive(Clone)]
struct Row {
    case: CaseId,
    name: String,
    reference: String,
}

/// Draws the page.
pub(super) fn caseload(desk: Desk) -> AnyView {
    let rows = RwSignal::new(None::<Vec<Row>>);
    let problem = RwSignal::new(None::<String>);
    spawn_local(async move {
        let found = desk.with(async |_, signed| signed.list.shown(Filter::Open).into_iter().map(row).collect()).await;
        rows.try_set(found);
    });
    let list = again(move || match rows.get() {
        None => nothing(),
        Some(rows) if rows.is_empty() => paragraph(say::none()),
        Some(rows) => el("ul", "app-cases")
            .attr("aria-label", say::list())
            .children(rows.into_iter().map(|row| line(desk, row, problem)))
            .view(),
    });
    let new = button(say::new(), Look::Primary, move || desk.page.set(Page::NewCase));
    all([title(say::title()), banner(problem), actions([new]), list])
}

fn row(summary: &Summary) -> Row {
    let name = summary.names.first().map_or_else(say_case::no_name, |name| name.as_str().to_owned());
    let reference = summary.reference.as_ref().map(|line| line.as_str().to_owned()).unwrap_or_default();
    Row { case: summary.case, name, reference }
}

fn line(desk: Desk, row: Row, problem: RwSignal<Option<String>>) -> AnyView {
    let Row { case, name, reference } = row;
    let open = move || {
        spawn_local(async move {
            if let Err(error) = desk.open_case(case).await {
                problem.try_set(Some(failed::in_words(&error)));
            }
        });
    };
    let button = pressable("app-cases__case", name).el(el("span", "app-cases__reference").text(reference)).tap(open);
    el("li", "app-cases__line").el(button).view()
}
