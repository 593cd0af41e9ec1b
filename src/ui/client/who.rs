//! Who gets what: the exact payloads, side by side, before anything is sent. What is accepted here is what was shown.

use leptos::prelude::*;
use serde_json::Value;

use super::labels;
use crate::app::journey::Page;
use crate::browser::clock;
use crate::case::Case;
use crate::centre::{Centre, PartnerCode};
use crate::share::partners::{Birmingham, Jabbs, WomensCentre};
use crate::share::{ConsentedCase, Narrowing, Partner, Preview, Projection, Row};
use crate::ui::session::{Session, Side};
use crate::words;

/// What would go to each partner; `None` where nothing would.
pub(in crate::ui) struct Previews {
    pub(in crate::ui) centre: Option<Preview<WomensCentre>>,
    pub(in crate::ui) uob: Option<Preview<Birmingham>>,
    pub(in crate::ui) jabbs: Option<Preview<Jabbs>>,
}

impl Previews {
    fn of(case: &Case, centre: &Centre) -> Self {
        Self {
            centre: preview(Some(case), centre),
            uob: preview(ConsentedCase::of(case), centre),
            jabbs: preview(Some(case), centre),
        }
    }
}

/// A centre file that withholds what is no field of the agreement sends nothing at all.
fn preview<P: Partner>(subject: Option<P::Subject<'_>>, centre: &Centre) -> Option<Preview<P>> {
    let narrowing = Narrowing::of(centre).ok()?;
    Some(Preview::from(Projection::of(subject?, narrowing)?))
}

/// Draws the page.
pub(super) fn who(session: Session) -> AnyView {
    let setting = session.setting();
    let case = session.read(|intake| intake.finish(clock::now(), clock::day()));
    let previews = Previews::of(&case, &setting.centre);
    let cards = [
        card(session, PartnerCode::Centre, words::who::centre_about(), previews.centre.as_ref().map(Preview::rows)),
        card(session, PartnerCode::Uob, words::who::uob_about(), previews.uob.as_ref().map(Preview::rows)),
        card(session, PartnerCode::Jabbs, words::who::jabbs_about(), previews.jabbs.as_ref().map(Preview::rows)),
    ];
    let ready = setting.centre.drop_box(PartnerCode::Centre).is_some();
    let previews = StoredValue::new_local(Some(previews));
    let send = move |_| {
        let mut taken = None;
        previews.update_value(|p| taken = p.take());
        if let Some(previews) = taken {
            session.send(previews);
        }
    };
    view! {
        <h1 class="app-page__title" id="title" tabindex="-1">{words::who::title()}</h1>
        <p class="app-page__lead">{words::who::lead()}</p>
        <div class="app-who">{cards}</div>
        <p class="app-field__hint">{words::who::locked()}</p>
        <h2>{words::who::send_title()}</h2>
        {(!ready).then(|| view! { <p class="app-banner">{words::who::not_set_up(setting.centre.name())}</p> })}
        <div class="app-page__actions">
            {ready.then(|| view! {
                <button type="button" class="app-button" on:click=send>{words::who::send()}</button>
            })}
            <button type="button" class="app-button app-button--secondary"
                on:click=move |_| session.side.set(Some(Side::Save))>{words::who::keep()}</button>
            <button type="button" class="app-button app-button--quiet"
                on:click=move |_| session.side.set(Some(Side::Remove))>{words::who::not()}</button>
        </div>
        <p class="app-field__hint">{words::who::keep_about()}</p>
    }
    .into_any()
}

/// One partner: what it is, and every line of what it would receive.
fn card(session: Session, code: PartnerCode, about: String, rows: Option<&[Row]>) -> AnyView {
    let name = labels::partner(session, code);
    let Some(rows) = rows else {
        let research = code == PartnerCode::Uob && !session.setting().centre.withholds_everything(code);
        let why = if research { words::who::uob_no() } else { words::who::withheld(session.setting().centre.name()) };
        let change = research.then(|| {
            let act = move |_| session.page.set(Page::Consent);
            view! { <button type="button" class="app-button app-button--quiet" on:click=act>{words::who::uob_change()}</button> }
        });
        return view! { <section class="app-card"><h2 class="app-card__title">{name}</h2><p>{why}</p>{change}</section> }
            .into_any();
    };
    let lines: Vec<AnyView> = rows.iter().map(line).collect();
    view! {
        <section class="app-card">
            <h2 class="app-card__title">{name}</h2>
            <p>{about}</p>
            <details class="app-details">
                <summary class="app-details__summary">{words::who::show()}" · "{words::who::lines(rows.len())}</summary>
                <div class="app-details__body"><dl class="app-summary">{lines}</dl></div>
            </details>
        </section>
    }
    .into_any()
}

fn line(row: &Row) -> AnyView {
    view! {
        <div class="app-summary__row">
            <dt class="app-summary__key">{labels::field(row.field)}</dt>
            <dd class="app-summary__value">{value(&row.value)}</dd>
            <dd class="app-field__hint">{labels::clause(row.clause)}</dd>
        </div>
    }
    .into_any()
}

/// A value exactly as it stands in the payload, one line for each element of a list.
fn value(value: &Value) -> AnyView {
    match value {
        Value::Array(list) if list.is_empty() => words::who::empty().into_any(),
        Value::Array(list) => {
            let lines: Vec<AnyView> = list.iter().map(|v| view! { <li>{inline(v)}</li> }.into_any()).collect();
            view! { <ul class="app-who__list">{lines}</ul> }.into_any()
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Object(_) => {
            inline(value).into_any()
        }
    }
}

fn inline(value: &Value) -> String {
    match value {
        Value::Null => words::who::empty(),
        Value::Bool(b) => b.to_string(),
        Value::Number(n) => n.to_string(),
        Value::String(s) => s.clone(),
        Value::Array(list) => list.iter().map(inline).collect::<Vec<_>>().join(", "),
        Value::Object(map) => map.iter().map(|(k, v)| format!("{k}: {}", inline(v))).collect::<Vec<_>>().join(" · "),
    }
}
