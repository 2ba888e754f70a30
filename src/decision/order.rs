//! The order in which decisions count: the last word on a thing holds.
//!
//! Decisions of several people come together by import, in whatever order the files do, and everybody who
//! holds the same decisions must end with the same ones in force. So it is not the order of arrival that
//! counts but a key made of the decision alone: the time at which it was said, then who said it, then
//! what. Two decisions with the same key are one decision, however often it is imported.
//!
//! Clocks go wrong: one that is set back would let yesterday's word outrank today's, and a colleague's
//! that runs a year ahead would silence everybody else for that year. But whoever speaks
//! in a database speaks after all that stands there already. So where the clock says otherwise, the decision
//! keeps the time that the clock told ([`Decision::at`]), and counts a nanosecond after the
//! last of the same country and series that it could know ([`Decision::counts_from`]). Within one
//! database, decisions therefore always count in the order in which they were made, and only of two
//! people who did not know of each other's word is the later one right by the clock.

use chrono::{DateTime, TimeDelta, Utc};

use super::Decision;

/// What tells a decision from every other, and says which of two counts later.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    counts_at: DateTime<Utc>,
    at: DateTime<Utc>,
    by: String,
    ruling: String,
    note: Option<String>,
}

impl Decision {
    /// The time by which it counts.
    pub fn counts_at(&self) -> DateTime<Utc> {
        self.counts_from.map_or(self.at, |from| from.max(self.at))
    }

    /// The key by which decisions are told apart and ordered. Its number is no part of it, because it is
    /// another one in every database.
    pub fn key(&self) -> Key {
        Key {
            counts_at: self.counts_at(),
            at: self.at,
            by: self.by.clone(),
            // A ruling has no value that JSON cannot hold; were it otherwise, the rest of the key
            // still orders.
            ruling: serde_json::to_string(&self.ruling).unwrap_or_default(),
            note: self.note.clone(),
        }
    }
}

/// Brings `decisions` into the order in which they count.
pub fn put_in_order(decisions: &mut [Decision]) {
    decisions.sort_by_cached_key(Decision::key);
}

/// From when a decision made `at` that time counts, when `latest` is the last that is known before
/// it; `None` where the clock itself says so.
pub fn counts_from(at: DateTime<Utc>, latest: Option<DateTime<Utc>>) -> Option<DateTime<Utc>> {
    let latest = latest.filter(|latest| *latest >= at)?;
    Some(latest + TimeDelta::nanoseconds(1))
}
