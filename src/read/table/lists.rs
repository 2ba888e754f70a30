//! The rows of sheets to lists of recommendations, one for each country and year.

use std::collections::{HashMap, HashSet};

use super::columns::{Column, ColumnMap};
use super::fill;
use super::header::{Header, NoTable};
use super::sheet::Sheet;
use super::year::{year, years};
use crate::read::document::LeftOut;
use crate::read::{Record, RecordedRecommendation};
use crate::report::{Edition, RecommendationId};

/// A table of recommendations.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Table {
    /// The recommendations of each country and year, in the order of their first rows.
    pub lists: Vec<TableList>,
    /// The rows that could not be taken.
    pub wrong: Vec<RowError>,
    /// What of the table is no part of a report.
    pub left_out: Vec<LeftOut>,
    /// Whole sentences on what was guessed.
    pub remarks: Vec<String>,
    /// Whether the file is damaged, so that rows may be missing.
    pub damaged: bool,
}

/// The rows of one country and year.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct TableList {
    /// The number of the first of them, as a person sees it.
    pub row: usize,
    /// The name of the sheet on which it stands, where the file has several.
    pub sheet: Option<String>,
    /// What they state. Country and year are absent where no column holds them.
    pub record: Record,
    /// The headings of the columns.
    pub columns: ColumnWords,
}

/// The headings by which the columns were told.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ColumnWords {
    /// Of the wordings.
    pub text: String,
    /// Of the country.
    pub country: Option<String>,
    /// Of the year.
    pub year: Option<String>,
    /// Of the rating.
    pub rating: Option<String>,
}

/// A row that could not be taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{origin}, {place}: {what}")]
pub struct RowError {
    /// Where the table was read from.
    pub origin: String,
    /// Which row, for people.
    pub place: String,
    /// Its number.
    pub row: usize,
    /// What is wrong and what to do about it.
    pub what: String,
}

/// The lists in `sheets`. Sheets without a column of recommendations are left out, unless all are.
///
/// # Errors
/// When no sheet has such a column, or one that `map` names.
pub(super) fn table(origin: &str, sheets: Vec<Sheet>, map: &ColumnMap) -> Result<Table, NoTable> {
    let mut reading = Reading {
        origin,
        table: Table::default(),
        orders: Vec::new(),
        places: HashMap::new(),
        repeated: 0,
        empty: 0,
    };
    let mut why = NoTable::Empty;
    let mut without = Vec::new();
    let mut read = Vec::new();
    for sheet in sheets {
        match Header::of(&sheet, map) {
            Ok(header) => {
                read.extend(sheet.name.clone());
                reading.sheet(sheet, &header);
            }
            Err(problem) => {
                if why == NoTable::Empty {
                    why = problem;
                }
                without.extend(sheet.name);
            }
        }
    }
    if reading.orders.is_empty() && reading.table.wrong.is_empty() {
        return Err(why);
    }
    let mut table = reading.finish();
    let without = LeftOut::named("sheets without recommendations", &without);
    table.left_out.extend(without);
    Ok(table)
}

/// What tells the rows of one list from those of others.
#[derive(PartialEq, Eq, Hash)]
struct ListName {
    series: Option<String>,
    country: Option<String>,
    year: Option<Edition>,
    /// Where country or year are not told, the sheet may tell them.
    sheet: Option<String>,
}

impl ListName {
    fn of(list: &TableList) -> Self {
        let record = &list.record;
        let unnamed = record.country.is_none() || record.year.is_none();
        ListName {
            series: record.series.clone(),
            country: record.country.clone(),
            year: record.year,
            sheet: list.sheet.clone().filter(|_| unnamed),
        }
    }
}

struct Reading<'o> {
    origin: &'o str,
    table: Table,
    /// The place that each recommendation of each list says it has in its report.
    orders: Vec<Vec<u32>>,
    /// The place of the list of each country and year.
    places: HashMap<ListName, usize>,
    /// How many rows say once more what another said, and how many say nothing.
    repeated: usize,
    empty: usize,
}

impl Reading<'_> {
    fn sheet(&mut self, mut sheet: Sheet, header: &Header) {
        let first = header.place + 1;
        for column in [Column::Country, Column::Year, Column::Series] {
            let Some(place) = header.columns.get(&column) else {
                continue;
            };
            let filled = fill::fill(&mut sheet, *place, first);
            if filled > 0 {
                let heading = header.heading(&sheet, column).unwrap_or_default();
                let rows = if filled == 1 { "row" } else { "rows" };
                self.table.remarks.push(format!(
                    "the column \"{heading}\" is empty in {filled} {rows}, where the value above was taken to go on; fill the cells in if that is wrong"
                ));
            }
        }
        for column in [Column::Area, Column::Rating] {
            if let Some(place) = header.columns.get(&column) {
                fill::merged(&mut sheet, *place, first);
            }
        }
        self.say_what_is_left_out(&sheet, header);
        for row in first..sheet.rows.len() {
            self.row(&sheet, header, row);
        }
    }

    fn say_what_is_left_out(&mut self, sheet: &Sheet, header: &Header) {
        let headings = sheet.rows[header.place].cells.iter().enumerate();
        let unused: Vec<String> = headings
            .filter(|(place, cell)| {
                !cell.is_empty() && !header.columns.values().any(|used| used == place)
            })
            .map(|(_, cell)| cell.clone())
            .collect();
        (self.table.left_out).extend(LeftOut::named("columns", &unused));
        if let Some(status) = header.heading(sheet, Column::Status) {
            self.table.remarks.push(format!(
                "what the column \"{status}\" says is not taken over, because a judgement is a person's own: give it with unmet mark ID STATUS, or many at once with unmet decisions import"
            ));
        }
    }

    fn row(&mut self, sheet: &Sheet, header: &Header, place: usize) {
        let row = &sheet.rows[place];
        let cell = |column: Column| {
            let place = header.columns.get(&column)?;
            Some(row.cell(*place)).filter(|cell| !cell.is_empty())
        };
        let Some(text) = cell(Column::Text).map(without_guard) else {
            self.empty += 1;
            return;
        };
        let id: Option<RecommendationId> = cell(Column::Id).and_then(|id| id.parse().ok());
        let stated = match cell(Column::Year) {
            None => None,
            Some(words) => match year(words) {
                Some(year) => Some(year),
                None => {
                    self.table.wrong.push(RowError {
                        origin: self.origin.to_owned(),
                        place: sheet.place(row.number),
                        row: row.number,
                        what: format!(
                            "\"{words}\" under \"{}\" is not one year of a report; write it like 2018",
                            header.heading(sheet, Column::Year).unwrap_or_default()
                        ),
                    });
                    return;
                }
            },
        };
        let report = id.as_ref().map(|id| &id.report);
        let record = Record {
            series: cell(Column::Series)
                .map(str::to_owned)
                .or_else(|| report.map(|report| report.series.to_string())),
            country: cell(Column::Country)
                .map(str::to_owned)
                .or_else(|| report.map(|report| report.country.to_string())),
            year: stated
                .or_else(|| report.map(|report| report.year))
                .or_else(|| year(sheet.name.as_deref()?)),
            rating: cell(Column::Rating).map(str::to_owned),
            source: cell(Column::Source).map(str::to_owned),
            ..Record::default()
        };
        let recommendation = RecordedRecommendation {
            text: text.to_owned(),
            area: cell(Column::Area).map(str::to_owned),
            stated_years: cell(Column::StatedYears).map(years).unwrap_or_default(),
        };
        let heading = |column| header.heading(sheet, column).map(str::to_owned);
        let list = TableList {
            row: row.number,
            sheet: sheet.name.clone(),
            record,
            columns: ColumnWords {
                text: heading(Column::Text).unwrap_or_default(),
                country: heading(Column::Country),
                year: heading(Column::Year),
                rating: heading(Column::Rating),
            },
        };
        self.add(list, recommendation, id.map_or(u32::MAX, |id| id.ordinal));
    }

    /// Adds a recommendation to the list of its country and year.
    fn add(&mut self, list: TableList, recommendation: RecordedRecommendation, order: u32) {
        let next = self.orders.len();
        let place = *self.places.entry(ListName::of(&list)).or_insert(next);
        if place == next {
            self.table.lists.push(list.clone());
            self.orders.push(Vec::new());
        }
        let record = &mut self.table.lists[place].record;
        record.rating = record.rating.take().or(list.record.rating);
        record.source = record.source.take().or(list.record.source);
        record
            .recommendations
            .get_or_insert_default()
            .push(recommendation);
        self.orders[place].push(order);
    }

    fn finish(mut self) -> Table {
        for (list, order) in self.table.lists.iter_mut().zip(self.orders) {
            let rows = list.record.recommendations.take().unwrap_or_default();
            let mut rows: Vec<_> = order.into_iter().zip(rows).collect();
            rows.sort_by_key(|(order, _)| *order);
            let mut seen = HashSet::new();
            let before = rows.len();
            rows.retain(|(_, row)| seen.insert((row.text.clone(), row.area.clone())));
            self.repeated += before - rows.len();
            list.record.recommendations = Some(rows.into_iter().map(|(_, row)| row).collect());
        }
        for (what, count) in [
            ("rows without a recommendation", self.empty),
            ("rows that say the same again", self.repeated),
        ] {
            (self.table.left_out).extend(LeftOut::counted(what, count, ""));
        }
        self.table
    }
}

/// A text without the apostrophe that keeps spreadsheets from taking it for a formula.
fn without_guard(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@']) => rest,
        _ => text,
    }
}
