//! The story of one case, from referral to review.

use super::Invented;
use super::answers::{ALONE, filled};
use super::chance::Chance;
use super::woman::{Woman, line};
use super::words::{ACCOUNTS, AREAS, GOALS, HER_WORDS, LETTERS, NOTES, OFFENCES, REASONS, REFERRERS, STEPS};
use crate::assessment::{Complete, Draft, PartialDate};
use crate::case::StudyId;
use crate::case::record::{
    Archiving, Area, AssessmentEvent, CaseId, Completion, Consent, Decision, Document, Entry, EventId, Fact, Filler,
    GoalPart, GoalState, Hand, Invite, Kind, Letter, LetterKind, LetterWay, Log, Mention, Note, Origin, PlanEvent,
    Record, Referral, Stage, StepPart, Suggestion, Text, ThingId, Voice,
};
use crate::instrument::Instrument;
use crate::scoring::{Outcome, score};

const DAY: i64 = 86_400_000;

/// A case that is being told.
pub(super) struct Story<'a> {
    pub(super) of: &'a Invented,
    case: CaseId,
    number: u64,
    pub(super) chance: Chance,
    hand: Hand,
    pub(super) record: Record,
    log: Log,
    /// When the next thing happens, in milliseconds since 1970.
    pub(super) now: i64,
}

impl<'a> Story<'a> {
    pub(super) fn of(of: &'a Invented, case: CaseId, number: u64, mut chance: Chance) -> Self {
        let hand = Hand { author: chance.one(&of.staff), device: chance.one(&of.tablets) };
        let opened = of.today - chance.between(3, 900);
        let now = opened * DAY + chance.between(9 * 60, 16 * 60) * 60_000;
        Self { of, case, number, chance, hand, record: Record::default(), log: Log::new(), now }
    }

    /// The whole story, up to today.
    pub(super) fn tell(mut self) -> Log {
        let woman = Woman::make(self.today(), &mut self.chance);
        self.write(Kind::Opened);
        self.write_some(line(&format!("SWC-{:05}", self.number + 1)).map(Kind::Referenced));
        self.write(Kind::Assigned(Some(self.hand.author)));
        let offence = self.chance.percent(55);
        self.referral(&woman, offence);
        self.first_visit(&woman, offence);
        let hardship = self.chance.between(15, 75);
        self.assessment(hardship);
        for _ in 0..self.chance.between(2, 4) {
            self.note();
        }
        self.plan();
        for _ in 0..self.chance.between(1, 4) {
            self.note();
        }
        self.small_things();
        if self.number % 6 == 2 {
            self.interviewed(hardship);
        }
        if self.chance.percent(45) {
            self.wait(60, 150);
            let easier = hardship - self.chance.between(-10, 30);
            self.assessment(easier.clamp(5, 95));
            self.note();
        }
        self.ending();
        self.log
    }

    fn referral(&mut self, woman: &Woman, offence: bool) {
        let thing = self.thing();
        let referral = line(self.chance.one(&REFERRERS)).map(|from| Referral {
            from,
            dated: PartialDate::of_day(self.today() - self.chance.between(1, 20)),
            says: text("Asks for support. She agreed to be referred and knows what was written."),
        });
        self.write_some(referral.map(|referral| Kind::Entered { thing, entry: Entry::Referral(referral) }));
        let mut facts = woman.by_referral(&mut self.chance);
        if offence {
            facts.push(Fact::About(Area::Offence, text(self.chance.one(&OFFENCES))));
        }
        self.write(Kind::Told { by: Voice::Referral(thing), facts });
    }

    fn first_visit(&mut self, woman: &Woman, offence: bool) {
        self.wait(1, 10);
        self.write_some(line("2026-01").map(|version| Kind::NoticeShown { version }));
        let facts = woman.by_herself(&mut self.chance);
        self.write(Kind::Told { by: Voice::Herself, facts });
        let mut facts = woman.official(&mut self.chance);
        let areas = [
            Area::PersonalLife,
            Area::WorkAndMoney,
            Area::Housing,
            Area::Anger,
            Area::MentalHealth,
            Area::Health,
            Area::SubstancesAndGambling,
            Area::Family,
        ];
        for (area, words) in areas.into_iter().zip(AREAS) {
            facts.extend(self.chance.percent(35).then(|| Fact::About(area, text(words))));
        }
        if offence {
            facts.push(Fact::About(Area::OwnAccount, text(self.chance.one(&ACCOUNTS))));
        }
        self.write(Kind::Told { by: Voice::Herself, facts });
        let consent = if self.chance.percent(60) {
            let (study_id, day) = (StudyId::from_entropy(self.chance.id()), self.today());
            Consent::Given { study_id, wording: "research-1".to_owned(), day }
        } else {
            Consent::Declined
        };
        self.write(Kind::Consented(consent));
        let about = filled(&self.of.about, ALONE, 50, &["British Sign Language"], &mut self.chance);
        self.fill_in(&about, Filler::Together, Origin::Tablet);
    }

    /// Half of them fill it in at home, on an invite.
    fn assessment(&mut self, hardship: i64) {
        self.wait(2, 15);
        let mut origin = Origin::Tablet;
        if self.chance.percent(50) {
            let invite = self.thing();
            let to = self.invite(&self.of.questions, self.today() + 28);
            self.write(Kind::Invited { invite, to });
            self.wait(1, 9);
            origin = Origin::Phone { drop: self.chance.id(), invite: Some(invite) };
        }
        let draft = filled(&self.of.questions, ALONE, hardship, &HER_WORDS, &mut self.chance);
        let filler = if origin == Origin::Tablet { Filler::Together } else { Filler::Herself };
        let assessment = self.fill_in(&draft, filler, origin);
        let complete = draft.complete();
        self.alert(assessment, calling(&complete));
        let scored = score(complete);
        for (scale, result) in scored.instrument().scales().iter().zip(scored.scales()) {
            let Outcome::Score { band, .. } = result.outcome else { continue };
            let services = scale.bands().get(band).map_or(&[][..], |band| band.supports());
            for service in services.iter().filter(|_| self.chance.percent(8)).collect::<Vec<_>>() {
                let decision = match self.chance.below(3) {
                    0 => text(self.chance.one(&REASONS)).map_or(Decision::Left, |reason| Decision::Declined { reason }),
                    1 => Decision::Left,
                    _ => Decision::Accepted,
                };
                let suggestion = Suggestion { assessment, scale: scale.id().to_owned(), service: service.clone() };
                self.write(Kind::Plan(PlanEvent::Decided { suggestion, decision }));
            }
        }
    }

    /// What calls for help at once, and that somebody saw it.
    pub(super) fn alert(&mut self, assessment: ThingId, items: Vec<String>) {
        if !items.is_empty() {
            let alert = self.thing();
            self.write(Kind::AlertRaised { alert, from: Some((assessment, items)) });
            if self.chance.percent(92) {
                let did = text("Rang her the same day. We went through the safety plan.");
                self.write(Kind::AlertAcknowledged { alert, did });
            }
        }
    }

    pub(super) fn fill_in(&mut self, draft: &Draft, by: Filler, origin: Origin) -> ThingId {
        let assessment = self.thing();
        let pack = draft.instrument().identity().clone();
        let answers = draft.answers().map(|(item, answer)| (item.to_owned(), Some(answer.clone()))).collect();
        let completion = Completion { day: self.today(), minutes: u32::try_from(self.chance.between(12, 55)).ok() };
        for event in [
            AssessmentEvent::Begun { pack, origin },
            AssessmentEvent::Answered { by, answers },
            AssessmentEvent::Completed(completion),
        ] {
            self.write(Kind::Assessment { assessment, event });
        }
        assessment
    }

    fn plan(&mut self) {
        for _ in 0..self.chance.between(1, 2) {
            let (goal, step) = (self.thing(), self.thing());
            let stage = self.chance.one(&Stage::ALL.map(|(_, stage)| stage));
            let mut parts: Vec<GoalPart> = text(self.chance.one(&GOALS)).map(GoalPart::Words).into_iter().collect();
            parts.extend([GoalPart::Stage(stage), GoalPart::State(GoalState::Open)]);
            self.write(Kind::Plan(PlanEvent::Goal { goal, parts }));
            let mut parts: Vec<StepPart> = text(self.chance.one(&STEPS)).map(StepPart::What).into_iter().collect();
            let by = PartialDate::of_day(self.today() + self.chance.between(5, 40));
            parts.extend([StepPart::Who(line("Both of us")), StepPart::By(by), StepPart::State(GoalState::Open)]);
            self.write(Kind::Plan(PlanEvent::Step { goal, step, parts }));
            if self.chance.percent(40) {
                self.wait(5, 30);
                let parts = vec![StepPart::State(self.chance.one(&[GoalState::Done, GoalState::Dropped]))];
                self.write(Kind::Plan(PlanEvent::Step { goal, step, parts }));
            }
        }
        let review = Some(self.today() + self.chance.between(30, 120));
        self.write(Kind::Plan(PlanEvent::Review(review)));
    }

    fn note(&mut self) {
        self.wait(3, 25);
        let thing = self.thing();
        let words = self.chance.one(&NOTES);
        let mentions: Vec<Mention> =
            words.find("her mother").map(|at| Mention { from: at, to: at + 10 }).into_iter().collect();
        self.enter_note(thing, words, mentions);
        if self.chance.percent(6) {
            self.enter_note(thing, &format!("{words} (It was the day before.)"), Vec::new());
        }
    }

    fn enter_note(&mut self, thing: ThingId, words: &str, mentions: Vec<Mention>) {
        let note = text(words).and_then(|text| Note::new(text, PartialDate::of_day(self.today()), mentions).ok());
        self.write_some(note.map(|note| Kind::Entered { thing, entry: Entry::Note(note) }));
    }

    /// A letter, a document, a new telephone: now and then.
    fn small_things(&mut self) {
        if self.chance.percent(25) {
            let which = usize::try_from(self.chance.below(LETTERS.len() as u64)).unwrap_or(0);
            let kind = if which == 2 { LetterKind::Complaint } else { LetterKind::Feedback };
            let by = self.chance.one(&LetterWay::ALL.map(|(_, way)| way));
            let letter = text(LETTERS[which]).zip(PartialDate::of_day(self.today()));
            let letter = letter.map(|(says, dated)| Letter { kind, from_her: true, by, dated, says });
            let thing = self.thing();
            self.write_some(letter.map(|letter| Kind::Entered { thing, entry: Entry::Letter(letter) }));
        }
        if self.chance.percent(20) {
            let document = line("Tenancy agreement").map(|title| Document {
                title,
                from: line("Housing office"),
                dated: PartialDate::of_day(self.today() - 200),
                kept: line("Her folder, first shelf"),
                says: None,
            });
            let thing = self.thing();
            self.write_some(document.map(|document| Kind::Entered { thing, entry: Entry::Document(document) }));
        }
        if self.chance.percent(25) {
            let facts = vec![Woman::new_telephone(&mut self.chance)];
            self.write(Kind::Told { by: Voice::Herself, facts });
        }
        if self.number % 12 == 5 {
            self.apart();
        }
    }

    /// A colleague whose tablet was offline takes down another telephone, not knowing of the one that was taken down here.
    fn apart(&mut self) {
        let mut other = self.record.clone();
        let (id, now) = (EventId::from_bytes(self.chance.id()), self.now);
        let hand = Hand { author: self.chance.one(&self.of.staff), device: self.chance.one(&self.of.tablets) };
        let new = |chance: &mut Chance| Kind::Told { by: Voice::Herself, facts: vec![Woman::new_telephone(chance)] };
        let (here, there) = (new(&mut self.chance), new(&mut self.chance));
        self.write(here);
        self.log.insert(other.write(self.case, id, hand, now, there));
        self.record = Record::of(&self.log);
    }

    /// Some have ended, some wait for her, some have a colleague now who took over.
    fn ending(&mut self) {
        self.wait(5, 60);
        match self.chance.below(10) {
            0..=2 => {
                let reason = line(self.chance.one(&["Her plan is done", "Moved away", "She asked us to stop"]));
                self.write(Kind::Archived(Archiving { archived: true, reason }));
            }
            3 => {
                let invite = self.thing();
                let to = self.invite(&self.of.questions, self.of.today + 21);
                self.write(Kind::Invited { invite, to });
            }
            4 => {
                let to = self.chance.one(&self.of.staff);
                self.write(Kind::Assigned(Some(to)));
            }
            5 => {
                let day = self.today();
                self.write(Kind::Consented(Consent::Withdrawn { day }));
            }
            _ => {}
        }
    }

    pub(super) fn invite(&self, to: &Instrument, last_day: i64) -> Invite {
        let packs = vec![to.identity().to_string()];
        let study_id = self.record.pseudonym().cloned();
        Invite { packs, languages: vec!["en".to_owned()], study_id, last_day }
    }

    fn write_some(&mut self, kind: Option<Kind>) {
        kind.into_iter().for_each(|kind| self.write(kind));
    }

    /// Writes, a few minutes after what was written before; not later than today.
    pub(super) fn write(&mut self, kind: Kind) {
        let id = EventId::from_bytes(self.chance.id());
        self.log.insert(self.record.write(self.case, id, self.hand, self.now, kind));
        self.now = (self.now + self.chance.between(1, 9) * 60_000).min(self.of.today * DAY + DAY - 1);
    }

    pub(super) fn wait(&mut self, least: i64, most: i64) {
        self.now = (self.now + self.chance.between(least, most) * DAY).min(self.of.today * DAY + DAY - 1);
    }

    pub(super) fn today(&self) -> i64 {
        self.now.div_euclid(DAY)
    }

    pub(super) fn thing(&mut self) -> ThingId {
        ThingId::from_bytes(self.chance.id())
    }
}

/// The items whose answer calls for help at once.
pub(super) fn calling(complete: &Complete) -> Vec<String> {
    complete.alerts().map(|(item, _)| complete.instrument().item(item).id().to_owned()).collect()
}

pub(super) fn text(words: &str) -> Option<Text> {
    Text::parse(words).ok().flatten()
}
