//! A document's blocks to reports, one file a question: where each country's report begins
//! (`part`), which series, country, edition and rating, which section, where the recommendations
//! are and how they are parted, which sentences. What differs between the `series` is told by each
//! one's layout. Whatever is recognised is recorded with the words
//! it rests on; what cannot be told is said, never guessed silently.

mod asks;
mod assembly;
mod body;
mod clues;
mod country;
mod edition;
mod formula;
mod furniture;
mod glue;
mod heading;
mod name;
mod not_recognised;
mod part;
mod rating;
mod recommendations;
mod record;
mod section;
mod sentences;
mod series;
mod table;
mod title;

use crate::facts;
use crate::read::Document;
use crate::report::{Edition, Report, SectionKind, Series};

pub use not_recognised::NotRecognised;
pub use record::report_of_record;
pub use sentences::sentences;
pub use table::reports_of_table;

/// What the user says of a source; it overrides whatever is recognised.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hints {
    /// The country: a name or a code.
    pub country: Option<String>,
    /// The edition.
    pub year: Option<Edition>,
    /// The section that the whole text is.
    pub section: Option<SectionKind>,
    /// The series.
    pub series: Option<Series>,
}

/// The reports in `document`, in order, or why one could not be told. Never empty.
///
/// Where the source has headings of several countries and the user names one of them, only that
/// one is taken.
pub fn reports(document: &Document, hints: &Hints) -> Vec<Result<Report, NotRecognised>> {
    let document = &Document {
        blocks: glue::unglued(&document.blocks),
        ..document.clone()
    };
    let told = series::told(document, hints);
    let mut parts = part::parts(document, told.layout);
    if let Some(wanted) = &hints.country
        && parts.len() > 1
    {
        let found = names(&parts);
        if found.len() > 1 {
            let wanted_name = name::Name::given(wanted);
            parts.retain(|part| match (&part.heading, &wanted_name) {
                (Some(heading), Some(name)) => heading.name.same(name),
                _ => false,
            });
            if parts.is_empty() {
                return vec![Err(NotRecognised::Elsewhere {
                    wanted: facts::country(wanted)
                        .map_or_else(|| wanted.clone(), |country| country.name.clone()),
                    found: listed(&found),
                })];
            }
        }
    }
    parts
        .iter()
        .flat_map(|part| assembly::reports(document, &told, part, hints))
        .collect()
}

fn names(parts: &[part::Part<'_>]) -> Vec<String> {
    let mut names: Vec<String> = parts
        .iter()
        .filter_map(|part| part.heading.as_ref())
        .map(|heading| heading.name.for_people().to_owned())
        .collect();
    names.dedup();
    names
}

fn listed(names: &[String]) -> String {
    match names {
        [first, .., last] if names.len() > 6 => {
            format!("{} countries, {first} to {last}", names.len())
        }
        _ => names.join(", "),
    }
}

#[cfg(test)]
mod tests;
