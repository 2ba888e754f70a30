//! Where things are told on the page.

use axum::http::Uri;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;

use crate::judgement::DossierId;
use crate::render::handout::Format;
use crate::report::{Edition, RecommendationId, ReportId, SentenceId, Series};

/// Where one signs in.
pub(super) const SIGN_IN: &str = "/sign-in";
/// Where one signs out.
pub(super) const SIGN_OUT: &str = "/sign-out";

/// Where one signs in and then goes on to `next`.
pub(super) fn sign_in(next: &Uri) -> String {
    let next = next.path_and_query().map_or("/", |next| next.as_str());
    format!(
        "{SIGN_IN}?next={}",
        utf8_percent_encode(next, NON_ALPHANUMERIC)
    )
}

/// `next` where it is a page of ours, else the first page: an address from elsewhere must not lead
/// people from the door to somewhere else.
pub(super) fn of_ours(next: &str) -> &str {
    let path = next
        .strip_prefix('/')
        .is_some_and(|rest| !rest.starts_with(['/', '\\']));
    let plain = !next
        .chars()
        .any(|letter| letter.is_control() || letter.is_whitespace());
    if path && plain { next } else { "/" }
}

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

/// The same as a file.
pub(super) fn report_file(id: Option<&DossierId>, year: &Edition, format: &Format) -> String {
    let path = format!("/report/{year}.{}", format.word());
    with_fields(&path, &of_dossier(id))
}

/// All compliance reports of one edition.
pub(super) fn reports(year: &Edition) -> String {
    format!("/report/{year}")
}

/// Everything, or everything of one country, as a file.
pub(super) fn export(id: Option<&DossierId>, format: &Format) -> String {
    let path = format!("/export/everything.{}", format.word());
    with_fields(&path, &of_dossier(id))
}

fn of_dossier(id: Option<&DossierId>) -> Vec<(&'static str, String)> {
    id.map_or_else(Vec::new, |id| {
        vec![
            ("country", id.country.to_string()),
            ("series", id.series.to_string()),
        ]
    })
}

/// Where files are handed in.
pub(super) const REHEARSE: &str = "/sources/rehearse";

/// Where one sees what becomes of files that were handed in.
pub(super) fn adding(job: &str) -> String {
    format!("/sources/adding/{job}")
}

/// A source, by its number.
pub(super) fn source(number: &i64) -> String {
    format!("/source/{number}")
}

/// A source, by its digest.
pub(super) fn source_of_digest(sha256: &str) -> String {
    format!("/source/{}", sha256.get(..12).unwrap_or(sha256))
}

/// Where one sees what removing a source takes away, and removes it.
pub(super) fn remove(number: &i64) -> String {
    format!("{}/remove", source(number))
}

/// The sources, after the one of that number was removed.
pub(super) fn sources_without(number: i64) -> String {
    format!("/sources?removed={number}")
}

/// An ask, by the name of any of its wordings.
pub(super) fn ask(id: &RecommendationId) -> String {
    format!("/ask/{id}")
}

/// An ask after these decisions on it were made.
pub(super) fn ask_after(id: &RecommendationId, decisions: &[i64]) -> String {
    let did: Vec<String> = decisions.iter().map(|n| format!("did={n}")).collect();
    format!("{}?{}", ask(id), did.join("&"))
}

/// Where something is said of an ask, its matches and its evidence.
pub(super) fn say(id: &RecommendationId) -> String {
    format!("{}/say", ask(id))
}

/// Where another wording is linked to an ask.
pub(super) fn link(id: &RecommendationId) -> String {
    format!("{}/link", ask(id))
}

/// Where what was said of an ask is taken back.
pub(super) fn undo(id: &RecommendationId) -> String {
    format!("{}/undo", ask(id))
}

/// An ask at one of its wordings.
pub(super) fn wording(id: &RecommendationId) -> String {
    format!("{}#{id}", ask(id))
}

/// A recommendation in the text of its report.
pub(super) fn recommendation(id: &RecommendationId) -> String {
    format!("{}#{id}", text(&id.report))
}

/// The text of a report.
pub(super) fn text(id: &ReportId) -> String {
    format!("/text/{id}")
}

/// A sentence in the text of its report.
pub(super) fn sentence(id: &SentenceId) -> String {
    format!("{}#{id}", text(&id.report))
}

/// `path` with these fields behind its question mark.
pub(super) fn with_fields(path: &str, fields: &impl Serialize) -> String {
    // Pairs of text can always be written.
    let query = serde_html_form::to_string(fields).unwrap_or_default();
    match query.is_empty() {
        true => path.to_owned(),
        false => format!("{path}?{query}"),
    }
}

/// The series that an address names.
pub(super) fn series(given: &str) -> Result<Series, String> {
    Series::new(given).ok_or_else(|| {
        format!("\"{given}\" is no series; they are named by letters, such as TIP or ILAB")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_door_leads_to_pages_of_ours_alone() {
        assert_eq!(of_ours("/ask/PER-2012-3?did=4"), "/ask/PER-2012-3?did=4");
        for elsewhere in [
            "//evil.example",
            "/\\evil.example",
            "https://evil.example",
            "",
            "/a\nb",
            "javascript:1",
        ] {
            assert_eq!(of_ours(elsewhere), "/", "{elsewhere}");
        }
    }
}
