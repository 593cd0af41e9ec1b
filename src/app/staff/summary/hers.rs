//! The page for her. It is made of what she said herself, what her pack says to her of it, and what was agreed with her: it has
//! no place for a total, a level, a score, a caseworker's view, or a word of anybody else.

use crate::app::staff::assess::over_time::Taken;
use crate::app::staff::plan::{goals, state, steps};
use crate::assessment::PartialDate;
use crate::case::record::{self, Assessed, Decision, GoalState, Record, Suggestion, Voice};
use crate::centre::{Centre, Support};
use crate::document::Text;
use crate::instrument::{Audience, Instrument, ItemIndex, Points, Scale, ScaleKind};
use crate::scoring::Outcome;

/// What the page for her says.
#[derive(Debug)]
pub struct Hers<'a> {
    /// What she likes to be called, or her name; by her own word only.
    pub called: Option<&'a str>,
    /// What her latest assessment shows; nothing where she has none, or its questions are not here.
    pub picture: Option<Picture>,
    /// What she wants, with what comes next; what was given up is left out.
    pub goals: Vec<Goal<'a>>,
    /// Help that she said she wants, in the centre's order.
    pub help: Vec<&'a Support>,
    /// The day on which all this is looked at again, from 1 January 1970.
    pub review: Option<i64>,
}

/// Her latest assessment.
#[derive(Debug)]
pub struct Picture {
    /// The day on which it was finished.
    pub day: i64,
    /// Strengths, the strongest first.
    pub strengths: Vec<Line>,
    /// What might need support, the most first.
    pub needs: Vec<Line>,
    /// What the pack is not.
    pub disclaimer: Text,
}

/// One scale: its name and what its band says, never a number.
#[derive(Debug)]
pub struct Line {
    /// Its name.
    pub title: Text,
    /// What its band is called.
    pub says: Text,
    /// A sentence about it.
    pub more: Option<Text>,
    /// Whether she said that it does not fit her.
    pub does_not_fit: bool,
    /// What she says of it.
    pub her_words: Option<String>,
}

/// A goal.
#[derive(Debug)]
pub struct Goal<'a> {
    /// In her words.
    pub words: &'a str,
    /// Whether she has reached it.
    pub reached: bool,
    /// The steps; dropped ones are left out.
    pub steps: Vec<Step<'a>>,
}

/// A step.
#[derive(Debug)]
pub struct Step<'a> {
    /// What is to be done.
    pub what: &'a str,
    /// Who does it.
    pub who: Option<&'a str>,
    /// By when.
    pub by: Option<PartialDate>,
    /// Whether it is done.
    pub done: bool,
}

/// The page for her. With `hard` it also has what the pack asks about under a warning, and help for it: somebody else may find a
/// paper at home. `taken` are her finished assessments, the first one first.
#[must_use]
pub fn hers<'a>(record: &'a Record, taken: &[Taken], centre: &'a Centre, hard: bool) -> Hers<'a> {
    let herself = record.told(Voice::Herself);
    let name = herself.and_then(|told| told.name.value()?.as_ref());
    let called = herself.and_then(|told| told.preferred_name.value()?.as_ref());
    let latest = taken.iter().rev().find(|taken| !taken.scored.scales().is_empty());
    Hers {
        called: called.or(name).map(|line| line.as_str()),
        picture: latest.map(|taken| picture(record.assessments.get(&taken.assessment), taken, hard)),
        goals: goals(record).into_iter().filter_map(|(_, of)| goal(of)).collect(),
        help: help(record, taken, centre, hard),
        review: record.review.value().copied().flatten(),
    }
}

/// Whether the page may speak of a scale: one that only she answered; and, unless she wants the hard parts on paper, of which
/// nothing is asked under a warning. What a scale counts for in a total makes no difference and is not said.
fn may_stand(pack: &Instrument, scale: &Scale, hard: bool) -> bool {
    let by_staff = scale.items().iter().any(|counted| pack.item(counted.item()).audience() == Audience::Caseworker);
    let is_hard = scale.items().iter().any(|counted| is_hard(pack, counted.item()));
    !by_staff && (hard || !is_hard)
}

fn is_hard(pack: &Instrument, item: ItemIndex) -> bool {
    pack.sections().get(pack.section_of(item)).is_some_and(|section| section.content_note().is_some())
}

fn picture(assessed: Option<&Assessed>, taken: &Taken, hard: bool) -> Picture {
    let pack = taken.scored.instrument();
    let lines = |wanted: fn(ScaleKind) -> bool| {
        let scales = pack.scales().iter().zip(taken.scored.scales());
        let mut lines: Vec<(i64, Line)> = scales
            .filter(|(scale, _)| wanted(scale.kind()) && may_stand(pack, scale, hard))
            .filter_map(|(scale, result)| match result.outcome {
                Outcome::Score { score, band } => Some((share(scale, score), line(assessed, scale, band)?)),
                Outcome::TooFewAnswers { .. } | Outcome::NotAsked => None,
            })
            .collect();
        lines.sort_by_key(|(share, _)| std::cmp::Reverse(*share));
        lines.into_iter().map(|(_, line)| line).collect()
    };
    Picture {
        day: taken.day,
        strengths: lines(|kind| kind == ScaleKind::Strength),
        needs: lines(|kind| kind != ScaleKind::Strength),
        disclaimer: pack.disclaimer().clone(),
    }
}

fn line(assessed: Option<&Assessed>, scale: &Scale, band: usize) -> Option<Line> {
    let band = scale.bands().get(band)?;
    let nothing_stands_out = scale.kind() != ScaleKind::Strength && band.code() == scale.bands().first()?.code();
    if nothing_stands_out && band.supports().is_empty() {
        return None;
    }
    let view = assessed.and_then(|assessed| assessed.her_views.get(scale.id())?.value());
    Some(Line {
        title: scale.title().clone(),
        says: band.title().clone(),
        more: band.text().cloned(),
        does_not_fit: view.is_some_and(|(fits, _)| !fits),
        her_words: view.and_then(|(_, says)| Some(says.as_ref()?.as_str().to_owned())),
    })
}

/// How far a score stands along its scale, in hundredths of a hundredth.
fn share(scale: &Scale, score: Points) -> i64 {
    let (low, high) = scale.range();
    Points::whole(100).scaled((score - low).hundredths(), (high - low).hundredths()).hundredths()
}

fn goal(of: &record::Goal) -> Option<Goal<'_>> {
    let stands = state(&of.state);
    let words = of.words.value().filter(|_| stands != GoalState::Dropped)?;
    let steps = steps(of).into_iter().filter_map(|(_, step)| {
        let stands = state(&step.state);
        let what = step.what.value().filter(|_| stands != GoalState::Dropped)?;
        let who = step.who.value().and_then(|who| Some(who.as_ref()?.as_str()));
        let by = step.by.value().copied().flatten();
        Some(Step { what: what.as_str(), who, by, done: stands == GoalState::Done })
    });
    Some(Goal { words: words.as_str(), reached: stands == GoalState::Done, steps: steps.collect() })
}

/// Services that she wants, by what was decided last; where tablets disagree, nobody says for her that she does.
fn help<'a>(record: &Record, taken: &[Taken], centre: &'a Centre, hard: bool) -> Vec<&'a Support> {
    let of = |support: &&Support| {
        let decided = || record.suggestions.iter().filter(|(suggestion, _)| suggestion.service == support.id);
        let last = decided().filter_map(|(_, decision)| decision.latest()).max_by_key(|version| version.order);
        let wanted = last.is_some_and(|version| version.value == Decision::Accepted);
        wanted
            && decided().all(|(suggestion, decision)| !decision.is_contested() && may_be_named(taken, suggestion, hard))
    };
    centre.supports().iter().filter(of).collect()
}

/// A service that is suggested by something hard says that something hard was asked. Where the questions are not here, nobody can
/// tell that it was not.
fn may_be_named(taken: &[Taken], suggestion: &Suggestion, hard: bool) -> bool {
    let pack =
        taken.iter().find(|taken| taken.assessment == suggestion.assessment).map(|taken| taken.scored.instrument());
    let scale = pack.and_then(|pack| Some((pack, pack.scales().iter().find(|scale| scale.id() == suggestion.scale)?)));
    hard || scale.is_some_and(|(pack, scale)| !scale.items().iter().any(|counted| is_hard(pack, counted.item())))
}
