//! Letters and papers: referral forms with what they say of her, feedback and correspondence, references and documents.

mod form;
mod says;

use std::cmp::Reverse;

use leptos::prelude::*;

use self::form::{PaperForm, Sort};
use super::about::ReferralForm;
use super::entry::{Drawn, Entries, written};
use crate::browser::typed;
use crate::case::record::{Entry, Register, ThingId};
use crate::ui::components::{Look, actions, again, all, el, heading, nothing};
use crate::ui::staff::desk::{Desk, Shown};
use crate::ui::staff::form::opener;
use crate::words::staff::paper as say;

/// Draws the part.
pub(super) fn papers(desk: Desk) -> AnyView {
    let (form, entries) = (PaperForm::new(desk), Entries::new(desk));
    let referral = ReferralForm::new(desk);
    let new = again(move || if form.is_open() { form.view() } else { begin(form) });
    let lists = again(move || {
        let is_writing = form.is_open();
        desk.shown.get().map_or_else(nothing, |shown| {
            let list = |sort| list(&shown, sort, (entries, form, referral), is_writing);
            all(Sort::ALL.map(list))
        })
    });
    all([new, referral.view(), entries.banner(), lists])
}

fn begin(form: PaperForm) -> AnyView {
    actions(Sort::ALL.map(|sort| {
        let look = if sort == Sort::Referral { Look::Primary } else { Look::Secondary };
        opener(sort.add(), look, sort.name_of(None), move || form.begin(sort, None))
    }))
}

fn list(
    shown: &Shown,
    sort: Sort,
    (entries, form, referral): (Entries, PaperForm, ReferralForm),
    is_writing: bool,
) -> AnyView {
    let mut papers: Vec<(ThingId, &Register<Entry>)> = shown.record.entries_in_order();
    papers.retain(|(_, entry)| written(entry).any(|(_, entry)| Sort::of(entry) == Some(sort)));
    papers.sort_by_key(|(_, entry)| Reverse((dated(entry), entry.history().first().map(|version| version.order))));
    let draw = |(thing, entry): (ThingId, &Register<Entry>)| {
        let now = written(entry).next().map(|(_, entry)| entry);
        let title = now.map(says::title).unwrap_or_default();
        let correct = now.filter(|_| !is_writing).cloned().map(|entry| {
            el("button", "app-button app-button--quiet")
                .attr("type", "button")
                .attr("aria-label", say::correct_what(&title))
                .attr(typed::OPENS, sort.name_of(Some(thing)))
                .text(say::correct())
                .tap(move || form.begin(sort, Some((thing, &entry))))
                .view()
        });
        let is_standing = entry.standing().any(|version| Sort::of(&version.value).is_some());
        let below =
            if sort == Sort::Referral && is_standing { referral.says(&shown.record, thing, &title) } else { nothing() };
        entries.view(Drawn { thing, entry, title, says: says::says, below, correct })
    };
    let none = papers.is_empty().then(|| el("p", "app-told__none").text(say::none()).view());
    let drawn = papers.into_iter().map(draw).collect::<Vec<_>>();
    let list = el("div", "app-entries").children(none.into_iter().chain(drawn));
    all([heading(sort.title()), list.view()])
}

fn dated(entry: &Register<Entry>) -> Option<crate::assessment::PartialDate> {
    written(entry).find_map(|(_, entry)| says::dated(entry))
}
