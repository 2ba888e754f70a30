//! What people decided: appended, never changed, found again.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use rusqlite::{Connection, Row, params};

use super::error::Trouble;
use super::judged::dossier;
use super::record::touch;
use super::values::{Json, Time};
use super::{Result, Store, StoreError};
use crate::decision::{Decision, Quoted, Ruling};
use crate::judgement::{Dossier, DossierId};
use crate::report::{RecommendationId, ReportId, SentenceId};

/// Which decisions are meant.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum HistoryFilter {
    /// All of them.
    #[default]
    All,
    /// Those of one country in one series.
    Dossier(DossierId),
    /// Those about one wording.
    Wording(RecommendationId),
    /// Those about any wording of the ask that this wording belongs to.
    Ask(RecommendationId),
}

const COLUMNS: &str = "SELECT number, said_at, said_by, ruling, note FROM decisions";
pub(super) const OF_DOSSIER: &str = "
    SELECT number, said_at, said_by, ruling, note FROM decisions
    WHERE series = ?1 AND country = ?2 ORDER BY number";

/// What a person says, before it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saying {
    /// Who says it.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
    /// What.
    pub ruling: Ruling,
    /// Why, in the person's words.
    pub note: Option<String>,
}

impl Store {
    /// Keeps what a person said, for ever, and marks the dossier as stale.
    ///
    /// # Errors
    /// [`StoreError::Apart`] when the two things of a ruling belong to different dossiers;
    /// [`StoreError::Unknown`] when nothing is stored of the dossier.
    pub fn decide(
        &mut self,
        by: &str,
        at: DateTime<Utc>,
        ruling: Ruling,
        note: Option<&str>,
    ) -> Result<Decision> {
        let note = note.map(str::trim).filter(|note| !note.is_empty());
        let saying = Saying {
            by: by.to_owned(),
            at,
            ruling,
            note: note.map(str::to_owned),
        };
        let numbers = self.decide_all(std::slice::from_ref(&saying))?;
        Ok(Decision {
            number: numbers.last().copied().unwrap_or_default(),
            at,
            by: saying.by,
            ruling: saying.ruling,
            note: saying.note,
        })
    }

    /// Keeps all of `said` in its order, or on an error nothing of it; gives back their numbers.
    ///
    /// # Errors
    /// As [`Store::decide`].
    pub fn decide_all(&mut self, said: &[Saying]) -> Result<Vec<i64>> {
        let dossiers = (said.iter())
            .map(|saying| dossier_of_ruling(&saying.ruling))
            .collect::<Result<Vec<_>>>()?;
        // Unlike a report, a decision cannot be read again: it must survive a power cut as well.
        self.ask(|db| db.pragma_update(None, "synchronous", "FULL"))?;
        let numbers = self.change(|db| {
            (said.iter().zip(&dossiers))
                .map(|(saying, dossier)| say(db, dossier, saying))
                .collect()
        });
        self.ask(|db| db.pragma_update(None, "synchronous", "NORMAL"))?;
        numbers
    }

    /// Everything that people said of a dossier, in order.
    pub fn decisions_of(&self, id: &DossierId) -> Result<Vec<Decision>> {
        self.ask(|db| decisions_of(db, id))
    }

    /// What people said of what is meant, in order.
    pub fn history(&self, filter: &HistoryFilter) -> Result<Vec<Decision>> {
        match filter {
            HistoryFilter::All => self.ask(|db| {
                db.prepare_cached(&format!("{COLUMNS} ORDER BY number"))?
                    .query_map([], decision)?
                    .collect()
            }),
            HistoryFilter::Dossier(id) => self.decisions_of(id),
            HistoryFilter::Wording(wording) => self.history_of(&BTreeSet::from([wording.clone()])),
            HistoryFilter::Ask(wording) => {
                let ask = self.ask_of(wording)?.unwrap_or_else(|| wording.clone());
                let mut wordings = self.ask(|db| wordings_of(db, &ask))?;
                wordings.insert(wording.clone());
                self.history_of(&wordings)
            }
        }
    }

    fn history_of(&self, wordings: &BTreeSet<RecommendationId>) -> Result<Vec<Decision>> {
        let Some(first) = wordings.first() else {
            return Ok(Vec::new());
        };
        let id = DossierId::of(&first.report);
        let dossier = self.ask(|db| dossier(db, &id))?;
        let mut decisions = self.decisions_of(&id)?;
        decisions.retain(|decision| {
            quoted_wordings(&decision.ruling).into_iter().any(|quoted| {
                wordings.contains(today(&dossier, quoted).as_ref().unwrap_or(&quoted.id))
            })
        });
        Ok(decisions)
    }
}

/// Keeps what a person said of a dossier of which something is stored.
fn say(db: &Connection, dossier: &DossierId, saying: &Saying) -> Result<i64, Trouble> {
    let (series, country) = (dossier.series.as_str(), dossier.country.as_str());
    let known = db
        .prepare_cached("SELECT 1 FROM reports WHERE series = ?1 AND country = ?2")?
        .exists([series, country])?;
    if !known {
        return Err(Trouble::Unknown(format!("report of {series} on {country}")));
    }
    let Saying {
        by,
        at,
        ruling,
        note,
    } = saying;
    db.prepare_cached(
        "INSERT INTO decisions (said_at, said_by, series, country, ruling, note)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![Time(*at), by, series, country, Json(ruling), note])?;
    let number = db.last_insert_rowid();
    touch(db, dossier)?;
    Ok(number)
}

/// The dossier's decisions in order.
pub(super) fn decisions_of(db: &Connection, id: &DossierId) -> rusqlite::Result<Vec<Decision>> {
    db.prepare_cached(OF_DOSSIER)?
        .query_map([id.series.as_str(), id.country.as_str()], decision)?
        .collect()
}

fn decision(row: &Row<'_>) -> rusqlite::Result<Decision> {
    Ok(Decision {
        number: row.get(0)?,
        at: row.get::<_, Time>(1)?.0,
        by: row.get(2)?,
        ruling: row.get::<_, Json<Ruling>>(3)?.0,
        note: row.get(4)?,
    })
}

fn dossier_of_ruling(ruling: &Ruling) -> Result<DossierId> {
    let (one, other) = match ruling {
        Ruling::Status { wording, .. } => return Ok(DossierId::of(&wording.id.report)),
        Ruling::Match { from, to, .. } => (&from.id, (&to.id.report, to.id.to_string())),
        Ruling::Evidence {
            wording, sentence, ..
        } => (&wording.id, (&sentence.id.report, sentence.id.to_string())),
    };
    let (report, name) = other;
    let dossier = DossierId::of(&one.report);
    match dossier == DossierId::of(report) {
        true => Ok(dossier),
        false => Err(StoreError::Apart {
            one: one.to_string(),
            other: name,
        }),
    }
}

fn wordings_of(
    db: &Connection,
    ask: &RecommendationId,
) -> rusqlite::Result<BTreeSet<RecommendationId>> {
    let ReportId {
        series,
        country,
        year,
    } = &ask.report;
    db.prepare_cached(
        "SELECT q.series, q.country, q.year, w.ordinal
         FROM reports p JOIN recommendations r ON r.report = p.id JOIN assessments a ON a.ask = r.id
         JOIN recommendations w ON w.id = a.recommendation JOIN reports q ON q.id = w.report
         WHERE p.series = ?1 AND p.country = ?2 AND p.year = ?3 AND r.ordinal = ?4",
    )?
    .query_map(
        params![series.as_str(), country.as_str(), year, ask.ordinal],
        |row| super::values::recommendation_id(row, 0),
    )?
    .collect()
}

/// The wordings that a ruling names.
pub(super) fn quoted_wordings(ruling: &Ruling) -> Vec<&Quoted<RecommendationId>> {
    match ruling {
        Ruling::Status { wording, .. } | Ruling::Evidence { wording, .. } => vec![wording],
        Ruling::Match { from, to, .. } => vec![from, to],
    }
}

/// The name that the quoted words have today, if they stand in their report still.
pub(super) fn today(
    dossier: &Dossier,
    quoted: &Quoted<RecommendationId>,
) -> Option<RecommendationId> {
    let report = dossier
        .reports
        .iter()
        .find(|report| report.id == quoted.id.report)?;
    let same = (1_u32..)
        .zip(report.recommendations.iter().flatten())
        .filter(|(_, wording)| wording.text.trim() == quoted.text.trim())
        .map(|(ordinal, _)| report.id.recommendation(ordinal));
    let places: Vec<_> = same.collect();
    let stood = places.iter().find(|place| **place == quoted.id);
    stood.or(places.first()).cloned()
}

/// Whether the quoted sentence stands in its report still.
pub(super) fn stands(dossier: &Dossier, quoted: &Quoted<SentenceId>) -> bool {
    let report = dossier
        .reports
        .iter()
        .find(|report| report.id == quoted.id.report);
    report.is_some_and(|report| {
        report.sentences.iter().any(|sentence| {
            sentence.id.section == quoted.id.section && sentence.text.trim() == quoted.text.trim()
        })
    })
}
