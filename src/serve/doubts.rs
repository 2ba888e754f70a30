//! What the program is unsure of, kept for every country until something about it changes: going
//! through hundreds of ledgers for each question would make a person wait.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::Problem;
use crate::desk::Desk;
use crate::judgement::DossierId;
use crate::review::Kind;
use crate::store::{DossierFilter, Version};
use crate::view::Lookup;
use crate::view::review::{Doubt, Reach, doubts};

/// The open questions of every dossier that was asked for.
#[derive(Default)]
pub(super) struct Doubts(Mutex<Kept>);

/// What was found, with the state that the dossier was in.
type Kept = HashMap<(DossierId, Reach), (Version, Arc<Open>)>;

/// The open questions about one country in one series.
pub(super) struct Open {
    /// Which.
    pub id: DossierId,
    /// The country's name.
    pub country: String,
    /// The questions of all kinds, in no particular order.
    pub doubts: Vec<Doubt>,
}

impl Doubts {
    /// The open questions about the dossiers that are meant, ordered by series and country.
    pub fn of(
        &self,
        desk: &Desk,
        filter: &DossierFilter,
        reach: Reach,
    ) -> Result<Vec<Arc<Open>>, Problem> {
        let versions = desk.store().versions(filter)?;
        let mut found = Vec::with_capacity(versions.len());
        for (id, version) in versions {
            found.push(match self.kept(&id, reach, &version) {
                Some(open) => open,
                None => self.keep(version, reach, looked_for(desk, id, reach)?),
            });
        }
        Ok(found)
    }

    fn kept(&self, id: &DossierId, reach: Reach, version: &Version) -> Option<Arc<Open>> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (of, open) = kept.get(&(id.clone(), reach))?;
        (of == version).then(|| open.clone())
    }

    fn keep(&self, version: Version, reach: Reach, open: Open) -> Arc<Open> {
        let open = Arc::new(open);
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.insert((open.id.clone(), reach), (version, open.clone()));
        open
    }
}

fn looked_for(desk: &Desk, id: DossierId, reach: Reach) -> Result<Open, Problem> {
    const ALL: [Kind; 3] = [Kind::Match, Kind::Evidence, Kind::Status];
    let ledger = desk.ledger(&id)?;
    Ok(Open {
        doubts: doubts(&Lookup::of(&ledger), &ALL, reach),
        country: ledger.country,
        id,
    })
}
