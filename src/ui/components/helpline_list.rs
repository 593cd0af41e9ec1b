//! Helplines with their numbers to tap.

use leptos::prelude::*;

use crate::centre::Helpline;
use crate::ui::session::Session;
use crate::words;

/// Draws these helplines, in their order.
pub(in crate::ui) fn helpline_list<'a>(session: Session, helplines: impl Iterator<Item = &'a Helpline>) -> AnyView {
    helplines.map(|helpline| card(session, helpline)).collect::<Vec<AnyView>>().into_any()
}

fn card(session: Session, helpline: &Helpline) -> AnyView {
    let digits = |number: &str| number.chars().filter(char::is_ascii_digit).collect::<String>();
    let call = helpline.phone.as_ref().map(|number| {
        let label = words::help::call(number);
        view! { <a class="app-button app-button--secondary" href=format!("tel:{}", digits(number))>{label}</a> }
    });
    let text = helpline.text.as_ref().map(|number| {
        let label = words::help::text(number);
        view! { <a class="app-button app-button--secondary" href=format!("sms:{}", digits(number))>{label}</a> }
    });
    view! {
        <div class="app-card">
            <h3 class="app-card__title">{session.say(&helpline.name)}</h3>
            <p>{session.say(&helpline.about)}</p>
            <p class="app-field__hint">{words::help::open_hours(session.say(&helpline.hours))}</p>
            <div class="app-card__actions">{call} {text}</div>
        </div>
    }
    .into_any()
}
