//! The series whose reports are understood, each by a description of its layout: what it calls
//! itself, how a country's report opens, which headings part it, where its asks stand, which words
//! rate a government. A further series is a further [`SeriesLayout`] in [`LAYOUTS`].

mod child_labor;
mod trafficking;

use std::borrow::Cow;

use super::Hints;
use super::body::{Body, RawList};
use super::clues::Told;
use super::heading::CountryHeading;
use super::name::Name;
use super::recommendations::ListHeading;
use super::section::SectionHeading;
use super::title::TitleClue;
use crate::read::{Block, Document, Row};
use crate::report::{
    Clue, CountryCode, Edition, Field, Recognition, Recommendation, SectionKind, Series,
};

/// How the reports of one series are laid out.
pub(super) trait SeriesLayout: Sync {
    /// The series.
    fn series(&self) -> Series;

    /// Whether a title, an address or a running head names the series.
    fn is_named_in(&self, words: &str) -> bool;

    /// Whether a block gives the series away by what no other has: a heading or a formula of its
    /// own. The clue says by what.
    fn gives_itself_away(&self, block: &Block) -> Option<Clue>;

    /// What a line says of country and edition when it is a title of such a report.
    fn title(&self, line: &str) -> Option<TitleClue>;

    /// What the page's own title, outside its text, says.
    fn page_title(&self, line: &str) -> TitleClue;

    /// What an address says.
    fn address(&self, url: &str) -> TitleClue;

    /// The heading of a country's report that states its rating in the same block.
    fn country_heading(&self, text: &str) -> Option<CountryHeading>;

    /// What the sentence says with which every report of the series opens, where it has one.
    fn opening(&self, _text: &str) -> Option<Opening> {
        None
    }

    /// The section that a block with this text begins.
    fn section(&self, text: &str) -> Option<SectionHeading>;

    /// The heading of the asks with which a block begins.
    fn list(&self, text: &str) -> Option<ListHeading>;

    /// Of what kind the text before the first heading is.
    fn start(&self) -> SectionKind;

    /// Of what kind the text below a heading is that the series does not know, in a section of the
    /// kind `within`.
    fn below(&self, within: Option<SectionKind>) -> SectionKind;

    /// The section that a paragraph opens by its words, without any heading.
    fn opened_by(&self, paragraph: &str) -> Option<SectionKind>;

    /// Whether the paragraph is the one that gives the rating and its grounds.
    fn is_rating_paragraph(&self, paragraph: &str) -> bool;

    /// The rating that is all that `text` says.
    fn rating(&self, text: &str) -> Option<String>;

    /// The rating as the running text states it, and the words that do.
    fn rating_in_text(&self, body: &Body) -> Option<(String, String)>;

    /// The rating that a table of facts gives.
    fn rating_of(&self, _country: &CountryCode, _year: Edition) -> Option<&'static str> {
        None
    }

    /// What the row of a table means outside the list of asks.
    fn row(&self, row: &Row) -> RowMeaning {
        RowMeaning::Text(row.text().to_owned())
    }

    /// Whether a line stands beside the text: a table's caption, a note below it.
    fn aside(&self, _text: &str) -> Option<Aside> {
        None
    }

    /// The text without the marks of its references.
    fn without_references<'t>(&self, text: &'t str) -> Cow<'t, str> {
        Cow::Borrowed(text)
    }

    /// The asks in the list, in their order; `None` where it holds none that can be told.
    fn asks(&self, list: &RawList) -> Option<Asks>;

    /// Whether the sections of a whole report are all there; its asks are looked at apart.
    fn is_whole(&self, body: &Body) -> bool;

    /// Words (folded, or parts of them) without which a text has nothing to do with the series.
    fn subject(&self) -> &'static [&'static str];
}

/// What the opening sentence of a report says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Opening {
    /// The country.
    pub country: Option<Name>,
    /// The edition.
    pub edition: Option<Edition>,
    /// The rating.
    pub rating: Option<String>,
}

/// What the row of a table is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum RowMeaning {
    /// Running text in cells.
    Text(String),
    /// Facts side by side, which tell nothing as a sentence does.
    Facts(String),
}

/// A line that is no running text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Aside {
    /// The caption of the table or figure that follows.
    Caption(String),
    /// A note below a table.
    Note,
}

/// The asks of a list and how they stand there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Asks {
    /// In their order.
    pub recommendations: Vec<Recommendation>,
    /// By what they were told.
    pub by: Clue,
    /// How they were parted: `list items`, `rows of a table`.
    pub layout: String,
}

/// Every series of which the layout is known. The first is that of a text which gives none away.
const LAYOUTS: [&dyn SeriesLayout; 2] = [&trafficking::Trafficking, &child_labor::ChildLabor];

/// The layout of a structured record's series. One that is not known is read like the first, whose
/// headings (the three P's, recommendations) other reports use too.
pub(super) fn layout(series: &Series) -> &'static dyn SeriesLayout {
    known(series).unwrap_or(LAYOUTS[0])
}

fn known(series: &Series) -> Option<&'static dyn SeriesLayout> {
    LAYOUTS
        .into_iter()
        .find(|layout| layout.series() == *series)
}

/// The series of a document, and how it was told.
pub(super) struct SeriesTold {
    /// The series.
    pub series: Series,
    /// How its reports are laid out.
    pub layout: &'static dyn SeriesLayout,
    /// What is recorded of it.
    pub recognition: Recognition,
}

/// Which series `document` belongs to: the user's word, or the first that its title, its address,
/// one of its blocks or a running head gives away. A series that only the user knows is laid out
/// like the one that the document looks like.
pub(super) fn told(document: &Document, hints: &Hints) -> SeriesTold {
    if let Some(series) = &hints.series {
        let layout = known(series).unwrap_or_else(|| by_words(document).0);
        return with(series.clone(), layout, Told::stated((), Clue::Option, ""));
    }
    let (layout, told) = by_words(document);
    with(layout.series(), layout, told)
}

/// The layout that the document's own words name; the first where they name none.
fn by_words(document: &Document) -> (&'static dyn SeriesLayout, Told<()>) {
    let ways = [by_title, by_block, by_left_out];
    // Reports of the later series cite those of the first; those of the first cite no other.
    let layouts = || LAYOUTS.into_iter().rev();
    ways.into_iter()
        .find_map(|way| layouts().find_map(|layout| Some((layout, way(layout, document)?))))
        .unwrap_or_else(|| (LAYOUTS[0], Told::guess((), Clue::Text, "")))
}

fn with(series: Series, layout: &'static dyn SeriesLayout, told: Told<()>) -> SeriesTold {
    SeriesTold {
        layout,
        recognition: told.recognition(Field::Series, series.to_string()),
        series,
    }
}

fn by_title(layout: &dyn SeriesLayout, document: &Document) -> Option<Told<()>> {
    let named = |words: &&String| layout.is_named_in(words);
    if let Some(title) = document.title.as_ref().filter(named) {
        return Some(Told::stated((), Clue::Title, title));
    }
    let url = document.url.as_ref().filter(named)?;
    Some(Told::stated((), Clue::Address, url))
}

fn by_block(layout: &dyn SeriesLayout, document: &Document) -> Option<Told<()>> {
    document.blocks.iter().find_map(|block| {
        let clue = layout.gives_itself_away(block)?;
        Some(Told::stated((), clue, block.text()))
    })
}

/// Running heads are left out of the text, and name the series all the same.
fn by_left_out(layout: &dyn SeriesLayout, document: &Document) -> Option<Told<()>> {
    let mut heads = document.left_out.iter().map(|left| &left.example);
    let head = heads.find(|head| layout.is_named_in(head))?;
    Some(Told::stated((), Clue::Title, head))
}
