//! All countries at a glance, for the first page.

use std::cmp::Reverse;
use std::str::FromStr;

use crate::facts;
use crate::judgement::DossierId;
use crate::report::{Edition, Series};
use crate::store::CountryRow;

/// All countries, or those that were chosen.
#[derive(Debug, Clone, PartialEq)]
pub struct Start {
    /// One line each, in order.
    pub countries: Vec<CountryLine>,
    /// How many there are, chosen or not.
    pub of: usize,
    /// The series of all of them.
    pub series: Vec<Series>,
    /// How many asks were made of those shown.
    pub asks: u32,
    /// How many of them keep coming back and stand unmet.
    pub recurring_unmet: u32,
    /// How many questions about them wait for a person.
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

/// Which countries are shown, and which stands first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choice {
    /// What the name has in it, or how the code begins; a name that the country is known by as well
    /// is understood too. Empty for all.
    pub name: String,
    /// Only this series.
    pub series: Option<Series>,
    /// What stands first.
    pub order: Order,
}

/// What stands first. Countries that are equal by it stand in the order of their names.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Order {
    /// By name.
    #[default]
    Country,
    /// By the words of the rating; those without one last.
    Rating,
    /// Those of which most editions were read.
    Editions,
    /// Those of which most was asked.
    Asks,
    /// Those of which the latest list asks most.
    Asked,
    /// Those of which most keeps coming back unmet.
    Unmet,
    /// Those about which most waits for a person.
    Review,
}

impl Order {
    /// Every order, as the columns stand.
    pub const ALL: [Order; 7] = [
        Order::Country,
        Order::Unmet,
        Order::Asked,
        Order::Asks,
        Order::Review,
        Order::Rating,
        Order::Editions,
    ];

    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Order::Country => "country",
            Order::Rating => "rating",
            Order::Editions => "editions",
            Order::Asks => "asks",
            Order::Asked => "asked",
            Order::Unmet => "unmet",
            Order::Review => "review",
        }
    }
}

impl FromStr for Order {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, String> {
        let found = Order::ALL.into_iter().find(|order| order.word() == word);
        found.ok_or_else(|| {
            let words = Order::ALL.map(Order::word).join(", ");
            format!("the countries cannot be sorted by \"{word}\"; use one of {words}")
        })
    }
}

/// The first page about those of `countries` that are chosen.
pub fn start(countries: Vec<CountryRow>, choice: &Choice) -> Start {
    let of = countries.len();
    let mut series: Vec<Series> = (countries.iter())
        .map(|row| row.id.series.clone())
        .collect();
    series.sort();
    series.dedup();
    let wanted = Wanted::of(choice);
    let mut lines: Vec<CountryLine> = (countries.into_iter())
        .filter(|row| wanted.is(row))
        .map(line)
        .collect();
    sort(&mut lines, choice.order);
    let sum = |of: fn(&CountryLine) -> u32| lines.iter().map(of).sum();
    Start {
        of,
        series,
        asks: sum(|country| country.asks),
        recurring_unmet: sum(|country| country.recurring_unmet),
        to_review: sum(|country| country.to_review),
        countries: lines,
    }
}

struct Wanted<'a> {
    choice: &'a Choice,
    name: String,
    known_as: Option<&'static str>,
}

impl<'a> Wanted<'a> {
    fn of(choice: &'a Choice) -> Self {
        Wanted {
            choice,
            name: facts::folded(&choice.name),
            known_as: facts::country_named(&choice.name).map(|country| country.code.as_str()),
        }
    }

    fn is(&self, row: &CountryRow) -> bool {
        let series = self.choice.series.as_ref();
        let code = row.id.country.as_str();
        series.is_none_or(|series| *series == row.id.series)
            && (self.name.is_empty()
                || facts::folded(&row.country).contains(&self.name)
                || code.to_lowercase().starts_with(&self.name)
                || self.known_as == Some(code))
    }
}

fn sort(lines: &mut [CountryLine], order: Order) {
    lines.sort_by_cached_key(|line| {
        (
            facts::folded(&line.country),
            Reverse(line.id.series.clone()),
        )
    });
    let most = |lines: &mut [CountryLine], of: fn(&CountryLine) -> u32| {
        lines.sort_by_key(|line| Reverse(of(line)));
    };
    match order {
        Order::Country => {}
        Order::Rating => lines.sort_by_key(|line| (line.rating.is_none(), line.rating.clone())),
        Order::Editions => lines.sort_by_key(|line| Reverse(line.edition_count)),
        Order::Asks => most(lines, |line| line.asks),
        Order::Asked => most(lines, |line| line.still_asked),
        Order::Unmet => most(lines, |line| line.recurring_unmet),
        Order::Review => most(lines, |line| line.to_review),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::CountryCode;

    fn row(series: &str, code: &str, name: &str, unmet: u32) -> CountryRow {
        CountryRow {
            id: DossierId {
                series: Series::new(series).unwrap(),
                country: CountryCode::new(code).unwrap(),
            },
            country: name.to_owned(),
            editions: vec![2014, 2016],
            rating: (unmet > 1).then(|| format!("Tier {unmet}")),
            asks: unmet + 3,
            still_asked: 1,
            recurring_unmet: unmet,
            unsure: 2,
        }
    }

    fn names(name: &str, series: Option<&str>, order: Order) -> Vec<String> {
        let rows = vec![
            row("TIP", "PER", "Peru", 3),
            row("TIP", "CIV", "Côte d’Ivoire", 2),
            row("ILAB", "MMR", "Burma", 1),
            row("ILAB", "PER", "Peru", 5),
        ];
        let choice = Choice {
            name: name.to_owned(),
            series: series.and_then(Series::new),
            order,
        };
        let view = start(rows, &choice);
        assert_eq!(view.of, 4);
        let lines = view.countries.iter();
        lines
            .map(|line| format!("{} {}", line.country, line.id.series))
            .collect()
    }

    #[test]
    fn a_country_is_found_by_any_of_its_names() {
        for given in ["cote d", "IVOIRE", "civ", "Ivory Coast"] {
            let found = names(given, None, Order::Country);
            assert_eq!(found, ["Côte d’Ivoire TIP"], "{given}");
        }
        assert_eq!(names("myanmar", None, Order::Country), ["Burma ILAB"]);
        assert_eq!(names("per", Some("ilab"), Order::Country), ["Peru ILAB"]);
        assert!(names("Atlantis", None, Order::Country).is_empty());
    }

    #[test]
    fn a_column_is_sorted_most_first_and_else_by_name() {
        assert_eq!(
            names("", None, Order::Country),
            ["Burma ILAB", "Côte d’Ivoire TIP", "Peru TIP", "Peru ILAB"]
        );
        assert_eq!(
            names("", None, Order::Unmet),
            ["Peru ILAB", "Peru TIP", "Côte d’Ivoire TIP", "Burma ILAB"]
        );
        assert_eq!(
            names("", None, Order::Rating),
            ["Côte d’Ivoire TIP", "Peru TIP", "Peru ILAB", "Burma ILAB"]
        );
        assert_eq!(
            names("", None, Order::Review),
            names("", None, Order::Asked)
        );
    }

    #[test]
    fn an_order_that_there_is_not_is_told_with_those_that_there_are() {
        let told = "size".parse::<Order>().unwrap_err();
        assert!(
            told.contains("\"size\"") && told.contains("unmet"),
            "{told}"
        );
    }
}
