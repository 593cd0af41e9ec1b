//! Somebody who does not exist.

use super::chance::Chance;
use super::words::{FIRST, LAST, RELATIONS, STREETS, SURGERIES};
use crate::assessment::PartialDate;
use crate::case::record::Fact;
use crate::case::{
    ContactWay, EmailAddress, EmergencyContact, Gp, Line, NationalInsuranceNumber, NhsNumber, Paragraph, Safe,
    TelephoneNumber,
};

/// Who she is.
pub(super) struct Woman {
    pub(super) first: &'static str,
    last: &'static str,
    born: Option<PartialDate>,
}

impl Woman {
    /// Between 18 and 67 years old on the day of her first visit.
    pub(super) fn make(first_visit: i64, chance: &mut Chance) -> Self {
        let born = PartialDate::of_day(first_visit - chance.between(18 * 366, 67 * 365));
        Self { first: chance.one(&FIRST), last: chance.one(&LAST), born }
    }

    /// What a referral says: not always quite right.
    pub(super) fn by_referral(&self, chance: &mut Chance) -> Vec<Fact> {
        let misspelt = chance.percent(15);
        let last: String = if misspelt {
            self.last.chars().rev().skip(1).collect::<Vec<_>>().into_iter().rev().collect()
        } else {
            self.last.to_owned()
        };
        vec![Fact::Name(line(&format!("{} {last}", self.first))), Fact::DateOfBirth(self.born)]
    }

    /// What she says herself at her first visit.
    pub(super) fn by_herself(&self, chance: &mut Chance) -> Vec<Fact> {
        let mut facts = vec![Fact::Name(line(&format!("{} {}", self.first, self.last))), Fact::DateOfBirth(self.born)];
        let short: String = self.first.chars().take(3).collect();
        facts.extend(chance.percent(30).then(|| Fact::PreferredName(line(&short))));
        facts.push(Fact::Phone(telephone(chance).map(|value| way(value, chance))));
        let address = format!("{} {}\nStockport", chance.between(1, 140), chance.one(&STREETS));
        let address = Paragraph::parse(&address).ok().flatten();
        facts.push(Fact::Address(address.map(|value| way(value, chance))));
        if chance.percent(50) {
            let name: String = format!("{}.{}", self.first, self.last).to_lowercase();
            let name: String = name.chars().filter(|c| c.is_ascii_lowercase() || *c == '.').collect();
            let email = EmailAddress::parse(&format!("{name}{}@mail.example", chance.below(99))).ok().flatten();
            facts.push(Fact::Email(email.map(|value| way(value, chance))));
        }
        facts
    }

    /// What follows at the second.
    pub(super) fn official(&self, chance: &mut Chance) -> Vec<Fact> {
        let mut facts = Vec::new();
        facts.extend(chance.percent(60).then(|| Fact::NhsNumber(nhs_number(chance))));
        if chance.percent(30) {
            // The letters and digits of the examples on official forms.
            let suffix = chance.one(&['A', 'B', 'C', 'D']);
            let number = NationalInsuranceNumber::parse(&format!("AB123456{suffix}")).ok().flatten();
            facts.push(Fact::NationalInsuranceNumber(number));
        }
        let gp = line(chance.one(&SURGERIES)).map(|name| Gp { name, phone: telephone(chance) });
        facts.push(Fact::Gp(gp));
        let name = line(&format!("{} {}", chance.one(&FIRST), self.last));
        let relationship = line(chance.one(&RELATIONS));
        let person = name.map(|name| EmergencyContact { name, phone: telephone(chance), relationship });
        facts.push(Fact::EmergencyContact(person));
        facts
    }

    /// A new telephone.
    pub(super) fn new_telephone(chance: &mut Chance) -> Fact {
        Fact::Phone(telephone(chance).map(|value| way(value, chance)))
    }
}

pub(super) fn line(words: &str) -> Option<Line> {
    Line::parse(words).ok().flatten()
}

fn way<T>(value: T, chance: &mut Chance) -> ContactWay<T> {
    let safe = chance.one(&[Safe::Yes, Safe::Yes, Safe::Yes, Safe::Sometimes, Safe::No, Safe::Unknown]);
    let note = if safe == Safe::Sometimes { line("Mornings only, and say nothing to others.") } else { None };
    ContactWay { value, safe, note }
}

fn telephone(chance: &mut Chance) -> Option<TelephoneNumber> {
    TelephoneNumber::parse(&format!("07700 900{:03}", chance.below(1000))).ok().flatten()
}

/// A number of the range 999, which is kept for tests, with its check digit.
fn nhs_number(chance: &mut Chance) -> Option<NhsNumber> {
    let nine = format!("999{:06}", chance.below(1_000_000));
    (0..10).find_map(|check| NhsNumber::parse(&format!("{nine}{check}")).ok().flatten())
}
