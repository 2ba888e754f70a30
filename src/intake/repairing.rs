//! A damaged database, made again of what can still be read of it.

use std::path::{Path, PathBuf};
use std::time::Duration;

use super::{Event, IntakeError, judge_stale};
use crate::narrative::sentences;
use crate::store::{Lost, Store};

/// What repairing came to.
#[derive(Debug)]
pub struct Repaired {
    /// What could not be read.
    pub lost: Lost,
    /// Where the damaged database is kept.
    pub kept: PathBuf,
}

/// Reads what can be read of the database at `path`, judges that anew, and puts it in the place of the
/// damaged one, which is kept beside it.
///
/// # Errors
/// When too little can be read, or nothing can be written; then nothing is changed.
pub fn repair(
    path: &Path,
    patience: Duration,
    tell: &mut dyn FnMut(Event<'_>),
) -> Result<Repaired, IntakeError> {
    let mut salvage = Store::salvage(path, patience, &sentences)?;
    judge_stale(&mut salvage.store, tell)?;
    let lost = salvage.lost.clone();
    let kept = salvage.put_in_place(path, patience)?;
    Ok(Repaired { lost, kept })
}
