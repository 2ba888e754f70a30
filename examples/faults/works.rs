//! What is disturbed: every command that writes to the disk.

use std::path::PathBuf;

use rusqlite::Connection;

use crate::common::{Bench, Failure, LAST_SCHEMA, Work, work};

/// Every work, each with a name of its own; `edition` is one that the made-up reports have.
pub fn all(bench: &Bench, edition: u64) -> Result<Vec<Work>, Failure> {
    let mut works = bench.works()?;
    // Those of every earlier program follow.
    works.retain(|work| !work.name.starts_with("brings"));
    let full = bench.file("full.db");
    bench.succeeds(
        &full,
        &["mark", "ORVANIA-2012-2", "partial", "--by", "Rojas"],
    )?;
    let edition = edition.to_string();
    let many = bench.file("many.jsonl").display().to_string();
    for schema in 1..=LAST_SCHEMA {
        let old = with_decisions(bench.of_schema(schema)?)?;
        let name = format!("brings up to date from {schema}");
        works.push(work(&name, Some(&old), &["add", "-q", &many]));
    }
    works.push(work(
        "marks",
        Some(&full),
        &["mark", "ORVANIA-2012-1", "met", "--note", "seen"],
    ));
    for (name, command, makes) in [
        (
            "exports JSON",
            &["export", "-o", "all.json"][..],
            "all.json",
        ),
        (
            "exports a workbook",
            &["export", "-o", "all.xlsx"],
            "all.xlsx",
        ),
        ("exports tables", &["export", "-o", "tables/"], "tables"),
        (
            "exports decisions",
            &["decisions", "export", "-o", "said.jsonl"],
            "said.jsonl",
        ),
        (
            "reports in Markdown",
            &["report", &edition, "-o", "report.md"],
            "report.md",
        ),
        (
            "reports as a page",
            &["report", &edition, "-o", "report.html"],
            "report.html",
        ),
        (
            "reports as a workbook",
            &["report", &edition, "-o", "report.xlsx"],
            "report.xlsx",
        ),
    ] {
        works.push(work(name, Some(&full), command).making(makes));
    }
    Ok(works)
}

/// What people said in a database of an earlier program, about reports that are still to come.
fn with_decisions(old: PathBuf) -> Result<PathBuf, Failure> {
    let db = Connection::open(&old)?;
    db.execute_batch("INSERT INTO dossiers (series, country) VALUES ('TIP', 'ORVANIA')")?;
    for (number, status) in (1..=20).zip(["met", "partial", "unmet"].iter().cycle()) {
        let ruling = format!(
            r#"{{"kind": "status", "wording": {{"id": "ORVANIA-2012-{number}", "text": "Open shelters."}}, "status": "{status}"}}"#
        );
        db.execute(
            "INSERT INTO decisions (said_at, said_by, series, country, ruling)
             VALUES ('2024-06-24T10:00:00Z', 'Rojas', 'TIP', 'ORVANIA', ?1)",
            [ruling],
        )?;
    }
    drop(db);
    Ok(old)
}
