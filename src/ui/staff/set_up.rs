//! The first run on a tablet, which a manager finishes alone: who she is, the recovery words, then the centre's key.

use leptos::prelude::*;

use super::desk::{Desk, Page};
use super::entry::{Entry, composed};
use super::failed;
use super::form::Form;
use super::passphrase::NewPassphrase;
use super::recovery_words::recovery_words;
use crate::app::keep::ConfirmedWords;
use crate::app::staff::access::{NewColleague, SetUpError, set_up as make};
use crate::browser::offline;
use crate::case::Line;
use crate::ui::components::{Problems, again, all, error_summary, lead, paragraph, title};
use crate::vault::staff::SignInName;
use crate::words::staff::{desk as say_desk, failed as say_failed, person as say_person, set_up as say};

/// Who the first manager is, while she fills it in.
#[derive(Clone, Copy)]
pub(super) struct Person {
    pub(super) name: RwSignal<String>,
    pub(super) sign_in: RwSignal<String>,
    pub(super) passphrase: NewPassphrase,
    pub(super) problems: Problems,
}

impl Person {
    pub(super) fn new() -> Self {
        let problems = Problems::new(Vec::new());
        let (name, sign_in) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
        Self { name, sign_in, passphrase: NewPassphrase::new(problems), problems }
    }

    /// The fields.
    pub(super) fn fields(self) -> [AnyView; 3] {
        let Self { name, sign_in, passphrase, problems } = self;
        let about = move || vec![name.get_untracked(), sign_in.get_untracked()];
        let hint = Some(say_person::name_hint());
        let name =
            Entry { hint, autocomplete: "name", ..Entry::plain("name", say_person::name()) }.line(name, problems);
        let hint = Some(say_person::sign_in_hint());
        let entry = Entry { hint, autocomplete: "username", ..Entry::plain("sign-in", say_person::sign_in()) };
        let sign_in_field = entry.line(sign_in, problems);
        [name, sign_in_field, passphrase.fields(say_person::passphrase(), about)]
    }

    /// Who it is, if everything is right; else what is wrong is shown.
    pub(super) fn take(self) -> Option<NewColleague> {
        let (name, sign_in) = (composed(self.name), composed(self.sign_in));
        let passphrase = self.passphrase.take(&[name.clone(), sign_in.clone()]);
        let mut problems = Vec::new();
        let name = Line::parse(&name).ok().flatten();
        let sign_in = SignInName::parse(&sign_in);
        problems.extend(name.is_none().then(|| ("name", say_desk::needed())));
        problems.extend(sign_in.is_none().then(|| ("sign-in", say_desk::needed())));
        problems.extend(passphrase.as_ref().err().cloned());
        self.problems.set(problems);
        Some(NewColleague { name: name?, sign_in: sign_in?, passphrase: passphrase.ok()? })
    }
}

/// Draws the page.
pub(super) fn set_up(desk: Desk) -> AnyView {
    let person = Person::new();
    let known = RwSignal::new(false);
    again(move || {
        if known.get() {
            recovery_words(desk, say::saving(), move |words| finish(desk, person, words))
        } else {
            who(person, known)
        }
    })
}

fn who(person: Person, known: RwSignal<bool>) -> AnyView {
    let go_on = move || async move {
        if person.take().is_some() {
            known.set(true);
        }
    };
    all([
        error_summary(person.problems),
        title(say::title()),
        lead(say::lead()),
        paragraph(say::already()),
        Form::new(say::go_on()).view(person.fields(), go_on),
    ])
}

async fn finish(desk: Desk, person: Person, words: ConfirmedWords) -> Result<(), String> {
    let Some(who) = person.take() else { return Err(say_desk::needed()) };
    let world = desk.world();
    let session = make(world.ports(), &words, who).await.map_err(|error| match error {
        SetUpError::AlreadySetUp => say_failed::already_set_up(),
        SetUpError::OpenElsewhere => say_failed::elsewhere(),
        SetUpError::Failed(error) => failed::in_words(&error),
    })?;
    person.passphrase.clear();
    offline::keep();
    desk.come_in(session, Page::CentreKey).await.map_err(|error| failed::in_words(&error))
}
