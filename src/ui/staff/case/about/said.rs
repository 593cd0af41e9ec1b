//! What stands of one subject, by whom, since when; what stood before; and versions that were written apart, side by side.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::words;
use crate::browser::clock;
use crate::case::Safe;
use crate::case::record::{Fact, Kind, Record, Register, Subject, Version, Voice};
use crate::ui::components::{El, all, details, el, nothing};
use crate::ui::staff::LANGUAGE;
use crate::ui::staff::case::apart::{Apart, apart};
use crate::ui::staff::desk::Desk;
use crate::ui::staff::failed;
use crate::words::staff::told as say;

/// Draws what every voice says of a subject.
pub(super) fn said(desk: Desk, record: &Record, subject: Subject, failed: RwSignal<Option<String>>) -> AnyView {
    let voices: Vec<(Voice, Register<Fact>)> = record.said(subject).collect();
    let lines = voices.iter().map(|(voice, said)| line(desk, record, subject, (*voice, said), failed));
    let lines: Vec<AnyView> = lines.collect();
    if voices.iter().all(|(_, said)| says_nothing(said)) {
        let none = el("p", "app-told__none").text(say::not_known()).view();
        return all([none, history(desk, record, &voices)]);
    }
    all([el("ul", "app-told__voices").children(lines).view(), history(desk, record, &voices)])
}

/// Whether what stands says nothing.
pub(super) fn says_nothing(said: &Register<Fact>) -> bool {
    said.standing().all(|version| words::fact(&version.value).is_none())
}

/// What one voice says of a subject.
fn line(
    desk: Desk,
    record: &Record,
    subject: Subject,
    (voice, said): (Voice, &Register<Fact>),
    failed: RwSignal<Option<String>>,
) -> AnyView {
    if said.is_contested() {
        return el("li", "app-told__voice").child(decide(desk, record, subject, (voice, said), failed)).view();
    }
    match said.latest() {
        Some(version) if !says_nothing(said) => {
            el("li", "app-told__voice").child(value(&version.value)).el(by_line(desk, record, voice, version)).view()
        }
        Some(_) | None => nothing(),
    }
}

/// Two tablets wrote it without knowing of each other: a person decides.
fn decide(
    desk: Desk,
    record: &Record,
    subject: Subject,
    (voice, said): (Voice, &Register<Fact>),
    failed: RwSignal<Option<String>>,
) -> AnyView {
    let versions = said.standing().map(|version| {
        let fact = version.value.clone();
        let keep = move || {
            let told = Kind::Told { by: voice, facts: vec![fact.clone()] };
            spawn_local(async move {
                let written = desk.write(vec![told]).await;
                failed.try_set(written.err().map(|error| failed::in_words(&error)));
            });
        };
        let shown = words::fact(&version.value).map_or_else(taken_back, |_| value(&version.value));
        let shown = all([shown, by_line(desk, record, voice, version).view()]);
        Apart { shown, spoken: words::fact(&version.value).unwrap_or_else(say::taken_back), keep: Box::new(keep) }
    });
    apart(words::subject(subject), versions)
}

/// A value, and whether it is safe to use.
fn value(fact: &Fact) -> AnyView {
    let safety = words::safety(fact).map(|(safe, text)| {
        let class = match safe {
            Safe::Yes => "app-tag app-tag--good",
            Safe::Sometimes | Safe::Unknown => "app-tag app-tag--support",
            Safe::No => "app-tag app-tag--stop",
        };
        el("p", "app-told__safe").el(el("span", class).text(text)).view()
    });
    let words = words::fact(fact).unwrap_or_else(say::taken_back);
    all([el("p", "app-told__value").text(words).view()].into_iter().chain(safety))
}

fn taken_back() -> AnyView {
    el("p", "app-told__none").text(say::taken_back()).view()
}

/// Whose word it is, who took it down, and when.
fn by_line(desk: Desk, record: &Record, voice: Voice, version: &Version<Fact>) -> El {
    let when = clock::moment_in_words(version.written, LANGUAGE);
    el("p", "app-told__by").text(say::by(words::voice(record, voice), when, desk.name_of(version.author)))
}

/// All that was ever said, folded; nothing while there is one version only.
fn history(desk: Desk, record: &Record, voices: &[(Voice, Register<Fact>)]) -> AnyView {
    let before = |(_, said): &(Voice, Register<Fact>)| said.history().iter().filter(|v| v.is_replaced()).count();
    let count: usize = voices.iter().map(before).sum();
    if count == 0 {
        return nothing();
    }
    let mut versions: Vec<(Voice, &Version<Fact>)> =
        voices.iter().flat_map(|(voice, said)| said.history().iter().map(|version| (*voice, version))).collect();
    versions.sort_by_key(|(_, version)| std::cmp::Reverse(version.order));
    let lines = versions.into_iter().filter(|(_, version)| version.is_replaced()).map(|(voice, version)| {
        let words = words::fact(&version.value).unwrap_or_else(say::taken_back);
        el("li", "app-told__voice")
            .el(el("p", "app-told__value").el(el("del", "").text(words)))
            .el(by_line(desk, record, voice, version))
            .view()
    });
    details(say::before(count), el("ul", "app-told__voices").children(lines).view())
}
