//! The codebook to load: CSV, one line for each question, code, scale, band and level. What a line is stands in its first
//! column, and which question or scale it belongs to in its second.

use std::error::Error;

use candour::instrument::{Item, ItemIndex, Scale};

use super::plain::{Book, NO_ANSWER, asked_of, category, change_rule, missing_rule, part, sensitivity, type_of};
use crate::sheet::csv;

const COLUMNS: [&str; 12] = [
    "line",
    "id",
    "code",
    "text",
    "type",
    "section",
    "asked_of",
    "asked_if",
    "category",
    "sensitivity",
    "points",
    "detail",
];

/// One line; what it does not say stays empty.
#[derive(Default)]
struct Line {
    line: &'static str,
    id: String,
    code: String,
    text: String,
    kind: &'static str,
    section: String,
    asked_of: &'static str,
    asked_if: String,
    category: &'static str,
    sensitivity: &'static str,
    points: String,
    detail: String,
}

impl Line {
    fn cells(self) -> Vec<String> {
        let Self { line, id, code, text, kind, section, asked_of, asked_if, category, sensitivity, points, detail } =
            self;
        let (line, kind, asked_of) = (line.to_owned(), kind.to_owned(), asked_of.to_owned());
        let (category, sensitivity) = (category.to_owned(), sensitivity.to_owned());
        vec![line, id, code, text, kind, section, asked_of, asked_if, category, sensitivity, points, detail]
    }
}

/// The whole of it.
pub(super) fn codebook(book: &Book<'_>) -> Result<Vec<u8>, Box<dyn Error>> {
    let pack = book.pack;
    let mut lines = vec![
        Line {
            line: "pack",
            id: pack.identity().to_string(),
            text: book.say(pack.title()).to_owned(),
            detail: book.citation(),
            ..Line::default()
        },
        Line { line: "disclaimer", text: book.say(pack.disclaimer()).to_owned(), ..Line::default() },
    ];
    lines.extend(NO_ANSWER.map(|(code, meaning)| Line {
        line: "no-answer",
        code: code.to_owned(),
        text: meaning.to_owned(),
        ..Line::default()
    }));
    if let Some(again) = pack.reassessment() {
        let carried: Vec<&str> = again.carry_over().iter().map(|item| book.id(*item)).collect();
        let detail = if carried.is_empty() { String::new() } else { format!("carried over: {}", carried.join(" ")) };
        lines.push(Line {
            line: "asked-again",
            text: format!("after {} months", again.months()),
            detail,
            ..Line::default()
        });
    }
    for (index, item) in pack.items() {
        question(&mut lines, book, index, item);
    }
    for scale in pack.scales() {
        self::scale(&mut lines, book, scale);
    }
    total(&mut lines, book);
    csv([COLUMNS.map(str::to_owned).to_vec()].into_iter().chain(lines.into_iter().map(Line::cells)))
}

fn question(lines: &mut Vec<Line>, book: &Book<'_>, index: ItemIndex, item: &Item) {
    lines.push(Line {
        line: if item.is_note() { "note" } else { "question" },
        id: item.id().to_owned(),
        text: book.say(item.text()).to_owned(),
        kind: type_of(item.question()),
        section: book.pack.sections()[book.pack.section_of(index)].id().to_owned(),
        asked_of: asked_of(item),
        asked_if: book.asked_if(index, item),
        category: category(item),
        sensitivity: sensitivity(item),
        detail: book.takes(item.question()),
        ..Line::default()
    });
    lines.extend(book.codes(item.question()).into_iter().map(|code| Line {
        line: "code",
        id: item.id().to_owned(),
        code: code.code,
        text: code.text,
        points: code.points.map(|points| points.to_string()).unwrap_or_default(),
        ..Line::default()
    }));
}

fn scale(lines: &mut Vec<Line>, book: &Book<'_>, scale: &Scale) {
    let (lowest, highest) = scale.range();
    let id = || scale.id().to_owned();
    lines.push(Line {
        line: "scale",
        id: id(),
        text: book.say(scale.title()).to_owned(),
        kind: scale.kind().code(),
        points: format!("{lowest} to {highest}"),
        detail: format!("{}; {}; two scores of one woman: {}", part(scale), missing_rule(scale), change_rule(scale)),
        ..Line::default()
    });
    lines.push(Line { line: "formula", id: id(), text: book.formula(scale), ..Line::default() });
    lines.extend(scale.bands().iter().map(|band| Line {
        line: "band",
        id: id(),
        code: band.code().to_owned(),
        text: book.say(band.title()).to_owned(),
        points: format!("from {}", band.from()),
        detail: band.text().map(|text| book.say(text).to_owned()).unwrap_or_default(),
        ..Line::default()
    }));
}

fn total(lines: &mut Vec<Line>, book: &Book<'_>) {
    let Some(total) = book.pack.total() else { return };
    let scales = |places: &[usize], line| {
        let id = |place: &usize| book.pack.scales()[*place].id().to_owned();
        places.iter().map(|place| Line { line, id: id(place), ..Line::default() }).collect::<Vec<_>>()
    };
    lines.extend(scales(total.risks(), "total-adds"));
    lines.extend(scales(total.strengths(), "total-takes-away"));
    lines.extend(total.levels().iter().map(|level| Line {
        line: "level",
        code: level.code().to_owned(),
        text: book.say(level.title()).to_owned(),
        points: format!("from {}", level.from()),
        ..Line::default()
    }));
}
