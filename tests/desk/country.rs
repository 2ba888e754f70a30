//! A made-up country in a database of its own, and the binary run on it.

use std::path::PathBuf;
use std::process::{Command, Output};

use chrono::{TimeZone, Utc};
use tempfile::TempDir;
use unmet::ledger::SourceInfo;
use unmet::report::*;
use unmet::store::Store;

/// A folder with a database about Orvania: editions 2010 and 2011, and 2013.
pub struct Desk {
    pub folder: TempDir,
}

/// What a run of the binary gave.
pub struct Ran {
    pub status: i32,
    pub out: String,
    pub err: String,
}

impl Desk {
    pub fn about_orvania() -> Self {
        let desk = Desk::empty();
        let mut store = Store::open(&desk.database()).unwrap();
        for report in [
            report(
                2010,
                "Tier 2 Watch List",
                &[
                    "increase the number of investigations of labor traffickers",
                    "open a shelter for men and boys who were trafficked",
                    "train border guards to recognize trafficking victims among migrants",
                ],
                &[],
            ),
            report(
                2011,
                "Tier 2",
                &[
                    "increase the number of investigations and convictions of labor traffickers",
                    "train border guards and coast guards to recognize trafficking victims among migrants",
                ],
                &[
                    (
                        SectionKind::Prosecution,
                        "Police investigated two cases of labor trafficking, compared with nine investigations the year before.",
                    ),
                    (
                        SectionKind::Protection,
                        "The government opened its first shelter for men and boys who were trafficked.",
                    ),
                ],
            ),
            report(
                2013,
                "Tier 2",
                &[
                    "Increase investigations and convictions of labor traffickers, including complicit officials.",
                ],
                &[
                    (
                        SectionKind::Prosecution,
                        "The government did not report any investigation or conviction of labor traffickers.",
                    ),
                    (
                        SectionKind::Protection,
                        "The government trained border guards to recognize trafficking victims.",
                    ),
                ],
            ),
        ] {
            let source = SourceInfo {
                origin: format!("orvania-{}.html", report.id.year),
                sha256: format!("{}", report.id.year).repeat(16),
                bytes: 2048,
                format: "html".to_owned(),
                added_at: Utc.with_ymd_and_hms(2024, 5, 1, 9, 30, 0).unwrap(),
                ..SourceInfo::default()
            };
            store.record(&source, &[report]).unwrap();
        }
        desk
    }

    pub fn empty() -> Self {
        Desk {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    pub fn database(&self) -> PathBuf {
        self.folder.path().join("unmet.db")
    }

    /// `unmet` as typed in the database's folder, on a pipe.
    pub fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_unmet"));
        command
            .current_dir(self.folder.path())
            .env_remove("UNMET_DB")
            .env("UNMET_BY", "M. Rojas");
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Ran {
        Ran::of(self.command().args(arguments).output().unwrap())
    }

    /// Runs what must succeed without a word of complaint.
    pub fn answer(&self, arguments: &[&str]) -> String {
        let ran = self.run(arguments);
        assert_eq!(ran.status, 0, "{arguments:?}: {}", ran.err);
        ran.out
    }

    pub fn json(&self, arguments: &[&str]) -> serde_json::Value {
        serde_json::from_str(&self.answer(arguments)).unwrap()
    }
}

impl Ran {
    pub fn of(output: Output) -> Self {
        Ran {
            status: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

fn report(year: Edition, rating: &str, asks: &[&str], sentences: &[(SectionKind, &str)]) -> Report {
    Report {
        id: ReportId {
            series: Series::tip(),
            country: CountryCode::new("ORV").unwrap(),
            year,
        },
        country: "Orvania".to_owned(),
        iso3166: false,
        rating: Some(rating.to_owned()),
        source_url: None,
        sections: (sentences.iter())
            .map(|(kind, text)| Section {
                kind: *kind,
                heading: kind.word().to_uppercase(),
                text: (*text).to_owned(),
                sentences: std::iter::once(0..text.len()).collect(),
            })
            .collect(),
        recommendations: Some(
            (asks.iter())
                .map(|text| Recommendation::plain(*text))
                .collect(),
        ),
        recognition: Vec::new(),
        extent: Extent::Whole,
    }
}
