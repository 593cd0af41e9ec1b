//! A note while it is written: the day, the words, and where they speak of somebody else.

use std::sync::Arc;
use std::sync::atomic::AtomicU32;

use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlTextAreaElement;

use crate::browser::{clock, typed};
use crate::case::ValueProblem;
use crate::case::record::{CaseId, Marks, Mention, Note, NoteDraft, Text, ThingId};
use crate::ui::components::{Look, Problems, actions, again, button, el, nothing, point_at};
use crate::ui::focus;
use crate::ui::staff::date::DateEntry;
use crate::ui::staff::desk::Desk;
use crate::ui::staff::dialog::Dialog;
use crate::ui::staff::failed::banner;
use crate::ui::staff::form::Form;
use crate::words::staff::note as say;

const TEXT: &str = "note-text";
const DAY: &str = "note-day";
const NEW: &str = "note-new";

/// What is typed, and whether it is kept.
#[derive(Clone, Copy)]
pub(super) struct Editor {
    pub(super) desk: Desk,
    /// The case whose note it is; `None` until it is known what was begun in it.
    pub(super) case: RwSignal<Option<CaseId>>,
    pub(super) open: RwSignal<bool>,
    pub(super) corrects: RwSignal<Option<ThingId>>,
    pub(super) text: RwSignal<String>,
    pub(super) marks: RwSignal<Marks>,
    pub(super) day: DateEntry,
    /// Whether what was begun before was found and is gone on with.
    pub(super) found: RwSignal<bool>,
    /// Whether all that is typed is kept.
    pub(super) kept: RwSignal<bool>,
    /// Counts notes that were entered or thrown away: what is to be kept of an earlier one is not kept any more.
    pub(super) turn: StoredValue<Arc<AtomicU32>>,
    /// Counts what was changed, to know whether it was the latest of it that was kept.
    pub(super) changes: StoredValue<u32>,
    /// Whether what is typed will be kept in a moment.
    pub(super) waits: StoredValue<bool>,
    pub(super) failed: RwSignal<Option<String>>,
    problems: Problems,
    /// Whether she is asked if she means to throw it away.
    asked: RwSignal<bool>,
}

impl Editor {
    pub(super) fn new(desk: Desk) -> Self {
        let editor = Self {
            desk,
            case: RwSignal::new(None),
            open: RwSignal::new(false),
            corrects: RwSignal::new(None),
            text: RwSignal::new(String::new()),
            marks: RwSignal::new(Marks::default()),
            day: DateEntry::new(DAY),
            found: RwSignal::new(false),
            kept: RwSignal::new(true),
            turn: StoredValue::new(Arc::default()),
            changes: StoredValue::new(0),
            waits: StoredValue::new(false),
            failed: RwSignal::new(None),
            problems: RwSignal::new(Vec::new()),
            asked: RwSignal::new(false),
        };
        on_cleanup(move || editor.keep_last());
        editor
    }

    /// Whether a note is being written, or it is not known yet whether one was begun.
    pub(super) fn is_open(self) -> bool {
        self.open.get() || self.case.read().is_none()
    }

    /// Begins a note: a new one, or one that puts another right.
    pub(super) fn begin(self, corrects: Option<ThingId>, note: Option<&Note>) {
        self.fill(corrects, note);
        focus::on_field_soon(TEXT.to_owned());
    }

    pub(super) fn fill(self, corrects: Option<ThingId>, note: Option<&Note>) {
        self.corrects.set(corrects);
        self.text.set(note.map(|note| note.text().as_str().to_owned()).unwrap_or_default());
        self.marks.set(note.map(Marks::of).unwrap_or_default());
        self.day.fill(note.and_then(|note| note.about));
        self.problems.set(Vec::new());
        self.failed.set(None);
        self.kept.set(true);
        self.open.set(true);
    }

    /// Whether the page is still there, which has to be known after each wait.
    pub(super) fn is_there(self) -> bool {
        self.open.try_get_untracked().is_some()
    }

    /// Forgets what was typed.
    pub(super) fn close(self) {
        if !self.is_there() {
            return;
        }
        self.fill(None, None);
        self.found.set(false);
        self.open.set(false);
        focus::on_field_soon(NEW.to_owned());
    }

    /// As it reads so far; `None` while there is nothing to keep. A day that is not right yet is left out.
    ///
    /// # Errors
    /// When it is too long to be kept.
    pub(super) fn draft(self) -> Result<Option<NoteDraft>, ValueProblem> {
        let text = self.text.read_untracked();
        let Some(words) = Text::parse(&text)? else { return Ok(None) };
        let about = self.day.read().ok().flatten();
        let note = Note::new(words, about, self.marks.read_untracked().trimmed(&text)).ok();
        Ok(note.map(|note| NoteDraft { corrects: self.corrects.get_untracked(), note }))
    }

    /// Says at the words that they are too many.
    pub(super) fn say_too_long(self) {
        self.problems.set(vec![(TEXT, say::too_long())]);
    }

    /// The note as it is to be entered; else what is wrong is shown.
    pub(super) fn read(self) -> Option<Note> {
        let text = self.text.read_untracked();
        let words = match Text::parse(&text) {
            Ok(Some(words)) => Ok(words),
            Ok(None) => Err((TEXT, say::empty())),
            Err(_) => Err((TEXT, say::too_long())),
        };
        let still_to_come = |day| clock::today().is_some_and(|today| day > today);
        let day = match self.day.read() {
            Ok(Some(day)) if still_to_come(day) => Err((DAY, say::to_come())),
            day => day,
        };
        let wrong = day.as_ref().err().cloned().into_iter().chain(words.as_ref().err().cloned());
        if point_at(self.problems, wrong.collect()) {
            return None;
        }
        Note::new(words.ok()?, day.ok()?, self.marks.read_untracked().trimmed(&text)).ok()
    }

    /// The form, or the button that begins a note.
    pub(super) fn view(self) -> AnyView {
        again(move || match (self.case.read().is_some(), self.open.get()) {
            (false, _) => nothing(),
            (true, false) => {
                let new = el("button", "app-button").attr("type", "button").attr("id", NEW).text(say::new());
                actions([new.tap(move || self.begin(None, None)).view()])
            }
            (true, true) => self.form(),
        })
    }

    fn form(self) -> AnyView {
        let Self { problems, corrects, .. } = self;
        let title = if corrects.get_untracked().is_some() { say::correcting() } else { say::writing() };
        let found = self.found.get_untracked().then(|| el("p", "app-banner").text(say::found()).view());
        let day = self.day.view(say::day(), say::day_hint(), problems, move || self.changed());
        let fields = [day, self.words(), self.marked(), self.state(), banner(self.failed)];
        let throw = button(say::throw_away(), Look::Quiet, move || self.asked.set(true));
        let form = Form { beside: vec![throw], ..Form::new(say::enter()) }.view(fields, move || self.enter());
        el("section", "app-card app-note")
            .attr(typed::KEPT, "")
            .attr("aria-label", title.clone())
            .el(el("h2", "").text(title))
            .children(found.into_iter().chain([form, self.sure()]))
            .view()
    }

    fn words(self) -> AnyView {
        let problem = move || self.problems.read().iter().find(|(id, _)| *id == TEXT).map(|(_, text)| text.clone());
        let wrong = again(move || match problem() {
            Some(text) => el("p", "app-field__error").text(text).view(),
            None => nothing(),
        });
        let text = el("textarea", "app-input app-input--long app-note__text")
            .attr("id", TEXT)
            .attr("aria-describedby", "note-about")
            .attr_of("aria-invalid", move || problem().map(|_| "true".to_owned()))
            .attr("autocomplete", "off")
            .attr("autocapitalize", "sentences")
            .attr("spellcheck", "false")
            .value(move || self.text.get())
            .on("input", move |event| self.typed(event_target_value(&event)))
            .on("blur", move |_| self.keep());
        let about = el("div", "").attr("id", "note-about").el(el("p", "app-field__hint").text(say::text_hint()));
        el("div", "app-field")
            .el(el("label", "app-field__label").attr("for", TEXT).text(say::text()))
            .el(about.child(wrong))
            .el(text)
            .view()
    }

    fn typed(self, now: String) {
        self.marks.update(|marks| marks.follow(&self.text.read_untracked(), &now));
        self.text.set(now);
        self.problems.update(|problems| problems.retain(|(id, _)| *id != TEXT));
        self.changed();
    }

    /// Marking what is chosen, and what is marked so far.
    fn marked(self) -> AnyView {
        let says = RwSignal::new(String::new());
        let mark = button(say::mark(), Look::Secondary, move || {
            let text = self.text.get_untracked();
            let is_marked = selected(&text)
                .is_some_and(|chosen| self.marks.try_update(|marks| marks.mark(&text, chosen)).unwrap_or_default());
            says.set(if is_marked { String::new() } else { say::mark_nothing() });
            self.changed();
        });
        let list = again(move || {
            let (text, marks) = (self.text.read(), self.marks.read());
            let line = |(which, mark): (usize, &Mention)| {
                let words: String = text.chars().take(mark.to).skip(mark.from).collect();
                let unmark = el("button", "app-button app-button--quiet")
                    .attr("type", "button")
                    .attr("aria-label", say::unmark_what(&words))
                    .text(say::unmark())
                    .tap(move || {
                        self.marks.update(|marks| marks.unmark(which));
                        self.changed();
                    });
                el("li", "app-note__mark").el(el("mark", "app-mark").text(words)).el(unmark).view()
            };
            if marks.as_slice().is_empty() {
                return nothing();
            }
            let lines = marks.as_slice().iter().enumerate().map(line);
            el("ul", "app-note__marks").attr("aria-label", say::marked()).children(lines).view()
        });
        let status = el("p", "app-form__status").attr("role", "status").text_of(move || says.get()).view();
        let about = el("p", "app-field__hint").text(say::mark_hint()).view();
        el("div", "app-field").children([about, mark, status, list]).view()
    }

    /// Whether what is typed is kept.
    fn state(self) -> AnyView {
        let state = move || {
            if self.text.read().trim().is_empty() {
                String::new()
            } else if self.kept.get() {
                say::kept()
            } else {
                say::not_kept_yet()
            }
        };
        el("p", "app-field__hint").text_of(state).view()
    }

    /// Asks before it is thrown away.
    fn sure(self) -> AnyView {
        let close = move || self.asked.set(false);
        let sure = move || {
            close();
            self.throw_away();
        };
        let answers = vec![
            button(say::keep_writing(), Look::Primary, close),
            button(say::throw_away_sure(), Look::Secondary, sure),
        ];
        let about = Signal::derive(say::throw_away_about);
        let is_asked = Memo::new(move |_| self.asked.get());
        Dialog { id: "note-throw", title: say::throw_away_title(), about, answers }.view(is_asked, close)
    }
}

/// What is chosen in the field of the note, in characters. A browser counts in units of UTF-16.
fn selected(text: &str) -> Option<Mention> {
    let field = document().get_element_by_id(TEXT)?.dyn_into::<HtmlTextAreaElement>().ok()?;
    let chars = |units: u32| {
        let units = usize::try_from(units).ok()?;
        let ends = text.chars().scan(0, |end, c| {
            *end += c.len_utf16();
            Some(*end)
        });
        Some(ends.take_while(|end| *end <= units).count())
    };
    let (from, to) = (field.selection_start().ok()??, field.selection_end().ok()??);
    Some(Mention { from: chars(from)?, to: chars(to)? })
}
