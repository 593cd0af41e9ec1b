//! What the centre's own record needs besides who she is: answers in full, dates, decisions.

use serde_json::{Value, json};

use super::super::disclosable::{Count, Disclosable, Ids, Version};
use super::super::sealed::Sealed;
use super::field;
use super::research::Scales;
use crate::assessment::{Complete, PartialDate, Response, Value as Answer};
use crate::case::ResearchConsent;
use crate::case::record::ThingId;
use crate::instrument::{PackIdentity, Points};

field! {
    /// Which questions about herself she was asked.
    AboutPack = "about-pack": PackIdentity => |case| Some(case.about.instrument().identity().clone());
    /// What she said about herself.
    AboutAnswers = "about-you": FullAnswers => |case| Some(FullAnswers::of(&case.about));
    /// Everything she answered, her own words and dates included, and what she passed over.
    Answers = "answers": FullAnswers => |case| Some(FullAnswers::of(case.assessment.scored.complete()));
    /// The score and band of every scale, or why it has none.
    EveryScale = "scale-scores": Scales => |case| {
        let scored = &case.assessment.scored;
        let outcomes = scored.scales().iter().map(|result| result.outcome);
        Some(Scales::of(scored.instrument().scales().iter().zip(outcomes)))
    };
    /// Every scale of which she says "this does not fit me".
    EveryDoubt = "does-not-fit": Ids => |case| {
        let scales = case.assessment.scored.instrument().scales();
        let id = |place: &usize| scales.get(*place).map(|s| s.id().to_owned());
        Some(Ids(case.assessment.does_not_fit.iter().filter_map(id).collect()))
    };
    /// The total and its level, where the pack has one; for staff only.
    Total = "total": TotalScore => |case| {
        let scored = &case.assessment.scored;
        let level = |place: usize| Some(scored.instrument().total()?.levels().get(place)?.code().to_owned());
        scored.total().and_then(|t| Some(TotalScore { score: t.score, level: level(t.level)? }))
    };
    /// Questions whose answer called for help at once.
    Alerts = "alerts": Ids => |case| {
        let pack = case.assessment.scored.instrument();
        Some(Ids(case.assessment.alerts.iter().map(|i| pack.item(*i).id().to_owned()).collect()))
    };
    /// The invite that she answers. Only her centre can tell whose it is.
    Invite = "invite": Reference => |case| case.invite.map(Reference);
    /// The day she finished.
    FinishedOn = "finished-on": PartialDate => |case| PartialDate::of_day(case.assessment.timing.finished_day);
    /// The day of her first assessment.
    BaselineOn = "baseline-on": PartialDate => |case| PartialDate::of_day(case.assessment.timing.baseline_day);
    /// How many minutes she took.
    MinutesTaken = "minutes-taken": Count => |case| case.assessment.timing.minutes.map(|m| Count(m.into()));
    /// Her decision about research.
    ResearchDecision = "research-consent": ResearchConsent => |case| Some(case.consent.clone());
    /// The privacy notice she was shown.
    NoticeVersion = "notice-version": Version => |case| Some(Version(case.notice_version.clone()));
}

/// The reference of an invite.
pub struct Reference(ThingId);

impl Sealed for Reference {}

impl Disclosable for Reference {
    fn disclose(&self) -> Value {
        json!(self.0.to_hex())
    }
}

/// Every question that was shown, with her answer or why there is none.
pub struct FullAnswers(Vec<(String, Response)>);

impl FullAnswers {
    fn of(complete: &Complete) -> Self {
        let id = |item| complete.instrument().item(item).id().to_owned();
        Self(complete.responses().iter().map(|(item, response)| (id(*item), response.clone())).collect())
    }
}

impl Sealed for FullAnswers {}

impl Disclosable for FullAnswers {
    fn disclose(&self) -> Value {
        self.0.iter().map(|(item, response)| full_answer(item, response)).collect()
    }
}

fn full_answer(item: &str, response: &Response) -> Value {
    match response {
        Response::Given(Answer::Choice(code)) => json!({ "item": item, "code": code }),
        Response::Given(Answer::Choices(codes)) => json!({ "item": item, "codes": codes }),
        Response::Given(Answer::Number(number)) => json!({ "item": item, "number": number }),
        Response::Given(Answer::Date(date)) => json!({ "item": item, "date": date.to_string() }),
        Response::Given(Answer::Words(words)) => json!({ "item": item, "words": words }),
        Response::Passed(pass) => json!({ "item": item, "no-answer": pass.code() }),
        Response::NotAsked => json!({ "item": item, "no-answer": "not-asked" }),
    }
}

/// A total with its level's code.
pub struct TotalScore {
    score: Points,
    level: String,
}

impl Sealed for TotalScore {}

impl Disclosable for TotalScore {
    fn disclose(&self) -> Value {
        json!({ "score": super::research::points(self.score), "level": self.level })
    }
}
