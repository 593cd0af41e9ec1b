//! What an import says about the questionnaire it came from, in the words of the staff's pages: what is not in the pack, what
//! is different, what to decide.

use leptos::prelude::*;

use crate::fhir::{Gravity, Remark, What, Why};
use crate::ui::components::{all, el, list, nothing};
use crate::words::staff::{remark as say, why as say_why};

/// Draws the report; nothing where there is nothing to say.
pub(super) fn report(remarks: &[Remark]) -> AnyView {
    let part = |gravity: Gravity| {
        let of_it = || remarks.iter().filter(|remark| remark.what.gravity() == gravity);
        let lines = joined(of_it());
        let heading = el("h3", "app-report__title").text(named(gravity, of_it().count())).view();
        if lines.is_empty() { nothing() } else { all([heading, list(lines)]) }
    };
    el("div", "app-report").children(Gravity::ALL.into_iter().map(part)).view()
}

fn named(gravity: Gravity, count: usize) -> String {
    match gravity {
        Gravity::Lost => say::lost(count),
        Gravity::Changed => say::changed(count),
        Gravity::ToDecide => say::to_decide(count),
    }
}

/// What is the same for several items is said once, with all of them; so are their names.
fn joined<'a>(remarks: impl Iterator<Item = &'a Remark>) -> Vec<String> {
    let mut lines: Vec<(String, Vec<String>)> = Vec::new();
    for remark in remarks {
        let place = match here(&remark.what) {
            Some(id) => say::renamed_to(id, &remark.place),
            None => remark.place.clone(),
        };
        let says = in_words(&remark.what);
        match lines.iter_mut().find(|(other, _)| *other == says) {
            Some((_, places)) => places.push(place),
            None => lines.push((says, vec![place])),
        }
    }
    let line = |(says, mut places): (String, Vec<String>)| {
        places.retain(|place| !place.is_empty());
        if places.is_empty() { says } else { say::at(places.join(", "), says) }
    };
    lines.into_iter().map(line).collect()
}

/// What an item is called here, where that is what the remark says.
fn here(what: &What) -> Option<&str> {
    if let What::Renamed { id } = what { Some(id) } else { None }
}

fn in_words(what: &What) -> String {
    match what {
        What::NoItem => say::no_item(),
        What::NoSuchType { found } => say::no_such_type(found),
        What::Hidden => say::hidden(),
        What::Within => say::within(),
        What::Wordless => say::wordless(),
        What::EmptyGroup => say::empty_group(),
        What::UnknownSum => say::unknown_sum(),
        What::UnsafeSum { link } => say::unsafe_sum(link),
        What::Condition { question, why } => say::condition(question, because(*why)),
        What::ConditionInFhirPath => say::condition_in_fhirpath(),
        What::Option => say::option(),
        What::Score { option } => say::score(option),
        What::Part { name } => say::part(name),
        What::Language { tag } => say::language(tag),
        What::Renamed { .. } => say::renamed(),
        What::MayBePassed => say::may_be_passed(),
        What::StartsEmpty => say::starts_empty(),
        What::AskedOnce => say::asked_once(),
        What::OwnSection => say::own_section(),
        What::AskedAfter => say::asked_after(),
        What::OpenPart { id } => say::open_part(id),
        What::InWords => say::in_words(),
        What::WholeNumber => say::whole_number(),
        What::DateOnly => say::date_only(),
        What::Bounds => say::bounds(),
        What::Unnamed => say::unnamed(),
        What::Scale { id, items } => say::scale(id, items),
        What::SuggestedScale { id, items } => say::suggested_scale(id, items),
        What::Categories => say::categories(),
        What::AudienceAndSensitivity => say::audience_and_sensitivity(),
        What::Bands { id } => say::bands(id),
        What::Disclaimer => say::disclaimer(),
        What::Minutes => say::minutes(),
    }
}

fn because(why: Why) -> String {
    match why {
        Why::Unknown => say_why::unknown(),
        Why::Later => say_why::later(),
        Why::NotAsked => say_why::not_asked(),
        Why::NoSuchOption => say_why::no_such_option(),
        Why::Comparison => say_why::comparison(),
        Why::Malformed => say_why::malformed(),
    }
}
