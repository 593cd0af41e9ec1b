//! Her date of birth: three fields, of which the year is enough.

use leptos::prelude::*;

use super::profile::{explain, needs};
use crate::assessment::PartialDate;
use crate::browser::clock;
use crate::case::{Profile, ProfileField};
use crate::ui::components::{Problems, again, all, date_parts, el, error_summary, hint, nothing, title};
use crate::ui::questions::go_on_button;
use crate::ui::session::Session;
use crate::words;

/// Draws the page.
pub(super) fn birth(session: Session) -> AnyView {
    let parts = RwSignal::new(date_parts::written(session.read(|intake| intake.profile.date_of_birth)));
    let problems: Problems = RwSignal::new(Vec::new());
    let read = move || -> Result<Option<PartialDate>, String> {
        let parts = parts.read_untracked();
        if parts.iter().all(|p| p.trim().is_empty()) {
            return Ok(None);
        }
        let date = date_parts::read(&parts)?;
        let Some(today) = clock::today() else { return Ok(Some(date)) };
        Profile::date_of_birth(date, today).map(Some).map_err(|p| explain(session, p))
    };
    let take = move |part: usize, text: String| {
        parts.update(|p| p[part] = text);
        session.change(|intake| intake.profile.date_of_birth = read().unwrap_or_default());
    };
    let go_on = go_on_button(move || match read() {
        Ok(None) if needs(session, ProfileField::DateOfBirth) => {
            problems.set(vec![("birth", words::problem::needed(words::about::birth()))]);
        }
        Ok(date) => {
            session.change(|intake| intake.profile.date_of_birth = date);
            session.go_on();
        }
        Err(problem) => problems.set(vec![("birth", problem)]),
    });
    let fields =
        el("div", "app-date").attr("id", "birth").attr("role", "group").attr("aria-label", words::about::birth());
    let wrong = move || !problems.read().is_empty();
    let problem = again(move || match problems.read().first() {
        Some((_, text)) => el("p", "app-field__error").text(text).view(),
        None => nothing(),
    });
    all([
        error_summary(problems),
        title(words::about::birth()),
        hint(words::about::birth_hint()),
        problem,
        fields.children(date_parts::fields(parts, take, wrong)).view(),
        go_on,
    ])
}
