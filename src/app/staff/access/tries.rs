//! Wrong passphrases slow down the next try, whoever tries: it is not known who she is before she is in.

use crate::app::ports::RecordStore;
use crate::app::staff::places;
use crate::store::{Batch, StoreError};
use crate::vault::Attempts;

/// A try that was counted before it is made.
pub(super) struct Try(Attempts);

/// Counts a try at `now` (seconds since 1970).
///
/// Closing the page at the right moment must not make a try free. Where it cannot be counted (a full disk), she is let in
/// all the same: the passphrase and its cost hold, not the counter.
///
/// # Errors
/// Seconds to wait, if tries were made too often and too lately.
pub(super) async fn begin(store: &impl RecordStore, now: i64) -> Result<Result<Try, i64>, StoreError> {
    let stored = store.read(places::ATTEMPTS).await?;
    let attempts = stored.and_then(|bytes| Attempts::parse(&bytes).ok()).unwrap_or_default();
    match attempts.wait(now) {
        0 => {
            let failed = attempts.failed(now);
            let _ = store.commit(Batch::new().put(places::ATTEMPTS, failed)).await;
            Ok(Ok(Try(failed)))
        }
        seconds => Ok(Err(seconds)),
    }
}

impl Try {
    /// It was wrong: seconds to wait before the next.
    pub(super) fn wrong(&self, now: i64) -> i64 {
        self.0.wait(now)
    }

    /// It was right. Not worth turning her away for if this fails: at worst her next mistake costs a wait.
    pub(super) async fn right(self, store: &impl RecordStore) {
        let _ = store.commit(Batch::new().delete(places::ATTEMPTS)).await;
    }
}
