//! Choosing a passphrase: typed (or pasted) twice, with an honest word on how well it stands up to guessing.

use std::time::Duration;

use leptos::leptos_dom::helpers::debounce;
use leptos::prelude::*;

use super::entry::{Entry, secret};
use crate::app::staff::access::{ChosenProblem, Strength, chosen, strength};
use crate::ui::components::{Problems, all, el};
use crate::vault::Secret;
use crate::vault::staff::{Passphrase, PassphraseProblem};
use crate::words::staff::{person as say, strength as say_strength};

/// Judging takes some milliseconds, so it waits until she pauses.
const PAUSE: Duration = Duration::from_millis(200);

const FIRST: &str = "new-passphrase";
const AGAIN: &str = "passphrase-again";

/// The two fields.
#[derive(Clone, Copy)]
pub(super) struct NewPassphrase {
    typed: RwSignal<String>,
    again: RwSignal<String>,
    problems: Problems,
}

impl NewPassphrase {
    pub(super) fn new(problems: Problems) -> Self {
        Self { typed: RwSignal::new(String::new()), again: RwSignal::new(String::new()), problems }
    }

    /// Draws them. `about` is what others know of her: what holds that is easier to guess.
    pub(super) fn fields(
        self,
        label: String,
        about: impl Fn() -> Vec<String> + Copy + Send + Sync + 'static,
    ) -> AnyView {
        let judged = RwSignal::new(None::<Strength>);
        let mut judge = debounce(PAUSE, move |typed: String| {
            let some = (!typed.is_empty()).then(|| judge(&Secret::new(typed), &about()));
            judged.try_set(some);
        });
        Effect::new(move |_| judge(self.typed.get()));
        let says = move || judged.get().map(in_words).unwrap_or_default();
        let class = move || match judged.get() {
            None => "app-strength",
            Some(Strength::Guessable) => "app-strength app-strength--guessable",
            Some(Strength::Fair) => "app-strength app-strength--fair",
            Some(Strength::Strong) => "app-strength app-strength--strong",
        };
        let hint = Some(say::passphrase_hint(LEAST));
        let entry = |id, label| Entry { autocomplete: "new-password", ..Entry::plain(id, label) };
        all([
            Entry { hint, ..entry(FIRST, label) }.secret(self.typed, self.problems),
            el("p", "").attr_of("class", move || Some(class().to_owned())).attr("role", "status").text_of(says).view(),
            entry(AGAIN, say::again()).secret(self.again, self.problems),
        ])
    }

    /// The passphrase, if it may be chosen; else what is wrong, by field.
    pub(super) fn take(self, about: &[String]) -> Result<Passphrase, (&'static str, String)> {
        let typed = secret(self.typed);
        let passphrase = chosen(&typed, &secret(self.again)).map_err(|problem| match problem {
            ChosenProblem::Differs => (AGAIN, say::differs()),
            ChosenProblem::Weak(PassphraseProblem::TooShort { least }) => (FIRST, say::too_short(least)),
            ChosenProblem::Weak(PassphraseProblem::TooLong { most }) => (FIRST, say::too_long(most)),
            ChosenProblem::Weak(PassphraseProblem::TooPlain { different }) => (FIRST, say::too_plain(different)),
        })?;
        match judge(&typed, about) {
            Strength::Guessable => Err((FIRST, in_words(Strength::Guessable))),
            Strength::Fair | Strength::Strong => Ok(passphrase),
        }
    }

    /// Forgets what was typed.
    pub(super) fn clear(self) {
        self.typed.try_set(String::new());
        self.again.try_set(String::new());
    }
}

/// As `vault::staff::Passphrase` has it; it says so itself should it ever ask for more.
const LEAST: usize = 15;

fn judge(typed: &Secret<String>, about: &[String]) -> Strength {
    strength(typed, &about.iter().map(String::as_str).collect::<Vec<_>>())
}

fn in_words(strength: Strength) -> String {
    match strength {
        Strength::Guessable => say_strength::guessable(),
        Strength::Fair => say_strength::fair(),
        Strength::Strong => say_strength::strong(),
    }
}
