//! A consistent copy while others read and write.

use std::io::ErrorKind;
use std::path::Path;
use std::time::Duration;

use rusqlite::Connection;
use rusqlite::backup::{Backup, StepResult};
use tempfile::NamedTempFile;

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
        if to.exists() {
            return Err(StoreError::BackupExists { path: to.into() });
        }
        // Under its name it is whole, or not there: whoever is killed meanwhile leaves but a file whose
        // name says that it is a part.
        let part = beside(to).map_err(|error| cannot_open(to, &error))?;
        copy(&self.connection, part.path()).map_err(|error| StoreError::of(to, error))?;
        let synced = part.as_file().sync_all();
        synced.map_err(|error| cannot_open(to, &error))?;
        match part.persist_noclobber(to) {
            Ok(_) => Ok(()),
            Err(failed) if failed.error.kind() == ErrorKind::AlreadyExists => {
                Err(StoreError::BackupExists { path: to.into() })
            }
            Err(failed) => Err(cannot_open(to, &failed.error)),
        }
    }
}

/// An empty file in the folder of `to`, gone when it is dropped.
pub(super) fn beside(to: &Path) -> std::io::Result<NamedTempFile> {
    let folder = match to.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let name = to.file_name().unwrap_or_default().to_string_lossy();
    let prefix = format!("{name}.");
    let mut builder = tempfile::Builder::new();
    builder.prefix(&prefix).suffix(".part");
    // Whoever may read other new files here may read a copy.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder)
}

pub(super) fn cannot_open(to: &Path, error: &std::io::Error) -> StoreError {
    // The name of the file on the way, which `tempfile` adds, says nothing to whoever named another.
    let told = error.to_string();
    let (reason, _) = told.split_once(" at path ").unwrap_or((&told, ""));
    StoreError::CannotOpen {
        path: to.into(),
        reason: reason.to_owned(),
    }
}

/// A copy that is gone with its connection.
pub(super) fn in_memory(from: &Connection) -> rusqlite::Result<Connection> {
    let mut copy = Connection::open_in_memory()?;
    all_pages(from, &mut copy)?;
    Ok(copy)
}

pub(super) fn copy(from: &Connection, to: &Path) -> rusqlite::Result<()> {
    all_pages(from, &mut Connection::open(to)?)
}

/// Copies every page in one transaction of `to`.
pub(super) fn all_pages(from: &Connection, to: &mut Connection) -> rusqlite::Result<()> {
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
