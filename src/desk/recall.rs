//! What a desk remembers of dossiers, so that what is asked often is answered at once.

use std::sync::Arc;

use super::memory::Memory;
use super::{Desk, Result};
use crate::judgement::DossierId;
use crate::ledger::Ledger;
use crate::report::ReportId;
use crate::store::{CountryRow, DossierFilter, Doubt};
use crate::view::compliance::{Tally, tallies};
use crate::view::figures::{Figures, figures};
use crate::view::review::Reach;
use crate::view::sure::SURE;

/// What desks remember. Several at the same database may share it.
pub struct Recall {
    ledgers: Memory<Ledger>,
    rows: Memory<Option<CountryRow>>,
    figures: Memory<Figures>,
    tallies: Memory<Vec<Tally>>,
    unsure: Memory<Open>,
    undecided: Memory<Open>,
}

/// The open questions about one country in one series.
pub struct Open {
    /// Which.
    pub id: DossierId,
    /// The questions of all kinds, in no particular order.
    pub doubts: Vec<Doubt>,
}

/// More dossiers than there are countries and series; what is remembered of each but its ledger is small.
const DOSSIERS: u64 = 10_000;

/// So many countries are looked at again and again, however many there are.
const FEW: u64 = 200;

impl Recall {
    /// What is remembered, with ledgers of at most so many bytes, more or less.
    pub fn with_room(bytes: u64) -> Self {
        Recall {
            ledgers: Memory::with_room(bytes, weight),
            rows: Memory::of_so_many(DOSSIERS),
            figures: Memory::of_so_many(FEW),
            tallies: Memory::of_so_many(DOSSIERS),
            unsure: Memory::of_so_many(DOSSIERS),
            undecided: Memory::of_so_many(DOSSIERS),
        }
    }
}

/// How many bytes a ledger takes, more or less: its texts stand there twice, as sections and as what
/// is judged, and every link has names and a reason.
fn weight(ledger: &Ledger) -> u64 {
    const LINK: usize = 500;
    let sections = ledger.reports.iter().flat_map(|report| &report.sections);
    let texts: usize = sections.map(|section| section.text.len()).sum();
    let judgement = &ledger.judgement;
    let links =
        judgement.matches.len() + judgement.evidence.len() + 2 * judgement.assessments.len();
    (3 * texts + LINK * (links + ledger.decisions.len())) as u64
}

impl Desk {
    /// All that is known of a dossier.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn ledger(&self, id: &DossierId) -> Result<Arc<Ledger>> {
        self.of_one(id, &self.recall.ledgers, || Ok(self.store.ledger(id)?))
    }

    /// All that is known of the country and series in which `report` stands.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn ledger_of(&self, report: &ReportId) -> Result<Arc<Ledger>> {
        self.ledger(&DossierId::of(report))
    }

    /// Every figure that the sentences of a dossier state.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn figures(&self, id: &DossierId) -> Result<Arc<Figures>> {
        self.of_one(id, &self.recall.figures, || Ok(figures(&*self.ledger(id)?)))
    }

    /// What the compliance report of each edition of a dossier counts, earliest first.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn tallies(&self, id: &DossierId) -> Result<Arc<Vec<Tally>>> {
        self.of_one(id, &self.recall.tallies, || Ok(tallies(&*self.ledger(id)?)))
    }

    /// The countries that are meant in one line each, by name; what the program holds for less probable
    /// than [`SURE`] is counted.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn countries(&self, filter: &DossierFilter) -> Result<Vec<CountryRow>> {
        let mut rows = self.of_each(filter, &self.recall.rows, |id| {
            Ok(self.store.country_row(id, SURE)?)
        })?;
        rows.sort_by(|a, b| by_name(a).cmp(&by_name(b)));
        Ok(rows.iter().filter_map(|row| (**row).clone()).collect())
    }

    /// The open questions about the dossiers that are meant, ordered by series and country.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn open_questions(&self, filter: &DossierFilter, reach: Reach) -> Result<Vec<Arc<Open>>> {
        let memory = match reach {
            Reach::Unsure => &self.recall.unsure,
            Reach::Undecided => &self.recall.undecided,
        };
        self.of_each(filter, memory, |id| {
            Ok(Open {
                id: id.clone(),
                doubts: self.store.doubts(id, reach.sure())?,
            })
        })
    }

    fn of_one<T>(
        &self,
        id: &DossierId,
        memory: &Memory<T>,
        make: impl FnOnce() -> Result<T>,
    ) -> Result<Arc<T>> {
        self.store.at_one_moment(|| {
            let version = self.store.version(id)?;
            memory.of(id, version, make)
        })?
    }

    fn of_each<T>(
        &self,
        filter: &DossierFilter,
        memory: &Memory<T>,
        make: impl Fn(&DossierId) -> Result<T>,
    ) -> Result<Vec<Arc<T>>> {
        self.store.at_one_moment(|| {
            let versions = self.store.versions(filter)?.into_iter();
            versions
                .map(|(id, version)| memory.of(&id, version, || make(&id)))
                .collect()
        })?
    }
}

fn by_name(row: &Option<CountryRow>) -> Option<(&str, &str)> {
    let row = row.as_ref()?;
    Some((&row.country, row.id.series.as_str()))
}
