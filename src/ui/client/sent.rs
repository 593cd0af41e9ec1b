//! Sent: a reference, what each organisation confirmed, a receipt, and the choice to leave nothing on this phone.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::labels;
use crate::browser::{clock, download, lifecycle};
use crate::case::Intake;
use crate::centre::PartnerCode;
use crate::ui::components::{Look, actions, again, all, button, el, heading, hint, nothing, paragraph};
use crate::ui::postman::{self, Progress};
use crate::ui::session::{Session, Side};
use crate::ui::setting::NOTICE_VERSION;
use crate::words;

/// Draws the page.
pub(super) fn sent(session: Session) -> AnyView {
    postman::has_seen(session);
    let name = session.setting().centre.name().to_owned();
    let reference = session.reference.get_untracked().unwrap_or_default();
    let centre = move || session.sent.get().iter().find(|(to, _)| *to == PartnerCode::Centre).map(|(_, now)| *now);
    let heading_text = move || match centre() {
        Some(Progress::Refused) => words::sent::title_refused(),
        // Nothing is left of what has arrived on an earlier visit.
        Some(Progress::Delivered) | None => words::sent::title(),
        Some(Progress::Sending | Progress::Waiting | Progress::Later) => words::sent::title_waiting(),
    };
    let lead_text = move || match centre() {
        Some(Progress::Refused) => words::sent::lead_refused(&name),
        Some(Progress::Sending | Progress::Waiting | Progress::Later | Progress::Delivered) | None => {
            words::sent::lead(&name)
        }
    };
    all([
        el("h1", "app-page__title").attr("tabindex", "-1").text_of(heading_text).view(),
        el("p", "app-page__lead").text_of(lead_text).view(),
        heading(words::sent::reference()),
        el("p", "app-reference").text(reference).view(),
        hint(words::sent::reference_about()),
        heading(words::sent::state_title()),
        again(move || deliveries(session)),
        actions([button(words::sent::receipt(), Look::Secondary, move || receipt(session))]),
        hint(words::sent::receipt_about()),
        again(move || match centre() {
            Some(Progress::Refused) => nothing(),
            Some(Progress::Sending | Progress::Waiting | Progress::Later | Progress::Delivered) | None => {
                all([heading(words::sent::next_title()), paragraph(words::sent::next())])
            }
        }),
        leave(session),
    ])
}

/// What each organisation has confirmed.
fn deliveries(session: Session) -> AnyView {
    let sent = session.sent.get();
    // Of an earlier visit, only what waits is known: another organisation may well have its message.
    let known = |code: &PartnerCode| !session.read(Intake::is_empty) || sent.iter().any(|(to, _)| to == code);
    let rows = PartnerCode::ALL.into_iter().filter(known).map(|code| {
        let progress = sent.iter().find(|(to, _)| *to == code).map(|(_, progress)| *progress);
        let class = match progress {
            Some(Progress::Delivered) => "app-delivery__state app-delivery__state--received",
            Some(Progress::Sending | Progress::Waiting | Progress::Later | Progress::Refused) | None => {
                "app-delivery__state"
            }
        };
        el("li", "app-delivery")
            .el(el("span", "").text(labels::partner(session, code)))
            .el(el("span", class).text(state(session, progress)))
            .view()
    });
    let rows = el("ul", "app-sections").attr("aria-live", "polite").children(rows).view();
    let stuck = sent.iter().any(|(_, p)| matches!(p, Progress::Waiting | Progress::Refused));
    let retry = move || postman::deliver_now(session, true);
    let retry = stuck.then(|| actions([button(words::sent::retry(), Look::Secondary, retry)]));
    let open = sent.iter().any(|(_, p)| *p != Progress::Delivered).then(|| hint(words::sent::keep_open()));
    all([rows].into_iter().chain(retry).chain(open))
}

fn state(session: Session, progress: Option<Progress>) -> String {
    match progress {
        None => words::sent::nothing(),
        Some(Progress::Sending) => words::sent::sending(),
        Some(Progress::Waiting) if !lifecycle::is_online() => words::sent::offline(),
        Some(Progress::Waiting) => words::sent::waiting(),
        Some(Progress::Later) => words::sent::later(),
        Some(Progress::Refused) => words::sent::refused(session.setting().centre.name()),
        Some(Progress::Delivered) => words::sent::received(),
    }
}

/// A short text without any answer, for her to keep if she wants to.
fn receipt(session: Session) {
    let mut lines = vec![words::sent::receipt_title(), session.setting().centre.name().to_owned()];
    lines.push(format!("{}: {}", words::sent::reference(), session.reference.get_untracked().unwrap_or_default()));
    let month = clock::today().map(|day| day.to_string().chars().take(7).collect::<String>()).unwrap_or_default();
    lines.push(words::sent::receipt_month(month));
    lines.push(words::sent::receipt_notice(NOTICE_VERSION));
    for (code, progress) in session.sent.get_untracked() {
        lines.push(words::sent::receipt_line(labels::partner(session, code), state(session, Some(progress))));
    }
    download::text("receipt.txt", &lines.join("\n"));
}

/// The choice, default yes, to remove everything. Messages that still wait stay sealed until they have arrived.
fn leave(session: Session) -> AnyView {
    let remove = RwSignal::new(true);
    let failed = RwSignal::new(false);
    let checkbox = el("input", "app-check__box")
        .attr("type", "checkbox")
        .checked(move || remove.get())
        .on("change", move |_| remove.update(|yes| *yes = !*yes));
    let finish = move || {
        if !remove.get_untracked() {
            return session.start_again();
        }
        spawn_local(async move {
            match postman::leave_nothing(session).await {
                Ok(()) => session.side.set(Some(Side::Removed)),
                Err(_) => failed.set(true),
            }
        });
    };
    let problem = again(move || match failed.get() {
        true => el("p", "app-banner app-banner--problem").attr("role", "alert").text(words::remove::failed()).view(),
        false => nothing(),
    });
    all([
        el("label", "app-check").el(checkbox).el(el("span", "").text(words::remove::choice())).view(),
        problem,
        actions([button(words::app::done(), Look::Primary, finish)]),
    ])
}
