//! What can go wrong with a database, in sentences that say which one and what to do.

use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;

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
    #[error("the disk is full, so this change of the database {} was not made; what stood in it before is safe; make room and try again", path.display())]
    DiskFull {
        /// The database.
        path: PathBuf,
    },
    /// The file or its folder may not be written.
    #[error(
        "the database {} may not be written; check the permissions of the file and its folder",
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
        "the database {} is damaged ({reason}); `unmet check` says more; go back to a backup (`unmet restore FILE`), or save what can still be read (`unmet check --repair`)",
        path.display()
    )]
    Damaged {
        /// The database.
        path: PathBuf,
        /// What SQLite or reading a row says.
        reason: String,
    },
    /// Anything else that SQLite says.
    #[error("the database {} could not do this ({reason}); nothing was changed", path.display())]
    Refused {
        /// The database.
        path: PathBuf,
        /// What SQLite says.
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
    /// The sentence for what went wrong with the database at `path`.
    pub(super) fn of(path: &Path, trouble: impl Into<Trouble>) -> Self {
        let path = path.to_owned();
        let error = match trouble.into() {
            Trouble::Unknown(name) => return StoreError::Unknown { name, path },
            Trouble::Sqlite(error) => error,
        };
        let reason = error.to_string();
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => StoreError::InUse { path },
            Some(ErrorCode::DiskFull) => StoreError::DiskFull { path },
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
