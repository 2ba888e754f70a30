//! What was judged: which dossiers want judging, their texts, and the judgement kept.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension, params};

use super::decisions::decisions_of;
use super::error::Trouble;
use super::ledger::{evidence, matches};
use super::merge::{From, things};
use super::names::stored_reports;
use super::values::{Json, Word, dossier_id};
use super::{Result, Store, parts};
use crate::decision::{Decision, Ruling};
use crate::judgement::{
    Ask, Dossier, DossierId, DossierReport, Evidence, Judgement, Match, Sentence,
};
use crate::report::{
    Edition, Recommendation, RecommendationId, ReportId, Section, SectionKind, SentenceId,
};

/// Whether a judgement was kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saved {
    /// It is the dossier's judgement now.
    Kept,
    /// The dossier changed after [`Store::dossier`] gave it out, so what was judged is no longer
    /// what is stored. It stays stale, to be judged anew.
    Overtaken,
}

/// All that judging a dossier takes.
#[derive(Debug)]
pub struct ToJudge {
    /// Its texts.
    pub dossier: Dossier,
    /// What people said of them, in order.
    pub decisions: Vec<Decision>,
    /// What was judged before; `None` where nothing of it still holds.
    pub before: Option<JudgedBefore>,
}

/// The links of an earlier judgement.
#[derive(Debug)]
pub struct JudgedBefore {
    /// The first edition of which they do not hold any more.
    pub from: Edition,
    /// The matches.
    pub matches: Vec<Match>,
    /// The links to sentences.
    pub evidence: Vec<Evidence>,
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
pub(super) const REVISION: &str =
    "SELECT revision FROM dossiers WHERE series = ?1 AND country = ?2";

pub(super) const STALE_FROM: &str = "
    SELECT stale_from FROM dossiers WHERE series = ?1 AND country = ?2 AND judged_with = ?3";

impl Store {
    /// The dossiers that changed since they were judged, or were judged by another version of the
    /// judgement than `version`; in order.
    pub fn stale_dossiers(&self, version: &str) -> Result<Vec<DossierId>> {
        self.ask(|db| {
            db.prepare_cached(
                "SELECT series, country FROM dossiers
                 WHERE stale OR judged_with IS NOT ?1 ORDER BY series, country",
            )?
            .query_map([version], |row| dossier_id(row, 0))?
            .collect()
        })
    }

    /// The texts of a dossier, as they are judged. Without reports where there is none of that name.
    pub fn dossier(&self, id: &DossierId) -> Result<Dossier> {
        // The texts and their revision must be of one moment.
        let (dossier, revision) =
            self.in_one_moment(|db| Ok((dossier(db, id)?, revision(db, id)?)))?;
        if let Some(revision) = revision {
            self.given_out.borrow_mut().insert(id.clone(), revision);
        }
        Ok(dossier)
    }

    /// What judging the dossier by `version` takes, as of one moment. What was judged by the same
    /// version before and still holds is given, and the sentences that nobody asks for then are not.
    pub fn to_judge(&self, id: &DossierId, version: &str) -> Result<ToJudge> {
        let (to_judge, revision) = self.in_one_moment(|db| {
            let decisions = decisions_of(db, id)?;
            let from = stale_from(db, id, version)?;
            let spoken_of = (decisions.iter())
                .any(|decision| matches!(decision.ruling, Ruling::Evidence { .. }));
            let sentences_from = match from {
                Some(from) if !spoken_of => from,
                _ => 0,
            };
            let to_judge = ToJudge {
                dossier: dossier_with(db, id, sentences_from)?,
                decisions,
                before: match from {
                    Some(from) => Some(JudgedBefore {
                        from,
                        matches: matches(db, id)?,
                        evidence: evidence(db, id)?,
                    }),
                    None => None,
                },
            };
            Ok((to_judge, revision(db, id)?))
        })?;
        if let Some(revision) = revision {
            self.given_out.borrow_mut().insert(id.clone(), revision);
        }
        Ok(to_judge)
    }

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

fn revision(db: &Connection, id: &DossierId) -> rusqlite::Result<Option<i64>> {
    db.prepare_cached(REVISION)?
        .query_row([id.series.as_str(), id.country.as_str()], |row| row.get(0))
        .optional()
}

/// From which edition on the dossier changed since `version` judged it; `None` where that is not known,
/// or another version did.
fn stale_from(db: &Connection, id: &DossierId, version: &str) -> rusqlite::Result<Option<Edition>> {
    let from = db
        .prepare_cached(STALE_FROM)?
        .query_row([id.series.as_str(), id.country.as_str(), version], |row| {
            row.get(0)
        })
        .optional()?;
    Ok(from.flatten())
}

/// The dossier's texts.
pub(super) fn dossier(db: &Connection, id: &DossierId) -> rusqlite::Result<Dossier> {
    dossier_with(db, id, 0)
}

/// The dossier's texts, without the sentences of editions before `sentences_from`.
fn dossier_with(
    db: &Connection,
    id: &DossierId,
    sentences_from: Edition,
) -> rusqlite::Result<Dossier> {
    let mut reports = Vec::new();
    for (row, id, has_recommendations) in stored_reports(db, id)? {
        let recommendations = match has_recommendations {
            true => Some(parts::recommendations(db, row)?),
            false => None,
        };
        let sections = match id.year < sentences_from {
            true => Vec::new(),
            false => parts::sections(db, row)?,
        };
        reports.push(dossier_report(id, &sections, recommendations));
    }
    Ok(Dossier {
        id: id.clone(),
        reports,
    })
}

/// What of a report is judged.
pub(super) fn dossier_report(
    id: ReportId,
    sections: &[From<Section>],
    recommendations: Option<Vec<Recommendation>>,
) -> DossierReport {
    let mut counted: HashMap<SectionKind, u32> = HashMap::new();
    let mut sentences = Vec::new();
    for section in things(sections) {
        let ordinal = counted.entry(section.kind).or_default();
        for text in section.sentence_texts() {
            *ordinal += 1;
            if section.kind.bears_evidence() {
                sentences.push(Sentence {
                    id: id.sentence(section.kind, *ordinal),
                    text: text.to_owned(),
                });
            }
        }
    }
    DossierReport {
        id,
        recommendations,
        sentences,
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

fn save(
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
                           times_asked, wordings, answered, streak, longest_unmet)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
    )?;
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
