//! A filling-in at the centre: begun, answered over days, completed; and what people make of its figures.

use super::{Text, ThingId};
use crate::assessment::Answer;
use crate::instrument::PackIdentity;

/// What happened to one assessment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AssessmentEvent {
    /// It was begun here, or came from her phone with answers and all.
    Begun {
        /// Exactly which questions: id, version and digest.
        pack: PackIdentity,
        /// Where it was filled in.
        origin: Origin,
    },
    /// Answers were given, changed, or taken back (`None`); by the ids of their items.
    Answered {
        /// Who gave them.
        by: Filler,
        /// Which.
        answers: Vec<(String, Option<Answer>)>,
    },
    /// It was finished.
    Completed(Completion),
    /// The author's own view of a scale, or of the total (`None`): for her judgement, never taken from the score.
    Judged {
        /// The scale's id.
        scale: Option<String>,
        /// The level or band she sees.
        level: String,
        /// Why, where it differs from the score's.
        reason: Option<Text>,
    },
    /// What she herself says of a scale.
    HerView {
        /// The scale's id.
        scale: String,
        /// Whether it fits her.
        fits: bool,
        /// In her words.
        says: Option<Text>,
    },
}

/// Where an assessment was filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// On a tablet of the centre.
    Tablet,
    /// On her phone.
    Phone {
        /// The drop id that it came under.
        drop: [u8; 16],
        /// The invite that it answers.
        invite: Option<ThingId>,
    },
}

/// Who gave an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Filler {
    /// She, alone.
    Herself,
    /// She, to a caseworker who wrote it down.
    Together,
    /// A caseworker, to a question that only caseworkers answer.
    Caseworker,
}

/// How an assessment ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Completion {
    /// The day, from 1 January 1970.
    pub day: i64,
    /// Minutes from first question to last, where it was done in one go.
    pub minutes: Option<u32>,
}

impl Origin {
    /// The invite that it answers.
    #[must_use]
    pub fn invite(self) -> Option<ThingId> {
        match self {
            Self::Tablet => None,
            Self::Phone { invite, .. } => invite,
        }
    }
}

impl Filler {
    /// Every one with its code.
    pub const ALL: [(&'static str, Self); 3] =
        [("herself", Self::Herself), ("together", Self::Together), ("caseworker", Self::Caseworker)];
}
