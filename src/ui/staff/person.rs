//! Somebody who is to come in: her name, what she signs in with, and a passphrase that she chooses herself.

use leptos::prelude::*;

use super::entry::{Entry, composed};
use super::passphrase::NewPassphrase;
use crate::app::staff::access::NewColleague;
use crate::case::Line;
use crate::ui::components::Problems;
use crate::vault::staff::SignInName;
use crate::words::staff::{desk as say_desk, person as say_person};

/// Who is to come in, while it is filled in.
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
        problems.extend(name.is_none().then(|| ("name", say_desk::needed(say_person::name()))));
        problems.extend(sign_in.is_none().then(|| ("sign-in", say_desk::needed(say_person::sign_in()))));
        problems.extend(passphrase.as_ref().err().cloned());
        self.problems.set(problems);
        Some(NewColleague { name: name?, sign_in: sign_in?, passphrase: passphrase.ok()? })
    }
}
