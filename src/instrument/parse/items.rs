//! Items and the options of choices.

use super::conditions::{condition, test};
use super::{Context, Earlier, collect};
use crate::document::{Language, Object, ProblemKind, Reader, declared, report_duplicates};
use crate::instrument::{
    Audience, Category, ChoiceOption, Item, Points, Precision, Question, SafetyTopic, SafetyTrigger, Sensitivity,
};

const COMMON: &[&str] =
    &["id", "type", "text", "help", "audience", "category", "sensitivity", "show_if", "may_not_apply", "safety"];
const NOTE: &[&str] = &["id", "type", "text", "help", "audience", "show_if"];

#[derive(Clone, Copy)]
enum Type {
    SingleChoice,
    MultipleChoice,
    YesNo,
    Rating,
    Number,
    Date,
    ShortText,
    LongText,
    Note,
}

const TYPES: [(&str, Type); 9] = [
    ("single-choice", Type::SingleChoice),
    ("multiple-choice", Type::MultipleChoice),
    ("yes-no", Type::YesNo),
    ("rating", Type::Rating),
    ("number", Type::Number),
    ("date", Type::Date),
    ("short-text", Type::ShortText),
    ("long-text", Type::LongText),
    ("note", Type::Note),
];

/// Reads one item; `earlier` are those that its conditions may speak of.
pub(super) fn item(here: &Reader<'_>, context: &Context<'_>, earlier: &Earlier<'_>) -> Option<Item> {
    let kind = match here.quiet("type") {
        Some(r) => r.code(&TYPES),
        None => here.refuse(ProblemKind::Missing { key: "type" }),
    }?;
    let own: &[&str] = match kind {
        Type::SingleChoice => &["options"],
        Type::MultipleChoice => &["options", "exclusive"],
        Type::Rating => &["lowest", "highest"],
        Type::Number => &["min", "max", "unit"],
        Type::Date => &["precision"],
        Type::ShortText | Type::LongText => &["max_length"],
        Type::YesNo | Type::Note => &[],
    };
    let note = matches!(kind, Type::Note);
    let object = here.object(&[if note { NOTE } else { COMMON }, own].concat())?;
    let languages = &context.languages;
    let id = object.need("id").and_then(|r| r.id());
    let text = object.need("text").and_then(|r| r.text(languages));
    let help = object.optional("help", |r| r.text(languages));
    let audience = object.need("audience").and_then(|r| r.code(&Audience::ALL));
    let show_if = object.optional("show_if", |r| condition(r, context, earlier));
    let question = question(kind, &object, context);
    if note {
        return Some(Item {
            id: id?,
            text: text?,
            help: help?,
            audience: audience?,
            category: None,
            sensitivity: Sensitivity::Personal,
            show_if: show_if?,
            may_not_apply: false,
            safety: None,
            question: question?,
        });
    }
    let category = object.need("category").and_then(|r| category(&r));
    let sensitivity = object.need("sensitivity").and_then(|r| r.code(&Sensitivity::ALL));
    let may_not_apply = object.optional("may_not_apply", |r| r.boolean());
    let safety = object.optional("safety", |r| trigger(r, context, id.as_deref()?, question.as_ref()?));
    Some(Item {
        id: id?,
        text: text?,
        help: help?,
        audience: audience?,
        category: category?,
        sensitivity: sensitivity?,
        show_if: show_if?,
        may_not_apply: may_not_apply?.unwrap_or(false),
        safety: safety?,
        question: question?,
    })
}

/// A category of the notice; or `None`, where an author says that nobody has given the question one yet.
fn category(here: &Reader<'_>) -> Option<Option<Category>> {
    if here.quiet_string() == Some("unassigned") { Some(None) } else { here.code(&Category::ALL).map(Some) }
}

fn question(kind: Type, object: &Object<'_>, context: &Context<'_>) -> Option<Question> {
    let text = |key| object.need(key).and_then(|r| r.text(&context.languages));
    let max_length = |usual: i64| {
        let length = object.optional("max_length", |r| r.integer(1, 20_000))?.unwrap_or(usual);
        usize::try_from(length).ok()
    };
    match kind {
        Type::SingleChoice => Some(Question::SingleChoice { options: chosen_options(object, context)? }),
        Type::MultipleChoice => {
            let options = chosen_options(object, context);
            let exclusive = object.optional("exclusive", |r| exclusive(r, options.as_deref()?));
            Some(Question::MultipleChoice { options: options?, exclusive: exclusive?.unwrap_or_default() })
        }
        Type::YesNo => Some(Question::YesNo),
        Type::Rating => {
            let (lowest, highest) = (text("lowest"), text("highest"));
            Some(Question::Rating { lowest: lowest?, highest: highest? })
        }
        Type::Number => {
            let min = object.need("min").and_then(|r| r.integer(-1_000_000, 1_000_000));
            let max_here = object.need("max");
            let max = max_here.as_ref().and_then(|r| r.integer(-1_000_000, 1_000_000));
            let unit = object.optional("unit", |r| r.text(&context.languages));
            if min? >= max? {
                return max_here?.refuse(ProblemKind::NotAscending);
            }
            Some(Question::Number { min: min?, max: max?, unit: unit? })
        }
        Type::Date => {
            let known = [("year", Precision::Year), ("month", Precision::Month), ("day", Precision::Day)];
            Some(Question::Date { precision: object.need("precision")?.code(&known)? })
        }
        Type::ShortText => Some(Question::ShortText { max_length: max_length(200)? }),
        Type::LongText => Some(Question::LongText { max_length: max_length(2000)? }),
        Type::Note => Some(Question::Note),
    }
}

fn chosen_options(object: &Object<'_>, context: &Context<'_>) -> Option<Vec<ChoiceOption>> {
    let here = object.need("options")?;
    if !here.is_string() {
        return options(&here, &context.languages);
    }
    let name = here.string()?;
    match context.option_sets.iter().find(|(known, _)| *known == name) {
        Some((_, options)) => options.clone(),
        None => here.refuse(ProblemKind::Dangling { id: name.to_owned() }),
    }
}

/// Reads a list of options.
pub(super) fn options(here: &Reader<'_>, languages: &[Language]) -> Option<Vec<ChoiceOption>> {
    let list = here.some_list()?;
    report_duplicates(declared(&list, "code"));
    collect(list.iter().map(|r| {
        let object = r.object(&["code", "text", "score"])?;
        let code = object.need("code").and_then(|r| r.id());
        let text = object.need("text").and_then(|r| r.text(languages));
        let score = object.optional("score", |r| if r.is_null() { Some(None) } else { r.hundredths().map(Some) });
        let score = score?;
        let has_score = score.is_some();
        Some(ChoiceOption { code: code?, text: text?, score: score.flatten().map(Points::from_hundredths), has_score })
    }))
}

fn exclusive(here: &Reader<'_>, options: &[ChoiceOption]) -> Option<Vec<String>> {
    collect(here.list()?.iter().map(|r| {
        let code = r.string()?;
        let known = options.iter().any(|o| o.code == code);
        if known { Some(code.to_owned()) } else { r.refuse(ProblemKind::Dangling { id: code.to_owned() }) }
    }))
}

fn trigger(here: &Reader<'_>, context: &Context<'_>, id: &str, question: &Question) -> Option<SafetyTrigger> {
    let object = here.object(&["when", "topics", "text"])?;
    let when = object.need("when").and_then(|r| {
        r.object(&["is", "at_least", "at_most", "answered"])?;
        test(&r, id, question)
    });
    let topics = object.need("topics").and_then(|r| collect(r.some_list()?.iter().map(|t| t.code(&SafetyTopic::ALL))));
    let text = object.optional("text", |r| r.text(&context.languages));
    Some(SafetyTrigger { when: when?, topics: topics?, text: text? })
}
