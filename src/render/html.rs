//! Views as HTML: one file that needs nothing else, no script, nothing from elsewhere; made to be
//! read on a screen, on paper and aloud. The templates stand in `templates/report/`.
//!
//! Askama escapes whatever a template inserts. What is marked `safe` there is a template's own output,
//! or the style sheet.

mod asks;
mod contents;
mod countries;
mod country;
mod grid;
mod lists;
mod mix;
mod page;

pub use asks::AskPart;
pub use page::{compliance_part, compliance_report, style_within};

use crate::report::{Edition, RecommendationId, ReportId};

/// Where the page tells of an ask.
fn ask_anchor(id: &RecommendationId) -> String {
    format!("ask-{id}")
}

/// Where the page has further sentences on an ask.
fn annex_anchor(id: &RecommendationId) -> String {
    format!("further-{id}")
}

/// Where the page names the source of an edition.
fn source_anchor(report: &ReportId, year: Edition) -> String {
    format!("{report}-source-{year}")
}

/// The address that may be followed: of the web, and nothing that a browser would run.
pub(crate) fn web_address(url: Option<&str>) -> Option<&str> {
    url.filter(|url| {
        let scheme = url.split_once("://").map(|(scheme, _)| scheme);
        scheme.is_some_and(|s| s.eq_ignore_ascii_case("https") || s.eq_ignore_ascii_case("http"))
    })
}
