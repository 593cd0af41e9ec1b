//! Whom a filling-in may be of.

use candour::app::staff::cases::{self, Because};
use candour::assessment::PartialDate;
use candour::case::Profile;
use candour::case::record::{CaseId, Fact, Kind, Voice};
use futures_executor::block_on;

use crate::support::centre::CentreTablet;
use crate::support::rosalind::{self, line};

fn told(profile: &Profile) -> Vec<Kind> {
    let facts = vec![
        Fact::Name(profile.name.clone()),
        Fact::DateOfBirth(profile.date_of_birth),
        Fact::Phone(profile.phone.clone()),
        Fact::NhsNumber(profile.nhs_number.clone()),
    ];
    vec![Kind::Told { by: Voice::Herself, facts }]
}

#[test]
fn whom_a_filling_in_may_be_of_is_proposed_with_reasons() {
    let (tablet, maud) = CentreTablet::set_up();
    let mut list = tablet.list(&maud);
    let mut new_case =
        |profile: &Profile| block_on(cases::new_case(tablet.pen(), &maud, &mut list, told(profile))).unwrap().case();
    let rosalind = rosalind::intake().profile;
    let like = |change: &dyn Fn(&mut Profile)| {
        let mut profile = rosalind.clone();
        (profile.nhs_number, profile.phone) = (None, None);
        change(&mut profile);
        profile
    };
    let born = |text| PartialDate::parse(text);
    let same = new_case(&rosalind);
    let married = new_case(&like(&|p| p.name = Some(line("Rosalind Osei"))));
    let by_number = like(&|p| {
        (p.name, p.date_of_birth, p.nhs_number) = (None, born("1991"), rosalind.nhs_number.clone());
    });
    let number = new_case(&by_number);
    new_case(&like(&|p| p.date_of_birth = born("1971-01-02")));
    new_case(&like(&|p| p.name = Some(line("Celia Day"))));
    let found = |profile: &Profile| -> Vec<(CaseId, Vec<Because>)> {
        list.likely(profile).into_iter().map(|likely| (likely.case, likely.because)).collect()
    };
    let (official, birth) = (Because::OfficialNumber, Because::DateOfBirth);
    let mut expected = vec![
        (same, vec![official, birth, Because::Telephone, Because::WholeName]),
        (married, vec![birth, Because::PartOfName]),
        (number, vec![official]),
    ];
    expected[1..].sort_by_key(|(case, _)| *case);
    assert_eq!(found(&rosalind), expected, "not by a name or a birth date alone");
    let accents = like(&|p| p.name = Some(line("ROSÁLIND   ashworth")));
    assert_eq!(found(&accents)[0], (same, vec![birth, Because::WholeName]));
    assert!(found(&Profile::default()).is_empty(), "nothing said, nobody proposed");
    let year = like(&|p| p.date_of_birth = born("1990"));
    assert!(found(&year).is_empty(), "many are born in one year");
}
