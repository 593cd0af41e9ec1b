//! Answers as research may have them: codes and numbers, and which way a question was passed over.
//!
//! Invariant: an item that takes words or a date, or that asks who she is, does not occur, not even as passed over.

use serde_json::{Value, json};

use super::super::disclosable::{Coded, Disclosable};
use super::super::sealed::Sealed;
use super::categorised::told;
use crate::assessment::{Complete, Response, Value as Answer};
use crate::instrument::{Category, Question};

/// The closed answers of one filling-in, by item id.
pub struct CodedAnswers(Vec<(String, Coding)>);

enum Coding {
    Code(String),
    Codes(Vec<String>),
    Number(i64),
    NoAnswer(&'static str),
}

impl CodedAnswers {
    pub(super) fn of(complete: &Complete) -> Self {
        let fit = told(complete).filter(|(item, category, _)| is_closed(item.question()) && may_be_told(*category));
        Self(fit.filter_map(|(item, _, response)| Some((item.id().to_owned(), coding(response)?))).collect())
    }
}

/// Whether an item can be answered by codes and numbers only.
fn is_closed(question: &Question) -> bool {
    match question {
        Question::SingleChoice { .. }
        | Question::MultipleChoice { .. }
        | Question::YesNo
        | Question::Rating { .. }
        | Question::Number { .. } => true,
        Question::Date { .. } | Question::ShortText { .. } | Question::LongText { .. } | Question::Note => false,
    }
}

/// Whether answers of a category may go to research. Who she is never does, whatever the type of question; demographic
/// facts go as fields of their own, coarsened; notes are about her in somebody else's words.
fn may_be_told(category: Category) -> bool {
    match category {
        Category::Identification
        | Category::Contact
        | Category::OfficialNumbers
        | Category::GpAndEmergencyContact
        | Category::Demographic
        | Category::CaseNotes => false,
        Category::FriendsAndPersonalLife
        | Category::EmploymentAndMoney
        | Category::HousingSafety
        | Category::AngerAndHostility
        | Category::MentalHealth
        | Category::PhysicalHealth
        | Category::Abuse
        | Category::SubstanceUseAndGambling
        | Category::ParentingAndFamilyConflict
        | Category::EducationSupportAndSelfEfficacy
        | Category::Offence => true,
    }
}

fn coding(response: &Response) -> Option<Coding> {
    match response {
        Response::Given(Answer::Choice(code)) => Some(Coding::Code(code.clone())),
        Response::Given(Answer::Choices(codes)) => Some(Coding::Codes(codes.clone())),
        Response::Given(Answer::Number(number)) => Some(Coding::Number(*number)),
        Response::Given(Answer::Date(_) | Answer::Words(_)) => None,
        Response::Passed(pass) => Some(Coding::NoAnswer(pass.code())),
        Response::NotAsked => Some(Coding::NoAnswer("not-asked")),
    }
}

impl Sealed for CodedAnswers {}
impl Coded for CodedAnswers {}

impl Disclosable for CodedAnswers {
    fn disclose(&self) -> Value {
        let answer = |(item, coding): &(String, Coding)| match coding {
            Coding::Code(code) => json!({ "item": item, "code": code }),
            Coding::Codes(codes) => json!({ "item": item, "codes": codes }),
            Coding::Number(number) => json!({ "item": item, "number": number }),
            Coding::NoAnswer(reason) => json!({ "item": item, "no-answer": reason }),
        };
        self.0.iter().map(answer).collect()
    }
}
