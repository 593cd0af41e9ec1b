//! What papers say, in words.

use leptos::prelude::*;

use crate::assessment::PartialDate;
use crate::browser::clock;
use crate::case::Line;
use crate::case::record::{Document, Entry, Letter, LetterKind, LetterWay, Referral, Text};
use crate::ui::components::{all, el, nothing};
use crate::ui::staff::LANGUAGE;
use crate::words::staff::paper as say;

/// What a paper is called in the list.
pub(super) fn title(entry: &Entry) -> String {
    match entry {
        Entry::Referral(referral) => say::from(referral.from.as_str()),
        Entry::Letter(Letter { kind, from_her: true, dated, .. }) => say::letter_from_her(date(*dated), kind_of(*kind)),
        Entry::Letter(Letter { kind, from_her: false, dated, .. }) => say::letter_to_her(date(*dated), kind_of(*kind)),
        Entry::Document(document) => say::document(document.title.as_str()),
        Entry::Note(_) | Entry::Struck { .. } => String::new(),
    }
}

/// The date that stands on it.
pub(super) fn dated(entry: &Entry) -> Option<PartialDate> {
    match entry {
        Entry::Referral(Referral { dated, .. }) | Entry::Document(Document { dated, .. }) => *dated,
        Entry::Letter(letter) => Some(letter.dated),
        Entry::Note(_) | Entry::Struck { .. } => None,
    }
}

/// What it says.
pub(super) fn says(entry: &Entry) -> AnyView {
    let dated = dated(entry).map(|day| say::dated(date(day)));
    match entry {
        Entry::Referral(referral) => all([line(dated), text(referral.says.as_ref())]),
        Entry::Letter(letter) => all([line(Some(way(letter.by))), text(Some(&letter.says))]),
        Entry::Document(Document { from, kept, says, .. }) => {
            let from = from.as_ref().map(|from| say::from(from.as_str()));
            let kept = kept.as_ref().map(|kept: &Line| say::kept_at(kept.as_str()));
            all([line(from), line(dated), line(kept), text(says.as_ref())])
        }
        Entry::Note(_) | Entry::Struck { .. } => nothing(),
    }
}

/// What kind of letter.
pub(super) fn kind_of(kind: LetterKind) -> String {
    match kind {
        LetterKind::Feedback => say::feedback(),
        LetterKind::Complaint => say::complaint(),
        LetterKind::Correspondence => say::correspondence(),
    }
}

/// How a letter came or went.
pub(super) fn way(way: LetterWay) -> String {
    match way {
        LetterWay::Post => say::by_post(),
        LetterWay::Email => say::by_email(),
        LetterWay::Message => say::by_message(),
        LetterWay::Phone => say::by_phone(),
        LetterWay::InPerson => say::in_person(),
    }
}

fn date(date: PartialDate) -> String {
    clock::in_words(date, LANGUAGE)
}

fn line(words: Option<String>) -> AnyView {
    words.map_or_else(nothing, |words| el("p", "app-entry__line").text(words).view())
}

fn text(text: Option<&Text>) -> AnyView {
    text.map_or_else(nothing, |text| el("p", "app-entry__text").text(text.as_str()).view())
}
