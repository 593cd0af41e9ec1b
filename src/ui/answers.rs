//! Answers in words, as she would say them.

use crate::assessment::{Pass, Value};
use crate::browser::clock;
use crate::document::Language;
use crate::instrument::{Item, Question};
use crate::words;

/// How she passed a question over, in words.
pub(super) fn passed(pass: Pass) -> String {
    match pass {
        Pass::PreferNotToSay => words::passed::rather_not(),
        Pass::RatherTalk => words::passed::rather_talk(),
        Pass::DoesNotApply => words::passed::not_apply(),
    }
}

/// An answer as she would say it.
pub(super) fn in_words(language: &Language, item: &Item, value: &Value) -> String {
    let option = |code: &String| {
        let options = item.question().options().iter();
        options
            .into_iter()
            .find(|o| o.code() == code)
            .map_or_else(String::new, |o| o.text().in_language(language).to_owned())
    };
    match (value, item.question()) {
        (Value::Choice(code), Question::YesNo) => {
            if code == "yes" {
                words::app::yes()
            } else {
                words::app::no()
            }
        }
        (Value::Choice(code), _) => option(code),
        (Value::Choices(codes), _) => codes.iter().map(option).collect::<Vec<_>>().join(", "),
        (Value::Number(n), Question::Rating { .. }) => words::question::rating_value(n),
        (Value::Number(n), Question::Number { unit: Some(unit), .. }) => format!("{n} {}", unit.in_language(language)),
        (Value::Number(n), _) => n.to_string(),
        (Value::Date(date), _) => clock::in_words(*date, language.as_str()),
        (Value::Words(words), _) => words.clone(),
    }
}
