//! What a person says of files that are being added, where the text does not tell it, or tells it wrong.

use std::collections::BTreeMap;

use crate::intake::SaidBefore;
use crate::narrative::Hints;
use crate::narrative::typed::{country, edition, series};
use crate::report::SectionKind;
use crate::serve::fields::Fields;

/// What the fields of a form say, as they were written.
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
    /// Whether the text alone counts, and not what was said of the same bytes before.
    pub by_text_alone: bool,
}

/// The value of the choice of series that stands for one of the person's own.
pub(in crate::serve) const ANOTHER_SERIES: &str = "other";

/// What cannot be meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::serve) struct Wrong {
    /// The name of the field.
    pub field: &'static str,
    /// Why not, and what can be; a clause.
    pub says: String,
}

impl Said {
    /// What the form says.
    pub fn of(form: &Fields) -> Self {
        let text = |name: &str| form.text(name).unwrap_or_default().to_owned();
        let chosen = form
            .text("series")
            .filter(|chosen| *chosen != ANOTHER_SERIES);
        Said {
            country: text("country"),
            year: text("year"),
            section: text("section"),
            // What somebody wrote was meant.
            series: (form.text("own_series").or(chosen))
                .unwrap_or_default()
                .to_owned(),
            by_text_alone: form.text("by_text_alone").is_some(),
        }
    }

    /// Whether nothing was said.
    pub fn is_nothing(&self) -> bool {
        *self == Said::default()
    }

    /// What that means.
    ///
    /// # Errors
    /// What cannot be meant, field by field.
    pub fn meant(&self) -> Result<(Hints, SaidBefore), Vec<Wrong>> {
        let mut wrong = Vec::new();
        let hints = Hints {
            country: read("country", &self.country, country, &mut wrong),
            year: read("year", &self.year, edition, &mut wrong),
            section: read("section", &self.section, section, &mut wrong),
            series: read("series", &self.series, series, &mut wrong),
            ..Hints::default()
        };
        let before = match self.by_text_alone {
            true => SaidBefore::Forgotten,
            false => SaidBefore::Holds,
        };
        match wrong.is_empty() {
            true => Ok((hints, before)),
            false => Err(wrong),
        }
    }
}

/// What was said of all files of a lot, and what of single ones.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::serve) struct SaidOfLot {
    all: Said,
    each: BTreeMap<usize, Said>,
}

impl SaidOfLot {
    /// What was said of the file at that place; of all files without one.
    pub fn of(&self, place: Option<usize>) -> Said {
        match place {
            None => self.all.clone(),
            Some(place) => self.each.get(&place).cloned().unwrap_or_default(),
        }
    }

    /// The same with something else said of one file, or of all.
    pub fn with(mut self, place: Option<usize>, said: Said) -> Self {
        match place {
            None => self.all = said,
            Some(place) => {
                self.each.insert(place, said);
            }
        }
        self
    }

    /// Whether nothing was said of any.
    pub fn is_nothing(&self) -> bool {
        self.all.is_nothing() && self.each.values().all(Said::is_nothing)
    }
}

fn read<T>(
    field: &'static str,
    given: &str,
    reader: fn(&str) -> Result<T, String>,
    wrong: &mut Vec<Wrong>,
) -> Option<T> {
    if given.is_empty() {
        return None;
    }
    match reader(given) {
        Ok(read) => Some(read),
        Err(says) => {
            wrong.push(Wrong { field, says });
            None
        }
    }
}

fn section(given: &str) -> Result<SectionKind, String> {
    (given.parse()).map_err(|_| format!("\"{given}\" is no section"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_that_means_nothing_is_named() {
        let said = Said {
            country: "??".to_owned(),
            year: "1850".to_owned(),
            ..Said::default()
        };
        let wrong = said.meant().unwrap_err();
        let fields: Vec<&str> = wrong.iter().map(|wrong| wrong.field).collect();
        assert_eq!(fields, ["country", "year"]);
    }

    #[test]
    fn what_is_said_of_one_file_is_not_said_of_the_others() {
        let peru = Said {
            country: "Peru".to_owned(),
            ..Said::default()
        };
        let lot = SaidOfLot::default().with(Some(2), peru.clone());
        assert_eq!(lot.of(Some(2)), peru);
        assert!(lot.of(None).is_nothing() && lot.of(Some(1)).is_nothing());
    }
}
