//! A colleague changes her own passphrase.

use leptos::prelude::*;

use super::desk::{Desk, Page, Signed, World};
use super::entry::{Entry, composed, secret};
use super::failed::{self, banner};
use super::form::Form;
use super::passphrase::NewPassphrase;
use crate::app::staff::access::{ChangeError, change_passphrase};
use crate::ui::components::{Problems, all, error_summary, title};
use crate::vault::staff::SignInName;
use crate::words::staff::{desk as say_desk, my_passphrase as say, person as say_person, sign_in as say_sign_in};

/// Draws the page.
pub(super) fn my_passphrase(desk: Desk) -> AnyView {
    let (name, now) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let problems = Problems::new(Vec::new());
    let problem = RwSignal::new(None::<String>);
    let new = NewPassphrase::new(problems);
    let about = move || {
        let me = desk.who.read_untracked().as_ref().map(|who| who.me.name.as_str().to_owned());
        me.into_iter().chain([name.get_untracked()]).collect::<Vec<_>>()
    };
    let change = move || async move {
        let who = SignInName::parse(&composed(name));
        let chosen = new.take(&about());
        let missing = who.is_none().then(|| ("sign-in", say_desk::needed(say_sign_in::name())));
        problems.set(missing.into_iter().chain(chosen.as_ref().err().cloned()).collect());
        let (Some(who), Ok(chosen)) = (who, chosen) else { return };
        let typed = secret(now);
        let changing = async |world: &World, signed: &mut Signed| {
            change_passphrase(world.ports(), &signed.session, &who, &typed, &chosen).await
        };
        match desk.with(changing).await {
            Some(Ok(())) => {
                new.clear();
                now.try_set(String::new());
                desk.say(Page::Caseload, say::changed());
            }
            Some(Err(ChangeError::Wrong)) => {
                problem.try_set(Some(say::wrong()));
            }
            Some(Err(ChangeError::Failed(error))) => {
                problem.try_set(Some(failed::in_words(&error)));
            }
            None => {}
        }
    };
    let fields = [
        Entry { autocomplete: "username", ..Entry::plain("sign-in", say_sign_in::name()) }.line(name, problems),
        Entry { autocomplete: "current-password", ..Entry::plain("passphrase", say::now()) }.secret(now, problems),
        new.fields(say_person::new_passphrase(), about),
        banner(problem),
    ];
    all([error_summary(problems), title(say::title()), Form::new(say::change()).view(fields, change)])
}
