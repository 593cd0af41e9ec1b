//! One question, or one note between questions.

use super::{Audience, Category, Condition, Points, SafetyTopic, Sensitivity, Test};
use crate::document::Text;

/// A question of an instrument, or a note that is only read.
#[derive(Debug, PartialEq)]
pub struct Item {
    pub(crate) id: String,
    pub(crate) text: Text,
    pub(crate) help: Option<Text>,
    pub(crate) audience: Audience,
    pub(crate) category: Option<Category>,
    pub(crate) sensitivity: Sensitivity,
    pub(crate) show_if: Option<Condition>,
    pub(crate) may_not_apply: bool,
    pub(crate) safety: Option<SafetyTrigger>,
    pub(crate) question: Question,
}

/// What kind of answer an item takes.
#[derive(Debug, PartialEq)]
pub enum Question {
    /// One option of a list.
    SingleChoice {
        /// The options; codes are unique.
        options: Vec<ChoiceOption>,
    },
    /// Any number of options of a list.
    MultipleChoice {
        /// The options; codes are unique.
        options: Vec<ChoiceOption>,
        /// Codes that stand alone, such as "none of these".
        exclusive: Vec<String>,
    },
    /// Yes or no.
    YesNo,
    /// A whole number from 0 to 10.
    Rating {
        /// What 0 means.
        lowest: Text,
        /// What 10 means.
        highest: Text,
    },
    /// A whole number.
    Number {
        /// The least it may be.
        min: i64,
        /// The most it may be.
        max: i64,
        /// What is counted, for example "days".
        unit: Option<Text>,
    },
    /// A date that may leave out day, or month and day.
    Date {
        /// The least she may give.
        precision: Precision,
    },
    /// A line of words.
    ShortText {
        /// Most characters.
        max_length: usize,
    },
    /// Several lines of words.
    LongText {
        /// Most characters.
        max_length: usize,
    },
    /// Something to read; no answer.
    Note,
}

/// One option of a choice.
#[derive(Debug, Clone, PartialEq)]
pub struct ChoiceOption {
    pub(crate) code: String,
    pub(crate) text: Text,
    pub(crate) score: Option<Points>,
    /// Whether the pack gives a score or an explicit `null`; a scale may count only choices all of whose options do.
    pub(crate) has_score: bool,
}

/// How much of a date must be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Precision {
    /// The year.
    Year,
    /// Year and month.
    Month,
    /// Year, month and day.
    Day,
}

/// An answer that calls for help at once: helplines are shown in place, nothing is blocked.
#[derive(Debug, PartialEq)]
pub struct SafetyTrigger {
    pub(crate) when: Test,
    pub(crate) topics: Vec<SafetyTopic>,
    pub(crate) text: Option<Text>,
}

impl Item {
    /// The item's id, unique in its pack.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The question as she reads it.
    #[must_use]
    pub fn text(&self) -> &Text {
        &self.text
    }

    /// A hint below it.
    #[must_use]
    pub fn help(&self) -> Option<&Text> {
        self.help.as_ref()
    }

    /// Who answers it.
    #[must_use]
    pub fn audience(&self) -> Audience {
        self.audience
    }

    /// The notice's category. A note has none; nor has a question to which nobody has given one yet, and until then
    /// nothing of it leaves to anybody but the centre.
    #[must_use]
    pub fn category(&self) -> Option<Category> {
        self.category
    }

    /// How the law weighs the answer.
    #[must_use]
    pub fn sensitivity(&self) -> Sensitivity {
        self.sensitivity
    }

    /// When it is asked.
    #[must_use]
    pub fn show_if(&self) -> Option<&Condition> {
        self.show_if.as_ref()
    }

    /// Whether "does not apply to me" is offered.
    #[must_use]
    pub fn may_not_apply(&self) -> bool {
        self.may_not_apply
    }

    /// Which answers call for help at once.
    #[must_use]
    pub fn safety(&self) -> Option<&SafetyTrigger> {
        self.safety.as_ref()
    }

    /// What kind of answer it takes.
    #[must_use]
    pub fn question(&self) -> &Question {
        &self.question
    }

    /// Whether it is only read.
    #[must_use]
    pub fn is_note(&self) -> bool {
        matches!(self.question, Question::Note)
    }
}

impl Question {
    /// The options of a choice; none for other types.
    #[must_use]
    pub fn options(&self) -> &[ChoiceOption] {
        match self {
            Self::SingleChoice { options } | Self::MultipleChoice { options, .. } => options,
            Self::YesNo
            | Self::Rating { .. }
            | Self::Number { .. }
            | Self::Date { .. }
            | Self::ShortText { .. }
            | Self::LongText { .. }
            | Self::Note => &[],
        }
    }

    /// The least and the most an answer can count in a scale; `None` for a type that has no number.
    #[must_use]
    pub fn range(&self) -> Option<(Points, Points)> {
        match self {
            Self::SingleChoice { options } => {
                let scores = || options.iter().filter_map(|o| o.score);
                all_scored(options)?;
                Some((scores().min()?, scores().max()?))
            }
            Self::MultipleChoice { options, .. } => {
                let scores = || options.iter().filter_map(|o| o.score);
                all_scored(options)?;
                scores().next()?;
                Some((scores().filter(|s| *s < Points::ZERO).sum(), scores().filter(|s| *s > Points::ZERO).sum()))
            }
            Self::YesNo => Some((Points::ZERO, Points::whole(1))),
            Self::Rating { .. } => Some((Points::ZERO, Points::whole(10))),
            Self::Number { min, max, .. } => Some((Points::whole(*min), Points::whole(*max))),
            Self::Date { .. } | Self::ShortText { .. } | Self::LongText { .. } | Self::Note => None,
        }
    }
}

fn all_scored(options: &[ChoiceOption]) -> Option<()> {
    options.iter().all(|o| o.has_score).then_some(())
}

impl ChoiceOption {
    /// The option's code, unique in its list; the only thing about it that is kept.
    #[must_use]
    pub fn code(&self) -> &str {
        &self.code
    }

    /// What she reads.
    #[must_use]
    pub fn text(&self) -> &Text {
        &self.text
    }

    /// What it counts in a scale; `None` counts as unanswered.
    #[must_use]
    pub fn score(&self) -> Option<Points> {
        self.score
    }

    /// Whether the pack says what it counts: a score, or that it counts as unanswered.
    #[must_use]
    pub fn has_score(&self) -> bool {
        self.has_score
    }
}

impl SafetyTrigger {
    /// Which answers set it off.
    #[must_use]
    pub fn when(&self) -> &Test {
        &self.when
    }

    /// What the helplines shown must help with.
    #[must_use]
    pub fn topics(&self) -> &[SafetyTopic] {
        &self.topics
    }

    /// Words above the helplines, where the pack has its own.
    #[must_use]
    pub fn text(&self) -> Option<&Text> {
        self.text.as_ref()
    }
}
