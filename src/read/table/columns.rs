//! What a column can hold, and which column of a table does.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

/// What of a recommendation a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// The wording. Without it a table holds no recommendations.
    Text,
    /// The year of the edition.
    Year,
    /// The country, by name or code.
    Country,
    /// The heading under which it stands in the report.
    Area,
    /// The country's rating in that edition.
    Rating,
    /// Its name among recommendations: `PER-2018-3`.
    Id,
    /// The editions in which the source says that it was asked.
    StatedYears,
    /// The series of reports.
    Series,
    /// Where the report stands on the web.
    Source,
    /// What its owner thinks of how far it was met.
    Status,
}

impl Column {
    /// All of them, in the order in which people are told.
    pub const ALL: [Column; 10] = [
        Column::Text,
        Column::Year,
        Column::Country,
        Column::Area,
        Column::Rating,
        Column::Id,
        Column::StatedYears,
        Column::Series,
        Column::Source,
        Column::Status,
    ];

    /// The word for it on the command line.
    pub fn word(self) -> &'static str {
        match self {
            Column::Text => "text",
            Column::Year => "year",
            Column::Country => "country",
            Column::Area => "area",
            Column::Rating => "rating",
            Column::Id => "id",
            Column::StatedYears => "stated_years",
            Column::Series => "series",
            Column::Source => "source",
            Column::Status => "status",
        }
    }

    /// The headings that people give it, folded, the surest first.
    #[rustfmt::skip]
    pub(super) fn headings(self) -> &'static [&'static str] {
        match self {
            Column::Text => &[
                "recommendation text", "text of recommendation", "text of the recommendation",
                "recommendation", "recommendations", "prioritized recommendation",
                "prioritized recommendations", "suggested government action",
                "suggested government actions", "suggested action", "suggested actions",
                "recommended action", "recommended actions", "full text", "wording", "text",
                "recomendacion", "recomendaciones", "recommandation", "recommandations",
            ],
            Column::Year => &[
                "year", "edition", "report year", "year of report", "year of the report",
                "report edition", "tip report year", "tip year", "tip report", "report",
                "publication year", "date of report", "report date", "date", "ano", "annee",
            ],
            Column::Country => &[
                "country", "country name", "name of country", "state", "country territory",
                "state under review", "government", "nation", "pais", "pays",
            ],
            Column::Area => &[
                "area", "theme", "thematic area", "section", "topic", "category", "pillar", "sector",
                "heading",
            ],
            Column::Rating => &[
                "rating", "tier", "tier ranking", "tier placement", "level of advancement",
                "assessment",
            ],
            Column::Id => &["id", "recommendation id"],
            Column::StatedYears => &[
                "stated years", "year s suggested", "years suggested", "years asked", "year s asked",
            ],
            Column::Series => &["series"],
            Column::Source => &["source", "url", "link", "web address"],
            Column::Status => &[
                "status", "implementation status", "implementation", "level of implementation",
            ],
        }
    }
}

impl fmt::Display for Column {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.word())
    }
}

/// Which column holds what, as a person says it: the heading of each.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ColumnMap {
    headings: BTreeMap<Column, String>,
}

impl ColumnMap {
    /// The heading that the person gave for this column.
    pub fn heading(&self, column: Column) -> Option<&str> {
        self.headings.get(&column).map(String::as_str)
    }

    /// Every heading that was given.
    pub fn given(&self) -> impl Iterator<Item = (Column, &str)> {
        self.headings
            .iter()
            .map(|(column, heading)| (*column, heading.as_str()))
    }

    /// These and those of `other`, which win.
    pub fn with(mut self, other: ColumnMap) -> ColumnMap {
        self.headings.extend(other.headings);
        self
    }
}

/// A mapping that cannot be understood.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum UnknownColumn {
    /// What stands before the `=` is nothing that a recommendation has.
    #[error(
        "a recommendation has no \"{word}\"; write one of {}, such as text=Recommendation",
        words()
    )]
    Word {
        /// The word.
        word: String,
    },
    /// A part without a heading.
    #[error("\"{part}\" names no column; write it like text=Recommendation,year=Year")]
    NoHeading {
        /// The part.
        part: String,
    },
}

fn words() -> String {
    Column::ALL.map(Column::word).join(", ")
}

impl FromStr for ColumnMap {
    type Err = UnknownColumn;

    fn from_str(given: &str) -> Result<Self, Self::Err> {
        let mut map = ColumnMap::default();
        for part in parts(given) {
            let no_heading = || UnknownColumn::NoHeading {
                part: part.trim().to_owned(),
            };
            let (word, heading) = part.split_once('=').ok_or_else(no_heading)?;
            let word = word.trim();
            let heading = heading.trim();
            let column = (Column::ALL.into_iter())
                .find(|column| column.word().eq_ignore_ascii_case(&word.replace('-', "_")))
                .ok_or_else(|| UnknownColumn::Word {
                    word: word.to_owned(),
                })?;
            if heading.is_empty() {
                return Err(no_heading());
            }
            map.headings.insert(column, heading.to_owned());
        }
        Ok(map)
    }
}

/// The parts between commas; one without `=` belongs to the heading before it, which has a comma.
fn parts(given: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    for part in given.split(',') {
        match parts.last_mut() {
            Some(last) if !part.contains('=') => {
                last.push(',');
                last.push_str(part);
            }
            _ => parts.push(part.to_owned()),
        }
    }
    parts
}

/// A heading without capitals, accents and signs.
pub(super) fn folded(heading: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let plain = heading
        .nfd()
        .filter(|c| !unicode_normalization::char::is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .map(|c| if c.is_alphanumeric() { c } else { ' ' });
    let plain: String = plain.collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mapping_is_read_as_it_is_written() {
        let map: ColumnMap = "text=Ask, year = Report year,country=Country, territory"
            .parse()
            .unwrap();
        assert_eq!(map.heading(Column::Text), Some("Ask"));
        assert_eq!(map.heading(Column::Year), Some("Report year"));
        assert_eq!(map.heading(Column::Country), Some("Country, territory"));
        assert_eq!(map.heading(Column::Area), None);
    }

    #[test]
    fn a_word_that_names_nothing_is_told_with_those_that_do() {
        let said = |given: &str| given.parse::<ColumnMap>().unwrap_err().to_string();
        assert!(said("txt=Ask").contains("has no \"txt\"; write one of text, year, country"));
        assert!(said("text").contains("\"text\" names no column"));
        assert!(said("text=").contains("names no column"));
    }
}
