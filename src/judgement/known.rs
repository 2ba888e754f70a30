//! What was judged before and still holds, so that a new edition costs no more than itself.
//!
//! A link leads from an earlier text to one of a later report, and whether it is drawn depends on nothing
//! that comes after that report: asks are followed forward through the years. So where reports changed
//! only from some edition on, every link to an earlier one is what it was.

use super::types::{Evidence, Match};
use crate::report::Edition;

/// The links of an earlier judgement that still hold: those to reports of editions before one.
#[derive(Debug, Clone, Copy, Default)]
pub struct Known<'a> {
    /// The first edition of which nothing is known.
    from: Edition,
    matches: &'a [Match],
    evidence: &'a [Evidence],
}

impl<'a> Known<'a> {
    /// Nothing is known.
    pub fn nothing() -> Self {
        Known::default()
    }

    /// What these links say of the editions before `from`. They must have been drawn for the same texts
    /// of those editions, with the same rulings about them, by the same lexicon and models.
    pub fn before(from: Edition, matches: &'a [Match], evidence: &'a [Evidence]) -> Self {
        Known {
            from,
            matches,
            evidence,
        }
    }

    /// Whether all links to the report of that edition are known.
    pub fn holds(self, year: Edition) -> bool {
        year < self.from
    }

    /// Every match that is known.
    pub(super) fn matches(self) -> impl Iterator<Item = &'a Match> {
        let all = self.matches.iter();
        all.filter(move |link| self.holds(link.to.report.year))
    }

    /// Every link to a sentence that is known.
    pub(super) fn evidence(self) -> impl Iterator<Item = &'a Evidence> {
        let all = self.evidence.iter();
        all.filter(move |link| self.holds(link.sentence.report.year))
    }
}
