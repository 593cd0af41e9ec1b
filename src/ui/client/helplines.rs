//! People to talk to, in one tap from every page. The centre file says who; 999 stands first whatever it says.

use leptos::prelude::*;

use crate::centre::Contact;
use crate::ui::components::{Look, button, helpline_list, lead, link_button, paragraph};
use crate::ui::session::Session;
use crate::words::help as say;

/// Draws the page beside the way.
pub(super) fn helplines(session: Session) -> AnyView {
    let setting = session.setting();
    let centre = &setting.centre;
    let close = Callback::new(move |()| {
        session.go_back();
    });
    view! {
        <h1 class="app-page__title" id="beside" tabindex="-1">{say::title()}</h1>
        {lead(say::intro())}
        <section class="app-banner app-banner--support">
            <h2 class="app-banner__title">{say::danger_title()}</h2>
            {link_button(say::danger_call(), Look::Primary, "tel:999".to_owned())}
            {paragraph(say::danger_silent())}
        </section>
        {helpline_list(session, centre.helplines().iter())}
        <section class="app-card">
            <h2 class="app-card__title">{centre.name().to_owned()}</h2>
            {paragraph(say::centre_about())}
            {ways(centre.contact())}
        </section>
        <p class="app-field__hint">{say::traces()}</p>
        <div class="app-page__actions">{button(say::back(), Look::Primary, close)}</div>
    }
    .into_any()
}

fn ways(contact: &Contact) -> AnyView {
    let phone = contact.phone.as_ref().map(|number| {
        let digits: String = number.chars().filter(char::is_ascii_digit).collect();
        link_button(say::call(number), Look::Secondary, format!("tel:{digits}"))
    });
    let email = link_button(say::email(&contact.email), Look::Quiet, format!("mailto:{}", contact.email));
    view! { <div class="app-card__actions">{phone} {email}</div> }.into_any()
}
