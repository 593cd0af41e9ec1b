//! One message: what is needed to decide whose it is, and the decision. What she answered is read in the record, once it is there.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{reasons, replaces};
use crate::app::staff::Failed;
use crate::app::staff::access::centre_keys;
use crate::app::staff::cases::{Likely, open, open_together};
use crate::app::staff::inbox::{Message, Whose, file, file_new, set_aside, whose};
use crate::assessment::PartialDate;
use crate::browser::clock;
use crate::case::record::{CaseId, Log, Record};
use crate::case::{Line, NationalInsuranceNumber, NhsNumber, Profile};
use crate::document::Language;
use crate::instrument::PackIdentity;
use crate::share::DropId;
use crate::ui::components::{Look, Problems, actions, again, all, button, details, el, heading, lead, nothing, title};
use crate::ui::staff::desk::{Desk, Page, Signed, World};
use crate::ui::staff::entry::{Entry, composed};
use crate::ui::staff::failed::{self, banner};
use crate::ui::staff::form::Form;
use crate::ui::staff::packs::Loaded;
use crate::words::staff::{case as say_case, inbox as say};

/// A case that a message may be filed in, with why.
#[derive(Clone)]
struct Candidate {
    case: CaseId,
    name: String,
    why: String,
}

/// What the page shows of a message: a copy, which goes with the page.
#[derive(Clone)]
struct Shown {
    title: String,
    about: String,
    rows: Vec<(String, String)>,
    calls_for_help: bool,
    candidates: Vec<Candidate>,
}

/// Draws the page.
pub(in crate::ui::staff) fn message(desk: Desk, id: DropId) -> AnyView {
    let shown = RwSignal::new(None::<Shown>);
    let problem = RwSignal::new(None::<String>);
    spawn_local(async move {
        let packs = desk.packs.get_untracked();
        match desk.with(async |world, signed| read(world, signed, id, &packs).await).await {
            Some(Ok(Some(found))) => _ = shown.try_set(Some(found)),
            // Filed meanwhile, or set aside.
            Some(Ok(None)) => desk.page.set(Page::Inbox),
            Some(Err(error)) => _ = problem.try_set(Some(failed::in_words(&error))),
            None => {}
        }
    });
    let body = move || shown.get().map_or_else(nothing, |shown| body(desk, id, shown, problem));
    all([banner(problem), again(body)])
}

/// A case in which filing would replace what she said before, with what it would replace: somebody looks at it first.
type Asked = (CaseId, String, Vec<replaces::Row>);

fn body(desk: Desk, id: DropId, shown: Shown, problem: RwSignal<Option<String>>) -> AnyView {
    let asked = RwSignal::new(None::<Asked>);
    let Shown { title: name, about, rows, calls_for_help, candidates } = shown;
    let row = |(key, value): (String, String)| {
        el("div", "app-summary__row")
            .el(el("dt", "app-summary__key").text(key))
            .el(el("dd", "app-summary__value").text(value))
            .view()
    };
    let help = calls_for_help.then(|| el("p", "app-banner app-banner--support").text(say::calls_for_help()).view());
    let file = move |case: Option<CaseId>| {
        spawn_local(async move {
            let filed = desk.with(async |world, signed| put(world, signed, id, case).await).await;
            desk.count_waiting().await;
            let opened = match filed {
                Some(Ok(Some(case))) => desk.open_case(case).await,
                Some(Err(error)) => Err(error),
                Some(Ok(None)) | None => return desk.page.set(Page::Inbox),
            };
            if let Err(error) = opened {
                problem.try_set(Some(failed::in_words(&error)));
            }
        });
    };
    let to = move |case: Option<CaseId>| {
        let Some(case) = case else { return file(None) };
        spawn_local(async move {
            let looking = desk.with(async |world, signed| replaced(world, signed, id, case).await);
            match looking.await {
                Some(Ok((name, rows))) if !rows.is_empty() => _ = asked.try_set(Some((case, name, rows))),
                // Whatever is in the way is said when it is filed.
                Some(Ok(_) | Err(_)) | None => file(Some(case)),
            }
        });
    };
    let none = candidates.is_empty().then(|| el("p", "").text(say::nobody_known()).view());
    let cards = candidates.into_iter().map(move |Candidate { case, name, why }| {
        let label = say::file_here(&name);
        el("section", "app-card")
            .el(el("h3", "app-card__title").text(name))
            .el(el("p", "").text(why))
            .child(actions([button(label, Look::Secondary, move || to(Some(case)))]))
            .view()
    });
    let decide = all([heading(say::whose())].into_iter().chain(none).chain(cards).chain([
        actions([button(say::new_case(), Look::Secondary, move || to(None))]),
        details(say::other_case(), search(desk, to)),
        details(say::set_aside_title(), aside(desk, id, problem)),
    ]));
    let decide = el("div", "").hidden(move || asked.with(Option::is_some)).child(decide).view();
    let look_first = again(move || match asked.get() {
        Some((case, name, rows)) => {
            replaces::view(desk, &name, rows, move || file(Some(case)), move || asked.set(None))
        }
        None => nothing(),
    });
    let told = el("dl", "app-summary").children(rows.into_iter().map(row)).view();
    all([title(name), lead(about)].into_iter().chain(help).chain([told, decide, look_first]))
}

/// Any other case, found by a name or a number.
fn search(desk: Desk, to: impl Fn(Option<CaseId>) + Copy + Send + 'static) -> AnyView {
    let typed = RwSignal::new(String::new());
    let found = RwSignal::new(Vec::<Candidate>::new());
    Effect::new(move |_| {
        let typed = typed.get();
        spawn_local(async move {
            let cases = desk.with(async |_, signed| {
                let cases = signed.list.search(&typed).into_iter().take(MOST).map(|summary| summary.case);
                cases.map(|case| Candidate { case, name: case_name(signed, case), why: String::new() }).collect()
            });
            found.try_set(cases.await.unwrap_or_default());
        });
    });
    let field = Entry::plain("other-case", say::other_case_search()).line(typed, Problems::new(Vec::new()));
    let list = move || {
        let lines = found.get().into_iter().map(|Candidate { case, name, .. }| {
            let file = button(say::file_here(&name), Look::Secondary, move || to(Some(case)));
            el("li", "").child(file).view()
        });
        el("ul", "app-inbox__found").children(lines).view()
    };
    all([field, again(list)])
}

/// Cases that a search shows: who has more to choose from types more.
const MOST: usize = 8;

fn aside(desk: Desk, id: DropId, problem: RwSignal<Option<String>>) -> AnyView {
    let typed = RwSignal::new(String::new());
    let problems = Problems::new(Vec::new());
    let field = Entry::plain("aside-reason", say::set_aside_reason()).line(typed, problems);
    let act = move || async move {
        let Ok(reason) = Line::parse(&composed(typed)) else {
            return problems.set(vec![("aside-reason", crate::words::staff::desk::too_long())]);
        };
        let setting = async |world: &World, signed: &mut Signed| {
            set_aside(world.pen(), &signed.session, &mut signed.inbox, id, reason).await
        };
        let done = desk.with(setting).await;
        desk.count_waiting().await;
        match done {
            Some(Err(error)) => _ = problem.try_set(Some(failed::in_words(&error))),
            Some(Ok(())) | None => desk.say(Page::Inbox, say::was_set_aside()),
        }
    };
    Form { kept: desk.kept_as("aside"), ..Form::new(say::set_aside()) }.view([field], act)
}

/// Opens the message anew; nothing if it does not wait any more.
async fn read(world: &World, signed: &mut Signed, id: DropId, packs: &Loaded) -> Result<Option<Shown>, Failed> {
    let keys = centre_keys(&world.store, &signed.session).await?;
    let Some(arrival) = signed.inbox.new_ones().into_iter().find(|(other, _)| *other == id) else { return Ok(None) };
    let came = clock::moment_in_words(arrival.1.seen, LANGUAGE);
    let Some(Ok(message)) = signed.inbox.read(id, &keys) else { return Ok(None) };
    let name = message.profile.name.as_ref().map_or_else(say::no_name, |name| name.as_str().to_owned());
    Ok(Some(Shown {
        title: name,
        about: say::came(id.reference(), came),
        rows: rows(&message, packs),
        calls_for_help: !message.alerts.is_empty(),
        candidates: candidates(signed, &message),
    }))
}

fn candidates(signed: &Signed, message: &Message) -> Vec<Candidate> {
    let named = |case, why| Candidate { case, name: case_name(signed, case), why };
    let likely = |likely: Likely| named(likely.case, reasons::in_words(&likely.because));
    match whose(&signed.list, message) {
        Whose::Invited(case, others) => {
            let invited = named(case, say::by_invite());
            std::iter::once(invited).chain(others.into_iter().map(likely)).collect()
        }
        Whose::Likely(found) => found.into_iter().map(likely).collect(),
    }
}

/// The name of a case, and what filing the message there would replace of her own words.
async fn replaced(
    world: &World,
    signed: &mut Signed,
    id: DropId,
    case: CaseId,
) -> Result<(String, Vec<replaces::Row>), Failed> {
    let keys = centre_keys(&world.store, &signed.session).await?;
    let name = case_name(signed, case);
    let Some(Ok(message)) = signed.inbox.read(id, &keys) else { return Ok((name, Vec::new())) };
    let all = open_together(&world.store, &signed.session, &signed.list, case).await?;
    let record = Record::of_all(all.iter().map(|open| open.log()));
    Ok((name, replaces::rows(&message, &record)))
}

/// Files the message, in this case or in a new one.
async fn put(world: &World, signed: &mut Signed, id: DropId, case: Option<CaseId>) -> Result<Option<CaseId>, Failed> {
    let keys = centre_keys(&world.store, &signed.session).await?;
    let Some(Ok(message)) = signed.inbox.read(id, &keys) else { return Ok(None) };
    let Signed { session, list, inbox, .. } = signed;
    let Some(case) = case else {
        return file_new(world.pen(), session, (list, inbox), (id, &message)).await.map(Some);
    };
    let mut first = open(&world.store, session, case).await?;
    let mut beside = Vec::new();
    for (other, _) in first.record().together() {
        beside.extend(open(&world.store, session, other).await.ok());
    }
    let beside: Vec<&Log> = beside.iter().map(|open| open.log()).collect();
    file(world.pen(), session, (list, inbox), &mut first, &beside, (id, &message)).await?;
    Ok(Some(case))
}

fn rows(message: &Message, packs: &Loaded) -> Vec<(String, String)> {
    let Profile { preferred_name, date_of_birth, phone, nhs_number, national_insurance_number, .. } = &message.profile;
    let day = |day: i64| PartialDate::of_day(day).map(|date| clock::in_words(date, LANGUAGE));
    let answered = message.questions.as_ref();
    let rows = [
        (say_case::called(), preferred_name.as_ref().map(|name| name.as_str().to_owned())),
        (say_case::born(), date_of_birth.map(|date| clock::in_words(date, LANGUAGE))),
        (say_case::phone(), phone.as_ref().map(|way| way.value.as_str().to_owned())),
        (say::nhs(), nhs_number.as_ref().map(NhsNumber::as_str).map(str::to_owned)),
        (say::insurance(), national_insurance_number.as_ref().map(NationalInsuranceNumber::as_str).map(str::to_owned)),
        (say::pack(), answered.map(|filling| named(&filling.pack, packs))),
        (say::answers(), answered.map(|filling| filling.answers.len().to_string())),
        (say::finished(), message.completed.and_then(|completed| day(completed.day))),
    ];
    rows.into_iter().filter_map(|(key, value)| Some((key, value?))).collect()
}

/// A pack by its title, or by its name where it is not here.
fn named(pack: &PackIdentity, packs: &Loaded) -> String {
    let found = match packs {
        Loaded::Here(packs) => packs.exactly(pack),
        Loaded::Coming | Loaded::Failed => None,
    };
    found.map_or_else(|| pack.to_string(), |found| found.title().in_language(&Language::english()).to_owned())
}

/// What the list calls a case.
pub(in crate::ui::staff) fn case_name(signed: &Signed, case: CaseId) -> String {
    let name = signed.list.summary(case).and_then(|summary| summary.names.first());
    name.map_or_else(say_case::no_name, |name| name.as_str().to_owned())
}

/// The staff's pages are in English so far.
const LANGUAGE: &str = "en-GB";
