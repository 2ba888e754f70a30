//! Files of one person on their way into the database.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use chrono::{DateTime, Utc};
use tempfile::TempDir;

use super::{FileDigest, HandedOver, Said, SaidOfLot};
use crate::intake::{Event, Handed, Orders, SaidBefore};
use crate::narrative::Hints;
use crate::read::{HandedIn, ReadOptions};
use crate::render::on_page;
use crate::serve::{Problem, Site};
use crate::view::intake::{Intake, Rehearsed};

/// So many sentences are told of what happened; more are counted.
const MOST_TOLD: usize = 200;
/// So many files are named where a lot of them is spoken of.
const MOST_NAMED: usize = 5;

/// Files of one person on their way into the database.
pub(in crate::serve) struct Job {
    /// By what it is called in an address: nobody can guess it.
    pub id: String,
    /// Whose it is.
    pub by: String,
    /// The files.
    pub files: Vec<HandedIn>,
    /// The digest of each.
    pub digests: Vec<FileDigest>,
    /// When it began.
    pub begun: Instant,
    /// The same, for people.
    pub at: DateTime<Utc>,
    /// Where the files lie, until they are kept or thrown away.
    folder: Mutex<Option<TempDir>>,
    stage: Mutex<Stage>,
}

/// How far it is.
#[derive(Clone)]
pub(in crate::serve) enum Stage {
    /// The files are read, and nothing is stored.
    Reading(Progress),
    /// This was recognised; nothing is stored yet.
    Recognised {
        /// What would be stored.
        view: Arc<Rehearsed>,
        /// What happened meanwhile.
        told: Progress,
        /// What the person said of it.
        said: SaidOfLot,
    },
    /// The reports are stored and judged.
    Keeping(Progress),
    /// This came of it.
    Kept {
        /// What was stored.
        view: Arc<Intake>,
        /// What happened meanwhile.
        told: Progress,
    },
    /// It failed; a sentence.
    Failed(String),
}

/// What happened so far.
#[derive(Debug, Clone, Default)]
pub(in crate::serve) struct Progress {
    /// So many files were read.
    pub read: (usize, usize),
    /// So many countries were judged.
    pub judged: (usize, usize),
    /// What there is to say, in its order.
    pub told: Vec<(Kind, String)>,
    /// How much more there is to say.
    pub more: usize,
}

/// What a sentence is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::serve) enum Kind {
    /// Something could not be done.
    Problem,
    /// A file was left out.
    Skipped,
    /// Something to know.
    Note,
}

impl Kind {
    /// The word in front of the sentence.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Problem => "Problem",
            Kind::Skipped => "Left out",
            Kind::Note => "Note",
        }
    }
}

impl Progress {
    fn hear(&mut self, event: Event<'_>, rehearsing: bool) {
        match event {
            // The page reads sources; it brings no other database in.
            Event::Taken(_) | Event::Carried { .. } => {}
            Event::Moved(_) if rehearsing => {}
            Event::Read { done, all } => self.read = (done, all),
            Event::Judged { done, all } => self.judged = (done, all),
            Event::Problem(sentence) => self.tell(Kind::Problem, sentence),
            Event::Skipped(sentence) => self.tell(Kind::Skipped, sentence),
            Event::Remark(sentence) | Event::Moved(sentence) => self.tell(Kind::Note, sentence),
        }
    }

    fn tell(&mut self, kind: Kind, sentence: String) {
        match self.told.len() < MOST_TOLD {
            true => self.told.push((kind, on_page::sentence(&sentence))),
            false => self.more += 1,
        }
    }
}

impl Stage {
    /// Whether something is under way.
    pub fn is_under_way(&self) -> bool {
        matches!(self, Stage::Reading(_) | Stage::Keeping(_))
    }

    fn progress(&mut self) -> Option<&mut Progress> {
        match self {
            Stage::Reading(progress) | Stage::Keeping(progress) => Some(progress),
            _ => None,
        }
    }
}

impl Job {
    /// The files that a person handed over.
    pub fn of(id: String, by: String, handed: HandedOver) -> Self {
        Job {
            id,
            by,
            files: handed.files,
            digests: handed.digests,
            begun: Instant::now(),
            at: Utc::now(),
            folder: Mutex::new(Some(handed.folder)),
            stage: Mutex::new(Stage::Reading(Progress::default())),
        }
    }

    /// How far it is now.
    pub fn stage(&self) -> Stage {
        self.now().clone()
    }

    /// Whether something of it is under way.
    pub fn is_under_way(&self) -> bool {
        self.now().is_under_way()
    }

    /// Whether somebody has yet to say what becomes of it, or it is under way. Of files that
    /// were all kept meanwhile, with nothing else said of these, nobody has.
    pub fn is_waiting(&self, kept_meanwhile: impl Fn(&FileDigest) -> bool) -> bool {
        let stage = self.now();
        match &*stage {
            Stage::Reading(_) | Stage::Keeping(_) => true,
            Stage::Recognised { said, .. } => {
                !said.is_nothing() || !self.digests.iter().all(kept_meanwhile)
            }
            Stage::Kept { .. } | Stage::Failed(_) => false,
        }
    }

    /// The names of the first files, and how many more there are.
    pub fn named(&self) -> (Vec<&str>, usize) {
        let names = self.files.iter().take(MOST_NAMED);
        let names: Vec<&str> = names.map(|file| file.name.as_str()).collect();
        let more = self.files.len() - names.len();
        (names, more)
    }

    /// Goes from what was recognised to reading or keeping; whether it was there. Who asks twice is
    /// heard once.
    pub fn leave_recognised(&self, next: fn(Progress) -> Stage) -> Option<SaidOfLot> {
        let mut stage = self.now();
        let said = match &*stage {
            Stage::Recognised { said, .. } => said.clone(),
            _ => return None,
        };
        *stage = next(Progress::default());
        Some(said)
    }

    /// Reads the files and tells what was recognised. Takes as long as that does.
    pub fn rehearse(&self, site: &Site, said: SaidOfLot) {
        let recognised = self
            .orders(site, &said)
            .and_then(|orders| site.rehearse(&orders, &mut |event| self.hear(event, true)));
        let mut stage = self.now();
        let told = stage.progress().cloned().unwrap_or_default();
        *stage = match recognised {
            Ok(view) => Stage::Recognised {
                view: Arc::new(view),
                told,
                said,
            },
            Err(problem) => failed(&problem),
        };
    }

    /// Stores and judges what the files hold. Takes as long as that does.
    pub fn keep(&self, site: &Site, said: &SaidOfLot) {
        let kept = self
            .orders(site, said)
            .and_then(|orders| site.take_in(&orders, &mut |event| self.hear(event, false)));
        self.put_away();
        if kept.is_ok() {
            site.jobs().remember_kept(&self.digests);
        }
        let mut stage = self.now();
        let told = stage.progress().cloned().unwrap_or_default();
        *stage = match kept {
            Ok(view) => Stage::Kept {
                view: Arc::new(view),
                told,
            },
            Err(problem) => failed(&problem),
        };
    }

    /// Says that it failed for a reason that only the server knows.
    pub fn fail(&self, problem: &Problem) {
        self.put_away();
        *self.now() = failed(problem);
    }

    /// Removes the files.
    pub fn put_away(&self) {
        let mut folder = self.folder.lock().unwrap_or_else(PoisonError::into_inner);
        drop(folder.take());
    }

    fn orders(&self, site: &Site, said: &SaidOfLot) -> Result<Orders, Problem> {
        let (hints, said_before) = meant(&said.of(None))?;
        let handed_in = self.files.iter().enumerate().map(|(place, file)| {
            let (hints, said_before) = meant(&said.of(Some(place)))?;
            Ok(Handed {
                file: file.clone(),
                hints,
                said_before,
            })
        });
        Ok(Orders {
            handed_in: handed_in.collect::<Result<_, Problem>>()?,
            hints,
            said_before,
            options: ReadOptions {
                limits: site.limits(),
                ..ReadOptions::default()
            },
            ..Orders::default()
        })
    }

    fn hear(&self, event: Event<'_>, rehearsing: bool) {
        if let Some(progress) = self.now().progress() {
            progress.hear(event, rehearsing);
        }
    }

    fn now(&self) -> MutexGuard<'_, Stage> {
        self.stage.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn meant(said: &Said) -> Result<(Hints, SaidBefore), Problem> {
    (said.meant()).map_err(|wrong| {
        let says: Vec<String> = wrong.into_iter().map(|wrong| wrong.says).collect();
        Problem::Wrong(says.join("; "))
    })
}

fn failed(problem: &Problem) -> Stage {
    if let Problem::Failed(reason) = problem {
        crate::serve::told(reason);
    }
    Stage::Failed(problem.sentence())
}
