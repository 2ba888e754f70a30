//! All files that are being added. They are remembered in memory: when the server starts again, what was
//! not kept is gone.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use super::{FileDigest, HandedOver, Job};
use crate::serve::Problem;
use crate::serve::access::secret;

/// Files wait so long for somebody to keep them.
const LONGEST: Duration = Duration::from_secs(12 * 60 * 60);
/// So many lots of files one person may have waiting; the oldest make room.
const MOST: usize = 4;

/// All files that are being added.
#[derive(Default)]
pub(in crate::serve) struct Jobs {
    all: Mutex<HashMap<String, Arc<Job>>>,
    /// When files were kept, since the server was started.
    kept: Mutex<HashMap<FileDigest, Instant>>,
}

impl Jobs {
    /// A new one for files that `by` handed over.
    ///
    /// # Errors
    /// When too many of the same person are being read just now.
    pub fn begin(&self, by: &str, handed: HandedOver) -> Result<Arc<Job>, Problem> {
        let id = secret().ok_or_else(|| Problem::Failed("no chance to be had".to_owned()))?;
        let mut jobs = self.jobs();
        let theirs = |jobs: &HashMap<String, Arc<Job>>| {
            let mut theirs: Vec<(Instant, String)> = (jobs.values())
                .filter(|job| job.by == by)
                .map(|job| (job.begun, job.id.clone()))
                .collect();
            theirs.sort();
            theirs
        };
        for (_, old) in theirs(&jobs) {
            let waits = jobs.get(&old).is_some_and(|job| !job.is_under_way());
            if waits && theirs(&jobs).len() >= MOST {
                jobs.remove(&old);
            }
        }
        if theirs(&jobs).len() >= MOST {
            return Err(Problem::Wrong(format!(
                "{MOST} lots of your files are being read just now; wait until one of them is done"
            )));
        }
        let job = Arc::new(Job::of(id[..32].to_owned(), by.to_owned(), handed));
        jobs.insert(job.id.clone(), Arc::clone(&job));
        Ok(job)
    }

    /// The one of that name, if it is that person's.
    ///
    /// # Errors
    /// When there is none.
    pub fn of(&self, by: &str, id: &str) -> Result<Arc<Job>, Problem> {
        let found = self.jobs().get(id).filter(|job| job.by == by).cloned();
        found.ok_or_else(|| {
            Problem::NotFound(
                "These files do not wait here any more: they were thrown away, or the server was started anew before they were kept. What was kept stands under Sources; anything else has to be dropped there again."
                    .to_owned(),
            )
        })
    }

    /// Remembers that these files are in the database now.
    pub fn remember_kept(&self, digests: &[FileDigest]) {
        let now = Instant::now();
        self.kept()
            .extend(digests.iter().map(|digest| (*digest, now)));
    }

    /// Those of a person that wait or are under way, the latest first.
    pub fn waiting(&self, by: &str) -> Vec<Arc<Job>> {
        let kept = self.kept().clone();
        let waits = |job: &Job| {
            let since = |digest: &FileDigest| kept.get(digest).is_some_and(|at| *at > job.begun);
            job.is_waiting(since)
        };
        let mut jobs: Vec<Arc<Job>> = (self.jobs().values())
            .filter(|job| job.by == by && waits(job))
            .cloned()
            .collect();
        jobs.sort_by_key(|job| std::cmp::Reverse(job.begun));
        jobs
    }

    /// Forgets one, and removes its files.
    pub fn discard(&self, job: &Job) {
        job.put_away();
        self.jobs().remove(&job.id);
    }

    fn kept(&self) -> MutexGuard<'_, HashMap<FileDigest, Instant>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// All that are not too old; the files of those that are go.
    fn jobs(&self) -> MutexGuard<'_, HashMap<String, Arc<Job>>> {
        let mut jobs = self.all.lock().unwrap_or_else(PoisonError::into_inner);
        jobs.retain(|_, job| job.begun.elapsed() < LONGEST || job.is_under_way());
        jobs
    }
}
