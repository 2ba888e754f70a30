//! The words of the field as types: what a report is once it has been read and understood.
//!
//! A [`Report`] is one country in one edition. Its [`Recommendation`]s and the sentences of its
//! [`Section`]s are what judging works on. Every name that a user can write down, such as
//! `PER-2012-3`, is a type of its own here: [`ReportId`], [`RecommendationId`], [`SentenceId`].

mod id;
mod range;
mod schema;
mod section;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use id::{CountryCode, InvalidId, RecommendationId, ReportId, SentenceId, Series};
pub use range::{CodeRange, NoCodes};
pub use section::{Section, SectionKind};

/// The year by which an edition is called (the 2012 report tells of April 2011 to March 2012).
pub type Edition = u16;

/// The years that an edition can have. No series of such reports began before the 20th century; a
/// year outside is a slip of the keyboard or a number of another column.
pub const EDITIONS: std::ops::RangeInclusive<Edition> = 1900..=2100;

/// One country in one edition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// What tells this report from every other.
    pub id: ReportId,
    /// The country's name as the source gives it.
    pub country: String,
    /// Whether the code in [`ReportId`] is one of ISO 3166, rather than a slug of ours.
    pub iso3166: bool,
    /// `Tier 2 Watch List`, `Special Case`, `Moderate Advancement` …
    pub rating: Option<String>,
    /// Where the text stands on the web, when the source says so.
    pub source_url: Option<String>,
    /// Everything but the recommendations, in reading order.
    pub sections: Vec<Section>,
    /// `None` where the list was no part of what was read: then nothing may be called dropped
    /// because of it. `Some(vec![])` where it was read and asks for nothing.
    pub recommendations: Option<Vec<Recommendation>>,
    /// How country, edition, rating and sections were told.
    pub recognition: Vec<Recognition>,
    /// Whether the source held the whole report or only a part of it.
    pub extent: Extent,
}

/// One wording of an ask in one report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recommendation {
    /// The wording, freed of list marks, parting punctuation and a final "and".
    pub text: String,
    /// The heading under which the source lists it ("Enforcement"), where it has one.
    pub area: Option<String>,
    /// The editions in which the source itself says that it was asked (the column "Year(s)
    /// Suggested" of the child labor reports), in ascending order; empty where it says nothing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stated_years: Vec<Edition>,
}

impl Recommendation {
    /// A wording of which the source says no more.
    pub fn plain(text: impl Into<String>) -> Self {
        Recommendation {
            text: text.into(),
            area: None,
            stated_years: Vec::new(),
        }
    }
}

/// How much of a report a source held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Extent {
    /// Recommendations and all three P's, or a structured record: it replaces what was stored.
    Whole,
    /// A bare section, an extract: it replaces only the parts that it brings.
    Part,
}

/// What the words of a source weigh beside those that others give of the same report; the lightest first.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Standing {
    /// A copy that is damaged or breaks off: it tells what no other source does.
    Damaged,
    /// Somebody's table: its list stands where the report itself gave none.
    Table,
    /// The report itself, or a record of it.
    #[default]
    Report,
    /// A table of which a person said that it is the list.
    Chosen,
}

/// One thing recognised in a source, and how.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Recognition {
    /// What was told.
    pub field: Field,
    /// Its value in words: `Peru`, `2018`, `Tier 2`, `prosecution`.
    pub value: String,
    /// What it was told by.
    pub by: Clue,
    /// The words of the source that it rests on, shortened; empty for an option.
    pub rests_on: String,
    /// Whether a careful reader would want to check it.
    pub certainty: Certainty,
}

/// The fields that are recognised.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Field {
    /// The series that the report belongs to.
    Series,
    /// Which country the report is about.
    Country,
    /// The year of the edition.
    Edition,
    /// The tier, or another series' assessment.
    Rating,
    /// Which section a text without heading is.
    Section,
    /// Where the recommendations stand and in which layout.
    Recommendations,
}

/// What a field was recognised by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Clue {
    /// The user said so on the command line.
    Option,
    /// A heading of the report, such as `PERU (Tier 2)`.
    Heading,
    /// The title of the page or article, or a line of the publisher's about it.
    Title,
    /// The address of the page.
    Address,
    /// The name of the file.
    Name,
    /// The rows of a table.
    Table,
    /// The running text: names, adjectives, years, opening sentences.
    Text,
    /// A key of a structured record.
    Record,
    /// The tables of facts that come with the program.
    Facts,
}

/// Whether a recognition is sure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Certainty {
    /// Stated by the source, the user or a table of facts.
    Stated,
    /// Inferred; shown as a guess.
    Guess,
}
