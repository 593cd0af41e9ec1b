//! The interface words: as phones load them, and those that stand in the page itself.

use std::error::Error;
use std::path::Path;

use serde_json::Value;

use crate::documents;

/// The interface words that the page needs before any code runs.
pub(super) struct Words(Value);

impl Words {
    /// Reads a locale file.
    pub(super) fn read(path: &Path) -> Result<Self, Box<dyn Error>> {
        Ok(Self(serde_json::from_str(&documents::read(path)?)?))
    }

    /// As phones load them.
    pub(super) fn compiled(&self) -> Result<String, Box<dyn Error>> {
        Ok(candour::words::compiled(&self.0).map_err(|key| format!("the words have no \"{key}\""))?)
    }

    /// As phones load those of later pages.
    pub(super) fn compiled_for_later(&self) -> Result<String, Box<dyn Error>> {
        Ok(candour::words::later::compiled(&self.0).map_err(|key| format!("the later words have no \"{key}\""))?)
    }

    /// As tablets load those that only staff read.
    pub(super) fn compiled_for_staff(&self) -> Result<String, Box<dyn Error>> {
        Ok(candour::words::staff::compiled(&self.0).map_err(|key| format!("the staff's words have no \"{key}\""))?)
    }

    /// The text of a dotted key, with its one placeholder filled in if it has one.
    pub(super) fn text(&self, key: &str, filling: &str) -> Result<String, Box<dyn Error>> {
        let found = key.split('.').try_fold(&self.0, |level, step| level.get(step)).and_then(Value::as_str);
        let text = found.ok_or_else(|| format!("the words have no \"{key}\""))?;
        Ok(match (text.find('{'), text.find('}')) {
            (Some(start), Some(end)) if start < end => format!("{}{filling}{}", &text[..start], &text[end + 1..]),
            (Some(_) | None, Some(_) | None) => text.to_owned(),
        })
    }
}
