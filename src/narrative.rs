//! A document's blocks to reports, one file a question: where each country's report begins
//! (`part`), which series, country, edition and rating, which section, where the recommendations
//! are and how they are parted, which sentences. What differs between the `series` is told by each
//! one's layout. Whatever is recognised is recorded with the words
//! it rests on; what cannot be told is said, never guessed silently.

mod asks;
mod assembly;
mod body;
mod clues;
mod contradictions;
mod country;
mod edition;
mod file_name;
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
pub mod typed;

use crate::facts;
use crate::read::Document;
use crate::report::{Edition, Report, SectionKind, Series};

pub use not_recognised::NotRecognised;
pub use record::{report_of_record, understood_record};
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
    /// The name under which the source was given, a path: it overrides nothing, but tells what the
    /// text leaves open, and where it says something else, that is told.
    pub name: Option<String>,
    /// Whether it was said of this source, or of many at once.
    pub said_of: SaidOf,
}

/// Of what the user said it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum SaidOf {
    /// Of this source: it corrects what the text states.
    #[default]
    One,
    /// Of a folder, a pack or several files, so that an edition fills in what a text leaves open and
    /// cannot be that of every text that states another: those would all become one report.
    Many,
}

impl Hints {
    /// These, and what they leave open by `earlier` ones.
    pub fn or(self, earlier: Hints) -> Hints {
        Hints {
            country: self.country.or(earlier.country),
            year: self.year.or(earlier.year),
            section: self.section.or(earlier.section),
            series: self.series.or(earlier.series),
            name: self.name.or(earlier.name),
            said_of: self.said_of,
        }
    }
}

/// What was made of a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Understood {
    /// Its reports, in order, or why one could not be told. Never empty.
    pub reports: Vec<Result<Report, NotRecognised>>,
    /// Whole sentences on what in it contradicts itself or what the user says.
    pub remarks: Vec<String>,
    /// Whether it holds reports of other countries than the one that the user named.
    pub holds_others: bool,
}

/// The reports in `document`, in order, or why one could not be told. Never empty.
///
/// Where the source has headings of several countries and the user names one of them, only that
/// one is taken.
pub fn reports(document: &Document, hints: &Hints) -> Vec<Result<Report, NotRecognised>> {
    understood(document, hints).reports
}

/// The same, with what contradicts what.
pub fn understood(document: &Document, hints: &Hints) -> Understood {
    let document = &Document {
        blocks: glue::unglued(&document.blocks),
        ..document.clone()
    };
    let told = series::told(document, hints);
    let mut parts = part::parts(document, told.layout);
    let mut chosen = hints.clone();
    let mut holds_others = false;
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
                let elsewhere = NotRecognised::Elsewhere {
                    wanted: facts::country(wanted)
                        .map_or_else(|| wanted.clone(), |country| country.name.clone()),
                    found: listed(&found),
                };
                return Understood {
                    reports: vec![Err(elsewhere)],
                    remarks: Vec::new(),
                    holds_others: true,
                };
            }
            // Its own heading says which country each part is about; the user only chose.
            chosen.country = None;
            holds_others = true;
        }
    }
    let mut reports = Vec::new();
    let mut remarks = Vec::new();
    for part in &parts {
        for made in assembly::reports(document, &told, part, &chosen) {
            reports.push(made.map(|(report, said)| {
                remarks.extend(said);
                report
            }));
        }
    }
    let named = contradictions::by_name(hints.name.as_deref(), &reports, holds_others);
    remarks.extend(named);
    Understood {
        reports,
        remarks,
        holds_others,
    }
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
