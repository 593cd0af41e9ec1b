//! The phone's clock. Only days and months of it are ever kept or sent.

use std::cell::RefCell;

use js_sys::Intl::DateTimeFormat;
use js_sys::{Array, Date, Function, Object, Promise, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use crate::app::ports::Clock;
use crate::assessment::PartialDate;
use crate::share::outbox::Millis;

/// Seconds since 1 January 1970, UTC.
#[must_use]
pub fn now() -> i64 {
    whole(Date::now() / 1000.0)
}

/// Milliseconds since 1 January 1970, UTC.
#[must_use]
pub fn now_in_milliseconds() -> i64 {
    whole(Date::now())
}

/// Days since 1 January 1970 on her own calendar.
#[must_use]
pub fn day() -> i64 {
    let local = Date::now() - Date::new_0().get_timezone_offset() * 60_000.0;
    whole(local / 86_400_000.0)
}

/// Today's date on her own calendar; `None` should the clock be centuries off.
#[must_use]
pub fn today() -> Option<PartialDate> {
    PartialDate::of_day(day())
}

/// The date of a moment, in milliseconds since 1970, on the tablet's own calendar; `None` should it be centuries off.
#[must_use]
pub fn date_of(moment: i64) -> Option<PartialDate> {
    let date = Date::new(&JsValue::from_f64(as_float(moment)));
    let part = |part: u32| u8::try_from(part).ok();
    PartialDate::new(u16::try_from(date.get_full_year()).ok()?, part(date.get_month() + 1), part(date.get_date()))
}

/// A date as people write it in a language, with as much of it as is known.
#[must_use]
pub fn in_words(date: PartialDate, language: &str) -> String {
    let parts = 1 + usize::from(date.month().is_some()) + usize::from(date.day().is_some());
    let (month, day) = (date.month().unwrap_or(1), date.day().unwrap_or(1));
    let date = Date::new_with_year_month_day(date.year().into(), i32::from(month) - 1, day.into());
    let words = writer(language, parts).call1(&JsValue::UNDEFINED, &date);
    words.ok().and_then(|words| words.as_string()).unwrap_or_default()
}

thread_local! {
    /// Making one takes a browser a hundred times as long as using it, and a list has many dates.
    static WRITERS: RefCell<Vec<(String, usize, Function)>> = const { RefCell::new(Vec::new()) };
}

/// What writes a date of so many parts, the year first, in a language.
fn writer(language: &str, parts: usize) -> Function {
    let known = WRITERS.with_borrow(|all| {
        let fits =
            |(for_language, of_parts, _): &&(String, usize, Function)| for_language == language && *of_parts == parts;
        all.iter().find(fits).map(|(.., writer)| writer.clone())
    });
    known.unwrap_or_else(|| {
        let how = Object::new();
        for (part, form) in [("year", "numeric"), ("month", "long"), ("day", "numeric")].into_iter().take(parts) {
            let _ = Reflect::set(&how, &part.into(), &form.into());
        }
        let made = DateTimeFormat::new(&Array::of1(&language.into()), &how).format();
        WRITERS.with_borrow_mut(|all| all.push((language.to_owned(), parts, made.clone())));
        made
    })
}

/// A moment, in milliseconds since 1970, as people write day and time in a language.
#[must_use]
pub fn moment_in_words(moment: i64, language: &str) -> String {
    let how = Object::new();
    for (part, form) in [("dateStyle", "medium"), ("timeStyle", "short")] {
        let _ = Reflect::set(&how, &part.into(), &form.into());
    }
    let date = Date::new(&JsValue::from_f64(as_float(moment)));
    date.to_locale_string(language, &how).into()
}

/// Comes back after so many milliseconds.
pub async fn wait(milliseconds: u64) {
    let wait = i32::try_from(milliseconds).unwrap_or(i32::MAX);
    let timer = Promise::new(&mut |done, _| {
        if let Some(window) = web_sys::window() {
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&done, wait);
        }
    });
    let _ = JsFuture::from(timer).await;
}

/// The phone's clock, for the use cases.
#[derive(Debug, Clone, Copy)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Millis {
        Millis::try_from(now_in_milliseconds()).unwrap_or(0)
    }
}

#[expect(clippy::cast_precision_loss, reason = "a clock is within 53 bits")]
fn as_float(moment: i64) -> f64 {
    moment as f64
}

#[expect(clippy::cast_possible_truncation, reason = "a clock is within range for the next 200 million years")]
fn whole(n: f64) -> i64 {
    n.floor() as i64
}
