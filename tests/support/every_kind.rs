//! One event of each kind with every field filled in, for frozen shapes. Never changed: what was frozen says so.

use candour::assessment::{Answer, PartialDate, Pass, Value};
use candour::case::record::{
    Archiving, Area, AssessmentEvent, CaseId, Completion, Consent, Decision, Document, Entry, Fact, Filler, GoalPart,
    GoalState, Invite, Kind, Letter, LetterKind, LetterWay, Mention, Merging, Note, Origin, PlanEvent, Referral,
    StaffId, Stage, StepPart, Suggestion, Text, ThingId, Voice,
};
use candour::case::{
    ContactWay, EmailAddress, EmergencyContact, Gp, NationalInsuranceNumber, NhsNumber, Paragraph, Safe, StudyId,
    TelephoneNumber,
};
use candour::instrument::PackIdentity;

use super::rosalind::line;

/// A thing by number.
pub fn thing(which: u8) -> ThingId {
    ThingId::from_bytes([which; 16])
}

/// A text that must fit.
pub fn text(words: &str) -> Text {
    Text::parse(words).unwrap().unwrap()
}

fn day(text: &str) -> PartialDate {
    PartialDate::parse(text).unwrap()
}

/// One of each.
pub fn every_kind() -> Vec<Kind> {
    let invite = Invite { packs: vec!["gwa".into()], languages: Vec::new(), study_id: None, last_day: 20_600 };
    let mut kinds = vec![
        Kind::Opened,
        Kind::Referenced(line("SWC-0042")),
        Kind::Told { by: Voice::Herself, facts: facts() },
        Kind::Told { by: Voice::Staff, facts: vec![Fact::Phone(None), Fact::About(Area::Housing, None)] },
        Kind::Told { by: Voice::Referral(thing(2)), facts: vec![Fact::Name(None), Fact::Gp(None)] },
        Kind::AlertRaised { alert: thing(6), from: Some((thing(5), vec!["safe-home".into(), "mood".into()])) },
        Kind::AlertAcknowledged { alert: thing(6), did: Some(text("Called her at noon.")) },
        Kind::Invited { invite: thing(7), to: invite },
        Kind::NoticeShown { version: line("2026-01") },
        Kind::Assigned(Some(StaffId::from_bytes([3; 16]))),
        Kind::Assigned(None),
        Kind::Archived(Archiving { archived: true, reason: Some(line("Moved away")) }),
        Kind::Archived(Archiving { archived: false, reason: None }),
        Kind::Merged {
            with: CaseId::from_bytes([0xcb; 16]),
            merging: Merging { together: true, shown: CaseId::from_bytes([0xca; 16]) },
        },
    ];
    let given = Consent::Given { study_id: StudyId::from_entropy([9; 16]), wording: "r-1".into(), day: 20_500 };
    let consents = [given, Consent::Declined, Consent::Withdrawn { day: 20_501 }];
    kinds.extend(consents.map(Kind::Consented));
    kinds.extend((1..).zip(entries()).map(|(which, entry)| Kind::Entered { thing: thing(which), entry }));
    let assessment = |event| Kind::Assessment { assessment: thing(5), event };
    kinds.extend(assessment_events().into_iter().map(assessment));
    kinds.extend(plan_events().into_iter().map(Kind::Plan));
    kinds
}

fn facts() -> Vec<Fact> {
    let phone = TelephoneNumber::parse("07700 900123").unwrap().unwrap();
    let email = EmailAddress::parse("roz@mail.example").unwrap().unwrap();
    let address = Paragraph::parse("3 Elm Row\nStockport").unwrap().unwrap();
    let mut facts = vec![
        Fact::Name(Some(line("Rosalind Ashworth"))),
        Fact::PreferredName(Some(line("Roz"))),
        Fact::DateOfBirth(Some(day("1990-04"))),
        Fact::Phone(Some(ContactWay { value: phone.clone(), safe: Safe::Sometimes, note: Some(line("After six")) })),
        Fact::Email(Some(ContactWay { value: email, safe: Safe::No, note: None })),
        Fact::Address(Some(ContactWay { value: address, safe: Safe::Unknown, note: None })),
        Fact::NhsNumber(NhsNumber::parse("999 123 4551").unwrap()),
        Fact::NationalInsuranceNumber(NationalInsuranceNumber::parse("AB 12 34 56 C").unwrap()),
        Fact::Gp(Some(Gp { name: line("Dr Osei"), phone: Some(phone.clone()) })),
        Fact::EmergencyContact(Some(EmergencyContact {
            name: line("Maud Ashworth"),
            phone: Some(phone),
            relationship: Some(line("Mother")),
        })),
    ];
    facts.extend(Area::ALL.map(|(code, area)| Fact::About(area, Some(text(&format!("What she says of {code}."))))));
    facts
}

fn entries() -> Vec<Entry> {
    let note = Note::new(text("Her sister called."), Some(day("2026-03-04")), vec![Mention { from: 0, to: 10 }]);
    vec![
        Entry::Note(note.unwrap()),
        Entry::Referral(Referral {
            from: line("Probation, Stockport"),
            dated: Some(day("2026-02-27")),
            says: Some(text("Asks for help with housing.")),
        }),
        Entry::Letter(Letter {
            kind: LetterKind::Complaint,
            from_her: true,
            by: LetterWay::Email,
            dated: day("2026-03-01"),
            says: text("Nobody called me back."),
        }),
        Entry::Document(Document {
            title: line("Tenancy agreement"),
            from: Some(line("Housing office")),
            dated: Some(day("2025")),
            kept: Some(line("Cabinet 2")),
            says: Some(text("Ends in June.")),
        }),
        Entry::Struck { reason: line("Another woman's") },
    ]
}

fn assessment_events() -> Vec<AssessmentEvent> {
    let pack = || PackIdentity { id: "gwa".into(), version: "1.0".into(), digest: "ab".repeat(32) };
    let given = |value| Some(Answer::Given(value));
    vec![
        AssessmentEvent::Begun { pack: pack(), origin: Origin::Tablet },
        AssessmentEvent::Begun { pack: pack(), origin: Origin::Phone { drop: [4; 16], invite: Some(thing(7)) } },
        AssessmentEvent::Answered {
            by: Filler::Together,
            answers: vec![
                ("sleep".into(), given(Value::Choice("often".into()))),
                ("things".into(), given(Value::Choices(vec!["music".into(), "walks".into()]))),
                ("mood".into(), given(Value::Number(2))),
                ("moved".into(), given(Value::Date(day("2019-07")))),
                ("word".into(), given(Value::Words("sparrows".into()))),
                ("age".into(), Some(Answer::Passed(Pass::RatherTalk))),
                ("story".into(), None),
            ],
        },
        AssessmentEvent::Completed(Completion { day: 20_516, minutes: Some(25) }),
        AssessmentEvent::Judged { scale: None, level: "medium".into(), reason: Some(text("She has support.")) },
        AssessmentEvent::HerView { scale: "sleep".into(), fits: false, says: Some(text("I sleep in the day.")) },
    ]
}

fn plan_events() -> Vec<PlanEvent> {
    let decided = |service: &str, decision| PlanEvent::Decided {
        suggestion: Suggestion { assessment: thing(5), scale: "sleep".into(), service: service.into() },
        decision,
    };
    vec![
        decided("walks", Decision::Accepted),
        decided("drop-in", Decision::Declined { reason: text("Too far.") }),
        decided("counselling", Decision::Left),
        PlanEvent::Goal {
            goal: thing(8),
            parts: vec![
                GoalPart::Words(text("A door of my own.")),
                GoalPart::Stage(Stage::WithHelp),
                GoalPart::State(GoalState::Open),
            ],
        },
        PlanEvent::Step {
            goal: thing(8),
            step: thing(9),
            parts: vec![
                StepPart::What(text("Ring the housing office.")),
                StepPart::Who(Some(line("Both of us"))),
                StepPart::By(Some(day("2026-04-01"))),
                StepPart::State(GoalState::Done),
            ],
        },
        PlanEvent::Review(Some(20_600)),
        PlanEvent::Review(None),
    ]
}
