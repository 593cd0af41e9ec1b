//! A date in three small fields, of which the year is enough.

use leptos::prelude::*;

use super::el;
use crate::assessment::PartialDate;
use crate::words;

/// What stands in the three fields: day, month, year.
pub(in crate::ui) type Parts = RwSignal<[String; 3]>;

/// The three fields of a date, day first, marked while the date is `wrong`.
pub(in crate::ui) fn fields(
    parts: Parts,
    take: impl Fn(usize, String) + Copy + 'static,
    wrong: impl Fn() -> bool + Copy + Send + 'static,
) -> Vec<AnyView> {
    let three = [
        (words::question::day(), "app-input app-date__part"),
        (words::question::month(), "app-input app-date__part"),
        (words::question::year(), "app-input app-date__part app-date__part--year"),
    ];
    let field = |(part, (label, class))| field(label, class, parts, part, take, wrong);
    three.into_iter().enumerate().map(field).collect()
}

fn field(
    label: String,
    class: &'static str,
    parts: Parts,
    part: usize,
    take: impl Fn(usize, String) + 'static,
    wrong: impl Fn() -> bool + Send + 'static,
) -> AnyView {
    let input = el("input", class)
        .attr("type", "text")
        .attr("inputmode", "numeric")
        .attr("autocomplete", "off")
        .attr_of("aria-invalid", move || wrong().then(|| "true".to_owned()))
        .value(move || parts.read()[part].clone())
        .on("input", move |event| take(part, event_target_value(&event)));
    el("label", "").el(el("span", "app-date__label").text(label)).el(input).view()
}

/// A date as it stands in the three fields.
pub(in crate::ui) fn written(date: Option<PartialDate>) -> [String; 3] {
    let part = |n: Option<u8>| n.map_or_else(String::new, |n| n.to_string());
    let Some(date) = date else { return Default::default() };
    [part(date.day()), part(date.month()), date.year().to_string()]
}

/// The date in the three fields, or what is wrong with it.
pub(in crate::ui) fn read(parts: &[String; 3]) -> Result<PartialDate, String> {
    let [day, month, year] = parts;
    let year = year.trim().parse::<u16>().ok().filter(|y| (1900..=2200).contains(y));
    let year = year.ok_or_else(words::problem::date_year)?;
    let month = optional(month).map_err(|()| words::problem::date_month())?;
    let day = optional(day).map_err(|()| words::problem::date_unreal())?;
    match (month, day) {
        (None, Some(_)) => Err(words::problem::date_gap()),
        (Some(m), _) if !(1..=12).contains(&m) => Err(words::problem::date_month()),
        (month, day) => PartialDate::new(year, month, day).ok_or_else(words::problem::date_unreal),
    }
}

fn optional(text: &str) -> Result<Option<u8>, ()> {
    match text.trim() {
        "" => Ok(None),
        number => number.parse().map(Some).map_err(|_| ()),
    }
}
