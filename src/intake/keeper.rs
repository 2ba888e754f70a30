//! Where reports are taken in to: a database, one that is made when the first report comes, or a
//! rehearsal that writes nothing.

use std::path::{Path, PathBuf};
use std::time::Duration;

use super::judging::judged_together;
use crate::decision::Decision;
use crate::judgement::{Dossier, DossierId};
use crate::ledger::SourceInfo;
use crate::report::{Recognition, Report, ReportId};
use crate::store::{Brought, Kept, Rehearsal, Result, Store};

/// What keeps reports.
pub(super) trait Keeper {
    /// What a person said by options of these bytes before.
    fn said_of(&self, sha256: &str) -> Result<Vec<Recognition>>;
    /// The reports of which these bytes give a part.
    fn given_by(&self, sha256: &str) -> Result<Vec<ReportId>>;
    /// Keeps what a source holds, or some of it.
    fn keep(&mut self, source: &SourceInfo, reports: &[Report], brought: Brought) -> Result<Kept>;
    /// What people said of a dossier.
    fn decisions_of(&self, id: &DossierId) -> Result<Vec<Decision>>;
    /// The texts of a dossier as they are now.
    fn dossier(&self, id: &DossierId) -> Result<Dossier>;
}

macro_rules! keeps {
    ($keeper:ty, $keep:path) => {
        impl Keeper for $keeper {
            fn said_of(&self, sha256: &str) -> Result<Vec<Recognition>> {
                <$keeper>::said_of(self, sha256)
            }
            fn given_by(&self, sha256: &str) -> Result<Vec<ReportId>> {
                <$keeper>::given_by(self, sha256)
            }
            fn keep(
                &mut self,
                source: &SourceInfo,
                reports: &[Report],
                brought: Brought,
            ) -> Result<Kept> {
                $keep(self, source, reports, brought)
            }
            fn decisions_of(&self, id: &DossierId) -> Result<Vec<Decision>> {
                <$keeper>::decisions_of(self, id)
            }
            fn dossier(&self, id: &DossierId) -> Result<Dossier> {
                <$keeper>::dossier(self, id)
            }
        }
    };
}

keeps!(Store, keep);
keeps!(Rehearsal, Rehearsal::keep);
keeps!(Filling, Filling::keep);

fn keep(
    store: &mut Store,
    source: &SourceInfo,
    reports: &[Report],
    brought: Brought,
) -> Result<Kept> {
    let rewritten = |kept: &Kept| kept.rewritten().map(DossierId::of).collect();
    judged_together(
        store,
        |store| store.keep(source, reports, brought),
        rewritten,
    )
}

/// A database that is made when the first report comes, so that adding nothing leaves none behind.
#[derive(Debug)]
pub struct Filling {
    path: PathBuf,
    patience: Duration,
    store: Option<Store>,
    judging: Judging,
}

/// When what changes is judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Judging {
    /// Together with a change that takes words away, and else when everything is taken in.
    InTime,
    /// By somebody else.
    Elsewhere,
}

impl Filling {
    /// The database at `path`, or the place for one; waits at most that long for other processes.
    ///
    /// # Errors
    /// Those of [`Store::open`]; a folder that may not be written is only found out later.
    pub fn at(path: &Path, patience: Duration) -> Result<Self> {
        let store = match Store::is_there(path)? {
            true => Some(Store::open_waiting(path, patience)?),
            false => None,
        };
        Ok(Filling {
            path: path.into(),
            patience,
            store,
            judging: Judging::InTime,
        })
    }

    /// Leaves all judging to others.
    pub(super) fn leave_judging(&mut self) {
        self.judging = Judging::Elsewhere;
    }

    /// The database, where there is one by now.
    pub fn store(&mut self) -> Option<&mut Store> {
        self.store.as_mut()
    }

    fn made(&mut self) -> Result<&mut Store> {
        let store = match self.store.take() {
            Some(store) => store,
            None => Store::open_waiting(&self.path, self.patience)?,
        };
        Ok(self.store.insert(store))
    }

    fn said_of(&self, sha256: &str) -> Result<Vec<Recognition>> {
        let store = self.store.as_ref();
        store.map_or(Ok(Vec::new()), |store| store.said_of(sha256))
    }

    fn given_by(&self, sha256: &str) -> Result<Vec<ReportId>> {
        let store = self.store.as_ref();
        store.map_or(Ok(Vec::new()), |store| store.given_by(sha256))
    }

    fn keep(&mut self, source: &SourceInfo, reports: &[Report], brought: Brought) -> Result<Kept> {
        match (reports, self.judging) {
            ([], _) => Ok(Kept::default()),
            (reports, Judging::InTime) => keep(self.made()?, source, reports, brought),
            (reports, Judging::Elsewhere) => self.made()?.keep(source, reports, brought),
        }
    }

    fn decisions_of(&self, id: &DossierId) -> Result<Vec<Decision>> {
        let store = self.store.as_ref();
        store.map_or(Ok(Vec::new()), |store| store.decisions_of(id))
    }

    fn dossier(&self, id: &DossierId) -> Result<Dossier> {
        match &self.store {
            Some(store) => store.dossier(id),
            None => Ok(Dossier {
                id: id.clone(),
                reports: Vec::new(),
            }),
        }
    }
}
