//! A whole database put in the place of another: a copy of before, or what could be saved.

use std::collections::HashSet;
use std::fs::File;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};
use tempfile::NamedTempFile;

use super::backup::{all_pages, beside, copy, folder_beside, not_made};
use super::{Finding, Salvage, Severity};
use crate::decision::{Decision, order};
use crate::disk;
use crate::store::open::connect;
use crate::store::{HistoryFilter, Result, Store, StoreError};

/// What putting a copy in a database's place came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// Where what stood there before is kept; `None` where nothing stood there.
    pub kept: Option<PathBuf>,
    /// How many decisions of before are not in the copy; `None` where they could not be read.
    pub decisions_since: Option<usize>,
}

impl Store {
    /// Makes the database at `path` what the copy `from` is, in one transaction: who reads there meanwhile
    /// sees the one or the other. What stood there is kept beside it.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] when the copy is, [`StoreError::InUse`] when others do not let go; then
    /// the database stays as it is.
    pub fn restore(path: &Path, from: &Path, patience: Duration) -> Result<Restored> {
        let is_there = Store::is_there(path)?;
        // Looked through, and brought up to date where an older program made it, in a copy of its own:
        // the backup stays as it is.
        let folder = folder_beside(path)?;
        let file = folder.path().join("copy.db");
        let looked = |error| of_the_backup(error, from);
        copy(&Store::open_to_look(from, patience)?.connection, &file)
            .map_err(|error| looked(StoreError::of(path, error)))?;
        let copy = connect(&file, path, OpenFlags::empty(), patience).map_err(looked)?;
        if let Some(problem) = first_problem(copy.check().map_err(looked)?) {
            return Err(StoreError::Damaged {
                path: from.into(),
                reason: problem,
            });
        }
        if !is_there {
            put_in_place(&copy, path, patience)?;
            return Ok(Restored {
                kept: None,
                decisions_since: Some(0),
            });
        }
        let kept = free_name(path, "before-restore");
        let here = Store::open_to_look(path, patience);
        if here.and_then(|here| here.backup(&kept)).is_err() {
            copied(path, &kept)?;
        }
        let decisions_since = decisions_missing(path, &copy, patience).ok();
        put_beside_kept(&copy, path, &kept, patience)?;
        Ok(Restored {
            kept: Some(kept),
            decisions_since,
        })
    }
}

/// What cannot be read is the backup, what cannot be written the database that is to become the same.
fn of_the_backup(error: StoreError, from: &Path) -> StoreError {
    let path = from.to_owned();
    match error {
        StoreError::Damaged { reason, .. } => StoreError::Damaged { path, reason },
        StoreError::Unread { reason, .. } => StoreError::Unread { path, reason },
        other => other,
    }
}

impl Salvage {
    /// Puts what could be saved in the place of the damaged database, which is kept beside it.
    ///
    /// # Errors
    /// When what was saved is not sound, or cannot be put there; then nothing is changed.
    pub fn put_in_place(self, path: &Path, patience: Duration) -> Result<PathBuf> {
        if let Some(problem) = first_problem(self.store.check()?) {
            return Err(StoreError::Damaged {
                path: path.into(),
                reason: format!("what could be read of it is not sound either: {problem}"),
            });
        }
        let kept = free_name(path, "damaged");
        copied(path, &kept)?;
        put_beside_kept(&self.store, path, &kept, patience)?;
        Ok(kept)
    }
}

fn first_problem(found: Vec<Finding>) -> Option<String> {
    let mut problems = (found.into_iter()).filter(|found| found.severity == Severity::Problem);
    problems.next().map(|found| found.text)
}

fn put_in_place(new: &Store, path: &Path, patience: Duration) -> Result<()> {
    put(new, path, patience)?;
    is_as_any_other(path, patience)
}

/// The same where what stands at `path` is kept.
fn put_beside_kept(new: &Store, path: &Path, kept: &Path, patience: Duration) -> Result<()> {
    match put(new, path, patience) {
        // SQLite writes nothing into a file that it cannot make sense of.
        Err(StoreError::Damaged { .. }) => replace(new, path)?,
        // It is as it was, and would take the room that is wanted if it were kept twice.
        Err(error @ (StoreError::DiskFull { .. } | StoreError::InUse { .. })) => {
            let _ = std::fs::remove_file(kept);
            for log in logs_of(kept) {
                let _ = std::fs::remove_file(log);
            }
            return Err(error);
        }
        done => done?,
    }
    is_as_any_other(path, patience)
}

/// Makes the database at `path` the same as `new`, in one transaction.
fn put(new: &Store, path: &Path, patience: Duration) -> Result<()> {
    let put = || {
        let mut to = Connection::open(path)?;
        to.busy_timeout(patience)?;
        to.pragma_update(None, "synchronous", "FULL")?;
        all_pages(&new.connection, &mut to)
    };
    put().map_err(|error| StoreError::of(path, error))
}

/// The next who opens it finds it as any other.
fn is_as_any_other(path: &Path, patience: Duration) -> Result<()> {
    Store::open_existing_waiting(path, patience).map(drop)
}

/// Gives the name of a damaged database, which is kept, to a whole new file.
fn replace(new: &Store, path: &Path) -> Result<()> {
    let of_writing = |error| StoreError::of_writing(path, &error);
    let part = beside(path).map_err(of_writing)?;
    copy(&new.connection, part.path()).map_err(|error| StoreError::of(path, error))?;
    let replaced = || -> io::Result<()> {
        as_private_as(path, &part)?;
        part.as_file().sync_all()?;
        // What waits in the old file's logs would be taken for the new one's.
        for log in logs_of(path) {
            match std::fs::remove_file(log) {
                Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
                _ => {}
            }
        }
        part.persist(path)?;
        disk::keep_name(path);
        Ok(())
    };
    replaced().map_err(of_writing)
}

/// Who may not read the one may not read the other.
fn as_private_as(path: &Path, part: &NamedTempFile) -> io::Result<()> {
    let permissions = std::fs::metadata(path)?.permissions();
    part.as_file().set_permissions(permissions)
}

/// A name beside the database that is free, with those of its logs.
fn free_name(path: &Path, why: &str) -> PathBuf {
    let name = |number: u32| with_ending(path, &format!(".{why}-{number}"));
    let is_free = |kept: &Path| !kept.exists() && !logs_of(kept).iter().any(|log| log.exists());
    let mut number = 1;
    while !is_free(&name(number)) {
        number += 1;
    }
    name(number)
}

/// Where SQLite keeps what is not in the database itself yet, or still.
fn logs_of(path: &Path) -> [PathBuf; 2] {
    ["-wal", "-journal"].map(|ending| with_ending(path, ending))
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// Keeps the database byte for byte, with what was committed last and may stand in its log only. Under
/// its name it is whole, or not there.
fn copied(path: &Path, kept: &Path) -> Result<()> {
    let part = |from: &Path| -> io::Result<NamedTempFile> {
        let mut part = beside(kept)?;
        io::copy(&mut File::open(from)?, &mut part)?;
        as_private_as(from, &part)?;
        part.as_file().sync_all()?;
        Ok(part)
    };
    let copied = || -> io::Result<()> {
        let whole = part(path)?;
        for (log, kept) in logs_of(path).into_iter().zip(logs_of(kept)) {
            if log.exists() {
                part(&log)?.persist_noclobber(kept)?;
            }
        }
        whole.persist_noclobber(kept)?;
        disk::keep_name(kept);
        Ok(())
    };
    copied().map_err(|error| not_made(kept, &error))
}

/// How many decisions of the database at `path` are not in `copy`.
fn decisions_missing(path: &Path, copy: &Store, patience: Duration) -> Result<usize> {
    let there = copy.history(&HistoryFilter::All)?;
    let there: HashSet<order::Key> = there.iter().map(Decision::key).collect();
    let here = Store::open_to_look(path, patience)?.history(&HistoryFilter::All)?;
    let missing = here.iter().filter(|said| !there.contains(&said.key()));
    Ok(missing.count())
}
