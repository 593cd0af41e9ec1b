//! A new case: what she is called is enough to begin with. It is the caseworker's own until somebody else takes it.

use leptos::prelude::*;

use super::desk::{Desk, Page, Signed, World};
use super::entry::{Entry, composed};
use super::failed::{self, banner};
use super::form::Form;
use crate::app::staff::cases::new_case as make;
use crate::case::Line;
use crate::case::record::{Fact, Kind, Voice};
use crate::ui::components::{Look, Problems, all, button, error_summary, title};
use crate::words::staff::{desk as say_desk, new_case as say};

/// Draws the page.
pub(super) fn new_case(desk: Desk) -> AnyView {
    let [name, called, reference] = [(); 3].map(|()| RwSignal::new(String::new()));
    let problems = Problems::new(Vec::new());
    let problem = RwSignal::new(None::<String>);
    let fields = [
        Entry::plain("name", say::name()).line(name, problems),
        Entry { hint: Some(say::called_hint()), ..Entry::plain("called", say::called()) }.line(called, problems),
        Entry { hint: Some(say::reference_hint()), ..Entry::plain("reference", say::reference()) }
            .line(reference, problems),
        banner(problem),
    ];
    let open = move || async move {
        let [name, called, reference] = [("name", name), ("called", called), ("reference", reference)]
            .map(|(id, typed)| Line::parse(&composed(typed)).map_err(|_| (id, say_desk::too_long())));
        let missing = matches!(&name, Ok(None)).then(|| ("name", say_desk::needed(say::name())));
        let wrong = [&name, &called, &reference].into_iter().filter_map(|field| field.as_ref().err().cloned());
        problems.set(missing.into_iter().chain(wrong).collect());
        let (Ok(Some(name)), Ok(called), Ok(reference)) = (name, called, reference) else { return };
        let facts = [Fact::Name(Some(name))].into_iter().chain(called.map(|called| Fact::PreferredName(Some(called))));
        let told = Kind::Told { by: Voice::Herself, facts: facts.collect() };
        let making = async |world: &World, signed: &mut Signed| {
            let mine = Kind::Assigned(Some(signed.session.me().id));
            let kinds = [told, mine].into_iter().chain(reference.map(Kind::Referenced)).collect();
            make(world.pen(), &signed.session, &mut signed.list, kinds).await
        };
        let made = match desk.with(making).await {
            Some(Ok(open)) => desk.open_case(open.case()).await,
            Some(Err(error)) => Err(error),
            None => Ok(()),
        };
        if let Err(error) = made {
            problem.try_set(Some(failed::in_words(&error)));
        }
    };
    let back = button(say::not_now(), Look::Quiet, move || desk.page.set(Page::Caseload));
    let form = Form { beside: vec![back], kept: desk.kept_as("new-case"), ..Form::new(say::open()) }.view(fields, open);
    all([error_summary(problems), title(say::title()), form])
}
