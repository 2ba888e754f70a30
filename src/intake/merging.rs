//! Several databases of one series: countries judged apart, and brought together again.
//!
//! Nothing is ever compared across two countries, so whatever takes long can be shared out by country
//! among processes or machines; what comes together is what one machine alone would have made.

use super::judging::{AT_A_TIME, judge_some, version};
use super::{Event, IntakeError};
use crate::decision::merge::{Merge, merge};
use crate::judgement::DossierId;
use crate::language::Language;
use crate::store::{Carried, HistoryFilter, Store};

/// What another database brought.
#[derive(Debug)]
pub struct MergedIn {
    /// What became of each country of each series in it.
    pub carried: Vec<Carried>,
    /// What people decided there, beside what was decided here.
    pub decisions: Merge,
}

/// Takes over everything that `other` holds. What wants judging then is left to [`super::judge_stale`].
///
/// # Errors
/// When either database cannot be read or `store` not be written; what was taken over before that is kept,
/// and taking over again goes on from there.
pub fn merge_in(
    store: &mut Store,
    other: &Store,
    tell: &mut dyn FnMut(Event<'_>),
) -> Result<MergedIn, IntakeError> {
    let said = other.history(&HistoryFilter::All)?;
    let mut here = store.beside(&said)?;
    // Their reports will be here, too.
    for (id, there) in other.beside(&said)? {
        if let Some(here) = here.get_mut(&id)
            && here.dossier.reports.is_empty()
        {
            here.dossier = there.dossier;
        }
    }
    let decisions = merge(&here, &said);
    let carried = carry(store, other, &other.all_dossiers()?, tell)?;
    Ok(MergedIn { carried, decisions })
}

/// Copies what `store` holds of `ids` into the database `apart` and judges it there; `store` stays as
/// it is. Gives back how many were judged.
///
/// # Errors
/// When `store` cannot be read or `apart` not be written; doing it again goes on from there.
pub fn judge_apart(
    store: &Store,
    apart: &mut Store,
    ids: &[DossierId],
    tell: &mut dyn FnMut(Event<'_>),
) -> Result<usize, IntakeError> {
    carry(apart, store, ids, tell)?;
    judge_some(apart, ids, tell)
}

fn carry(
    into: &mut Store,
    from: &Store,
    ids: &[DossierId],
    tell: &mut dyn FnMut(Event<'_>),
) -> Result<Vec<Carried>, IntakeError> {
    let version = version(Language::in_use()?);
    let mut carried = Vec::new();
    for some in ids.chunks(AT_A_TIME) {
        carried.extend(into.carry(from, some, &version)?);
        tell(Event::Carried {
            done: carried.len(),
            all: ids.len(),
        });
    }
    Ok(carried)
}
