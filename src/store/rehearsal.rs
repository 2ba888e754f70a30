//! What recording would do: the same steps on what is stored, kept in memory. Costs what the
//! reports concerned cost, however large the database.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::again::Write;
use super::kept::Kept;
use super::merge::Stored;
use super::record::{Brought, Shelf, given_by, record, stored};
use super::sources::{known, numbers, origin};
use super::to_judge::dossier_report;
use super::{Result, Store, StoreError};
use crate::decision::Decision;
use crate::judgement::{Dossier, DossierId};
use crate::ledger::SourceInfo;
use crate::report::{Recognition, Report, ReportId};

/// A database as it would be. Nothing is ever written.
#[derive(Debug, Default)]
pub struct Rehearsal {
    /// `None` where there is none yet.
    store: Option<Store>,
    /// Reports that would stand otherwise; `None` where they would be gone.
    changed: BTreeMap<ReportId, Option<Stored>>,
    /// Sources that would be new, by their digest.
    sources: HashMap<String, i64>,
    /// What those are called.
    origins: HashMap<i64, String>,
}

impl Rehearsal {
    /// Of adding to this database, or to a new one.
    pub fn of(store: Option<Store>) -> Self {
        Rehearsal {
            store,
            ..Rehearsal::default()
        }
    }

    /// The database as it is.
    pub(super) fn stored_in(&self) -> Option<&Store> {
        self.store.as_ref()
    }

    /// What [`Store::record`] would do.
    pub fn record(&mut self, source: &SourceInfo, reports: &[Report]) -> Result<Kept> {
        self.keep(source, reports, Brought::Everything)
    }

    /// What [`Store::record_selection`] would do.
    pub fn record_selection(&mut self, source: &SourceInfo, reports: &[Report]) -> Result<Kept> {
        self.keep(source, reports, Brought::Selection)
    }

    /// What [`Store::said_of`] says.
    pub fn said_of(&self, sha256: &str) -> Result<Vec<Recognition>> {
        let store = self.store.as_ref();
        store.map_or(Ok(Vec::new()), |store| store.said_of(sha256))
    }

    /// What [`Store::given_by`] says.
    pub fn given_by(&self, sha256: &str) -> Result<Vec<ReportId>> {
        let store = self.store.as_ref();
        store.map_or(Ok(Vec::new()), |store| store.given_by(sha256))
    }

    /// Everything that people said of the dossier.
    pub fn decisions_of(&self, id: &DossierId) -> Result<Vec<Decision>> {
        let store = self.store.as_ref();
        store.map_or(Ok(Vec::new()), |store| store.decisions_of(id))
    }

    /// The texts of a dossier, as they would be.
    pub fn dossier(&self, id: &DossierId) -> Result<Dossier> {
        let mut dossier = match &self.store {
            Some(store) => store.dossier(id)?,
            None => Dossier {
                id: id.clone(),
                reports: Vec::new(),
            },
        };
        for (report, changed) in &self.changed {
            if DossierId::of(report) != *id {
                continue;
            }
            dossier.reports.retain(|other| other.id != *report);
            if let Some(stored) = changed {
                let list = stored.recommendations.as_ref();
                let list = list.map(|list| list.thing.clone());
                let report = dossier_report(report.clone(), &stored.sections, list);
                dossier.reports.push(report);
            }
        }
        dossier.reports.sort_by_key(|report| report.id.year);
        Ok(dossier)
    }

    /// What [`Store::keep`] would do.
    pub fn keep(
        &mut self,
        source: &SourceInfo,
        reports: &[Report],
        brought: Brought,
    ) -> Result<Kept> {
        if reports.is_empty() {
            return Ok(Kept::default());
        }
        let path = self.store.as_ref().map(|store| store.path().to_owned());
        record(self, source, reports, brought)
            .map_err(|error| StoreError::of(&path.unwrap_or_default(), error))
    }
}

impl Shelf for Rehearsal {
    fn source(&mut self, source: &SourceInfo) -> rusqlite::Result<(i64, bool)> {
        if let Some(store) = &self.store
            && let Some(known) = known(&store.connection, &source.sha256)?
        {
            return Ok((known, true));
        }
        if let Some(known) = self.sources.get(&source.sha256) {
            return Ok((*known, true));
        }
        // As in the database, later sources have greater numbers; these are greater than any there.
        let number = i64::MAX / 2 + self.sources.len() as i64;
        self.sources.insert(source.sha256.clone(), number);
        self.origins.insert(number, source.origin.clone());
        Ok((number, false))
    }

    fn origin(&mut self, source: i64) -> rusqlite::Result<String> {
        match (self.origins.get(&source), &self.store) {
            (None, Some(store)) => origin(&store.connection, source),
            (name, _) => Ok(name.cloned().unwrap_or_default()),
        }
    }

    fn idle(&mut self) -> rusqlite::Result<Vec<i64>> {
        let told = self.changed.values().flatten();
        let giving: BTreeSet<i64> = told
            .flat_map(|stored| stored.recognition.iter().map(|told| told.source))
            .collect();
        let mut known = match &self.store {
            Some(store) => numbers(&store.connection)?,
            None => Vec::new(),
        };
        known.extend(self.sources.values());
        known.sort_unstable();
        known.retain(|source| !giving.contains(source));
        let mut idle = Vec::new();
        for source in known {
            if self.given_by(source)?.is_empty() {
                idle.push(source);
            }
        }
        Ok(idle)
    }

    fn given_by(&mut self, source: i64) -> rusqlite::Result<Vec<ReportId>> {
        let mut given = match &self.store {
            Some(store) => given_by(&store.connection, source)?,
            None => Vec::new(),
        };
        given.retain(|id| !self.changed.contains_key(id));
        for (id, stored) in &self.changed {
            let told = stored.iter().flat_map(|stored| &stored.recognition);
            if told.into_iter().any(|told| told.source == source) {
                given.push(id.clone());
            }
        }
        Ok(given)
    }

    fn stored(&mut self, id: &ReportId) -> rusqlite::Result<Option<Stored>> {
        match (self.changed.get(id), &self.store) {
            (Some(changed), _) => Ok(changed.clone()),
            (None, Some(store)) => stored(&store.connection, id),
            (None, None) => Ok(None),
        }
    }

    fn put(
        &mut self,
        id: &ReportId,
        report: Option<Stored>,
        write: &Write,
    ) -> rusqlite::Result<()> {
        if *write != Write::Nothing {
            self.changed.insert(id.clone(), report);
        }
        Ok(())
    }
}
