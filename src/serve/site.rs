//! What the page stands on: desks to read from, and one to write to.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::Semaphore;

use super::access::Access;
use super::adding::Jobs;
use super::problem::Problem;
use crate::desk::{self, Desk, Recall, came_of};
use crate::intake::{self, Event, Orders, Removed};
use crate::read::Limits;
use crate::store::{Rehearsal, Store};
use crate::view::intake::{Intake, Rehearsed, rehearsed};

/// What a sentence on the page calls the database: its path is nobody's business there.
const NAMED: &str = "this database";

/// So many bytes of ledgers are kept in memory, more or less: those of all countries of a small series,
/// of the countries that people look at today in a large one.
const ROOM: u64 = 128 << 20;

/// The page's database and whom it serves. Copies are the same site.
#[derive(Clone)]
pub struct Site(Arc<Shared>, Limits);

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
    /// What all desks remember.
    recall: Arc<Recall>,
    /// One long piece of work after the other: reports of a whole edition, exports.
    long: Semaphore,
    /// One adding after the other.
    adding: Mutex<()>,
    jobs: Jobs,
}

impl Site {
    /// The database at `path`, to be read and written; waits at most `patience` for other programs.
    ///
    /// # Errors
    /// When the database cannot be opened, or made where there is none.
    pub fn open(path: &Path, patience: Duration, access: Access) -> desk::Result<Self> {
        let recall = Arc::new(Recall::with_room(ROOM));
        let writer = Desk::of(Store::open_waiting(path, patience)?, NAMED)?.sharing(recall.clone());
        Ok(Site::of(
            path,
            patience,
            access,
            recall,
            Some(Mutex::new(writer)),
        ))
    }

    /// The database at `path`, to be read only.
    ///
    /// # Errors
    /// When there is no database there, or it cannot be opened.
    pub fn open_read_only(path: &Path, patience: Duration, access: Access) -> desk::Result<Self> {
        let recall = Arc::new(Recall::with_room(ROOM));
        let site = Site::of(path, patience, access, recall, None);
        let first = site.new_reader()?;
        site.put_back(first);
        Ok(site)
    }

    fn of(
        path: &Path,
        patience: Duration,
        access: Access,
        recall: Arc<Recall>,
        writer: Option<Mutex<Desk>>,
    ) -> Self {
        let cores = std::thread::available_parallelism().map_or(2, usize::from);
        let shared = Shared {
            path: path.into(),
            patience,
            access,
            readers: Mutex::default(),
            seats: Semaphore::new(cores * 2),
            writer,
            recall,
            long: Semaphore::new(1),
            adding: Mutex::default(),
            jobs: Jobs::default(),
        };
        Site(Arc::new(shared), Limits::default())
    }

    /// The same site with other limits of what is read; all files that are handed in at once may have
    /// as many bytes as one source.
    pub fn within(self, limits: Limits) -> Self {
        Site(self.0, limits)
    }

    /// How much is read.
    pub fn limits(&self) -> Limits {
        self.1
    }

    /// The files that are being added.
    pub(super) fn jobs(&self) -> &Jobs {
        &self.0.jobs
    }

    /// Who may do what.
    pub fn access(&self) -> &Access {
        &self.0.access
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
        tokio::task::spawn_blocking(move || site.asked(question)).await?
    }

    /// The same for what takes long: one after the other, beside the seats of those who only look.
    pub async fn read_at_length<T: Send + 'static>(
        &self,
        question: impl FnOnce(&Desk) -> Result<T, Problem> + Send + 'static,
    ) -> Result<T, Problem> {
        let _turn = self.0.long.acquire().await?;
        let site = self.clone();
        tokio::task::spawn_blocking(move || site.asked(question)).await?
    }

    fn asked<T>(&self, question: impl FnOnce(&Desk) -> Result<T, Problem>) -> Result<T, Problem> {
        let free = self.readers().pop();
        let desk = match free {
            Some(desk) => desk,
            None => self.new_reader()?,
        };
        let answer = desk.store().at_one_moment(|| question(&desk));
        self.put_back(desk);
        answer?
    }

    /// What adding would come to; nothing is stored. Takes as long as reading does.
    pub(super) fn rehearse(
        &self,
        orders: &Orders,
        tell: &mut dyn FnMut(Event<'_>),
    ) -> Result<Rehearsed, Problem> {
        let store = Store::open_to_look(&self.0.path, self.0.patience)?;
        let taken = intake::rehearse(&mut Rehearsal::of(Some(store)), orders, tell)?;
        Ok(rehearsed(&taken))
    }

    /// What removing the source with that number would come to; nothing is removed.
    pub(super) async fn rehearse_removing(&self, number: i64) -> Result<Removed, Problem> {
        let _turn = self.0.long.acquire().await?;
        let site = self.clone();
        let rehearse = move || {
            let store = Store::open_to_look(&site.0.path, site.0.patience)?;
            let mut rehearsal = Rehearsal::of(Some(store));
            Ok::<_, Problem>(intake::rehearse_removing(&mut rehearsal, number)?)
        };
        tokio::task::spawn_blocking(rehearse).await?
    }

    /// Adds what `orders` name, by a store of its own: people decide and look meanwhile, because each
    /// source is one short transaction. Takes as long as reading and judging do.
    pub(super) fn take_in(
        &self,
        orders: &Orders,
        tell: &mut dyn FnMut(Event<'_>),
    ) -> Result<Intake, Problem> {
        if self.is_read_only() {
            return Err(Problem::ReadOnly);
        }
        let _turn = (self.0.adding.lock()).unwrap_or_else(PoisonError::into_inner);
        let mut store = Store::open_waiting(&self.0.path, self.0.patience)?;
        let taken = intake::take_in(&mut store, orders, tell)?;
        Ok(came_of(&store, &taken)?)
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
        Ok(Desk::looking(store, NAMED).sharing(self.0.recall.clone()))
    }

    fn put_back(&self, desk: Desk) {
        self.readers().push(desk);
    }

    fn readers(&self) -> std::sync::MutexGuard<'_, Vec<Desk>> {
        (self.0.readers.lock()).unwrap_or_else(PoisonError::into_inner)
    }
}
