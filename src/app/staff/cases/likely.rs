//! Whom a filling-in that came without an invite may be of, and which cases may be one woman. A proposal with its reasons; a
//! person decides.

use std::collections::BTreeSet;

use super::Caseload;
use super::found::{folded, squeezed};
use crate::assessment::PartialDate;
use crate::case::record::{CaseId, Summary};
use crate::case::{Line, NationalInsuranceNumber, NhsNumber, Profile, TelephoneNumber};

/// A case that may be hers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Likely {
    /// Which case: of cases that are one woman, the one it was found in.
    pub case: CaseId,
    /// Why, the weightiest first. Never empty.
    pub because: Vec<Because>,
}

/// Why a case may be hers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Because {
    /// An official number is the same: NHS or National Insurance.
    OfficialNumber,
    /// The date of birth is the same, to the day.
    DateOfBirth,
    /// A telephone number is the same; people share one.
    Telephone,
    /// Every part of the name is the same.
    WholeName,
    /// A part of the name is the same.
    PartOfName,
}

/// The least that reasons must weigh together: a part of a name and a date of birth, but not one of them alone.
const ENOUGH: u32 = 3;

impl Because {
    fn weight(self) -> u32 {
        match self {
            Self::OfficialNumber => 3,
            Self::DateOfBirth | Self::Telephone | Self::WholeName => 2,
            Self::PartOfName => 1,
        }
    }
}

impl Caseload {
    /// The cases that may be of the woman who says this of herself, the likeliest first.
    #[must_use]
    pub fn likely(&self, profile: &Profile) -> Vec<Likely> {
        self.like(&Asked::of(profile))
    }

    /// The cases that may be of the same woman as this one, the likeliest first; none that is one with it already.
    #[must_use]
    pub fn likely_same(&self, case: CaseId) -> Vec<Likely> {
        let Some(summary) = self.summary(case) else { return Vec::new() };
        let known = self.one_woman(case);
        let mut likely = self.like(&Asked::of_summary(summary));
        likely.retain(|likely| !known.contains(&likely.case));
        likely
    }

    fn like(&self, asked: &Asked) -> Vec<Likely> {
        let reasons = self.summaries().map(|summary| Likely { case: summary.case, because: asked.because(summary) });
        let mut likely: Vec<Likely> = reasons.filter(|likely| likely.weight() >= ENOUGH).collect();
        likely.sort_by_key(|likely| (std::cmp::Reverse(likely.weight()), likely.case));
        likely
    }
}

impl Likely {
    fn weight(&self) -> u32 {
        self.because.iter().map(|because| because.weight()).sum()
    }
}

/// What is known of her, in the form in which it is compared.
struct Asked {
    names: Vec<BTreeSet<String>>,
    born: Option<PartialDate>,
    official: Vec<String>,
    telephones: Vec<String>,
}

impl Asked {
    fn of(profile: &Profile) -> Self {
        let nhs = profile.nhs_number.as_ref().map(NhsNumber::as_str);
        let insurance = profile.national_insurance_number.as_ref().map(NationalInsuranceNumber::as_str);
        let telephone = profile.phone.as_ref().map(|way| TelephoneNumber::as_str(&way.value));
        Self {
            names: profile.name.iter().map(|name| words(name.as_str())).collect(),
            born: to_the_day(profile.date_of_birth),
            official: nhs.into_iter().chain(insurance).map(squeezed).collect(),
            telephones: telephone.into_iter().map(squeezed).collect(),
        }
    }

    fn of_summary(summary: &Summary) -> Self {
        let numbers = summary.numbers.iter().map(Line::as_str);
        let (official, telephones): (Vec<&str>, Vec<&str>) = numbers.partition(|number| is_official(number));
        Self {
            names: summary.names.iter().map(|name| words(name.as_str())).collect(),
            born: to_the_day(summary.born),
            official: official.into_iter().map(squeezed).collect(),
            telephones: telephones.into_iter().map(squeezed).collect(),
        }
    }

    fn because(&self, summary: &Summary) -> Vec<Because> {
        let numbers: Vec<String> = summary.numbers.iter().map(|number| squeezed(number.as_str())).collect();
        let names: Vec<BTreeSet<String>> = summary.names.iter().map(|name| words(name.as_str())).collect();
        let whole = self.names.iter().any(|name| !name.is_empty() && names.contains(name));
        let shares = |name: &BTreeSet<String>| self.names.iter().any(|asked| !name.is_disjoint(asked));
        let part = !whole && names.iter().any(shares);
        let mut because = Vec::new();
        for (holds, reason) in [
            (self.official.iter().any(|number| numbers.contains(number)), Because::OfficialNumber),
            (self.born.is_some() && self.born == summary.born, Because::DateOfBirth),
            (self.telephones.iter().any(|number| numbers.contains(number)), Because::Telephone),
            (whole, Because::WholeName),
            (part, Because::PartOfName),
        ] {
            because.extend(holds.then_some(reason));
        }
        because
    }
}

fn to_the_day(date: Option<PartialDate>) -> Option<PartialDate> {
    date.filter(|date| date.day().is_some())
}

/// A summary does not say which of its numbers is which; an official one has a form of its own.
fn is_official(number: &str) -> bool {
    let nhs = NhsNumber::parse(number).is_ok_and(|number| number.is_some());
    nhs || NationalInsuranceNumber::parse(number).is_ok_and(|number| number.is_some())
}

fn words(name: &str) -> BTreeSet<String> {
    name.split_whitespace().map(folded).collect()
}
