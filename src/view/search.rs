//! Recommendations and sentences found by their words.

use serde::Serialize;

use crate::report::{Edition, SectionKind};
use crate::store::Hit;

/// A recommendation or a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Found {
    /// Its name.
    pub id: String,
    /// The country's name.
    pub country: String,
    /// The edition.
    pub year: Edition,
    /// The section in which it stands.
    pub section: SectionKind,
    /// Its words.
    pub text: String,
}

/// What was found, in the order of the hits.
pub fn found(hits: Vec<Hit>) -> Vec<Found> {
    (hits.into_iter())
        .map(|hit| Found {
            id: hit.id.to_string(),
            year: hit.year(),
            section: hit.section(),
            country: hit.country,
            text: hit.text,
        })
        .collect()
}
