//! Where things are told on the page.

use crate::judgement::DossierId;
use crate::report::{Edition, RecommendationId, ReportId, SentenceId, Series};

/// One country in one series.
pub(super) fn country(id: &DossierId) -> String {
    format!("/country/{}/{}", id.series, id.country)
}

/// The figures that the reports of one country state.
pub(super) fn figures(id: &DossierId) -> String {
    format!("{}/figures", country(id))
}

/// The questions about one country that wait for a person.
pub(super) fn review(id: &DossierId) -> String {
    format!("/review?country={}&series={}", id.country, id.series)
}

/// The compliance report of one country in one edition.
pub(super) fn report(id: &DossierId, year: &Edition) -> String {
    format!("/report/{year}?country={}&series={}", id.country, id.series)
}

/// An ask, by the name of any of its wordings.
pub(super) fn ask(id: &RecommendationId) -> String {
    format!("/ask/{id}")
}

/// An ask at one of its wordings.
pub(super) fn wording(id: &RecommendationId) -> String {
    format!("{}#{id}", ask(id))
}

/// The text of a report.
pub(super) fn text(id: &ReportId) -> String {
    format!("/text/{id}")
}

/// A sentence in the text of its report.
pub(super) fn sentence(id: &SentenceId) -> String {
    format!("{}#{id}", text(&id.report))
}

/// The series that an address names.
pub(super) fn series(given: &str) -> Result<Series, String> {
    Series::new(given).ok_or_else(|| {
        format!("\"{given}\" is no series; they are named by letters, such as TIP or ILAB")
    })
}
