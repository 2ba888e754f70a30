//! The whole record of a country at a glance: asks down, editions across.

use schemars::JsonSchema;
use serde::Serialize;

use super::Lookup;
use super::past::Past;
use crate::judgement::{Ask, Status};
use crate::ledger::Ledger;
use crate::report::{Edition, RecommendationId, Series};

/// One country in one series.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Overview {
    /// The country's name.
    pub country: String,
    /// Its ISO 3166 code, where there is one.
    pub iso3: Option<String>,
    /// The series.
    pub series: Series,
    /// The editions that were read, earliest first.
    pub editions: Vec<Column>,
    /// Editions between the first and the last of which no report was read.
    pub missing: Vec<Edition>,
    /// The asks, those of the earliest editions first.
    pub asks: Vec<Row>,
}

/// One edition.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Column {
    /// Its year.
    pub year: Edition,
    /// Tier or assessment.
    pub rating: Option<String>,
    /// Whether its recommendations were part of what was read.
    pub recommendations_read: bool,
}

/// One ask through the editions.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Row {
    /// The ask's name.
    pub id: RecommendationId,
    /// Its short name.
    pub title: String,
    /// The edition that asked first.
    pub since: Edition,
    /// In how many editions it was asked.
    pub times_asked: usize,
    /// Its status today.
    pub status: Status,
    /// One for each of [`Overview::editions`].
    pub cells: Vec<Cell>,
}

/// One ask in one edition.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Cell {
    /// The edition.
    pub year: Edition,
    /// Whether it was asked there.
    pub asked: Asked,
    /// Where the wording before this edition stood once this edition was out; absent until the ask
    /// has been made once.
    pub before: Option<Status>,
}

/// Whether an edition makes an ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Asked {
    /// It does.
    Yes,
    /// Its recommendations were read and this is not among them.
    No,
    /// Its recommendations were not part of what was read.
    Unknown,
}

impl Asked {
    /// Whether the edition of `year` makes `ask`.
    pub fn in_edition(lookup: &Lookup, ask: &Ask, year: Edition) -> Self {
        if ask.wordings.iter().any(|w| w.report.year == year) {
            Asked::Yes
        } else if lookup.asks_were_read(year) {
            Asked::No
        } else {
            Asked::Unknown
        }
    }
}

/// The overview of `ledger`.
pub fn overview(ledger: &Ledger) -> Overview {
    let lookup = Lookup::of(ledger);
    let times: Vec<(Edition, Past)> = (lookup.editions())
        .map(|year| (year, Past::of(&lookup, year)))
        .collect();
    let last = lookup.editions().next_back().unwrap_or_default();
    Overview {
        country: ledger.country.clone(),
        iso3: ledger.iso3.clone(),
        series: ledger.id().series.clone(),
        editions: lookup
            .editions()
            .map(|year| column(&lookup, year))
            .collect(),
        missing: lookup.missing_editions(last),
        asks: ledger
            .judgement
            .asks
            .iter()
            .map(|ask| row(&lookup, ask, &times))
            .collect(),
    }
}

fn column(lookup: &Lookup, year: Edition) -> Column {
    Column {
        year,
        rating: lookup.report(year).and_then(|report| report.rating.clone()),
        recommendations_read: lookup.asks_were_read(year),
    }
}

fn row(lookup: &Lookup, ask: &Ask, times: &[(Edition, Past)]) -> Row {
    let years = ask.years();
    Row {
        id: ask.id.clone(),
        title: ask.title.clone(),
        since: ask.id.report.year,
        times_asked: years.len(),
        status: ask.status,
        cells: (times.iter())
            .map(|(year, past)| cell(lookup, ask, *year, past))
            .collect(),
    }
}

fn cell(lookup: &Lookup, ask: &Ask, year: Edition, past: &Past) -> Cell {
    let before = ask
        .wordings
        .iter()
        .rfind(|wording| wording.report.year < year);
    Cell {
        year,
        asked: Asked::in_edition(lookup, ask, year),
        before: before.map(|wording| past.status(wording).0),
    }
}
