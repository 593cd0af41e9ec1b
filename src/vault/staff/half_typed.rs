//! What somebody had typed into a form and not saved when the tablet locked. It is hers alone and no part of any record.

use std::fmt;

use crate::case::record::ThingId;
use crate::vault::RecordId;

/// A form in which something stood that was not saved.
#[derive(Clone, PartialEq, Eq)]
pub struct HalfTyped {
    /// The page it stands on.
    pub at: Spot,
    /// What it is known by on that page: words and ids, never about a person.
    pub form: String,
    /// When it was kept, in milliseconds since 1970.
    pub kept: i64,
    /// What was changed in it.
    pub fields: Vec<HalfField>,
}

/// A field of a form, as it was when the tablet locked.
#[derive(Clone, PartialEq, Eq)]
pub struct HalfField {
    /// What it is known by in its form.
    pub key: String,
    /// What it is called on the page, to be shown where it cannot be put back.
    pub label: String,
    /// What stood in it; of several choices, what the chosen one is called.
    pub value: String,
    /// What stood in it before she changed it, to tell what others changed since.
    pub before: String,
}

/// The pages on which something can stand half typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spot {
    /// A case that does not stand yet.
    NewCase,
    /// A colleague who is to be added.
    NewColleague,
    /// A message in the inbox, by the record of it.
    Message(RecordId),
    /// A case at a glance.
    Overview,
    /// All that is known about her.
    About,
    /// Case notes.
    Notes,
    /// Referrals, letters and documents.
    Papers,
    /// Her plan.
    Plan,
    /// What an assessment came to.
    Results(ThingId),
}

impl Spot {
    /// Every page that is one of its kind, with its code. `message` and `results` stand for the others, with an id beside.
    pub const ALONE: [(&'static str, Self); 7] = [
        ("new-case", Self::NewCase),
        ("new-colleague", Self::NewColleague),
        ("overview", Self::Overview),
        ("about", Self::About),
        ("notes", Self::Notes),
        ("papers", Self::Papers),
        ("plan", Self::Plan),
    ];
}

impl HalfTyped {
    /// Whether it is exactly what was kept then, and not what was typed into the same form another time.
    #[must_use]
    pub fn is(&self, other: &Self) -> bool {
        (self.at, &self.form, self.kept) == (other.at, &other.form, other.kept)
    }
}

impl fmt::Debug for HalfTyped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("HalfTyped([redacted])")
    }
}

impl fmt::Debug for HalfField {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("HalfField([redacted])")
    }
}
