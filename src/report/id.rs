//! The names that users write down: `PER-2012`, `PER-2012-3`, `PER-2021-protection-14`,
//! with another series in front where it is not the Trafficking in Persons Report: `ILAB-PER-2018-3`.

use std::{fmt, str::FromStr};

use compact_str::CompactString;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Edition, SectionKind};

/// A series of reports: `TIP`, `ILAB`, `UPR`. Upper-case letters and digits.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Series(CompactString);

impl Series {
    /// The Trafficking in Persons Report, which ids leave out.
    pub fn tip() -> Self {
        Series(CompactString::const_new("TIP"))
    }

    /// The child labor reports of the Department of Labor, told by the initials of its bureau.
    pub fn ilab() -> Self {
        Series(CompactString::const_new("ILAB"))
    }

    /// The series of this name; whatever is neither letter nor digit is left out of it.
    /// `None` when nothing remains.
    pub fn new(name: &str) -> Option<Self> {
        letters_and_digits(name).map(Series)
    }

    /// The name in capitals.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether this is the Trafficking in Persons Report.
    pub fn is_tip(&self) -> bool {
        self.0 == "TIP"
    }
}

impl fmt::Display for Series {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// ISO 3166 alpha-3, or a slug of the name where there is none. Upper-case letters and digits.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct CountryCode(CompactString);

impl CountryCode {
    /// The code or slug made of `name`. `None` when it holds neither letter nor digit.
    pub fn new(name: &str) -> Option<Self> {
        letters_and_digits(name).map(CountryCode)
    }

    /// The code itself: `PER`.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for CountryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// What tells a report from every other: `PER-2012`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ReportId {
    /// The series.
    pub series: Series,
    /// The country.
    pub country: CountryCode,
    /// The edition.
    pub year: Edition,
}

/// What tells a wording from every other: `PER-2012-3`. It also names the ask that began with it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RecommendationId {
    /// The report in which it stands.
    pub report: ReportId,
    /// Its place there, counted from 1.
    pub ordinal: u32,
}

/// What tells a sentence from every other: `PER-2021-protection-14`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SentenceId {
    /// The report in which it stands.
    pub report: ReportId,
    /// The kind of section.
    pub section: SectionKind,
    /// Its place among the sentences of all sections of that kind in the report, counted from 1.
    pub ordinal: u32,
}

impl ReportId {
    /// The name of its `ordinal`th recommendation, counted from 1.
    pub fn recommendation(&self, ordinal: u32) -> RecommendationId {
        RecommendationId {
            report: self.clone(),
            ordinal,
        }
    }

    /// The name of the `ordinal`th sentence, counted from 1, of its sections of that kind.
    pub fn sentence(&self, section: SectionKind, ordinal: u32) -> SentenceId {
        SentenceId {
            report: self.clone(),
            section,
            ordinal,
        }
    }
}

impl fmt::Display for ReportId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.series.is_tip() {
            write!(f, "{}-", self.series)?;
        }
        write!(f, "{}-{}", self.country, self.year)
    }
}

impl fmt::Display for RecommendationId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.report, self.ordinal)
    }
}

impl fmt::Display for SentenceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}-{}", self.report, self.section, self.ordinal)
    }
}

/// A word that is no id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{given}\" is not {wanted}")]
pub struct InvalidId {
    given: String,
    wanted: &'static str,
}

impl FromStr for ReportId {
    type Err = InvalidId;

    fn from_str(given: &str) -> Result<Self, Self::Err> {
        let parts: Vec<&str> = given.trim().split('-').collect();
        report_id(&parts).ok_or(InvalidId {
            given: given.to_owned(),
            wanted: "the name of a report; they look like PER-2012 or ILAB-PER-2018",
        })
    }
}

impl FromStr for RecommendationId {
    type Err = InvalidId;

    fn from_str(given: &str) -> Result<Self, Self::Err> {
        let parse = || {
            let (report, ordinal) = given.trim().rsplit_once('-')?;
            let ordinal = ordinal.parse().ok().filter(|n| *n > 0)?;
            Some(report.parse::<ReportId>().ok()?.recommendation(ordinal))
        };
        parse().ok_or_else(|| InvalidId {
            given: given.to_owned(),
            wanted: "the name of a recommendation; they look like PER-2012-3 or ILAB-PER-2018-3",
        })
    }
}

impl FromStr for SentenceId {
    type Err = InvalidId;

    fn from_str(given: &str) -> Result<Self, Self::Err> {
        let parse = || {
            let (rest, ordinal) = given.trim().rsplit_once('-')?;
            let (report, section) = rest.rsplit_once('-')?;
            let ordinal = ordinal.parse().ok().filter(|n| *n > 0)?;
            let section = section.parse().ok()?;
            Some(report.parse::<ReportId>().ok()?.sentence(section, ordinal))
        };
        parse().ok_or_else(|| InvalidId {
            given: given.to_owned(),
            wanted: "the name of a sentence; they look like PER-2021-protection-14",
        })
    }
}

fn report_id(parts: &[&str]) -> Option<ReportId> {
    let (series, country, year) = match parts {
        [country, year] => (Series::tip(), country, year),
        [series, country, year] => (Series::new(series)?, country, year),
        _ => return None,
    };
    Some(ReportId {
        series,
        country: CountryCode::new(country)?,
        year: year.parse().ok().filter(|y| (1000..=9999).contains(y))?,
    })
}

fn letters_and_digits(name: &str) -> Option<CompactString> {
    use unicode_normalization::UnicodeNormalization;
    let kept = |letter: char| {
        letter
            .is_ascii_alphanumeric()
            .then(|| letter.to_ascii_uppercase())
    };
    // Names are read from every row of a database, where they are ASCII.
    let kept: CompactString = match name.is_ascii() {
        true => name.chars().filter_map(kept).collect(),
        false => name.nfkd().filter_map(kept).collect(),
    };
    (!kept.is_empty()).then_some(kept)
}

macro_rules! written_as_text {
    ($($id:ty),*) => {$(
        impl Serialize for $id {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $id {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
            }
        }
    )*};
}

written_as_text!(ReportId, RecommendationId, SentenceId);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_as_they_are_written() {
        for name in ["PER-2012-3", "ILAB-PER-2018-3", "ORVANIA-2010-11"] {
            assert_eq!(name.parse::<RecommendationId>().unwrap().to_string(), name);
        }
        let sentence = "PER-2021-protection-14";
        assert_eq!(
            sentence.parse::<SentenceId>().unwrap().to_string(),
            sentence
        );
    }

    #[test]
    fn lower_case_names_are_understood() {
        let id: RecommendationId = "per-2012-3".parse().unwrap();
        assert_eq!(id.to_string(), "PER-2012-3");
    }

    #[test]
    fn a_wrong_name_says_what_names_look_like() {
        for wrong in ["PER", "PER-2012-0", "PER-12-3", "", "PER-2012-x", "-2012-3"] {
            let error = wrong.parse::<RecommendationId>().unwrap_err().to_string();
            assert!(error.contains("PER-2012-3"), "{error}");
        }
    }
}
