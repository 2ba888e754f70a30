//! The lists of a table to reports: a country's recommendations of one year are a part of a report,
//! and nothing but that part.

use std::collections::HashMap;

use super::name::Name;
use super::{Hints, NotRecognised, listed, report_of_record};
use crate::facts;
use crate::read::TableList;
use crate::report::{Certainty, Clue, Edition, Extent, Field, Report, ReportId, SectionKind};

/// The reports in the lists of a table, each with the row on which it begins. What the user says of
/// country and year fills what the table does not say; where the table tells of several countries or
/// years, it chooses among them.
pub fn reports_of_table(
    lists: Vec<TableList>,
    hints: &Hints,
) -> Vec<(usize, Result<Report, NotRecognised>)> {
    let first = lists.first().map_or(0, |list| list.row);
    let chosen =
        of_country(lists, hints.country.as_deref()).and_then(|lists| of_year(lists, hints.year));
    let lists = match chosen {
        Ok(lists) => lists,
        Err(error) => return vec![(first, Err(error))],
    };
    let mut reports: Vec<(usize, Result<Report, NotRecognised>)> = Vec::new();
    let mut places = HashMap::new();
    for list in lists {
        let row = list.row;
        match report(list, hints) {
            Ok(report) => add(&mut reports, &mut places, row, report),
            Err(error) => reports.push((row, Err(error))),
        }
    }
    for (_, report) in &mut reports {
        if let Ok(report) = report {
            count(report);
        }
    }
    reports
}

/// One country may be written in several ways.
fn add(
    reports: &mut Vec<(usize, Result<Report, NotRecognised>)>,
    places: &mut HashMap<ReportId, usize>,
    row: usize,
    report: Report,
) {
    let next = reports.len();
    let place = *places.entry(report.id.clone()).or_insert(next);
    match reports.get_mut(place) {
        Some((_, Ok(known))) => {
            let more = report.recommendations.unwrap_or_default();
            known.recommendations.get_or_insert_default().extend(more);
        }
        _ => reports.push((row, Ok(report))),
    }
}

fn report(mut list: TableList, hints: &Hints) -> Result<Report, NotRecognised> {
    let sheet = list.sheet.as_deref();
    let by_sheet = |name: &str| facts::country_named(name).map(|_| name.to_owned());
    if list.record.country.is_none() {
        list.record.country = sheet.and_then(by_sheet);
    }
    // People write names in their own way; what the reports say of a country is said of one name.
    if let Some(country) = list.record.country.as_deref().and_then(Name::given) {
        list.record.country = Some(country.for_people().to_owned());
    }
    let words = list.columns;
    let mut report = report_of_record(list.record, hints)?;
    // A table says nothing of the rest of a report, so it takes nothing of it away.
    report.extent = Extent::Part;
    let chosen = hints.section == Some(SectionKind::Recommendations);
    for told in &mut report.recognition {
        if chosen && told.field == Field::Recommendations {
            told.by = Clue::Option;
        } else if told.by == Clue::Record {
            let column = match told.field {
                Field::Country => words.country.as_deref(),
                Field::Edition => words.year.as_deref(),
                Field::Rating => words.rating.as_deref(),
                Field::Recommendations => Some(words.text.as_str()),
                Field::Series | Field::Section => None,
            };
            told.by = Clue::Table;
            told.rests_on = match (column, sheet) {
                // Nothing in the table names another series.
                _ if told.certainty == Certainty::Guess => String::new(),
                (Some(column), _) => format!("column \"{column}\""),
                (None, Some(sheet)) => format!("sheet \"{sheet}\""),
                (None, None) => "the names of the recommendations".to_owned(),
            };
        }
    }
    Ok(report)
}

fn count(report: &mut Report) {
    let count = report.recommendations.as_ref().map_or(0, Vec::len);
    let noun = if count == 1 {
        "recommendation"
    } else {
        "recommendations"
    };
    let told = report.recognition.iter_mut();
    for told in told.filter(|told| told.field == Field::Recommendations) {
        told.value = format!("{count} {noun}, a row each");
    }
}

fn of_country(
    lists: Vec<TableList>,
    wanted: Option<&str>,
) -> Result<Vec<TableList>, NotRecognised> {
    let Some((wanted, name)) = wanted.and_then(|w| Some((w, Name::given(w)?))) else {
        return Ok(lists);
    };
    let found = distinct(lists.iter().filter_map(|list| list.record.country.clone()));
    if found.len() < 2 {
        return Ok(lists);
    }
    let is_wanted = |list: &TableList| match &list.record.country {
        Some(country) => Name::given(country).is_some_and(|country| country.same(&name)),
        None => true,
    };
    let chosen: Vec<TableList> = lists.into_iter().filter(is_wanted).collect();
    match chosen.is_empty() {
        false => Ok(chosen),
        true => Err(NotRecognised::Elsewhere {
            wanted: wanted.to_owned(),
            found: listed(&found),
        }),
    }
}

fn of_year(
    lists: Vec<TableList>,
    wanted: Option<Edition>,
) -> Result<Vec<TableList>, NotRecognised> {
    let Some(wanted) = wanted else {
        return Ok(lists);
    };
    let found = distinct(lists.iter().filter_map(|list| list.record.year));
    if found.len() < 2 {
        return Ok(lists);
    }
    let is_wanted = |list: &TableList| list.record.year.is_none_or(|year| year == wanted);
    let chosen: Vec<TableList> = lists.into_iter().filter(is_wanted).collect();
    match chosen.is_empty() {
        false => Ok(chosen),
        true => {
            let found: Vec<String> = found.iter().map(Edition::to_string).collect();
            Err(NotRecognised::OtherYears {
                wanted,
                found: found.join(", "),
            })
        }
    }
}

fn distinct<T: Ord>(things: impl Iterator<Item = T>) -> Vec<T> {
    let mut things: Vec<T> = things.collect();
    things.sort_unstable();
    things.dedup();
    things
}
