//! Sending what is due to one partner, once.

use std::ops::RangeInclusive;

use super::{messages, update};
use crate::app::ports::{Clock, Transport, Turns};
use crate::centre::{Centre, PartnerCode};
use crate::share::outbox::{Entry, Millis, State};
use crate::store::{RecordStore, StoreError};
use crate::vault::Entropy;

/// What delivering works with.
pub struct Post<'a, S, T, K, C> {
    /// Whose drop boxes are sent to.
    pub centre: &'a Centre,
    /// Where the messages stand.
    pub store: &'a S,
    /// The way out.
    pub transport: &'a T,
    /// One tab at a time.
    pub turns: &'a K,
    /// The time.
    pub clock: &'a C,
    /// For the jitter of the next try.
    pub entropy: &'a dyn Entropy,
}

/// What a round of delivering came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Round {
    /// All messages to the partner as they stand now, and those that have just left the store because they arrived.
    pub messages: Vec<Entry>,
    /// How long to wait until the next round; `None` when nothing waits.
    pub pause: Option<Millis>,
}

/// Not sooner, since it may be another tab's turn; not later, since a phone that sleeps stops its clocks.
const PAUSE: RangeInclusive<Millis> = 1_000..=60_000;

/// Tries every message to one partner that is due, each once. `woken` says that the phone has just come back online.
/// Nothing is tried while another tab sends to this partner.
///
/// May be stopped anywhere and called again: the drop id makes a second try harmless.
///
/// # Errors
/// [`StoreError`]: what was not noted will be tried again.
pub async fn deliver<S: RecordStore, T: Transport, K: Turns, C: Clock>(
    post: &Post<'_, S, T, K, C>,
    to: PartnerCode,
    woken: bool,
) -> Result<Round, StoreError> {
    let gone = match post.turns.take(&format!("send to {}", to.as_str())).await {
        Some(_turn) => try_all(post, to, woken).await?,
        None => Vec::new(),
    };
    let mut standing = messages(post.store).await?;
    standing.retain(|entry| entry.to == to);
    let due = standing.iter().filter_map(Entry::due).min();
    let pause = due.map(|due| due.saturating_sub(post.clock.now()).clamp(*PAUSE.start(), *PAUSE.end()));
    standing.extend(gone);
    Ok(Round { messages: standing, pause })
}

/// Gives the messages that have left the store because they arrived.
async fn try_all<S: RecordStore, T: Transport, K: Turns, C: Clock>(
    post: &Post<'_, S, T, K, C>,
    to: PartnerCode,
    woken: bool,
) -> Result<Vec<Entry>, StoreError> {
    let mut gone = Vec::new();
    // A drop box that a newer centre file has taken down: the message stays.
    let Some(drop_box) = post.centre.drop_box(to) else { return Ok(gone) };
    for entry in messages(post.store).await?.into_iter().filter(|entry| entry.to == to) {
        let State::Waiting { envelope, .. } = &entry.state else { continue };
        if !entry.is_due(post.clock.now(), woken) {
            continue;
        }
        let reply = post.transport.put(&drop_box.address.below(&entry.id.to_string()), envelope).await;
        // She may have seen or withdrawn it meanwhile.
        let current = messages(post.store).await?.into_iter().find(|current| current.id == entry.id);
        if let Some(current) = current {
            let after = current.after(reply, post.clock.now(), jitter(post.entropy));
            update(post.store, &after).await?;
            gone.extend(after.is_over().then_some(after));
        }
    }
    Ok(gone)
}

/// Without randomness the whole wait is kept: it only spreads phones out.
fn jitter(entropy: &dyn Entropy) -> u16 {
    let mut bytes = [0; 2];
    entropy.fill(&mut bytes).map_or(u16::MAX, |()| u16::from_le_bytes(bytes))
}
