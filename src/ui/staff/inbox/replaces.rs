//! What a message would put in place of what she said before, side by side, for a person to see before it is filed.

use leptos::prelude::*;

use crate::app::staff::inbox::Message;
use crate::case::record::{Fact, Record};
use crate::ui::components::{Look, actions, all, button, el, hint, paragraph, table};
use crate::ui::focus;
use crate::ui::staff::case::words;
use crate::ui::staff::desk::{Desk, Page};
use crate::words::staff::{inbox as say, told as say_told};

/// What it is about, what stands, what would stand.
pub(super) type Row = Vec<String>;

/// A line for each of her own words that the message would replace; none where it adds only.
pub(super) fn rows(message: &Message, record: &Record) -> Vec<Row> {
    let row = |(before, after): (Vec<Fact>, Fact)| {
        let before: Vec<String> = before.iter().map(in_words).collect();
        vec![words::subject(after.subject()), before.join("\n"), in_words(&after)]
    };
    message.replaces(record).into_iter().map(row).collect()
}

/// Draws them; `file` files the message all the same.
pub(super) fn view(
    desk: Desk,
    name: &str,
    rows: Vec<Row>,
    file: impl Fn() + 'static,
    back: impl Fn() + 'static,
) -> AnyView {
    let columns = vec![say::column_what(), say::column_before(), say::column_now()];
    focus::on(TITLE.to_owned());
    let elsewhere = button(say::not_now(), Look::Quiet, move || desk.page.set(Page::Inbox));
    all([
        el("h2", "").attr("id", TITLE).attr("tabindex", "-1").text(say::replaces(name)).view(),
        paragraph(say::replaces_about()),
        el("div", "app-replaces").child(table(None, columns, rows)).view(),
        hint(say::replaces_stays()),
        actions([
            button(say::replace(), Look::Primary, file),
            button(say::another_case(), Look::Secondary, back),
            elsewhere,
        ]),
    ])
}

const TITLE: &str = "replaces";

/// A fact, and whether that way to her is safe.
fn in_words(fact: &Fact) -> String {
    let safety = words::safety(fact).map(|(_, words)| words);
    let says = words::fact(fact).unwrap_or_else(say_told::taken_back);
    std::iter::once(says).chain(safety).collect::<Vec<_>>().join(" · ")
}
