//! One pack that was taken in: its report, what a manager settles about it, what it asks, and asking it from now on.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::bench::{Bench, hosted_identities};
use super::names::{in_words, stands};
use super::{about, alarm, bands, legal, questions, remarks};
use crate::app::staff::packs::{PackError, Taken, ask, begin_anew, next_version, throw_away, withdraw};
use crate::browser::download;
use crate::fhir::questionnaire;
use crate::instrument::Instrument;
use crate::ui::components::{
    Look, Problems, actions, again, all, button, details, el, heading, hint, nothing, paragraph, title,
};
use crate::ui::staff::desk::{Desk, Page, Signed, World};
use crate::ui::staff::entry::{Entry, composed};
use crate::ui::staff::failed::banner;
use crate::ui::staff::form::Form;
use crate::ui::staff::{english, packs};
use crate::vault::staff::Standing;
use crate::vault::{RecordId, kept_pack_at};
use crate::words::staff::{desk as say_desk, packs as say};

/// Draws the page of the pack that stands at this place.
pub(in crate::ui::staff) fn pack(desk: Desk, at: RecordId) -> AnyView {
    let bench = Bench::at(desk, at);
    let body = again(move || match bench.standing.get() {
        None => el("p", "").attr("role", "status").text(say_desk::working()).view(),
        Some(None) => all([title(say::title()), paragraph(say::gone()), back(desk)]),
        Some(Some(_)) => {
            let taken = bench.taken.get_untracked();
            taken.map_or_else(nothing, |taken| untrack(|| page(bench, &taken)))
        }
    });
    all([banner(bench.problem), body])
}

fn page(bench: Bench, taken: &Taken) -> AnyView {
    let pack = &taken.pack;
    let which = move || {
        let of = bench.read(|pack| {
            let identity = pack.identity();
            let short: String = identity.digest.chars().take(12).collect();
            Some(say::which_exactly(short, &identity.id, &identity.version))
        });
        of.unwrap_or_default()
    };
    let by = say::since(english::day_of(taken.since.millis), bench.desk.name_of(taken.by));
    let settled = match taken.standing {
        Standing::Draft => settled(bench, pack),
        Standing::Whole | Standing::Asked | Standing::Withdrawn => {
            all([paragraph(english::text(pack.disclaimer())), questions::questions(pack)])
        }
    };
    all([
        title(english::text(pack.title())),
        el("p", "app-field__hint").text_of(which).view(),
        paragraph(stands(taken.standing)),
        hint(by),
        warning(bench),
        report(taken),
        settled,
        ways(bench, taken),
    ])
}

/// That nothing leaves yet of what has no category.
fn warning(bench: Bench) -> AnyView {
    again(move || {
        let without =
            bench.read(|pack| pack.items().filter(|(_, item)| !item.is_note() && item.category().is_none()).count());
        if without == 0 {
            return nothing();
        }
        el("p", "app-banner app-banner--support").text(say::without_category(without)).view()
    })
}

fn report(taken: &Taken) -> AnyView {
    if !taken.was_imported() {
        return nothing();
    }
    let remarks = taken.report();
    if remarks.is_empty() {
        return paragraph(say::taken_whole());
    }
    let says = all([paragraph(say::report_about()), remarks::report(&remarks)]);
    match taken.standing {
        Standing::Draft => all([heading(say::report_title()), says]),
        Standing::Whole | Standing::Asked | Standing::Withdrawn => details(say::report_title(), says),
    }
}

/// All that a manager settles.
fn settled(bench: Bench, pack: &Instrument) -> AnyView {
    let scales = pack.scales().iter().enumerate().map(|(place, scale)| bands::bands(bench, place, scale));
    all([legal::legal(bench, pack)]
        .into_iter()
        .chain(scales)
        .chain([alarm::alarm(bench, pack), about::about(bench, pack)]))
}

/// What can be done with it as it is.
fn ways(bench: Bench, taken: &Taken) -> AnyView {
    let desk = bench.desk;
    let problem = RwSignal::new(None::<String>);
    let way = |label: String, look: Look, act: Act| button(label, look, move || act.go(bench, problem));
    let attempt = button(say::attempt(), Look::Secondary, move || {
        if let Some(which) = bench.which() {
            desk.page.set(Page::TryPack(kept_pack_at(&which).id));
        }
    });
    let file = move |fhir: bool| {
        let Some(taken) = bench.taken.get_untracked() else { return };
        let name = taken.pack.identity();
        if fhir {
            download::text(&format!("{name}.fhir.json"), &questionnaire(&taken.pack));
        } else {
            download::text(&format!("{name}.json"), taken.file());
        }
    };
    // What came sealed is not written down in the open: other tablets get it sealed, too.
    let saving = if taken.has_key {
        vec![hint(say::has_key())]
    } else {
        vec![
            button(say::save(), Look::Quiet, move || file(false)),
            button(say::save_fhir(), Look::Quiet, move || file(true)),
        ]
    };
    let (about, main) = match taken.standing {
        Standing::Draft | Standing::Whole => (
            Some(paragraph(say::ask_about())),
            vec![
                way(say::ask(), Look::Primary, Act::Ask),
                attempt,
                way(say::throw_away(), Look::Secondary, Act::ThrowAway),
            ],
        ),
        Standing::Asked => (None, vec![attempt, way(say::withdraw(), Look::Secondary, Act::Withdraw)]),
        Standing::Withdrawn => (None, vec![way(say::ask_again(), Look::Primary, Act::Ask), attempt]),
    };
    let anew = match taken.standing {
        Standing::Asked | Standing::Withdrawn if taken.was_imported() => details(say::anew_title(), anew(desk, taken)),
        Standing::Draft | Standing::Whole | Standing::Asked | Standing::Withdrawn => nothing(),
    };
    all([heading(say::ways())].into_iter().chain(about).chain([
        banner(problem),
        actions(main),
        actions(saving.into_iter().chain([back(desk)])),
        anew,
    ]))
}

fn back(desk: Desk) -> AnyView {
    button(say::back(), Look::Quiet, move || desk.page.set(Page::Packs))
}

#[derive(Clone, Copy)]
enum Act {
    Ask,
    ThrowAway,
    Withdraw,
}

impl Act {
    fn go(self, bench: Bench, problem: RwSignal<Option<String>>) {
        let desk = bench.desk;
        spawn_local(async move {
            let doing = async |world: &World, signed: &mut Signed| -> Result<Option<Page>, PackError> {
                let Some(which) = bench.which() else { return Ok(None) };
                match self {
                    Self::Ask => ask(world.pen(), &signed.session, &which).await?,
                    Self::ThrowAway => throw_away(world.pen(), &signed.session, &which).await?,
                    Self::Withdraw => withdraw(world.pen(), &signed.session, &which).await?,
                }
                Ok(Some(Page::Pack(kept_pack_at(&which).id)))
            };
            let (page, said) = match (desk.with(doing).await, self) {
                (Some(Ok(Some(here))), Self::Ask) => (here, say::now_asked()),
                (Some(Ok(Some(_))), Self::ThrowAway) => (Page::Packs, say::now_gone()),
                (Some(Ok(Some(here))), Self::Withdraw) => (here, say::now_withdrawn()),
                (Some(Err(error)), _) => return drop(problem.try_set(Some(in_words(&error)))),
                (Some(Ok(None)) | None, _) => return,
            };
            packs::load(desk);
            desk.say(page, said);
        });
    }
}

/// Another version of it, to be settled otherwise.
fn anew(desk: Desk, taken: &Taken) -> AnyView {
    let version = RwSignal::new(next_version(&taken.pack.identity().version));
    let problem = RwSignal::new(None::<String>);
    let field = Entry::plain("new-version", say::version()).line(version, Problems::new(Vec::new()));
    let taken = taken.clone();
    let begin = move || {
        let taken = taken.clone();
        async move {
            let (hosted, version) = (hosted_identities(desk), composed(version));
            let beginning = async |world: &World, signed: &mut Signed| {
                begin_anew(world.pen(), &signed.session, &hosted, &taken, version.trim()).await
            };
            match desk.with(beginning).await {
                Some(Ok(pack)) => desk.say(Page::Pack(kept_pack_at(&pack).id), say::now_anew()),
                // The one thing that can be wrong with it.
                Some(Err(PackError::NotRight(_))) => drop(problem.try_set(Some(say::version_wrong()))),
                Some(Err(error)) => drop(problem.try_set(Some(in_words(&error)))),
                None => {}
            }
        }
    };
    Form::new(say::anew()).view([paragraph(say::anew_about()), field, banner(problem)], begin)
}
