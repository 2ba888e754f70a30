//! Whether the database is sound.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use rusqlite::Connection;

use super::quotes::misquoted;
use crate::decision::merge::{applies, missing_report};
use crate::store::to_judge::dossier;
use crate::store::{HistoryFilter, Result, Store};

/// What to do about whatever can be made again of what was read and decided.
const REPAIR: &str = "`unmet check --repair` mends that";

/// One thing that a check found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// How bad it is.
    pub severity: Severity,
    /// What it is, and what to do, in a sentence.
    pub text: String,
}

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Severity {
    /// Something is wrong with the file.
    Problem,
    /// Worth knowing; nothing is wrong.
    Note,
}

impl Finding {
    fn problem(text: String) -> Self {
        Finding {
            severity: Severity::Problem,
            text,
        }
    }

    fn note(text: String) -> Self {
        Finding {
            severity: Severity::Note,
            text,
        }
    }
}

impl Store {
    /// Looks through the whole database. Nothing found means that it is sound.
    pub fn check(&self) -> Result<Vec<Finding>> {
        let mut found = self.ask(integrity)?;
        if !found.is_empty() {
            // Further questions to a damaged file give further symptoms, not further causes.
            return Ok(found);
        }
        found.extend(self.ask(references)?);
        found.extend(self.ask(indexes)?);
        found.extend(self.ask(quotations)?);
        found.extend(self.ask(counts)?);
        found.extend(self.ask(staleness)?);
        found.extend(self.out_of_force()?);
        Ok(found)
    }

    /// Decisions whose words stand in no report here, any more or yet.
    fn out_of_force(&self) -> Result<Vec<Finding>> {
        let mut dossiers = BTreeMap::new();
        let mut found = Vec::new();
        for decision in self.history(&HistoryFilter::All)? {
            let texts = match dossiers.entry(decision.dossier()) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(free) => {
                    let texts = self.ask(|db| dossier(db, free.key()))?;
                    free.insert(texts)
                }
            };
            let why = match missing_report(&decision.ruling, texts) {
                Some(report) => format!(
                    "waits for the report {report}, which is not in this database; it applies as soon as that is added"
                ),
                None if applies(&decision.ruling, texts) => continue,
                None => "does not apply, because its words do not stand in the report as it is now; it stays in the history".to_owned(),
            };
            found.push(Finding::note(format!(
                "decision {} of {} about {} {why}",
                decision.number,
                decision.by,
                decision.ruling.wording().id
            )));
        }
        Ok(found)
    }
}

fn integrity(db: &Connection) -> rusqlite::Result<Vec<Finding>> {
    let said = texts(db, "SELECT integrity_check FROM pragma_integrity_check")?;
    let wrong = said.into_iter().filter(|line| line != "ok");
    Ok(wrong
        .map(|line| Finding::problem(format!(
                "the file is damaged ({line}); go back to a backup (`unmet restore FILE`), or save what can still be read: `unmet check --repair`"
            )))
        .collect())
}

fn references(db: &Connection) -> rusqlite::Result<Vec<Finding>> {
    let broken = texts(
        db,
        "SELECT \"table\" || ' refer to ' || parent || ' that are not there: ' || count(*)
         FROM pragma_foreign_key_check GROUP BY \"table\", parent",
    )?;
    Ok(broken
        .into_iter()
        .map(|line| Finding::problem(format!("{line}; {REPAIR}")))
        .collect())
}

fn indexes(db: &Connection) -> rusqlite::Result<Vec<Finding>> {
    let mut found = Vec::new();
    for index in ["recommendation_search", "sentence_search"] {
        // The 1 compares the index with the texts, not only with itself.
        let sql = format!("INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)");
        if let Err(error) = db.execute(&sql, []) {
            if error.sqlite_error_code() != Some(rusqlite::ErrorCode::DatabaseCorrupt) {
                return Err(error);
            }
            found.push(Finding::problem(format!(
                "full-text search is out of step with the texts ({index}); {REPAIR}"
            )));
        }
    }
    Ok(found)
}

fn quotations(db: &Connection) -> rusqlite::Result<Vec<Finding>> {
    let wrong = misquoted(db)?;
    Ok(wrong
        .into_iter()
        .map(|section| {
            Finding::problem(format!(
                "the sentences of {} do not quote their section rightly; {REPAIR}",
                section.name
            ))
        })
        .collect())
}

fn counts(db: &Connection) -> rusqlite::Result<Vec<Finding>> {
    let wrong = texts(
        db,
        "SELECT DISTINCT a.series || ' ' || a.country FROM asks a
         JOIN dossiers d ON d.series = a.series AND d.country = a.country AND NOT d.stale
         WHERE a.evidence_count <> (
             SELECT count(DISTINCT e.sentence) FROM assessments o JOIN evidence e ON e.recommendation = o.recommendation
             WHERE o.ask = a.id AND e.decision <> 'rejected')
         ORDER BY 1",
    )?;
    Ok(wrong
        .into_iter()
        .map(|name| {
            Finding::problem(format!(
                "the asks of {name} do not tell rightly how many sentences bear on them; {REPAIR}"
            ))
        })
        .collect())
}

fn staleness(db: &Connection) -> rusqlite::Result<Vec<Finding>> {
    let stale = texts(
        db,
        "SELECT series || ' ' || country FROM dossiers WHERE stale ORDER BY series, country",
    )?;
    Ok(stale
        .into_iter()
        .map(|name| {
            Finding::note(format!(
                "{name} has changed since it was judged; the next command judges it anew"
            ))
        })
        .collect())
}

fn texts(db: &Connection, sql: &str) -> rusqlite::Result<Vec<String>> {
    db.prepare(sql)?.query_map([], |row| row.get(0))?.collect()
}
