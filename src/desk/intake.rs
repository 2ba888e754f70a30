//! What taking reports in came to.

use std::collections::BTreeSet;

use super::Result;
use crate::intake::Taken;
use crate::judgement::{DossierId, Status};
use crate::ledger::Ledger;
use crate::store::{AskFilter, Store, StoreError};
use crate::view::intake::{Intake, SHOWN, intake as view};
use crate::view::list::{Order, ask_lines};

/// The asks of the countries concerned, and what keeps coming back among them.
///
/// # Errors
/// When the database cannot be read.
pub fn came_of(store: &Store, taken: &Taken) -> Result<Intake> {
    let concerned: BTreeSet<DossierId> = taken
        .reports()
        .map(|report| DossierId::of(&report.recorded.id))
        .collect();
    // By country: one more report must not cost the reading of every ask there is.
    let mut asks = Vec::new();
    for dossier in concerned {
        asks.extend(store.asks(&AskFilter {
            series: Some(dossier.series),
            country: Some(dossier.country),
            ..AskFilter::default()
        })?);
    }
    let recurring = asks
        .iter()
        .filter(|ask| ask.times_asked >= 2 && ask.standing == Status::Unmet)
        .cloned()
        .collect();
    let lines = ask_lines(recurring, Order::Streak);
    let shown: BTreeSet<DossierId> = lines
        .iter()
        .take(SHOWN)
        .map(|ask| DossierId::of(&ask.id.report))
        .collect();
    let ledgers: Vec<Ledger> = shown
        .iter()
        .map(|id| store.ledger(id))
        .collect::<std::result::Result<_, StoreError>>()?;
    Ok(view(taken, &asks, lines, &ledgers))
}
