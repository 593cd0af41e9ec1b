//! Every kind of event, made up by proptest from small pools, so that events meet on the same fields.

use candour::assessment::{Answer, PartialDate, Pass, Value};
use candour::case::record::{
    Archiving, Area, AssessmentEvent, CaseId, Completion, Consent, Decision, Document, Entry, Fact, Filler, GoalPart,
    GoalState, Invite, Kind, Letter, LetterKind, LetterWay, Mention, Merging, Note, Origin, PlanEvent, Referral,
    StaffId, Stage, StepPart, Suggestion, Text, ThingId, Voice,
};
use candour::case::{
    ContactWay, EmailAddress, EmergencyContact, Gp, Line, NationalInsuranceNumber, NhsNumber, Paragraph, Safe, StudyId,
    TelephoneNumber,
};
use candour::instrument::PackIdentity;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

/// Any kind of event.
pub fn kinds() -> impl Strategy<Value = Kind> {
    prop_oneof![
        1 => Just(Kind::Opened),
        1 => lines().prop_map(Kind::Referenced),
        6 => (voices(), prop::collection::vec(facts(), 1..4)).prop_map(|(by, facts)| Kind::Told { by, facts }),
        4 => (things(), entries()).prop_map(|(thing, entry)| Kind::Entered { thing, entry }),
        4 => (things(), assessment_events()).prop_map(|(assessment, event)| Kind::Assessment { assessment, event }),
        2 => (things(), option::of((things(), prop::collection::vec(ids(), 1..3)))).prop_map(|(alert, from)| Kind::AlertRaised { alert, from }),
        1 => (things(), texts()).prop_map(|(alert, why)| Kind::AlertWritten { alert, why }),
        2 => (things(), option::of(texts())).prop_map(|(alert, did)| Kind::AlertAcknowledged { alert, did }),
        4 => plan_events().prop_map(Kind::Plan),
        1 => (things(), invites()).prop_map(|(invite, to)| Kind::Invited { invite, to }),
        2 => consents().prop_map(Kind::Consented),
        1 => lines().prop_map(|version| Kind::NoticeShown { version }),
        1 => option::of(any::<u8>()).prop_map(|who| Kind::Assigned(who.map(|who| StaffId::from_bytes([who; 16])))),
        2 => (any::<bool>(), option::of(lines()))
            .prop_map(|(archived, reason)| Kind::Archived(Archiving { archived, reason })),
        2 => (cases(), any::<bool>(), cases())
            .prop_map(|(with, together, shown)| Kind::Merged { with, merging: Merging { together, shown } }),
    ]
}

fn facts() -> impl Strategy<Value = Fact> {
    prop_oneof![
        4 => option::of(lines()).prop_map(Fact::Name),
        1 => option::of(lines()).prop_map(Fact::PreferredName),
        1 => option::of(dates()).prop_map(Fact::DateOfBirth),
        2 => option::of(ways(telephones())).prop_map(Fact::Phone),
        1 => option::of(ways(select(vec![EmailAddress::parse("roz@mail.example").unwrap().unwrap()])))
            .prop_map(Fact::Email),
        1 => option::of(ways("[a-z]{1,9}\n[a-z]{1,9}".prop_map(|t| Paragraph::parse(&t).unwrap().unwrap())))
            .prop_map(Fact::Address),
        1 => option::of(Just(NhsNumber::parse("999 123 4551").unwrap().unwrap())).prop_map(Fact::NhsNumber),
        1 => option::of(Just(NationalInsuranceNumber::parse("AB123456C").unwrap().unwrap()))
            .prop_map(Fact::NationalInsuranceNumber),
        1 => option::of((lines(), option::of(telephones())).prop_map(|(name, phone)| Gp { name, phone }))
            .prop_map(Fact::Gp),
        1 => option::of((lines(), option::of(telephones()), option::of(lines()))
            .prop_map(|(name, phone, relationship)| EmergencyContact { name, phone, relationship }))
            .prop_map(Fact::EmergencyContact),
        2 => (select(Area::ALL.map(|(_, area)| area).to_vec()), option::of(texts()))
            .prop_map(|(area, text)| Fact::About(area, text)),
    ]
}

fn entries() -> impl Strategy<Value = Entry> {
    let note = (texts(), option::of(dates()), any::<bool>()).prop_map(|(text, about, marked)| {
        let marks = if marked { vec![Mention { from: 0, to: 1 }] } else { Vec::new() };
        Entry::Note(Note::new(text, about, marks).unwrap())
    });
    let letter = (
        select(LetterKind::ALL.map(|(_, kind)| kind).to_vec()),
        any::<bool>(),
        select(LetterWay::ALL.map(|(_, way)| way).to_vec()),
        dates(),
        texts(),
    )
        .prop_map(|(kind, from_her, by, dated, says)| Entry::Letter(Letter { kind, from_her, by, dated, says }));
    prop_oneof![
        3 => note,
        1 => (lines(), option::of(dates()), option::of(texts()))
            .prop_map(|(from, dated, says)| Entry::Referral(Referral { from, dated, says })),
        1 => letter,
        1 => (lines(), option::of(lines()), option::of(dates()), option::of(lines()), option::of(texts()))
            .prop_map(|(title, from, dated, kept, says)| Entry::Document(Document { title, from, dated, kept, says })),
        1 => lines().prop_map(|reason| Entry::Struck { reason }),
    ]
}

fn assessment_events() -> impl Strategy<Value = AssessmentEvent> {
    let pack = PackIdentity { id: "gwa".into(), version: "1.0".into(), digest: "0".repeat(64) };
    let phone = (any::<[u8; 16]>(), option::of(things())).prop_map(|(drop, invite)| Origin::Phone { drop, invite });
    let fillers = select(Filler::ALL.map(|(_, filler)| filler).to_vec());
    prop_oneof![
        1 => prop_oneof![Just(Origin::Tablet), phone]
            .prop_map(move |origin| AssessmentEvent::Begun { pack: pack.clone(), origin }),
        4 => (fillers, prop::collection::vec((ids(), option::of(answers())), 0..4))
            .prop_map(|(by, answers)| AssessmentEvent::Answered { by, answers }),
        1 => (days(), option::of(0..200_u32))
            .prop_map(|(day, minutes)| AssessmentEvent::Completed(Completion { day, minutes })),
        1 => (option::of(ids()), ids(), option::of(texts()))
            .prop_map(|(scale, level, reason)| AssessmentEvent::Judged { scale, level, reason }),
        1 => (ids(), any::<bool>(), option::of(texts()))
            .prop_map(|(scale, fits, says)| AssessmentEvent::HerView { scale, fits, says }),
    ]
}

fn answers() -> impl Strategy<Value = Answer> {
    prop_oneof![
        "[a-z]{1,8}".prop_map(|code| Answer::Given(Value::Choice(code))),
        prop::collection::vec("[a-z]{1,8}", 1..3).prop_map(|codes| Answer::Given(Value::Choices(codes))),
        any::<i64>().prop_map(|number| Answer::Given(Value::Number(number))),
        dates().prop_map(|date| Answer::Given(Value::Date(date))),
        "\\PC{1,20}".prop_map(|words| Answer::Given(Value::Words(words))),
        select(Pass::ALL.map(|(_, pass)| Answer::Passed(pass)).to_vec()),
    ]
}

fn plan_events() -> impl Strategy<Value = PlanEvent> {
    let states = || select(GoalState::ALL.map(|(_, state)| state).to_vec());
    let stages = select(Stage::ALL.map(|(_, stage)| stage).to_vec());
    let goal_parts = prop_oneof![
        texts().prop_map(GoalPart::Words),
        stages.prop_map(GoalPart::Stage),
        states().prop_map(GoalPart::State)
    ];
    let step_parts = prop_oneof![
        texts().prop_map(StepPart::What),
        option::of(lines()).prop_map(StepPart::Who),
        option::of(dates()).prop_map(StepPart::By),
        states().prop_map(StepPart::State),
    ];
    let decisions = prop_oneof![
        Just(Decision::Accepted),
        texts().prop_map(|reason| Decision::Declined { reason }),
        Just(Decision::Left)
    ];
    prop_oneof![
        (things(), ids(), ids(), decisions).prop_map(|(assessment, scale, service, decision)| PlanEvent::Decided {
            suggestion: Suggestion { assessment, scale, service },
            decision
        }),
        (things(), prop::collection::vec(goal_parts, 0..3)).prop_map(|(goal, parts)| PlanEvent::Goal { goal, parts }),
        (things(), things(), prop::collection::vec(step_parts, 0..3)).prop_map(|(goal, step, parts)| PlanEvent::Step {
            goal,
            step,
            parts
        }),
        option::of(days()).prop_map(PlanEvent::Review),
    ]
}

fn consents() -> impl Strategy<Value = Consent> {
    prop_oneof![
        (any::<[u8; 16]>(), ids(), days()).prop_map(|(id, wording, day)| Consent::Given {
            study_id: StudyId::from_entropy(id),
            wording,
            day
        }),
        Just(Consent::Declined),
        days().prop_map(|day| Consent::Withdrawn { day }),
    ]
}

fn ways<T: std::fmt::Debug + Clone>(values: impl Strategy<Value = T>) -> impl Strategy<Value = ContactWay<T>> {
    (values, select(Safe::ALL.map(|(_, safe)| safe).to_vec()), option::of(lines()))
        .prop_map(|(value, safe, note)| ContactWay { value, safe, note })
}

fn telephones() -> impl Strategy<Value = TelephoneNumber> {
    "07700 900[0-9]{3}".prop_map(|typed| TelephoneNumber::parse(&typed).unwrap().unwrap())
}

fn voices() -> impl Strategy<Value = Voice> {
    prop_oneof![4 => Just(Voice::Herself), 1 => Just(Voice::Staff), 1 => things().prop_map(Voice::Referral)]
}

fn invites() -> impl Strategy<Value = Invite> {
    let study_id = option::of(any::<[u8; 16]>().prop_map(StudyId::from_entropy));
    (prop::collection::vec(ids(), 0..3), prop::collection::vec(ids(), 0..2), study_id, days())
        .prop_map(|(packs, languages, study_id, last_day)| Invite { packs, languages, study_id, last_day })
}

fn things() -> impl Strategy<Value = ThingId> {
    (0..3_u8).prop_map(|which| ThingId::from_bytes([which; 16]))
}

fn cases() -> impl Strategy<Value = CaseId> {
    (0..3_u8).prop_map(|which| CaseId::from_bytes([which; 16]))
}

fn ids() -> impl Strategy<Value = String> {
    select(vec!["sleep".to_owned(), "mood".to_owned(), "safe-home".to_owned()])
}

fn lines() -> impl Strategy<Value = Line> {
    "[A-Z]\\PC{0,12}[a-z]".prop_map(|typed| Line::parse(&typed).unwrap().unwrap())
}

fn texts() -> impl Strategy<Value = Text> {
    "[A-Z]\\PC{0,30}\n\\PC{0,30}[a-z]".prop_map(|typed| Text::parse(&typed).unwrap().unwrap())
}

fn dates() -> impl Strategy<Value = PartialDate> {
    (1930..2100_u16, option::of((1..=12_u8, option::of(1..=28_u8)))).prop_map(|(year, rest)| {
        PartialDate::new(year, rest.map(|(month, _)| month), rest.and_then(|(_, day)| day)).unwrap()
    })
}

fn days() -> impl Strategy<Value = i64> {
    19_000..25_000_i64
}
