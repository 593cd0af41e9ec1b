//! Case notes, those about the latest day first, and the one that is being written.

mod editor;
mod keep;

use std::cmp::Reverse;

use leptos::prelude::*;
use leptos::task::spawn_local;

use self::editor::Editor;
use super::entry::{Drawn, Entries, written};
use crate::app::staff::cases::begun_note;
use crate::assessment::PartialDate;
use crate::browser::clock;
use crate::case::record::{Entry, Note, Register, ThingId};
use crate::ui::components::{Look, again, all, button, el, heading, nothing};
use crate::ui::staff::LANGUAGE;
use crate::ui::staff::desk::{Desk, Page, Part, Shown};
use crate::words::staff::note as say;

/// Draws the part.
pub(super) fn notes(desk: Desk) -> AnyView {
    let editor = Editor::new(desk);
    let entries = Entries::new(desk);
    editor.go_on_with_begun();
    let list = again(move || {
        let is_open = editor.is_open();
        desk.shown.get().map_or_else(nothing, |shown| list(&shown, entries, editor, is_open))
    });
    all([editor.view(), entries.banner(), list])
}

/// On the first page of a case: that she has begun a note here.
pub(super) fn begun(desk: Desk) -> AnyView {
    let is_begun = RwSignal::new(false);
    spawn_local(async move {
        let reading = desk.with(async |world, signed| match signed.open.first() {
            Some(open) => begun_note(&world.store, &signed.session, open).await.is_ok_and(|note| note.is_some()),
            None => false,
        });
        is_begun.try_set(reading.await.unwrap_or_default());
    });
    again(move || {
        if !is_begun.get() {
            return nothing();
        }
        let go_on = button(say::go_on(), Look::Secondary, move || desk.page.set(Page::Case(Part::Notes)));
        el("div", "app-banner app-note__begun").el(el("p", "").text(say::begun())).child(go_on).view()
    })
}

fn list(shown: &Shown, entries: Entries, editor: Editor, is_writing: bool) -> AnyView {
    let mut notes: Vec<(ThingId, &Register<Entry>)> = shown.record.entries_in_order();
    notes.retain(|(_, entry)| note_of(entry).is_some());
    if notes.is_empty() {
        return all([heading(say::list()), el("p", "app-told__none").text(say::none()).view()]);
    }
    notes.sort_by_key(|(_, entry)| Reverse((about(entry), entry.history().first().map(|version| version.order))));
    let draw = |(thing, entry): (ThingId, &Register<Entry>)| {
        let title = about(entry).map_or_else(say::undated, |day| say::about(clock::in_words(day, LANGUAGE)));
        let correct = note_of(entry).filter(|_| !is_writing).cloned().map(|note| {
            el("button", "app-button app-button--quiet")
                .attr("type", "button")
                .attr("aria-label", say::correct_what(&title))
                .text(say::correct())
                .tap(move || editor.begin(Some(thing), Some(&note)))
                .view()
        });
        entries.view(Drawn { thing, entry, title, says: in_words, below: nothing(), correct })
    };
    all([heading(say::list()), el("div", "app-entries").children(notes.into_iter().map(draw)).view()])
}

/// The note that an entry is, or was before it was struck out.
fn note_of(entry: &Register<Entry>) -> Option<&Note> {
    written(entry).find_map(|(_, entry)| match entry {
        Entry::Note(note) => Some(note),
        Entry::Referral(_) | Entry::Letter(_) | Entry::Document(_) | Entry::Struck { .. } => None,
    })
}

/// The day that a note is about: the one it was first written on, unless it says another.
fn about(entry: &Register<Entry>) -> Option<PartialDate> {
    let written_on = || entry.history().first().and_then(|version| clock::date_of(version.written));
    note_of(entry).and_then(|note| note.about).or_else(written_on)
}

/// What a note says, with what it says of somebody else marked.
fn in_words(entry: &Entry) -> AnyView {
    let Entry::Note(note) = entry else { return nothing() };
    let text: Vec<char> = note.text().as_str().chars().collect();
    let mut pieces = Vec::new();
    let mut at = 0;
    for mark in note.mentions() {
        pieces.push(plain(&text[at..mark.from]));
        let spoken = el("span", "app-hidden").text(say::somebody_else());
        let words: String = text[mark.from..mark.to].iter().collect();
        pieces.push(el("mark", "app-mark").el(spoken).text(words).view());
        at = mark.to;
    }
    pieces.push(plain(&text[at..]));
    el("p", "app-entry__text").children(pieces).view()
}

fn plain(piece: &[char]) -> AnyView {
    piece.iter().collect::<String>().into_any()
}
