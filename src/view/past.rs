//! What an edition said of wordings at its time, without what came later.

use std::collections::HashMap;

use super::Lookup;
use super::quotation::rounded_down;
use crate::judgement::{Judge, Opinion, Status};
use crate::report::{Edition, RecommendationId};

/// Where every wording stood when an edition had come out: only that edition and earlier ones are
/// looked at. A person's word holds at any time.
pub struct Past<'a> {
    lookup: &'a Lookup<'a>,
    program: HashMap<RecommendationId, Opinion>,
}

impl<'a> Past<'a> {
    /// The time when the edition of `year` had come out.
    pub fn of(lookup: &'a Lookup<'a>, year: Edition) -> Self {
        let ledger = lookup.ledger;
        Past {
            lookup,
            program: ledger.judgement.as_of(&ledger.dossier, year),
        }
    }

    /// The status of `wording` then, why in words, and how probable it is
    /// that a careful reader says so too; absent for a person's word and for pending.
    pub fn status(&self, wording: &RecommendationId) -> (Status, &str, Option<f64>) {
        match self.lookup.assessment(wording) {
            Some(said) if said.by == Judge::Person => (said.status, &said.reason, None),
            _ => match self.program.get(wording) {
                Some(opinion) => {
                    let told = opinion.status != Status::Pending;
                    let confidence = told.then(|| rounded_down(opinion.confidence));
                    (opinion.status, &opinion.reason, confidence)
                }
                None => (Status::Pending, "", None),
            },
        }
    }
}
