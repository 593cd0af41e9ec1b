//! What notes, referrals, letters and documents have in common: who wrote them and when, how they read before, versions
//! written apart, and striking out.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::apart::{Apart, apart};
use crate::browser::{clock, typed};
use crate::case::Line;
use crate::case::record::{Entry, Kind, Register, ThingId, Version};
use crate::ui::components::{El, Look, Problems, actions, all, button, details, el, nothing, point_at};
use crate::ui::focus;
use crate::ui::staff::LANGUAGE;
use crate::ui::staff::desk::Desk;
use crate::ui::staff::entry::{Entry as Input, composed};
use crate::ui::staff::failed::{self, banner};
use crate::ui::staff::form::Form;
use crate::words::staff::entry as say;

/// Every version that says something, the latest first: what an entry was before it was struck out, too.
pub(super) fn written(entry: &Register<Entry>) -> impl Iterator<Item = (&Version<Entry>, &Entry)> {
    let versions = entry.history().iter().rev().map(|version| (version, &version.value));
    versions.filter(|(_, entry)| !matches!(entry, Entry::Struck { .. }))
}

/// What a part does with its entries.
#[derive(Clone, Copy)]
pub(super) struct Entries {
    desk: Desk,
    /// The entry that is to be struck out, while somebody says why.
    striking: RwSignal<Option<ThingId>>,
    reason: RwSignal<String>,
    problems: Problems,
    failed: RwSignal<Option<String>>,
}

/// One entry as it is drawn.
pub(super) struct Drawn<'a> {
    pub(super) thing: ThingId,
    pub(super) entry: &'a Register<Entry>,
    pub(super) title: String,
    /// Draws what a version says.
    pub(super) says: fn(&Entry) -> AnyView,
    /// What stands below it.
    pub(super) below: AnyView,
    /// A button that puts it right, unless another is being written.
    pub(super) correct: Option<AnyView>,
}

impl Entries {
    pub(super) fn new(desk: Desk) -> Self {
        Self {
            desk,
            striking: RwSignal::new(None),
            reason: RwSignal::new(String::new()),
            problems: RwSignal::new(Vec::new()),
            failed: RwSignal::new(None),
        }
    }

    /// A line that says what could not be done.
    pub(super) fn banner(self) -> AnyView {
        banner(self.failed)
    }

    /// Draws an entry.
    pub(super) fn view(self, drawn: Drawn<'_>) -> AnyView {
        let Drawn { thing, entry, title, says, below, correct } = drawn;
        let Some(latest) = entry.latest() else { return nothing() };
        let now = if entry.is_contested() {
            self.decide(thing, entry, &title, says)
        } else {
            all([self.state(latest, says), self.by_lines(entry)])
        };
        let is_struck = matches!(latest.value, Entry::Struck { .. });
        let change = if is_struck && !entry.is_contested() { nothing() } else { self.change(thing, &title, correct) };
        el("article", "app-entry")
            .attr("aria-label", title.clone())
            .el(el("h3", "app-entry__title").text(title))
            .children([now, below, self.before(entry, says), change])
            .view()
    }

    fn state(self, version: &Version<Entry>, says: fn(&Entry) -> AnyView) -> AnyView {
        match &version.value {
            Entry::Struck { reason } => {
                el("p", "app-banner app-entry__struck").text(say::struck(reason.as_str())).view()
            }
            Entry::Note(_) | Entry::Referral(_) | Entry::Letter(_) | Entry::Document(_) => says(&version.value),
        }
    }

    /// Who wrote it first, and who has put it right or struck it out since.
    fn by_lines(self, entry: &Register<Entry>) -> AnyView {
        let first = entry.history().first().map(|version| self.by_line(version, say::written));
        let since = entry.latest().filter(|_| entry.history().len() > 1).map(|version| match version.value {
            Entry::Struck { .. } => self.by_line(version, say::struck_by),
            Entry::Note(_) | Entry::Referral(_) | Entry::Letter(_) | Entry::Document(_) => {
                self.by_line(version, say::corrected)
            }
        });
        all(first.into_iter().chain(since).map(El::view))
    }

    fn by_line(self, version: &Version<Entry>, words: fn(String, String) -> String) -> El {
        let when = clock::moment_in_words(version.written, LANGUAGE);
        el("p", "app-told__by").text(words(when, self.desk.name_of(version.author)))
    }

    /// How it read before, folded.
    fn before(self, entry: &Register<Entry>, says: fn(&Entry) -> AnyView) -> AnyView {
        let versions: Vec<AnyView> = (written(entry).filter(|(version, _)| version.is_replaced()))
            .map(|(version, before)| {
                let words = el("del", "app-entry__old").child(says(before));
                el("li", "app-told__voice").el(words).el(self.by_line(version, say::written)).view()
            })
            .collect();
        if versions.is_empty() {
            return nothing();
        }
        details(say::before(versions.len()), el("ol", "app-told__voices").children(versions).view())
    }

    /// Two tablets put it right without knowing of each other: a person decides.
    fn decide(self, thing: ThingId, entry: &Register<Entry>, title: &str, says: fn(&Entry) -> AnyView) -> AnyView {
        let versions = entry.standing().enumerate().map(|(place, version)| {
            let kept = version.value.clone();
            let keep = move || {
                let kind = Kind::Entered { thing, entry: kept.clone() };
                spawn_local(async move {
                    let written = self.desk.write(vec![kind]).await;
                    self.failed.try_set(written.err().map(|error| failed::in_words(&error)));
                });
            };
            let shown = all([self.state(version, says), self.by_line(version, say::written).view()]);
            Apart { shown, spoken: say::version(place + 1), keep: Box::new(keep) }
        });
        apart(title.to_owned(), versions)
    }

    /// Putting right and striking out.
    fn change(self, thing: ThingId, title: &str, correct: Option<AnyView>) -> AnyView {
        if self.striking.get() == Some(thing) {
            return self.why(thing);
        }
        let strike = el("button", "app-button app-button--quiet")
            .attr("type", "button")
            .attr("aria-label", say::strike_what(title))
            .attr(typed::OPENS, strike_name(thing))
            .text(say::strike())
            .tap(move || {
                self.reason.set(String::new());
                self.problems.set(Vec::new());
                self.striking.set(Some(thing));
                focus::on_field_soon(REASON.to_owned());
            });
        actions(correct.into_iter().chain([strike.view()]))
    }

    /// Why it is struck out.
    fn why(self, thing: ThingId) -> AnyView {
        let Self { desk, reason, problems, .. } = self;
        let strike = move || async move {
            let reason = Line::parse(&composed(reason)).map_err(|_| say::reason_too_long());
            let reason = match reason.and_then(|reason| reason.ok_or_else(say::reason_needed)) {
                Ok(reason) => reason,
                Err(problem) => {
                    point_at(problems, vec![(REASON, problem)]);
                    return;
                }
            };
            let kinds = desk.shown.with_untracked(|shown| shown.as_ref().map(|s| s.record.strike(thing, reason)));
            match desk.write(kinds.unwrap_or_default()).await {
                Ok(()) => drop(self.striking.try_set(None)),
                Err(error) => drop(self.failed.try_set(Some(failed::in_words(&error)))),
            }
        };
        let hint = Some(say::reason_hint());
        let field = Input { hint, ..Input::plain(REASON, say::reason()) }.line(reason, problems);
        let back = button(say::keep(), Look::Quiet, move || self.striking.set(None));
        let kept = desk.kept_as(strike_name(thing));
        Form { beside: vec![back], kept, ..Form::new(say::strike_sure()) }.view([field], strike)
    }
}

/// What the form is known by in which somebody strikes an entry out.
fn strike_name(thing: ThingId) -> String {
    format!("strike-{}", thing.to_hex())
}

const REASON: &str = "reason";
