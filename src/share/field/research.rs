//! Facts without a name: a pseudonym, codes, scores and bands.

use serde_json::{Value, json};

use super::super::disclosable::{Code, Coded, Count, Disclosable, Ids};
use super::super::sealed::Sealed;
use super::categorised::{told_at, told_scales, told_scores};
use super::coded_answers::CodedAnswers;
use super::field;
use crate::assessment::{Complete, PartialDate, Response, Value as Answer};
use crate::case::{Case, ResearchConsent, StudyId};
use crate::instrument::{Band, PackIdentity, Points, Scale};
use crate::scoring::Outcome;

field! {
    /// Her research pseudonym, if she agreed to research; only her centre knows whose it is.
    StudyPseudonym = "study-id": StudyId => |case| match &case.consent {
        ResearchConsent::Given { study_id, .. } => Some(study_id.clone()),
        ResearchConsent::NotGiven | ResearchConsent::Declined => None,
    };
    /// Which questions she was asked.
    Pack = "pack": PackIdentity => |case| Some(case.assessment.scored.instrument().identity().clone());
    /// Her coded answers and which way she passed a question over; never words, dates or who she is.
    ClosedAnswers = "closed-answers": CodedAnswers => |case| Some(CodedAnswers::of(case.assessment.scored.complete()));
    /// The score and band of each scale, or why it has none; of scales whose questions all have a category.
    ScaleScores = "scale-scores": Scales => |case| Some(Scales::of(told_scores(&case.assessment.scored)));
    /// Scales of which she says "this does not fit me".
    DoesNotFit = "does-not-fit": Ids => |case| {
        let scales = told_scales(case.assessment.scored.instrument());
        let doubted = scales.filter(|(place, _)| case.assessment.does_not_fit.contains(place));
        Some(Ids(doubted.map(|(_, scale)| scale.id().to_owned()).collect()))
    };
    /// Her age in one of five bands.
    AgeBand = "age-band": Code => |case| age_band(case);
    /// Her ethnic group, as one of the census's five.
    EthnicGroup = "ethnic-group": Code => |case| coarse(&case.about, "ethnic-group", &ETHNIC_GROUPS);
    /// Whether she has a disability or long-term condition that limits what she does.
    Disability = "disability": Code => |case| coarse(&case.about, "disability", &DISABILITY);
    /// The month she finished in.
    AssessedMonth = "month": Month => |case| Month::of_day(case.assessment.timing.finished_day);
    /// Days from her first assessment to this one.
    DaysSinceBaseline = "days-since-baseline": Count => |case| {
        let timing = case.assessment.timing;
        Some(Count(timing.finished_day - timing.baseline_day)).filter(|days| days.0 >= 0)
    };
}

/// The five groups of the census for England and Wales (2021): the `about-you` pack asks for these first.
const ETHNIC_GROUPS: [(&str, &[&str]); 5] =
    [("asian", &["asian"]), ("black", &["black"]), ("mixed", &["mixed"]), ("white", &["white"]), ("other", &["other"])];

/// A long-term condition that limits her is a disability (Equality Act 2010, s. 6; GSS harmonised questions).
const DISABILITY: [(&str, &[&str]); 2] = [("yes", &["yes-a-lot", "yes-a-little"]), ("no", &["yes-not-limiting", "no"])];

/// The group that her one coded answer to a question about herself falls in; an unknown code falls in none.
fn coarse(about: &Complete, item: &str, groups: &[(&'static str, &[&str])]) -> Option<Code> {
    let Response::Given(Answer::Choice(code)) = told_at(about, item)? else { return None };
    groups.iter().find(|(_, codes)| codes.contains(&code.as_str())).map(|(group, _)| Code(group))
}

/// Bands as wide as published statistics use them; nobody under 18 is asked.
fn age_band(case: &Case) -> Option<Code> {
    let today = PartialDate::of_day(case.assessment.timing.finished_day)?;
    match case.profile.date_of_birth?.years_until(today)? {
        0..18 => None,
        18..=24 => Some(Code("18-24")),
        25..=34 => Some(Code("25-34")),
        35..=44 => Some(Code("35-44")),
        45..=54 => Some(Code("45-54")),
        55.. => Some(Code("55-plus")),
    }
}

/// A month of a year.
#[derive(Debug, Clone, Copy)]
pub struct Month(PartialDate);

impl Month {
    fn of_day(day: i64) -> Option<Self> {
        let date = PartialDate::of_day(day)?;
        PartialDate::new(date.year(), date.month(), None).map(Self)
    }
}

impl Sealed for Month {}
impl Coded for Month {}

impl Disclosable for Month {
    fn disclose(&self) -> Value {
        json!(self.0.to_string())
    }
}

/// A score as a JSON number; hundredths are exact in two decimals.
pub(super) fn points(points: Points) -> Value {
    #[expect(clippy::cast_precision_loss, reason = "packs bound scores to ten million, far below 2^53 hundredths")]
    let number = points.hundredths() as f64 / 100.0;
    json!(number)
}

/// The outcome of every scale, by scale id.
#[derive(Debug)]
pub struct Scales(Vec<(String, ScaleOutcome)>);

#[derive(Debug)]
enum ScaleOutcome {
    Scored { score: Points, band: String },
    NoScore(&'static str),
}

impl Scales {
    pub(super) fn of<'a>(scales: impl Iterator<Item = (&'a Scale, Outcome)>) -> Self {
        Self(scales.map(|(scale, outcome)| (scale.id().to_owned(), scale_outcome(scale, outcome))).collect())
    }
}

fn scale_outcome(scale: &Scale, outcome: Outcome) -> ScaleOutcome {
    match outcome {
        Outcome::Score { score, band } => {
            let band = scale.bands().get(band).map_or("", Band::code);
            ScaleOutcome::Scored { score, band: band.to_owned() }
        }
        Outcome::TooFewAnswers { .. } => ScaleOutcome::NoScore("too-few-answers"),
        Outcome::NotAsked => ScaleOutcome::NoScore("not-asked"),
    }
}

impl Sealed for Scales {}
impl Coded for Scales {}

impl Disclosable for Scales {
    fn disclose(&self) -> Value {
        let scale = |(scale, outcome): &(String, ScaleOutcome)| match outcome {
            ScaleOutcome::Scored { score, band } => json!({ "scale": scale, "score": points(*score), "band": band }),
            ScaleOutcome::NoScore(reason) => json!({ "scale": scale, "no-score": reason }),
        };
        self.0.iter().map(scale).collect()
    }
}
