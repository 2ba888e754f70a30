//! What an edition said of a wording at its time, without what came later.

use super::Lookup;
use crate::judgement::{Judge, LinkDecision, Stance, Status};
use crate::report::{Edition, RecommendationId};

/// The status of `wording` as it stood when the edition of `year` had come out: only that edition
/// and earlier ones are looked at. A person's word holds at any time.
pub fn status_as_of(lookup: &Lookup, wording: &RecommendationId, year: Edition) -> Status {
    let Some(assessment) = lookup.assessment(wording) else {
        return Status::Pending;
    };
    let latest = lookup.editions().next_back();
    if assessment.by == Judge::Person || latest.is_none_or(|latest| latest <= year) {
        return assessment.status;
    }

    let asked_again = (lookup.matches_from(wording).iter())
        .any(|link| link.decision != LinkDecision::Rejected && link.to.report.year <= year);
    let asks_known =
        (lookup.asking_editions()).any(|edition| edition > wording.report.year && edition <= year);
    let stances: Vec<Stance> = (lookup.evidence(wording).iter())
        .filter(|link| link.decision != LinkDecision::Rejected)
        .filter(|link| link.sentence.report.year <= year)
        .map(|link| link.stance)
        .collect();
    let progress = stances
        .iter()
        .any(|s| matches!(s, Stance::Progress | Stance::Mixed));
    let lacking = stances.iter().any(|s| *s != Stance::Progress);

    match (asked_again, asks_known, progress, lacking) {
        (true, _, true, _) => Status::Partial,
        (true, _, false, _) => Status::Unmet,
        (false, _, true, true) => Status::Partial,
        (false, _, false, true) => Status::Unmet,
        (false, true, true, false) => Status::Met,
        (false, true, false, false) => Status::Dropped,
        (false, false, true, false) => Status::Partial,
        (false, false, false, false) => Status::Pending,
    }
}
