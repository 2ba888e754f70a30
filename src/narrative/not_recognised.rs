//! What could not be told of a source, and the option that tells it.

use crate::report::Edition;

/// Why nothing was made of a source, or of one of the narratives in it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotRecognised {
    /// No heading, no section, no recommendations, nothing about trafficking.
    #[error(
        "nothing of a report was found in it: no country heading, no section, no recommendations; \
         if it is part of a report, say of which with --country NAME, --year YEAR and --section KIND"
    )]
    Nothing,
    /// The country.
    #[error("which country it is about could not be told{seen}; say so with --country NAME")]
    Country {
        /// What was seen instead, beginning with a comma or colon, or empty.
        seen: String,
    },
    /// The edition.
    #[error(
        "of which year's report the text about {country} is could not be told; \
         say so with --year YEAR (the report's own year, not the year it tells of)"
    )]
    Edition {
        /// The country, as far as it was told.
        country: String,
    },
    /// The kind of section.
    #[error(
        "which section of the report the text about {country} is could not be told; \
         say so with --section KIND (prosecution, protection, prevention, introduction, profile, …)"
    )]
    Section {
        /// The country and edition, as far as they were told.
        country: String,
    },
    /// The country asked for is none of those that the source has headings for.
    #[error(
        "it holds reports of {found} but none of {wanted}; leave out --country, or give one of these names"
    )]
    Elsewhere {
        /// The country asked for.
        wanted: String,
        /// The countries there.
        found: String,
    },
    /// The edition that was named for several sources at once is not the one that this one states.
    #[error(
        "it is of the edition of {own} ({by}), and --year {said} was said of several reports at once, so nothing of it \
         was added; leave out --year, and where it is right, add that one by itself with --year {said}"
    )]
    OtherEdition {
        /// The edition that it states.
        own: Edition,
        /// By what, with its words.
        by: String,
        /// The edition that was named.
        said: Edition,
    },
    /// The year asked for is none of those in the table.
    #[error(
        "it holds recommendations of {found} but none of {wanted}; leave out --year, or give one of these"
    )]
    OtherYears {
        /// The year asked for.
        wanted: Edition,
        /// The years there.
        found: String,
    },
}

impl NotRecognised {
    /// Whether there simply is no report that was meant, rather than one of which something could
    /// not be told.
    pub fn is_no_report(&self) -> bool {
        match self {
            NotRecognised::Nothing
            | NotRecognised::Section { .. }
            | NotRecognised::Elsewhere { .. }
            | NotRecognised::OtherYears { .. } => true,
            NotRecognised::Country { .. }
            | NotRecognised::Edition { .. }
            | NotRecognised::OtherEdition { .. } => false,
        }
    }
}
