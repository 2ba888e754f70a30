//! The "Findings on the Worst Forms of Child Labor" of the Department of Labor's Bureau of
//! International Labor Affairs: a summary that opens with the assessment, six numbered sections,
//! and a table of suggested government actions with the years in which each was suggested.

mod actions;
mod assessment;
mod opening;
mod references;
mod years;

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;

use super::{Aside, Asks, Opening, RowMeaning, SeriesLayout};
use crate::facts;
use crate::narrative::body::{Body, RawList};
use crate::narrative::heading::{CountryHeading, is_sentence};
use crate::narrative::name::Name;
use crate::narrative::recommendations::ListHeading;
use crate::narrative::section::SectionHeading;
use crate::narrative::title::TitleClue;
use crate::read::{Block, Row};
use crate::report::{Clue, SectionKind, Series};

/// The layouts of every edition since 2010.
pub(super) struct ChildLabor;

/// Folded beginnings of headings and what they head.
///
/// What the government did stands in the sections on its laws, enforcement, coordination, policies
/// and programs: they are what later tells whether an action was taken, so they are `progress`,
/// like the summary. The section on prevalence tells what children do and suffer; that is nothing
/// a government did, and a `profile`.
const HEADINGS: &[(&str, SectionKind)] = &[
    ("prevalence and sectoral distribution", SectionKind::Profile),
    ("legal framework for", SectionKind::Progress),
    ("laws and regulations on", SectionKind::Progress),
    ("enforcement of laws on", SectionKind::Progress),
    ("institutional mechanisms for", SectionKind::Progress),
    (
        "coordination of government efforts on",
        SectionKind::Progress,
    ),
    ("government policies on", SectionKind::Progress),
    ("social programs to", SectionKind::Progress),
];

/// Folded beginnings of the heading of the actions.
const ACTIONS: &[&str] = &[
    "suggested government actions to",
    "suggested actions to",
    "suggested government actions",
];

/// Every heading of a section ends with one of these, folded; a sentence that begins with the same
/// words does not.
const HEADING_ENDS: &[&str] = &["child labor", "child", "labor", "actions", "child labour"];

/// Longest heading, in bytes.
const LONGEST_HEADING: usize = 130;

static NAME: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\bfindings\s+on\s+the\s+worst\s+forms\s+of\s+child\s+labor\b")
        .expect("the pattern is a constant")
});

static ADDRESS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)/(?:ilab/(?:resources/)?reports/child-labor|child_labor_reports|tda)\b")
        .expect("the pattern is a constant")
});

static YEAR: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\b(20[0-4][0-9])\b").expect("the pattern is a constant"));

static NUMERAL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^\s*(?:[IVX]{1,4}|[0-9])\s*[.)]\s*").expect("the pattern is a constant")
});

static CAPTION: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:Table|TABLE|Figure|FIGURE)\s+[0-9]{1,2}[A-Za-z]?\s*[.:]\s*\S")
        .expect("the pattern is a constant")
});

static NOTE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"^(?:[*†‡§◊Ω±+]|Sources? for |Primary [Cc]ompletion [Rr]ate was |Data (?:were|was) (?:un|not )available|N/A\b)",
    )
    .expect("the pattern is a constant")
});

impl SeriesLayout for ChildLabor {
    fn series(&self) -> Series {
        Series::ilab()
    }

    fn is_named_in(&self, words: &str) -> bool {
        NAME.is_match(words) || ADDRESS.is_match(words)
    }

    fn gives_itself_away(&self, block: &Block) -> Option<Clue> {
        if matches!(block, Block::Row(_)) {
            return None;
        }
        let text = block.text();
        if self.list(text).is_some() || is_running_head(text) || self.title(text).is_some() {
            return Some(Clue::Heading);
        }
        opening::opening(text).map(|_| Clue::Text)
    }

    fn title(&self, line: &str) -> Option<TitleClue> {
        let titled = NAME.is_match(line) && line.len() <= 160 && !is_sentence(line);
        (titled && !is_running_head(line)).then(|| clue(line))
    }

    fn page_title(&self, line: &str) -> TitleClue {
        clue(line)
    }

    fn address(&self, url: &str) -> TitleClue {
        if !ADDRESS.is_match(url) {
            return TitleClue::default();
        }
        let path = url.split(['?', '#']).next().unwrap_or_default();
        let name = path.rsplit('/').find(|part| part.len() > 2);
        let name = name.map(|part| part.trim_end_matches(".pdf").trim_end_matches(".html"));
        TitleClue {
            edition: year_in(path),
            country: name.and_then(facts::country_named).map(Name::of),
        }
    }

    fn country_heading(&self, text: &str) -> Option<CountryHeading> {
        assessment::with_country(text)
    }

    fn opening(&self, text: &str) -> Option<Opening> {
        opening::opening(text)
    }

    fn section(&self, text: &str) -> Option<SectionHeading> {
        let (words, folded) = heading_words(text)?;
        let (_, kind) = HEADINGS
            .iter()
            .find(|(beginning, _)| folded.starts_with(beginning))?;
        Some(SectionHeading {
            kind: *kind,
            words,
            year: None,
            rest: String::new(),
        })
    }

    fn list(&self, text: &str) -> Option<ListHeading> {
        let (words, folded) = heading_words(text)?;
        ACTIONS
            .iter()
            .any(|beginning| folded.starts_with(beginning))
            .then(|| ListHeading {
                words,
                ..ListHeading::given()
            })
    }

    /// The summary tells what the government did in the year: it is told as `progress`, like the
    /// sections, and as the series' own structured records have it.
    fn start(&self) -> SectionKind {
        SectionKind::Progress
    }

    /// `Labor Law Enforcement`, `Criminal Law Enforcement`: headings within a section.
    fn below(&self, within: Option<SectionKind>) -> SectionKind {
        within.unwrap_or(SectionKind::Progress)
    }

    fn opened_by(&self, _paragraph: &str) -> Option<SectionKind> {
        None
    }

    fn is_rating_paragraph(&self, paragraph: &str) -> bool {
        opening::opening(paragraph).is_some()
    }

    fn rating(&self, text: &str) -> Option<String> {
        assessment::alone(text)
    }

    fn rating_in_text(&self, body: &Body) -> Option<(String, String)> {
        body.of_kind(SectionKind::Progress)
            .flat_map(|section| &section.paragraphs)
            .find_map(|text| Some((opening::opening(text)?.rating?, text.clone())))
    }

    /// Cells that hold sentences (what a policy aims at, what a program did) are running text;
    /// those with figures, ages and articles of laws are facts, which tell nothing by themselves.
    fn row(&self, row: &Row) -> RowMeaning {
        let cells: Vec<Cow<'_, str>> = row
            .cells()
            .iter()
            .map(|cell| references::without(cell))
            .filter(|cell| !cell.trim().is_empty())
            .collect();
        let [named @ .., last] = &cells[..] else {
            return RowMeaning::Facts(row.text().to_owned());
        };
        if is_sentence(last) && named.len() <= 1 {
            return RowMeaning::Text(cells.join(": "));
        }
        RowMeaning::Facts(row.text().to_owned())
    }

    fn aside(&self, text: &str) -> Option<Aside> {
        if CAPTION.is_match(text) && text.len() <= LONGEST_HEADING + 20 && !is_sentence(text) {
            return Some(Aside::Caption(text.to_owned()));
        }
        (NOTE.is_match(text) || is_running_head(text)).then_some(Aside::Note)
    }

    fn without_references<'t>(&self, text: &'t str) -> Cow<'t, str> {
        references::without(text)
    }

    fn asks(&self, list: &RawList) -> Option<Asks> {
        actions::asks(&list.pieces)
    }

    /// The summary and at least one of the numbered sections: the editions before 2014 had fewer.
    fn is_whole(&self, body: &Body) -> bool {
        let told = || body.of_kind(SectionKind::Progress);
        told().any(|section| section.heading.is_empty())
            && told().any(|section| !section.heading.is_empty())
    }

    fn subject(&self) -> &'static [&'static str] {
        &["child labor", "child labour"]
    }
}

/// The words of a heading without its numeral, and the same folded; `None` where the text is no
/// heading.
fn heading_words(text: &str) -> Option<(String, String)> {
    if text.len() > LONGEST_HEADING || text.ends_with(['.', ';', ',']) {
        return None;
    }
    let words = NUMERAL
        .replace(text, "")
        .trim_end_matches(':')
        .trim()
        .to_owned();
    let folded = facts::folded(&words);
    let ends = HEADING_ENDS.iter().any(|end| folded.ends_with(end));
    (ends && words.starts_with(char::is_uppercase)).then_some((words, folded))
}

/// `2021 FINDINGS ON THE WORST FORMS OF CHILD LABOR`, with or without a page number, as it stands
/// at the foot of every page.
fn is_running_head(text: &str) -> bool {
    static HEAD: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"^\W*(?:\d{1,4}\W+)?(?:(?:20\d\d )?FINDINGS ON THE WORST FORMS OF CHILD LABOR|(?:UNITED STATES DEPARTMENT OF LABOR['’]S )?BUREAU OF INTERNATIONAL LABOR AFFAIRS|U N I T E D S TAT E S D E PA R T M E N T O F L A B O R.*)(?:\W+\d{1,4})?\W*$",
        )
        .expect("the pattern is a constant")
    });
    HEAD.is_match(text)
}

fn clue(line: &str) -> TitleClue {
    let parts = line.split(['|', ':', '–', '—', '>', '»', '·']);
    let parts = parts.flat_map(|part| part.split(" - ")).map(str::trim);
    TitleClue {
        edition: year_in(line),
        country: parts
            .filter(|part| !NAME.is_match(part))
            .find_map(|part| facts::country_named(part))
            .map(Name::of),
    }
}

fn year_in(text: &str) -> Option<crate::report::Edition> {
    YEAR.captures(text)?.get(1)?.as_str().parse().ok()
}
