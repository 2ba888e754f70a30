//! The judgement of each dossier, kept.

use std::collections::{HashMap, HashSet};

use rusqlite::{Connection, params};

use super::error::Trouble;
use super::to_judge::{revision, stale_from};
use super::values::{Json, Word};
use super::{Result, Store};
use crate::judgement::{Ask, DossierId, Judgement};
use crate::report::{Edition, RecommendationId, SectionKind, SentenceId};

/// Whether a judgement was kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saved {
    /// It is the dossier's judgement now.
    Kept,
    /// The dossier changed after [`Store::dossier`] gave it out, so what was judged is no longer
    /// what is stored. It stays stale, to be judged anew.
    Overtaken,
}

pub(super) const RECOMMENDATION_ROWS: &str = "
    SELECT p.year, r.ordinal, r.id FROM reports p JOIN recommendations r ON r.report = p.id
    WHERE p.series = ?1 AND p.country = ?2";
pub(super) const SENTENCE_ROWS: &str = "
    SELECT p.year, c.kind, s.ordinal, s.id
    FROM reports p JOIN sections c ON c.report = p.id JOIN sentences s ON s.section = c.id
    WHERE p.series = ?1 AND p.country = ?2 AND p.year >= ?3";
// Assessments go with their asks.
pub(super) const FORGET_ASKS: &str = "DELETE FROM asks WHERE series = ?1 AND country = ?2";
pub(super) const FORGET_LINKS: [&str; 2] = [
    "DELETE FROM matches WHERE earlier IN (SELECT r.id FROM reports p
         JOIN recommendations r ON r.report = p.id WHERE p.series = ?1 AND p.country = ?2)",
    "DELETE FROM evidence WHERE recommendation IN (SELECT r.id FROM reports p
         JOIN recommendations r ON r.report = p.id WHERE p.series = ?1 AND p.country = ?2)",
];
pub(super) const FORGET_LINKS_FROM: [&str; 2] = [
    "DELETE FROM matches WHERE later IN (SELECT r.id FROM reports p
         JOIN recommendations r ON r.report = p.id WHERE p.series = ?1 AND p.country = ?2 AND p.year >= ?3)",
    "DELETE FROM evidence WHERE sentence IN (SELECT s.id FROM reports p
         JOIN sections c ON c.report = p.id JOIN sentences s ON s.section = c.id
         WHERE p.series = ?1 AND p.country = ?2 AND p.year >= ?3)",
];

impl Store {
    /// Keeps a judgement in the place of the dossier's former one; `version` is that of the judgement.
    /// Where the same version judged it before, links to editions that did not change since are left
    /// as they are.
    ///
    /// # Errors
    /// [`super::StoreError::Unknown`] when it names a text that the dossier does not have.
    pub fn save_judgement(
        &mut self,
        id: &DossierId,
        judgement: &Judgement,
        version: &str,
    ) -> Result<Saved> {
        let overtaken = self.save_judgements([(id, judgement)], version)?;
        Ok(match overtaken.is_empty() {
            true => Saved::Kept,
            false => Saved::Overtaken,
        })
    }

    /// Keeps several judgements in one transaction, which is much faster than one by one, and gives
    /// back the dossiers that were [`Saved::Overtaken`].
    ///
    /// # Errors
    /// As [`Store::save_judgement`]; then none is kept.
    pub fn save_judgements<'a>(
        &mut self,
        judgements: impl IntoIterator<Item = (&'a DossierId, &'a Judgement)>,
        version: &str,
    ) -> Result<Vec<DossierId>> {
        let given_out = self.given_out.take();
        self.change(|db| {
            let mut overtaken = Vec::new();
            for (id, judgement) in judgements {
                let judged = given_out.get(id).copied();
                if judged.is_some() && judged != revision(db, id)? {
                    overtaken.push(id.clone());
                } else {
                    save(db, id, judgement, version)?;
                }
            }
            Ok(overtaken)
        })
    }
}

/// The rows of the dossier's texts, by the names that a judgement uses.
struct Rows {
    recommendations: HashMap<(Edition, u32), i64>,
    sentences: HashMap<(Edition, SectionKind, u32), i64>,
}

impl Rows {
    /// With the sentences of the editions `from` one on.
    fn of(db: &Connection, id: &DossierId, from: Edition) -> rusqlite::Result<Self> {
        let dossier = [id.series.as_str(), id.country.as_str()];
        let recommendations = db
            .prepare_cached(RECOMMENDATION_ROWS)?
            .query_map(dossier, |row| Ok(((row.get(0)?, row.get(1)?), row.get(2)?)))?
            .collect::<rusqlite::Result<_>>()?;
        let sentences = db
            .prepare_cached(SENTENCE_ROWS)?
            .query_map(params![dossier[0], dossier[1], from], |row| {
                let kind: Word<SectionKind> = row.get(1)?;
                Ok(((row.get(0)?, kind.0, row.get(2)?), row.get(3)?))
            })?
            .collect::<rusqlite::Result<_>>()?;
        Ok(Rows {
            recommendations,
            sentences,
        })
    }

    fn recommendation(&self, id: &RecommendationId) -> Result<i64, Trouble> {
        let key = (id.report.year, id.ordinal);
        self.recommendations
            .get(&key)
            .copied()
            .ok_or_else(|| Trouble::Unknown(id.to_string()))
    }

    fn sentence(&self, id: &SentenceId) -> Result<i64, Trouble> {
        let key = (id.report.year, id.section, id.ordinal);
        self.sentences
            .get(&key)
            .copied()
            .ok_or_else(|| Trouble::Unknown(id.to_string()))
    }
}

/// Keeps a judgement in the place of the dossier's former one.
pub(super) fn save(
    db: &Connection,
    id: &DossierId,
    judgement: &Judgement,
    version: &str,
) -> Result<(), Trouble> {
    let (series, country) = (id.series.as_str(), id.country.as_str());
    let from = stale_from(db, id, version)?;
    let rows = Rows::of(db, id, from.unwrap_or(0))?;
    db.prepare_cached(FORGET_ASKS)?.execute([series, country])?;
    match from {
        None => {
            for forget in FORGET_LINKS {
                db.prepare_cached(forget)?.execute([series, country])?;
            }
        }
        Some(from) => {
            for forget in FORGET_LINKS_FROM {
                db.prepare_cached(forget)?
                    .execute(params![series, country, from])?;
            }
        }
    }
    write_asks(db, id, judgement, &rows)?;
    write_links(db, judgement, &rows, from.unwrap_or(0))?;
    db.prepare_cached(
        "UPDATE dossiers SET stale = 0, stale_from = NULL, judged_with = ?3 WHERE series = ?1 AND country = ?2",
    )?
    .execute([id.series.as_str(), id.country.as_str(), version])?;
    Ok(())
}

fn write_asks(
    db: &Connection,
    id: &DossierId,
    judgement: &Judgement,
    rows: &Rows,
) -> Result<(), Trouble> {
    let mut insert = db.prepare_cached(
        "INSERT INTO asks (id, latest, series, country, title, status, standing, first_year, last_year, years,
                           times_asked, wordings, answered, streak, longest_unmet, evidence_count)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)",
    )?;
    let bearing = bearing(judgement);
    for ask in &judgement.asks {
        let (first, latest) = ends(ask);
        let years = ask.years();
        insert.execute(params![
            rows.recommendation(first)?,
            rows.recommendation(latest)?,
            id.series.as_str(),
            id.country.as_str(),
            ask.title,
            ask.status.word(),
            ask.standing.word(),
            first.report.year,
            latest.report.year,
            Json(&years),
            years.len() as i64,
            ask.wordings.len() as i64,
            (ask.answered.as_ref())
                .map(|wording| rows.recommendation(wording))
                .transpose()?,
            ask.streak as i64,
            ask.longest_unmet as i64,
            bearing.get(&ask.id).map_or(0, HashSet::len) as i64,
        ])?;
    }
    let mut insert = db.prepare_cached(
        "INSERT INTO assessments (recommendation, ask, status, judge, program_status, reason, topics,
             confidence)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?;
    for said in &judgement.assessments {
        insert.execute(params![
            rows.recommendation(&said.recommendation)?,
            rows.recommendation(&said.ask)?,
            said.status.word(),
            Word(said.by),
            said.program_status.word(),
            said.reason,
            Json(&said.topics),
            said.confidence,
        ])?;
    }
    Ok(())
}

/// The sentences that bear on any wording of each ask, without rejected ones.
fn bearing(judgement: &Judgement) -> HashMap<&RecommendationId, HashSet<&SentenceId>> {
    let asks: HashMap<&RecommendationId, &RecommendationId> = (judgement.assessments.iter())
        .map(|said| (&said.recommendation, &said.ask))
        .collect();
    let mut bearing: HashMap<_, HashSet<_>> = HashMap::new();
    for link in judgement
        .evidence
        .iter()
        .filter(|link| link.decision.counts())
    {
        if let Some(ask) = asks.get(&link.recommendation) {
            bearing.entry(*ask).or_default().insert(&link.sentence);
        }
    }
    bearing
}

fn ends(ask: &Ask) -> (&RecommendationId, &RecommendationId) {
    (&ask.id, ask.wordings.last().unwrap_or(&ask.id))
}

/// Writes the links to texts of the editions `from` one on.
fn write_links(
    db: &Connection,
    judgement: &Judgement,
    rows: &Rows,
    from: Edition,
) -> Result<(), Trouble> {
    let mut insert = db.prepare_cached(
        "INSERT INTO matches (earlier, later, probability, decision, reason)
         VALUES (?1, ?2, ?3, ?4, ?5)",
    )?;
    for link in (judgement.matches.iter()).filter(|link| link.to.report.year >= from) {
        insert.execute(params![
            rows.recommendation(&link.from)?,
            rows.recommendation(&link.to)?,
            link.probability,
            Word(link.decision),
            link.reason,
        ])?;
    }
    let mut insert = db.prepare_cached(
        "INSERT INTO evidence (recommendation, sentence, stance, probability, decision, reason)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    for link in (judgement.evidence.iter()).filter(|link| link.sentence.report.year >= from) {
        insert.execute(params![
            rows.recommendation(&link.recommendation)?,
            rows.sentence(&link.sentence)?,
            link.stance.word(),
            link.probability,
            Word(link.decision),
            link.reason,
        ])?;
    }
    Ok(())
}
