//! Who works here, for managers: added, disabled, given a new passphrase; and new recovery words.

mod add;
mod disable;
mod renew;
mod replace;

pub(super) use add::add;
pub(super) use renew::renew;
pub(super) use replace::replace;

use leptos::prelude::*;

use super::desk::{Desk, Page};
use crate::app::staff::access::ReplaceError;
use crate::ui::components::{Look, actions, again, all, button, el, heading, lead, paragraph, title};
use crate::ui::staff::failed;
use crate::vault::staff::{BookProblem, Colleague, Role};
use crate::words::staff::{failed as say_failed, team as say};

/// Draws the list.
pub(super) fn team(desk: Desk) -> AnyView {
    let asked = RwSignal::new(None::<Colleague>);
    let problem = RwSignal::new(None::<String>);
    let list = again(move || list(desk, asked));
    let add = button(say::add(), Look::Primary, move || desk.page.set(Page::AddColleague));
    let renew = button(say::renew(), Look::Secondary, move || desk.page.set(Page::RenewWords));
    all([
        title(say::title()),
        lead(say::lead()),
        failed::banner(problem),
        list,
        actions([add]),
        heading(say::renew()),
        paragraph(say::renew_about()),
        actions([renew]),
        disable::question(desk, asked, problem),
    ])
}

fn list(desk: Desk, asked: RwSignal<Option<Colleague>>) -> AnyView {
    let Some(who) = desk.who.get() else { return all([]) };
    let cell = |text: String| el("td", "app-table__cell").text(text).view();
    let rows = who.colleagues.into_iter().map(|colleague| {
        let is_me = colleague.id == who.me.id;
        let name = colleague.name.as_str().to_owned();
        let shown = if is_me { format!("{name} {}", say::you()) } else { name };
        let may = if colleague.active { say::yes() } else { say::no() };
        let changes = (colleague.active && !is_me).then(|| changes(desk, colleague.clone(), asked));
        el("tr", "")
            .el(el("th", "app-table__cell").attr("scope", "row").text(shown))
            .child(cell(role(colleague.role)))
            .child(cell(may))
            .el(el("td", "app-table__cell").children(changes))
            .view()
    });
    let head = [say::name(), say::role(), say::state(), say::actions()];
    let head = head.map(|text| el("th", "app-table__cell").attr("scope", "col").text(text).view());
    el("table", "app-table")
        .attr("aria-label", say::list())
        .el(el("thead", "").el(el("tr", "").children(head)))
        .el(el("tbody", "").children(rows))
        .view()
}

fn changes(desk: Desk, colleague: Colleague, asked: RwSignal<Option<Colleague>>) -> AnyView {
    let quiet = |label: String, spoken: String| {
        el("button", "app-button app-button--quiet").attr("type", "button").attr("aria-label", spoken).text(label)
    };
    let name = || colleague.name.as_str().to_owned();
    let id = colleague.id;
    let replace = quiet(say::replace(), say::replace_what(name())).tap(move || desk.page.set(Page::Replace(id)));
    let disable = quiet(say::disable(), say::disable_what(name())).tap(move || asked.set(Some(colleague.clone())));
    all([replace.view(), disable.view()])
}

fn role(role: Role) -> String {
    match role {
        Role::Caseworker => say::caseworker(),
        Role::Manager => say::manager(),
    }
}

/// Why the book stays as it is.
fn book(problem: BookProblem) -> String {
    match problem {
        BookProblem::NameTaken => say::name_taken(),
        BookProblem::NotHere => say::not_here(),
        BookProblem::LastManager => say::last_manager(),
    }
}

/// Why a passphrase or the recovery words are still the ones before.
fn not_replaced(error: &ReplaceError) -> String {
    match error {
        ReplaceError::NotAManager => say_failed::manager_only(),
        ReplaceError::Book(problem) => book(*problem),
        ReplaceError::Failed(error) => failed::in_words(error),
    }
}
