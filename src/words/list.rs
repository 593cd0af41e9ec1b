//! What every list of texts does, whoever reads it.

/// A list: its keys and functions as `build.rs` wrote them down, and the texts that are loaded.
macro_rules! list {
    ($code:literal) => {
        include!(concat!(env!("OUT_DIR"), "/", $code));

        thread_local! {
            static LOADED: std::cell::RefCell<Vec<String>> = std::cell::RefCell::default();
        }

        /// Loads the texts that [`compiled`] wrote. Called before anything is drawn that says them.
        ///
        /// # Errors
        /// [`Unreadable`](crate::document::compiled::Unreadable), also for texts of other keys than this build's; then nothing
        /// is loaded.
        pub fn load(file: &str) -> Result<(), crate::document::compiled::Unreadable> {
            LOADED.set($crate::words::list::read(KIND, file)?);
            Ok(())
        }

        /// The texts of a locale as they are loaded. For `desk finish`.
        ///
        /// # Errors
        /// The first key of this build that the locale has no text for.
        pub fn compiled(locale: &serde_json::Value) -> Result<String, &'static str> {
            $crate::words::list::compiled(KIND, &KEYS, locale)
        }

        #[inline(never)]
        fn text(place: usize) -> String {
            LOADED.with_borrow(|loaded| loaded.get(place).cloned().unwrap_or_default())
        }

        #[inline(never)]
        fn filled(place: usize, values: &[(&str, &dyn std::fmt::Display)]) -> String {
            $crate::words::list::filled(&text(place), values)
        }
    };
}

use std::fmt::{Display, Write as _};

use serde_json::Value;

use crate::document::compiled::{self, Unreadable};

/// The texts of a list of this kind, in the order of its keys.
pub(super) fn read(kind: &str, file: &str) -> Result<Vec<String>, Unreadable> {
    compiled::value(kind, file)
}

/// A locale as it travels, or the first key that it has no text for.
pub(super) fn compiled(kind: &str, keys: &[&'static str], locale: &Value) -> Result<String, &'static str> {
    let text =
        |key: &str| key.split('.').try_fold(locale, |level, step| level.get(step))?.as_str().map(ToOwned::to_owned);
    let texts = keys.iter().map(|key| text(key).ok_or(*key)).collect::<Result<Vec<_>, _>>()?;
    Ok(compiled::file(kind, &[], &texts))
}

/// A text with its `{names}` filled in.
pub(super) fn filled(template: &str, values: &[(&str, &dyn Display)]) -> String {
    let mut out = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let (name, tail) = after.split_once('}').unwrap_or((after, ""));
        if let Some((_, value)) = values.iter().find(|(n, _)| *n == name) {
            let _ = write!(out, "{value}");
        }
        rest = tail;
    }
    out.push_str(rest);
    out
}
