//! All countries at a glance, for the first page.

use crate::judgement::DossierId;
use crate::report::Edition;
use crate::store::CountryRow;

/// All countries.
#[derive(Debug, Clone, PartialEq)]
pub struct Start {
    /// One line each, by name.
    pub countries: Vec<CountryLine>,
    /// How many asks there are in all.
    pub asks: u32,
    /// How many of them keep coming back and stand unmet.
    pub recurring_unmet: u32,
    /// How many questions wait for a person.
    pub to_review: u32,
}

/// One country in one series.
#[derive(Debug, Clone, PartialEq)]
pub struct CountryLine {
    /// Which.
    pub id: DossierId,
    /// The country's name.
    pub country: String,
    /// The first and the last edition that was read.
    pub editions: (Edition, Edition),
    /// How many were read.
    pub edition_count: usize,
    /// Tier or assessment of the last one.
    pub rating: Option<String>,
    /// How many asks there are.
    pub asks: u32,
    /// How many of them the latest list makes.
    pub still_asked: u32,
    /// How many were made in two editions or more and stand unmet.
    pub recurring_unmet: u32,
    /// How many questions about it wait for a person.
    pub to_review: u32,
}

/// The first page about `countries`.
pub fn start(countries: Vec<CountryRow>) -> Start {
    let sum = |of: fn(&CountryRow) -> u32| countries.iter().map(of).sum();
    Start {
        asks: sum(|country| country.asks),
        recurring_unmet: sum(|country| country.recurring_unmet),
        to_review: sum(|country| country.unsure),
        countries: countries.into_iter().map(line).collect(),
    }
}

fn line(row: CountryRow) -> CountryLine {
    let first = row.editions.first().copied().unwrap_or_default();
    let last = row.editions.last().copied().unwrap_or_default();
    CountryLine {
        id: row.id,
        country: row.country,
        editions: (first, last),
        edition_count: row.editions.len(),
        rating: row.rating,
        asks: row.asks,
        still_asked: row.still_asked,
        recurring_unmet: row.recurring_unmet,
        to_review: row.unsure,
    }
}
