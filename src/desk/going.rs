//! What a person who types a name wants to see.

use super::{Desk, Result};
use crate::facts::{self, folded};
use crate::judgement::DossierId;
use crate::report::{RecommendationId, ReportId, SentenceId};

/// What has a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Goal {
    /// A country in a series.
    Country {
        /// Which.
        id: DossierId,
        /// Its name.
        name: String,
    },
    /// A report.
    Report(ReportId),
    /// A wording of an ask.
    Wording(RecommendationId),
    /// A sentence.
    Sentence(SentenceId),
}

/// Fewer letters begin the names of too many countries.
const FEWEST_LETTERS: usize = 3;
/// More countries than this are no help to somebody who types.
const MOST: usize = 6;

impl Desk {
    /// What has the name `given`, or is a country whose name begins so; the latter in the order of
    /// their names.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn goals(&self, given: &str) -> Result<Vec<Goal>> {
        if let Ok(id) = given.parse::<RecommendationId>()
            && self.store.find_wording(&id)?.is_some()
        {
            return Ok(vec![Goal::Wording(id)]);
        }
        if let Ok(id) = given.parse::<SentenceId>()
            && self.store.find_sentence(&id)?.is_some()
        {
            return Ok(vec![Goal::Sentence(id)]);
        }
        if let Ok(id) = given.parse::<ReportId>()
            && self.store.has_report(&id)?
        {
            return Ok(vec![Goal::Report(id)]);
        }
        self.countries_called(given)
    }

    fn countries_called(&self, given: &str) -> Result<Vec<Goal>> {
        let begun = folded(given);
        if begun.chars().count() < FEWEST_LETTERS {
            return Ok(Vec::new());
        }
        let known_as = facts::country(given).map(|country| &country.code);
        let called = |(id, name): &(DossierId, String)| {
            Some(&id.country) == known_as
                || folded(name).starts_with(&begun)
                || id.country.as_str().eq_ignore_ascii_case(given.trim())
        };
        let all = self.store.country_names()?.into_iter();
        Ok(all
            .filter(called)
            .take(MOST)
            .map(|(id, name)| Goal::Country { id, name })
            .collect())
    }
}
