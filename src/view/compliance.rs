//! The compliance report of an edition: what earlier editions asked of a country, and what this
//! one says was done.

mod asked;
mod read;

use serde::Serialize;

pub use asked::{Answered, ClosedAsk, Earlier, NewAsk, Reworded};
pub use read::{Doubt, SourceRead, Standing, WhatWasRead};

use super::Lookup;
use super::overview::Asked;
use crate::judgement::Status;
use crate::ledger::Ledger;
use crate::report::{Edition, ReportId, Series};

/// One country in one edition.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Compliance {
    /// The report that answers.
    pub report: ReportId,
    /// The series.
    pub series: Series,
    /// The edition.
    pub year: Edition,
    /// The country's name as that report gives it.
    pub country: String,
    /// Its ISO 3166 code, where there is one.
    pub iso3: Option<String>,
    /// Where it stands, now and through the years.
    pub standing: Standing,
    /// How many of the earlier asks under review are met, partial, unmet, dropped, pending.
    pub counts: Counts,
    /// Asks of earlier editions on which this edition had something to answer, those that need
    /// attention first.
    pub earlier: Vec<Earlier>,
    /// Asks that this edition makes for the first time.
    pub new: Vec<NewAsk>,
    /// Asks that had already ended before this edition, and of which it says nothing.
    pub closed: Vec<ClosedAsk>,
    /// What was read, and what is missing.
    pub read: WhatWasRead,
    /// What the program was unsure of.
    pub doubts: Vec<Doubt>,
}

/// How many asks have each status.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "the names are the statuses' own")]
pub struct Counts {
    pub met: usize,
    pub partial: usize,
    pub unmet: usize,
    pub dropped: usize,
    pub pending: usize,
}

impl Counts {
    fn of(statuses: impl Iterator<Item = Status>) -> Self {
        let mut counts = Counts::default();
        for status in statuses {
            *counts.place(status) += 1;
        }
        counts
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

impl Compliance {
    /// The earlier asks of which this edition says that they are made again, are no longer made,
    /// or of which that is not known.
    pub fn earlier_asked(&self, asked: Asked) -> impl Iterator<Item = &Earlier> {
        self.earlier
            .iter()
            .filter(move |earlier| earlier.asked == asked)
    }
}

/// The compliance report of the edition of `year`; `None` when no report of it was read.
pub fn compliance(ledger: &Ledger, year: Edition) -> Option<Compliance> {
    let lookup = Lookup::of(ledger);
    let report = lookup.report(year)?;
    let (earlier, closed) = asked::earlier(&lookup, year);
    Some(Compliance {
        report: report.id.clone(),
        series: report.id.series.clone(),
        year,
        country: report.country.clone(),
        iso3: ledger.iso3.clone(),
        standing: read::standing(&lookup, report),
        counts: Counts::of(earlier.iter().map(|earlier| earlier.status)),
        doubts: read::doubts(&earlier),
        earlier,
        new: asked::new(&lookup, year),
        closed,
        read: read::what_was_read(&lookup, report),
    })
}

/// The editions of which `ledger` has a report, earliest first.
pub fn editions(ledger: &Ledger) -> Vec<Edition> {
    ledger.reports.iter().map(|report| report.id.year).collect()
}
