//! An open database whose judgement is up to date, asked by the names that people write: what the
//! command line and the page both stand on.

mod going;
mod intake;
mod memory;
mod narrowing;
mod problem;
mod recall;
mod source;

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::{NaiveDate, Utc};

use crate::decision::{Decision, Ruling};
use crate::intake::judge_stale;
use crate::judgement::DossierId;
use crate::ledger::Origins;
use crate::report::{CountryCode, Edition, RecommendationId, SentenceId, Series};
use crate::store::{DossierFilter, Saying, Store, near};
use crate::view::compliance::ComplianceReport;

pub use going::Goal;
pub use intake::came_of;
pub use narrowing::{Narrowing, NothingFound};
pub use problem::DeskError;
pub use recall::{Open, Recall};
pub use source::{NoSource, called};

/// What most answers of a desk are.
pub type Result<T> = std::result::Result<T, DeskError>;

/// An open database whose judgement is up to date.
pub struct Desk {
    store: Store,
    /// What the database is called where a sentence speaks of it.
    named: String,
    recall: Arc<Recall>,
}

/// So many bytes of ledgers does a desk remember that shares its memory with no other.
const ROOM: u64 = 16 << 20;

/// Which countries are meant, in a person's words.
#[derive(Debug, Clone, Default)]
pub struct Scope {
    /// The country's name or code.
    pub country: Option<String>,
    /// The series.
    pub series: Option<Series>,
}

impl Desk {
    /// A desk on `store`, called `named`; what changed since it was judged is judged anew.
    ///
    /// # Errors
    /// When the database cannot be read or written, or the lexicon cannot be used.
    pub fn of(store: Store, named: impl Into<String>) -> Result<Self> {
        let mut desk = Desk::looking(store, named);
        desk.judge_anew()?;
        Ok(desk)
    }

    /// A desk on a store as it is, at which nothing is judged or decided.
    pub fn looking(store: Store, named: impl Into<String>) -> Self {
        Desk {
            store,
            named: named.into(),
            recall: Arc::new(Recall::with_room(ROOM)),
        }
    }

    /// The same desk, remembering what others at the same database remember.
    pub fn sharing(self, recall: Arc<Recall>) -> Self {
        Desk { recall, ..self }
    }

    /// What the store can tell by itself.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// What the database is called where a sentence speaks of it.
    pub fn named(&self) -> &str {
        &self.named
    }

    /// Whether no report has been read yet.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn is_empty(&self) -> Result<bool> {
        Ok((self.store.dossier_ids(&DossierFilter::default())?).is_empty())
    }

    /// The dossiers in `scope`, ordered by series and country; never none.
    ///
    /// # Errors
    /// When no report is of that country and series.
    pub fn dossiers(&self, scope: &Scope) -> Result<Vec<DossierId>> {
        let dossiers = self.store.dossier_ids(&self.filter(scope)?)?;
        match dossiers.is_empty() {
            true => Err(DeskError::NoDossier {
                named: self.named.clone(),
            }),
            false => Ok(dossiers),
        }
    }

    /// `scope` by the names that the store uses.
    ///
    /// # Errors
    /// When the country or the series is not known here, with what is.
    pub fn filter(&self, scope: &Scope) -> Result<DossierFilter> {
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

    fn known_series(&self, series: &Series) -> Result<()> {
        let known = self.store.series()?;
        if known.contains(series) || known.is_empty() {
            return Ok(());
        }
        Err(DeskError::NoSeries {
            given: series.clone(),
            known,
            named: self.named.clone(),
        })
    }

    /// The topic that a person names, as it is written here.
    ///
    /// # Errors
    /// When no recommendation is about it, with the near ones.
    pub fn topic(&self, given: &str, filter: &DossierFilter) -> Result<String> {
        let known = self.store.topics(filter)?;
        let same = |topic: &&String| topic.eq_ignore_ascii_case(given.trim());
        match known.iter().find(same) {
            Some(topic) => Ok(topic.clone()),
            None => Err(DeskError::NoTopic {
                given: given.to_owned(),
                near: near(given, &known),
                known,
            }),
        }
    }

    /// The compliance report of the edition of `year`, prepared on that day, of the countries in
    /// `scope`, with the places of its sources told by `origins`.
    ///
    /// # Errors
    /// When no report of that edition was read, with the editions that were.
    pub fn compliance(
        &self,
        year: Edition,
        scope: &Scope,
        origins: Origins,
        prepared_on: NaiveDate,
    ) -> Result<ComplianceReport> {
        let mut gathering = ComplianceReport::of(year, prepared_on);
        for id in self.dossiers(scope)? {
            gathering.add(&self.ledger(&id)?.telling(origins));
        }
        let report = gathering.done();
        if report.countries.is_empty() {
            let known: BTreeSet<Edition> = (report.left_out.iter())
                .flat_map(|country| country.editions.iter().copied())
                .collect();
            return Err(DeskError::NoEdition {
                given: year,
                known: known.into_iter().collect(),
            });
        }
        Ok(report)
    }

    /// The country that `dossiers` are about, by its name, or how many there are.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn about(&self, dossiers: &[DossierId]) -> Result<String> {
        let countries: BTreeSet<&CountryCode> = dossiers.iter().map(|id| &id.country).collect();
        match dossiers.last() {
            Some(one) if countries.len() == 1 => Ok(self.ledger(one)?.country.clone()),
            _ => Ok(format!("{} countries", countries.len())),
        }
    }

    /// The wording that has the name `given`.
    ///
    /// # Errors
    /// When there is none, with those whose names are near.
    pub fn wording(&self, given: &str) -> Result<RecommendationId> {
        let parsed = given.parse::<RecommendationId>();
        if let Ok(id) = &parsed
            && self.store.find_wording(id)?.is_some()
        {
            return Ok(id.clone());
        }
        Err(DeskError::NoWording {
            given: parsed,
            near: self.store.nearest_ids(given)?,
            named: self.named.clone(),
        })
    }

    /// The sentence that has the name `given`, and its words.
    ///
    /// # Errors
    /// When there is none, or it stands where no evidence is taken from.
    pub fn sentence(&self, given: &str) -> Result<(SentenceId, String)> {
        let id: SentenceId = given.parse()?;
        if !id.section.bears_evidence() {
            return Err(DeskError::NoEvidence { id });
        }
        match self.store.find_sentence(&id)? {
            Some(text) => Ok((id, text)),
            None => Err(DeskError::NoSentence {
                id,
                named: self.named.clone(),
            }),
        }
    }

    /// Keeps what `by` said, and judges anew what it concerns.
    ///
    /// # Errors
    /// When it cannot be kept; then nothing of it is.
    pub fn decide(&mut self, by: &str, ruling: Ruling, note: Option<&str>) -> Result<Decision> {
        let decision = self.store.decide(by, Utc::now(), ruling, note)?;
        self.judge_anew()?;
        Ok(decision)
    }

    /// Keeps several things that `by` said at once, or on an error none of them, and judges anew what
    /// they concern.
    ///
    /// # Errors
    /// As [`Desk::decide`].
    pub fn decide_together(
        &mut self,
        by: &str,
        rulings: Vec<Ruling>,
        note: Option<&str>,
    ) -> Result<Vec<Decision>> {
        self.decide_all(&Saying::together(by, rulings, note))
    }

    /// Keeps what others said elsewhere and what is settled about it here, and judges anew what
    /// that concerns.
    ///
    /// # Errors
    /// When it cannot be kept; then nothing of it is.
    pub fn take_over(&mut self, said: &[Decision], settled: &[Saying]) -> Result<()> {
        self.store.take_over(said, settled)?;
        self.judge_anew()
    }

    /// Keeps everything that was said, or on an error nothing of it, and judges anew what it concerns.
    ///
    /// # Errors
    /// When it cannot be kept; then nothing of it is.
    pub fn decide_all(&mut self, said: &[Saying]) -> Result<Vec<Decision>> {
        let decisions = self.store.decide_all(said)?;
        self.judge_anew()?;
        Ok(decisions)
    }

    /// The same, unless anybody has said something of the same countries since the decision numbered
    /// `seen`, at this desk or any other: then nothing is kept.
    ///
    /// # Errors
    /// As [`Desk::decide_all`].
    pub fn decide_all_after(
        &mut self,
        seen: i64,
        said: &[Saying],
    ) -> Result<Option<Vec<Decision>>> {
        let decisions = self.store.decide_all_after(seen, said)?;
        self.judge_anew()?;
        Ok(decisions)
    }

    /// Judges what has changed since it was judged.
    ///
    /// # Errors
    /// When the database cannot be read or written, or the lexicon cannot be used.
    pub fn judge_anew(&mut self) -> Result<()> {
        judge_stale(&mut self.store, &mut |_| ())?;
        Ok(())
    }
}
