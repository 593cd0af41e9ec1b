//! A referral, letter or document while it is entered or put right.

use leptos::prelude::*;

use super::says;
use crate::assessment::PartialDate;
use crate::browser::clock;
use crate::case::record::{Document, Entry, Kind, Letter, LetterKind, LetterWay, Referral, Text, ThingId};
use crate::case::{Line, ValueProblem};
use crate::ui::components::{Look, Problems, button, el, nothing, point_at, value_problem};
use crate::ui::focus;
use crate::ui::staff::choice::choice;
use crate::ui::staff::date::DateEntry;
use crate::ui::staff::desk::{Desk, Page, Part};
use crate::ui::staff::entry::{Entry as Input, composed};
use crate::ui::staff::failed::{self, banner};
use crate::ui::staff::form::Form;
use crate::words::staff::{desk as say_desk, paper as say, told as say_told};

/// The sorts of papers, each with a list of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    Referral,
    Letter,
    Document,
}

impl Sort {
    pub(super) const ALL: [Self; 3] = [Self::Referral, Self::Letter, Self::Document];

    /// The sort of an entry, if it is a paper.
    pub(super) fn of(entry: &Entry) -> Option<Self> {
        match entry {
            Entry::Referral(_) => Some(Self::Referral),
            Entry::Letter(_) => Some(Self::Letter),
            Entry::Document(_) => Some(Self::Document),
            Entry::Note(_) | Entry::Struck { .. } => None,
        }
    }

    /// What the form of a paper is known by: of one that is put right, or of a new one.
    pub(super) fn name_of(self, corrects: Option<ThingId>) -> String {
        let sort = match self {
            Self::Referral => "referral",
            Self::Letter => "letter",
            Self::Document => "document",
        };
        corrects.map_or_else(|| format!("new-{sort}"), |thing| format!("{sort}-{}", thing.to_hex()))
    }

    pub(super) fn title(self) -> String {
        match self {
            Self::Referral => say::referrals(),
            Self::Letter => say::letters(),
            Self::Document => say::documents(),
        }
    }

    pub(super) fn add(self) -> String {
        match self {
            Self::Referral => say::add_referral(),
            Self::Letter => say::add_letter(),
            Self::Document => say::add_document(),
        }
    }
}

const TITLE: &str = "paper-title";
const FROM: &str = "paper-from";
const DATED: &str = "paper-dated";
const KEPT: &str = "paper-kept";
const SAYS: &str = "paper-says";

/// What is typed.
#[derive(Clone, Copy)]
pub(super) struct PaperForm {
    desk: Desk,
    sort: RwSignal<Option<Sort>>,
    corrects: RwSignal<Option<ThingId>>,
    title: RwSignal<String>,
    from: RwSignal<String>,
    kept: RwSignal<String>,
    says: RwSignal<String>,
    dated: DateEntry,
    kind: RwSignal<LetterKind>,
    from_her: RwSignal<bool>,
    by: RwSignal<LetterWay>,
    problems: Problems,
    failed: RwSignal<Option<String>>,
}

impl PaperForm {
    pub(super) fn new(desk: Desk) -> Self {
        let [title, from, kept, says] = [(); 4].map(|()| RwSignal::new(String::new()));
        Self {
            desk,
            sort: RwSignal::new(None),
            corrects: RwSignal::new(None),
            title,
            from,
            kept,
            says,
            dated: DateEntry::new(DATED),
            kind: RwSignal::new(LetterKind::Correspondence),
            from_her: RwSignal::new(true),
            by: RwSignal::new(LetterWay::Post),
            problems: RwSignal::new(Vec::new()),
            failed: RwSignal::new(None),
        }
    }

    pub(super) fn is_open(self) -> bool {
        self.sort.read().is_some()
    }

    /// Begins: a new paper, or one that is put right.
    pub(super) fn begin(self, sort: Sort, corrects: Option<(ThingId, &Entry)>) {
        self.clear();
        self.corrects.set(corrects.map(|(thing, _)| thing));
        if let Some((_, entry)) = corrects {
            self.fill(entry);
        }
        self.sort.set(Some(sort));
        focus::on_field_soon(
            if sort == Sort::Document {
                TITLE
            } else if sort == Sort::Referral {
                FROM
            } else {
                SAYS
            }
            .to_owned(),
        );
    }

    fn clear(self) {
        for typed in [self.title, self.from, self.kept, self.says] {
            typed.set(String::new());
        }
        self.dated.fill(None);
        self.problems.set(Vec::new());
        self.failed.set(None);
        self.sort.set(None);
    }

    fn fill(self, entry: &Entry) {
        let line = |line: Option<&Line>| line.map(|line| line.as_str().to_owned()).unwrap_or_default();
        let text = |text: Option<&Text>| text.map(|text| text.as_str().to_owned()).unwrap_or_default();
        self.dated.fill(says::dated(entry));
        match entry {
            Entry::Referral(referral) => {
                self.from.set(line(Some(&referral.from)));
                self.says.set(text(referral.says.as_ref()));
            }
            Entry::Letter(letter) => {
                self.kind.set(letter.kind);
                self.from_her.set(letter.from_her);
                self.by.set(letter.by);
                self.says.set(text(Some(&letter.says)));
            }
            Entry::Document(document) => {
                self.title.set(line(Some(&document.title)));
                self.from.set(line(document.from.as_ref()));
                self.kept.set(line(document.kept.as_ref()));
                self.says.set(text(document.says.as_ref()));
            }
            Entry::Note(_) | Entry::Struck { .. } => {}
        }
    }

    /// The form; nothing while none is open.
    pub(super) fn view(self) -> AnyView {
        let Some(sort) = self.sort.get_untracked() else { return nothing() };
        let enter = move || async move {
            let Some(entry) = self.read(sort) else { return };
            self.failed.set(None);
            match self.write(entry).await {
                Ok(()) => {
                    self.clear();
                    self.desk.said.set(Some((Page::Case(Part::Papers), say::entered())));
                }
                Err(problem) => drop(self.failed.try_set(Some(problem))),
            }
        };
        let problems = self.problems;
        let line = |id, label, typed| Input::plain(id, label).line(typed, problems);
        let dated = || self.dated.view(say::date(), say_told::date_hint(), problems, || {});
        let says = |label| Input::plain(SAYS, label).lines(self.says, problems);
        let fields = match sort {
            Sort::Referral => {
                let hint = Some(say::referrer_hint());
                let from = Input { hint, ..Input::plain(FROM, say::referrer()) }.line(self.from, problems);
                vec![from, dated(), says(say::referral_says())]
            }
            Sort::Letter => {
                let kinds = LetterKind::ALL.map(|(_, kind)| (kind, says::kind_of(kind)));
                let sides = [(true, say::from_her()), (false, say::to_her())];
                let ways = LetterWay::ALL.map(|(_, way)| (way, says::way(way)));
                vec![
                    choice("paper-kind", say::kind(), kinds, self.kind),
                    choice("paper-side", say::side(), sides, self.from_her),
                    choice("paper-way", say::way(), ways, self.by),
                    dated(),
                    says(say::letter_says()),
                ]
            }
            Sort::Document => vec![
                line(TITLE, say::title(), self.title),
                line(FROM, say::maker(), self.from),
                dated(),
                line(KEPT, say::kept(), self.kept),
                says(say::document_says()),
            ],
        };
        let title = if self.corrects.get_untracked().is_some() { say::correcting() } else { sort.add() };
        let back = button(say::not_now(), Look::Quiet, move || self.clear());
        let kept = self.desk.kept_as(sort.name_of(self.corrects.get_untracked()));
        let fields = fields.into_iter().chain([banner(self.failed)]);
        el("section", "app-card")
            .attr("aria-label", title.clone())
            .el(el("h2", "").text(title))
            .child(Form { beside: vec![back], kept, ..Form::new(say::enter()) }.view(fields, enter))
            .view()
    }

    async fn write(self, entry: Entry) -> Result<(), String> {
        let thing = match self.corrects.get_untracked() {
            Some(thing) => Ok(thing),
            None => Desk::make_thing(),
        };
        let thing = thing.map_err(|error| failed::in_words(&error))?;
        let written = self.desk.write(vec![Kind::Entered { thing, entry }]).await;
        written.map_err(|error| failed::in_words(&error))
    }

    /// The entry; else what is wrong is shown, all of it.
    fn read(self, sort: Sort) -> Option<Entry> {
        let mut wrong = Vec::new();
        let entry = match sort {
            Sort::Referral => self.referral(&mut wrong).map(Entry::Referral),
            Sort::Letter => self.letter(&mut wrong).map(Entry::Letter),
            Sort::Document => self.document(&mut wrong).map(Entry::Document),
        };
        let is_wrong = point_at(self.problems, wrong);
        entry.filter(|_| !is_wrong)
    }

    fn referral(self, wrong: &mut Wrong) -> Option<Referral> {
        let from = needed(line(FROM, self.from, wrong), (FROM, say::referrer()), wrong);
        let (dated, says) = (self.date(wrong), text(self.says, wrong));
        Some(Referral { from: from?, dated, says })
    }

    fn letter(self, wrong: &mut Wrong) -> Option<Letter> {
        let dated = needed(self.date(wrong), (DATED, say::date()), wrong);
        let says = needed(text(self.says, wrong), (SAYS, say::letter_says()), wrong);
        let (kind, from_her, by) = (self.kind, self.from_her, self.by);
        let (kind, from_her, by) = (kind.get_untracked(), from_her.get_untracked(), by.get_untracked());
        Some(Letter { kind, from_her, by, dated: dated?, says: says? })
    }

    fn document(self, wrong: &mut Wrong) -> Option<Document> {
        let title = needed(line(TITLE, self.title, wrong), (TITLE, say::title()), wrong);
        let (from, dated) = (line(FROM, self.from, wrong), self.date(wrong));
        let (kept, says) = (line(KEPT, self.kept, wrong), text(self.says, wrong));
        Some(Document { title: title?, from, dated, kept, says })
    }

    fn date(self, wrong: &mut Wrong) -> Option<PartialDate> {
        match self.dated.read() {
            Ok(Some(day)) if clock::today().is_some_and(|today| day > today) => {
                wrong.push((DATED, say::to_come()));
                None
            }
            Ok(date) => date,
            Err(problem) => {
                wrong.push(problem);
                None
            }
        }
    }
}

/// What is wrong, by field.
type Wrong = Vec<(&'static str, String)>;

/// A value without which there is no paper. It is said that it is missing, unless something else is wrong with it.
fn needed<T>(value: Option<T>, (id, label): (&'static str, String), wrong: &mut Wrong) -> Option<T> {
    if value.is_none() && !wrong.iter().any(|(of, _)| *of == id) {
        wrong.push((id, say_desk::needed(label)));
    }
    value
}

fn line(id: &'static str, typed: RwSignal<String>, wrong: &mut Wrong) -> Option<Line> {
    taken(id, Line::parse(&composed(typed)), wrong)
}

fn text(typed: RwSignal<String>, wrong: &mut Wrong) -> Option<Text> {
    taken(SAYS, Text::parse(&composed(typed)), wrong)
}

fn taken<T>(id: &'static str, read: Result<Option<T>, ValueProblem>, wrong: &mut Wrong) -> Option<T> {
    read.unwrap_or_else(|problem| {
        wrong.push((id, value_problem::in_words(problem, say_told::not_an_adult)));
        None
    })
}
