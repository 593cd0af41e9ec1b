//! What can be asked. No answers here.
//!
//! A pack (`instruments/*.json`, `docs/pack-format.md`) is parsed into an [`Instrument`]; after that no dangling or
//! forward reference, gap between bands or rule over an item without a number can exist, so the layers to the right
//! have nothing left to check.
//!
//! **Add a pack:** a JSON file, one of worked examples in `tests/fixtures/scoring/`; no Rust.
//! **Add a question type:** a variant of [`Question`]; the compiler names every place that must learn it.

mod category;
pub mod compiled;
mod condition;
mod item;
mod parse;
mod reassessment;
mod scale;

use std::fmt;

pub use category::{Audience, Category, SafetyTopic, Sensitivity};
pub use condition::{Condition, Test};
pub use item::{ChoiceOption, Item, Precision, Question, SafetyTrigger};
pub use reassessment::Reassessment;
pub use scale::{Band, Counted, Level, Points, Scale, ScaleKind, Total};

use crate::document::{Language, Problem, Text};

/// A published set of questions: sections of items, scales over them, and what may be concluded.
///
/// Made by [`Instrument::parse`]; on a phone, taken over from there by [`compiled::read`].
#[derive(Debug, PartialEq)]
pub struct Instrument {
    identity: PackIdentity,
    languages: Vec<Language>,
    title: Text,
    disclaimer: Text,
    minutes: u32,
    reassessment: Option<Reassessment>,
    supports: Vec<(String, Text)>,
    sections: Vec<Section>,
    items: Vec<Item>,
    scales: Vec<Scale>,
    total: Option<Total>,
}

/// Which pack exactly: a record keeps this for ever, so that old answers keep their old scoring.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackIdentity {
    /// The pack's id, for example `gwa`.
    pub id: String,
    /// Its version, for example `1.0`.
    pub version: String,
    /// SHA-256 of the published file's bytes, in lower-case hex.
    pub digest: String,
}

impl fmt::Display for PackIdentity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.id, self.version)
    }
}

/// The place of an item in [`Instrument::items`]. An index of one instrument means nothing in another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ItemIndex(pub(crate) usize);

/// A titled run of items on one subject.
#[derive(Debug, PartialEq)]
pub struct Section {
    pub(crate) id: String,
    pub(crate) title: Text,
    pub(crate) intro: Option<Text>,
    pub(crate) content_note: Option<Text>,
    pub(crate) show_if: Option<Condition>,
    /// First item and the one after the last.
    pub(crate) items: (usize, usize),
}

impl Instrument {
    /// Reads a pack.
    ///
    /// # Errors
    /// Every problem of the file at once, each with its JSON path.
    pub fn parse(json: &str) -> Result<Self, Vec<Problem>> {
        parse::instrument(json)
    }

    /// Which pack this is.
    #[must_use]
    pub fn identity(&self) -> &PackIdentity {
        &self.identity
    }

    /// The languages that every text of the pack has.
    #[must_use]
    pub fn languages(&self) -> &[Language] {
        &self.languages
    }

    /// The pack's name for people.
    #[must_use]
    pub fn title(&self) -> &Text {
        &self.title
    }

    /// What the pack is not (licensed, validated); shown with every result and in every export.
    #[must_use]
    pub fn disclaimer(&self) -> &Text {
        &self.disclaimer
    }

    /// About how many minutes it takes.
    #[must_use]
    pub fn minutes(&self) -> u32 {
        self.minutes
    }

    /// How it is asked again, where the pack says so.
    #[must_use]
    pub fn reassessment(&self) -> Option<&Reassessment> {
        self.reassessment.as_ref()
    }

    /// The kinds of support that bands link to: id and name.
    #[must_use]
    pub fn supports(&self) -> &[(String, Text)] {
        &self.supports
    }

    /// The sections in the order they are asked.
    #[must_use]
    pub fn sections(&self) -> &[Section] {
        &self.sections
    }

    /// The scales in the order of the pack.
    #[must_use]
    pub fn scales(&self) -> &[Scale] {
        &self.scales
    }

    /// How scales make a total, where the pack has one.
    #[must_use]
    pub fn total(&self) -> Option<&Total> {
        self.total.as_ref()
    }

    /// All items with their indices, in the order they are asked.
    pub fn items(&self) -> impl Iterator<Item = (ItemIndex, &Item)> {
        self.items.iter().enumerate().map(|(i, item)| (ItemIndex(i), item))
    }

    /// The item at an index of this instrument.
    #[must_use]
    pub fn item(&self, index: ItemIndex) -> &Item {
        &self.items[index.0]
    }

    /// The item with this id.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<ItemIndex> {
        self.items.iter().position(|i| i.id() == id).map(ItemIndex)
    }

    /// The items of a section, with their indices.
    pub fn items_of<'a>(
        &'a self,
        section: &Section,
    ) -> impl DoubleEndedIterator<Item = (ItemIndex, &'a Item)> + use<'a> {
        (section.items.0..section.items.1).map(|i| (ItemIndex(i), &self.items[i]))
    }

    /// The section that an item stands in, by its place among [`Instrument::sections`].
    #[must_use]
    pub fn section_of(&self, item: ItemIndex) -> usize {
        self.sections.partition_point(|s| s.items.1 <= item.0).min(self.sections.len().saturating_sub(1))
    }
}

impl Section {
    /// The section's id, unique in the pack.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Its heading.
    #[must_use]
    pub fn title(&self) -> &Text {
        &self.title
    }

    /// A few words before its first question.
    #[must_use]
    pub fn intro(&self) -> Option<&Text> {
        self.intro.as_ref()
    }

    /// What a hard section is about, shown first; she may pass over the whole section, and its answers are folded on
    /// "check answers".
    #[must_use]
    pub fn content_note(&self) -> Option<&Text> {
        self.content_note.as_ref()
    }

    /// When the section is asked at all.
    #[must_use]
    pub fn show_if(&self) -> Option<&Condition> {
        self.show_if.as_ref()
    }
}
