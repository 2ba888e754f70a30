//! What can go wrong with a database, in sentences that say which one and what to do.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use rusqlite::{ErrorCode, ffi};

use crate::disk;

/// What the store's functions give back.
pub type Result<T, E = StoreError> = std::result::Result<T, E>;

/// Why the store could not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// There is no file, and none was to be made.
    #[error(
        "there is no database at {}; `unmet add` makes one, or name another with --db or UNMET_DB",
        path.display()
    )]
    Missing {
        /// Where it was looked for.
        path: PathBuf,
    },
    /// The folder that is to hold the database does not exist.
    #[error("{} cannot be made because its folder does not exist; make the folder first", path.display())]
    NoFolder {
        /// Where the database was to be.
        path: PathBuf,
    },
    /// The file is something else.
    #[error(
        "{} is not a database of unmet; nothing in it was changed; name another file with --db",
        path.display()
    )]
    NotADatabase {
        /// The file.
        path: PathBuf,
    },
    /// The file is a SQLite database that another program made.
    #[error(
        "{} is a database of another program; nothing in it was changed; name another file with --db",
        path.display()
    )]
    AnotherProgram {
        /// The file.
        path: PathBuf,
    },
    /// A later version of this program has used it.
    #[error(
        "{} was made by a newer unmet (its schema is number {found}, this program knows {known}); nothing in it was changed; use the newer program",
        path.display()
    )]
    Newer {
        /// The database.
        path: PathBuf,
        /// Its schema's number.
        found: i64,
        /// The newest one that this program knows.
        known: i64,
    },
    /// Another process has held it for longer than we wait.
    #[error("the database {} is in use by another process that did not let go; this change was not made; try again when that is done", path.display())]
    InUse {
        /// The database.
        path: PathBuf,
    },
    /// No room is left on the disk.
    #[error("the disk is full, and the database {} could not be written; what was kept in it is safe; make room and give the command again", path.display())]
    DiskFull {
        /// The database.
        path: PathBuf,
    },
    /// The disk does not give back what stands on it.
    #[error(
        "the disk failed while the database {} was read ({reason}); see to the disk, then give the command again; `unmet check` tells whether the database is sound",
        path.display()
    )]
    Unread {
        /// The database.
        path: PathBuf,
        /// What the system says.
        reason: String,
    },
    /// The disk does not take what is to stand on it.
    #[error(
        "the disk failed while the database {} was written ({reason}); see to the disk, then give the command again; `unmet check` tells whether the database is sound, and `unmet history` whether a decision was kept",
        path.display()
    )]
    Unwritten {
        /// The database.
        path: PathBuf,
        /// What the system says.
        reason: String,
    },
    /// The file or its folder may not be written.
    #[error(
        "the database {} may not be written; check the permissions of the file and its folder, or copy it to where you may write and name the copy with --db",
        path.display()
    )]
    ReadOnly {
        /// The database.
        path: PathBuf,
    },
    /// The system does not let us open it.
    #[error("{} cannot be opened ({reason}); check the path and its permissions", path.display())]
    CannotOpen {
        /// The file.
        path: PathBuf,
        /// What the system says.
        reason: String,
    },
    /// What stands in the file makes no sense.
    #[error(
        "the database {} is damaged, or the disk failed while it was read ({reason}); give the command again, and if that is said again, `unmet check` says more; go back to a backup (`unmet restore FILE`), or save what can still be read (`unmet check --repair`)",
        path.display()
    )]
    Damaged {
        /// The database.
        path: PathBuf,
        /// What SQLite or reading a row says.
        reason: String,
    },
    /// Anything else that SQLite says.
    #[error(
        "the database {} could not do this ({reason}); nothing was changed; give the command again, and if that is said again, `unmet check` says more",
        path.display()
    )]
    Refused {
        /// The database.
        path: PathBuf,
        /// What SQLite says.
        reason: String,
    },
    /// The backup cannot be made.
    #[error("the copy {} cannot be made: {reason}", path.display())]
    NoBackup {
        /// The file that was to be made.
        path: PathBuf,
        /// Why, and what to do.
        reason: String,
    },
    /// The file that was to hold a backup is there already.
    #[error("{} exists already and is left as it is; give the backup another name", path.display())]
    BackupExists {
        /// The file.
        path: PathBuf,
    },
    /// Nothing stored has this name.
    #[error("there is no {name} in {}", path.display())]
    Unknown {
        /// The name.
        name: String,
        /// The database.
        path: PathBuf,
    },
    /// No stored report is about this country.
    #[error(
        "no report in {} is about \"{given}\"; {}",
        path.display(),
        did_you_mean(near)
    )]
    UnknownCountry {
        /// What was asked for.
        given: String,
        /// Countries that have reports and are written like it, nearest first.
        near: Vec<String>,
        /// The database.
        path: PathBuf,
    },
    /// What was searched for cannot be understood.
    #[error("{why}")]
    Query {
        /// What is wrong with it, and how to write it.
        why: String,
    },
    /// Two things that were to be tied together belong to different countries or series.
    #[error(
        "{one} and {other} are not of the same country and series, so neither can bear on the other"
    )]
    Apart {
        /// One name.
        one: String,
        /// The other name.
        other: String,
    },
}

fn did_you_mean(near: &[String]) -> String {
    match near {
        [] => "`unmet sources` tells what was read".to_owned(),
        near => format!("did you mean {}?", near.join(", or ")),
    }
}

/// What goes wrong inside, before it is told of which database.
pub(super) enum Trouble {
    /// Nothing stored has this name.
    Unknown(String),
    /// SQLite said no, or a column holds what it should not.
    Sqlite(rusqlite::Error),
}

impl From<rusqlite::Error> for Trouble {
    fn from(error: rusqlite::Error) -> Self {
        Trouble::Sqlite(error)
    }
}

impl StoreError {
    /// What keeps the files of the database at `path` from being written.
    pub(super) fn of_writing(path: &Path, error: &io::Error) -> Self {
        let path = path.to_owned();
        match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => StoreError::DiskFull { path },
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
                StoreError::ReadOnly { path }
            }
            _ => StoreError::Unwritten {
                path,
                reason: disk::plain(error),
            },
        }
    }

    /// What keeps the file at `path` from being looked at.
    pub(super) fn of_looking(path: &Path, error: &io::Error) -> Self {
        let path = path.to_owned();
        match error.kind() {
            ErrorKind::IsADirectory => StoreError::CannotOpen {
                path,
                reason: "it is a folder, not a file".to_owned(),
            },
            ErrorKind::PermissionDenied | ErrorKind::NotADirectory | ErrorKind::InvalidInput => {
                StoreError::CannotOpen {
                    path,
                    reason: disk::plain(error),
                }
            }
            _ => StoreError::Unread {
                path,
                reason: disk::plain(error),
            },
        }
    }

    /// The sentence for what went wrong with the database at `path`.
    pub(super) fn of(path: &Path, trouble: impl Into<Trouble>) -> Self {
        let path = path.to_owned();
        let error = match trouble.into() {
            Trouble::Unknown(name) => return StoreError::Unknown { name, path },
            Trouble::Sqlite(error) => error,
        };
        let reason = error.to_string();
        if let Some(failed) = of_disk(&path, &error) {
            return failed;
        }
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => StoreError::InUse { path },
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => {
                StoreError::ReadOnly { path }
            }
            Some(ErrorCode::CannotOpen) => StoreError::CannotOpen { path, reason },
            Some(ErrorCode::NotADatabase) => StoreError::NotADatabase { path },
            Some(ErrorCode::DatabaseCorrupt) => StoreError::Damaged { path, reason },
            Some(_) => StoreError::Refused { path, reason },
            // A row that cannot be read as what it stands for.
            None => StoreError::Damaged { path, reason },
        }
    }
}

/// What of `error` is the disk's. SQLite tells apart neither a full disk from a folder that may not be
/// written, nor a disk that cannot be read from a damaged file, so the disk is asked itself.
fn of_disk(path: &Path, error: &rusqlite::Error) -> Option<StoreError> {
    let path = path.to_owned();
    let extended = error.sqlite_error()?.extended_code;
    match error.sqlite_error_code()? {
        ErrorCode::DiskFull => Some(StoreError::DiskFull { path }),
        ErrorCode::DatabaseCorrupt => cannot_be_read(path),
        ErrorCode::CannotOpen => match disk::try_writing_beside(&path) {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                Some(StoreError::of_writing(&path, &error))
            }
            _ => None,
        },
        ErrorCode::SystemIoFailure if READING.contains(&extended) => {
            let reason = "a part of it cannot be read".to_owned();
            Some(cannot_be_read(path.clone()).unwrap_or(StoreError::Unread { path, reason }))
        }
        ErrorCode::SystemIoFailure => match disk::try_writing_beside(&path) {
            Err(error) => Some(StoreError::of_writing(&path, &error)),
            Ok(()) => {
                let reason = "a part of it cannot be written".to_owned();
                Some(StoreError::Unwritten { path, reason })
            }
        },
        _ => None,
    }
}

/// What SQLite was doing when it failed: https://sqlite.org/rescode.html
const READING: [i32; 4] = [
    ffi::SQLITE_IOERR_READ,
    ffi::SQLITE_IOERR_SHORT_READ,
    ffi::SQLITE_IOERR_FSTAT,
    ffi::SQLITE_IOERR_ACCESS,
];

fn cannot_be_read(path: PathBuf) -> Option<StoreError> {
    let reason = disk::plain(&disk::try_reading(&path).err()?);
    Some(StoreError::Unread { path, reason })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_search_index_that_cannot_be_opened_is_told_with_what_to_do() {
        let failed = rusqlite::Error::SqliteFailure(
            ffi::Error::new(ffi::SQLITE_ERROR),
            Some("vtable constructor failed: recommendation_search".to_owned()),
        );
        let told = StoreError::of("unmet.db".as_ref(), failed).to_string();
        assert!(told.contains("give the command again"), "{told}");
    }
}
