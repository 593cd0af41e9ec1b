//! Whose case it is, and whether her support has ended; and what else is done with a case as a whole.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::alerts;
use crate::browser::{clock, typed};
use crate::case::Line;
use crate::case::record::{Archiving, Kind, Record, StaffId};
use crate::ui::components::{
    Look, Problems, actions, again, all, button, el, hint, nothing, paragraph, point_at, pressable,
};
use crate::ui::staff::LANGUAGE;
use crate::ui::staff::choice::choice;
use crate::ui::staff::desk::{Desk, Page, Shown};
use crate::ui::staff::entry::{Entry, composed};
use crate::ui::staff::failed::{self, banner};
use crate::ui::staff::form::Form;
use crate::words::staff::{
    alert as say_alert, case as say_case, desk as say_desk, standing as say, together as say_together,
};

/// What is being done, in a form below the buttons.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Doing {
    Giving,
    Raising,
    Archiving,
}

impl Doing {
    /// What its form is known by.
    fn name(self) -> &'static str {
        match self {
            Self::Giving => "give",
            Self::Raising => alerts::RAISE,
            Self::Archiving => "archive",
        }
    }
}

/// That her support has ended, when, by whom and why; nothing while it goes on.
pub(super) fn ended(desk: Desk, record: &Record) -> AnyView {
    let Some(version) = record.archived.latest().filter(|_| record.is_archived()) else { return nothing() };
    let by = say::archived_by(desk.name_of(version.author), clock::moment_in_words(version.written, LANGUAGE));
    let reason = version.value.reason.as_ref().map(|reason| paragraph(reason.as_str().to_owned()));
    el("div", "app-banner").child(paragraph(say_case::archived())).children(reason).child(hint(by)).view()
}

/// The buttons, and the form of the one that was pressed.
pub(super) fn standing(desk: Desk, shown: &Shown) -> AnyView {
    let doing = RwSignal::new(None::<Doing>);
    let problem = RwSignal::new(None::<String>);
    let (is_archived, assigned) = (shown.record.is_archived(), shown.record.assigned.value().copied().flatten());
    let toggle = |which: Doing, label: String| {
        let flip = move || doing.update(|doing| *doing = if *doing == Some(which) { None } else { Some(which) });
        pressable("app-button app-button--quiet", label)
            .attr(typed::OPENS, which.name())
            .attr_of("aria-expanded", move || Some((doing.get() == Some(which)).to_string()))
            .tap(flip)
            .view()
    };
    let me = desk.who.read_untracked().as_ref().map(|who| who.me.id);
    let take = move || {
        spawn_local(async move {
            let written = desk.write(vec![Kind::Assigned(me)]).await;
            problem.try_set(written.err().map(|error| failed::in_words(&error)));
        });
    };
    let take = (assigned != me).then(|| button(say_case::take(), Look::Secondary, take));
    let label = if is_archived { say_case::reopen() } else { say_case::archive() };
    let others = [
        toggle(Doing::Giving, say::give()),
        toggle(Doing::Raising, say_alert::raise()),
        button(say_together::look(), Look::Quiet, move || desk.page.set(Page::SameWoman)),
        toggle(Doing::Archiving, label),
    ];
    let form = again(move || match doing.get() {
        None => nothing(),
        Some(Doing::Giving) => give(desk, assigned),
        Some(Doing::Raising) => alerts::raise(desk),
        Some(Doing::Archiving) => archive(desk, !is_archived),
    });
    let form = el("div", "app-case__doing").child(form).view();
    all([banner(problem), actions(take.into_iter().chain(others)), form])
}

/// To a colleague, or to nobody in particular.
fn give(desk: Desk, assigned: Option<StaffId>) -> AnyView {
    let chosen = RwSignal::new(assigned);
    let problem = RwSignal::new(None::<String>);
    let who = desk.who.get_untracked();
    let colleagues = who.iter().flat_map(|who| &who.colleagues).filter(|colleague| colleague.active);
    let offered = colleagues.map(|colleague| (Some(colleague.id), colleague.name.as_str().to_owned()));
    let field = choice("to", say::give_question(), offered.chain([(None, say::nobody())]), chosen);
    let act = move || async move {
        let written = desk.write(vec![Kind::Assigned(chosen.get_untracked())]).await;
        problem.try_set(written.err().map(|error| failed::in_words(&error)));
    };
    Form { kept: desk.kept_as(Doing::Giving.name()), ..Form::new(say::give_done()) }.view([field, banner(problem)], act)
}

/// Ends her support, or begins it again; why stands in the record.
fn archive(desk: Desk, archived: bool) -> AnyView {
    let reason = RwSignal::new(String::new());
    let (problems, problem) = (Problems::new(Vec::new()), RwSignal::new(None::<String>));
    let label = move || if archived { say::archive_why() } else { say::reopen_why() };
    let field = Entry::plain("reason", label()).line(reason, problems);
    let act = move || async move {
        let reason = Line::parse(&composed(reason)).map_err(|_| say_desk::too_long());
        let wrong = match &reason {
            Ok(Some(_)) => None,
            Ok(None) => Some(("reason", say_desk::needed(label()))),
            Err(problem) => Some(("reason", problem.clone())),
        };
        if point_at(problems, wrong.into_iter().collect()) {
            return;
        }
        let archiving = Archiving { archived, reason: reason.ok().flatten() };
        let written = desk.write(vec![Kind::Archived(archiving)]).await;
        problem.try_set(written.err().map(|error| failed::in_words(&error)));
    };
    let done = if archived { say::archive_done() } else { say::reopen_done() };
    Form { kept: desk.kept_as(Doing::Archiving.name()), ..Form::new(done) }.view([field, banner(problem)], act)
}
