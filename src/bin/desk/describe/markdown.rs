//! The codebook to read: Markdown, one table for each section.

use std::fmt::{self, Write as _};

use candour::instrument::{Item, Points, Scale, Section, Total};

use super::plain::{Book, NO_ANSWER, asked_of, category, change_rule, missing_rule, part, sensitivity, type_of};

/// The whole of it.
pub(super) fn codebook(book: &Book<'_>) -> String {
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = whole(&mut out, book);
    out
}

fn whole(out: &mut String, book: &Book<'_>) -> fmt::Result {
    let pack = book.pack;
    let name = pack.identity();
    let questions = pack.items().filter(|(_, item)| !item.is_note()).count();
    writeln!(out, "# Codebook: {}\n", book.say(pack.title()))?;
    writeln!(out, "> {}\n", book.say(pack.disclaimer()))?;
    writeln!(out, "| | |\n|---|---|\n| Pack | `{}` |\n| Version | `{}` |", name.id, name.version)?;
    writeln!(out, "| SHA-256 of the file | `{}` |", name.digest)?;
    let languages: Vec<&str> = pack.languages().iter().map(|language| language.as_str()).collect();
    writeln!(out, "| Languages | {} |\n| Takes about | {} minutes |", languages.join(", "), pack.minutes())?;
    writeln!(
        out,
        "| Holds | {questions} questions in {} sections, {} scales |",
        pack.sections().len(),
        pack.scales().len()
    )?;
    if let Some(again) = pack.reassessment() {
        let carried: Vec<String> = again.carry_over().iter().map(|item| format!("`{}`", book.id(*item))).collect();
        let carried =
            if carried.is_empty() { String::new() } else { format!("; carried over: {}", carried.join(", ")) };
        writeln!(out, "| Asked again | after {} months{carried} |", again.months())?;
    }
    writeln!(out, "\nCite as: {}.\n", book.citation())?;
    writeln!(out, "## Where there is no answer\n\n| Code | Meaning |\n|---|---|")?;
    for (code, meaning) in NO_ANSWER {
        writeln!(out, "| `{code}` | {meaning} |")?;
    }
    writeln!(out, "\nA question that is not shown, since its condition does not hold, does not occur at all.")?;
    writeln!(out, "\n## Questions")?;
    for (place, section) in pack.sections().iter().enumerate() {
        self::section(out, book, place + 1, section)?;
    }
    if !pack.scales().is_empty() {
        writeln!(out, "\n## Scales")?;
    }
    for scale in pack.scales() {
        self::scale(out, book, scale)?;
    }
    pack.total().map_or(Ok(()), |total| self::total(out, book, total))
}

fn section(out: &mut String, book: &Book<'_>, number: usize, section: &Section) -> fmt::Result {
    writeln!(out, "\n### {number}. {} (`{}`)\n", book.say(section.title()), section.id())?;
    if let Some(note) = section.content_note() {
        writeln!(out, "Announced as hard, and may be passed over whole: {}\n", book.say(note))?;
    }
    if let Some(condition) = section.show_if() {
        writeln!(out, "Asked if {}.\n", book.condition(condition))?;
    }
    writeln!(out, "| Variable | Question | Answer | Asked of | Asked if | Category | Sensitivity |")?;
    writeln!(out, "|---|---|---|---|---|---|---|")?;
    book.pack.items_of(section).try_for_each(|(_, item)| row(out, book, item))
}

fn row(out: &mut String, book: &Book<'_>, item: &Item) -> fmt::Result {
    let mut question = book.say(item.text()).to_owned();
    if let Some(help) = item.help() {
        write!(question, "<br>*{}*", book.say(help))?;
    }
    if let Some(safety) = book.safety(item) {
        write!(question, "<br>Shows helplines {safety}")?;
    }
    let mut answer = format!("{}: {}", type_of(item.question()), book.takes(item.question()));
    for code in book.codes(item.question()) {
        write!(answer, "<br>`{}` {}{}", code.code, code.text, points(code.points))?;
    }
    if item.may_not_apply() {
        answer.push_str("<br>may not apply");
    }
    let cells = [
        format!("`{}`", item.id()),
        question,
        answer,
        asked_of(item).to_owned(),
        item.show_if().map(|condition| book.condition(condition)).unwrap_or_default(),
        category(item).to_owned(),
        sensitivity(item).to_owned(),
    ];
    let cells = cells.map(|cell| cell.replace('|', "\\|"));
    writeln!(out, "| {} |", cells.join(" | "))
}

fn points(points: Option<Points>) -> String {
    points.map(|points| format!(" ({points})")).unwrap_or_default()
}

fn scale(out: &mut String, book: &Book<'_>, scale: &Scale) -> fmt::Result {
    let (lowest, highest) = scale.range();
    writeln!(out, "\n### {} (`{}`)\n", book.say(scale.title()), scale.id())?;
    if let Some(about) = scale.about() {
        writeln!(out, "{}\n", book.say(about))?;
    }
    writeln!(out, "- Kind: {}, {}", scale.kind().code(), part(scale))?;
    writeln!(out, "- Score: {lowest} to {highest}")?;
    writeln!(out, "- Made of: {}", book.formula(scale))?;
    writeln!(out, "- Missing answers: {}", missing_rule(scale))?;
    writeln!(out, "- Two scores of one woman: {}", change_rule(scale))?;
    writeln!(out, "\n| Band | From | Name | Meaning | Supports |\n|---|---|---|---|---|")?;
    for band in scale.bands() {
        let text = band.text().map(|text| book.say(text)).unwrap_or_default();
        let (from, title) = (band.from(), book.say(band.title()));
        writeln!(out, "| `{}` | {from} | {title} | {text} | {} |", band.code(), band.supports().join(", "))?;
    }
    Ok(())
}

fn total(out: &mut String, book: &Book<'_>, total: &Total) -> fmt::Result {
    let names = |places: &[usize]| {
        let ids: Vec<String> = places.iter().map(|place| format!("`{}`", book.pack.scales()[*place].id())).collect();
        ids.join(", ")
    };
    writeln!(out, "\n## Total\n\n- Added: {}", names(total.risks()))?;
    writeln!(out, "- Taken away: {}", names(total.strengths()))?;
    writeln!(
        out,
        "- A scale that does not concern her counts nothing. With too few answers for a scale, or with only one"
    )?;
    writeln!(out, "  part filled in (hers, or the caseworker's), there is no total.")?;
    writeln!(out, "\n| Level | From | Name |\n|---|---|---|")?;
    for level in total.levels() {
        writeln!(out, "| `{}` | {} | {} |", level.code(), level.from(), book.say(level.title()))?;
    }
    Ok(())
}
