//! The inbox: what women sent comes into their records once, whoever files it, on whichever tablet, whatever fails.

use std::sync::Arc;

use candour::app::staff::access::centre_keys;
use candour::app::staff::cases::Parcel;
use candour::app::staff::inbox::{self, Found, LookError, Whose, file, whose};
use candour::case::record::{CaseId, Completion, Consent, Fact, Invite, Kind, Voice};
use candour::case::{Case, ResearchConsent, StudyId};
use candour::centre::PartnerCode;
use candour::instrument::Instrument;
use candour::share::DropId;
use candour::share::outbox::Entry;
use candour::store::{Batch, MemoryStore, RecordStore, StoreError};
use candour::vault::{Namespace, Place, RecordId};
use futures_executor::block_on;

use crate::support::drop_box::{DropBox, drop_id, sealed};
use crate::support::inbox_desk::{Desk, her_invite, invite, named, uninvited};
use crate::support::rosalind;

#[test]
fn what_she_sent_comes_into_the_record_of_the_case_that_invited_her() {
    let (mut desk, drop_box) = (Desk::new(), DropBox::default());
    let case = desk.new_case(vec![named("R. Ashworth"), invite(her_invite())]);
    assert!(desk.list.summary(case).unwrap().invited_until.is_some());
    drop_box.take(drop_id(1), &rosalind::case());
    assert_eq!(desk.look(&drop_box), Ok(Found { new: 1, aside: 0 }));
    let message = desk.message(drop_id(1));
    assert_eq!(message.profile, rosalind::intake().profile);
    assert_eq!(whose(&desk.list, &message), Whose::Invited(case, vec![]));
    desk.file(drop_id(1), case).unwrap();

    let record = desk.open(case).record();
    let told = record.told(Voice::Herself).unwrap();
    assert_eq!(told.name.value().unwrap().as_ref().unwrap().as_str(), "Rosalind Ashworth");
    assert_eq!(told.phone.value().unwrap(), &rosalind::intake().profile.phone);
    assert_eq!(told.emergency_contact.value().unwrap(), &rosalind::intake().profile.emergency_contact);
    assert_eq!(record.assessments.len(), 2, "the assessment and the questions about herself");
    let (id, assessed) =
        record.assessments.iter().find(|(_, assessed)| assessed.begun.value().unwrap().0.id == "every-type").unwrap();
    assert_eq!(&assessed.begun.value().unwrap().0, rosalind::intake().questions.instrument().identity());
    let told: Vec<_> =
        rosalind::intake().questions.answers().map(|(id, answer)| (id.to_owned(), answer.clone())).collect();
    let kept: Vec<_> = told.iter().map(|(item, _)| (item, assessed.answers[item].value().unwrap().1.clone())).collect();
    assert_eq!(kept, told.iter().map(|(item, answer)| (item, Some(answer.clone()))).collect::<Vec<_>>());
    assert_eq!(assessed.completed.value(), Some(&Completion { day: 20_516, minutes: Some(25) }));
    assert_eq!(assessed.her_views.values().map(|view| view.value().unwrap().0).collect::<Vec<_>>(), [false]);
    let consent = ResearchConsent::Given {
        study_id: StudyId::from_entropy([0x5a; 16]),
        wording: "research-1".into(),
        day: 20_516,
    };
    assert_eq!(consent, rosalind::consent());
    assert!(matches!(record.research(), Some(Consent::Given { day: 20_516, .. })));
    assert_eq!(record.notice.value().unwrap().as_str(), "2026-01");
    assert_eq!(record.open_alerts().count(), usize::from(!rosalind::case().assessment.alerts.is_empty()));
    assert!(record.open_alerts().all(|(_, alert)| alert.raised.value().unwrap().as_ref().unwrap().0 == *id));
    assert!(record.has_answered(her_invite()));
    assert_eq!(desk.list.summary(case).unwrap().invited_until, None);
    let inbox = desk.opened_anew();
    assert_eq!((inbox.new_ones().len(), inbox.filed().len()), (0, 1));
    assert!(inbox.last_looked().is_some());
    assert_eq!(desk.look(&drop_box), Ok(Found::default()), "what is known is not fetched again");
    assert_eq!(drop_box.fetched.get(), 1);
}

#[test]
fn an_invite_to_several_packs_waits_until_each_has_come_back_and_all_are_in_the_case_it_is_of() {
    let (mut desk, drop_box) = (Desk::new(), DropBox::default());
    let mut intake = rosalind::intake();
    let first = intake.finish(25 * 60, 20_516);
    let other = rosalind::ABOUT.replace("\"about\"", "\"second\"");
    intake.turn_to(Arc::new(Instrument::parse(&other).unwrap()));
    let second = intake.finish(40 * 60, 20_518);
    let name = |case: &Case| case.assessment.scored.instrument().identity().to_string();
    let Kind::Invited { invite, to } = invite(her_invite()) else { panic!("an invite") };
    let to = Invite { packs: vec![name(&first), name(&second)], ..to };
    let case = desk.new_case(vec![named("R. Ashworth"), Kind::Invited { invite, to }]);
    for (number, sent) in [(1, &first), (2, &second)] {
        assert!(desk.list.summary(case).unwrap().invited_until.is_some(), "before {number}");
        drop_box.take(drop_id(number), sent);
        assert_eq!(desk.look(&drop_box), Ok(Found { new: 1, aside: 0 }));
        let message = desk.message(drop_id(number));
        assert_eq!(whose(&desk.list, &message), Whose::Invited(case, vec![]));
        assert_eq!(message.questions.as_ref().unwrap().pack.to_string(), name(sent));
        assert_eq!(message.profile, rosalind::intake().profile, "what she said about herself goes with each");
        assert_eq!(message.about.as_ref().unwrap().answers.len(), rosalind::intake().about.answers().count());
        assert_eq!(message.replaces(&desk.open(case).record()).is_empty(), number == 2, "and is said once");
        desk.file(drop_id(number), case).unwrap();
        let record = desk.open(case).record();
        assert_eq!(record.come_back(invite), usize::from(number));
        assert_eq!(record.has_answered(invite), number == 2);
    }
    assert_eq!(desk.list.summary(case).unwrap().invited_until, None);
    let record = desk.open(case).record();
    assert!(matches!(record.research(), Some(Consent::Given { day: 20_516, .. })), "one decision");
    let answers = |pack: &str| -> Vec<usize> {
        let of = record.assessments.values().filter(|assessed| assessed.begun.value().unwrap().0.to_string() == pack);
        of.map(|assessed| assessed.answers.len()).collect()
    };
    assert_eq!(answers(&name(&first)), [rosalind::intake().questions.answers().count()]);
    assert_eq!(answers(&name(&second)), [0], "no answer to the first goes with the second");
}

#[test]
fn what_a_message_would_replace_of_her_own_words_is_told_and_nothing_else() {
    let (mut desk, drop_box) = (Desk::new(), DropBox::default());
    let before = Fact::Name(Some(rosalind::line("R. Ashworth")));
    let same = rosalind::intake().profile.date_of_birth;
    let by_staff = Kind::Told { by: Voice::Staff, facts: vec![Fact::PreferredName(Some(rosalind::line("Rosie")))] };
    let herself =
        Kind::Told { by: Voice::Herself, facts: vec![before.clone(), Fact::DateOfBirth(same), Fact::Email(None)] };
    let case = desk.new_case(vec![herself, by_staff]);
    drop_box.take(drop_id(1), &rosalind::case());
    desk.look(&drop_box).unwrap();
    let message = desk.message(drop_id(1));
    let now = Fact::Name(rosalind::intake().profile.name);
    assert_eq!(message.replaces(&desk.open(case).record()), [(vec![before], now)]);
    desk.file(drop_id(1), case).unwrap();
    assert_eq!(message.replaces(&desk.open(case).record()), []);
}

#[test]
fn answers_that_call_for_help_raise_one_alert() {
    let (mut desk, drop_box) = (Desk::new(), DropBox::default());
    let mut case = rosalind::case();
    let pack = case.assessment.scored.instrument();
    case.assessment.alerts = vec![pack.find("sleep").unwrap(), pack.find("mood").unwrap()];
    drop_box.take(drop_id(1), &case);
    desk.look(&drop_box).unwrap();
    let case = desk.file_new(drop_id(1));
    let record = desk.open(case).record();
    let raised: Vec<_> =
        record.open_alerts().map(|(_, alert)| alert.raised.value().unwrap().clone().unwrap().1).collect();
    assert_eq!(raised, [vec!["sleep".to_owned(), "mood".to_owned()]]);
    assert_eq!(desk.list.summary(case).unwrap().open_alerts, 1);
}

#[test]
fn without_an_invite_the_likely_cases_are_proposed_and_a_person_decides() {
    let (mut desk, drop_box) = (Desk::new(), DropBox::default());
    let profile = rosalind::intake().profile;
    let facts = vec![Fact::Name(profile.name), Fact::DateOfBirth(profile.date_of_birth)];
    let likely = desk.new_case(vec![Kind::Told { by: Voice::Staff, facts }]);
    desk.new_case(vec![named("Celia Day")]);
    drop_box.take(drop_id(1), &uninvited());
    drop_box.take(drop_id(2), &rosalind::case());
    desk.look(&drop_box).unwrap();
    for id in [drop_id(1), drop_id(2)] {
        // The invite of a case that is not on this tablet is as good as none.
        let Whose::Likely(found) = whose(&desk.list, &desk.message(id)) else { panic!("nobody here was invited") };
        assert_eq!(found.iter().map(|likely| likely.case).collect::<Vec<_>>(), [likely]);
    }
    let new = desk.file_new(drop_id(1));
    assert_ne!(new, likely);
    assert_eq!(desk.list.len(), 3);
    assert_eq!(
        desk.open(new).record().assigned.value(),
        Some(&Some(desk.session.me().id)),
        "hers until somebody else takes it"
    );
    desk.file(drop_id(2), likely).unwrap();
    assert_eq!(desk.list.len(), 3);
    assert!(desk.opened_anew().new_ones().is_empty());
}

#[test]
fn another_womans_link_is_told_by_who_else_it_may_be() {
    let (mut desk, drop_box) = (Desk::new(), DropBox::default());
    let invited = desk.new_case(vec![named("Celia Day"), invite(her_invite())]);
    let profile = rosalind::intake().profile;
    let facts = vec![Fact::Name(profile.name), Fact::DateOfBirth(profile.date_of_birth)];
    let likely = desk.new_case(vec![Kind::Told { by: Voice::Herself, facts }]);
    drop_box.take(drop_id(1), &rosalind::case());
    desk.look(&drop_box).unwrap();
    let whose = whose(&desk.list, &desk.message(drop_id(1)));
    assert_eq!(whose.cases().collect::<Vec<_>>(), [invited, likely]);
}

#[test]
fn filing_twice_is_filing_once() {
    let (mut desk, drop_box) = (Desk::new(), DropBox::default());
    let case = desk.new_case(vec![invite(her_invite())]);
    drop_box.take(drop_id(1), &rosalind::case());
    desk.look(&drop_box).unwrap();
    let message = desk.message(drop_id(1));
    desk.file(drop_id(1), case).unwrap();
    let (log, record) = (desk.open(case).log().clone(), desk.open(case).record());
    let mut open = desk.open(case);
    let lists = (&mut desk.list, &mut desk.inbox);
    block_on(file(desk.tablet.pen(), &desk.session, lists, &mut open, &[], (drop_id(1), &message))).unwrap();
    assert_eq!((open.log(), &open.record()), (&log, &record));
    assert_eq!(desk.open(case).log(), &log);
}

#[test]
fn two_tablets_that_file_one_message_have_one_set_of_events() {
    let (mut maud, drop_box) = (Desk::new(), DropBox::default());
    let case = maud.new_case(vec![named("Rosalind"), invite(her_invite())]);
    let mut joan = maud.other();
    joan.tablet.device.now.set(maud.tablet.device.now.get() + 3_600);
    for (id, case) in [(1, rosalind::case()), (2, uninvited())] {
        drop_box.take(drop_id(id), &case);
    }
    let mut new = Vec::new();
    for desk in [&mut joan, &mut maud] {
        desk.look(&drop_box).unwrap();
        desk.file(drop_id(1), case).unwrap();
        new.push(desk.file_new(drop_id(2)));
    }
    assert_eq!(new[0], new[1], "one new case, not two");
    let carry = |from: &Desk, to: &mut Desk, case: CaseId| {
        let parcel = block_on(Parcel::pack(&from.tablet.device.store, case)).unwrap();
        block_on(parcel.unpack(to.tablet.pen(), &to.session, &mut to.list)).unwrap();
    };
    for case in [case, new[0]] {
        let before = maud.open(case).log().len();
        carry(&joan, &mut maud, case);
        carry(&maud, &mut joan, case);
        assert_eq!(maud.open(case).log(), joan.open(case).log());
        assert_eq!(maud.open(case).log().len(), before, "nothing twice");
        assert_eq!(maud.open(case).record(), joan.open(case).record());
        assert!(!maud.open(case).record().told(Voice::Herself).unwrap().name.is_contested());
    }
}

#[test]
fn what_another_tablet_has_filed_is_not_asked_about_again() {
    let (mut maud, drop_box) = (Desk::new(), DropBox::default());
    let invited = maud.new_case(vec![named("Rosalind"), invite(her_invite())]);
    let mut joan = maud.other();
    drop_box.take(drop_id(1), &rosalind::case());
    drop_box.take(drop_id(2), &uninvited());
    maud.look(&drop_box).unwrap();
    joan.look(&drop_box).unwrap();
    joan.file(drop_id(1), invited).unwrap();
    let new = joan.file_new(drop_id(2));
    let settle = |desk: &mut Desk| {
        let keys = block_on(centre_keys(&desk.tablet.device.store, &desk.session)).unwrap();
        block_on(inbox::settle(desk.tablet.pen(), &desk.session, &desk.list, &mut desk.inbox, &keys)).unwrap()
    };
    assert_eq!(settle(&mut maud), 0);
    for case in [invited, new] {
        let parcel = block_on(Parcel::pack(&joan.tablet.device.store, case)).unwrap();
        block_on(parcel.unpack(maud.tablet.pen(), &maud.session, &mut maud.list)).unwrap();
    }
    assert_eq!(settle(&mut maud), 2);
    assert!(maud.opened_anew().new_ones().is_empty());
}

#[test]
fn what_waits_in_her_outbox_on_this_tablet_is_taken_over_without_a_connection_and_counts_once() {
    let (mut desk, drop_box) = (Desk::new(), DropBox::default());
    let hers = MemoryStore::new();
    let put = |id: DropId, to: PartnerCode| {
        let entry = Entry::new(id, to, sealed(id, &rosalind::case()), 0);
        let place = Place { namespace: Namespace::Outbox, id: RecordId::from_bytes(id.to_bytes()) };
        block_on(hers.commit(Batch::new().put(place, &entry))).unwrap();
    };
    put(drop_id(1), PartnerCode::Centre);
    put(drop_id(2), PartnerCode::Uob);
    let before = hers.everything();
    let take = |desk: &mut Desk| {
        block_on(inbox::take_waiting(desk.tablet.pen(), &desk.session, &mut desk.inbox, &hers)).unwrap()
    };
    assert_eq!(take(&mut desk), Found { new: 1, aside: 0 });
    assert_eq!(take(&mut desk), Found::default());
    assert_eq!(hers.everything(), before, "it stays until her page has delivered it");
    desk.file_new(drop_id(1));
    drop_box.take(drop_id(1), &rosalind::case());
    assert_eq!(desk.look(&drop_box), Ok(Found::default()), "delivered later, it is the same");
    assert_eq!(desk.list.len(), 1);
}

#[test]
fn whatever_fails_a_message_is_filed_whole_or_not_at_all() {
    for operations in 0.. {
        let (mut desk, drop_box) = (Desk::new(), DropBox::default());
        let case = desk.new_case(vec![invite(her_invite())]);
        drop_box.take(drop_id(1), &rosalind::case());
        desk.look(&drop_box).unwrap();
        let (mut open, message) = (desk.open(case), desk.message(drop_id(1)));
        desk.tablet.device.store.fail_after(operations, StoreError::Full);
        let lists = (&mut desk.list, &mut desk.inbox);
        let filed = block_on(file(desk.tablet.pen(), &desk.session, lists, &mut open, &[], (drop_id(1), &message)));
        desk.tablet.device.store.heal();
        let is_filed = desk.opened_anew().filed().len() == 1;
        assert_eq!(is_filed, filed.is_ok());
        assert_eq!(desk.open(case).record().has_answered(her_invite()), is_filed);
        assert_eq!(desk.inbox.filed().len(), usize::from(is_filed), "and memory follows the disk");
        if is_filed {
            assert!(operations > 0);
            return;
        }
    }
}

#[test]
fn without_a_connection_what_is_here_can_be_worked_on() {
    let (mut desk, drop_box) = (Desk::new(), DropBox::default());
    drop_box.take(drop_id(1), &rosalind::case());
    desk.look(&drop_box).unwrap();
    let looked = desk.opened_anew().last_looked();
    drop_box.offline.set(true);
    assert!(matches!(desk.look(&drop_box), Err(LookError::Collect(_))));
    assert_eq!(desk.opened_anew().last_looked(), looked, "it says when it last looked");
    desk.inbox = desk.opened_anew();
    desk.file_new(drop_id(1));
    assert_eq!(desk.list.len(), 1);
}
