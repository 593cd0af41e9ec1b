//! What of a filling-in may be told beyond her centre: the questions that have a category, and the scales that count no
//! other.
//!
//! Invariant: the fields for other partners read answers and scores through here and nowhere else, so that a question to
//! which nobody has given a category yet (one from an imported questionnaire) leaves to nobody but her centre, neither by
//! itself nor within a score or a counter.

use crate::assessment::{Complete, Response};
use crate::instrument::{Category, Instrument, Item, Scale, Section};
use crate::scoring::{Outcome, Scored};

/// The questions that have a category, each with what stands for it.
pub(super) fn told(complete: &Complete) -> impl Iterator<Item = (&Item, Category, &Response)> {
    complete.responses().iter().filter_map(|(index, response)| {
        let item = complete.instrument().item(*index);
        Some((item, item.category()?, response))
    })
}

/// The same for one section only.
pub(super) fn told_of<'a>(complete: &'a Complete, section: &'a Section) -> impl Iterator<Item = &'a Response> {
    let items = complete.instrument().items_of(section).filter(|(_, item)| item.category().is_some());
    items.filter_map(|(index, _)| complete.response(index))
}

/// What stands for one question, by its id.
pub(super) fn told_at<'a>(complete: &'a Complete, item: &str) -> Option<&'a Response> {
    let index = complete.instrument().find(item)?;
    complete.instrument().item(index).category()?;
    complete.response(index)
}

/// The scales all of whose questions have a category, with their places in the pack.
pub(super) fn told_scales(pack: &Instrument) -> impl Iterator<Item = (usize, &Scale)> {
    let sorted = |scale: &Scale| scale.items().iter().all(|counted| pack.item(counted.item()).category().is_some());
    pack.scales().iter().enumerate().filter(move |(_, scale)| sorted(scale))
}

/// What those scales came to.
pub(super) fn told_scores(scored: &Scored) -> impl Iterator<Item = (&Scale, Outcome)> {
    told_scales(scored.instrument()).filter_map(|(place, scale)| Some((scale, scored.scales().get(place)?.outcome)))
}
