//! What comes next and what came before, one screen at a time.

use super::Draft;
use crate::instrument::ItemIndex;

/// One screen of a filling-in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// What a hard section is about, before its first question.
    ContentNote(usize),
    /// One question, or a note to read.
    Question(ItemIndex),
    /// Everything answered, to look over.
    CheckAnswers,
}

impl Draft {
    /// All screens as things stand; the last is always [`Step::CheckAnswers`].
    pub fn steps(&self) -> impl DoubleEndedIterator<Item = Step> {
        let sections = self.instrument().sections().iter().enumerate();
        let screens = sections.flat_map(move |(place, section)| {
            let shown: Vec<ItemIndex> =
                self.instrument().items_of(section).map(|(i, _)| i).filter(|i| self.shows(*i)).collect();
            let note = (section.content_note().is_some() && !shown.is_empty()).then_some(Step::ContentNote(place));
            note.into_iter().chain(shown.into_iter().map(Step::Question))
        });
        screens.chain([Step::CheckAnswers])
    }

    /// The first screen.
    #[must_use]
    pub fn first(&self) -> Step {
        self.steps().next().unwrap_or(Step::CheckAnswers)
    }

    /// The screen after this one. A screen that is no longer shown is followed by the next that is.
    #[must_use]
    pub fn next(&self, step: Step) -> Step {
        self.steps().find(|s| self.place(*s) > self.place(step)).unwrap_or(Step::CheckAnswers)
    }

    /// The screen before this one; `None` at the first.
    #[must_use]
    pub fn back(&self, step: Step) -> Option<Step> {
        self.steps().rfind(|s| self.place(*s) < self.place(step))
    }

    /// The first screen of a section; `None` when nothing of it is shown.
    #[must_use]
    pub fn start_of(&self, section: usize) -> Option<Step> {
        self.steps().find(|s| self.section_at(*s) == Some(section))
    }

    /// The first question that is shown and has neither answer nor pass; the end when there is none.
    #[must_use]
    pub fn first_unanswered(&self) -> Step {
        let waits = |s: &Step| match s {
            Step::ContentNote(_) => false,
            Step::Question(i) => self.at(*i).is_none() && !self.instrument().item(*i).is_note(),
            Step::CheckAnswers => true,
        };
        self.steps().find(waits).unwrap_or(Step::CheckAnswers)
    }

    /// The section a screen belongs to.
    #[must_use]
    pub fn section_at(&self, step: Step) -> Option<usize> {
        match step {
            Step::ContentNote(section) => Some(section),
            Step::Question(item) => Some(self.instrument().section_of(item)),
            Step::CheckAnswers => None,
        }
    }

    /// A key by which screens stand in the order of the instrument, shown or not.
    fn place(&self, step: Step) -> (usize, usize) {
        match step {
            Step::ContentNote(section) => (section, 0),
            Step::Question(item) => (self.instrument().section_of(item), item.0 + 1),
            Step::CheckAnswers => (usize::MAX, 0),
        }
    }
}
