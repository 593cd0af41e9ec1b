//! Sent: a reference, what each organisation confirmed, a receipt, and the choice to leave nothing on this phone.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::labels;
use super::later as later_pages;
use super::sets::Sets;
use crate::browser::{clock, download, lifecycle};
use crate::case::Intake;
use crate::centre::PartnerCode;
use crate::ui::components::{Look, actions, again, all, button, el, heading, hint, nothing, paragraph};
use crate::ui::postman::{self, Progress};
use crate::ui::session::{Session, Side};
use crate::ui::setting::NOTICE_VERSION;
use crate::words::{self, later};

/// Draws the page.
pub(super) fn sent(session: Session) -> AnyView {
    postman::has_seen(session);
    let name = session.setting().centre.name().to_owned();
    // Of an earlier visit nothing is known.
    let reachable = session.read(|intake| intake.is_empty() || intake.profile.can_be_reached());
    let reference = session.reference.get_untracked().unwrap_or_default();
    let more = session.next_asked().is_some();
    // Whether she does not go on now: a tablet of the centre holds what she said about herself until then.
    let over = RwSignal::new(!more);
    let centre = move || session.sent.get().iter().find(|(to, _)| *to == PartnerCode::Centre).map(|(_, now)| *now);
    let heading_text = move || match centre() {
        Some(Progress::Refused) => later::sent::title_refused(),
        // Nothing is left of what has arrived on an earlier visit.
        Some(Progress::Delivered) | None => later::sent::title(),
        Some(Progress::Sending | Progress::Waiting | Progress::Later) => later::sent::title_waiting(),
    };
    let lead_text = move || match centre() {
        Some(Progress::Refused) => later::sent::lead_refused(&name),
        Some(Progress::Sending | Progress::Waiting | Progress::Later | Progress::Delivered) | None if reachable => {
            later::sent::lead(&name)
        }
        Some(Progress::Sending | Progress::Waiting | Progress::Later | Progress::Delivered) | None => {
            later::sent::lead_no_way(&name)
        }
    };
    all([
        el("h1", "app-page__title").attr("tabindex", "-1").text_of(heading_text).view(),
        el("p", "app-page__lead").text_of(lead_text).view(),
        all(more.then(|| later_pages::sets(session, Sets::Next(over)))),
        heading(later::sent::reference()),
        el("p", "app-reference").text(reference).view(),
        hint(later::sent::reference_about()),
        heading(later::sent::state_title()),
        again(move || deliveries(session)),
        actions([button(later::sent::receipt(), Look::Secondary, move || receipt(session))]),
        hint(later::sent::receipt_about()),
        again(move || match centre() {
            Some(Progress::Refused) => nothing(),
            Some(Progress::Sending | Progress::Waiting | Progress::Later | Progress::Delivered) | None => {
                all([heading(later::sent::next_title()), paragraph(later::sent::next())])
            }
        }),
        again(move || if session.setting().handed && !over.get() { nothing() } else { leave(session, more) }),
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
    let retry = stuck.then(|| actions([button(later::sent::retry(), Look::Secondary, retry)]));
    let open = sent.iter().any(|(_, p)| *p != Progress::Delivered).then(|| hint(later::sent::keep_open()));
    all([rows].into_iter().chain(retry).chain(open))
}

fn state(session: Session, progress: Option<Progress>) -> String {
    match progress {
        None => later::sent::nothing(),
        Some(Progress::Sending) => later::sent::sending(),
        Some(Progress::Waiting) if !lifecycle::is_online() => later::sent::offline(),
        Some(Progress::Waiting) => later::sent::waiting(),
        Some(Progress::Later) => later::sent::later(),
        Some(Progress::Refused) => later::sent::refused(session.setting().centre.name()),
        Some(Progress::Delivered) => later::sent::received(),
    }
}

/// On a tablet of the centre there is no choice: nothing of hers stays on the page, as soon as it is sent, for the next woman.
fn give_back(session: Session) -> AnyView {
    let failed = RwSignal::new(false);
    let clear = move || {
        spawn_local(async move {
            _ = failed.try_set(postman::leave_nothing(session).await.is_err());
        });
    };
    clear();
    let finish = move || match failed.get_untracked() {
        true => clear(),
        false => session.side.set(Some(Side::Removed)),
    };
    let problem = again(move || match failed.get() {
        true => el("p", "app-banner app-banner--problem").attr("role", "alert").text(later::remove::failed()).view(),
        false => nothing(),
    });
    all([problem, actions([button(words::app::done(), Look::Primary, finish)])])
}

/// A short text without any answer, for her to keep if she wants to.
fn receipt(session: Session) {
    let mut lines = vec![later::sent::receipt_title(), session.setting().centre.name().to_owned()];
    lines.push(format!("{}: {}", later::sent::reference(), session.reference.get_untracked().unwrap_or_default()));
    let month = clock::today().map(|day| day.to_string().chars().take(7).collect::<String>()).unwrap_or_default();
    lines.push(later::sent::receipt_month(month));
    lines.push(later::sent::receipt_notice(NOTICE_VERSION));
    for (code, progress) in session.sent.get_untracked() {
        lines.push(later::sent::receipt_line(labels::partner(session, code), state(session, Some(progress))));
    }
    download::text("receipt.txt", &lines.join("\n"));
}

/// The choice to remove everything; default yes, unless her words are to bring her back to what is still to come. Messages
/// that still wait stay sealed until they have arrived.
fn leave(session: Session, more: bool) -> AnyView {
    if session.setting().handed {
        return give_back(session);
    }
    // Until she decides: `None`.
    let decided = RwSignal::new(None::<bool>);
    let remove = move || decided.get().unwrap_or(!(more && session.kept.get()));
    let failed = RwSignal::new(false);
    let checkbox = el("input", "app-check__box")
        .attr("type", "checkbox")
        .checked(remove)
        .on("change", move |_| decided.set(Some(!untrack(remove))));
    let finish = move || {
        if !untrack(remove) {
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
        true => el("p", "app-banner app-banner--problem").attr("role", "alert").text(later::remove::failed()).view(),
        false => nothing(),
    });
    all([
        el("label", "app-check").el(checkbox).el(el("span", "").text(later::remove::choice())).view(),
        problem,
        actions([button(words::app::done(), Look::Primary, finish)]),
    ])
}
