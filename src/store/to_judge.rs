//! What wants judging, and all that judging it takes.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension};

use super::decisions::decisions_of;
use super::ledger::{evidence, matches};
use super::merge::{From, things};
use super::names::stored_reports;
use super::values::dossier_id;
use super::{Result, Store, parts};
use crate::decision::{Decision, Ruling};
use crate::judgement::{Dossier, DossierId, DossierReport, Evidence, Match, Sentence};
use crate::report::{Edition, Recommendation, ReportId, Section, SectionKind};

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

pub(super) const REVISION: &str =
    "SELECT revision FROM dossiers WHERE series = ?1 AND country = ?2";

pub(super) const JUDGED_ONCE: &str = "
    SELECT 1 FROM dossiers WHERE series = ?1 AND country = ?2 AND stale AND judged_with IS NOT NULL";

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

    /// Those of `ids` that changed since they were judged, and were judged at all.
    pub fn judged_once(&self, ids: impl IntoIterator<Item = DossierId>) -> Result<Vec<DossierId>> {
        self.ask(|db| {
            let mut judged = db.prepare_cached(JUDGED_ONCE)?;
            let mut found = Vec::new();
            for id in ids {
                if judged.exists([id.series.as_str(), id.country.as_str()])? {
                    found.push(id);
                }
            }
            Ok(found)
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
}

pub(super) fn revision(db: &Connection, id: &DossierId) -> rusqlite::Result<Option<i64>> {
    db.prepare_cached(REVISION)?
        .query_row([id.series.as_str(), id.country.as_str()], |row| row.get(0))
        .optional()
}

/// From which edition on the dossier changed since `version` judged it; `None` where that is not known,
/// or another version did.
pub(super) fn stale_from(
    db: &Connection,
    id: &DossierId,
    version: &str,
) -> rusqlite::Result<Option<Edition>> {
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
