//! The whole page.

use askama::Template;

use super::contents::Entry;
use super::countries::Countries;
use super::country::Country;
use super::readable::Readable;
use crate::render::prose;
use crate::view::compliance::{Compliance, ComplianceReport};

const STYLE: &str = include_str!("../../../templates/report/style.css");

#[derive(Template)]
#[template(path = "report/page.html")]
struct Page<'a> {
    title: String,
    generated_by: &'a str,
    style: &'static str,
    lead: Vec<String>,
    contents: Vec<Entry>,
    summary: Option<Countries<'a>>,
    countries: Vec<Country<'a>>,
}

#[derive(Template)]
#[template(path = "report/part.html")]
struct Part<'a> {
    title: String,
    lead: Vec<String>,
    country: Country<'a>,
}

/// The report of one country as a part of a page that has the style already: its title, and all of it.
/// Its names lead to where they are told by `readable`.
///
/// # Errors
/// When a template cannot be written, which no view of ours gives cause for.
pub fn compliance_part(
    view: &ComplianceReport,
    only: &Compliance,
    readable: &Readable,
) -> Result<String, askama::Error> {
    Part {
        title: prose::title(only),
        lead: vec![prose::lead(only), prose::prepared(view)],
        country: Country::alone(only, Some(readable)),
    }
    .render()
}

/// The style within a file of [`compliance_report`]: the text of the element, as a browser hashes it.
pub fn style_within(file: &str) -> Option<&str> {
    let (_, rest) = file.split_once("<style>")?;
    let (style, _) = rest.split_once("</style>")?;
    Some(style)
}

/// The report of an edition as one HTML file: a summary over countries and then each, or the only
/// country's.
///
/// # Errors
/// When a template cannot be written, which no view of ours gives cause for.
pub fn compliance_report(view: &ComplianceReport) -> Result<String, askama::Error> {
    match view.countries.as_slice() {
        [only] if view.left_out.is_empty() => Page {
            title: prose::title(only),
            generated_by: &view.generated_by,
            style: STYLE,
            lead: vec![prose::lead(only), prose::prepared(view)],
            contents: Vec::new(),
            summary: None,
            countries: vec![Country::alone(only, None)],
        }
        .render(),
        several => {
            let countries: Vec<Country> = several
                .iter()
                .map(|country| Country::new(country, 2, None))
                .collect();
            let mut contents = vec![Entry::new("countries", "The countries in short")];
            contents.extend(
                several
                    .iter()
                    .map(|country| Entry::new(country.report.to_string(), prose::title(country))),
            );
            Page {
                title: prose::title_of_several(view),
                generated_by: &view.generated_by,
                style: STYLE,
                lead: vec![prose::prepared(view)],
                contents,
                summary: Some(Countries::of(view)),
                countries,
            }
            .render()
        }
    }
}
