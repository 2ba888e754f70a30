//! Taking reports in: from the paths that a person names to judged dossiers. Each source is read,
//! understood and stored by itself; one that cannot be does not stop the others.

mod country;
mod gave_way;
mod judging;
mod keeper;
mod merging;
mod moved;
mod orders;
mod problem;
mod removing;
mod repairing;
mod said;
mod short_list;
mod source;
mod twice;
mod waiting;

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::language::LanguageError;
use crate::narrative::SaidOf;
use crate::read::{self, Found, Member, Opened, Pack, PackError, Place, ReadError, Source, Web};
use crate::store::{Rehearsal, Store, StoreError};
use keeper::Keeper;
use orders::{HandedByPlace, Said};
use source::Outcome;
use twice::Tellers;

pub use country::unknown_country;
pub use judging::{judge_some, judge_stale, version};
pub use keeper::Filling;
pub use merging::{MergedIn, judge_apart, merge_in};
pub use orders::{Handed, Orders, SaidBefore};
pub use removing::{Removed, rehearse_removing, remove};
pub use repairing::{Repaired, repair};
pub use source::{ReportTaken, SourceTaken};

/// What stops taking in and judging.
#[derive(Debug, thiserror::Error)]
pub enum IntakeError {
    /// The database cannot be read or written.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// What changed cannot be judged.
    #[error("what was kept is safe, but what changed could not be judged: {0}")]
    NotJudged(StoreError),
    /// The lexicon cannot be used.
    #[error(transparent)]
    Language(#[from] &'static LanguageError),
}

/// What happens while sources are taken in, as it happens.
#[derive(Debug)]
pub enum Event<'a> {
    /// A source was read and stored, or said nothing new.
    Taken(&'a SourceTaken),
    /// Files of a walked folder or a pack were left out; a sentence.
    Skipped(String),
    /// Something asked for could not be done; a sentence.
    Problem(String),
    /// Something a person will want to know; a sentence.
    Remark(String),
    /// Something that is otherwise now in what was stored before; a sentence.
    Moved(String),
    /// So many of all sources have been gone through.
    Read {
        /// How many.
        done: usize,
        /// Of how many.
        all: usize,
    },
    /// So many of all countries of another database have been taken over.
    Carried {
        /// How many.
        done: usize,
        /// Of how many.
        all: usize,
    },
    /// So many of all stale dossiers have been judged.
    Judged {
        /// How many.
        done: usize,
        /// Of how many.
        all: usize,
    },
}

/// What taking in came to.
#[derive(Debug, Default)]
pub struct Taken {
    /// Every source of which anything was stored or found unchanged.
    pub sources: Vec<SourceTaken>,
    /// How many files of walked folders and packs were left out.
    pub skipped: usize,
    /// How many things asked for could not be done.
    pub problems: usize,
}

impl Taken {
    /// Adds what another call came to.
    pub fn append(&mut self, other: Taken) {
        self.sources.extend(other.sources);
        self.skipped += other.skipped;
        self.problems += other.problems;
    }

    /// Every report in every source, in order.
    pub fn reports(&self) -> impl Iterator<Item = &ReportTaken> {
        self.sources.iter().flat_map(|source| &source.reports)
    }
}

/// Reads, stores and judges everything that `orders` name, telling what happens.
///
/// What the user named and what cannot be taken in is a problem; a file of a walked folder that
/// holds no report is left out.
///
/// # Errors
/// When the database cannot be written; sources stored before that stay stored.
pub fn take_in(
    store: &mut Store,
    orders: &Orders,
    tell: &mut dyn FnMut(Event<'_>),
) -> Result<Taken, IntakeError> {
    let taken = go_through(store, orders, tell)?;
    judge_stale(store, tell)?;
    Ok(taken)
}

/// The same for a database that need not be there yet: it is made when the first report comes.
///
/// # Errors
/// Those of [`take_in`].
pub fn fill(
    filling: &mut Filling,
    orders: &Orders,
    tell: &mut dyn FnMut(Event<'_>),
) -> Result<Taken, IntakeError> {
    let taken = go_through(filling, orders, tell)?;
    if let Some(store) = filling.store() {
        judge_stale(store, tell)?;
    }
    Ok(taken)
}

/// The same without judging, which is left to [`judge_stale`], or to [`judge_apart`] for some countries.
///
/// # Errors
/// When the database cannot be written; sources stored before that stay stored.
pub fn fill_unjudged(
    filling: &mut Filling,
    orders: &Orders,
    tell: &mut dyn FnMut(Event<'_>),
) -> Result<Taken, IntakeError> {
    filling.leave_judging();
    Ok(go_through(filling, orders, tell)?)
}

/// What taking in would come to; nothing is stored and nothing judged.
///
/// # Errors
/// When the database cannot be read.
pub fn rehearse(
    rehearsal: &mut Rehearsal,
    orders: &Orders,
    tell: &mut dyn FnMut(Event<'_>),
) -> Result<Taken, IntakeError> {
    Ok(go_through(rehearsal, orders, tell)?)
}

fn go_through(
    keeper: &mut dyn Keeper,
    orders: &Orders,
    tell: &mut dyn FnMut(Event<'_>),
) -> Result<Taken, StoreError> {
    let mut intake = Intake {
        keeper,
        orders,
        tell,
        taken: Taken::default(),
        tellers: Tellers::default(),
        folders: BTreeMap::new(),
        web: Web::new(orders.options.limits),
        said_of: SaidOf::One,
        said: Said::default(),
        handed: orders.by_place(),
    };
    for remark in orders.countries().into_iter().filter_map(unknown_country) {
        (intake.tell)(Event::Remark(remark));
    }
    let mut found = read::find(&orders.paths, &orders.options.limits);
    let handed_in = orders.handed_in.iter();
    found.extend(handed_in.map(|handed| read::handed_in(&handed.file)));
    let pages = orders.pages.iter().cloned().map(Place::Web);
    found.extend(pages.map(Found::Place));
    let all = found.len();
    if all > 1 {
        intake.said_of = SaidOf::Many;
    }
    for (done, found) in found.into_iter().enumerate() {
        intake.take(found, all - done - 1)?;
        (intake.tell)(Event::Read {
            done: done + 1,
            all,
        });
    }
    intake.tell_of_empty_folders();
    Ok(intake.taken)
}

/// Taking in, under way.
struct Intake<'a> {
    keeper: &'a mut dyn Keeper,
    orders: &'a Orders,
    tell: &'a mut dyn FnMut(Event<'_>),
    taken: Taken,
    tellers: Tellers,
    /// Whether anything but files without a report was met in each walked folder.
    folders: BTreeMap<PathBuf, bool>,
    /// Waits between one page on the web and the next.
    web: Web,
    /// Whether the orders name one source, or several at once.
    said_of: SaidOf,
    /// What is said of the place that is being taken in.
    said: Said,
    /// What was handed in, by where it lies.
    handed: HandedByPlace<'a>,
}

impl Intake<'_> {
    /// Takes in what was found, with so many after it.
    fn take(&mut self, found: Found, left: usize) -> Result<(), StoreError> {
        match found {
            Found::Place(place) => self.take_place(&place, None, left)?,
            Found::InFolder { place, folder } => {
                self.said_of = SaidOf::Many;
                self.take_place(&place, Some(folder), left)?;
            }
            Found::Skipped { path, why, files } => {
                self.skipped(format!("{} {why}", path.display()), files);
            }
            Found::Problem(error) => self.problem(&error),
        }
        Ok(())
    }

    /// Takes in what stands at a place: one that the user named, or one in a walked folder.
    fn take_place(
        &mut self,
        place: &Place,
        folder: Option<PathBuf>,
        left: usize,
    ) -> Result<(), StoreError> {
        self.said = Said::of(place, self.orders, &self.handed, self.said_of);
        match read::open(place, &self.orders.options.limits, &mut self.web) {
            Err(error) => {
                let outcome = Outcome::problem(error.since_found());
                self.end(&place.origin(), outcome, folder);
            }
            Ok(Opened::Source(source)) => {
                let origin = source.origin.clone();
                let outcome = self.outcome(source, left)?;
                self.end(&origin, outcome, folder);
            }
            Ok(Opened::Pack(pack)) => self.take_pack(pack, folder, left)?,
        }
        Ok(())
    }

    /// Takes in every report in a pack. What is in it, nobody named.
    fn take_pack(
        &mut self,
        pack: Pack,
        folder: Option<PathBuf>,
        left: usize,
    ) -> Result<(), StoreError> {
        let origin = pack.origin().to_owned();
        self.said.hints.said_of = SaidOf::Many;
        let limits = self.orders.options.limits;
        let mut any = false;
        pack.each(&limits, &mut |member| {
            match member {
                Member::Source(source) => {
                    let origin = source.origin.clone();
                    let outcome = self.outcome(source, left)?;
                    any |= self.tell_unless_no_report(&origin, outcome);
                }
                Member::Skipped { origin, why, files } => {
                    self.skipped(format!("{origin} {why}"), files);
                }
                Member::Problem(error) => {
                    any = true;
                    self.problem(&error);
                }
            }
            Ok(())
        })?;
        match any {
            true => {
                if let Some(folder) = folder {
                    self.folders.insert(folder, true);
                }
            }
            false => {
                let outcome = Outcome::problem(
                    PackError::Empty {
                        origin: origin.clone(),
                    }
                    .into(),
                );
                self.end(&origin, outcome, folder);
            }
        }
        Ok(())
    }

    fn outcome(&mut self, source: Source, left: usize) -> Result<Outcome, StoreError> {
        let origin = source.origin.clone();
        let outcome = source::take(self.keeper, source, self.orders, &self.said);
        if outcome.is_err() {
            let after = match left {
                0 => "was",
                1 => "and what comes after it were",
                _ => "and all that comes after it were",
            };
            (self.tell)(Event::Problem(format!(
                "{origin} {after} not added, because the database could not be written"
            )));
        }
        outcome
    }

    /// Tells what came of a place that the user named, or of one in a walked folder.
    fn end(&mut self, origin: &str, outcome: Outcome, folder: Option<PathBuf>) {
        match folder {
            None => self.tell_of(origin, outcome),
            Some(folder) => {
                let report = self.tell_unless_no_report(origin, outcome);
                *self.folders.entry(folder).or_default() |= report;
            }
        }
    }

    /// Tells what came of something that nobody named; whether it was anything but no report.
    fn tell_unless_no_report(&mut self, origin: &str, outcome: Outcome) -> bool {
        let no_report = outcome.is_no_report();
        match outcome.problems.first() {
            Some(why) if no_report => self.skipped(why.to_string(), 1),
            _ => self.tell_of(origin, outcome),
        }
        !no_report
    }

    fn tell_of(&mut self, origin: &str, outcome: Outcome) {
        self.taken.problems += outcome.problems.len();
        for problem in problem::sentences(origin, &outcome.problems) {
            (self.tell)(Event::Problem(problem));
        }
        if let Some(source) = outcome.taken {
            for remark in source.remarks() {
                (self.tell)(Event::Remark(remark));
            }
            (self.tell)(Event::Taken(&source));
            for remark in source.moved() {
                (self.tell)(Event::Moved(remark));
            }
            for remark in self.tellers.overridden_by(&source) {
                (self.tell)(Event::Remark(remark));
            }
            self.taken.sources.push(source);
        }
    }

    fn problem(&mut self, error: &ReadError) {
        self.taken.problems += 1;
        (self.tell)(Event::Problem(error.to_string()));
    }

    fn skipped(&mut self, sentence: String, files: usize) {
        self.taken.skipped += files;
        (self.tell)(Event::Skipped(sentence));
    }

    /// A folder was asked for by name, so it is a problem when nothing in it is a report.
    fn tell_of_empty_folders(&mut self) {
        let folders = std::mem::take(&mut self.folders);
        for (folder, _) in folders.into_iter().filter(|(_, report)| !report) {
            let origin = folder.display().to_string();
            self.problem(&ReadError::EmptyFolder { origin });
        }
    }
}
