//! The texts and tables that the reading is compared with, and the part of an export that is.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;

/// The countries whose reports are there as PDF.
pub const COUNTRIES: [&str; 4] = ["Armenia", "Dominica", "Haiti", "Philippines"];

#[derive(Debug, Deserialize)]
pub struct Export {
    pub reports: Vec<Report>,
    pub recommendations: Vec<Recommendation>,
    pub matches: Vec<Match>,
}

#[derive(Debug, Deserialize)]
pub struct Report {
    pub id: String,
    pub rating: Option<String>,
}

#[derive(Debug, Deserialize)]
pub struct Recommendation {
    pub id: String,
    pub country: String,
    pub year: u16,
    pub ordinal: usize,
    pub text: String,
    pub area: Option<String>,
    #[serde(default)]
    pub stated_years: Vec<u16>,
}

#[derive(Debug, Deserialize)]
pub struct Match {
    pub from: String,
    pub to: String,
    pub decision: String,
}

/// The lines of the corpus about the four countries.
pub fn clean_texts(corpus: &Path) -> String {
    #[derive(Deserialize)]
    struct Line {
        country: String,
    }
    let text = std::fs::read_to_string(corpus).expect("the corpus can be read");
    text.lines()
        .filter(|line| {
            let line: Line = serde_json::from_str(line).expect("a line is JSON");
            COUNTRIES.contains(&&*line.country)
        })
        .flat_map(|line| [line, "\n"])
        .collect()
}

/// For each country and edition the first year of every recommendation, in their order.
pub type FirstYears = BTreeMap<(String, u16), Vec<u16>>;

/// The column "Year(s) Suggested" as it is officially published.
pub fn official_first_years(gold: &Path) -> FirstYears {
    #[derive(Deserialize)]
    struct Column {
        country: String,
        year: u16,
        first_suggested: Vec<u16>,
    }
    let text = std::fs::read_to_string(gold).expect("the table can be read");
    let columns: Vec<Column> = serde_json::from_str(&text).expect("the table is JSON");
    columns
        .into_iter()
        .map(|column| ((column.country, column.year), column.first_suggested))
        .collect()
}
