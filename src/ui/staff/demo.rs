//! The demo's tablet: set up at one press, with invented women and a passphrase that everybody may know. Only where the centre
//! file is the demo's.

use leptos::prelude::*;

use super::desk::{Desk, Page, World};
use super::failed::{self, banner};
use super::form::Form;
use super::packs::ABOUT;
use crate::app::keep::OfferedWords;
use crate::app::staff::Session;
use crate::app::staff::access::{NewColleague, add, bring_centre_key, chosen, set_up};
use crate::app::staff::cases::{Caseload, bring_in};
use crate::app::staff::invented::{Invented, PASSPHRASE, STAFF};
use crate::browser::clock;
use crate::browser::entropy::SystemEntropy;
use crate::browser::offline;
use crate::browser::turns::WebTurn;
use crate::case::Line;
use crate::ui::before::pack;
use crate::ui::components::{all, el, heading, nothing, paragraph};
use crate::vault::Secret;
use crate::vault::staff::{Role, SignInName};
use crate::words::staff::demo as say;

/// The centre that this project invents.
const DEMO: &str = "demo";
/// The private key of the demo's drop box, which is published.
const KEY: &str = include_str!("../../../centres/demo-keys/centre.key");
/// What the demo's centre asks: at home or here, and with a caseworker.
const QUESTIONS: &str = "gwa-1.0";
const INTERVIEW: &str = "wrna-1.0";
/// The same women every time.
const SEED: u64 = 1;
/// Cases brought in together: the page draws in between.
const AT_ONCE: u64 = 32;
/// What stands before the number of cases in the address that `desk serve --cases` says.
const ASKED: &str = "#cases=";
/// Cases that are made unless another number is asked for, and the most.
const USUAL: u64 = 60;
const MOST: u64 = 10_000;

fn is_demo(desk: Desk) -> bool {
    desk.world().centre.id() == DEMO
}

/// How to get into the demo's tablet, on the sign-in page.
pub(super) fn hint(desk: Desk) -> AnyView {
    if !is_demo(desk) {
        return nothing();
    }
    let [(_, manager), (_, caseworker)] = STAFF;
    el("p", "app-banner").text(say::sign_in(caseworker, manager, PASSPHRASE)).view()
}

/// Offers to fill the tablet, on the set-up page.
pub(super) fn offer(desk: Desk) -> AnyView {
    if !is_demo(desk) {
        return nothing();
    }
    let asked = window().location().hash().ok().and_then(|hash| hash.strip_prefix(ASKED)?.parse().ok());
    let count = RwSignal::new(asked.unwrap_or(USUAL).min(MOST).to_string());
    let done = RwSignal::new(None::<(u64, u64)>);
    let problem = RwSignal::new(None::<String>);
    let number = el("div", "app-field")
        .el(el("label", "app-field__label").attr("for", "demo-count").text(say::count()))
        .el(el("input", "app-input app-input--short")
            .attr("id", "demo-count")
            .attr("type", "text")
            .attr("inputmode", "numeric")
            .attr("autocomplete", "off")
            .value(move || count.get())
            .on("input", move |event| count.set(event_target_value(&event))));
    let so_far = move || done.get().map(|(done, of)| say::so_far(done, of)).unwrap_or_default();
    let fields = [number.view(), el("p", "").attr("role", "status").text_of(so_far).view(), banner(problem)];
    let fill = move || async move {
        let count = count.get_untracked().trim().parse().unwrap_or(USUAL).min(MOST);
        problem.try_set(fill(desk, count, done).await.err());
    };
    el("section", "app-card")
        .child(all([heading(say::title()), paragraph(say::about()), Form::new(say::fill()).view(fields, fill)]))
        .view()
}

async fn fill(desk: Desk, count: u64, done: RwSignal<Option<(u64, u64)>>) -> Result<(), String> {
    let (about, questions, interview) = (pack(ABOUT), pack(QUESTIONS), pack(INTERVIEW));
    let (Ok(about), Ok(questions), Ok(interview)) = (about.await, questions.await, interview.await) else {
        return Err(say::no_pack());
    };
    let session = people(&desk.world()).await.ok_or_else(say::not_made)?;
    let invented = Invented {
        seed: SEED,
        about,
        questions,
        interview,
        staff: session.colleagues().iter().map(|colleague| colleague.id).collect(),
        tablets: vec![session.hand().device],
        today: clock::day(),
    };
    let mut list = Caseload::default();
    for from in (0..count).step_by(usize::try_from(AT_ONCE).unwrap_or(1)) {
        let some = (from..count.min(from + AT_ONCE)).map(|number| invented.case(number)).collect();
        let world = desk.world();
        bring_in(world.pen(), &session, &mut list, some).await.map_err(|error| failed::in_words(&error))?;
        done.try_set(Some((count.min(from + AT_ONCE), count)));
        clock::wait(0).await;
    }
    offline::keep();
    desk.come_in(session, Page::Caseload).await.map_err(|error| failed::in_words(&error))
}

/// The vault, both colleagues and the centre's key.
async fn people(world: &World) -> Option<Session<WebTurn>> {
    let offered = OfferedWords::make(&world.keysmith).await.ok()?;
    // EXPOSE: the demo's words are asked back of nobody.
    let typed = Secret::new(offered.words().expose().clone());
    let words = offered.confirm(&world.keysmith, typed).await.ok()?;
    let [manager, caseworker] = STAFF.map(|(name, sign_in)| {
        let typed = Secret::new(PASSPHRASE.to_owned());
        let passphrase = chosen(&typed, &typed).ok()?;
        Some(NewColleague { name: Line::parse(name).ok()??, sign_in: SignInName::parse(sign_in)?, passphrase })
    });
    let mut session = set_up(world.ports(), &words, manager?).await.ok()?;
    add(world.ports(), &mut session, caseworker?, Role::Caseworker).await.ok()?;
    let key = Secret::new(KEY.to_owned());
    bring_centre_key(&world.store, &SystemEntropy, &session, &key).await.ok()?;
    Some(session)
}
