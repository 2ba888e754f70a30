//! What an answer would change: the judgement as it would be with it, beside the one of today.

use serde::Serialize;

use super::{Say, Subject, ruling};
use crate::decision::{Ruling, Rulings};
use crate::judgement::{Status, judge};
use crate::language::Language;
use crate::ledger::Ledger;
use crate::report::RecommendationId;

/// A wording whose status an answer would change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StatusChange {
    /// The wording.
    pub wording: RecommendationId,
    /// Its status today.
    pub from: Status,
    /// Its status with the answer.
    pub to: Status,
}

/// The statuses that would change by saying `say` of `subject`; nothing where it cannot be said.
/// This judges the whole dossier anew, which takes some hundredths of a second.
pub fn outcome(
    ledger: &Ledger,
    subject: &Subject,
    say: Say,
    language: &Language,
) -> Option<Vec<StatusChange>> {
    let mut rulings = Rulings::in_force(&ledger.decisions, &ledger.dossier);
    match ruling(&ledger.dossier, subject, say).ok()? {
        Ruling::Match { from, to, verdict } => {
            rulings.matches.insert((from.id, to.id), verdict?);
        }
        Ruling::Evidence {
            wording,
            sentence,
            verdict,
            stance,
        } => {
            let link = (wording.id, sentence.id);
            match stance {
                Some(stance) => rulings.stances.insert(link.clone(), stance),
                None => rulings.stances.remove(&link),
            };
            rulings.evidence.insert(link, verdict?);
        }
        Ruling::Status { wording, status } => {
            rulings.statuses.insert(wording.id, status?);
        }
    }
    let then = judge(&ledger.dossier, &rulings, language).assessments;
    let now = &ledger.judgement.assessments;
    let changes = now
        .iter()
        .zip(&then)
        .filter(|(now, then)| now.status != then.status);
    Some(
        changes
            .map(|(now, then)| StatusChange {
                wording: now.recommendation.clone(),
                from: now.status,
                to: then.status,
            })
            .collect(),
    )
}
