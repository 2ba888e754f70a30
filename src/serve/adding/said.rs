//! What a person says of files that are being added, where the text does not tell it, or tells it wrong.

use crate::narrative::Hints;
use crate::narrative::typed::{country, edition, series};
use crate::report::SectionKind;
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
            year: read(&self.year, edition)?,
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

fn section(given: &str) -> Result<SectionKind, String> {
    (given.parse()).map_err(|_| format!("\"{given}\" is no section"))
}
