//! What a person types of a source, on the command line or on the page.

use crate::report::{CountryCode, EDITIONS, Edition, Series};

/// The name or code of a country; it need not be a known one.
///
/// # Errors
/// A clause on what a country is named by.
pub fn country(given: &str) -> Result<String, String> {
    match CountryCode::new(given) {
        Some(_) => Ok(given.to_owned()),
        None => Err("a country is named by letters, such as Peru or PER".to_owned()),
    }
}

/// The year of an edition that can be.
///
/// # Errors
/// A clause on which years can be.
pub fn edition(given: &str) -> Result<Edition, String> {
    let (first, last) = EDITIONS.into_inner();
    (given.trim().parse().ok())
        .filter(|year| EDITIONS.contains(year))
        .ok_or_else(|| format!("a year is a number between {first} and {last}"))
}

/// The series of reports.
///
/// # Errors
/// A clause on what a series is named by.
pub fn series(given: &str) -> Result<Series, String> {
    Series::new(given)
        .ok_or_else(|| "a series is named by letters and digits, such as TIP".to_owned())
}
