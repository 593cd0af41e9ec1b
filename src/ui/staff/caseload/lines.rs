//! One line of the list.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::clock;
use crate::case::record::{CaseId, Summary};
use crate::ui::components::{el, pressable};
use crate::ui::staff::desk::Desk;
use crate::ui::staff::desk::Signed;
use crate::ui::staff::failed;
use crate::words::staff::{case as say_case, caseload as say};

/// A case as the list shows it.
#[derive(Clone)]
pub(super) struct Line {
    pub(super) case: CaseId,
    name: String,
    about: Vec<String>,
    alerts: u32,
}

impl Line {
    pub(super) fn of(signed: &Signed, summary: &Summary) -> Self {
        let reference = summary.reference.as_ref().map(|line| line.as_str().to_owned());
        let born = summary.born.map(|born| say::born(clock::in_words(born, "en-GB")));
        let whose = summary.assigned.and_then(|id| signed.session.colleague(id));
        let whose = whose.map(|colleague| colleague.name.as_str().to_owned());
        let archived = summary.archived.then(say::archived);
        let about = [reference, born, whose, archived].into_iter().flatten().collect();
        Self { case: summary.case, name: name(summary), about, alerts: summary.open_alerts }
    }

    pub(super) fn view(self, desk: Desk, problem: RwSignal<Option<String>>) -> AnyView {
        let Self { case, name, about, alerts } = self;
        let alert = (alerts > 0).then(|| el("span", "app-cases__alert").text(say::open_alert()).view());
        let about = el("span", "app-cases__about").text(about.join(" · "));
        let button =
            pressable("app-cases__case", name).children(alert).el(about).tap(move || open(desk, case, problem));
        el("li", "app-cases__line").el(button).view()
    }
}

/// What the list calls a case.
pub(super) fn name(summary: &Summary) -> String {
    summary.names.first().map_or_else(say_case::no_name, |name| name.as_str().to_owned())
}

/// Opens a case, and says why not.
pub(super) fn open(desk: Desk, case: CaseId, problem: RwSignal<Option<String>>) {
    spawn_local(async move {
        if let Err(error) = desk.open_case(case).await {
            problem.try_set(Some(failed::in_words(&error)));
        }
    });
}
