//! What an import says about each thing that the pack holds differently, or not at all.

use std::fmt;

/// One remark: where it stands, and what it is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Remark {
    /// What became of it.
    pub what: What,
    /// The `linkId` of the item; its place in the file, where it has none; empty for the questionnaire as a whole.
    pub place: String,
}

/// How much a remark weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gravity {
    /// Something of the questionnaire is not in the pack.
    Lost,
    /// It is in the pack in another form.
    Changed,
    /// The centre must decide before it is used.
    ToDecide,
}

impl Gravity {
    /// Every gravity, the heaviest first.
    pub const ALL: [Self; 3] = [Self::Lost, Self::Changed, Self::ToDecide];
}

/// The kinds of remark.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// It is not an object with a type.
    NoItem,
    /// A type of question that packs have not.
    NoSuchType {
        /// The type.
        found: String,
    },
    /// Nobody would see it.
    Hidden,
    /// It stands within an item that is not asked.
    Within,
    /// A note without words.
    Wordless,
    /// A group in which nothing is asked.
    EmptyGroup,
    /// An expression that is not known to be a plain sum of scores.
    UnknownSum,
    /// A sum that counts questions which are not asked here, or which have no score.
    UnsafeSum {
        /// One such question.
        link: String,
    },
    /// A part of a condition; the item is asked more often than it says.
    Condition {
        /// The question that it looks at.
        question: String,
        /// Why it cannot be expressed.
        why: Why,
    },
    /// A condition in FHIRPath; the item is always asked.
    ConditionInFhirPath,
    /// An option without a code or a text.
    Option,
    /// A score with more than two decimal places, or that is no number.
    Score {
        /// The option's code here.
        option: String,
    },
    /// Anything else of the source.
    Part {
        /// The element, or the last part of the extension's name.
        name: String,
    },
    /// A language in which some text is missing.
    Language {
        /// Its tag.
        tag: String,
    },
    /// Its id.
    Renamed {
        /// Its id here.
        id: String,
    },
    /// It must be answered in the source.
    MayBePassed,
    /// It starts with an answer in the source.
    StartsEmpty,
    /// It may be repeated in the source.
    AskedOnce,
    /// A group within a group, or within a question.
    OwnSection,
    /// A question within a question.
    AskedAfter,
    /// The open part of an open choice.
    OpenPart {
        /// The id of the question for it.
        id: String,
    },
    /// A choice whose options are not in the file, or a type whose answers can be written.
    InWords,
    /// A number with decimals.
    WholeNumber,
    /// A date with a time.
    DateOnly,
    /// A length, a least or a greatest number that packs do not take.
    Bounds,
    /// It has no text.
    Unnamed,
    /// A scale, made of a calculated item.
    Scale {
        /// Its id here.
        id: String,
        /// How many questions it counts.
        items: usize,
    },
    /// A scale, made of all questions with scores since the file has no sum of its own.
    SuggestedScale {
        /// Its id here.
        id: String,
        /// How many questions it counts.
        items: usize,
    },
    /// Categories of its questions.
    Categories,
    /// Who answers, and how the law weighs the answers.
    AudienceAndSensitivity,
    /// Bands of a scale.
    Bands {
        /// The scale's id.
        id: String,
    },
    /// What the pack is not.
    Disclaimer,
    /// How long it takes.
    Minutes,
}

/// Why a condition cannot be expressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// No item has this `linkId`.
    Unknown,
    /// The question comes later.
    Later,
    /// The question is not asked here.
    NotAsked,
    /// The question has no such option.
    NoSuchOption,
    /// Packs do not compare such answers.
    Comparison,
    /// It is not written as FHIR asks.
    Malformed,
}

impl What {
    /// How much it weighs.
    #[must_use]
    pub fn gravity(&self) -> Gravity {
        match self {
            Self::NoItem
            | Self::NoSuchType { .. }
            | Self::Hidden
            | Self::Within
            | Self::Wordless
            | Self::EmptyGroup
            | Self::UnknownSum
            | Self::UnsafeSum { .. }
            | Self::Condition { .. }
            | Self::ConditionInFhirPath
            | Self::Option
            | Self::Score { .. }
            | Self::Part { .. }
            | Self::Language { .. } => Gravity::Lost,
            Self::Renamed { .. }
            | Self::MayBePassed
            | Self::StartsEmpty
            | Self::AskedOnce
            | Self::OwnSection
            | Self::AskedAfter
            | Self::OpenPart { .. }
            | Self::InWords
            | Self::WholeNumber
            | Self::DateOnly
            | Self::Bounds
            | Self::Unnamed
            | Self::Scale { .. } => Gravity::Changed,
            Self::SuggestedScale { .. }
            | Self::Categories
            | Self::AudienceAndSensitivity
            | Self::Bands { .. }
            | Self::Disclaimer
            | Self::Minutes => Gravity::ToDecide,
        }
    }
}

impl fmt::Display for What {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoItem => f.write_str("this is not an item with a type; it is left out"),
            Self::NoSuchType { found } => write!(f, "packs have no question of type \"{found}\"; it is not asked"),
            Self::Hidden => f.write_str("it is hidden in the source, so nobody could answer it; it is not asked"),
            Self::Within => f.write_str("it stands within an item that is not asked; it is not asked either"),
            Self::Wordless => f.write_str("it has no words; it is left out"),
            Self::EmptyGroup => f.write_str("nothing in this group is asked; it is left out"),
            Self::UnknownSum => {
                f.write_str("how it is calculated is not known to be a plain sum of scores; no scale is made of it")
            }
            Self::UnsafeSum { link } => {
                write!(f, "it adds up \"{link}\", which is not asked here or has no score; no scale is made of it")
            }
            Self::Condition { question, why } => {
                write!(f, "its condition on \"{question}\" cannot be expressed ({why}); it is asked more often")
            }
            Self::ConditionInFhirPath => {
                f.write_str("its condition is written in FHIRPath and is not read; it is always asked")
            }
            Self::Option => f.write_str("an option has neither code nor words; it is left out"),
            Self::Score { option } => {
                write!(f, "the score of \"{option}\" is not a number of at most two decimal places; it has none here")
            }
            Self::Part { name } => write!(f, "\"{name}\" is not carried over"),
            Self::Language { tag } => write!(f, "some text is not in \"{tag}\", so the pack is not either"),
            Self::Renamed { id } => write!(f, "its id here is \"{id}\""),
            Self::MayBePassed => f.write_str("it is required in the source; every question may be passed over here"),
            Self::StartsEmpty => f.write_str("it starts with an answer in the source; here nothing is answered for her"),
            Self::AskedOnce => f.write_str("it may be repeated in the source; it is asked once"),
            Self::OwnSection => f.write_str("a group within another item; it is a section of its own"),
            Self::AskedAfter => f.write_str("a question within another; it is asked right after it"),
            Self::OpenPart { id } => write!(f, "whoever chooses another answer is asked for it in words, in \"{id}\""),
            Self::InWords => f.write_str("its answers cannot be listed here; it is asked in words"),
            Self::WholeNumber => f.write_str("it takes decimals in the source; it is asked as a whole number"),
            Self::DateOnly => f.write_str("it takes a time of day in the source; it is asked as a date"),
            Self::Bounds => f.write_str("its bounds are missing or beyond what a pack takes; the widest are set"),
            Self::Unnamed => f.write_str("it has no words of its own; another name of it stands for them"),
            Self::Scale { id, items } => write!(f, "it became the scale \"{id}\" over {items} questions"),
            Self::SuggestedScale { id, items } => {
                write!(f, "{items} questions have scores and nothing adds them up: are they meant for one scale, \"{id}\"?")
            }
            Self::Categories => {
                f.write_str("no question has a category yet; until one has, nothing of it leaves to anybody but the centre")
            }
            Self::AudienceAndSensitivity => f.write_str(
                "every question is for whoever fills it in, and is weighed as special category data, until set otherwise",
            ),
            Self::Bands { id } => write!(f, "the scale \"{id}\" has no bands yet"),
            Self::Disclaimer => f.write_str("the source names no terms of use: say in \"disclaimer\" what this is not"),
            Self::Minutes => f.write_str("how long it takes is a guess from the number of questions"),
        }
    }
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Unknown => "there is no such item",
            Self::Later => "that is asked later",
            Self::NotAsked => "that is not asked here",
            Self::NoSuchOption => "that has no such option",
            Self::Comparison => "packs cannot compare such answers",
            Self::Malformed => "it is not written as FHIR asks",
        })
    }
}
