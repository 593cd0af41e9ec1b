//! Whom a filling-in that came without an invite may be of. A proposal with its reasons; a person decides.

use std::collections::BTreeSet;

use super::Caseload;
use super::found::{folded, squeezed};
use crate::assessment::PartialDate;
use crate::case::record::{CaseId, Summary};
use crate::case::{NationalInsuranceNumber, NhsNumber, Profile, TelephoneNumber};

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
        let asked = Asked::of(profile);
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

/// What she says of herself, in the form in which it is compared.
struct Asked {
    name: BTreeSet<String>,
    born: Option<PartialDate>,
    official: Vec<String>,
    telephone: Option<String>,
}

impl Asked {
    fn of(profile: &Profile) -> Self {
        let nhs = profile.nhs_number.as_ref().map(NhsNumber::as_str);
        let insurance = profile.national_insurance_number.as_ref().map(NationalInsuranceNumber::as_str);
        let telephone = profile.phone.as_ref().map(|way| TelephoneNumber::as_str(&way.value));
        Self {
            name: profile.name.as_ref().map(|name| words(name.as_str())).unwrap_or_default(),
            born: profile.date_of_birth.filter(|date| date.day().is_some()),
            official: nhs.into_iter().chain(insurance).map(squeezed).collect(),
            telephone: telephone.map(squeezed),
        }
    }

    fn because(&self, summary: &Summary) -> Vec<Because> {
        let numbers: Vec<String> = summary.numbers.iter().map(|number| squeezed(number.as_str())).collect();
        let names: Vec<BTreeSet<String>> = summary.names.iter().map(|name| words(name.as_str())).collect();
        let whole = !self.name.is_empty() && names.contains(&self.name);
        let part = !whole && names.iter().any(|name| !name.is_disjoint(&self.name));
        let mut because = Vec::new();
        for (holds, reason) in [
            (self.official.iter().any(|number| numbers.contains(number)), Because::OfficialNumber),
            (self.born.is_some() && self.born == summary.born, Because::DateOfBirth),
            (self.telephone.as_ref().is_some_and(|number| numbers.contains(number)), Because::Telephone),
            (whole, Because::WholeName),
            (part, Because::PartOfName),
        ] {
            because.extend(holds.then_some(reason));
        }
        because
    }
}

fn words(name: &str) -> BTreeSet<String> {
    name.split_whitespace().map(folded).collect()
}
