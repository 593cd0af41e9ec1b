//! When the questions are asked again, and which answers then stand.

use super::ItemIndex;

/// How a pack is asked again.
#[derive(Debug, PartialEq)]
pub struct Reassessment {
    pub(crate) months: u32,
    pub(crate) carry_over: Vec<ItemIndex>,
}

impl Reassessment {
    /// After how many months.
    #[must_use]
    pub fn months(&self) -> u32 {
        self.months
    }

    /// Questions about what does not change, such as a childhood: what was answered before stands, and may be changed;
    /// nobody has to tell it twice.
    #[must_use]
    pub fn carry_over(&self) -> &[ItemIndex] {
        &self.carry_over
    }
}
