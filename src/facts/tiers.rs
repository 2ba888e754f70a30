//! The tier each country was given, for the editions that are in the table.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::report::{CountryCode, Edition};

const TABLE: &str = include_str!("../../data/tiers.csv");

/// The rating of a country in an edition. `None` says nothing: the table has gaps.
pub fn rating(code: &CountryCode, year: Edition) -> Option<&'static str> {
    static TIERS: OnceLock<HashMap<(&'static str, Edition), &'static str>> = OnceLock::new();
    TIERS
        .get_or_init(|| TABLE.lines().skip(1).filter_map(placement).collect())
        .get(&(code.as_str(), year))
        .copied()
}

/// `PER,2010,Tier 2`: no cell of this table is ever quoted.
fn placement(line: &'static str) -> Option<((&'static str, Edition), &'static str)> {
    let mut cells = line.trim().split(',');
    let (code, year, rating) = (cells.next()?, cells.next()?, cells.next()?);
    Some(((code, year.parse().ok()?), rating))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ratings_are_found_by_code_and_year() {
        let peru = CountryCode::new("PER").unwrap();
        assert_eq!(rating(&peru, 2010), Some("Tier 2"));
        assert_eq!(rating(&peru, 1999), None);
    }

    #[test]
    fn every_line_is_a_placement() {
        assert!(
            TABLE
                .lines()
                .skip(1)
                .all(|line| placement(line).is_some_and(|((code, _), rating)| {
                    code.len() == 3 && rating.starts_with("Tier ")
                }))
        );
    }
}
