//! A manager comes in by the recovery words, with a new passphrase.

use leptos::prelude::*;

use super::desk::{Desk, Page};
use super::entry::{Entry, composed, secret};
use super::failed::{self, banner};
use super::form::Form;
use super::passphrase::NewPassphrase;
use super::sign_in;
use crate::app::staff::access::{RecoverError, UnlockError, recover as come_back};
use crate::browser::clock;
use crate::ui::components::{Look, Problems, all, button, error_summary, lead, title};
use crate::vault::staff::SignInName;
use crate::words::staff::{desk as say_desk, person as say_person, recover as say, sign_in as say_sign_in};

/// Draws the page.
pub(super) fn recover(desk: Desk) -> AnyView {
    let (words, name) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let problems = Problems::new(Vec::new());
    let problem = RwSignal::new(None::<String>);
    let new = NewPassphrase::new(problems);
    let about = move || vec![name.get_untracked()];
    let open = move || async move {
        problem.set(None);
        let who = SignInName::parse(&composed(name));
        let chosen = new.take(&about());
        let missing = who.is_none().then(|| ("sign-in", say_desk::needed(say::name())));
        problems.set(missing.into_iter().chain(chosen.as_ref().err().cloned()).collect());
        let (Some(who), Ok(chosen)) = (who, chosen) else { return };
        let world = desk.world();
        match come_back(world.ports(), secret(words), &who, &chosen, clock::now()).await {
            Ok(session) => {
                new.clear();
                words.set(String::new());
                if let Err(error) = desk.come_in(session, Page::Team).await {
                    problem.try_set(Some(failed::in_words(&error)));
                }
            }
            Err(error) => {
                problem.set(Some(in_words(&error)));
            }
        }
    };
    let fields = [
        Entry::plain("words", say::words()).line(words, problems),
        Entry { autocomplete: "username", ..Entry::plain("sign-in", say::name()) }.line(name, problems),
        new.fields(say_person::new_passphrase(), about),
        banner(problem),
    ];
    let back = button(say::back(), Look::Quiet, move || desk.page.set(Page::SignIn));
    let form = Form { beside: vec![back], working: say_sign_in::opening(), ..Form::new(say::open()) };
    all([error_summary(problems), title(say::title()), lead(say::lead()), form.view(fields, open)])
}

fn in_words(error: &RecoverError) -> String {
    match error {
        RecoverError::NotWords(_) => say::not_words(),
        RecoverError::NoSuchManager => say::no_manager(),
        RecoverError::Unlock(UnlockError::Wrong { seconds: 0 }) => say::wrong(),
        RecoverError::Unlock(UnlockError::Wrong { seconds }) => {
            format!("{} {}", say::wrong(), say_sign_in::wait(seconds))
        }
        RecoverError::Unlock(error) => sign_in::in_words(error),
    }
}
