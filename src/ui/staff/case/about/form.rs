//! What is told of one subject, while it is written: whose word it is, and the words.

use leptos::prelude::*;

use super::words;
use crate::browser::clock;
use crate::case::record::{Entry as Paper, Fact, Kind, Part, Record, Register, Subject, Typed, Voice};
use crate::case::{ProfileField, Safe};
use crate::ui::components::{Problems, all, el, nothing, point_at, value_problem};
use crate::ui::staff::choice::choice;
use crate::ui::staff::date::DateEntry;
use crate::ui::staff::desk::Desk;
use crate::ui::staff::entry::{Entry, composed};
use crate::ui::staff::failed::{self, banner};
use crate::ui::staff::form::Form;
use crate::words::staff::told as say;

/// The fields. They stay as they are while the case is drawn anew, so that nothing typed is lost.
#[derive(Clone, Copy)]
pub(in crate::ui::staff::case) struct FactForm {
    desk: Desk,
    subject: Subject,
    voice: RwSignal<Voice>,
    value: RwSignal<String>,
    note: RwSignal<String>,
    phone: RwSignal<String>,
    relationship: RwSignal<String>,
    safe: RwSignal<Safe>,
    date: DateEntry,
    problems: Problems,
    failed: RwSignal<Option<String>>,
    /// What the fields were filled with, to know whether anything was typed since.
    filled: StoredValue<Typed>,
}

impl FactForm {
    pub(in crate::ui::staff::case) fn new(desk: Desk, subject: Subject, voice: Voice) -> Self {
        let [value, note, phone, relationship] = [(); 4].map(|()| RwSignal::new(String::new()));
        Self {
            desk,
            subject,
            voice: RwSignal::new(voice),
            value,
            note,
            phone,
            relationship,
            safe: RwSignal::new(Safe::Unknown),
            date: DateEntry::new(subject.code()),
            problems: RwSignal::new(Vec::new()),
            failed: RwSignal::new(None),
            filled: StoredValue::new(Typed::default()),
        }
    }

    /// Begins with what a voice says now.
    pub(in crate::ui::staff::case) fn fill(self, voice: Voice) {
        self.voice.set(voice);
        self.problems.set(Vec::new());
        self.failed.set(None);
        let now = self.desk.shown.with_untracked(|shown| {
            let told = shown.as_ref()?.record.told(voice)?.said(self.subject);
            told.value().map(Fact::typed)
        });
        let typed = now.unwrap_or_default();
        self.value.set(typed.value.to_string());
        self.note.set(typed.note.to_string());
        self.phone.set(typed.phone.to_string());
        self.relationship.set(typed.relationship.to_string());
        self.safe.set(typed.safe);
        self.date.fill(typed.date);
        self.filled.set_value(typed);
    }

    /// Forgets what was typed.
    pub(in crate::ui::staff::case) fn clear(self) {
        for typed in [self.value, self.note, self.phone, self.relationship] {
            typed.set(String::new());
        }
        self.date.fill(None);
        self.filled.set_value(Typed::default());
    }

    /// Draws it, kept as `name`; `done` is what comes after saving, `back` leaves it.
    pub(in crate::ui::staff::case) fn view(
        self,
        name: String,
        voices: Vec<(Voice, String)>,
        done: impl Fn() + Copy + 'static,
        back: AnyView,
    ) -> AnyView {
        let whose = if voices.is_empty() { nothing() } else { self.whose(voices) };
        let save = move || async move {
            self.failed.set(None);
            let Some(fact) = self.read() else { return };
            let by = self.voice.get_untracked();
            match self.desk.write(vec![Kind::Told { by, facts: vec![fact] }]).await {
                Ok(()) => done(),
                Err(error) => {
                    self.failed.try_set(Some(failed::in_words(&error)));
                }
            }
        };
        let fields = [whose, self.fields(), banner(self.failed)];
        let kept = self.desk.kept_as(name);
        Form { beside: vec![back], kept, ..Form::new(say::save()) }.view(fields, save)
    }

    /// Whose word it is. Until something is typed, the fields show what the one that is chosen says now.
    fn whose(self, voices: Vec<(Voice, String)>) -> AnyView {
        let chosen = RwSignal::new(self.voice.get_untracked());
        Effect::new(move |_| {
            let voice = chosen.get();
            if self.voice.get_untracked() == voice {
                return;
            }
            if self.typed().is_ok_and(|typed| self.filled.with_value(|filled| *filled == typed)) {
                self.fill(voice);
            } else {
                self.voice.set(voice);
            }
        });
        choice(&format!("{}-whose", self.subject.code()), say::whose(), voices, chosen)
    }

    fn fields(self) -> AnyView {
        let Self { subject, problems, .. } = self;
        let id = |part| part_id(subject, part);
        let label = words::subject(subject);
        let plain = |label: String| Entry::plain(id(Part::Value), label);
        let line = |entry: Entry| entry.line(self.value, problems);
        let phone = || {
            let entry = Entry { kind: "tel", ..Entry::plain(id(Part::Phone), say::their_phone()) };
            entry.line(self.phone, problems)
        };
        match subject {
            Subject::Profile(ProfileField::Name | ProfileField::PreferredName) => line(plain(label)),
            Subject::Profile(ProfileField::DateOfBirth) => self.date.view(label, say::date_hint(), problems, || {}),
            Subject::Profile(ProfileField::Phone) => all([line(Entry { kind: "tel", ..plain(label) }), self.safety()]),
            Subject::Profile(ProfileField::Email) => {
                all([line(Entry { kind: "email", ..plain(label) }), self.safety()])
            }
            Subject::Profile(ProfileField::Address) => all([plain(label).lines(self.value, problems), self.safety()]),
            Subject::Profile(ProfileField::NhsNumber) => line(Entry { hint: Some(say::nhs_hint()), ..plain(label) }),
            Subject::Profile(ProfileField::NationalInsuranceNumber) => {
                line(Entry { hint: Some(say::ni_hint()), ..plain(label) })
            }
            Subject::Profile(ProfileField::Gp) => {
                all([line(Entry { hint: Some(say::gp_hint()), ..plain(label) }), phone()])
            }
            Subject::Profile(ProfileField::EmergencyContact) => {
                let who = Entry::plain(id(Part::Relationship), say::their_relationship());
                all([line(plain(say::their_name())), who.line(self.relationship, problems), phone()])
            }
            Subject::Area(_) => plain(label).lines(self.value, problems),
        }
    }

    /// Whether it is safe to reach her in this way.
    fn safety(self) -> AnyView {
        let Self { subject, safe, note, problems, .. } = self;
        let answers = [
            (Safe::Yes, say::is_safe()),
            (Safe::Sometimes, say::is_safe_sometimes()),
            (Safe::No, say::is_not_safe()),
            (Safe::Unknown, say::is_safe_unknown()),
        ];
        let name = format!("{}-safe", subject.code());
        let when = Entry::plain(part_id(subject, Part::Note), say::safe_when()).line(note, problems);
        let when = el("div", "").hidden(move || safe.get() != Safe::Sometimes).child(when).view();
        all([choice(&name, say::safe(), answers, safe), when])
    }

    fn typed(self) -> Result<Typed, (&'static str, String)> {
        Ok(Typed {
            value: composed(self.value).into(),
            note: composed(self.note).into(),
            phone: composed(self.phone).into(),
            relationship: composed(self.relationship).into(),
            safe: self.safe.get_untracked(),
            date: self.date.read()?,
        })
    }

    /// The fact; else what is wrong is shown.
    fn read(self) -> Option<Fact> {
        let read = self.typed().map_err(|problem| vec![problem]).and_then(|typed| {
            let in_words =
                |(part, problem)| (part_id(self.subject, part), value_problem::in_words(problem, say::not_an_adult));
            self.subject.read(&typed, clock::today()).map_err(|wrong| wrong.into_iter().map(in_words).collect())
        });
        let (fact, wrong) = read.map_or_else(|wrong| (None, wrong), |fact| (Some(fact), Vec::new()));
        point_at(self.problems, wrong);
        fact
    }
}

/// Whose word something can be: hers, a colleague's, that of each referral that stands.
pub(super) fn voices(record: &Record) -> Vec<(Voice, String)> {
    let stands = |entry: &Register<Paper>| entry.standing().any(|v| matches!(v.value, Paper::Referral(_)));
    let referrals = record.entries.iter().filter(|(_, entry)| stands(entry)).map(|(id, _)| Voice::Referral(*id));
    let all = [Voice::Herself, Voice::Staff].into_iter().chain(referrals);
    all.map(|voice| (voice, words::voice(record, voice))).collect()
}

/// Ids of fields beside the first of a subject. No two on a page are one, since several forms may be open.
const BESIDE: [(&str, Part, &str); 6] = [
    ("phone", Part::Note, "phone-note"),
    ("email", Part::Note, "email-note"),
    ("address", Part::Note, "address-note"),
    ("gp", Part::Phone, "gp-phone"),
    ("emergency-contact", Part::Phone, "emergency-contact-phone"),
    ("emergency-contact", Part::Relationship, "emergency-contact-relationship"),
];

/// The id of a field.
fn part_id(subject: Subject, part: Part) -> &'static str {
    let code = subject.code();
    BESIDE.iter().find(|(of, beside, _)| (*of, *beside) == (code, part)).map_or(code, |(_, _, id)| id)
}
