//! More than one set of questions in an invite (ADR 0033): which there are and with which to begin; and once one is sent, whether to
//! go on with the next. All of it is of the chunk that only invites load.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::journey::Page;
use crate::instrument::Instrument;
use crate::ui::asked::asked;
use crate::ui::components::{Look, actions, again, all, button, el, heading, hint, lead, paragraph, pressable, title};
use crate::ui::session::{Session, Side};
use crate::ui::setting::Setting;
use crate::vault::AskedPack;
use crate::words;
use crate::words::later::{self, sets as say};

/// What of it is drawn.
#[derive(Clone, Copy)]
pub(super) enum Sets {
    /// On the first page: which there are, and with which to begin.
    Choice,
    /// On the last page: what comes next. It sets this when she does not want to now.
    Next(RwSignal<bool>),
    /// A page of its own: she has come back to what is still to come.
    Back,
}

/// Draws it.
pub(super) fn draw(session: Session, which: Sets) -> AnyView {
    match which {
        Sets::Choice => choice(session),
        Sets::Next(over) => next(session, over),
        Sets::Back => back(session),
    }
}

/// Until she has answered anything, she may begin with another: she may have sent one on an earlier visit, of which nothing is known
/// here any more.
fn choice(session: Session) -> AnyView {
    let setting = session.setting();
    let sets: Vec<Arc<Instrument>> =
        setting.agenda.points().filter_map(|(pack, _)| at_hand(&setting, &pack.name)).collect();
    let chosen = RwSignal::new(setting.questions.identity().to_string());
    let one = |pack: &Arc<Instrument>| {
        let (name, pack) = (pack.identity().to_string(), Arc::clone(pack));
        let mine = name.clone();
        pressable("app-choice", in_words(session, &pack))
            .pressed(move || *chosen.read() == mine)
            .tap(move || {
                if *chosen.read_untracked() != name {
                    chosen.set(name.clone());
                    turn_to(session, &pack);
                }
            })
            .view()
    };
    let begun = session.read(|intake| intake.questions.answers().next().is_some());
    let which = if begun {
        el("ul", "").children(sets.iter().map(|pack| el("li", "").text(in_words(session, pack)).view()))
    } else {
        let choices = el("div", "app-choices").children(sets.iter().map(one));
        el("div", "").child(hint(say::again())).el(choices.attr("role", "group").attr("aria-label", say::which()))
    };
    all([heading(say::title(sets.len())), paragraph(say::about()), which.view()])
}

/// What comes next, once what she was at is on its way.
fn next(session: Session, over: RwSignal<bool>) -> AnyView {
    let Some(pack) = session.next_asked() else { return all([]) };
    again(move || if over.get() { another_day(session) } else { offer(session, pack.clone(), over) })
}

fn offer(session: Session, pack: AskedPack, over: RwSignal<bool>) -> AnyView {
    let count = session.setting().agenda.waiting(&pack.name).count() + 1;
    // `None` until it is known whether it is here.
    let here = RwSignal::new_local(at_hand(&session.setting(), &pack.name).map(Some));
    let load = move || {
        let pack = pack.clone();
        here.set(None);
        spawn_local(async move {
            let loaded = asked(pack).await;
            here.try_set(Some(loaded.ok()));
        });
    };
    if here.read_untracked().is_none() {
        load();
    }
    let not_now = move || button(say::not_now(), Look::Secondary, move || over.set(true));
    let body = move || match here.get() {
        None => el("p", "").attr("role", "status").text(words::app::loading()).view(),
        Some(Some(pack)) => {
            let named = paragraph(in_words(session, &pack));
            let go_on = move || {
                turn_to(session, &pack);
                session.page.set(Page::Sections);
            };
            let about = hint(say::next_about());
            all([named, about, actions([button(say::go_on(), Look::Primary, go_on), not_now()])])
        }
        Some(None) => all([
            paragraph(say::not_here()),
            actions([button(words::errors::retry(), Look::Primary, load.clone()), not_now()]),
        ]),
    };
    let heading = el("h2", "app-card__title").text(say::next_title(count));
    el("section", "app-card").el(heading).child_of(body).view()
}

/// How she can go on, another day.
fn another_day(session: Session) -> AnyView {
    let days = session.setting().centre.limits().draft_days;
    again(move || match (session.setting().handed, session.kept.get()) {
        (true, _) => all([]),
        (false, true) => paragraph(say::later_kept(days)),
        (false, false) => all([
            paragraph(say::later_open()),
            button(words::sections::save(), Look::Secondary, move || session.side.set(Some(Side::Save))),
        ]),
    })
}

/// She is back by her words, and what she was at is sent.
fn back(session: Session) -> AnyView {
    let at = session.say(session.setting().questions.title());
    let more = session.next_asked().is_some();
    let rest = if more { next(session, RwSignal::new(false)) } else { paragraph(say::nothing_more()) };
    all([title(later::come_back::title()), lead(say::sent_from_here(at)), rest])
}

/// That not all of an invite is here, while some of it is; nothing where these words are not either.
pub(super) fn some_missing() -> Option<String> {
    later::is_loaded().then(say::some_missing)
}

/// A set in one line.
fn in_words(session: Session, pack: &Instrument) -> String {
    say::one(pack.minutes(), session.say(pack.title()))
}

/// What is loaded, by its name.
fn at_hand(setting: &Setting, name: &str) -> Option<Arc<Instrument>> {
    let mut all = std::iter::once(&setting.questions).chain(&setting.rest);
    all.find(|pack| pack.identity().to_string() == name).cloned()
}

/// She is asked these from now on. Who she is and what she decided comes along.
fn turn_to(session: Session, pack: &Arc<Instrument>) {
    let name = pack.identity().to_string();
    session.ask(|setting| {
        setting.rest.retain(|other| other.identity() != pack.identity());
        setting.rest.push(std::mem::replace(&mut setting.questions, Arc::clone(pack)));
        setting.agenda.begin(&name);
    });
    session.change(|intake| intake.turn_to(Arc::clone(pack)));
}
