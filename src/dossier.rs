//! The texts of one country in one series, as they are judged.

use serde::{Deserialize, Serialize};

use crate::report::{CountryCode, Recommendation, RecommendationId, ReportId, SentenceId, Series};

/// What tells a dossier from every other: one country in one series.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct DossierId {
    /// The series.
    pub series: Series,
    /// The country.
    pub country: CountryCode,
}

impl DossierId {
    /// The dossier in which a report stands.
    pub fn of(report: &ReportId) -> Self {
        DossierId {
            series: report.series.clone(),
            country: report.country.clone(),
        }
    }
}

/// The texts of one country in one series, ordered by edition. Judging never looks beyond it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dossier {
    /// Which country in which series.
    pub id: DossierId,
    /// Its reports, earliest first, no edition twice.
    pub reports: Vec<DossierReport>,
}

impl Dossier {
    /// The wording of that name.
    pub fn wording(&self, id: &RecommendationId) -> Option<&Recommendation> {
        let report = (self.reports.iter()).find(|report| report.id.year == id.report.year)?;
        let place = (id.ordinal as usize).checked_sub(1)?;
        report.recommendations.as_ref()?.get(place)
    }

    /// The words of a wording; empty where there is none of that name.
    pub fn words(&self, id: &RecommendationId) -> &str {
        self.wording(id).map_or("", |wording| &wording.text)
    }
}

/// What judging needs of one report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DossierReport {
    /// The report.
    pub id: ReportId,
    /// The recommendations in their order; `None` where the list was not part of what was read.
    pub recommendations: Option<Vec<Recommendation>>,
    /// The sentences of the sections that can bear evidence, in reading order.
    pub sentences: Vec<Sentence>,
}

/// A sentence that may be evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Its name, which leads back to its place.
    pub id: SentenceId,
    /// Its words.
    pub text: String,
}
