//! Scales over items, their bands, and how they make a total.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Sub};

use super::ItemIndex;
use crate::document::Text;

/// A score: a number with at most two decimal places, held as hundredths so that sums are exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Points(i64);

impl Points {
    /// No points.
    pub const ZERO: Self = Self(0);

    /// A whole number of points.
    #[must_use]
    pub const fn whole(n: i64) -> Self {
        Self(n * 100)
    }

    /// From hundredths of a point.
    #[must_use]
    pub const fn from_hundredths(n: i64) -> Self {
        Self(n)
    }

    /// In hundredths of a point.
    #[must_use]
    pub const fn hundredths(self) -> i64 {
        self.0
    }

    /// Times a weight; halves of a hundredth round away from zero.
    #[must_use]
    pub fn times(self, weight: Self) -> Self {
        self.scaled(weight.0, 100)
    }

    /// Times `numerator / denominator`; halves of a hundredth round away from zero. Nothing over nothing is nothing.
    #[must_use]
    pub fn scaled(self, numerator: i64, denominator: i64) -> Self {
        if denominator == 0 {
            return Self::ZERO;
        }
        let (product, divisor) = (i128::from(self.0) * i128::from(numerator), i128::from(denominator));
        let size = (product.abs() + divisor.abs() / 2) / divisor.abs();
        i64::try_from(size * product.signum() * divisor.signum()).map_or(Self::ZERO, Self)
    }
}

impl Add for Points {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl Sub for Points {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl Sum for Points {
    fn sum<I: Iterator<Item = Self>>(points: I) -> Self {
        points.fold(Self::ZERO, Add::add)
    }
}

impl fmt::Display for Points {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (sign, n) = (if self.0 < 0 { "-" } else { "" }, self.0.unsigned_abs());
        match n % 100 {
            0 => write!(f, "{sign}{}", n / 100),
            cents if cents % 10 == 0 => write!(f, "{sign}{}.{}", n / 100, cents / 10),
            cents => write!(f, "{sign}{}.{cents:02}", n / 100),
        }
    }
}

/// What a scale speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ScaleKind {
    /// For planning support only; never enters a total (WRNA part IV).
    Need,
    /// Protects; subtracts from a total (WRNA part II).
    Strength,
    /// Adds to a total (WRNA part I).
    Risk,
}

impl ScaleKind {
    /// Every kind with its code.
    pub const ALL: [(&'static str, Self); 3] =
        [("need", Self::Need), ("strength", Self::Strength), ("risk", Self::Risk)];

    /// Its code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Need => "need",
            Self::Strength => "strength",
            Self::Risk => "risk",
        }
    }
}

/// A number made of several answers, with bands that cover its whole range.
#[derive(Debug, PartialEq)]
pub struct Scale {
    pub(crate) id: String,
    pub(crate) kind: ScaleKind,
    pub(crate) title: Text,
    pub(crate) about: Option<Text>,
    pub(crate) items: Vec<Counted>,
    pub(crate) least_answered: Points,
    pub(crate) pro_rate: bool,
    pub(crate) range: (Points, Points),
    pub(crate) change_margin: Option<Points>,
    pub(crate) bands: Vec<Band>,
}

/// An item as a scale counts it.
#[derive(Debug, Clone, PartialEq)]
pub struct Counted {
    pub(crate) item: ItemIndex,
    pub(crate) weight: Points,
    pub(crate) reverse: bool,
    /// The item's own range, before weight.
    pub(crate) range: (Points, Points),
}

/// A part of a scale's range that means one thing.
#[derive(Debug, PartialEq)]
pub struct Band {
    pub(crate) code: String,
    pub(crate) from: Points,
    pub(crate) title: Text,
    pub(crate) text: Option<Text>,
    pub(crate) supports: Vec<String>,
}

/// How scales make a total: risks add, strengths subtract, needs never enter (the types of the lists are checked).
#[derive(Debug, PartialEq)]
pub struct Total {
    pub(crate) risks: Vec<usize>,
    pub(crate) strengths: Vec<usize>,
    pub(crate) levels: Vec<Level>,
}

/// A part of a total's range.
#[derive(Debug, PartialEq)]
pub struct Level {
    pub(crate) code: String,
    pub(crate) from: Points,
    pub(crate) title: Text,
}

impl Scale {
    /// The scale's id, unique in its pack.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// What it speaks of.
    #[must_use]
    pub fn kind(&self) -> ScaleKind {
        self.kind
    }

    /// Its name for people.
    #[must_use]
    pub fn title(&self) -> &Text {
        &self.title
    }

    /// What it is about.
    #[must_use]
    pub fn about(&self) -> Option<&Text> {
        self.about.as_ref()
    }

    /// The items it counts.
    #[must_use]
    pub fn items(&self) -> &[Counted] {
        &self.items
    }

    /// The least share of shown items that must have a value, in hundredths (80 is four in five).
    #[must_use]
    pub fn least_answered(&self) -> Points {
        self.least_answered
    }

    /// Whether missing items are taken to stand as far along their range as the answered ones do.
    #[must_use]
    pub fn pro_rate(&self) -> bool {
        self.pro_rate
    }

    /// The lowest and highest possible score.
    #[must_use]
    pub fn range(&self) -> (Points, Points) {
        self.range
    }

    /// How far two scores of one woman may lie apart without anything being said to have changed; above nothing, and less
    /// than the whole range. Without it, no difference is called a change.
    #[must_use]
    pub fn change_margin(&self) -> Option<Points> {
        self.change_margin
    }

    /// The bands, upwards; the first starts at the lowest possible score.
    #[must_use]
    pub fn bands(&self) -> &[Band] {
        &self.bands
    }

    /// Where a score stands in the range, 0 to 100.
    #[must_use]
    pub fn percent(&self, score: Points) -> i64 {
        let (low, high) = self.range;
        Points::whole(100).scaled((score - low).hundredths(), (high - low).hundredths()).hundredths() / 100
    }

    /// The band a score is in, by its place among [`Scale::bands`].
    #[must_use]
    pub fn band_at(&self, score: Points) -> usize {
        self.bands.iter().rposition(|b| b.from <= score).unwrap_or(0)
    }
}

impl Counted {
    /// The item counted.
    #[must_use]
    pub fn item(&self) -> ItemIndex {
        self.item
    }

    /// What its value is multiplied by.
    #[must_use]
    pub fn weight(&self) -> Points {
        self.weight
    }

    /// Whether its value is mirrored within its range.
    #[must_use]
    pub fn reverse(&self) -> bool {
        self.reverse
    }

    /// The least and the most that the item's own value can be.
    #[must_use]
    pub fn range(&self) -> (Points, Points) {
        self.range
    }

    /// What a raw value of the item adds to the scale.
    #[must_use]
    pub fn contribution(&self, value: Points) -> Points {
        let value = if self.reverse { self.range.0 + self.range.1 - value } else { value };
        value.times(self.weight)
    }

    /// The least and the most it can add.
    #[must_use]
    pub fn bounds(&self) -> (Points, Points) {
        (self.range.0.times(self.weight), self.range.1.times(self.weight))
    }
}

impl Band {
    /// The band's code, unique in its scale.
    #[must_use]
    pub fn code(&self) -> &str {
        &self.code
    }

    /// The score it starts at.
    #[must_use]
    pub fn from(&self) -> Points {
        self.from
    }

    /// Its name for people.
    #[must_use]
    pub fn title(&self) -> &Text {
        &self.title
    }

    /// A sentence about it.
    #[must_use]
    pub fn text(&self) -> Option<&Text> {
        self.text.as_ref()
    }

    /// The kinds of support it links to.
    #[must_use]
    pub fn supports(&self) -> &[String] {
        &self.supports
    }
}

impl Total {
    /// Scales that add, by their place among the instrument's scales.
    #[must_use]
    pub fn risks(&self) -> &[usize] {
        &self.risks
    }

    /// Scales that subtract.
    #[must_use]
    pub fn strengths(&self) -> &[usize] {
        &self.strengths
    }

    /// The levels, upwards; the first starts at the lowest possible total.
    #[must_use]
    pub fn levels(&self) -> &[Level] {
        &self.levels
    }

    /// The level a total is in, by its place among [`Total::levels`].
    #[must_use]
    pub fn level_at(&self, score: Points) -> usize {
        self.levels.iter().rposition(|l| l.from <= score).unwrap_or(0)
    }
}

impl Level {
    /// The level's code.
    #[must_use]
    pub fn code(&self) -> &str {
        &self.code
    }

    /// The total it starts at.
    #[must_use]
    pub fn from(&self) -> Points {
        self.from
    }

    /// Its name for people.
    #[must_use]
    pub fn title(&self) -> &Text {
        &self.title
    }
}

#[cfg(test)]
mod tests {
    use super::Points;

    #[test]
    fn points_round_half_away_from_zero_and_print_plainly() {
        let check = |n: i64, numerator, denominator, shown: &str| {
            assert_eq!(Points::from_hundredths(n).scaled(numerator, denominator).to_string(), shown);
        };
        check(100, 1, 3, "0.33");
        check(200, 1, 3, "0.67");
        check(1, 1, 2, "0.01");
        check(-1, 1, 2, "-0.01");
        check(-250, 1, 1, "-2.5");
        check(700, 0, 0, "0");
        check(-100, 1, 3, "-0.33");
        check(-200, 1, 3, "-0.67");
    }
}
