//! What a careful reader finds in `data/sample`: the tables of `data/sample-truth.md` as plain
//! data. Nothing here knows the library, so that tests and measurements compare it with a reading
//! that is not its own.

#![allow(
    dead_code,
    reason = "each test and example compares with another table"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The whole page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Truth {
    pub reports: Vec<TrueReport>,
    pub recommendations: Vec<TrueRecommendation>,
    pub matches: Vec<TrueMatch>,
    /// Links that must be found.
    pub evidence: Vec<TrueEvidence>,
    /// Links that are neither right nor wrong.
    pub optional_evidence: Vec<TrueEvidence>,
    pub statuses: Vec<TrueStatus>,
    pub stories: Vec<Story>,
}

/// One country in one file of the sample.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrueReport {
    pub file: String,
    pub country: String,
    pub edition: u16,
    pub rating: Option<String>,
    pub recommendations: usize,
    /// The words of the kinds of section, in reading order.
    pub sections: Vec<String>,
}

/// One wording.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrueRecommendation {
    pub id: String,
    pub text: String,
}

/// Two wordings of one commitment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrueMatch {
    pub from: String,
    pub to: String,
    pub note: String,
}

/// A sentence that bears on a wording.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrueEvidence {
    pub recommendation: String,
    pub year: u16,
    pub section: String,
    /// `progress`, `lack`, `setback`, `mixed`.
    pub stance: String,
    pub sentence: String,
}

/// What later reports say of one wording.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrueStatus {
    pub id: String,
    /// `met`, `partial`, `unmet`, `dropped`.
    pub status: String,
    pub why: String,
}

/// What the sample was written to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Story {
    pub name: String,
    /// Wordings, or the name of a file of the sample.
    pub about: Vec<String>,
    pub shows: String,
}

/// The folder of the sample.
pub fn sample() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data/sample")
}

impl Truth {
    /// The page that stands beside the sample.
    pub fn of_the_sample() -> Self {
        let path = sample().with_file_name("sample-truth.md");
        let page = std::fs::read_to_string(&path)
            .unwrap_or_else(|error| panic!("{} cannot be read: {error}", path.display()));
        Truth::parse(&page)
    }

    /// The tables of a page in Markdown.
    pub fn parse(page: &str) -> Self {
        Truth {
            reports: rows(page, "Reports")
                .map(
                    |[file, country, edition, rating, count, sections]| TrueReport {
                        file,
                        country,
                        edition: number(&edition),
                        rating: (rating != "-").then_some(rating),
                        recommendations: number(&count),
                        sections: parted(&sections),
                    },
                )
                .collect(),
            recommendations: rows(page, "Recommendations")
                .map(|[id, text]| TrueRecommendation { id, text })
                .collect(),
            matches: rows(page, "Matches")
                .map(|[from, to, note]| TrueMatch { from, to, note })
                .collect(),
            evidence: rows(page, "Evidence").map(link).collect(),
            optional_evidence: rows(page, "Optional evidence").map(link).collect(),
            statuses: rows(page, "Status")
                .map(|[id, status, why]| TrueStatus { id, status, why })
                .collect(),
            stories: rows(page, "Stories")
                .map(|[name, about, shows]| Story {
                    name,
                    about: parted(&about),
                    shows,
                })
                .collect(),
        }
    }

    /// The status of every wording: `pending` where the table has none, as no later report does.
    pub fn status_of(&self) -> BTreeMap<&str, &str> {
        let pending = self.recommendations.iter().map(|r| (&*r.id, "pending"));
        let judged = self.statuses.iter().map(|s| (&*s.id, &*s.status));
        pending.chain(judged).collect()
    }

    /// The pairs of wordings that belong together.
    pub fn matched(&self) -> BTreeSet<(&str, &str)> {
        self.matches.iter().map(|m| (&*m.from, &*m.to)).collect()
    }

    /// The story of this name.
    pub fn story(&self, name: &str) -> &Story {
        (self.stories.iter())
            .find(|story| story.name == name)
            .unwrap_or_else(|| panic!("no story is called {name:?}"))
    }
}

fn link([recommendation, year, section, stance, sentence]: [String; 5]) -> TrueEvidence {
    TrueEvidence {
        recommendation,
        year: number(&year),
        section,
        stance,
        sentence,
    }
}

/// The rows of the table under a heading, without the two that name its columns.
fn rows<const COLUMNS: usize>(
    page: &str,
    heading: &str,
) -> impl Iterator<Item = [String; COLUMNS]> {
    let rows: Vec<[String; COLUMNS]> = page
        .lines()
        .skip_while(|line| line.strip_prefix("## ") != Some(heading))
        .skip(1)
        .take_while(|line| !line.starts_with("## "))
        .filter(|line| line.starts_with('|'))
        .skip(2)
        .map(|line| {
            let cells = line.trim().trim_matches('|').split(" | ");
            let cells: Vec<String> = cells.map(|cell| cell.trim().to_owned()).collect();
            let found = cells.len();
            cells.try_into().unwrap_or_else(|_| {
                panic!("under {heading}: {found} cells instead of {COLUMNS} in {line}")
            })
        })
        .collect();
    assert!(!rows.is_empty(), "no table stands under {heading}");
    rows.into_iter()
}

fn parted(cell: &str) -> Vec<String> {
    cell.split(',').map(|part| part.trim().to_owned()).collect()
}

fn number<N: std::str::FromStr>(cell: &str) -> N {
    cell.parse()
        .unwrap_or_else(|_| panic!("{cell:?} is no number"))
}
