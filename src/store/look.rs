//! Opening a database for looking only.

use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use super::open::{Head, State, bring_up_to_date, known_by_its_head, settle, state};
use super::search::open_stems;
use super::steps::{STEPS, newest};
use super::{Result, Store, StoreError, upkeep};

impl Store {
    /// Opens the database at `path` for looking only: nothing in it is changed. One of an older
    /// schema is copied into memory and brought up to date there.
    ///
    /// # Errors
    /// Those of [`Store::open_existing`].
    pub fn open_to_look(path: &Path, patience: Duration) -> Result<Self> {
        if matches!(known_by_its_head(path)?, Head::Nothing) {
            return Err(StoreError::Missing { path: path.into() });
        }
        let sentence = |error| StoreError::of(path, error);
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let open = || -> rusqlite::Result<Connection> {
            let connection = Connection::open_with_flags(path, flags)?;
            settle(&connection, patience)?;
            Ok(connection)
        };
        let mut connection = open().map_err(sentence)?;
        if state(&connection).map_err(sentence)? != State::At(newest(STEPS)) {
            connection = upkeep::in_memory(&connection).map_err(sentence)?;
            settle(&connection, patience).map_err(sentence)?;
            bring_up_to_date(&mut connection, path, STEPS)?;
        }
        open_stems(&connection).map_err(sentence)?;
        connection
            .pragma_update(None, "query_only", true)
            .map_err(sentence)?;
        Ok(Store {
            connection,
            path: path.into(),
            given_out: Default::default(),
        })
    }
}
