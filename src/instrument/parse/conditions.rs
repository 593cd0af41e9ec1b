//! Conditions, which may only look back, and tests, which must fit the item they speak of.

use super::{Context, Earlier, collect};
use crate::document::{ProblemKind, Reader};
use crate::instrument::{Condition, ItemIndex, Question, Test};

/// Reads a condition over `earlier` items.
pub(super) fn condition(here: &Reader<'_>, context: &Context<'_>, earlier: &Earlier<'_>) -> Option<Condition> {
    let several = |r: &Reader<'_>| collect(r.some_list()?.iter().map(|c| condition(c, context, earlier)));
    if let Some(r) = here.quiet("all") {
        here.object(&["all"])?;
        return Some(Condition::All(several(&r)?));
    }
    if let Some(r) = here.quiet("any") {
        here.object(&["any"])?;
        return Some(Condition::Any(several(&r)?));
    }
    if let Some(r) = here.quiet("not") {
        here.object(&["not"])?;
        return Some(Condition::Not(Box::new(condition(&r, context, earlier)?)));
    }
    let id_here = here.object(&["item", "is", "at_least", "at_most", "answered"])?.need("item")?;
    let id = id_here.string()?;
    let Some(index) = earlier.items.iter().position(|i| i.id == id) else {
        if earlier.ids.iter().any(|(earlier, _)| earlier == id) {
            return None;
        }
        let (known, id) = (context.item_ids.contains(&id), id.to_owned());
        return id_here.refuse(if known { ProblemKind::Forward { id } } else { ProblemKind::Dangling { id } });
    };
    Some(Condition::Item(ItemIndex(index), test(here, id, &earlier.items[index].question)?))
}

/// Reads the one test of an object; it must fit the question.
pub(super) fn test(here: &Reader<'_>, id: &str, question: &Question) -> Option<Test> {
    let misfit = |r: &Reader<'_>, expected| {
        r.report(ProblemKind::WrongTest { id: id.to_owned(), expected });
        None::<Test>
    };
    let found: Vec<(&str, Reader<'_>)> =
        ["is", "at_least", "at_most", "answered"].into_iter().filter_map(|k| Some((k, here.quiet(k)?))).collect();
    let [(key, r)] = found.as_slice() else {
        return misfit(here, "exactly one of is, at_least, at_most, answered");
    };
    let number = || match question.range() {
        Some((low, high)) if question.options().is_empty() && !matches!(question, Question::YesNo) => {
            r.integer(low.hundredths() / 100, high.hundredths() / 100)
        }
        _ => {
            misfit(r, "to be a rating or a number for this test");
            None
        }
    };
    match *key {
        "is" => Some(Test::Is(codes(r, id, question)?)),
        "at_least" => Some(Test::AtLeast(number()?)),
        "at_most" => Some(Test::AtMost(number()?)),
        _ if matches!(question, Question::Note) => misfit(r, "to be a question, not a note"),
        _ if r.boolean()? => Some(Test::Answered),
        _ => misfit(r, "\"answered\": true; to ask the opposite, put it in \"not\""),
    }
}

fn codes(here: &Reader<'_>, id: &str, question: &Question) -> Option<Vec<String>> {
    let known: Vec<&str> = match question {
        Question::YesNo => vec!["yes", "no"],
        Question::SingleChoice { options } | Question::MultipleChoice { options, .. } => {
            options.iter().map(|o| o.code.as_str()).collect()
        }
        Question::Rating { .. }
        | Question::Number { .. }
        | Question::Date { .. }
        | Question::ShortText { .. }
        | Question::LongText { .. }
        | Question::Note => {
            let expected = "to be a choice or yes-no for this test";
            return here.refuse(ProblemKind::WrongTest { id: id.to_owned(), expected });
        }
    };
    collect(here.some_list()?.iter().map(|r| {
        let code = r.string()?;
        let unknown = || ProblemKind::UnknownCode { found: code.to_owned(), known: known.join(", ") };
        if known.contains(&code) { Some(code.to_owned()) } else { r.refuse(unknown()) }
    }))
}
