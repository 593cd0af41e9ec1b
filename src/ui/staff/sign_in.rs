//! Signing in. A wrong passphrase is said kindly and slows down; which of name and passphrase is wrong is not known.

use leptos::prelude::*;

use super::demo;
use super::desk::{Desk, Page};
use super::entry::{Entry, composed, secret};
use super::failed::{self, banner};
use super::form::Form;
use crate::app::staff::access::{UnlockError, unlock};
use crate::browser::clock;
use crate::ui::components::{Look, Problems, all, button, el, title};
use crate::vault::staff::SignInName;
use crate::words::staff::desk as say_desk;
use crate::words::staff::{failed as say_failed, recover as say_recover, sign_in as say};

/// Draws the page.
pub(super) fn sign_in(desk: Desk) -> AnyView {
    let (name, passphrase) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let problems = Problems::new(Vec::new());
    let problem = RwSignal::new(None::<String>);
    let world = desk.world();
    leptos::task::spawn_local(async move { world.keysmith.0.be_ready().await });

    let fields = [
        Entry { autocomplete: "username", ..Entry::plain("sign-in", say::name()) }.line(name, problems),
        Entry { autocomplete: "current-password", ..Entry::plain("passphrase", say::passphrase()) }
            .secret(passphrase, problems),
        banner(problem),
    ];
    let open = move || async move {
        problem.set(None);
        let Some(who) = SignInName::parse(&composed(name)) else {
            return problems.set(vec![("sign-in", say_desk::needed(say::name()))]);
        };
        problems.set(Vec::new());
        let world = desk.world();
        match unlock(world.ports(), &who, &secret(passphrase), clock::now()).await {
            Ok(session) => {
                passphrase.set(String::new());
                if let Err(error) = desk.come_in(session, Page::Caseload).await {
                    problem.try_set(Some(failed::in_words(&error)));
                }
            }
            Err(error) => {
                problem.set(Some(in_words(&error)));
                wait_with(problem, &error).await;
            }
        }
    };
    let locked = desk.was_locked.then(|| el("p", "app-banner").text(say::locked()).view());
    let recover = button(say_recover::link(), Look::Quiet, move || desk.page.set(Page::Recover));
    let form = Form { working: say::opening(), beside: vec![recover], ..Form::new(say::open()) }.view(fields, open);
    all([title(say::title())].into_iter().chain(locked).chain([form, demo::hint(desk)]))
}

/// Why nobody is in.
pub(super) fn in_words(error: &UnlockError) -> String {
    match error {
        UnlockError::TooSoon { seconds } => say::wait(seconds),
        UnlockError::Wrong { seconds: 0 } => say::wrong(),
        UnlockError::Wrong { seconds } => format!("{} {}", say::wrong(), say::wait(seconds)),
        UnlockError::NotSetUp => say_failed::gone(),
        UnlockError::OpenElsewhere => say_failed::elsewhere(),
        UnlockError::Failed(error) => failed::in_words(error),
    }
}

/// The form cannot be sent while she is to wait; then it says so no more.
pub(super) async fn wait_with(problem: RwSignal<Option<String>>, error: &UnlockError) {
    let (UnlockError::TooSoon { seconds } | UnlockError::Wrong { seconds }) = error else { return };
    if *seconds > 0 {
        clock::wait(u64::try_from(*seconds).unwrap_or(0) * 1000).await;
        problem.try_set(Some(say::wrong()));
    }
}
