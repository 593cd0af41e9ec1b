//! The first run on a tablet of a centre that has others: a manager brings a file of one of them, and signs in as she does there.

use leptos::prelude::*;

use super::catch_up::ways;
use super::chosen::Chosen;
use super::take_in::{in_words, take_in_now, why};
use crate::app::staff::access::{JoinError, join as make};
use crate::browser::{clock, offline};
use crate::ui::components::{Look, Problems, all, button, error_summary, lead, title};
use crate::ui::staff::desk::{Desk, Page};
use crate::ui::staff::entry::{Entry, composed, secret};
use crate::ui::staff::failed::{self, banner};
use crate::ui::staff::form::Form;
use crate::vault::staff::SignInName;
use crate::words::staff::{
    desk as say_desk, failed as say_failed, join as say, sign_in as say_sign_in, tablets as say_file,
};

/// Draws the page.
pub(in crate::ui::staff) fn join(desk: Desk) -> AnyView {
    let (name, passphrase) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (problems, problem) = (Problems::new(Vec::new()), RwSignal::new(None::<String>));
    let chosen = Chosen::new();
    let join = move || async move {
        problem.set(None);
        let (file, who) = (untrack(|| chosen.file()), SignInName::parse(&composed(name)));
        let no_file = file.is_none().then(|| ("tablet-file", say_file::choose_first()));
        let no_name = who.is_none().then(|| ("sign-in", say_desk::needed(say_sign_in::name())));
        problems.set(no_file.into_iter().chain(no_name).collect());
        let (Some(file), Some(who)) = (file, who) else { return };
        let world = desk.world();
        let session = match make(world.ports(), &file, &who, &secret(passphrase), clock::now()).await {
            Ok(session) => session,
            Err(error) => {
                problem.try_set(Some(not_joined(&error)));
                return;
            }
        };
        passphrase.set(String::new());
        offline::keep();
        if let Err(error) = desk.come_in(session, Page::Tablets).await {
            problem.try_set(Some(failed::in_words(&error)));
            return;
        }
        match take_in_now(desk, &file).await {
            Some(Ok(taken)) => desk.say(Page::Caseload, format!("{} {}", say::done(), in_words(taken))),
            Some(Err(error)) => desk.say(Page::Tablets, format!("{} {}", say::done(), why(&error))),
            None => {}
        }
    };
    let fields = [
        chosen.view(),
        Entry { autocomplete: "username", ..Entry::plain("sign-in", say_sign_in::name()) }.line(name, problems),
        Entry { autocomplete: "current-password", ..Entry::plain("passphrase", say_sign_in::passphrase()) }
            .secret(passphrase, problems),
        banner(problem),
    ];
    let back = button(say::back(), Look::Quiet, move || desk.page.set(Page::SetUp));
    let form = Form { working: say::working(), beside: vec![back], ..Form::new(say::join()) };
    all([error_summary(problems), title(say::title()), lead(say::lead()), form.view(fields, join)])
}

fn not_joined(error: &JoinError) -> String {
    match error {
        JoinError::AlreadySetUp => say_failed::already_set_up(),
        JoinError::OpenElsewhere => say_failed::elsewhere(),
        JoinError::Ways(error) => ways(error),
    }
}
