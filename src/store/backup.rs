//! A consistent copy while others read and write.

use std::fs::OpenOptions;
use std::io::ErrorKind;
use std::path::Path;
use std::time::Duration;

use rusqlite::Connection;
use rusqlite::backup::{Backup, StepResult};

use super::{Result, Store, StoreError};

/// Ten seconds in all, as for everything else that waits for another process.
const TRIES: u32 = 200;
const PAUSE: Duration = Duration::from_millis(50);

impl Store {
    /// Copies the database, as it is at this moment, to a file that does not exist yet.
    ///
    /// # Errors
    /// [`StoreError::BackupExists`] when it does; then it stays as it is. After any other error
    /// there is no such file.
    pub fn backup(&self, to: &Path) -> Result<()> {
        reserve(to)?;
        let copied = copy(&self.connection, to);
        if copied.is_err() {
            let _ = std::fs::remove_file(to);
        }
        copied.map_err(|error| StoreError::of(to, error))
    }
}

/// Makes the empty file, so that no other process can put one there in between.
fn reserve(to: &Path) -> Result<()> {
    match OpenOptions::new().write(true).create_new(true).open(to) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            Err(StoreError::BackupExists { path: to.into() })
        }
        Err(error) => Err(StoreError::CannotOpen {
            path: to.into(),
            reason: error.to_string(),
        }),
    }
}

/// A copy that is gone with its connection.
pub(super) fn in_memory(from: &Connection) -> rusqlite::Result<Connection> {
    let mut copy = Connection::open_in_memory()?;
    all_pages(from, &mut copy)?;
    Ok(copy)
}

fn copy(from: &Connection, to: &Path) -> rusqlite::Result<()> {
    all_pages(from, &mut Connection::open(to)?)
}

fn all_pages(from: &Connection, to: &mut Connection) -> rusqlite::Result<()> {
    let backup = Backup::new(from, to)?;
    // All pages in one step: one moment of the database, however much others write meanwhile, and
    // one transaction of the copy, which is therefore never half a database.
    for _ in 0..TRIES {
        match backup.step(-1)? {
            StepResult::Done => return Ok(()),
            _ => std::thread::sleep(PAUSE),
        }
    }
    Err(rusqlite::Error::SqliteFailure(
        rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_BUSY),
        None,
    ))
}
