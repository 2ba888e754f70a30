//! What another database holds of a country, taken over: its reports with their sources, what people
//! decided, and the judgement where it is that of the same texts.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, params};

use super::decisions::{decisions_of, keep_new};
use super::error::Trouble;
use super::judged::save;
use super::ledger::judgement;
use super::merge::Stored;
use super::names::stored_reports;
use super::record::{stored, touch};
use super::sources::{known, new_source, source_of};
use super::values::dossier_id;
use super::writer::Writer;
use super::{Result, Store, parts};
use crate::decision::Decision;
use crate::judgement::{DossierId, Judgement};
use crate::ledger::SourceInfo;
use crate::report::ReportId;

pub(super) const IS_FRESH: &str = "
    SELECT 1 FROM dossiers WHERE series = ?1 AND country = ?2 AND NOT stale AND judged_with = ?3";

/// What taking over a country of a series from another database came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carried {
    /// The reports that were not here.
    pub new: Vec<ReportId>,
    /// How many read the same here.
    pub same: usize,
    /// Those that read otherwise here, and stay as they are here.
    pub otherwise: Vec<ReportId>,
    /// Whether it is judged now, as it was here or there; else it wants judging.
    pub is_judged: bool,
}

/// A dossier with everything, as one database has it.
struct Holding {
    id: DossierId,
    reports: Vec<Stored>,
    /// By their numbers there.
    sources: BTreeMap<i64, SourceInfo>,
    decisions: Vec<Decision>,
    /// Where it is that of these texts and decisions.
    judgement: Option<Judgement>,
}

impl Store {
    /// The countries of which anything is stored or decided, judged or not; in order.
    pub fn all_dossiers(&self) -> Result<Vec<DossierId>> {
        self.ask(|db| {
            db.prepare_cached("SELECT series, country FROM dossiers ORDER BY series, country")?
                .query_map([], |row| dossier_id(row, 0))?
                .collect()
        })
    }

    /// Takes over what `other` holds of `ids`, in one transaction. A report that is here already stays as it
    /// is; a decision that is known here is not kept twice. What was judged there by `version` holds
    /// here too where texts and decisions are then the same.
    ///
    /// # Errors
    /// When either database cannot be read or this one not be written; then nothing is taken over.
    pub fn carry(
        &mut self,
        other: &Store,
        ids: &[DossierId],
        version: &str,
    ) -> Result<Vec<Carried>> {
        let held = other.in_one_moment(|db| {
            let held = ids.iter().map(|id| holding(db, id, version));
            held.collect::<rusqlite::Result<Vec<_>>>()
        })?;
        self.change_for_good(|db| {
            let carried = held.into_iter().map(|held| carried(db, held, version));
            carried.collect()
        })
    }
}

fn holding(db: &Connection, id: &DossierId, version: &str) -> rusqlite::Result<Holding> {
    let mut reports = Vec::new();
    let mut numbers = BTreeSet::new();
    for (row, report, _) in stored_reports(db, id)? {
        let stored = parts::load(db, row, report)?;
        numbers.extend(stored.sources());
        numbers.insert(stored.source);
        reports.push(stored);
    }
    let sources = (numbers.into_iter())
        .map(|number| Ok((number, source_of(db, number)?)))
        .collect::<rusqlite::Result<_>>()?;
    let judgement = match is_fresh(db, id, version)? {
        true => Some(judgement(db, id)?),
        false => None,
    };
    Ok(Holding {
        id: id.clone(),
        reports,
        sources,
        decisions: decisions_of(db, id)?,
        judgement,
    })
}

fn is_fresh(db: &Connection, id: &DossierId, version: &str) -> rusqlite::Result<bool> {
    db.prepare_cached(IS_FRESH)?
        .exists(params![id.series.as_str(), id.country.as_str(), version])
}

fn carried(db: &Connection, held: Holding, version: &str) -> Result<Carried, Trouble> {
    let id = held.id;
    let whole = held.reports.len();
    let mut numbers = BTreeMap::new();
    for (there, info) in &held.sources {
        let here = match known(db, &info.sha256)? {
            Some(here) => here,
            None => new_source(db, info)?,
        };
        numbers.insert(*there, here);
    }
    let mut carried = Carried {
        new: Vec::new(),
        same: 0,
        otherwise: Vec::new(),
        is_judged: false,
    };
    let mut writer = Writer::new(db);
    for report in held.reports {
        match stored(db, &report.id)? {
            None => {
                carried.new.push(report.id.clone());
                touch(db, &id, report.id.year)?;
                writer.insert(report.renumbered(&numbers))?;
            }
            Some(here) if here.reads_like(&report) => carried.same += 1,
            Some(_) => carried.otherwise.push(report.id),
        }
    }
    writer.flush()?;
    keep_new(db, &id, &held.decisions)?;
    carried.is_judged = match held.judgement {
        _ if is_fresh(db, &id, version)? => true,
        // Every report of theirs is here by now, and every decision: where there are no others, and
        // none that reads otherwise, what was judged there is what would be judged here.
        Some(judgement)
            if carried.otherwise.is_empty()
                && stored_reports(db, &id)?.len() == whole
                && decisions_of(db, &id)?.len() == held.decisions.len() =>
        {
            save(db, &id, &judgement, version)?;
            true
        }
        _ => false,
    };
    Ok(carried)
}
