//! One answer. Its `Debug` shows nothing of it, it is overwritten when dropped, and it is deliberately not
//! `Serialize`: it can be kept only through `vault`, and leave only through `share`.

use std::fmt;

use zeroize::{Zeroize, ZeroizeOnDrop};

use super::PartialDate;

/// What she said to one question.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub enum Answer {
    /// She answered.
    Given(Value),
    /// She passed it over.
    Passed(#[zeroize(skip)] Pass),
}

/// The content of an answer.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub enum Value {
    /// The code of one option; `yes` or `no`.
    Choice(String),
    /// The codes of several options, in the order of the pack.
    Choices(Vec<String>),
    /// A rating or a number.
    Number(i64),
    /// A date, perhaps without its day or month.
    Date(PartialDate),
    /// Her own words.
    Words(String),
}

/// The ways to pass a question over; each means something else (FHIR: `dataAbsentReason`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pass {
    /// She would rather not say.
    PreferNotToSay,
    /// She would rather talk about it with someone.
    RatherTalk,
    /// It does not apply to her.
    DoesNotApply,
}

impl Pass {
    /// Every way with its code.
    pub const ALL: [(&'static str, Self); 3] = [
        ("prefer-not-to-say", Self::PreferNotToSay),
        ("rather-talk", Self::RatherTalk),
        ("does-not-apply", Self::DoesNotApply),
    ];

    /// Its code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::PreferNotToSay => "prefer-not-to-say",
            Self::RatherTalk => "rather-talk",
            Self::DoesNotApply => "does-not-apply",
        }
    }
}

impl fmt::Debug for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Answer([redacted])")
    }
}

impl fmt::Debug for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Value([redacted])")
    }
}
