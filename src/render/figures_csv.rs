//! Stated figures as CSV: one statement a row, for a spreadsheet or a statistics program.

use std::io::Write;

use crate::view::figures::{Figures, Statement};

const HEADER: [&str; 22] = [
    "country",
    "iso3",
    "series",
    "indicator",
    "unit",
    "qualifier",
    "hedge",
    "by_others",
    "about_year",
    "about_year_to",
    "approximate",
    "value",
    "value_to",
    "currency",
    "dollars",
    "edition",
    "sentence_id",
    "section",
    "quote",
    "inferred",
    "whole",
    "disputed",
];

/// Writes the statements of every country. Columns of what a statement does not say are empty.
///
/// # Errors
/// When the rows cannot be written.
pub fn figures(countries: &[Figures], to: impl Write) -> csv::Result<()> {
    let mut writer = csv::Writer::from_writer(to);
    writer.write_record(HEADER)?;
    for country in countries {
        for statement in country.statements() {
            writer.write_record(row(country, statement))?;
        }
    }
    writer.flush()?;
    Ok(())
}

fn row(country: &Figures, statement: &Statement) -> Vec<String> {
    let words = |words: &Option<String>| words.clone().unwrap_or_default();
    let number = |number: Option<f64>| number.map_or_else(String::new, |n| n.to_string());
    let yes = |holds: bool| if holds { "yes" } else { "no" }.to_owned();
    let period = statement.about;
    vec![
        country.country.clone(),
        words(&country.iso3),
        country.series.to_string(),
        statement.indicator.word().to_owned(),
        statement.unit.word().to_owned(),
        words(&statement.qualifier),
        words(&statement.hedge),
        yes(statement.by_others),
        period.first.to_string(),
        period.last.to_string(),
        words(&statement.approximate),
        statement.value.to_string(),
        number(statement.up_to),
        words(&statement.currency),
        number(statement.dollars),
        statement.edition.to_string(),
        statement.sentence.to_string(),
        statement.section.to_string(),
        statement.quote.clone(),
        yes(statement.certainty == crate::figures::Certainty::Inferred),
        yes(statement.whole),
        yes(statement.disputed),
    ]
}
