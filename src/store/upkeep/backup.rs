//! A consistent copy while others read and write.

use std::io::ErrorKind;
use std::path::Path;
use std::time::Duration;

use rusqlite::Connection;
use rusqlite::backup::{Backup, StepResult};
use tempfile::{NamedTempFile, TempDir};

use crate::disk;
use crate::store::{Result, Store, StoreError};

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
        let part = beside(to).map_err(|error| not_made(to, &error))?;
        copy(&self.connection, part.path()).map_err(|error| self.not_copied(to, error))?;
        let synced = part.as_file().sync_all();
        synced.map_err(|error| not_made(to, &error))?;
        match part.persist_noclobber(to) {
            Ok(_) => {
                disk::keep_name(to);
                Ok(())
            }
            Err(failed) if failed.error.kind() == ErrorKind::AlreadyExists => {
                Err(StoreError::BackupExists { path: to.into() })
            }
            Err(failed) => Err(not_made(to, &failed.error)),
        }
    }

    /// SQLite does not tell whether what is copied failed, or the copy.
    fn not_copied(&self, to: &Path, error: rusqlite::Error) -> StoreError {
        match StoreError::of(to, error) {
            StoreError::DiskFull { .. } => not_made(to, &ErrorKind::StorageFull.into()),
            StoreError::Unread { reason, .. }
            | StoreError::Unwritten { reason, .. }
            | StoreError::Damaged { reason, .. } => StoreError::NoBackup {
                path: to.into(),
                reason: format!(
                    "the disk failed, or {} is damaged ({reason}); see to the disk, look what \
                     `unmet check` says, and give the command again",
                    self.path.display()
                ),
            },
            other => other,
        }
    }
}

/// An empty file in the folder of `to`, gone when it is dropped.
pub(super) fn beside(to: &Path) -> std::io::Result<NamedTempFile> {
    let name = to.file_name().unwrap_or_default().to_string_lossy();
    let prefix = format!("{name}.");
    let mut builder = tempfile::Builder::new();
    builder.prefix(&prefix).suffix(".part");
    // Whoever may read other new files here may read a copy.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(disk::folder_of(to))
}

/// An empty folder beside `to`, gone with whatever is in it when it is dropped: a database has other
/// files beside it while it is open.
pub(super) fn folder_beside(to: &Path) -> Result<TempDir> {
    let name = to.file_name().unwrap_or_default().to_string_lossy();
    let prefix = format!("{name}.");
    let mut builder = tempfile::Builder::new();
    builder.prefix(&prefix).suffix(".part");
    let folder = builder.tempdir_in(disk::folder_of(to));
    folder.map_err(|error| StoreError::of_writing(to, &error))
}

pub(super) fn not_made(to: &Path, error: &std::io::Error) -> StoreError {
    StoreError::NoBackup {
        path: to.into(),
        reason: disk::in_words(error),
    }
}

/// A copy that is gone with its connection.
pub(in crate::store) fn in_memory(from: &Connection) -> rusqlite::Result<Connection> {
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
