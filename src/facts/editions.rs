//! The editions of the Trafficking in Persons Report and when each appeared.

use std::ops::RangeInclusive;
use std::sync::OnceLock;

use chrono::NaiveDate;
use serde::de::Error;
use serde::{Deserialize, Deserializer};

use crate::report::Edition;

const TABLE: &str = include_str!("../../data/editions.csv");

/// One row of `data/editions.csv`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct EditionFacts {
    /// The edition.
    pub year: Edition,
    /// The day on which it was published.
    pub published: NaiveDate,
    /// First day of the time it tells of.
    pub period_start: NaiveDate,
    /// Last day of the time it tells of.
    pub period_end: NaiveDate,
    /// Address of a country's page, with `{country}` for its name; `None` where there is none.
    pub page_url: Option<String>,
    /// Pages that hold the countries from one letter to another.
    #[serde(default, deserialize_with = "letter_pages")]
    pub letter_pages: Vec<LetterPage>,
}

/// A page for all countries whose names begin with these letters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterPage {
    /// From the first to the last letter, both capitals.
    pub letters: RangeInclusive<char>,
    /// Where it stands.
    pub url: String,
}

/// `A-C=https://…|D-K=https://…`.
fn letter_pages<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<LetterPage>, D::Error> {
    let written = Option::<String>::deserialize(from)?.unwrap_or_default();
    let pages = written.split('|').filter(|page| !page.trim().is_empty());
    pages
        .map(|page| {
            letter_page(page).ok_or_else(|| {
                D::Error::custom(format!(
                    "letter_pages is written like A-C=https://…|D-K=https://…, not \"{page}\""
                ))
            })
        })
        .collect()
}

fn letter_page(page: &str) -> Option<LetterPage> {
    let (letters, url) = page.trim().split_once('=')?;
    let (first, last) = letters.split_once('-')?;
    let letter = |given: &str| match given.trim().chars().collect::<Vec<_>>()[..] {
        [letter] if letter.is_ascii_alphabetic() => Some(letter.to_ascii_uppercase()),
        _ => None,
    };
    Some(LetterPage {
        letters: letter(first)?..=letter(last)?,
        url: url.trim().to_owned(),
    })
}

/// The editions in a table laid out as `data/editions.csv`.
///
/// # Errors
/// The first row that is not as it should be, with its line.
pub fn editions_in(table: &str) -> Result<Vec<EditionFacts>, csv::Error> {
    csv::Reader::from_reader(table.as_bytes())
        .deserialize()
        .collect()
}

/// Every edition known, earliest first.
pub fn editions() -> &'static [EditionFacts] {
    static EDITIONS: OnceLock<Vec<EditionFacts>> = OnceLock::new();
    // The table is part of the program, and a test reads all of it.
    EDITIONS.get_or_init(|| editions_in(TABLE).unwrap_or_default())
}

/// What is known of the edition of `year`.
pub fn edition(year: Edition) -> Option<&'static EditionFacts> {
    editions().iter().find(|edition| edition.year == year)
}

/// The latest edition known.
pub fn latest_edition() -> Edition {
    editions().last().map_or(2025, |edition| edition.year)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_whole_table_is_read_in_order() {
        assert_eq!(editions().len(), TABLE.lines().count() - 1);
        assert!(editions().is_sorted_by_key(|edition| edition.year));
    }

    #[test]
    fn a_wrong_row_is_named_by_its_line() {
        let head = TABLE.lines().next().unwrap();
        let wrong = format!("{head}\n2030,soon,2029-04-01,2030-03-31,,\n");
        let said = editions_in(&wrong).unwrap_err().to_string();
        assert!(said.contains("line: 2"), "{said}");
        let wrong = format!("{head}\n2030,2030-06-01,2029-04-01,2030-03-31,,A to C\n");
        let said = editions_in(&wrong).unwrap_err().to_string();
        assert!(said.contains("A-C=https://"), "{said}");
    }

    #[test]
    fn an_edition_tells_of_the_year_to_march() {
        let edition = edition(2012).unwrap();
        assert_eq!(edition.published.to_string(), "2012-06-19");
        assert_eq!(edition.period_start.to_string(), "2011-04-01");
        assert_eq!(edition.period_end.to_string(), "2012-03-31");
    }
}
