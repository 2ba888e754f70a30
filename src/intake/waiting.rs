//! Decisions that no longer find their words, or find them again, when a source is taken in.

use std::collections::{BTreeMap, BTreeSet};

use super::keeper::Keeper;
use crate::decision::{Decision, Ruling};
use crate::judgement::DossierId;
use crate::store::Result;

/// The decisions of each dossier, and whether they apply at this moment.
pub(super) type Applying = BTreeMap<DossierId, Vec<(Decision, bool)>>;

/// Which decisions on those dossiers apply now. Costs nothing where there is none.
pub(super) fn applying(keeper: &dyn Keeper, dossiers: &BTreeSet<DossierId>) -> Result<Applying> {
    let mut found = Applying::new();
    for id in dossiers {
        let mut decisions = keeper.decisions_of(id)?;
        decisions.retain(says_something);
        if decisions.is_empty() {
            continue;
        }
        let dossier = keeper.dossier(id)?;
        let told = decisions.into_iter().map(|decision| {
            let applies = decision.applies(&dossier);
            (decision, applies)
        });
        found.insert(id.clone(), told.collect());
    }
    Ok(found)
}

/// Those that applied before and do not now, and those that do again.
pub(super) fn changed(before: Applying, after: &Applying) -> (Vec<Decision>, Vec<Decision>) {
    let (mut waiting, mut again) = (Vec::new(), Vec::new());
    for (id, decisions) in before {
        let now = after.get(&id).map_or(&[][..], Vec::as_slice);
        for (decision, applied) in decisions {
            let applies = (now.iter())
                .find(|(other, _)| other.number == decision.number)
                .is_some_and(|(_, applies)| *applies);
            match (applied, applies) {
                (true, false) => waiting.push(decision),
                (false, true) => again.push(decision),
                _ => {}
            }
        }
    }
    (waiting, again)
}

/// Whether it is more than the taking back of another.
fn says_something(decision: &Decision) -> bool {
    match &decision.ruling {
        Ruling::Status { status, .. } => status.is_some(),
        Ruling::Match { verdict, .. } | Ruling::Evidence { verdict, .. } => verdict.is_some(),
    }
}

/// A sentence about decisions that wait for their words now; `None` where there are none.
pub(super) fn sentence(waiting: &[Decision]) -> Option<String> {
    let first = waiting.first()?;
    let (what, them, those) = match waiting.len() {
        1 => ("1 decision waits".to_owned(), "it", "its"),
        many => (format!("{many} decisions wait"), "they", "their"),
    };
    Some(format!(
        "{what} for {those} words, which are no longer there (of {} among them); {them} hold{} again when the words are read again, and `unmet history` keeps {}",
        named(first),
        if waiting.len() == 1 { "s" } else { "" },
        if waiting.len() == 1 { "it" } else { "them" },
    ))
}

/// The wording that a decision is about, or the earlier one of two.
fn named(decision: &Decision) -> String {
    match &decision.ruling {
        Ruling::Status { wording, .. } | Ruling::Evidence { wording, .. } => wording.id.to_string(),
        Ruling::Match { from, .. } => from.id.to_string(),
    }
}
