//! The editions of the Trafficking in Persons Report and when each appeared.

use std::sync::OnceLock;

use chrono::NaiveDate;

use crate::report::Edition;

const TABLE: &str = include_str!("../../data/editions.csv");

/// One row of `data/editions.csv`.
#[derive(Debug, Clone, PartialEq, Eq)]
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
}

/// Every edition known, earliest first.
pub fn editions() -> &'static [EditionFacts] {
    static EDITIONS: OnceLock<Vec<EditionFacts>> = OnceLock::new();
    EDITIONS.get_or_init(|| {
        csv::Reader::from_reader(TABLE.as_bytes())
            .records()
            .map_while(Result::ok)
            .filter_map(|row| {
                let day = |column| row.get(column)?.parse::<NaiveDate>().ok();
                Some(EditionFacts {
                    year: row.get(0)?.parse().ok()?,
                    published: day(1)?,
                    period_start: day(2)?,
                    period_end: day(3)?,
                    page_url: row.get(4).filter(|url| !url.is_empty()).map(str::to_owned),
                })
            })
            .collect()
    })
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
    fn an_edition_tells_of_the_year_to_march() {
        let edition = edition(2012).unwrap();
        assert_eq!(edition.published.to_string(), "2012-06-19");
        assert_eq!(edition.period_start.to_string(), "2011-04-01");
        assert_eq!(edition.period_end.to_string(), "2012-03-31");
    }
}
