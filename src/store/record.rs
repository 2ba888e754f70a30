//! Recording what a source holds: one source, one transaction.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rusqlite::{Connection, params};

use super::again::{Settled, Told, Write, settled};
use super::kept::{Breach, Difference, Kept, Recorded, Withdrawn};
use super::merge::Stored;
use super::sources::{origin, source_row};
use super::values::report_id;
use super::writer::Writer;
use super::{Result, Store, parts};
use crate::judgement::DossierId;
use crate::ledger::SourceInfo;
use crate::report::{Edition, Report, ReportId, Standing};

/// How much of a source its reports are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Brought {
    /// All that it holds.
    Everything,
    /// Those that were asked for.
    Selection,
}

pub(super) const TOUCH: &str = "
    INSERT INTO dossiers (series, country, revision, stale) VALUES (?1, ?2, 1, 1)
    ON CONFLICT DO UPDATE SET revision = revision + 1, stale = 1,
        stale_from = CASE stale WHEN 1 THEN min(stale_from, ?3) ELSE ?3 END";
pub(super) const RETOLD: &str = "
    UPDATE dossiers SET revision = revision + 1 WHERE series = ?1 AND country = ?2";
pub(super) const GIVEN_BY: &str = "
    SELECT DISTINCT p.series, p.country, p.year
    FROM recognitions t JOIN reports p ON p.id = t.report WHERE t.source = ?1";

impl Store {
    /// Records the reports of one source, all of them or (on an error) none, and marks every
    /// dossier that changed as stale.
    ///
    /// Reports are told apart by series, country and year. What says the same as the stored report
    /// changes nothing. Beside the report itself, a damaged copy gives only what else is missing, and a
    /// table its list only where the report gave none. A [`Extent::Whole`](crate::report::Extent::Whole) one takes its place; a
    /// [`Extent::Part`](crate::report::Extent::Part) takes the place of only what it brings. Of two
    /// reports with one name in one source, the later one comes last.
    ///
    /// The reports are all that the source holds. Where the same bytes were recorded before, what
    /// they gave then was understood otherwise: it is taken back first, from these reports and from
    /// all others.
    pub fn record(&mut self, source: &SourceInfo, reports: &[Report]) -> Result<Kept> {
        self.keep(source, reports, Brought::Everything)
    }

    /// The same of a source that holds more than these reports: what it gave to others stays.
    pub fn record_selection(&mut self, source: &SourceInfo, reports: &[Report]) -> Result<Kept> {
        self.keep(source, reports, Brought::Selection)
    }

    /// The one or the other.
    pub fn keep(
        &mut self,
        source: &SourceInfo,
        reports: &[Report],
        brought: Brought,
    ) -> Result<Kept> {
        if reports.is_empty() {
            return Ok(Kept::default());
        }
        self.change(|db| {
            let mut shelf = rows(db);
            let kept = record(&mut shelf, source, reports, brought)?;
            shelf.writer.flush()?;
            Ok(kept)
        })
    }
}

/// Where reports stand: the rows of a database, or what they would be.
pub(super) trait Shelf {
    /// The number of the source, and whether it was there already.
    fn source(&mut self, source: &SourceInfo) -> rusqlite::Result<(i64, bool)>;
    /// What the source is called.
    fn origin(&mut self, source: i64) -> rusqlite::Result<String>;
    /// The sources of which nothing stands in any report.
    fn idle(&mut self) -> rusqlite::Result<Vec<i64>>;
    /// The reports of which a source gives any part.
    fn given_by(&mut self, source: i64) -> rusqlite::Result<Vec<ReportId>>;
    /// The report as it stands.
    fn stored(&mut self, id: &ReportId) -> rusqlite::Result<Option<Stored>>;
    /// Puts a report where it stands, or takes it away.
    fn put(&mut self, id: &ReportId, report: Option<Stored>, write: &Write)
    -> rusqlite::Result<()>;
}

pub(super) fn record(
    shelf: &mut impl Shelf,
    info: &SourceInfo,
    reports: &[Report],
    brought: Brought,
) -> rusqlite::Result<Kept> {
    let (source, known) = shelf.source(info)?;
    let mut given_before: BTreeSet<ReportId> = match known {
        true => shelf.given_by(source)?.into_iter().collect(),
        false => BTreeSet::new(),
    };
    let addresses: BTreeSet<&str> = (reports.iter())
        .filter_map(|report| report.source_url.as_deref())
        .collect();
    let mut places: HashMap<&ReportId, Vec<usize>> = HashMap::new();
    for (place, report) in reports.iter().enumerate() {
        places.entry(&report.id).or_default().push(place);
    }
    let mut recorded: BTreeMap<usize, Recorded> = BTreeMap::new();
    for (place, report) in reports.iter().enumerate() {
        let same = &places[&report.id];
        if same[0] != place {
            continue;
        }
        given_before.remove(&report.id);
        let before = shelf.stored(&report.id)?;
        let brought: Vec<&Report> = same.iter().map(|place| &reports[*place]).collect();
        let settled = settled(before.as_ref(), &brought, source, info.standing, &addresses);
        let may_have = may_have(shelf, &settled, source)?;
        let is_list = |stored: &Stored| stored.is_list_of(source);
        let unchosen = |before: &Stored| {
            before.chose_list_of(source)
                && settled.after.as_ref().is_some_and(is_list)
                && info.standing == Standing::Table
        };
        let own_list_in = match before.as_ref().is_some_and(unchosen) {
            true => Some(others(shelf, settled.after.as_ref(), source)?),
            false => None,
        };
        shelf.put(&report.id, settled.after, &settled.write)?;
        for (place, told) in same.iter().zip(settled.told) {
            let one = Recorded {
                difference: settled.difference.clone(),
                may_have: may_have.clone(),
                own_list_in: own_list_in.clone(),
                ..one(shelf, &reports[*place], told)?
            };
            recorded.insert(*place, one);
        }
    }
    let mut withdrawn = Vec::new();
    if brought == Brought::Everything {
        for id in given_before {
            let before = shelf.stored(&id)?;
            let settled = settled(before.as_ref(), &[], source, info.standing, &addresses);
            withdrawn.push(withdraw(shelf, id, settled, source)?);
        }
    }
    Ok(Kept {
        reports: recorded.into_values().collect(),
        withdrawn,
    })
}

/// Takes from a report what the source gave it.
pub(super) fn withdraw(
    shelf: &mut impl Shelf,
    id: ReportId,
    settled: Settled,
    source: i64,
) -> rusqlite::Result<Withdrawn> {
    let may_have = may_have(shelf, &settled, source)?;
    shelf.put(&id, settled.after.clone(), &settled.write)?;
    Ok(Withdrawn {
        id,
        stands: settled.after.is_some(),
        difference: settled.difference,
        may_have,
    })
}

/// The names of sources that may have had what is missing from a report now: what gives the rest of it,
/// or else what gives nothing today.
fn may_have(
    shelf: &mut impl Shelf,
    settled: &Settled,
    source: i64,
) -> rusqlite::Result<Vec<String>> {
    if settled.after.is_some() && !settled.difference.lacks_parts() {
        return Ok(Vec::new());
    }
    others(shelf, settled.after.as_ref(), source)
}

/// The names of the other sources of a report, or else of those that give nothing today.
fn others(
    shelf: &mut impl Shelf,
    stands: Option<&Stored>,
    source: i64,
) -> rusqlite::Result<Vec<String>> {
    let others = stands.map(Stored::sources);
    let mut others: Vec<i64> = others.unwrap_or_default().into_iter().collect();
    others.retain(|other| *other != source);
    if others.is_empty() {
        others = shelf.idle()?;
        others.retain(|other| *other != source);
    }
    names(shelf, others)
}

fn names(
    shelf: &mut impl Shelf,
    sources: impl IntoIterator<Item = i64>,
) -> rusqlite::Result<Vec<String>> {
    let names = sources.into_iter().map(|source| shelf.origin(source));
    names.collect()
}

fn one(shelf: &mut impl Shelf, report: &Report, told: Told) -> rusqlite::Result<Recorded> {
    let breach = match told.cut {
        Some(cut) => Some(Breach {
            which: cut.which,
            parts: cut.parts,
            others: names(shelf, cut.others)?,
        }),
        None => None,
    };
    Ok(Recorded {
        id: report.id.clone(),
        change: told.change,
        overrides: told.overrides,
        takes_place_of: names(shelf, told.takes_place_of)?,
        breach,
        may_have: Vec::new(),
        own_list_in: None,
        gave_way: told.gave_way,
        recommendations: report.recommendations.as_ref().map(Vec::len),
        sections: report.sections.len(),
        sentences: report.sections.iter().map(|s| s.sentences.len()).sum(),
        difference: Difference::default(),
    })
}

/// The rows of the database.
pub(super) struct Rows<'db> {
    db: &'db Connection,
    pub(super) writer: Writer<'db>,
}

pub(super) fn rows(db: &Connection) -> Rows<'_> {
    Rows {
        db,
        writer: Writer::new(db),
    }
}

impl Shelf for Rows<'_> {
    fn source(&mut self, source: &SourceInfo) -> rusqlite::Result<(i64, bool)> {
        source_row(self.db, source)
    }

    fn origin(&mut self, source: i64) -> rusqlite::Result<String> {
        origin(self.db, source)
    }

    fn idle(&mut self) -> rusqlite::Result<Vec<i64>> {
        idle(self.db)
    }

    fn given_by(&mut self, source: i64) -> rusqlite::Result<Vec<ReportId>> {
        given_by(self.db, source)
    }

    fn stored(&mut self, id: &ReportId) -> rusqlite::Result<Option<Stored>> {
        stored(self.db, id)
    }

    fn put(
        &mut self,
        id: &ReportId,
        report: Option<Stored>,
        write: &Write,
    ) -> rusqlite::Result<()> {
        let row = parts::find(self.db, id)?;
        match write {
            Write::Nothing => {}
            Write::Recognition => retold(self.db, &DossierId::of(id))?,
            Write::Report => touch(self.db, &DossierId::of(id), id.year)?,
        }
        match (row, report, write) {
            (_, _, Write::Nothing) | (None, None, _) => Ok(()),
            (Some(row), Some(report), Write::Recognition) => {
                self.writer.retell(row, report.recognition)
            }
            (Some(row), Some(report), Write::Report) => self.writer.replace(row, report),
            (None, Some(report), _) => self.writer.insert(report),
            (Some(row), None, _) => parts::remove(self.db, row),
        }
    }
}

/// The report of that name, as it is stored.
pub(super) fn stored(db: &Connection, id: &ReportId) -> rusqlite::Result<Option<Stored>> {
    parts::find(db, id)?
        .map(|row| parts::load(db, row, id.clone()))
        .transpose()
}

/// The reports of which a source gives any part.
pub(super) fn given_by(db: &Connection, source: i64) -> rusqlite::Result<Vec<ReportId>> {
    db.prepare_cached(GIVEN_BY)?
        .query_map([source], |row| report_id(row, 0))?
        .collect()
}

/// The sources of which nothing stands in any report.
fn idle(db: &Connection) -> rusqlite::Result<Vec<i64>> {
    db.prepare_cached(
        "SELECT id FROM sources s WHERE NOT EXISTS (SELECT 1 FROM recognitions WHERE source = s.id) ORDER BY id",
    )?
    .query_map([], |row| row.get(0))?
    .collect()
}

/// Notes that how the dossier's reports were recognised has changed; its judgement, which does not rest
/// on that, still holds.
fn retold(db: &Connection, dossier: &DossierId) -> rusqlite::Result<()> {
    db.prepare_cached(RETOLD)?
        .execute([dossier.series.as_str(), dossier.country.as_str()])?;
    Ok(())
}

/// Notes that a text or a decision of the dossier has changed, so that it is judged anew from the
/// edition `from` on.
pub(super) fn touch(db: &Connection, dossier: &DossierId, from: Edition) -> rusqlite::Result<()> {
    db.prepare_cached(TOUCH)?.execute(params![
        dossier.series.as_str(),
        dossier.country.as_str(),
        from
    ])?;
    Ok(())
}
