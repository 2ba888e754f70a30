//! What the program judged and no person has decided: found without reading a text, so that a person is asked at once
//! however many countries there are.

use std::collections::HashMap;

use rusqlite::{Connection, Row, params};

use super::values::Word;
use super::{Result, Store};
use crate::decision::Subject;
use crate::judgement::DossierId;
use crate::report::{Edition, RecommendationId, ReportId, SectionKind};

/// One question, in short.
#[derive(Debug, Clone, PartialEq)]
pub struct Doubt {
    /// What it is about.
    pub subject: Subject,
    /// How probable the program's judgement is, 0 to 1.
    pub probability: f64,
    /// Whether the latest list that was read still makes the ask: by a wording of its own, or by one that
    /// carries it on though it belongs to another ask first of all.
    pub still_asked: bool,
    /// In how many editions the ask was made.
    pub times_asked: u32,
}

/// From which probability on, 0 to 1, nobody is asked.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sure {
    /// Of links between wordings, and between wordings and sentences.
    pub link: f64,
    /// Of statuses.
    pub status: f64,
}

impl Sure {
    /// Everything that no person has decided is asked about.
    pub const OF_NOTHING: Sure = Sure {
        link: f64::INFINITY,
        status: f64::INFINITY,
    };
}

pub(super) const ASKS: &str = "
    SELECT a.id, a.times_asked, a.streak > 0 OR EXISTS (
        SELECT 1 FROM assessments o JOIN matches m ON m.earlier = o.recommendation
        JOIN recommendations t ON t.id = m.later
        WHERE o.ask = a.id AND m.decision <> 'rejected' AND t.report = (
            SELECT l.id FROM reports l
            WHERE l.series = ?1 AND l.country = ?2 AND l.recommendations_source IS NOT NULL
            ORDER BY l.year DESC LIMIT 1))
    FROM asks a WHERE a.series = ?1 AND a.country = ?2";
pub(super) const MATCHES: &str = "
    SELECT o.ask, m.probability, p.year, f.ordinal, q.year, t.ordinal
    FROM reports p JOIN recommendations f ON f.report = p.id JOIN matches m ON m.earlier = f.id
    JOIN recommendations t ON t.id = m.later JOIN reports q ON q.id = t.report
    JOIN assessments o ON o.recommendation = f.id
    WHERE p.series = ?1 AND p.country = ?2 AND m.decision = 'auto' AND m.probability < ?3";
pub(super) const EVIDENCE: &str = "
    SELECT o.ask, e.probability, p.year, r.ordinal, q.year, c.kind, s.ordinal
    FROM reports p JOIN recommendations r ON r.report = p.id JOIN evidence e ON e.recommendation = r.id
    JOIN sentences s ON s.id = e.sentence JOIN sections c ON c.id = s.section JOIN reports q ON q.id = c.report
    JOIN assessments o ON o.recommendation = r.id
    WHERE p.series = ?1 AND p.country = ?2 AND e.decision = 'auto' AND e.probability < ?3";
// Only the wording by which an ask stands, and the latest one, are asked about: who wants to know about older ones looks at
// the ask.
pub(super) const STATUSES: &str = "
    SELECT o.ask, o.confidence, p.year, r.ordinal
    FROM asks a JOIN assessments o ON o.ask = a.id AND o.recommendation IN (a.latest, a.answered)
    JOIN recommendations r ON r.id = o.recommendation JOIN reports p ON p.id = r.report
    WHERE a.series = ?1 AND a.country = ?2 AND o.judge = 'program' AND o.confidence < ?3";

impl Store {
    /// The questions about a dossier, in no particular order.
    pub fn doubts(&self, id: &DossierId, sure: Sure) -> Result<Vec<Doubt>> {
        self.in_one_moment(|db| doubts(db, id, sure))
    }
}

fn doubts(db: &Connection, id: &DossierId, sure: Sure) -> rusqlite::Result<Vec<Doubt>> {
    let report = |year: Edition| ReportId {
        series: id.series.clone(),
        country: id.country.clone(),
        year,
    };
    let wording = |row: &Row<'_>, year: usize| -> rusqlite::Result<RecommendationId> {
        Ok(report(row.get(year)?).recommendation(row.get(year + 1)?))
    };
    let asks = asks(db, id)?;
    let mut found = open(db, MATCHES, id, sure.link, &asks, |row| {
        Ok(Subject::Match {
            from: wording(row, 2)?,
            to: wording(row, 4)?,
        })
    })?;
    found.extend(open(db, EVIDENCE, id, sure.link, &asks, |row| {
        let kind: Word<SectionKind> = row.get(5)?;
        Ok(Subject::Evidence {
            wording: wording(row, 2)?,
            sentence: report(row.get(4)?).sentence(kind.0, row.get(6)?),
        })
    })?);
    found.extend(open(db, STATUSES, id, sure.status, &asks, |row| {
        Ok(Subject::Status {
            wording: wording(row, 2)?,
        })
    })?);
    Ok(found)
}

/// In how many editions each ask was made, and whether it still is.
type Asks = HashMap<i64, (u32, bool)>;

fn asks(db: &Connection, id: &DossierId) -> rusqlite::Result<Asks> {
    db.prepare_cached(ASKS)?
        .query_map([id.series.as_str(), id.country.as_str()], |row| {
            Ok((row.get(0)?, (row.get(1)?, row.get(2)?)))
        })?
        .collect()
}

/// What `statement` finds open, the rows of which begin with an ask and a probability.
fn open(
    db: &Connection,
    statement: &str,
    id: &DossierId,
    sure: f64,
    asks: &Asks,
    subject: impl Fn(&Row<'_>) -> rusqlite::Result<Subject>,
) -> rusqlite::Result<Vec<Doubt>> {
    db.prepare_cached(statement)?
        .query_map(
            params![id.series.as_str(), id.country.as_str(), sure],
            |row| {
                let (times_asked, still_asked) =
                    asks.get(&row.get(0)?).copied().unwrap_or_default();
                Ok(Doubt {
                    subject: subject(row)?,
                    probability: row.get(1)?,
                    still_asked,
                    times_asked,
                })
            },
        )?
        .collect()
}
