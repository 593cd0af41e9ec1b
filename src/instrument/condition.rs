//! When something is asked: tests of *earlier* items. Forward references cannot be built.

use super::ItemIndex;

/// A condition over answers given before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition {
    /// All of these hold.
    All(Vec<Condition>),
    /// At least one of these holds.
    Any(Vec<Condition>),
    /// This does not hold.
    Not(Box<Condition>),
    /// An earlier item passes a test. False when that item is hidden, passed over or not answered.
    Item(ItemIndex, Test),
}

/// A test of one item's answer; it always fits the item's type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Test {
    /// Any of these codes is chosen (choices; `yes`, `no`).
    Is(Vec<String>),
    /// The number is at least this (ratings, numbers).
    AtLeast(i64),
    /// The number is at most this (ratings, numbers).
    AtMost(i64),
    /// There is an answer, whatever it is.
    Answered,
}
