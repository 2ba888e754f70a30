//! A narrative parted into sections and its list of recommendations, before sentences and items
//! are told.

mod tidy;
mod walk;

use std::collections::BTreeSet;

use super::recommendations::{ListHeading, Piece};
use crate::report::{Clue, Edition, SectionKind};

pub(super) use walk::{as_one, walk};

/// A narrative parted into its sections, in reading order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Body {
    /// Everything but the list of recommendations.
    pub sections: Vec<RawSection>,
    /// The list under a heading of its own, where there is one.
    pub list: Option<RawList>,
    /// Lines that state nothing but a rating.
    pub rating_lines: Vec<String>,
}

/// A section before its sentences are told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct RawSection {
    /// What it is about.
    pub kind: SectionKind,
    /// Its heading as printed; empty where there is none.
    pub heading: String,
    /// By what its kind was told.
    pub by: Clue,
    /// The year that stands in its heading.
    pub year: Option<Edition>,
    /// Its paragraphs.
    pub paragraphs: Vec<String>,
}

/// The list of recommendations before its items are parted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct RawList {
    /// The heading.
    pub heading: ListHeading,
    /// The blocks below it.
    pub pieces: Vec<Piece>,
}

impl Body {
    /// The sections of this kind.
    pub fn of_kind(&self, kind: SectionKind) -> impl Iterator<Item = &RawSection> {
        self.sections
            .iter()
            .filter(move |section| section.kind == kind)
    }

    /// Whether one of Prosecution, Protection and Prevention is there.
    pub fn has_any_of_three(&self) -> bool {
        THREE
            .iter()
            .any(|kind| self.of_kind(*kind).next().is_some())
    }

    /// Whether Prosecution, Protection and Prevention are all there.
    pub fn has_all_three(&self) -> bool {
        THREE
            .iter()
            .all(|kind| self.of_kind(*kind).next().is_some())
    }
}

impl Body {
    /// One body for each edition that the headings of the three P's name, earliest first; all
    /// that names none goes with the latest. The body itself where they name one or none.
    pub fn by_edition(self) -> Vec<Body> {
        let dated = |section: &RawSection| section.year.filter(|_| THREE.contains(&section.kind));
        let years: BTreeSet<Edition> = self.sections.iter().filter_map(dated).collect();
        let Some(latest) = years.last().copied() else {
            return vec![self];
        };
        let of = |year: Edition| -> Vec<RawSection> {
            let of_year = |section: &&RawSection| dated(section).unwrap_or(latest) == year;
            self.sections.iter().filter(of_year).cloned().collect()
        };
        years
            .iter()
            .map(|year| match *year {
                year if year == latest => Body {
                    sections: of(year),
                    ..self.clone()
                },
                year => Body {
                    sections: of(year),
                    ..Body::default()
                },
            })
            .collect()
    }
}

/// The fixed sections of the report.
pub(super) const THREE: [SectionKind; 3] = [
    SectionKind::Prosecution,
    SectionKind::Protection,
    SectionKind::Prevention,
];

impl RawSection {
    fn new(kind: SectionKind, heading: String, by: Clue) -> Self {
        RawSection {
            kind,
            heading,
            by,
            year: None,
            paragraphs: Vec::new(),
        }
    }
}
