//! Whether the database is sound.

use std::collections::BTreeMap;

use rusqlite::Connection;

use super::decisions::{quoted_wordings, stands, today};
use super::judged::dossier;
use super::{HistoryFilter, Result, Store};
use crate::decision::{Decision, Ruling};
use crate::judgement::Dossier;
use crate::judgement::DossierId;

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
        found.extend(self.ask(staleness)?);
        found.extend(self.out_of_force()?);
        Ok(found)
    }

    /// Decisions whose words stand in no report any more.
    fn out_of_force(&self) -> Result<Vec<Finding>> {
        let mut dossiers = BTreeMap::new();
        let mut found = Vec::new();
        for decision in self.history(&HistoryFilter::All)? {
            let Some(wording) = quoted_wordings(&decision.ruling).first().copied() else {
                continue;
            };
            let id = DossierId::of(&wording.id.report);
            if !dossiers.contains_key(&id) {
                let texts = self.ask(|db| dossier(db, &id))?;
                dossiers.insert(id.clone(), texts);
            }
            let applies = dossiers
                .get(&id)
                .is_some_and(|texts| applies(&decision, texts));
            if !applies {
                found.push(Finding::note(format!(
                    "decision {} of {} about {} no longer applies, because its words stand in the report no more; it stays in the history",
                    decision.number, decision.by, wording.id
                )));
            }
        }
        Ok(found)
    }
}

fn applies(decision: &Decision, texts: &Dossier) -> bool {
    let wordings = quoted_wordings(&decision.ruling);
    wordings
        .into_iter()
        .all(|quoted| today(texts, quoted).is_some())
        && match &decision.ruling {
            Ruling::Evidence { sentence, .. } => stands(texts, sentence),
            Ruling::Status { .. } | Ruling::Match { .. } => true,
        }
}

fn integrity(db: &Connection) -> rusqlite::Result<Vec<Finding>> {
    let said = texts(db, "SELECT integrity_check FROM pragma_integrity_check")?;
    let wrong = said.into_iter().filter(|line| line != "ok");
    Ok(wrong
        .map(|line| Finding::problem(format!("the file is damaged ({line}); go back to a backup")))
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
        .map(|line| {
            Finding::problem(format!(
                "{line}; go back to a backup, or add the sources again"
            ))
        })
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
                "full-text search is out of step with the texts; to mend it: INSERT INTO {index} ({index}) VALUES ('rebuild')"
            )));
        }
    }
    Ok(found)
}

fn quotations(db: &Connection) -> rusqlite::Result<Vec<Finding>> {
    let wrong = texts(
        db,
        "SELECT sentence FROM sentence_texts JOIN sentences USING (id)
         WHERE trim(text, char(9, 10, 13, 32)) = '' OR trim(text, char(9, 10, 13, 32)) <> text
            OR length(text) <> length
         ORDER BY id",
    )?;
    Ok(wrong
        .into_iter()
        .map(|name| {
            Finding::problem(format!(
                "sentence {name} does not quote its section rightly; add its source again"
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
