//! The whole record of a country at a glance: asks down, editions across.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::Serialize;

use super::Lookup;
use super::past::Past;
use crate::judgement::{Ask, Status, title};
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
    /// Its short name, made of the latest wording.
    pub title: String,
    /// The edition that asked first.
    pub since: Edition,
    /// In how many editions it was asked.
    pub times_asked: usize,
    /// The status of its latest wording.
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
    /// What later editions say of that edition's wording; absent where it was not asked. Of several
    /// wordings, the one that leaves most to do speaks for all.
    pub status: Option<Status>,
}

/// Whether an edition makes an ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Asked {
    /// It does.
    Yes,
    /// Not by a wording of its own, but a wording of another ask carries it on: a broad ask that
    /// has taken a narrower one in.
    Within,
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
        } else if !lookup.asks_were_read(year) {
            Asked::Unknown
        } else if carried_into(lookup, ask, year).next().is_some() {
            Asked::Within
        } else {
            Asked::No
        }
    }

    /// Whether the edition makes the ask, by a wording of its own or within another ask.
    pub fn is_made(self) -> bool {
        matches!(self, Asked::Yes | Asked::Within)
    }
}

/// The wordings of the edition of `year` that carry on a wording of `ask` and belong to other asks.
pub(crate) fn taken_in(lookup: &Lookup, ask: &Ask, year: Edition) -> BTreeSet<RecommendationId> {
    carried_into(lookup, ask, year).cloned().collect()
}

fn carried_into<'a>(
    lookup: &'a Lookup,
    ask: &'a Ask,
    year: Edition,
) -> impl Iterator<Item = &'a RecommendationId> {
    (ask.wordings.iter())
        .flat_map(|wording| lookup.matches_from(wording))
        .filter(move |link| link.decision.counts() && link.to.report.year == year)
        .map(|link| &link.to)
        .filter(|later| !ask.wordings.contains(later))
}

/// The overview of `ledger`: all editions, as they stand today.
pub fn overview(ledger: &Ledger) -> Overview {
    overview_as_of(ledger, Edition::MAX)
}

/// The overview as it stood when the edition of `until` had come out: later editions are not looked
/// at. A person's word holds at any time.
pub fn overview_as_of(ledger: &Ledger, until: Edition) -> Overview {
    let lookup = Lookup::of(ledger);
    let editions: Vec<Edition> = lookup.editions().filter(|year| *year <= until).collect();
    let past = Past::of(&lookup, until);
    let rows = (ledger.judgement.asks.iter())
        .filter(|ask| ask.id.report.year <= until)
        .map(|ask| row(&lookup, ask, &editions, &past));
    Overview {
        country: ledger.country.clone(),
        iso3: ledger.iso3.clone(),
        series: ledger.id().series.clone(),
        missing: lookup.missing_editions(editions.last().copied().unwrap_or_default()),
        asks: rows.collect(),
        editions: (editions.iter())
            .map(|year| column(&lookup, *year))
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

fn row(lookup: &Lookup, ask: &Ask, editions: &[Edition], past: &Past) -> Row {
    let cells: Vec<Cell> = (editions.iter())
        .map(|year| cell(lookup, ask, *year, past))
        .collect();
    let last = editions.last().copied().unwrap_or_default();
    let latest = ask.wordings.iter().rfind(|w| w.report.year <= last);
    Row {
        id: ask.id.clone(),
        title: latest.map_or_else(String::new, |wording| title(lookup.words(wording))),
        since: ask.id.report.year,
        times_asked: cells.iter().filter(|cell| cell.status.is_some()).count(),
        status: (cells.iter().rev())
            .find_map(|cell| cell.status)
            .unwrap_or(Status::Pending),
        cells,
    }
}

fn cell(lookup: &Lookup, ask: &Ask, year: Edition, past: &Past) -> Cell {
    let statuses = (ask.wordings.iter())
        .filter(|wording| wording.report.year == year)
        .map(|wording| past.status(wording).0);
    Cell {
        year,
        asked: Asked::in_edition(lookup, ask, year),
        status: statuses.max_by_key(|status| status.left_to_do()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judgement::{LinkDecision, Match};
    use crate::view::example::{orvania, wording};

    #[test]
    fn what_another_ask_carries_on_is_asked_as_part_of_it() {
        let mut ledger = orvania();
        let shelter = |ledger: &Ledger| {
            let row = overview(ledger)
                .asks
                .into_iter()
                .find(|row| row.id == wording((2010, 2)));
            row.unwrap().cells[3].asked
        };
        assert_eq!(shelter(&ledger), Asked::No);
        ledger.judgement.matches.push(Match {
            from: wording((2010, 2)),
            to: wording((2014, 1)),
            probability: 0.6,
            decision: LinkDecision::Auto,
            reason: String::new(),
        });
        assert_eq!(shelter(&ledger), Asked::Within);
    }
}
