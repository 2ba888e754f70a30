//! What people decided: appended, never changed, found again.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::error::Trouble;
use super::record::touch;
use super::to_judge::dossier;
use super::values::{Json, Time};
use super::{Result, Store, StoreError};
use crate::decision::merge::Here;
use crate::decision::{Decision, Quoted, Ruling, Today, order};
use crate::judgement::DossierId;
use crate::report::{RecommendationId, ReportId};

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

const COLUMNS: &str = "SELECT number, said_at, said_by, ruling, note, counts_from FROM decisions";
pub(super) const OF_DOSSIER: &str = "
    SELECT number, said_at, said_by, ruling, note, counts_from FROM decisions
    WHERE series = ?1 AND country = ?2";
// Without the Z, times of any precision are in order as text.
pub(super) const LATEST: &str = "
    SELECT max(rtrim(coalesce(counts_from, said_at), 'Z')) || 'Z' FROM decisions
    WHERE series = ?1 AND country = ?2";

pub(super) const LAST_NUMBER: &str =
    "SELECT coalesce(max(number), 0) FROM decisions WHERE series = ?1 AND country = ?2";

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

impl Saying {
    /// What `by` says now, all of it for the same reason.
    pub fn together(by: &str, rulings: Vec<Ruling>, note: Option<&str>) -> Vec<Self> {
        let note = note.map(str::trim).filter(|note| !note.is_empty());
        let at = Utc::now();
        let said = rulings.into_iter().map(|ruling| Saying {
            by: by.to_owned(),
            at,
            ruling,
            note: note.map(str::to_owned),
        });
        said.collect()
    }
}

impl Store {
    /// Keeps what a person said, for ever, and marks the dossier as stale. It counts after
    /// everything that was decided on the dossier before, whatever the clock says ([`order`]).
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
        let dossier = dossier_of_ruling(&ruling)?;
        let note = note.map(str::trim).filter(|note| !note.is_empty());
        let saying = Saying {
            by: by.to_owned(),
            at,
            ruling,
            note: note.map(str::to_owned),
        };
        self.change_for_good(|db| say_here(db, &dossier, saying))
    }

    /// Keeps all of `said` in its order, or on an error nothing of it.
    ///
    /// # Errors
    /// As [`Store::decide`].
    pub fn decide_all(&mut self, said: &[Saying]) -> Result<Vec<Decision>> {
        let kept = self.decide_all_after(i64::MAX, said)?;
        Ok(kept.unwrap_or_default())
    }

    /// The same, unless anybody has said something of the same dossiers since the decision numbered
    /// `seen`: then nothing is kept.
    ///
    /// # Errors
    /// As [`Store::decide`].
    pub fn decide_all_after(
        &mut self,
        seen: i64,
        said: &[Saying],
    ) -> Result<Option<Vec<Decision>>> {
        let dossiers = (said.iter())
            .map(|saying| dossier_of_ruling(&saying.ruling))
            .collect::<Result<Vec<_>>>()?;
        self.change_for_good(|db| {
            for dossier in &dossiers {
                if last_number(db, dossier)? > seen {
                    return Ok(None);
                }
            }
            (said.iter().zip(&dossiers))
                .map(|(saying, dossier)| say_here(db, dossier, saying.clone()))
                .collect::<Result<_, Trouble>>()
                .map(Some)
        })
    }

    /// Keeps what other people said elsewhere, all of it or (on an error) nothing, and after it what is
    /// `settled` about it here. What is known already is not kept twice. Decisions about countries of
    /// which nothing is stored are kept as well, and apply as soon as their reports are.
    /// Gives back how many were new, without the settled ones.
    ///
    /// # Errors
    /// [`StoreError::Apart`] as for [`Store::decide`].
    pub fn take_over(&mut self, said: &[Decision], settled: &[Saying]) -> Result<usize> {
        let mut by_dossier: BTreeMap<DossierId, Vec<&Decision>> = BTreeMap::new();
        for decision in said {
            let dossier = dossier_of_ruling(&decision.ruling)?;
            by_dossier.entry(dossier).or_default().push(decision);
        }
        let settled = (settled.iter())
            .map(|saying| Ok((dossier_of_ruling(&saying.ruling)?, saying.clone())))
            .collect::<Result<Vec<_>>>()?;
        self.change_for_good(|db| {
            let mut new = 0;
            for (id, said) in &by_dossier {
                new += keep_new(db, id, said.iter().copied())?;
            }
            for (id, saying) in settled {
                touch(db, &id, saying.ruling.links_from())?;
                say(db, &id, saying)?;
            }
            Ok(new)
        })
    }

    /// What is known here of every country and series that `decisions` are about.
    pub fn beside(&self, decisions: &[Decision]) -> Result<BTreeMap<DossierId, Here>> {
        let ids: BTreeSet<DossierId> = decisions.iter().map(Decision::dossier).collect();
        let here = ids.into_iter().map(|id| {
            let here = Here {
                dossier: self.dossier(&id)?,
                decisions: self.decisions_of(&id)?,
            };
            Ok((id, here))
        });
        here.collect()
    }

    /// As [`Store::change`], and safe from a power cut as soon as it returns: unlike a report, a
    /// decision cannot be read again.
    pub(super) fn change_for_good<T>(
        &mut self,
        changes: impl FnOnce(&Connection) -> Result<T, Trouble>,
    ) -> Result<T> {
        self.ask(|db| db.pragma_update(None, "synchronous", "FULL"))?;
        let changed = self.change(changes);
        // What was kept is not called in question by this; the next changes are only slower.
        let _ = self.ask(|db| db.pragma_update(None, "synchronous", "NORMAL"));
        changed
    }

    /// Everything that people said of a dossier, in the order in which it counts.
    pub fn decisions_of(&self, id: &DossierId) -> Result<Vec<Decision>> {
        self.ask(|db| decisions_of(db, id))
    }

    /// The decision of that number.
    pub fn decision(&self, number: i64) -> Result<Option<Decision>> {
        self.ask(|db| {
            db.prepare_cached(&format!("{COLUMNS} WHERE number = ?1"))?
                .query_row([number], decision)
                .optional()
        })
    }

    /// What people said of what is meant, in the order in which it counts.
    pub fn history(&self, filter: &HistoryFilter) -> Result<Vec<Decision>> {
        match filter {
            HistoryFilter::All => {
                self.ask(|db| in_order(db.prepare_cached(COLUMNS)?.query_map([], decision)?))
            }
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
                let today = Today::of(&dossier).wording(quoted);
                wordings.contains(today.as_ref().unwrap_or(&quoted.id))
            })
        });
        Ok(decisions)
    }
}

/// The dossier's decisions in the order in which they count.
pub(super) fn decisions_of(db: &Connection, id: &DossierId) -> rusqlite::Result<Vec<Decision>> {
    let dossier = [id.series.as_str(), id.country.as_str()];
    in_order(
        db.prepare_cached(OF_DOSSIER)?
            .query_map(dossier, decision)?,
    )
}

fn in_order(
    rows: impl Iterator<Item = rusqlite::Result<Decision>>,
) -> rusqlite::Result<Vec<Decision>> {
    let mut decisions = rows.collect::<rusqlite::Result<Vec<_>>>()?;
    order::put_in_order(&mut decisions);
    Ok(decisions)
}

/// The number of what was said last of the dossier; 0 where nothing was.
fn last_number(db: &Connection, dossier: &DossierId) -> rusqlite::Result<i64> {
    db.prepare_cached(LAST_NUMBER)?
        .query_row([dossier.series.as_str(), dossier.country.as_str()], |row| {
            row.get(0)
        })
}

/// Keeps what a person says of a dossier of which something is stored.
fn say_here(db: &Connection, dossier: &DossierId, saying: Saying) -> Result<Decision, Trouble> {
    let (series, country) = (dossier.series.as_str(), dossier.country.as_str());
    let known = db
        .prepare_cached("SELECT 1 FROM reports WHERE series = ?1 AND country = ?2")?
        .exists([series, country])?;
    if !known {
        return Err(Trouble::Unknown(format!("report of {series} on {country}")));
    }
    touch(db, dossier, saying.ruling.links_from())?;
    Ok(say(db, dossier, saying)?)
}

/// Keeps what is said now, after all that was said before.
fn say(db: &Connection, dossier: &DossierId, saying: Saying) -> rusqlite::Result<Decision> {
    let latest: Option<Time> = db
        .prepare_cached(LATEST)?
        .query_row([dossier.series.as_str(), dossier.country.as_str()], |row| {
            row.get(0)
        })?;
    let mut decision = Decision {
        number: 0,
        at: saying.at,
        counts_from: order::counts_from(saying.at, latest.map(|time| time.0)),
        by: saying.by,
        ruling: saying.ruling,
        note: saying.note,
    };
    decision.number = keep(db, dossier, &decision)?;
    Ok(decision)
}

/// Keeps those of `said` that are not known here, as they were said, and gives how many they are.
pub(super) fn keep_new<'a>(
    db: &Connection,
    dossier: &DossierId,
    said: impl IntoIterator<Item = &'a Decision>,
) -> rusqlite::Result<usize> {
    let known = decisions_of(db, dossier)?;
    let mut known: HashSet<order::Key> = known.iter().map(Decision::key).collect();
    let mut new = 0;
    for decision in said.into_iter().filter(|said| known.insert(said.key())) {
        touch(db, dossier, decision.ruling.links_from())?;
        keep(db, dossier, decision)?;
        new += 1;
    }
    Ok(new)
}

/// Writes the decision as it is, and gives the number that it gets here.
fn keep(db: &Connection, dossier: &DossierId, decision: &Decision) -> rusqlite::Result<i64> {
    db.prepare_cached(
        "INSERT INTO decisions (said_at, said_by, series, country, ruling, note, counts_from)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?
    .execute(params![
        Time(decision.at),
        decision.by,
        dossier.series.as_str(),
        dossier.country.as_str(),
        Json(&decision.ruling),
        decision.note,
        decision.counts_from.map(Time),
    ])?;
    Ok(db.last_insert_rowid())
}

fn decision(row: &Row<'_>) -> rusqlite::Result<Decision> {
    Ok(Decision {
        number: row.get(0)?,
        at: row.get::<_, Time>(1)?.0,
        by: row.get(2)?,
        ruling: row.get::<_, Json<Ruling>>(3)?.0,
        note: row.get(4)?,
        counts_from: row.get::<_, Option<Time>>(5)?.map(|time| time.0),
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
