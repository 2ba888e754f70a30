//! What an ask comes to: its title, its status and standing, and how long it has been asked in vain.

use std::collections::{BTreeMap, HashMap};

use super::title::title;
use super::types::{Ask, Assessment};
use crate::dossier::Dossier;
use crate::report::{Edition, RecommendationId};
use crate::vocabulary::Status;

/// The asks of `dossier`, by the wordings that are tied together in each.
pub fn asks(
    dossier: &Dossier,
    tied: BTreeMap<RecommendationId, Vec<RecommendationId>>,
    assessments: &[Assessment],
) -> Vec<Ask> {
    let status_of: HashMap<&RecommendationId, Status> = assessments
        .iter()
        .map(|assessment| (&assessment.recommendation, assessment.status))
        .collect();
    let lists: Vec<Edition> = (dossier.reports.iter())
        .filter(|report| report.recommendations.is_some())
        .map(|report| report.id.year)
        .collect();
    let ask = |(id, wordings)| ask(dossier, &lists, id, wordings, &status_of);
    tied.into_iter().filter_map(ask).collect()
}

fn ask(
    dossier: &Dossier,
    lists: &[Edition],
    id: RecommendationId,
    wordings: Vec<RecommendationId>,
    status_of: &HashMap<&RecommendationId, Status>,
) -> Option<Ask> {
    let editions: Vec<(&RecommendationId, Status)> = wordings
        .chunk_by(|a, b| a.report.year == b.report.year)
        .filter_map(|edition| speaking(edition, status_of))
        .collect();
    let (latest, status) = *editions.last()?;
    let answered = (editions.iter().rev()).find(|(_, status)| *status != Status::Pending);
    let in_edition = |year: Edition| editions.iter().find(|(w, _)| w.report.year == year);
    let unmet = |year| in_edition(year).is_some_and(|(_, status)| *status == Status::Unmet);
    let asked = |year| in_edition(year).is_some();
    Some(Ask {
        title: title(dossier.words(latest)),
        status,
        standing: answered.map_or(Status::Pending, |(_, status)| *status),
        answered: answered.map(|(wording, _)| (*wording).clone()),
        streak: (lists.iter().rev())
            .take_while(|year| asked(**year))
            .count(),
        longest_unmet: (lists.split(|year| !unmet(*year)))
            .map(<[Edition]>::len)
            .max()
            .unwrap_or(0),
        id,
        wordings: wordings.clone(),
    })
}

/// Of several wordings in one edition, the one that leaves most to do speaks for all.
fn speaking<'a>(
    wordings: &'a [RecommendationId],
    status_of: &HashMap<&RecommendationId, Status>,
) -> Option<(&'a RecommendationId, Status)> {
    let with_status = wordings
        .iter()
        .filter_map(|w| Some((w, *status_of.get(w)?)));
    with_status
        .rev()
        .max_by_key(|(_, status)| status.left_to_do())
}
