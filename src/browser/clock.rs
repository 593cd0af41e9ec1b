//! The phone's clock. Only days and months of it are ever kept or sent.

use js_sys::{Date, Object, Promise, Reflect};
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

/// A date as people write it in a language, with as much of it as is known.
#[must_use]
pub fn in_words(date: PartialDate, language: &str) -> String {
    let how = Object::new();
    let month = date.month().map(|_| ("month", "long"));
    let day = date.day().map(|_| ("day", "numeric"));
    for (part, form) in [Some(("year", "numeric")), month, day].into_iter().flatten() {
        let _ = Reflect::set(&how, &part.into(), &form.into());
    }
    let (month, day) = (date.month().unwrap_or(1), date.day().unwrap_or(1));
    let date = Date::new_with_year_month_day(date.year().into(), i32::from(month) - 1, day.into());
    date.to_locale_date_string(language, &how).into()
}

/// A moment, in milliseconds since 1970, as people write day and time in a language.
#[must_use]
pub fn moment_in_words(moment: i64, language: &str) -> String {
    let how = Object::new();
    for (part, form) in [("dateStyle", "medium"), ("timeStyle", "short")] {
        let _ = Reflect::set(&how, &part.into(), &form.into());
    }
    #[expect(clippy::cast_precision_loss, reason = "a clock is within 53 bits")]
    let date = Date::new(&JsValue::from_f64(moment as f64));
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

#[expect(clippy::cast_possible_truncation, reason = "a clock is within range for the next 200 million years")]
fn whole(n: f64) -> i64 {
    n.floor() as i64
}
