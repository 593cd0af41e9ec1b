//! When the questions are asked again: what is carried over must be questions of the pack.

use super::{Context, collect};
use crate::document::{ProblemKind, Reader, report_duplicates};
use crate::instrument::{Item, ItemIndex, Reassessment};

/// Reads how a pack is asked again, over the items that could be read.
pub(super) fn reassessment(here: &Reader<'_>, context: &Context<'_>, items: &[Item]) -> Option<Reassessment> {
    let object = here.object(&["months", "carry_over"])?;
    let months = object.need("months").and_then(|r| r.integer(1, 120));
    let carry_over = object.optional("carry_over", |r| {
        let list = r.list()?;
        report_duplicates(list.iter().filter_map(|r| Some((r.quiet_string()?.to_owned(), r.clone()))));
        collect(list.iter().map(|r| carried(r, context, items)))
    });
    Some(Reassessment { months: u32::try_from(months?).ok()?, carry_over: carry_over?.unwrap_or_default() })
}

fn carried(here: &Reader<'_>, context: &Context<'_>, items: &[Item]) -> Option<ItemIndex> {
    let id = here.string()?;
    let Some(index) = items.iter().position(|item| item.id == id) else {
        // An item that stands in the document but could not be read has reported its own problems.
        let known = context.item_ids.contains(&id);
        return if known { None } else { here.refuse(ProblemKind::Dangling { id: id.to_owned() }) };
    };
    if items[index].is_note() {
        let expected = "to be a question, not a note";
        return here.refuse(ProblemKind::WrongTest { id: id.to_owned(), expected });
    }
    Some(ItemIndex(index))
}
