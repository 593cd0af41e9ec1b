//! A manager brings across who works here, from a manager's file that is chosen.

use leptos::prelude::*;

use super::chosen::Chosen;
use super::said;
use crate::app::staff::access::{CatchUpError, CaughtUp, UnlockError, WaysError, catch_up as bring};
use crate::browser::clock;
use crate::ui::components::{Problems, again, all, heading, nothing, paragraph, point_at};
use crate::ui::staff::desk::{Desk, Signed, World};
use crate::ui::staff::entry::{Entry, composed, secret};
use crate::ui::staff::failed::{self, banner};
use crate::ui::staff::form::Form;
use crate::ui::staff::sign_in;
use crate::vault::staff::SignInName;
use crate::words::staff::{
    desk as say_desk, failed as say_failed, sign_in as say_sign_in, tablets as say, team as say_team,
};

/// Draws it, once a manager's file is chosen.
pub(super) fn catch_up(desk: Desk, chosen: Chosen) -> AnyView {
    let (name, passphrase) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (problems, problem) = (Problems::new(Vec::new()), RwSignal::new(None::<String>));
    let done = RwSignal::new(None::<String>);
    let bring = move || async move {
        problem.set(None);
        done.set(None);
        let (Some(file), who) = (untrack(|| chosen.file()), SignInName::parse(&composed(name))) else { return };
        let missing = who.is_none().then(|| ("sign-in", say_desk::needed(say_sign_in::name())));
        if point_at(problems, missing.into_iter().collect()) {
            return;
        }
        let Some(who) = who else { return };
        let typed = secret(passphrase);
        let bringing = async |world: &World, signed: &mut Signed| {
            let opens = (&who, &typed);
            let caught = bring(world.ports(), &mut signed.session, &file, opens, clock::now()).await;
            // A case that was open before has to be opened with what is known of its key now.
            signed.open.clear();
            desk.shown.set(None);
            desk.show_who(signed);
            caught
        };
        match desk.with(bringing).await {
            Some(Ok(caught)) => {
                passphrase.try_set(String::new());
                done.try_set(Some(in_words(&caught)));
            }
            Some(Err(error)) => {
                problem.try_set(Some(why(&error)));
            }
            None => {}
        }
    };
    let form = move || {
        let fields = [
            paragraph(say::staff_about()),
            Entry { autocomplete: "username", ..Entry::plain("sign-in", say_sign_in::name()) }.line(name, problems),
            Entry { autocomplete: "current-password", ..Entry::plain("passphrase", say::passphrase_there()) }
                .secret(passphrase, problems),
            banner(problem),
        ];
        all([heading(say::staff_title()), Form::new(say::staff()).view(fields, bring)])
    };
    let is_there = Memo::new(move |_| chosen.file().is_some_and(|file| file.has_ways()));
    all([again(move || if is_there.get() { form() } else { nothing() }), said(done)])
}

fn in_words(caught: &CaughtUp) -> String {
    let CaughtUp { learnt, other_is_behind, left } = caught;
    let mut said = match (learnt.came.len(), learnt.put_out.len()) {
        (0, 0) => vec![say::staff_same()],
        (came, put_out) => vec![say::staff_done(came, put_out)],
    };
    said.extend(other_is_behind.then(say::staff_other));
    said.extend((*left > 0).then(|| say_team::left(left)));
    said.join(" ")
}

fn why(error: &CatchUpError) -> String {
    match error {
        CatchUpError::NotAManager => say_failed::manager_only(),
        CatchUpError::Foreign => say::foreign(),
        CatchUpError::SomebodyElse => say::somebody_else(),
        CatchUpError::Ways(error) => ways(error),
    }
}

/// Why what a file says of who may come in was not opened.
pub(super) fn ways(error: &WaysError) -> String {
    match error {
        WaysError::CasesOnly => say::cases_only(),
        WaysError::NotAManager => say_failed::manager_only(),
        WaysError::Unlock(UnlockError::Wrong { seconds: 0 }) => say::wrong_there(),
        WaysError::Unlock(UnlockError::Wrong { seconds }) => {
            format!("{} {}", say::wrong_there(), say_sign_in::wait(seconds))
        }
        WaysError::Unlock(UnlockError::Failed(error)) => failed::in_words(error),
        WaysError::Unlock(error) => sign_in::in_words(error),
    }
}
