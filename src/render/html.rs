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
mod readable;

pub use asks::AskPart;
pub use page::{compliance_part, compliance_report, style_within};

use askama::Template;

pub use readable::Readable;

use crate::report::{Edition, RecommendationId, ReportId};
use crate::view::compliance::Tally;

/// The chart of `tallies` as a figure, with the rating of each edition beside its bar; `None` where
/// there is nothing to draw. The page that holds it holds `templates/report/marks.svg` too, and names
/// nothing else by what begins with `key`.
///
/// # Errors
/// When a template cannot be written, which no view of ours gives cause for.
pub fn status_mix(
    key: &str,
    tallies: &[Tally],
    ratings: &[&str],
) -> Result<Option<String>, askama::Error> {
    let mix = mix::Mix::drawn(key.to_owned(), tallies, ratings);
    mix.map(|mix| mix.render()).transpose()
}

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
