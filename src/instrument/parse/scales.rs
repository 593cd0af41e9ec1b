//! Scales, their bands and the total: a range is computed from the items, and bands must cover it.

use super::{Context, collect};
use crate::document::{ProblemKind, Reader, report_duplicates};
use crate::instrument::{Band, Counted, Item, ItemIndex, Level, Points, Scale, ScaleKind, Total};

/// Reads the list of scales over the items that could be read.
pub(super) fn scales(here: &Reader<'_>, context: &Context<'_>, items: &[Item]) -> Option<Vec<Scale>> {
    let list = here.list()?;
    let scales = collect(list.iter().map(|r| scale(r, context, items)))?;
    report_duplicates(scales.iter().map(|s| s.id.clone()).zip(list));
    Some(scales)
}

const KEYS: &[&str] = &["id", "kind", "title", "about", "items", "least_answered", "pro_rate", "bands"];

fn scale(here: &Reader<'_>, context: &Context<'_>, items: &[Item]) -> Option<Scale> {
    let object = here.object(KEYS)?;
    let id = object.need("id").and_then(|r| r.id());
    let kind = object.need("kind").and_then(|r| r.code(&ScaleKind::ALL));
    let title = object.need("title").and_then(|r| r.text(&context.languages));
    let about = object.optional("about", |r| r.text(&context.languages));
    let counted = object.need("items").and_then(|r| {
        let list = r.some_list()?;
        let counted = collect(list.iter().map(|r| counted(r, context, items)))?;
        report_duplicates(counted.iter().map(|c| items[c.item.0].id.clone()).zip(list));
        Some(counted)
    });
    let least_answered = object.optional("least_answered", share);
    let pro_rate = object.optional("pro_rate", |r| r.boolean());
    let bands_here = object.need("bands");
    let counted = counted?;
    let bounds = || counted.iter().map(Counted::bounds);
    let range = (bounds().map(|b| b.0).sum(), bounds().map(|b| b.1).sum());
    let bands = bands_here.and_then(|r| bands(&r, context, range));
    Some(Scale {
        id: id?,
        kind: kind?,
        title: title?,
        about: about?,
        least_answered: least_answered?.unwrap_or(Points::from_hundredths(80)),
        pro_rate: pro_rate?.unwrap_or(true),
        range,
        bands: bands?,
        items: counted,
    })
}

fn share(here: &Reader<'_>) -> Option<Points> {
    let n = here.hundredths()?;
    let expected = || ProblemKind::OutOfRange { expected: "a share from 0 to 1".to_owned() };
    if (0..=100).contains(&n) { Some(Points::from_hundredths(n)) } else { here.refuse(expected()) }
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
        let known = context.all_ids.contains(&id);
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

fn bands(here: &Reader<'_>, context: &Context<'_>, range: (Points, Points)) -> Option<Vec<Band>> {
    let list = here.some_list()?;
    let bands = collect(list.iter().map(|r| band(r, context)));
    cover(&list, range);
    let bands = bands?;
    report_duplicates(bands.iter().map(|b| b.code.clone()).zip(list));
    Some(bands)
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
    let known = context.supports.iter().any(|(s, _)| s == id);
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
pub(super) fn total(here: &Reader<'_>, context: &Context<'_>, scales: &[Scale]) -> Option<Total> {
    let object = here.object(&["risks", "strengths", "levels"])?;
    let part = |key, kind| {
        let list = object.need(key)?.list()?;
        let part = collect(list.iter().map(|r| part_scale(r, scales, kind)))?;
        report_duplicates(part.iter().map(|i| scales[*i].id.clone()).zip(list));
        Some(part)
    };
    let (risks, strengths) = (part("risks", ScaleKind::Risk), part("strengths", ScaleKind::Strength));
    let levels_here = object.need("levels");
    let (risks, strengths) = (risks?, strengths?);
    let sum = |part: &[usize], high: bool| -> Points {
        part.iter().map(|i| if high { scales[*i].range.1 } else { scales[*i].range.0 }).sum()
    };
    let range = (sum(&risks, false) - sum(&strengths, true), sum(&risks, true) - sum(&strengths, false));
    let list = levels_here?.some_list()?;
    let levels = collect(list.iter().map(|r| level(r, context)));
    cover(&list, range);
    let levels = levels?;
    report_duplicates(levels.iter().map(|l| l.code.clone()).zip(list));
    Some(Total { risks, strengths, levels })
}

fn part_scale(here: &Reader<'_>, scales: &[Scale], kind: ScaleKind) -> Option<usize> {
    let id = here.string()?;
    match scales.iter().position(|s| s.id == id) {
        Some(i) if scales[i].kind == kind => Some(i),
        Some(_) => here.refuse(ProblemKind::WrongPart { id: id.to_owned() }),
        None => here.refuse(ProblemKind::Dangling { id: id.to_owned() }),
    }
}

fn level(here: &Reader<'_>, context: &Context<'_>) -> Option<Level> {
    let object = here.object(&["code", "from", "title"])?;
    let code = object.need("code").and_then(|r| r.id());
    let from = object.need("from").and_then(|r| r.hundredths());
    let title = object.need("title").and_then(|r| r.text(&context.languages));
    Some(Level { code: code?, from: Points::from_hundredths(from?), title: title? })
}
