//! The centre's key pair: made here, or brought from where it is. The public part is for the centre file.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::desk::{Desk, Page, Signed, World};
use super::entry::{Entry, secret};
use super::failed::{self, banner};
use super::form::Form;
use super::passphrase::NewPassphrase;
use crate::app::staff::access::{
    CentreKeyError, bring_centre_key, bring_sealed_key, centre_keys, make_centre_key, seal_centre_key,
};
use crate::browser::entropy::SystemEntropy;
use crate::browser::{download, files};
use crate::centre::PartnerCode;
use crate::share::keys::PublicKey;
use crate::ui::components::{
    Look, Problems, actions, again, all, button, details, el, heading, lead, nothing, paragraph, title,
};
use crate::words::staff::{centre_key as say, desk as say_desk};

/// What is known of the key.
#[derive(Clone, PartialEq, Eq)]
enum Known {
    NotYet,
    None,
    Public(String),
}

/// Draws the page.
pub(super) fn centre_key(desk: Desk) -> AnyView {
    let known = RwSignal::new(Known::NotYet);
    let problem = RwSignal::new(None::<String>);
    spawn_local(async move {
        let keys = desk.with(async |world, signed| centre_keys(&world.store, &signed.session).await).await;
        match keys {
            Some(Ok(keys)) => {
                let public = keys.first().map(|key| Known::Public(key.public_key().to_base64url()));
                known.try_set(public.unwrap_or(Known::None));
            }
            Some(Err(error)) => {
                problem.try_set(Some(failed::in_words(&error)));
            }
            None => {}
        }
    });
    let taken = move |result: Option<Result<PublicKey, CentreKeyError>>| match result {
        Some(Ok(public)) => {
            problem.try_set(None);
            known.try_set(Known::Public(public.to_base64url()));
        }
        Some(Err(error)) => {
            problem.try_set(Some(in_words(&error)));
        }
        None => {}
    };
    let body = again(move || match known.get() {
        Known::NotYet => el("p", "").attr("role", "status").text(say_desk::working()).view(),
        Known::None => all([paragraph(say::none()), make(desk, taken), bring(desk, taken), later(desk)]),
        Known::Public(public) => public_part(desk, &public),
    });
    all([title(say::title()), lead(say::lead()), banner(problem), body])
}

/// The key that the centre file names.
fn named(desk: Desk) -> Option<String> {
    desk.world().centre.drop_box(PartnerCode::Centre).map(|drop_box| drop_box.public_key.clone())
}

fn make(desk: Desk, taken: impl Fn(Option<Result<PublicKey, CentreKeyError>>) + Copy + 'static) -> AnyView {
    let make = move || async move {
        let work = async |world: &World, signed: &mut Signed| {
            make_centre_key(&world.store, &SystemEntropy, &signed.session).await
        };
        taken(desk.with(work).await);
    };
    let sure = named(desk).map(|_| el("p", "app-field__hint").text(say::make_sure()).view());
    let text = [paragraph(say::make_about())].into_iter().chain(sure);
    all([heading(say::make_title()), Form::new(say::make()).view(text, make)])
}

fn bring(desk: Desk, taken: impl Fn(Option<Result<PublicKey, CentreKeyError>>) + Copy + 'static) -> AnyView {
    let typed = RwSignal::new(String::new());
    let opens = RwSignal::new(String::new());
    let problems = Problems::new(Vec::new());
    let field = Entry::plain("private-key", say::bring_label()).secret(typed, problems);
    let passphrase =
        Entry { hint: Some(say::bring_passphrase_hint()), ..Entry::plain("key-passphrase", say::bring_passphrase()) };
    let passphrase = passphrase.secret(opens, problems);
    let choose = move |event: web_sys::Event| {
        spawn_local(async move {
            if let Some(text) = files::chosen_text(&event).await {
                typed.try_set(text);
            }
        });
    };
    let file = el("div", "app-field")
        .el(el("label", "app-field__label").attr("for", "key-file").text(say::bring_file()))
        .el(el("input", "app-input").attr("id", "key-file").attr("type", "file").on("change", choose));
    let bring = move || async move {
        let (key, passphrase) = (secret(typed), secret(opens));
        let is_sealed = !opens.read_untracked().is_empty();
        let work = async |world: &World, signed: &mut Signed| {
            if is_sealed {
                // EXPOSE: a sealed file is read as it is.
                bring_sealed_key(world.ports(), &signed.session, key.expose(), &passphrase).await
            } else {
                bring_centre_key(&world.store, &SystemEntropy, &signed.session, &key).await
            }
        };
        taken(desk.with(work).await);
    };
    let fields = [paragraph(say::bring_about()), field, file.view(), passphrase];
    all([heading(say::bring_title()), Form::new(say::bring()).view(fields, bring)])
}

fn later(desk: Desk) -> AnyView {
    actions([button(say::later(), Look::Quiet, move || desk.page.set(Page::Caseload))])
}

fn public_part(desk: Desk, public: &str) -> AnyView {
    let is_named = match named(desk) {
        Some(named) if named == public => el("p", "app-banner app-banner--good").text(say::public_same()).view(),
        Some(_) => el("p", "app-banner app-banner--support").text(say::public_other()).view(),
        None => nothing(),
    };
    let print = || {
        let _ = window().print();
    };
    let text = public.to_owned();
    let save = move || download::text("public-key.txt", &text);
    all([
        heading(say::public_title()),
        paragraph(say::public_about()),
        el("p", "app-key").attr("id", "public-key").text(public).view(),
        is_named,
        actions([
            button(say::go_on(), Look::Primary, move || desk.page.set(Page::Caseload)),
            button(say::save(), Look::Secondary, save),
            button(say::print(), Look::Quiet, print),
        ]),
        details(say::take_title(), take_along(desk)),
    ])
}

/// The private key as a sealed file, for another tablet of the centre.
fn take_along(desk: Desk) -> AnyView {
    let problems = Problems::new(Vec::new());
    let problem = RwSignal::new(None::<String>);
    let passphrase = NewPassphrase::new(problems);
    let about = || Vec::new();
    let seal = move || async move {
        let chosen = passphrase.take(&about());
        problems.set(chosen.as_ref().err().cloned().into_iter().collect());
        let Ok(chosen) = chosen else { return };
        let sealing =
            async |world: &World, signed: &mut Signed| seal_centre_key(world.ports(), &signed.session, &chosen).await;
        match desk.with(sealing).await {
            Some(Ok(file)) => {
                download::text("sealed-key.txt", &file);
                passphrase.clear();
                problem.try_set(None);
            }
            Some(Err(error)) => {
                problem.try_set(Some(in_words(&error)));
            }
            None => {}
        }
    };
    let fields = [paragraph(say::take_about()), passphrase.fields(say::take_passphrase(), about), banner(problem)];
    Form::new(say::take()).view(fields, seal)
}

fn in_words(error: &CentreKeyError) -> String {
    match error {
        CentreKeyError::NotAManager => say::manager_only(),
        CentreKeyError::NotAKey => say::not_a_key(),
        CentreKeyError::WrongPassphrase => say::wrong_passphrase(),
        CentreKeyError::NoKey => say::none(),
        CentreKeyError::Failed(error) => failed::in_words(error),
    }
}
