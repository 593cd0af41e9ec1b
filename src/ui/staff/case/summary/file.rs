//! The page for the file: everything by a fixed list, with who wrote it and when.

use std::sync::Arc;

use leptos::prelude::*;

use super::file_assessed::assessment;
use super::{above, section};
use crate::app::staff::assess::{Packs, consent_of};
use crate::app::staff::plan::{state, steps};
use crate::app::staff::summary::{ForFile, Said, for_file as made};
use crate::browser::{clock, download};
use crate::case::record::{
    Alert, Consent, Decision, Entry, Fact, Goal, GoalState, Invite, Record, Register, Suggestion, ThingId, Version,
    Voice,
};
use crate::ui::components::{Look, again, all, button, details, el, hint, nothing, paragraph, title};
use crate::ui::staff::LANGUAGE;
use crate::ui::staff::case::about::words;
use crate::ui::staff::case::{self, plan};
use crate::ui::staff::desk::{Desk, Shown};
use crate::ui::staff::english;
use crate::ui::staff::packs::with_packs;
use crate::words::staff::{case as say_case, plan as say_plan, summary_file as say_file};

/// Draws the page.
pub(in crate::ui::staff) fn for_file(desk: Desk) -> AnyView {
    let single = RwSignal::new(false);
    again(move || match desk.shown.get() {
        Some(shown) => with_packs(desk, move |packs| {
            let more = all(std::iter::once(choice(single)).chain(export(&shown)));
            let (shown, packs) = (Arc::clone(&shown), Arc::clone(packs));
            let paper = again(move || paper(desk, &shown, &packs, single.get()));
            all([above(desk, say_file::first(), Some(more)), paper])
        }),
        None => nothing(),
    })
}

/// Whether every answer stands on it too, where there are figures that sum them up: not everybody who reads the figures needs them.
fn choice(single: RwSignal<bool>) -> AnyView {
    let tick = el("input", "app-show__box")
        .attr("type", "checkbox")
        .checked(move || single.get())
        .on("change", move |_| single.update(|single| *single = !*single));
    el("label", "app-show").el(tick).el(el("span", "").text(say_file::single())).view()
}

/// Her decision about research, for the centre's other systems; nothing where none is known.
fn export(shown: &Arc<Shown>) -> Option<AnyView> {
    consent_of(&shown.record, shown.case)?;
    let shown = Arc::clone(shown);
    let save = button(say_file::save_consent(), Look::Quiet, move || {
        if let Some(resource) = consent_of(&shown.record, shown.case) {
            download::text("research-consent.fhir.json", resource.json());
        }
    });
    Some(details(say_file::export(), all([paragraph(say_file::export_about()), save])))
}

fn paper(desk: Desk, shown: &Arc<Shown>, packs: &Packs, single: bool) -> AnyView {
    let record = &shown.record;
    let page = made(record, packs);
    let me = desk.who.read().as_ref().map(|who| who.me.name.as_str().to_owned()).unwrap_or_default();
    let incomplete = shown.incomplete.then(|| paragraph(say_case::incomplete()));
    el("article", "app-print app-print--file")
        .child(title(case::name(record)))
        .child(hint(say_file::lead(desk.world().centre.name())))
        .children(incomplete)
        .child(all([
            section(say_file::case_part(), [rows(standing(desk, record))]),
            told(desk, record, &page),
            section(say_file::assessments(), page.assessments.iter().map(|one| assessment(desk, one, single))),
            section(say_file::alerts(), page.alerts.iter().map(|(_, alert)| self::alert(desk, &page, alert))),
            section(say_file::plan(), plan_part(desk, &page)),
            section(say_file::entries(), page.entries.iter().map(|(_, entry)| self::entry(desk, entry))),
        ]))
        .el(el("footer", "app-print__foot").child(hint(say_file::printed(english::day(clock::day()), me))))
        .view()
}

/// A line of the page: what it is, what it says, who wrote it and when.
pub(super) struct Row {
    what: String,
    says: String,
    by: Option<String>,
}

impl Row {
    pub(super) fn of<T>(desk: Desk, what: String, version: &Version<T>, says: impl Fn(&T) -> String) -> Self {
        Self { what, says: says(&version.value), by: Some(by(desk, version)) }
    }
}

pub(super) fn rows(rows: impl IntoIterator<Item = Row>) -> AnyView {
    let row = |Row { what, says, by }: Row| {
        el("div", "app-print__row")
            .el(el("dt", "").text(what))
            .el(el("dd", "").el(el("span", "app-print__says").text(says)).children(by.map(hint)))
            .view()
    };
    el("dl", "app-print__rows").children(rows.into_iter().map(row)).view()
}

pub(super) fn by<T>(desk: Desk, version: &Version<T>) -> String {
    say_file::by(desk.name_of(version.author), clock::moment_in_words(version.written, LANGUAGE))
}

/// What stands, each version that nobody who saw it replaced.
fn standing_rows<T: PartialEq>(
    desk: Desk,
    what: &str,
    register: &Register<T>,
    says: impl Fn(&T) -> String + Copy,
) -> Vec<Row> {
    register.standing().map(|version| Row::of(desk, what.to_owned(), version, says)).collect()
}

/// The case as a whole.
fn standing(desk: Desk, record: &Record) -> Vec<Row> {
    let yes_no = |yes: bool| if yes { say_file::yes() } else { say_file::no() };
    let invite = |invite: &Invite| say_file::invite(english::day(invite.last_day), invite.packs.join(", "));
    let mut all = standing_rows(desk, &say_file::opened(), &record.opened, |()| say_file::yes());
    all.extend(standing_rows(desk, &say_file::reference(), &record.reference, |line| line.as_str().to_owned()));
    all.extend(standing_rows(desk, &say_case::assigned(), &record.assigned, |who| {
        who.map_or_else(say_case::not_known, |who| desk.name_of(who))
    }));
    all.extend(standing_rows(desk, &say_file::archived(), &record.archived, |archiving| {
        let reason = archiving.reason.as_ref().map(|reason| reason.as_str().to_owned());
        std::iter::once(yes_no(archiving.archived)).chain(reason).collect::<Vec<_>>().join(": ")
    }));
    all.extend(standing_rows(desk, &say_file::notice(), &record.notice, |version| version.as_str().to_owned()));
    all.extend(standing_rows(desk, &say_file::research(), &record.consent, |consent| match consent {
        Consent::Given { wording, day, .. } => say_file::research_yes(english::day(*day), wording),
        Consent::Declined => say_file::no(),
        Consent::Withdrawn { day } => say_file::research_withdrawn(english::day(*day)),
    }));
    for register in record.invites.values() {
        all.extend(standing_rows(desk, &say_file::invited(), register, invite));
    }
    for register in record.merged.values() {
        all.extend(standing_rows(desk, &say_file::together(), register, |merging| yes_no(merging.together)));
    }
    all
}

/// What was said about her, each voice apart.
fn told(desk: Desk, record: &Record, page: &ForFile<'_>) -> AnyView {
    let part = |(voice, said): &(Voice, Said)| {
        let lines = said.iter().flat_map(|(subject, register)| {
            let says = |fact: &Fact| {
                let safety = words::safety(fact).map(|(_, words)| words);
                words::fact(fact).map(|fact| std::iter::once(fact).chain(safety).collect::<Vec<_>>().join(" · "))
            };
            let taken_back = say_file::taken_back();
            let versions = register.standing().map(move |version| {
                Row::of(desk, words::subject(*subject), version, |fact| {
                    says(fact).unwrap_or_else(|| taken_back.clone())
                })
            });
            versions.collect::<Vec<_>>()
        });
        section(words::voice(record, *voice), [rows(lines)])
    };
    all(page.told.iter().map(part))
}

fn alert(desk: Desk, page: &ForFile<'_>, alert: &Alert) -> AnyView {
    let question = |assessment: ThingId, item: &String| {
        let pack = page.pack(assessment);
        let asked = pack.and_then(|pack| Some(english::text(pack.item(pack.find(item)?).text())));
        asked.unwrap_or_else(|| item.clone())
    };
    let from = |from: &Option<(ThingId, Vec<String>)>| {
        let (assessment, items) = from.as_ref().map_or((None, &[][..]), |(id, items)| (Some(*id), items.as_slice()));
        let asked = items.iter().filter_map(|item| Some(question(assessment?, item)));
        asked.collect::<Vec<_>>().join("\n")
    };
    let did =
        |did: &Option<crate::case::record::Text>| did.as_ref().map_or_else(String::new, |did| did.as_str().to_owned());
    let raised = alert.raised.history().iter().map(|version| Row::of(desk, say_file::alert_answers(), version, from));
    let written = alert.written.history().iter();
    let written =
        written.map(|version| Row::of(desk, say_file::alert_written(), version, |why| why.as_str().to_owned()));
    let seen = alert.acknowledged.history().iter().map(|version| Row::of(desk, say_file::acknowledged(), version, did));
    rows(raised.chain(written).chain(seen).collect::<Vec<_>>())
}

fn plan_part(desk: Desk, page: &ForFile<'_>) -> Vec<AnyView> {
    let review = desk.shown.with(|shown| {
        let record = shown.as_ref().map(|shown| &shown.record);
        record.map(|record| {
            standing_rows(desk, &say_plan::review(), &record.review, |day| {
                day.map_or_else(say_plan::review_none, english::day)
            })
        })
    });
    let mut parts: Vec<AnyView> = review.map(rows).into_iter().collect();
    parts.extend(page.goals.iter().map(|(_, goal)| self::goal(desk, goal)));
    parts.push(rows(page.decisions.iter().flat_map(|(suggestion, decided)| decision(desk, page, suggestion, decided))));
    parts
}

fn goal(desk: Desk, goal: &Goal) -> AnyView {
    let words = standing_rows(desk, &say_file::goal(), &goal.words, |words| words.as_str().to_owned());
    let stage = standing_rows(desk, &say_file::stage(), &goal.stage, |stage| plan::stage_in_words(*stage));
    let stands = standing_rows(desk, &say_file::stands(), &goal.state, |state| plan::state_of_goal(*state));
    let steps = steps(goal).into_iter().flat_map(|(_, step)| {
        let who = step.who.value().and_then(|who| Some(who.as_ref()?.as_str().to_owned()));
        let by = step.by.value().copied().flatten().map(|by| say_plan::step_by(clock::in_words(by, LANGUAGE)));
        let stands = Some(match state(&step.state) {
            GoalState::Open => say_plan::step_open(),
            GoalState::Done => say_plan::step_done(),
            GoalState::Dropped => say_plan::step_dropped(),
        });
        let about = [who, by, stands].into_iter().flatten().collect::<Vec<_>>().join(" · ");
        let says = move |what: &crate::case::record::Text| format!("{} ({about})", what.as_str());
        step.what.standing().map(|version| Row::of(desk, say_file::step(), version, &says)).collect::<Vec<_>>()
    });
    rows(words.into_iter().chain(stage).chain(stands).chain(steps))
}

fn decision(desk: Desk, page: &ForFile<'_>, suggestion: &Suggestion, decided: &Register<Decision>) -> Vec<Row> {
    let Suggestion { assessment, scale, service } = suggestion;
    let named = page.pack(*assessment).and_then(|pack| pack.scales().iter().find(|other| other.id() == scale));
    let scale = named.map_or_else(|| scale.clone(), |scale| english::text(scale.title()));
    let world = desk.world();
    let offered = world.centre.supports().iter().find(|support| support.id == *service);
    let service = offered.map_or_else(|| service.clone(), |support| english::text(&support.title));
    let what = say_file::suggestion(scale, service);
    standing_rows(desk, &what, decided, |decision| match decision {
        Decision::Accepted => say_file::accepted(),
        Decision::Declined { reason } => say_file::declined(reason.as_str()),
        Decision::Left => say_file::left(),
    })
}

/// An entry as it stands; that it was corrected is said.
fn entry(desk: Desk, register: &Register<Entry>) -> AnyView {
    let what = |entry: &Entry| match entry {
        Entry::Note(note) => (say_file::note(), note.about, note.text().as_str().to_owned()),
        Entry::Referral(referral) => {
            let says = referral.says.as_ref().map(|says| says.as_str().to_owned());
            let says = std::iter::once(referral.from.as_str().to_owned()).chain(says).collect::<Vec<_>>().join("\n");
            (say_file::referral(), referral.dated, says)
        }
        Entry::Letter(letter) => {
            let kind = if letter.from_her { say_file::letter_from_her() } else { say_file::letter_to_her() };
            (kind, Some(letter.dated), letter.says.as_str().to_owned())
        }
        Entry::Document(document) => {
            let lines = [&document.from, &document.kept].into_iter().flatten().map(|line| line.as_str().to_owned());
            let says = document.says.as_ref().map(|says| says.as_str().to_owned());
            let title = document.title.as_str().to_owned();
            (
                say_file::document(),
                document.dated,
                std::iter::once(title).chain(lines).chain(says).collect::<Vec<_>>().join("\n"),
            )
        }
        Entry::Struck { reason } => (say_file::struck(), None, reason.as_str().to_owned()),
    };
    let versions = register.standing().map(|version| {
        let (kind, dated, _) = what(&version.value);
        let dated = dated.map(|date| clock::in_words(date, LANGUAGE));
        let kind = std::iter::once(kind).chain(dated).collect::<Vec<_>>().join(", ");
        Row::of(desk, kind, version, |entry| what(entry).2)
    });
    let corrected = register.history().len() > 1;
    all([rows(versions.collect::<Vec<_>>())].into_iter().chain(corrected.then(|| hint(say_file::corrected()))))
}
