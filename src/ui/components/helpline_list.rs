//! Helplines with their numbers to tap.

use leptos::prelude::*;

use super::{Look, all, el, hint, link_button, paragraph};
use crate::centre::Helpline;
use crate::ui::session::Session;
use crate::words;

/// Draws these helplines, in their order.
pub(in crate::ui) fn helpline_list<'a>(session: Session, helplines: impl Iterator<Item = &'a Helpline>) -> AnyView {
    all(helplines.map(|helpline| card(session, helpline)))
}

fn card(session: Session, helpline: &Helpline) -> AnyView {
    let digits = |number: &str| number.chars().filter(char::is_ascii_digit).collect::<String>();
    let call = helpline.phone.as_ref().map(|number| (words::help::call(number), format!("tel:{}", digits(number))));
    let text = helpline.text.as_ref().map(|number| (words::help::text(number), format!("sms:{}", digits(number))));
    let links = [call, text].into_iter().flatten();
    let links = links.map(|(label, address)| link_button(label, Look::Secondary, address));
    el("div", "app-card")
        .el(el("h3", "app-card__title").text(session.say(&helpline.name)))
        .child(paragraph(session.say(&helpline.about)))
        .child(hint(words::help::open_hours(session.say(&helpline.hours))))
        .el(el("div", "app-card__actions").children(links))
        .view()
}
