//! The database as the commands use it: open, judged, and asked by the names that people write.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, bail};
use clap::Args;
use unmet::decision::merge::Here;
use unmet::decision::{Decision, Ruling};
use unmet::intake::{Filling, judge_stale};
use unmet::judgement::DossierId;
use unmet::ledger::Ledger;
use unmet::report::{RecommendationId, ReportId, SentenceId, Series};
use unmet::store::{DossierFilter, PATIENCE, Rehearsal, Saying, Store, near};

use super::person::Person;
use super::words;

/// The database where nothing else is said.
pub const USUAL_DATABASE: &str = "unmet.db";

/// The database that is meant.
#[derive(Debug, Args)]
pub struct Database {
    /// The database
    #[arg(long = "db", global = true, env = "UNMET_DB", default_value = USUAL_DATABASE, value_name = "FILE")]
    pub path: PathBuf,

    /// Wait at most so many seconds for another process that uses the database
    #[arg(long, global = true, env = "UNMET_WAIT", hide = true, value_name = "SECONDS", value_parser = seconds, default_value_t = Seconds(PATIENCE))]
    wait: Seconds,
}

/// A time to wait.
#[derive(Debug, Clone, Copy)]
struct Seconds(Duration);

impl std::fmt::Display for Seconds {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.0.as_secs_f64())
    }
}

/// SQLite counts the milliseconds in an `int`; a day is far within it.
fn seconds(given: &str) -> Result<Seconds, String> {
    words::seconds(given).map(Seconds)
}

impl Database {
    /// Opens it, or makes it when the first report comes.
    pub fn to_fill(&self) -> anyhow::Result<Filling> {
        Ok(Filling::at(&self.path, self.wait.0)?)
    }

    /// It as it would be after what is rehearsed; nothing in it is changed, and none is made.
    pub fn to_rehearse(&self) -> anyhow::Result<Rehearsal> {
        let store = match Store::is_there(&self.path)? {
            true => Some(Store::open_to_look(&self.path, self.wait.0)?),
            false => None,
        };
        Ok(Rehearsal::of(store))
    }

    /// Opens it, whatever state it is in: for looking after the file itself.
    pub fn open(&self) -> anyhow::Result<Store> {
        Ok(Store::open_existing_waiting(&self.path, self.wait.0)?)
    }
}

/// An open database whose judgement is up to date.
pub struct Desk {
    store: Store,
    named: PathBuf,
}

/// Which countries are meant.
#[derive(Debug, Args)]
pub struct Scope {
    /// Only this country: its name or its code (Peru, PER)
    #[arg(long, value_name = "COUNTRY")]
    country: Option<String>,

    /// Only this series (TIP, ILAB)
    #[arg(long, value_name = "SERIES", value_parser = series)]
    series: Option<Series>,
}

/// The series that a person names.
pub fn series(given: &str) -> Result<Series, String> {
    Series::new(given)
        .ok_or_else(|| "a series is named by letters and digits, such as TIP".to_owned())
}

impl Desk {
    /// The database, which may hold decisions that wait for their reports, and nothing else.
    pub fn open_without_reports(database: &Database) -> anyhow::Result<Self> {
        let mut desk = Desk {
            store: database.open()?,
            named: database.path.clone(),
        };
        desk.judge_anew()?;
        Ok(desk)
    }

    /// The database, which must hold at least one report.
    pub fn open(database: &Database) -> anyhow::Result<Self> {
        let desk = Desk::open_without_reports(database)?;
        if desk
            .store
            .dossier_ids(&DossierFilter::default())?
            .is_empty()
        {
            bail!(
                "{} holds no report yet; run `unmet add` first",
                desk.named.display()
            );
        }
        Ok(desk)
    }

    /// A desk with this store, whatever it holds.
    #[cfg(test)]
    pub fn of(store: Store, named: PathBuf) -> Self {
        Desk { store, named }
    }

    /// What the store can tell by itself.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// The dossiers in `scope`, ordered by series and country.
    pub fn dossiers(&self, scope: &Scope) -> anyhow::Result<Vec<DossierId>> {
        let dossiers = self.store.dossier_ids(&self.filter(scope)?)?;
        if dossiers.is_empty() {
            bail!(
                "no report of that series and country is in {}",
                self.named.display()
            );
        }
        Ok(dossiers)
    }

    /// `scope` by the names that the store uses.
    pub fn filter(&self, scope: &Scope) -> anyhow::Result<DossierFilter> {
        let country = scope
            .country
            .as_deref()
            .map(|given| self.store.country(given));
        if let Some(series) = &scope.series {
            self.known_series(series)?;
        }
        Ok(DossierFilter {
            series: scope.series.clone(),
            country: country.transpose()?,
        })
    }

    /// An error that tells the series that there are, when `series` is none of them.
    fn known_series(&self, series: &Series) -> anyhow::Result<()> {
        let known = self.store.series()?;
        if known.contains(series) || known.is_empty() {
            return Ok(());
        }
        let known: Vec<String> = known.iter().map(Series::to_string).collect();
        bail!(
            "no report in {} is of the series {series}; those that there are: {}",
            self.named.display(),
            known.join(", ")
        )
    }

    /// The topic that a person names, as it is written here.
    pub fn topic(&self, given: &str, filter: &DossierFilter) -> anyhow::Result<String> {
        let known = self.store.topics(filter)?;
        if let Some(topic) = known
            .iter()
            .find(|topic| topic.eq_ignore_ascii_case(given.trim()))
        {
            return Ok(topic.clone());
        }
        match near(given, &known).as_slice() {
            _ if known.is_empty() => bail!("no recommendation there has a topic"),
            [] => bail!(
                "no recommendation there is about \"{given}\"; the topics are {}",
                known.join(", ")
            ),
            near => bail!(
                "no recommendation there is about \"{given}\"; did you mean {}?",
                near.join(", or ")
            ),
        }
    }

    /// All that is known of a dossier.
    pub fn ledger(&self, id: &DossierId) -> anyhow::Result<Ledger> {
        Ok(self.store.ledger(id)?)
    }

    /// All that is known of the country and series in which `report` stands.
    pub fn ledger_of(&self, report: &ReportId) -> anyhow::Result<Ledger> {
        self.ledger(&DossierId::of(report))
    }

    /// The wording that has the name `given`.
    pub fn wording(&self, given: &str) -> anyhow::Result<RecommendationId> {
        let parsed = given.parse::<RecommendationId>();
        if let Ok(id) = &parsed
            && self.store.find_wording(id)?.is_some()
        {
            return Ok(id.clone());
        }
        let near = match self.store.nearest_ids(given)?.as_slice() {
            [] => "`unmet list` shows the names that there are".to_owned(),
            near => format!("did you mean {}?", near.join(", or ")),
        };
        match parsed {
            Ok(id) => bail!("there is no {id} in {}; {near}", self.named.display()),
            Err(error) => bail!("{error}; {near}"),
        }
    }

    /// The sentence that has the name `given`, and its words.
    pub fn sentence(&self, given: &str) -> anyhow::Result<(SentenceId, String)> {
        let id: SentenceId = given.parse()?;
        if !id.section.bears_evidence() {
            bail!(
                "{id} stands in the section {}; only sentences of prosecution, protection, prevention and progress sections can be evidence",
                id.section
            );
        }
        let text = self.store.find_sentence(&id)?.with_context(|| {
            format!(
                "there is no sentence {id} in {}; `unmet show` and `unmet search` tell the names of sentences",
                self.named.display()
            )
        })?;
        Ok((id, text))
    }

    /// Keeps what a person said, and judges anew what it concerns.
    pub fn decide(&mut self, person: &Person, ruling: Ruling) -> anyhow::Result<Decision> {
        self.decide_as(&person.name()?, ruling, person.note())
    }

    /// Keeps what `by` said, and judges anew what it concerns.
    pub fn decide_as(
        &mut self,
        by: &str,
        ruling: Ruling,
        note: Option<&str>,
    ) -> anyhow::Result<Decision> {
        let decision = self.store.decide(by, chrono::Utc::now(), ruling, note)?;
        self.judge_anew()?;
        Ok(decision)
    }

    /// What is known here of every country and series that `decisions` are about.
    pub fn beside(&self, decisions: &[Decision]) -> anyhow::Result<BTreeMap<DossierId, Here>> {
        let ids: BTreeSet<DossierId> = decisions.iter().map(Decision::dossier).collect();
        let here = ids.into_iter().map(|id| {
            let here = Here {
                dossier: self.store.dossier(&id)?,
                decisions: self.store.decisions_of(&id)?,
            };
            Ok((id, here))
        });
        here.collect()
    }

    /// Keeps what others said elsewhere and what is settled about it here, and judges anew what
    /// that concerns.
    pub fn take_over(&mut self, said: &[Decision], settled: &[Saying]) -> anyhow::Result<()> {
        self.store.take_over(said, settled)?;
        self.judge_anew()
    }

    /// Keeps everything that was said, or on an error nothing of it, and judges anew what it concerns.
    pub fn decide_all(&mut self, said: &[Saying]) -> anyhow::Result<()> {
        self.store.decide_all(said)?;
        self.judge_anew()
    }

    /// How to type a command for this database.
    pub fn command(&self, command: &str) -> String {
        command_for(&self.named, command)
    }

    fn judge_anew(&mut self) -> anyhow::Result<()> {
        judge_stale(&mut self.store, &mut |_| ())?;
        Ok(())
    }
}

/// How to type a command for the database `named`: `unmet --db FILE COMMAND`, or without `--db` where
/// that is not needed.
pub fn command_for(named: &Path, command: &str) -> String {
    let by_environment = std::env::var_os("UNMET_DB").is_some_and(|path| path == named.as_os_str());
    if by_environment || named == Path::new(USUAL_DATABASE) {
        format!("unmet {command}")
    } else {
        format!("unmet --db {} {command}", named.display())
    }
}
