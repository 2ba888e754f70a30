//! Everything that is known of one country in one series, read in one moment.

use std::collections::BTreeMap;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row};

use super::decisions::decisions_of;
use super::names::stored_reports;
use super::sources::source_info;
use super::to_judge::dossier_report;
use super::values::{Json, Word, recommendation_id, sentence_id};
use super::{Result, Store, parts};
use crate::judgement::{Ask, Assessment, Dossier, DossierId, Evidence, Judgement, Match};
use crate::ledger::{Ledger, LedgerReport, SourceInfo};
use crate::report::RecommendationId;

// Each statement begins with the reports of one dossier and follows indexes from there, so that it
// costs nothing for the rest of the database.
pub(super) const MATCHES: &str = "
    SELECT p.series, p.country, p.year, f.ordinal, q.series, q.country, q.year, t.ordinal,
           m.probability, m.decision, m.reason
    FROM reports p JOIN recommendations f ON f.report = p.id JOIN matches m ON m.earlier = f.id
    JOIN recommendations t ON t.id = m.later JOIN reports q ON q.id = t.report
    WHERE p.series = ?1 AND p.country = ?2
    ORDER BY p.year, f.ordinal, q.year, t.ordinal";
pub(super) const EVIDENCE: &str = "
    SELECT p.series, p.country, p.year, r.ordinal, q.series, q.country, q.year, c.kind, s.ordinal,
           e.stance, e.probability, e.decision, e.reason
    FROM reports p JOIN recommendations r ON r.report = p.id JOIN evidence e ON e.recommendation = r.id
    JOIN sentences s ON s.id = e.sentence JOIN sections c ON c.id = s.section
    JOIN reports q ON q.id = c.report
    WHERE p.series = ?1 AND p.country = ?2";
pub(super) const ASSESSMENTS: &str = "
    SELECT p.series, p.country, p.year, r.ordinal, q.series, q.country, q.year, f.ordinal,
           a.status, a.judge, a.program_status, a.reason, a.topics, a.confidence
    FROM reports p JOIN recommendations r ON r.report = p.id
    JOIN assessments a ON a.recommendation = r.id
    JOIN recommendations f ON f.id = a.ask JOIN reports q ON q.id = f.report
    WHERE p.series = ?1 AND p.country = ?2
    ORDER BY p.year, r.ordinal";
pub(super) const ASKS: &str = "
    SELECT p.series, p.country, p.year, r.ordinal, a.title, a.status, a.standing,
           a.streak, a.longest_unmet, q.series, q.country, q.year, w.ordinal
    FROM asks a JOIN recommendations r ON r.id = a.id JOIN reports p ON p.id = r.report
    LEFT JOIN recommendations w ON w.id = a.answered LEFT JOIN reports q ON q.id = w.report
    WHERE a.series = ?1 AND a.country = ?2
    ORDER BY p.year, r.ordinal";
pub(super) const REPORT_SOURCES: &str = "
    SELECT origin, sha256, bytes, format, added_at, encoding, url, left_out, remarks, standing FROM sources WHERE id IN (
        SELECT source FROM reports WHERE id = ?1
        UNION SELECT recommendations_source FROM reports WHERE id = ?1
        UNION SELECT source FROM sections WHERE report = ?1)
    ORDER BY origin, sha256";

impl Store {
    /// Everything that is known of the dossier. Empty where there is none of that name.
    pub fn ledger(&self, id: &DossierId) -> Result<Ledger> {
        self.in_one_moment(|db| ledger(db, id))
    }
}

fn ledger(db: &Connection, id: &DossierId) -> rusqlite::Result<Ledger> {
    let mut reports = Vec::new();
    let mut judged = Vec::new();
    let mut iso3 = None;
    for (row, report, _) in stored_reports(db, id)? {
        let stored = parts::load(db, row, report)?;
        iso3 = stored.iso3166.then(|| id.country.to_string());
        let list = stored.recommendations.map(|list| list.thing);
        judged.push(dossier_report(stored.id.clone(), &stored.sections, list));
        reports.push(LedgerReport {
            id: stored.id,
            country: stored.country,
            rating: stored.rating,
            source_url: stored.source_url,
            extent: stored.extent,
            recognition: stored
                .recognition
                .into_iter()
                .map(|told| told.thing)
                .collect(),
            sections: stored
                .sections
                .into_iter()
                .map(|section| section.thing)
                .collect(),
            sources: sources_of(db, row)?,
        });
    }
    Ok(Ledger {
        country: match reports.last() {
            Some(latest) => latest.country.clone(),
            None => id.country.to_string(),
        },
        iso3,
        reports,
        dossier: Dossier {
            id: id.clone(),
            reports: judged,
        },
        judgement: judgement(db, id)?,
        decisions: decisions_of(db, id)?,
    })
}

/// The sources that the report in that row was read from.
pub(super) fn sources_of(db: &Connection, report: i64) -> rusqlite::Result<Vec<SourceInfo>> {
    db.prepare_cached(REPORT_SOURCES)?
        .query_map([report], |row| source_info(row, 0))?
        .collect()
}

/// What was judged of the dossier.
pub(super) fn judgement(db: &Connection, id: &DossierId) -> rusqlite::Result<Judgement> {
    let assessments = rows(db, ASSESSMENTS, id, |row| {
        Ok(Assessment {
            recommendation: recommendation_id(row, 0)?,
            ask: recommendation_id(row, 4)?,
            status: row.get::<_, Word<_>>(8)?.0,
            by: row.get::<_, Word<_>>(9)?.0,
            program_status: row.get::<_, Word<_>>(10)?.0,
            reason: row.get(11)?,
            topics: row.get::<_, Json<_>>(12)?.0,
            confidence: row.get(13)?,
        })
    })?;
    Ok(Judgement {
        matches: matches(db, id)?,
        asks: asks(db, id, &assessments)?,
        evidence: evidence(db, id)?,
        assessments,
    })
}

/// The matches of the dossier, in order.
pub(super) fn matches(db: &Connection, id: &DossierId) -> rusqlite::Result<Vec<Match>> {
    rows(db, MATCHES, id, a_match)
}

/// The links of the dossier to sentences, in order.
pub(super) fn evidence(db: &Connection, id: &DossierId) -> rusqlite::Result<Vec<Evidence>> {
    let mut evidence = rows(db, EVIDENCE, id, |row| {
        Ok(Evidence {
            recommendation: recommendation_id(row, 0)?,
            sentence: sentence_id(row, 4)?,
            stance: row.get::<_, Word<_>>(9)?.0,
            probability: row.get(10)?,
            decision: row.get::<_, Word<_>>(11)?.0,
            reason: row.get(12)?,
        })
    })?;
    // The order of kinds is that of their type, which SQL does not know.
    evidence
        .sort_by(|a, b| (&a.recommendation, &a.sentence).cmp(&(&b.recommendation, &b.sentence)));
    Ok(evidence)
}

fn a_match(row: &Row<'_>) -> rusqlite::Result<Match> {
    Ok(Match {
        from: recommendation_id(row, 0)?,
        to: recommendation_id(row, 4)?,
        probability: row.get(8)?,
        decision: row.get::<_, Word<_>>(9)?.0,
        reason: row.get(10)?,
    })
}

fn asks(db: &Connection, id: &DossierId, assessments: &[Assessment]) -> rusqlite::Result<Vec<Ask>> {
    let mut wordings: BTreeMap<&RecommendationId, Vec<RecommendationId>> = BTreeMap::new();
    for said in assessments {
        let of_ask = wordings.entry(&said.ask).or_default();
        of_ask.push(said.recommendation.clone());
    }
    rows(db, ASKS, id, |row| {
        let ask = recommendation_id(row, 0)?;
        Ok(Ask {
            wordings: wordings.remove(&ask).unwrap_or_else(|| vec![ask.clone()]),
            id: ask,
            title: row.get(4)?,
            status: row.get::<_, Word<_>>(5)?.0,
            standing: row.get::<_, Word<_>>(6)?.0,
            streak: row.get::<_, i64>(7)? as usize,
            longest_unmet: row.get::<_, i64>(8)? as usize,
            answered: match row.get_ref(9)? {
                ValueRef::Null => None,
                _ => Some(recommendation_id(row, 9)?),
            },
        })
    })
}

fn rows<T>(
    db: &Connection,
    sql: &str,
    id: &DossierId,
    read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
) -> rusqlite::Result<Vec<T>> {
    db.prepare_cached(sql)?
        .query_map([id.series.as_str(), id.country.as_str()], read)?
        .collect()
}
