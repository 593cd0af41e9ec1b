//! What is known about her: every field that the record has, with whose word it is. What others could read by chance over
//! somebody's shoulder stays folded until it is tapped.

mod form;
mod referral;
mod said;
pub(in crate::ui::staff) mod words;

pub(super) use referral::ReferralForm;

use leptos::prelude::*;

use self::form::{FactForm, voices};
use crate::browser::typed;
use crate::case::ProfileField;
use crate::case::record::{Area, Record, Subject, Voice};
use crate::ui::components::{Look, again, all, button, el, heading, lead, nothing};
use crate::ui::focus;
use crate::ui::staff::desk::{Desk, Page, Part};
use crate::ui::staff::failed::banner;
use crate::words::staff::told as say;

/// What a group of fields is called, and the fields.
type Group = (fn() -> String, &'static [ProfileField]);

/// The fields in groups; the parts of her life come after them.
const GROUPS: [Group; 3] = [
    (say::who, &[ProfileField::Name, ProfileField::PreferredName, ProfileField::DateOfBirth]),
    (say::reach, &[ProfileField::Phone, ProfileField::Email, ProfileField::Address, ProfileField::EmergencyContact]),
    (say::official, &[ProfileField::NhsNumber, ProfileField::NationalInsuranceNumber, ProfileField::Gp]),
];

/// Draws the part. What is typed stays while the case is drawn anew.
pub(super) fn about(desk: Desk) -> AnyView {
    let failed = RwSignal::new(None);
    let groups = GROUPS.map(|(title, fields)| {
        let fields = fields.iter().map(|field| field_of(desk, Subject::Profile(*field), failed));
        all([heading(title()), el("div", "app-told-group").children(fields).view()])
    });
    let area = |(_, area): (&str, Area)| field_of(desk, Subject::Area(area), failed);
    let life = all([heading(say::life()), el("div", "app-told-life").children(Area::ALL.map(area)).view()]);
    let waiting = again(move || with(desk, waiting));
    all([lead(say::lead()), banner(failed), waiting].into_iter().chain(groups).chain([life]))
}

/// Reads the case that is open.
fn with(desk: Desk, draw: impl FnOnce(&Record) -> AnyView) -> AnyView {
    desk.shown.with(|shown| shown.as_ref().map_or_else(nothing, |shown| draw(&shown.record)))
}

/// What waits for somebody to decide.
fn waiting(record: &Record) -> AnyView {
    let subjects: Vec<String> = record.written_apart().map(|(subject, _)| words::subject(subject)).collect();
    if subjects.is_empty() {
        return nothing();
    }
    el("p", "app-banner app-banner--support").text(say::waiting(subjects.join(", "))).view()
}

/// One field, or the form that changes it.
fn field_of(desk: Desk, subject: Subject, failed: RwSignal<Option<String>>) -> AnyView {
    let open = RwSignal::new(false);
    let form = FactForm::new(desk, subject, Voice::Herself);
    let close = move || {
        open.set(false);
        form.clear();
        focus::on_field_soon(change_id(subject));
    };
    let done = move || {
        close();
        let text = say::saved(words::subject(subject));
        desk.said.set(Some((Page::Case(Part::About), text)));
    };
    let content = again(move || {
        if !open.get() {
            return with(desk, |record| {
                let change = change(record, subject, move || {
                    form.fill(first_voice(desk, subject));
                    open.set(true);
                    focus::on_field_soon(subject.code().to_owned());
                });
                all([change, said::said(desk, record, subject, failed)])
            });
        }
        let voices = desk.shown.with_untracked(|shown| shown.as_ref().map(|shown| voices(&shown.record)));
        form.view(change_id(subject), voices.unwrap_or_default(), done, button(say::not_now(), Look::Quiet, close))
    });
    if is_hard(subject) {
        return folded(desk, subject, content);
    }
    let title = el("h3", "app-told__name").text(words::subject(subject));
    el("section", "app-told").el(title).child(content).view()
}

/// Whether it stays folded until it is tapped.
fn is_hard(subject: Subject) -> bool {
    match subject {
        Subject::Area(area) => area.is_hard(),
        Subject::Profile(_) => false,
    }
}

/// Until it is tapped, it says only whether something is there.
fn folded(desk: Desk, subject: Subject, content: AnyView) -> AnyView {
    let state = move || {
        desk.shown.with(|shown| {
            let Some(shown) = shown else { return String::new() };
            let said: Vec<_> = shown.record.said(subject).map(|(_, said)| said).collect();
            if said.iter().any(|said| said.is_contested()) {
                say::folded_apart()
            } else if said.iter().all(said::says_nothing) {
                say::folded_none()
            } else {
                say::folded_some()
            }
        })
    };
    let summary = el("summary", "app-details__summary").el(el("span", "").text(words::subject(subject))).el(el(
        "span",
        "app-told__folded",
    )
    .text_of(state));
    el("details", "app-details").el(summary).el(el("div", "app-details__body app-told").child(content)).view()
}

fn change(record: &Record, subject: Subject, press: impl Fn() + 'static) -> AnyView {
    let is_new = record.said(subject).all(|(_, said)| said::says_nothing(&said));
    let name = words::subject(subject);
    let (label, spoken) =
        if is_new { (say::add(), say::add_what(name)) } else { (say::change(), say::change_what(name)) };
    el("button", "app-button app-button--quiet app-told__change")
        .attr("type", "button")
        .attr("id", change_id(subject))
        .attr(typed::OPENS, change_id(subject))
        .attr("aria-label", spoken)
        .text(label)
        .tap(press)
        .view()
}

fn change_id(subject: Subject) -> String {
    format!("change-{}", subject.code())
}

/// Whose word is changed unless somebody chooses otherwise: hers, unless only others said something.
fn first_voice(desk: Desk, subject: Subject) -> Voice {
    desk.shown.with_untracked(|shown| {
        let said = shown.as_ref().map(|shown| shown.record.said(subject).map(|(voice, _)| voice).collect::<Vec<_>>());
        said.into_iter().flatten().find(|voice| !matches!(voice, Voice::Referral(_))).unwrap_or(Voice::Herself)
    })
}
