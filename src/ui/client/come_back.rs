//! Coming back by words. Wrong words say so kindly and lose nothing; repeated failure slows down. What was kept too long
//! has gone, and she is told so.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::save::words_field;
use crate::app::journey::Page;
use crate::browser::clock::wait;
use crate::ui::components::{
    Look, actions, again, all, button, details, el, lead, nothing, paragraph, pressable, title,
};
use crate::ui::keeper::{self, KeepProblem};
use crate::ui::messages;
use crate::ui::session::{Found, Session};
use crate::words::{self, later};

/// Draws the page.
pub(super) fn come_back(session: Session) -> AnyView {
    again(move || match session.found.get() {
        Found::NotYetKnown => nothing(),
        Found::Drafts => all([title(later::come_back::title()), lead(later::come_back::lead()), form(session)]),
        Found::Expired => {
            let days = session.setting().centre.limits().draft_days;
            gone(session, later::come_back::expired_title(), later::come_back::expired(days))
        }
        Found::Nothing => gone(session, later::come_back::missing_title(), words::come_back::missing()),
    })
}

fn gone(session: Session, heading: String, why: String) -> AnyView {
    let start = button(later::come_back::start_again(), Look::Primary, move || session.start_again());
    all([title(heading), lead(why), actions([start])])
}

/// The form alone, for the page that says she was locked out.
pub(super) fn form(session: Session) -> AnyView {
    keeper::be_ready(session);
    let typed = RwSignal::new(String::new());
    let problem = RwSignal::new(None::<KeepProblem>);
    let working = RwSignal::new(false);
    let open = move || {
        working.set(true);
        spawn_local(async move {
            let result = keeper::open(session, &typed.get_untracked()).await;
            working.try_set(false);
            match result {
                Ok(()) => {
                    typed.try_set(String::new());
                    session.side.set(None);
                    session.page.set(session.read(|intake| Page::resume(intake, &session.setting().agenda)));
                }
                Err(e) => {
                    problem.try_set(Some(e));
                    if let KeepProblem::Wait { seconds } = e {
                        wait(u64::try_from(seconds).unwrap_or(0) * 1000).await;
                        // Unless something else was said meanwhile.
                        problem.try_update(|now| *now = now.filter(|now| *now != e).or(Some(KeepProblem::WrongWords)));
                    }
                }
            }
        });
    };
    let problem_line = again(move || match problem.get() {
        Some(p) => el("p", "app-field__error").attr("role", "alert").text(messages::keep(p)).view(),
        None => nothing(),
    });
    let status = move || if working.get() { later::come_back::opening() } else { String::new() };
    let form = el("form", "")
        .on("submit", move |event| {
            event.prevent_default();
            open();
        })
        .child(words_field(later::come_back::label(), typed, problem_line))
        .el(el("p", "").attr("role", "status").text_of(status))
        .child(actions([pressable("app-button", later::come_back::open())
            .attr("type", "submit")
            .attr_of("disabled", move || working.get().then(String::new))
            .view()]));
    all([form.view(), details(later::come_back::forgot_title(), paragraph(later::come_back::forgot()))])
}
