//! Structured reports: the shape that FORMATS promises, read leniently.

use std::fmt;

use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer};

use super::space::fold;
use crate::report::{EDITIONS, Edition, SectionKind};

/// One structured report. What is missing, null or blank in it is absent.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Record {
    /// The series' name.
    #[serde(deserialize_with = "words")]
    pub series: Option<String>,
    /// The country's name.
    #[serde(deserialize_with = "words")]
    pub country: Option<String>,
    /// The edition: four digits.
    #[serde(deserialize_with = "year")]
    pub year: Option<Edition>,
    /// `Tier 2`, `Moderate Advancement`.
    #[serde(deserialize_with = "words")]
    pub rating: Option<String>,
    /// Where the report stands on the web.
    #[serde(deserialize_with = "words")]
    pub source: Option<String>,
    /// `None` where the list was no part of what was recorded.
    #[serde(deserialize_with = "recommendations")]
    pub recommendations: Option<Vec<RecordedRecommendation>>,
    /// The sections in reading order.
    #[serde(deserialize_with = "sections")]
    pub sections: Vec<RecordedSection>,
}

/// A recommendation of a [`Record`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordedRecommendation {
    /// The wording, on one line, never empty.
    pub text: String,
    /// The heading under which it stands.
    pub area: Option<String>,
    /// The editions in which the source says that it was asked, ascending.
    pub stated_years: Vec<Edition>,
}

/// A section of a [`Record`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordedSection {
    /// What it is about; [`SectionKind::Other`] where the record does not say.
    pub kind: SectionKind,
    /// The heading as printed.
    pub heading: Option<String>,
    /// The text, one line a paragraph, never empty.
    pub text: String,
}

/// A wrong line among structured reports.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "{origin}, line {line}: {problem}; a line looks like {{\"country\": \"Peru\", \"year\": 2023, \"recommendations\": [{{\"text\": \"…\"}}], \"sections\": [{{\"kind\": \"protection\", \"text\": \"…\"}}]}}"
)]
pub struct RecordError {
    /// Where the line was read from.
    pub origin: String,
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong with it.
    pub problem: RecordProblem,
}

/// What is wrong with a line.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RecordProblem {
    /// It is something else than a structured report.
    #[error("it {0}")]
    NoRecord(&'static str),
    /// It is one, and something in it is not as it should be.
    #[error("{0}")]
    Wrong(String),
}

fn words<'de, D: Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    let words = Option::<String>::deserialize(from)?;
    Ok(words.map(|w| fold(&w)).filter(|w| !w.is_empty()))
}

fn recommendations<'de, D: Deserializer<'de>>(
    from: D,
) -> Result<Option<Vec<RecordedRecommendation>>, D::Error> {
    let given = Option::<Vec<GivenRecommendation>>::deserialize(from)?;
    Ok(given.map(|given| given.into_iter().filter_map(|g| g.0).collect()))
}

fn sections<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<RecordedSection>, D::Error> {
    let given = Option::<Vec<GivenSection>>::deserialize(from)?;
    let sections = given.unwrap_or_default().into_iter();
    Ok(sections
        .map(|section| RecordedSection {
            kind: section.kind.unwrap_or(SectionKind::Other),
            heading: section.heading,
            text: folded_lines(&section.text),
        })
        .filter(|section| !section.text.is_empty())
        .collect())
}

fn folded_lines(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(fold).filter(|l| !l.is_empty()).collect();
    lines.join("\n")
}

/// A recommendation as an object or as a bare string; `None` where its text is blank.
struct GivenRecommendation(Option<RecordedRecommendation>);

impl<'de> Deserialize<'de> for GivenRecommendation {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Given;

        impl<'de> Visitor<'de> for Given {
            type Value = GivenRecommendation;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a recommendation such as {\"text\": \"…\"}")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
                Ok(recommendation(text, None, Vec::new()))
            }

            fn visit_map<A: serde::de::MapAccess<'de>>(
                self,
                map: A,
            ) -> Result<Self::Value, A::Error> {
                #[derive(Deserialize)]
                struct Fields {
                    text: String,
                    #[serde(default, deserialize_with = "words")]
                    area: Option<String>,
                    #[serde(default)]
                    stated_years: Option<Vec<Edition>>,
                }
                let map = serde::de::value::MapAccessDeserializer::new(map);
                let fields = Fields::deserialize(map)?;
                let years = fields.stated_years.unwrap_or_default();
                if let Some(wrong) = years.iter().find(|year| !EDITIONS.contains(year)) {
                    return Err(no_year(wrong));
                }
                Ok(recommendation(&fields.text, fields.area, years))
            }
        }

        from.deserialize_any(Given)
    }
}

fn recommendation(
    text: &str,
    area: Option<String>,
    mut stated_years: Vec<Edition>,
) -> GivenRecommendation {
    let text = fold(text);
    stated_years.sort_unstable();
    stated_years.dedup();
    GivenRecommendation((!text.is_empty()).then_some(RecordedRecommendation {
        text,
        area,
        stated_years,
    }))
}

#[derive(Deserialize)]
struct GivenSection {
    #[serde(default, deserialize_with = "kind")]
    kind: Option<SectionKind>,
    #[serde(default, deserialize_with = "words")]
    heading: Option<String>,
    text: String,
}

fn kind<'de, D: Deserializer<'de>>(from: D) -> Result<Option<SectionKind>, D::Error> {
    let word = words(from)?;
    word.map(|w| w.parse().map_err(D::Error::custom))
        .transpose()
}

/// A year as a number or a string. Tables often make 2023.0 of it.
fn year<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Edition>, D::Error> {
    struct Year;

    impl<'de> Visitor<'de> for Year {
        type Value = Option<Edition>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a year such as 2023")
        }

        fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
            Ok(None)
        }

        fn visit_u64<E: Error>(self, number: u64) -> Result<Self::Value, E> {
            match Edition::try_from(number) {
                Ok(year) if EDITIONS.contains(&year) => Ok(Some(year)),
                _ => Err(no_year(number)),
            }
        }

        fn visit_f64<E: Error>(self, number: f64) -> Result<Self::Value, E> {
            match number.fract() == 0.0 && (0.0..=9999.0).contains(&number) {
                true => self.visit_u64(number as u64),
                false => Err(no_year(number)),
            }
        }

        fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
            match text.trim() {
                "" => Ok(None),
                digits => match digits.parse() {
                    Ok(number) => self.visit_u64(number),
                    Err(_) => Err(no_year(format_args!("\"{text}\""))),
                },
            }
        }
    }

    from.deserialize_any(Year)
}

fn no_year<E: Error>(given: impl fmt::Display) -> E {
    let (first, last) = (EDITIONS.start(), EDITIONS.end());
    E::custom(format_args!(
        "{given} is no year of a report; it is between {first} and {last}"
    ))
}
