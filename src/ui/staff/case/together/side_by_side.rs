//! Two records side by side, for a person to decide whether they are one woman.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::staff::Failed;
use crate::app::staff::cases::{OpenCase, open_together, put_together};
use crate::browser::clock;
use crate::case::record::{CaseId, Record, Told};
use crate::ui::components::{Look, again, all, button, lead, nothing, table, title};
use crate::ui::staff::LANGUAGE;
use crate::ui::staff::case;
use crate::ui::staff::choice::choice;
use crate::ui::staff::desk::{Desk, Page, Part, Signed, World};
use crate::ui::staff::failed::{self, banner};
use crate::ui::staff::form::Form;
use crate::words::staff::{case as say_case, together as say};

/// One record, line by line as the table has them.
#[derive(Clone)]
struct Side {
    case: CaseId,
    name: String,
    lines: Vec<String>,
}

/// Draws the page: the case that is open, and another.
pub(in crate::ui::staff) fn side_by_side(desk: Desk, other: CaseId) -> AnyView {
    let sides = RwSignal::new(None::<[Side; 2]>);
    let problem = RwSignal::new(None::<String>);
    spawn_local(async move {
        let reading = async |world: &World, signed: &mut Signed| -> Result<Option<[Side; 2]>, Failed> {
            let there = open_together(&world.store, &signed.session, &signed.list, other).await?;
            Ok(side(desk, &signed.open).zip(side(desk, &there)).map(|(here, there)| [here, there]))
        };
        match desk.with(reading).await {
            Some(Ok(both)) => {
                sides.try_set(both);
            }
            Some(Err(error)) => {
                problem.try_set(Some(failed::in_words(&error)));
            }
            None => {}
        }
    });
    let both = again(move || sides.get().map_or_else(nothing, |sides| compared(desk, sides, problem)));
    all([title(say::compare_title()), lead(say::compare_lead()), both, banner(problem)])
}

fn compared(desk: Desk, sides: [Side; 2], problem: RwSignal<Option<String>>) -> AnyView {
    let [here, there] = sides;
    let rows = labels().into_iter().zip(here.lines).zip(there.lines);
    let rows = rows.map(|((label, one), other)| vec![label, one, other]).collect();
    let columns = vec![say::column_what(), say::column_this(), say::column_other()];
    let shown = RwSignal::new(here.case);
    let named = |name: String, which: String| format!("{name} ({which})");
    let answers =
        [(here.case, named(here.name, say::column_this())), (there.case, named(there.name, say::column_other()))];
    let choices = choice("shown", say::shown_question(), answers, shown);
    let act = move || async move {
        let pair = (here.case, there.case);
        let joining = async |world: &World, signed: &mut Signed| -> Result<(), Failed> {
            let Signed { session, list, open, .. } = signed;
            *open = put_together(world.pen(), session, list, pair, shown.get_untracked()).await?;
            Ok(())
        };
        let done = match desk.with(joining).await {
            Some(Ok(())) => desk.open_again().await,
            Some(Err(error)) => Err(error),
            None => Ok(()),
        };
        match done {
            Ok(()) => desk.say(Page::Case(Part::Overview), say::done()),
            Err(error) => {
                problem.try_set(Some(failed::in_words(&error)));
            }
        }
    };
    let not = button(say::not_the_same(), Look::Quiet, move || desk.page.set(Page::SameWoman));
    let form = Form { beside: vec![not], ..Form::new(say::put_together()) }.view([choices], act);
    all([table(None, columns, rows), form])
}

fn labels() -> Vec<String> {
    vec![
        say::names(),
        say_case::born(),
        say_case::phone(),
        say::address(),
        say::nhs(),
        say::insurance(),
        say::reference(),
        say_case::assigned(),
        say::opened_label(),
        say::last(),
        say::holds(),
        say::archived(),
    ]
}

/// One side; `None` where nothing is open.
fn side(desk: Desk, all: &[OpenCase]) -> Option<Side> {
    let first = all.first()?;
    let record = Record::of_all(all.iter().map(OpenCase::log));
    let told = |read: fn(&Told) -> Option<String>| {
        let mut said: Vec<String> = Vec::new();
        for value in record.told.values().filter_map(read) {
            if !said.contains(&value) {
                said.push(value);
            }
        }
        said.join(" · ")
    };
    let names = told(|told| Some(told.name.value()?.as_ref()?.as_str().to_owned()));
    let called = told(|told| Some(told.preferred_name.value()?.as_ref()?.as_str().to_owned()));
    let moment = |moment: i64| clock::moment_in_words(moment, LANGUAGE);
    let events = || all.iter().flat_map(|open| open.log().in_order());
    let assigned = record.assigned.value().copied().flatten().map(|id| untrack(|| desk.name_of(id)));
    let alerts = record.open_alerts().count();
    let holds = say::holds_what(alerts, record.assessments.len(), record.entries.len());
    let lines = vec![
        [names.clone(), called].into_iter().filter(|name| !name.is_empty()).collect::<Vec<_>>().join(" · "),
        told(|told| Some(clock::in_words((*told.date_of_birth.value()?)?, LANGUAGE))),
        told(|told| Some(told.phone.value()?.as_ref()?.value.as_str().to_owned())),
        told(|told| Some(told.address.value()?.as_ref()?.value.as_str().replace('\n', ", "))),
        told(|told| Some(told.nhs_number.value()?.as_ref()?.as_str().to_owned())),
        told(|told| Some(told.national_insurance_number.value()?.as_ref()?.as_str().to_owned())),
        record.reference.value().map(|line| line.as_str().to_owned()).unwrap_or_default(),
        assigned.unwrap_or_default(),
        events().map(|event| event.written).min().map(moment).unwrap_or_default(),
        events().map(|event| event.written).max().map(moment).unwrap_or_default(),
        holds,
        if record.is_archived() { say::yes() } else { say::no() },
    ];
    let lines = lines.into_iter().map(|line| if line.is_empty() { say_case::not_known() } else { line }).collect();
    Some(Side { case: first.case(), name: case::name(&record), lines })
}
