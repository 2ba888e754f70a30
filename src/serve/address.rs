//! Where things are told on the page.

use crate::judgement::DossierId;
use crate::report::{RecommendationId, ReportId, SentenceId};

/// One country in one series.
pub(super) fn country(id: &DossierId) -> String {
    format!("/country/{}/{}", id.series, id.country)
}

/// An ask, by the name of any of its wordings.
pub(super) fn ask(id: &RecommendationId) -> String {
    format!("/ask/{id}")
}

/// The text of a report.
pub(super) fn text(id: &ReportId) -> String {
    format!("/text/{id}")
}

/// A sentence in the text of its report.
pub(super) fn sentence(id: &SentenceId) -> String {
    format!("{}#{id}", text(&id.report))
}
