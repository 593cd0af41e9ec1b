//! Who gets what: the exact payloads, side by side, before anything is sent. What is accepted here is what was shown.

use leptos::prelude::*;
use serde_json::{Map, Value};

use super::labels;
use crate::app::journey::Page;
use crate::app::send::Accepted;
use crate::assessment::{PartialDate, Pass, Value as Given};
use crate::browser::clock;
use crate::case::Case;
use crate::centre::{Centre, PartnerCode};
use crate::instrument::Item;
use crate::share::partners::{Birmingham, Jabbs, WomensCentre};
use crate::share::{ConsentedCase, Narrowing, Partner, Preview, Projection, Row};
use crate::ui::answers::{in_words, passed};
use crate::ui::components::{El, Look, again, all, button, details, el, heading, hint, lead, paragraph, title};
use crate::ui::postman;
use crate::ui::session::{Form, Session, Side};
use crate::words::later;

/// What would go to each partner; `None` where nothing would.
struct Previews {
    centre: Option<Preview<WomensCentre>>,
    uob: Option<Preview<Birmingham>>,
    jabbs: Option<Preview<Jabbs>>,
}

impl Previews {
    fn of(case: &Case, centre: &Centre) -> Self {
        Self {
            centre: preview(Some(case), centre),
            uob: preview(ConsentedCase::of(case), centre),
            jabbs: preview(Some(case), centre),
        }
    }
    /// She agrees to send what she was shown.
    fn accept(self) -> Option<Accepted> {
        Some(Accepted {
            centre: self.centre?.accept(),
            uob: self.uob.map(Preview::accept),
            jabbs: self.jabbs.map(Preview::accept),
        })
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
        card(session, PartnerCode::Centre, later::who::centre_about(), previews.centre.as_ref().map(Preview::rows)),
        card(session, PartnerCode::Uob, later::who::uob_about(), previews.uob.as_ref().map(Preview::rows)),
        card(session, PartnerCode::Jabbs, later::who::jabbs_about(), previews.jabbs.as_ref().map(Preview::rows)),
    ];
    let ready = setting.centre.drop_box(PartnerCode::Centre).is_some();
    let previews = StoredValue::new_local(Some(previews));
    let locking = RwSignal::new(false);
    let send = move || {
        let mut taken = None;
        previews.update_value(|p| taken = p.take());
        if let Some(accepted) = taken.and_then(Previews::accept) {
            locking.set(true);
            postman::send(session, accepted);
        }
    };
    let not_set_up = (!ready).then(|| el("p", "app-banner").text(later::who::not_set_up(setting.centre.name())).view());
    let send = move || match locking.get() {
        true => el("p", "").attr("role", "status").text(later::save::locking()).view(),
        false => button(later::who::send(), Look::Primary, send),
    };
    let send = ready.then(|| again(send));
    let side = move |side| move || session.side.set(Some(side));
    let ways = el("div", "app-ways")
        .children(send)
        .child(button(later::who::keep(), Look::Secondary, side(Side::Save)))
        .child(hint(later::who::keep_about()))
        .child(button(later::who::not(), Look::Secondary, side(Side::Remove)))
        .child(hint(later::who::not_about()));
    all([
        title(later::who::title()),
        lead(later::who::lead()),
        el("div", "app-who").children(cards).view(),
        hint(later::who::locked()),
        heading(later::who::send_title()),
    ]
    .into_iter()
    .chain(not_set_up)
    .chain([ways.view()]))
}

/// One partner: what it is, and every line of what it would receive.
fn card(session: Session, code: PartnerCode, about: String, rows: Option<&[Row]>) -> AnyView {
    let name = labels::partner(session, code);
    let Some(rows) = rows else {
        let research = code == PartnerCode::Uob && !session.setting().centre.withholds_everything(code);
        let why = if research { later::who::uob_no() } else { later::who::withheld(session.setting().centre.name()) };
        let change = move || session.page.set(Page::Consent);
        let change = research.then(|| button(later::who::uob_change(), Look::Quiet, change));
        return named(name).child(paragraph(why)).children(change).view();
    };
    let lines = el("dl", "app-summary").children(rows.iter().map(|row| line(session, row))).view();
    named(name).child(paragraph(about)).child(details(later::who::show(rows.len()), lines)).view()
}

fn named(name: String) -> El {
    el("section", "app-card").el(el("h2", "app-card__title").text(name))
}

fn line(session: Session, row: &Row) -> AnyView {
    el("div", "app-summary__row")
        .el(el("dt", "app-summary__key").text(labels::field(row.field)))
        .el(el("dd", "app-summary__value").child(value(session, &row.value)))
        .el(el("dd", "app-field__hint").text(labels::clause(row.clause)))
        .view()
}

/// A value exactly as it stands in the payload, one line for each element of a list; what its codes mean stands above it.
fn value(session: Session, value: &Value) -> AnyView {
    match value {
        Value::Array(list) if list.is_empty() => later::who::empty().into_any(),
        Value::Array(list) => {
            let lines = list.iter().map(|v| el("li", "").child(explained(session, v)).view());
            el("ul", "app-who__list").children(lines).view()
        }
        Value::Object(_) => explained(session, value),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => inline(value).into_any(),
    }
}

fn explained(session: Session, value: &Value) -> AnyView {
    match value.as_object().and_then(|codes| meaning(session, codes)) {
        Some((about, said)) => {
            let said = said.map(|said| el("strong", "app-who__said").text(said).view());
            let codes = el("span", "app-who__codes").text(inline(value)).view();
            all([about.into_any()].into_iter().chain(said).chain([codes]))
        }
        None => inline(value).into_any(),
    }
}

/// What codes stand for: a question and what she said, a line of her picture, a part of the questions, or all of them.
fn meaning(session: Session, codes: &Map<String, Value>) -> Option<(String, Option<String>)> {
    let text = |key: &str| codes.get(key).and_then(Value::as_str);
    [Form::About, Form::Questions].into_iter().find_map(|form| {
        session.draft(form, |draft| {
            let pack = draft.instrument();
            if let Some(id) = text("item") {
                let item = pack.item(pack.find(id)?);
                return Some((session.say(item.text()), said(session, item, codes)));
            }
            if let Some(id) = text("scale") {
                let scale = pack.scales().iter().find(|scale| scale.id() == id)?;
                let band = scale.bands().iter().find(|band| Some(band.code()) == text("band"));
                return Some((session.say(scale.title()), band.map(|band| session.say(band.title()))));
            }
            if let Some(id) = text("section") {
                let section = pack.sections().iter().find(|section| section.id() == id)?;
                return Some((session.say(section.title()), None));
            }
            (text("digest")? == pack.identity().digest).then(|| (session.say(pack.title()), None))
        })
    })
}

/// Her answer to an item, from the codes of the payload.
fn said(session: Session, item: &Item, codes: &Map<String, Value>) -> Option<String> {
    let text = |key: &str| codes.get(key).and_then(Value::as_str).map(ToOwned::to_owned);
    if let Some(code) = text("no-answer") {
        let pass = Pass::ALL.iter().find(|(known, _)| *known == code);
        return Some(pass.map_or_else(later::check::unanswered, |(_, pass)| passed(*pass)));
    }
    let several = codes
        .get("codes")
        .and_then(Value::as_array)
        .map(|codes| Given::Choices(codes.iter().filter_map(Value::as_str).map(ToOwned::to_owned).collect()));
    let given = several
        .or_else(|| text("code").map(Given::Choice))
        .or_else(|| text("words").map(Given::Words))
        .or_else(|| codes.get("number").and_then(Value::as_i64).map(Given::Number))
        .or_else(|| text("date").and_then(|date| PartialDate::parse(&date)).map(Given::Date));
    Some(in_words(&session.setting().language, item, &given?))
}

fn inline(value: &Value) -> String {
    match value {
        Value::Null => later::who::empty(),
        Value::Bool(b) => b.to_string(),
        Value::Number(n) => n.to_string(),
        Value::String(s) => s.clone(),
        Value::Array(list) => list.iter().map(inline).collect::<Vec<_>>().join(", "),
        Value::Object(map) => map.iter().map(|(k, v)| format!("{k}: {}", inline(v))).collect::<Vec<_>>().join(" · "),
    }
}
