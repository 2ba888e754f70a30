//! The compliance reports of several countries, under a summary.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;

use super::read::RatingOf;
use super::summary::Brief;
use super::tally::{Counts, Tally};
use super::{Compliance, compliance, editions};
use crate::judgement::Status;
use crate::ledger::Ledger;
use crate::report::{Edition, ReportId, Series};

/// The compliance report of an edition: a line for each country, then each country's report.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ComplianceReport {
    /// The edition.
    pub year: Edition,
    /// The program and its version.
    pub generated_by: String,
    /// The day on which it was prepared.
    pub prepared_on: NaiveDate,
    /// All countries together.
    pub counts: Counts,
    /// One line for each of the countries, in the same order.
    pub summary: Vec<CountryLine>,
    /// The countries' reports, by series and name.
    pub countries: Vec<Compliance>,
    /// The countries of which no report of that edition was read.
    pub left_out: Vec<LeftOut>,
}

/// A country in one line.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct CountryLine {
    /// The report that answers.
    pub report: ReportId,
    /// The series.
    pub series: Series,
    /// The country's name as that report gives it.
    pub country: String,
    /// Its ISO 3166 code, where there is one.
    pub iso3: Option<String>,
    /// Tier or assessment in this edition.
    pub rating: Option<String>,
    /// Tier or assessment in the latest earlier edition of which one was found.
    pub rating_before: Option<RatingOf>,
    /// What this edition counts.
    pub now: Option<Tally>,
    /// What the edition before counted.
    pub before: Option<Tally>,
    /// How many asks are made again and stand unmet.
    pub recurring_unmet: usize,
    /// Of those, the one asked most often.
    pub most_often: Option<Brief>,
}

/// A country of which no report of the edition was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct LeftOut {
    /// The series.
    pub series: Series,
    /// The country's name.
    pub country: String,
    /// The editions of which a report was read.
    pub editions: Vec<Edition>,
}

impl ComplianceReport {
    /// Gathers the reports of the edition of `year`, one ledger after the other, so that only one of
    /// them is in memory at a time.
    pub fn of(year: Edition, prepared_on: NaiveDate) -> Gathering {
        Gathering {
            year,
            prepared_on,
            countries: Vec::new(),
            left_out: Vec::new(),
        }
    }
}

/// A [`ComplianceReport`] to which countries are still added.
#[derive(Debug)]
pub struct Gathering {
    year: Edition,
    prepared_on: NaiveDate,
    countries: Vec<Compliance>,
    left_out: Vec<LeftOut>,
}

impl Gathering {
    /// Adds a country.
    pub fn add(&mut self, ledger: &Ledger) {
        match compliance(ledger, self.year) {
            Some(report) => self.countries.push(report),
            None => self.left_out.push(LeftOut {
                series: ledger.id().series.clone(),
                country: ledger.country.clone(),
                editions: editions(ledger),
            }),
        }
    }

    /// The whole.
    pub fn done(mut self) -> ComplianceReport {
        let key = |series: &Series, name: &str| (series.clone(), crate::facts::folded(name));
        self.countries
            .sort_by_cached_key(|country| key(&country.series, &country.country));
        self.left_out
            .sort_by_cached_key(|country| key(&country.series, &country.country));
        ComplianceReport {
            year: self.year,
            generated_by: format!("unmet {}", env!("CARGO_PKG_VERSION")),
            prepared_on: self.prepared_on,
            counts: Counts::sum(self.countries.iter().map(|country| country.counts)),
            summary: self.countries.iter().map(line).collect(),
            countries: self.countries,
            left_out: self.left_out,
        }
    }
}

fn line(country: &Compliance) -> CountryLine {
    let recurring = || {
        country
            .earlier_that_are(Status::Unmet)
            .filter(|ask| ask.asked.is_made())
    };
    CountryLine {
        report: country.report.clone(),
        series: country.series.clone(),
        country: country.country.clone(),
        iso3: country.iso3.clone(),
        rating: country.standing.rating.clone(),
        rating_before: country.standing.before.clone(),
        now: country.summary.now.clone(),
        before: country.summary.before.clone(),
        recurring_unmet: recurring().count(),
        most_often: recurring().next().map(Brief::of),
    }
}
