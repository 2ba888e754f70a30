//! How many asks stand how, edition by edition.

use schemars::JsonSchema;
use serde::Serialize;

use super::review::{self, Reviewed};
use crate::judgement::Status;
use crate::report::Edition;
use crate::view::Lookup;
use crate::view::overview::Asked;
use crate::view::past::Past;

/// What the compliance report of one edition counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Tally {
    /// The edition.
    pub year: Edition,
    /// How many recommendations it makes; absent where they were not part of what was read.
    pub recommendations: Option<usize>,
    /// How many asks of earlier editions it makes again.
    pub made_again: usize,
    /// How many it makes again only as part of another ask.
    pub made_within: usize,
    /// How many asks it makes that no edition read before it makes.
    pub new: usize,
    /// How many of the earlier asks under review it no longer makes.
    pub no_longer_made: usize,
    /// Of how many of the earlier asks under review it is not known whether it makes them.
    pub not_known: usize,
    /// The earlier asks under review by their status once this edition had come out.
    pub counts: Counts,
}

impl Tally {
    /// How many earlier asks were under review.
    pub fn under_review(&self) -> usize {
        self.counts.total()
    }
}

/// How many asks have each status.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[allow(missing_docs, reason = "the names are the statuses' own")]
pub struct Counts {
    pub met: usize,
    pub partial: usize,
    pub unmet: usize,
    pub dropped: usize,
    pub pending: usize,
}

impl Counts {
    pub(super) fn of(statuses: impl Iterator<Item = Status>) -> Self {
        let mut counts = Counts::default();
        for status in statuses {
            *counts.place(status) += 1;
        }
        counts
    }

    pub(super) fn sum(all: impl Iterator<Item = Counts>) -> Self {
        all.fold(Counts::default(), |mut sum, counts| {
            for status in Status::ALL {
                *sum.place(*status) += counts.get(*status);
            }
            sum
        })
    }

    /// How many have `status`.
    pub fn get(mut self, status: Status) -> usize {
        *self.place(status)
    }

    /// How many there are.
    pub fn total(self) -> usize {
        Status::ALL.iter().map(|status| self.get(*status)).sum()
    }

    fn place(&mut self, status: Status) -> &mut usize {
        match status {
            Status::Met => &mut self.met,
            Status::Partial => &mut self.partial,
            Status::Unmet => &mut self.unmet,
            Status::Dropped => &mut self.dropped,
            Status::Pending => &mut self.pending,
        }
    }
}

/// What the report of each edition up to that of `last` counts, earliest first.
pub(super) fn through_the_years(lookup: &Lookup, last: Edition) -> Vec<Tally> {
    (lookup.editions())
        .filter(|year| *year <= last)
        .map(|year| tally(lookup, year))
        .collect()
}

fn tally(lookup: &Lookup, year: Edition) -> Tally {
    let past = Past::of(lookup, year);
    let reviewed = review::reviewed(lookup, year, &past);
    let under_review = || reviewed.iter().filter(|ask| !ask.closed);
    let asked = |asked: Asked| {
        under_review()
            .filter(|ask: &&Reviewed| ask.asked == asked)
            .count()
    };
    let asks = &lookup.ledger.judgement.asks;
    Tally {
        year,
        recommendations: (lookup.asks_were_read(year)).then(|| lookup.wordings_of(year).count()),
        made_again: asked(Asked::Yes),
        made_within: asked(Asked::Within),
        new: (asks.iter())
            .filter(|ask| ask.id.report.year == year)
            .count(),
        no_longer_made: asked(Asked::No),
        not_known: asked(Asked::Unknown),
        counts: Counts::of(under_review().map(|ask| ask.status)),
    }
}
