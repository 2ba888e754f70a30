//! What is known of bytes that were added before: what a person said of them, and which reports
//! they give.

use super::parts::recognition;
use super::record::given_by;
use super::sources::known;
use super::{Result, Store};
use crate::report::{Clue, Recognition, ReportId};

impl Store {
    /// What a person said by options of the bytes with this digest, when they were last added.
    pub fn said_of(&self, sha256: &str) -> Result<Vec<Recognition>> {
        self.ask(|db| {
            let Some(source) = known(db, sha256)? else {
                return Ok(Vec::new());
            };
            let mut told: Vec<Recognition> = db
                .prepare_cached(SAID)?
                .query_map([source], |row| recognition(row, 0))?
                .collect::<rusqlite::Result<_>>()?;
            told.retain(|told| told.by == Clue::Option);
            Ok(told)
        })
    }

    /// The reports of which the bytes with this digest give any part today.
    pub fn given_by(&self, sha256: &str) -> Result<Vec<ReportId>> {
        self.ask(|db| match known(db, sha256)? {
            Some(source) => given_by(db, source),
            None => Ok(Vec::new()),
        })
    }
}

pub(super) const SAID: &str = "
    SELECT field, value, clue, rests_on, certainty FROM recognitions WHERE source = ?1";
