//! The database: everything that was read, judged and decided, in one SQLite file. Only this room
//! speaks SQL; `schema.sql` explains every table and column.
//!
//! ```no_run
//! # use unmet::store::{AskFilter, Store};
//! # fn main() -> Result<(), unmet::store::StoreError> {
//! let store = Store::open_existing("unmet.db".as_ref())?;
//! for ask in store.asks(&AskFilter { recurring: Some(3), ..AskFilter::default() })? {
//!     println!("{} {} {}", ask.id, ask.status, ask.title);
//! }
//! # Ok(()) }
//! ```
//!
//! What must hold here: one source is one transaction ([`Store::record`]); a person's decision is
//! never changed, deleted or forgotten ([`Store::decide`]); every quoted sentence is cut from the
//! stored text of its section; adding a report costs work in that country's rows only.

mod again;
mod asks;
mod carry;
mod countries;
mod decisions;
mod doubts;
mod error;
mod judged;
mod kept;
mod ledger;
mod longer;
mod look;
mod merge;
mod names;
mod near;
mod open;
mod parts;
#[cfg(test)]
mod plans;
mod record;
mod rehearsal;
mod remove;
mod said;
mod search;
mod sources;
mod steps;
mod to_judge;
mod upkeep;
mod values;
mod version;
mod weigh;
mod writer;

use std::cell::RefCell;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, TransactionBehavior};

use crate::judgement::DossierId;
use error::Trouble;

pub use asks::{AskFilter, AskRow, Stands};
pub use carry::Carried;
pub use countries::CountryRow;
pub use decisions::{HistoryFilter, Saying};
pub use doubts::{Doubt, Sure};
pub use error::{Result, StoreError};
pub use judged::Saved;
pub use kept::{Breach, Change, Difference, GaveWay, Kept, NotInIt, Recorded, Withdrawn};
pub use longer::BreaksOff;
pub use names::{DossierFilter, Wording};
pub use near::near;
pub use open::PATIENCE;
pub use record::Brought;
pub use rehearsal::Rehearsal;
pub use search::{Hit, HitId, HitKind, SearchFilter};
pub use sources::{SourceRead, SourceReport};
pub use to_judge::{JudgedBefore, ToJudge};
pub use upkeep::{Finding, Lost, Parting, Restored, Salvage, Severity};
pub use version::Version;

/// An open database.
#[derive(Debug)]
pub struct Store {
    connection: Connection,
    path: PathBuf,
    /// The revision at which each dossier was last given out, so that a judgement of texts that
    /// another process has changed meanwhile is not taken for one of today's texts.
    given_out: RefCell<HashMap<DossierId, i64>>,
}

impl Store {
    /// Where the database is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Runs `questions` as of one moment: what others write meanwhile is not seen. A moment within a
    /// moment is the same one.
    ///
    /// # Errors
    /// When the moment cannot be begun; errors of `questions` are given back inside.
    pub fn at_one_moment<T>(&self, questions: impl FnOnce() -> T) -> Result<T> {
        self.in_one_moment(|_| Ok(questions()))
    }

    fn in_one_moment<T>(
        &self,
        questions: impl FnOnce(&Connection) -> rusqlite::Result<T>,
    ) -> Result<T> {
        self.ask(|db| match db.is_autocommit() {
            true => questions(&*db.unchecked_transaction()?),
            false => questions(db),
        })
    }

    /// Runs `questions`, with whatever goes wrong told in a sentence about this database.
    fn ask<T>(&self, questions: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Result<T> {
        questions(&self.connection).map_err(|error| StoreError::of(&self.path, error))
    }

    /// Does several changes together: what is kept is all of them or, on an error or a panic, none. Nobody
    /// else ever sees one without the others.
    ///
    /// # Errors
    /// What `work` gives back, and when the database cannot be written.
    pub fn together<T, E: From<StoreError>>(
        &mut self,
        work: impl FnOnce(&mut Store) -> Result<T, E>,
    ) -> Result<T, E> {
        if !self.connection.is_autocommit() {
            return work(self);
        }
        self.run("BEGIN IMMEDIATE")?;
        let together = Together(self);
        let done = work(together.0)?;
        together.0.run("COMMIT")?;
        Ok(done)
    }

    fn run(&self, sql: &str) -> Result<()> {
        self.ask(|db| db.execute_batch(sql))
    }

    /// Runs `changes` in one transaction: all of them are kept, or none. Within [`Store::together`] that
    /// one is kept or given up with all of it.
    fn change<T>(&mut self, changes: impl FnOnce(&Connection) -> Result<T, Trouble>) -> Result<T> {
        let path = &self.path;
        let sentence = |error| StoreError::of(path, error);
        if !self.connection.is_autocommit() {
            let part = self.connection.savepoint().map_err(sentence)?;
            let made = changes(&part).map_err(|trouble| StoreError::of(path, trouble))?;
            part.commit().map_err(sentence)?;
            return Ok(made);
        }
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .map_err(sentence)?;
        let made = changes(&transaction).map_err(|trouble| StoreError::of(path, trouble))?;
        transaction.commit().map_err(sentence)?;
        Ok(made)
    }
}

/// Changes that are kept together; those not committed are given up.
struct Together<'a>(&'a mut Store);

impl Drop for Together<'_> {
    fn drop(&mut self) {
        if !self.0.connection.is_autocommit() {
            // Where even this fails, closing the connection gives them up.
            let _ = self.0.run("ROLLBACK");
        }
    }
}
