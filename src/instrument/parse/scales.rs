//! Scales, their bands and the total: a range is computed from the items, and bands must cover it.

use super::{Context, collect};
use crate::document::{ProblemKind, Reader, declared, report_duplicates};
use crate::instrument::{Band, Counted, Item, ItemIndex, Level, Points, Scale, ScaleKind, Total};

/// The id that a scale declares, and the scale where it could be read.
pub(super) type ReadScale<'a> = (Option<&'a str>, Option<Scale>);

/// Reads the list of scales over the items that could be read.
pub(super) fn scales<'a>(list: &[Reader<'a>], context: &Context<'_>, items: &[Item]) -> Vec<ReadScale<'a>> {
    report_duplicates(declared(list, "id"));
    let id = |r: &Reader<'a>| r.quiet("id")?.quiet_string();
    list.iter().map(|r| (id(r), scale(r, context, items))).collect()
}

const KEYS: &[&str] =
    &["id", "kind", "title", "about", "items", "least_answered", "pro_rate", "change_margin", "bands"];

fn scale(here: &Reader<'_>, context: &Context<'_>, items: &[Item]) -> Option<Scale> {
    let object = here.object(KEYS)?;
    let id = object.need("id").and_then(|r| r.id());
    let kind = object.need("kind").and_then(|r| r.code(&ScaleKind::ALL));
    let title = object.need("title").and_then(|r| r.text(&context.languages));
    let about = object.optional("about", |r| r.text(&context.languages));
    let counted = object.need("items").and_then(|r| {
        let list = r.some_list()?;
        report_duplicates(declared(&list, "item"));
        let counted = collect(list.iter().map(|r| counted(r, context, items)))?;
        report_other_audiences(&list, &counted, items);
        Some(counted)
    });
    let least_answered = object.optional("least_answered", share);
    let pro_rate = object.optional("pro_rate", |r| r.boolean());
    let range = counted.as_ref().map(|counted| {
        let bounds = || counted.iter().map(Counted::bounds);
        (bounds().map(|b| b.0).sum(), bounds().map(|b| b.1).sum())
    });
    let change_margin = object.optional("change_margin", |r| margin(r, range));
    let bands = object.need("bands").and_then(|r| covering(&r, range, |r| band(r, context)));
    Some(Scale {
        id: id?,
        kind: kind?,
        title: title?,
        about: about?,
        least_answered: least_answered?.unwrap_or(Points::from_hundredths(80)),
        pro_rate: pro_rate?.unwrap_or(true),
        range: range?,
        change_margin: change_margin?,
        bands: bands?,
        items: counted?,
    })
}

fn share(here: &Reader<'_>) -> Option<Points> {
    let n = here.hundredths()?;
    let expected = || ProblemKind::OutOfRange { expected: "a share from 0 to 1".to_owned() };
    if (0..=100).contains(&n) { Some(Points::from_hundredths(n)) } else { here.refuse(expected()) }
}

/// A margin that two scores can exceed: less than the scale's whole range, where that is known.
fn margin(here: &Reader<'_>, range: Option<(Points, Points)>) -> Option<Points> {
    let n = Points::from_hundredths(here.hundredths()?);
    let width = range.map(|(low, high)| high - low);
    if n > Points::ZERO && width.is_none_or(|width| n < width) {
        return Some(n);
    }
    let below = width.map(|width| format!(" and below {width}")).unwrap_or_default();
    here.refuse(ProblemKind::OutOfRange { expected: format!("above 0{below}") })
}

fn counted(here: &Reader<'_>, context: &Context<'_>, items: &[Item]) -> Option<Counted> {
    let object = here.object(&["item", "weight", "reverse"])?;
    let id_here = object.need("item");
    let weight = object.optional("weight", |r| match r.hundredths()? {
        n if n > 0 => Some(Points::from_hundredths(n)),
        _ => r.refuse(ProblemKind::OutOfRange { expected: "above 0".to_owned() }),
    });
    let reverse = object.optional("reverse", |r| r.boolean());
    let id_here = id_here?;
    let id = id_here.string()?;
    let Some(index) = items.iter().position(|i| i.id == id) else {
        // An item that stands in the document but could not be read has reported its own problems.
        let known = context.item_ids.contains(&id);
        return if known { None } else { id_here.refuse(ProblemKind::Dangling { id: id.to_owned() }) };
    };
    let question = &items[index].question;
    let range = match question.range() {
        Some(range) => range,
        None => return id_here.refuse(ProblemKind::NotNumeric { id: id.to_owned() }),
    };
    Some(Counted {
        item: ItemIndex(index),
        weight: weight?.unwrap_or(Points::whole(1)),
        reverse: reverse?.unwrap_or(false),
        range,
    })
}

/// Who answers only a part of a scale would be scored as if the rest did not concern her.
fn report_other_audiences(list: &[Reader<'_>], counted: &[Counted], items: &[Item]) {
    let item = |counted: &Counted| &items[counted.item.0];
    let first = counted.first().map(|counted| item(counted).audience);
    for (here, counted) in list.iter().zip(counted).filter(|(_, counted)| Some(item(counted).audience) != first) {
        here.report(ProblemKind::OtherAudience { id: item(counted).id.clone() });
    }
}

/// Reads bands (or levels), which must cover the range, where that is known.
fn covering<T>(
    here: &Reader<'_>,
    range: Option<(Points, Points)>,
    read: impl Fn(&Reader<'_>) -> Option<T>,
) -> Option<Vec<T>> {
    let list = here.some_list()?;
    report_duplicates(declared(&list, "code"));
    if let Some(range) = range {
        cover(&list, range);
    }
    collect(list.iter().map(read))
}

fn band(here: &Reader<'_>, context: &Context<'_>) -> Option<Band> {
    let object = here.object(&["code", "from", "title", "text", "supports"])?;
    let code = object.need("code").and_then(|r| r.id());
    let from = object.need("from").and_then(|r| r.hundredths());
    let title = object.need("title").and_then(|r| r.text(&context.languages));
    let text = object.optional("text", |r| r.text(&context.languages));
    let supports = object.optional("supports", |r| collect(r.list()?.iter().map(|s| support(s, context))));
    let from = Points::from_hundredths(from?);
    Some(Band { code: code?, from, title: title?, text: text?, supports: supports?.unwrap_or_default() })
}

fn support(here: &Reader<'_>, context: &Context<'_>) -> Option<String> {
    let id = here.string()?;
    let known = context.supports.iter().any(|(s, _)| *s == id);
    if known { Some(id.to_owned()) } else { here.refuse(ProblemKind::Dangling { id: id.to_owned() }) }
}

/// Bands (or levels) cover a range when the first starts at its lowest point and the others go upwards within it.
fn cover(list: &[Reader<'_>], (lowest, highest): (Points, Points)) {
    let mut before: Option<Points> = None;
    for from_here in list.iter().filter_map(|r| r.quiet("from")) {
        let Some(from) = from_here.quiet_hundredths().map(Points::from_hundredths) else { continue };
        match before {
            None if from != lowest => from_here.report(ProblemKind::BandsStart { lowest: lowest.to_string() }),
            Some(before) if from <= before => from_here.report(ProblemKind::NotAscending),
            _ if from > highest => from_here.report(ProblemKind::BandUnreachable { highest: highest.to_string() }),
            _ => {}
        }
        before = Some(from);
    }
}

/// Reads the total: its lists may hold only scales of the right kind.
pub(super) fn total(here: &Reader<'_>, context: &Context<'_>, scales: &[ReadScale<'_>]) -> Option<Total> {
    let object = here.object(&["risks", "strengths", "levels"])?;
    let part = |key, kind| {
        let list = object.need(key)?.list()?;
        report_duplicates(list.iter().filter_map(|r| Some((r.quiet_string()?.to_owned(), r.clone()))));
        collect(list.iter().map(|r| part_scale(r, scales, kind)))
    };
    let (risks, strengths) = (part("risks", ScaleKind::Risk), part("strengths", ScaleKind::Strength));
    let range = risks.as_deref().zip(strengths.as_deref()).map(|(risks, strengths)| {
        let ((risk_low, risk_high), (strength_low, strength_high)) = (sum(risks), sum(strengths));
        (risk_low - strength_high, risk_high - strength_low)
    });
    let levels = object.need("levels").and_then(|r| covering(&r, range, |r| level(r, context)));
    let places = |part: Vec<(usize, &Scale)>| part.into_iter().map(|(place, _)| place).collect();
    Some(Total { risks: places(risks?), strengths: places(strengths?), levels: levels? })
}

/// The range of some scales together.
fn sum(part: &[(usize, &Scale)]) -> (Points, Points) {
    (part.iter().map(|(_, s)| s.range.0).sum(), part.iter().map(|(_, s)| s.range.1).sum())
}

/// The scale of this id, with its place; it must be of the right kind.
fn part_scale<'s>(here: &Reader<'_>, scales: &'s [ReadScale<'_>], kind: ScaleKind) -> Option<(usize, &'s Scale)> {
    let id = here.string()?;
    let place = scales.iter().position(|(declared, _)| *declared == Some(id));
    let Some(place) = place else { return here.refuse(ProblemKind::Dangling { id: id.to_owned() }) };
    let scale = scales[place].1.as_ref()?;
    let fits = scale.kind == kind;
    if fits { Some((place, scale)) } else { here.refuse(ProblemKind::WrongPart { id: id.to_owned() }) }
}

fn level(here: &Reader<'_>, context: &Context<'_>) -> Option<Level> {
    let object = here.object(&["code", "from", "title"])?;
    let code = object.need("code").and_then(|r| r.id());
    let from = object.need("from").and_then(|r| r.hundredths());
    let title = object.need("title").and_then(|r| r.text(&context.languages));
    Some(Level { code: code?, from: Points::from_hundredths(from?), title: title? })
}
