//! What the page stands on: desks to read from, and one to write to.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::Semaphore;

use super::access::Access;
use super::doubts::Doubts;
use super::problem::Problem;
use crate::desk::{self, Desk};
use crate::store::Store;

/// What a sentence on the page calls the database: its path is nobody's business there.
const NAMED: &str = "this database";

/// The page's database and whom it serves. Copies are the same site.
#[derive(Clone)]
pub struct Site(Arc<Shared>);

struct Shared {
    path: PathBuf,
    patience: Duration,
    access: Access,
    /// Desks at which nobody sits at the moment.
    readers: Mutex<Vec<Desk>>,
    /// How many may read at once: more would only take each other's processor.
    seats: Semaphore,
    /// Where decisions are taken, one after the other; none where the page only shows.
    writer: Option<Mutex<Desk>>,
    doubts: Doubts,
}

impl Site {
    /// The database at `path`, to be read and written; waits at most `patience` for other programs.
    ///
    /// # Errors
    /// When the database cannot be opened, or made where there is none.
    pub fn open(path: &Path, patience: Duration, access: Access) -> desk::Result<Self> {
        let writer = Desk::of(Store::open_waiting(path, patience)?, NAMED)?;
        Ok(Site::of(path, patience, access, Some(Mutex::new(writer))))
    }

    /// The database at `path`, to be read only.
    ///
    /// # Errors
    /// When there is no database there, or it cannot be opened.
    pub fn open_read_only(path: &Path, patience: Duration, access: Access) -> desk::Result<Self> {
        let site = Site::of(path, patience, access, None);
        let first = site.new_reader()?;
        site.put_back(first);
        Ok(site)
    }

    fn of(path: &Path, patience: Duration, access: Access, writer: Option<Mutex<Desk>>) -> Self {
        let cores = std::thread::available_parallelism().map_or(2, usize::from);
        Site(Arc::new(Shared {
            path: path.into(),
            patience,
            access,
            readers: Mutex::default(),
            seats: Semaphore::new(cores * 2),
            writer,
            doubts: Doubts::default(),
        }))
    }

    /// Who may do what.
    pub fn access(&self) -> &Access {
        &self.0.access
    }

    /// What the program is unsure of.
    pub(super) fn doubts(&self) -> &Doubts {
        &self.0.doubts
    }

    /// Whether nothing can be changed here.
    pub fn is_read_only(&self) -> bool {
        self.0.writer.is_none()
    }

    /// Asks a desk, as of one moment.
    pub async fn read<T: Send + 'static>(
        &self,
        question: impl FnOnce(&Desk) -> Result<T, Problem> + Send + 'static,
    ) -> Result<T, Problem> {
        let _seat = self.0.seats.acquire().await?;
        let site = self.clone();
        tokio::task::spawn_blocking(move || {
            let free = site.readers().pop();
            let desk = match free {
                Some(desk) => desk,
                None => site.new_reader()?,
            };
            let answer = desk.store().at_one_moment(|| question(&desk));
            site.put_back(desk);
            answer?
        })
        .await?
    }

    /// Does something at the desk where decisions are taken.
    pub async fn write<T: Send + 'static>(
        &self,
        deed: impl FnOnce(&mut Desk) -> Result<T, Problem> + Send + 'static,
    ) -> Result<T, Problem> {
        let site = self.clone();
        tokio::task::spawn_blocking(move || {
            let writer = site.0.writer.as_ref().ok_or(Problem::ReadOnly)?;
            // A deed that panicked has changed nothing: its transaction was never committed.
            let mut desk = writer.lock().unwrap_or_else(PoisonError::into_inner);
            deed(&mut desk)
        })
        .await?
    }

    fn new_reader(&self) -> desk::Result<Desk> {
        let store = Store::open_to_look(&self.0.path, self.0.patience)?;
        Ok(Desk::looking(store, NAMED))
    }

    fn put_back(&self, desk: Desk) {
        self.readers().push(desk);
    }

    fn readers(&self) -> std::sync::MutexGuard<'_, Vec<Desk>> {
        (self.0.readers.lock()).unwrap_or_else(PoisonError::into_inner)
    }
}
