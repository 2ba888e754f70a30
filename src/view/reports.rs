//! Which compliance reports there are.

use std::collections::BTreeSet;

use crate::judgement::DossierId;
use crate::report::Edition;
use crate::store::CountryRow;

/// What there is to choose from.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// The countries, by name.
    pub countries: Vec<Line>,
    /// The editions of any of them, the latest first.
    pub editions: Vec<Edition>,
}

/// One country in one series.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Which.
    pub id: DossierId,
    /// The country's name.
    pub country: String,
    /// Its editions, earliest first.
    pub editions: Vec<Edition>,
}

impl Line {
    /// By what it is called in a form: `TIP/PER`.
    pub fn key(&self) -> String {
        format!("{}/{}", self.id.series, self.id.country)
    }

    /// Its latest edition.
    pub fn latest(&self) -> Edition {
        self.editions.last().copied().unwrap_or_default()
    }
}

/// What there is to choose from among `rows`.
pub fn choice(rows: Vec<CountryRow>) -> Choice {
    let editions: BTreeSet<Edition> = rows
        .iter()
        .flat_map(|row| row.editions.iter().copied())
        .collect();
    Choice {
        editions: editions.into_iter().rev().collect(),
        countries: (rows.into_iter())
            .map(|row| Line {
                id: row.id,
                country: row.country,
                editions: row.editions,
            })
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{CountryCode, Series};

    #[test]
    fn every_edition_can_be_chosen_once_and_the_latest_first() {
        let row = |code: &str, editions: &[Edition]| CountryRow {
            id: DossierId {
                series: Series::tip(),
                country: CountryCode::new(code).unwrap(),
            },
            country: code.to_owned(),
            editions: editions.to_vec(),
            rating: None,
            asks: 0,
            still_asked: 0,
            recurring_unmet: 0,
            unsure: 0,
        };
        let choice = choice(vec![row("PER", &[2018, 2023]), row("CHL", &[2023])]);
        assert_eq!(choice.editions, [2023, 2018]);
        let keys: Vec<String> = choice.countries.iter().map(Line::key).collect();
        assert_eq!(keys, ["TIP/PER", "TIP/CHL"]);
        assert_eq!(choice.countries[0].latest(), 2023);
    }
}
