//! The compliance report of an edition: what earlier editions asked of a country, and what this
//! one says was done.
//!
//! [`compliance`] draws it for one country, [`ComplianceReport::of`] puts several together under a
//! summary. Every format (Markdown, HTML, CSV, XLSX, JSON) is drawn from these.

mod cited;
mod countries;
mod doubts;
mod earlier;
mod first;
mod method;
mod read;
mod review;
mod summary;
mod tally;
#[cfg(test)]
mod tests;

use schemars::JsonSchema;
use serde::Serialize;

pub use cited::{Cited, FileRead, Origin};
pub use countries::{ComplianceReport, CountryLine, Gathering, LeftOut};
pub use doubts::{Doubt, DoubtAbout};
pub use earlier::{Answered, ClosedAsk, Earlier, Reworded};
pub use first::{FirstAsked, NewAsk};
pub use method::{Method, StanceMeaning, StatusMeaning};
pub use read::{RatingOf, ReportRead, SourceRead, Standing, WhatWasRead};
pub use summary::{Brief, Shortlist, Summary};
pub use tally::{Counts, Tally};

use super::Lookup;
use super::figures::{EditionFigures, figures_of_edition};
use super::overview::{Asked, Overview, overview_as_of};
use super::past::Past;
use crate::judgement::Status;
use crate::ledger::Ledger;
use crate::report::{Edition, ReportId, Series};

/// One country in one edition: what earlier editions asked, and what this one says was done.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
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
    /// The one page for those who read one page.
    pub summary: Summary,
    /// Where it stands, now and through the years.
    pub standing: Standing,
    /// How many of the earlier asks under review are met, partial, unmet, dropped, pending.
    pub counts: Counts,
    /// What the same report for each edition read counts, earliest first; the last is this edition's.
    pub through_the_years: Vec<Tally>,
    /// Asks × editions, as it stood when this edition had come out.
    pub grid: Overview,
    /// Asks of earlier editions on which this edition had something to answer, those that leave most
    /// to do and were asked most often first.
    pub earlier: Vec<Earlier>,
    /// Asks that no edition read before this one makes.
    pub new: Vec<NewAsk>,
    /// How sure it is that those are asked for the first time.
    pub first_asked: FirstAsked,
    /// Asks that had already ended before this edition, and of which it says nothing.
    pub closed: Vec<ClosedAsk>,
    /// The figures that this edition states, beside those that earlier ones stated.
    pub figures: EditionFigures,
    /// How this was judged.
    pub method: Method,
    /// What the program was unsure of, the least sure first.
    pub doubts: Vec<Doubt>,
    /// What was read, and what is missing.
    pub read: WhatWasRead,
}

impl Compliance {
    /// The earlier asks of which this edition says that they are made again, are no longer made,
    /// or of which that is not known; those that leave most to do first.
    pub fn earlier_asked(&self, asked: Asked) -> impl Iterator<Item = &Earlier> {
        self.earlier.iter().filter(move |ask| ask.asked == asked)
    }

    /// The earlier asks that stand as `status`, those asked most often first.
    pub fn earlier_that_are(&self, status: Status) -> impl Iterator<Item = &Earlier> {
        self.earlier.iter().filter(move |ask| ask.status == status)
    }
}

/// The compliance report of the edition of `year`; `None` when no report of it was read.
pub fn compliance(ledger: &Ledger, year: Edition) -> Option<Compliance> {
    let lookup = Lookup::of(ledger);
    let report = lookup.report(year)?;
    let past = Past::of(&lookup, year);
    let (earlier, closed) = earlier::earlier(&lookup, year, &past);
    let through_the_years = tally::through_the_years(&lookup, year);
    Some(Compliance {
        report: report.id.clone(),
        series: report.id.series.clone(),
        year,
        country: report.country.clone(),
        iso3: ledger.iso3.clone(),
        summary: summary::summary(year, &earlier, &through_the_years),
        standing: read::standing(&lookup, report),
        counts: Counts::of(earlier.iter().map(|earlier| earlier.status)),
        through_the_years,
        grid: overview_as_of(ledger, year),
        doubts: doubts::doubts(&earlier),
        earlier,
        new: first::new(&lookup, year),
        first_asked: first::first_asked(&lookup, year),
        closed,
        figures: figures_of_edition(ledger, year)?,
        method: method::method(ledger),
        read: read::what_was_read(&lookup, report),
    })
}

/// What the report of each edition of `ledger` counts, earliest first.
pub fn tallies(ledger: &Ledger) -> Vec<Tally> {
    tally::through_the_years(&Lookup::of(ledger), Edition::MAX)
}

/// The editions of which `ledger` has a report, earliest first.
pub fn editions(ledger: &Ledger) -> Vec<Edition> {
    ledger.reports.iter().map(|report| report.id.year).collect()
}
