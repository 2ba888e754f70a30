//! Taking a source away again: what goes with it, and which decisions wait then.

use std::collections::BTreeSet;

use super::judging::judged_together;
use super::keeper::Keeper;
use super::{moved, waiting};
use crate::decision::Decision;
use crate::judgement::DossierId;
use crate::report::ReportId;
use crate::store::{Rehearsal, Result, Store, Withdrawn};

/// What taking a source away came to.
#[derive(Debug)]
pub struct Removed {
    /// What became of each report of which it gave a part.
    pub withdrawn: Vec<Withdrawn>,
    /// Decisions that no longer find the words that they were made on.
    pub waiting: Vec<Decision>,
}

/// Takes away the source with that number.
///
/// # Errors
/// When the database cannot be read or written; nothing is taken away then.
pub fn remove(store: &mut Store, source: i64) -> Result<Removed> {
    let given = store.given_by_number(source)?;
    let lost = |removed: &Removed| {
        let withdrawn = removed.withdrawn.iter();
        withdrawn.map(|gone| DossierId::of(&gone.id)).collect()
    };
    let remove = |store: &mut Store| taken_away(store, &given, |store| store.remove_source(source));
    judged_together(store, remove, lost)
}

/// What taking it away would come to.
///
/// # Errors
/// When the database cannot be read.
pub fn rehearse_removing(rehearsal: &mut Rehearsal, source: i64) -> Result<Removed> {
    let given = rehearsal.given_by_number(source)?;
    taken_away(rehearsal, &given, |rehearsal| {
        rehearsal.remove_source(source)
    })
}

fn taken_away<K: Keeper>(
    keeper: &mut K,
    given: &[ReportId],
    take_away: impl FnOnce(&mut K) -> Result<Vec<Withdrawn>>,
) -> Result<Removed> {
    let concerned: BTreeSet<DossierId> = given.iter().map(DossierId::of).collect();
    let before = waiting::applying(keeper, &concerned)?;
    let withdrawn = take_away(keeper)?;
    let after = waiting::applying(keeper, &concerned)?;
    let (waiting, _) = waiting::changed(before, &after);
    Ok(Removed { withdrawn, waiting })
}

impl Removed {
    /// What is gone, in sentences.
    pub fn sentences(&self) -> Vec<String> {
        let mut told: Vec<String> = self.withdrawn.iter().map(moved::without).collect();
        told.extend(self.of_decisions());
        told
    }

    /// The reports that are gone, because nothing else gives them.
    pub fn gone(&self) -> impl Iterator<Item = &ReportId> {
        let gone = self.withdrawn.iter().filter(|gone| !gone.stands);
        gone.map(|gone| &gone.id)
    }

    /// What becomes of the reports of which there is more to say than that they are gone.
    pub fn of_reports(&self) -> Vec<String> {
        let more = |gone: &&Withdrawn| gone.stands || !gone.may_have.is_empty();
        (self.withdrawn.iter().filter(more))
            .map(moved::without)
            .collect()
    }

    /// A sentence on decisions that wait then; `None` where none does.
    pub fn of_decisions(&self) -> Option<String> {
        waiting::sentence(&self.waiting)
    }
}
