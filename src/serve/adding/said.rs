//! What a person says of files that are being added, where the text does not tell it, or tells it wrong.

use crate::narrative::Hints;
use crate::report::{CountryCode, EDITIONS, Edition, SectionKind, Series};
use crate::serve::Problem;
use crate::serve::fields::Fields;

/// What the fields of the form say, as they were written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::serve) struct Said {
    /// The country, by name or code.
    pub country: String,
    /// The year of the edition.
    pub year: String,
    /// The section that the text is.
    pub section: String,
    /// The series.
    pub series: String,
}

impl Said {
    /// What the form says.
    pub fn of(form: &Fields) -> Self {
        let text = |name: &str| form.text(name).unwrap_or_default().to_owned();
        Said {
            country: text("country"),
            year: text("year"),
            section: text("section"),
            series: text("series"),
        }
    }

    /// Whether nothing was said.
    pub fn is_nothing(&self) -> bool {
        *self == Said::default()
    }

    /// What that means.
    ///
    /// # Errors
    /// When a field means nothing.
    pub fn hints(&self) -> Result<Hints, Problem> {
        Ok(Hints {
            country: read(&self.country, country)?,
            year: read(&self.year, year)?,
            section: read(&self.section, section)?,
            series: read(&self.series, series)?,
            ..Hints::default()
        })
    }
}

fn read<T>(given: &str, reader: fn(&str) -> Result<T, String>) -> Result<Option<T>, Problem> {
    match given {
        "" => Ok(None),
        given => reader(given).map(Some).map_err(Problem::Wrong),
    }
}

fn country(given: &str) -> Result<String, String> {
    match CountryCode::new(given) {
        Some(_) => Ok(given.to_owned()),
        None => Err("a country is named by letters, such as Peru or PER".to_owned()),
    }
}

fn year(given: &str) -> Result<Edition, String> {
    let (first, last) = EDITIONS.into_inner();
    (given.parse().ok())
        .filter(|year| EDITIONS.contains(year))
        .ok_or_else(|| format!("a year is a number between {first} and {last}"))
}

fn section(given: &str) -> Result<SectionKind, String> {
    (given.parse()).map_err(|_| format!("\"{given}\" is no section"))
}

fn series(given: &str) -> Result<Series, String> {
    Series::new(given)
        .ok_or_else(|| "a series is named by letters and digits, such as TIP".to_owned())
}
