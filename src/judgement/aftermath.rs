//! What later reports tell of each wording, up to the end or up to an edition of the past.

use std::collections::HashMap;

use super::model::Models;
use super::status::{self, Aftermath, Opinion, StatusModels, Voice};
use super::types::{Evidence, Judgement, Match};
use crate::dossier::Dossier;
use crate::report::{Edition, RecommendationId};

/// What is known of every wording of a dossier.
pub struct Aftermaths<'a>(HashMap<&'a RecommendationId, Aftermath>, Later);

/// The editions of a dossier's reports, and of those whose list was read.
struct Later {
    reports: Vec<Edition>,
    lists: Vec<Edition>,
}

impl<'a> Aftermaths<'a> {
    /// What the reports up to the edition `until` tell.
    pub fn of(
        dossier: &Dossier,
        matches: &'a [Match],
        evidence: &'a [Evidence],
        until: Edition,
    ) -> Self {
        let mut known: HashMap<&RecommendationId, Aftermath> = HashMap::new();
        for link in matches {
            if link.decision.counts() && link.to.report.year <= until {
                known
                    .entry(&link.from)
                    .or_default()
                    .asked_again
                    .push(link.to.report.year);
            }
        }
        for link in evidence {
            if link.decision.counts() && link.sentence.report.year <= until {
                known
                    .entry(&link.recommendation)
                    .or_default()
                    .voices
                    .push(Voice {
                        year: link.sentence.report.year,
                        stance: link.stance,
                        probability: link.decision.sureness(link.probability),
                    });
            }
        }
        let read = || dossier.reports.iter().filter(|r| r.id.year <= until);
        Aftermaths(
            known,
            Later {
                reports: read().map(|r| r.id.year).collect(),
                lists: read()
                    .filter(|r| r.recommendations.is_some())
                    .map(|r| r.id.year)
                    .collect(),
            },
        )
    }

    /// What is known of a wording.
    pub fn of_wording(&self, wording: &RecommendationId) -> Aftermath {
        let later = |year: &Edition| *year > wording.report.year;
        let Later { reports, lists } = &self.1;
        let mut known = self.0.get(wording).cloned().unwrap_or_default();
        known.later_lists = lists.iter().copied().filter(later).collect();
        known.later_reports = reports.iter().copied().filter(later).collect();
        known
    }

    /// What the program thinks of a wording.
    pub fn status(&self, wording: &RecommendationId, models: &StatusModels) -> Opinion {
        status::status(&self.of_wording(wording), models)
    }
}

impl Judgement {
    /// What the program thought of each wording when the edition `until` was out. Later wordings are
    /// left out.
    pub fn as_of(&self, dossier: &Dossier, until: Edition) -> HashMap<RecommendationId, Opinion> {
        let models = &Models::built_in().status;
        let aftermaths = Aftermaths::of(dossier, &self.matches, &self.evidence, until);
        self.assessments
            .iter()
            .map(|assessment| &assessment.recommendation)
            .filter(|wording| wording.report.year <= until)
            .map(|wording| (wording.clone(), aftermaths.status(wording, models)))
            .collect()
    }
}
