//! Taking reports in: from the paths that a person names to judged dossiers. Each source is read,
//! understood and stored by itself; one that cannot be does not stop the others.

mod judging;
mod source;

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::narrative::Hints;
use crate::read::{self, Format, Found, Limits};
use crate::report::ReportId;
use crate::store::{Change, Store, StoreError};

pub use judging::{judge_stale, version};
pub use source::{ReportTaken, SourceTaken};

/// What to take in, and what the person already said about it.
#[derive(Debug, Clone, Default)]
pub struct Orders {
    /// Files, folders, `-` for standard input.
    pub paths: Vec<PathBuf>,
    /// Country, edition, section and series, which override what is recognised.
    pub hints: Hints,
    /// The reader to use instead of the one that the source asks for.
    pub format: Option<Format>,
    /// How much is read.
    pub limits: Limits,
}

/// What happens while sources are taken in, as it happens.
#[derive(Debug)]
pub enum Event<'a> {
    /// A source was read and stored, or said nothing new.
    Taken(&'a SourceTaken),
    /// A file of a walked folder was left out; a sentence.
    Skipped(String),
    /// Something asked for could not be done; a sentence.
    Problem(String),
    /// Something a person will want to know; a sentence.
    Remark(String),
    /// So many of all sources have been gone through.
    Read {
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
    /// How many files of walked folders were left out.
    pub skipped: usize,
    /// How many things asked for could not be done.
    pub problems: usize,
}

impl Taken {
    /// Every report in every source, in order.
    pub fn reports(&self) -> impl Iterator<Item = &ReportTaken> {
        self.sources.iter().flat_map(|source| &source.reports)
    }
}

/// Reads, stores and judges everything that `orders` name, telling what happens.
///
/// # Errors
/// When the database cannot be written; sources stored before that stay stored.
pub fn take_in(
    store: &mut Store,
    orders: &Orders,
    tell: &mut dyn FnMut(Event<'_>),
) -> Result<Taken, StoreError> {
    let mut taken = Taken::default();
    let mut read_from: BTreeMap<ReportId, String> = BTreeMap::new();
    let found = read::find(&orders.paths, &orders.limits);
    let all = found.len();
    for (done, found) in found.into_iter().enumerate() {
        match found {
            Found::Place(place) => {
                let outcome = source::take(store, &place, orders)?;
                for problem in outcome.problems {
                    taken.problems += 1;
                    tell(Event::Problem(problem));
                }
                if let Some(source) = outcome.taken {
                    for remark in &source.remarks {
                        tell(Event::Remark(remark.clone()));
                    }
                    tell(Event::Taken(&source));
                    for remark in which_one_wins(&source, &mut read_from) {
                        tell(Event::Remark(remark));
                    }
                    taken.sources.push(source);
                }
            }
            Found::Skipped { path, why } => {
                taken.skipped += 1;
                tell(Event::Skipped(format!("{} {why}", path.display())));
            }
            Found::Problem(error) => {
                taken.problems += 1;
                tell(Event::Problem(error.to_string()));
            }
        }
        tell(Event::Read {
            done: done + 1,
            all,
        });
    }
    judge_stale(store, tell)?;
    Ok(taken)
}

/// Where two sources of one call tell of the same report in different words, the later one wins.
fn which_one_wins(source: &SourceTaken, read_from: &mut BTreeMap<ReportId, String>) -> Vec<String> {
    let mut remarks = Vec::new();
    for report in &source.reports {
        let before = read_from.insert(report.recorded.id.clone(), source.info.origin.clone());
        if let (Some(before), Change::Replaced) = (before, report.recorded.change) {
            remarks.push(format!(
                "{before} and {} tell of {} in different words; the one read later, {}, is kept",
                source.info.origin, report.recorded.id, source.info.origin
            ));
        }
    }
    remarks
}
