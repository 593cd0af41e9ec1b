//! What a manager settles about a draft: the legal side of its questions, which answers call for help, what its scales mean,
//! and what it is not.

use serde_json::{Value, json};

use super::{PackError, put, read};
use crate::app::ports::RecordStore;
use crate::app::staff::cases::Pen;
use crate::app::staff::session::Session;
use crate::case::record::Stamp;
use crate::fhir::written;
use crate::instrument::{
    Audience, Category, Instrument, PackIdentity, Points, SafetyTopic, Scale, ScaleKind, Sensitivity,
};
use crate::store::Batch;
use crate::vault::kept_pack_at;
use crate::vault::staff::Standing;

/// What is set of some questions; what is `None` stays as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Legal {
    /// The notice's category. Until a question has one, nothing of it leaves to anybody but the centre.
    pub category: Option<Category>,
    /// How the law weighs the answer.
    pub sensitivity: Option<Sensitivity>,
    /// Who answers it.
    pub audience: Option<Audience>,
}

/// Which answers to a question call for help.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alarm {
    /// The codes of the answers; none of them takes it away.
    pub answers: Vec<String>,
    /// What kind of help.
    pub topics: Vec<SafetyTopic>,
}

/// A band as a manager wants it; made by [`bands`] only as part of a whole that covers its scale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewBand {
    from: Points,
    title: String,
}

/// Why bands do not cover a scale. Places are counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BandProblem {
    /// There is none.
    None,
    /// This one starts at no number.
    NoNumber(usize),
    /// This one has no name.
    NoName(usize),
    /// The first must start here, at the lowest possible score.
    Start(Points),
    /// This one does not start above the one before.
    NotAbove(usize),
    /// This one starts above the highest possible score, so nobody could be in it.
    OutOfReach(usize, Points),
}

/// One change to a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// The legal side of these questions, by their ids.
    Questions(Vec<String>, Legal),
    /// Which answers to a question, by its id, call for help.
    Alarm(String, Alarm),
    /// What a scale, by its id, speaks of, and its bands.
    Scale(String, ScaleKind, Vec<NewBand>),
    /// What the pack is not, as it is shown with every result, and about how many minutes it takes.
    About(String, u32),
}

/// Bands out of what was typed: where each starts, and what it is called.
///
/// # Errors
/// [`BandProblem`]: the first one.
pub fn bands(scale: &Scale, typed: &[(String, String)]) -> Result<Vec<NewBand>, BandProblem> {
    let (lowest, highest) = scale.range();
    let mut bands: Vec<NewBand> = Vec::new();
    for (place, (from, title)) in (1..).zip(typed) {
        let from = points(from).ok_or(BandProblem::NoNumber(place))?;
        let title = title.trim().to_owned();
        if title.is_empty() {
            return Err(BandProblem::NoName(place));
        }
        match bands.last() {
            None if from != lowest => return Err(BandProblem::Start(lowest)),
            Some(before) if from <= before.from => return Err(BandProblem::NotAbove(place)),
            None | Some(_) if from > highest => return Err(BandProblem::OutOfReach(place, highest)),
            None | Some(_) => bands.push(NewBand { from, title }),
        }
    }
    if bands.is_empty() { Err(BandProblem::None) } else { Ok(bands) }
}

/// Changes a draft; gives what it is afterwards: another one to every record, since its digest is another.
///
/// # Errors
/// [`PackError`]; [`PackError::NotNow`] for what is no draft.
pub async fn settle<S: RecordStore, Turn>(
    pen: Pen<'_, S>,
    session: &Session<Turn>,
    which: &PackIdentity,
    change: &Change,
) -> Result<PackIdentity, PackError> {
    session.manager().map_err(|_| PackError::NotAManager)?;
    let draft = read(pen.store, session, which).await?.filter(|kept| kept.standing == Standing::Draft);
    let mut draft = draft.ok_or(PackError::NotNow)?;
    // What is kept has parsed, so it is JSON.
    let mut pack: Value = serde_json::from_str(&draft.file).map_err(|_| PackError::NotJson)?;
    change.apply(&mut pack);
    let file = written(&pack);
    let pack = Instrument::parse(&file).map_err(PackError::NotRight)?.identity().clone();
    if pack == *which {
        return Ok(pack);
    }
    if read(pen.store, session, &pack).await?.is_some() {
        return Err(PackError::AlreadyHere(pack));
    }
    (draft.file, draft.since, draft.by) = (file, Stamp::after(Some(draft.since), pen.now), session.hand().author);
    let batch = put(Batch::new().delete(kept_pack_at(which)), pen, session, (&pack, &draft))?;
    pen.store.commit(batch).await?;
    Ok(pack)
}

impl Change {
    fn apply(&self, pack: &mut Value) {
        match self {
            Self::Questions(ids, legal) => {
                items(pack).filter(|item| is_one_of(item, ids)).for_each(|item| set_legal(item, *legal));
            }
            Self::Alarm(id, alarm) => items(pack).filter(|item| item["id"] == *id).for_each(|item| alarm.set(item)),
            Self::Scale(id, kind, bands) => {
                let bands: Vec<Value> = (1..).zip(bands).map(|(place, band)| band.entry(place, pack)).collect();
                let scales = pack["scales"].as_array_mut().into_iter().flatten();
                for scale in scales.filter(|scale| scale["id"] == *id) {
                    scale["kind"] = kind.code().into();
                    scale["bands"] = bands.clone().into();
                }
            }
            Self::About(disclaimer, minutes) => {
                pack["disclaimer"] = in_every_language(disclaimer, pack);
                pack["minutes"] = (*minutes).into();
            }
        }
    }
}

/// Every item of the pack.
fn items(pack: &mut Value) -> impl Iterator<Item = &mut Value> {
    let sections = pack["sections"].as_array_mut().into_iter().flatten();
    sections.flat_map(|section| section.get_mut("items").and_then(Value::as_array_mut).into_iter().flatten())
}

fn is_one_of(item: &Value, ids: &[String]) -> bool {
    item["id"].as_str().is_some_and(|id| ids.iter().any(|other| other == id))
}

/// Notes have an audience and no other legal side.
fn set_legal(item: &mut Value, legal: Legal) {
    if let Some(audience) = legal.audience {
        item["audience"] = code(&Audience::ALL, audience);
    }
    if item["type"] == "note" {
        return;
    }
    if let Some(category) = legal.category {
        item["category"] = code(&Category::ALL, category);
    }
    if let Some(sensitivity) = legal.sensitivity {
        item["sensitivity"] = code(&Sensitivity::ALL, sensitivity);
    }
}

impl Alarm {
    fn set(&self, item: &mut Value) {
        if self.answers.is_empty() {
            item.as_object_mut().and_then(|item| item.remove("safety"));
        } else {
            let topics: Vec<Value> = self.topics.iter().map(|topic| code(&SafetyTopic::ALL, *topic)).collect();
            item["safety"] = json!({ "when": { "is": self.answers }, "topics": topics });
        }
    }
}

impl NewBand {
    fn entry(&self, place: usize, pack: &Value) -> Value {
        // Points print as the decimal that they are, which is a number in JSON.
        let from: Value = serde_json::from_str(&self.from.to_string()).unwrap_or_default();
        json!({ "code": format!("band-{place}"), "from": from, "title": in_every_language(&self.title, pack) })
    }
}

/// What was typed stands in every language of the pack: a manager writes it once.
fn in_every_language(text: &str, pack: &Value) -> Value {
    let tags = pack["languages"].as_array().into_iter().flatten().filter_map(Value::as_str);
    Value::Object(tags.map(|tag| (tag.to_owned(), text.into())).collect())
}

fn code<T: PartialEq>(all: &[(&'static str, T)], wanted: T) -> Value {
    all.iter().find(|(_, value)| *value == wanted).map_or(Value::Null, |(code, _)| (*code).into())
}

/// A number of at most two decimal places, as it is typed.
fn points(typed: &str) -> Option<Points> {
    let typed = typed.trim();
    let (sign, digits) = typed.strip_prefix(['-', '−']).map_or((1, typed), |digits| (-1, digits));
    let (whole, decimals) = digits.split_once(['.', ',']).unwrap_or((digits, ""));
    let plain = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || whole.len() > 6 || decimals.len() > 2 || !plain(whole) || !plain(decimals) {
        return None;
    }
    let hundredths: i64 = format!("{whole}{decimals:0<2}").parse().ok()?;
    Some(Points::from_hundredths(sign * hundredths))
}

#[cfg(test)]
mod tests {
    use super::points;

    fn check(typed: &str, hundredths: Option<i64>) {
        assert_eq!(points(typed).map(super::Points::hundredths), hundredths, "{typed:?}");
    }

    #[test]
    fn points_are_read_as_people_type_them_and_nothing_else_is() {
        check("0", Some(0));
        check(" 5 ", Some(500));
        check("2.5", Some(250));
        check("2,25", Some(225));
        check("-3", Some(-300));
        check("−0.05", Some(-5));
        check("10.", Some(1000));
        for other in ["", "-", ".5", "1.234", "1e3", "five", "1 000", "٣", "9999999", "--1", "+1"] {
            check(other, None);
        }
    }
}
