//! Research consent: a page of its own, with nothing chosen beforehand. What it would mean is listed field by field, from
//! the agreement the app itself uses; "no" changes nothing else.

use leptos::prelude::*;

use super::labels;
use crate::browser::{clock, entropy};
use crate::case::{ResearchConsent, StudyId};
use crate::centre::PartnerCode;
use crate::share::AGREEMENTS;
use crate::ui::components::{all, el, heading, lead, list, paragraph, pressable, title};
use crate::ui::session::Session;
use crate::ui::setting::CONSENT_WORDING;
use crate::words::consent as say;

/// Draws the page.
pub(super) fn consent(session: Session) -> AnyView {
    let setting = session.setting();
    let centre = &setting.centre;
    let (given, declined) = session.read(|intake| match intake.consent {
        ResearchConsent::NotGiven => (false, false),
        ResearchConsent::Declined => (false, true),
        ResearchConsent::Given { .. } => (true, false),
    });
    let answer = move |label: String, yes: bool, chosen: bool| {
        pressable("app-choice", label).pressed(move || chosen).tap(move || decide(session, yes)).view()
    };
    let granted = AGREEMENTS.iter().filter(|(code, _)| *code == PartnerCode::Uob).flat_map(|(_, grants)| grants.iter());
    let fields = granted.filter(|g| !centre.withholds(PartnerCode::Uob, g.field)).map(|g| labels::field(g.field));
    all([
        title(say::title()),
        lead(say::lead()),
        paragraph(say::no_difference()),
        heading(say::gets_title()),
        paragraph(say::gets_lead()),
        list(fields),
        heading(say::not_title()),
        paragraph(say::not()),
        paragraph(say::code(centre.name())),
        heading(say::later_title()),
        paragraph(say::later(centre.name())),
        el("h2", "").attr("id", "question").text(say::question()).view(),
        el("div", "app-choices")
            .attr("role", "group")
            .attr("aria-labelledby", "question")
            .child(answer(say::yes(), true, given))
            .child(answer(say::no(), false, declined))
            .view(),
    ])
}

/// Takes her decision and goes on.
fn decide(session: Session, yes: bool) {
    let fresh = entropy::fresh().map(StudyId::from_entropy);
    session.change(|intake| intake.decide(yes, CONSENT_WORDING, clock::day(), fresh));
    session.go_on();
}
