//! The report of one country, as a part of a page.

use askama::Template;

use super::asks::{AskPart, QuotationPart, quotations};
use super::contents::Entry;
use super::grid::Grid;
use super::lists::{List, lists};
use super::mix::Mix;
use super::readable::{Name, Readable};
use super::{annex_anchor, ask_anchor, source_anchor, web_address};
use crate::judgement::Status;
use crate::render::prose::{self, FigureLine, FigureStated};
use crate::render::words::{self, day};
use crate::report::{Edition, RecommendationId};
use crate::view::compliance::{Compliance, Earlier, Shortlist};

/// The report of one country.
#[derive(Template)]
#[template(path = "report/country.html")]
pub(super) struct Country<'a> {
    view: &'a Compliance,
    /// What the page holds, where this country's report is the whole page.
    contents: Vec<Entry>,
    /// What the anchors of this country begin with.
    key: String,
    /// The level of its title's heading.
    level: u8,
    title: String,
    lead: String,
    rating: String,
    made: Vec<String>,
    under_review: String,
    counts: Vec<Count>,
    shortlists: Vec<ShortlistPart<'a>>,
    by_need: [Status; 5],
    years: Vec<Year<'a>>,
    gaps: Vec<String>,
    mix: Option<Mix>,
    grid: Grid<'a>,
    groups: Vec<Group<'a>>,
    lists: Vec<List<'a>>,
    figures: Vec<FigureRow<'a>>,
    figure_columns: [String; 2],
    figures_note: String,
    decisions: String,
    doubts: Vec<DoubtLine<'a>>,
    doubts_caption: String,
    guesses: Vec<String>,
    sources: Vec<SourceLine<'a>>,
    annex: Vec<Annexed<'a>>,
    annexed: usize,
}

struct Count {
    status: Status,
    number: String,
}

struct ShortlistPart<'a> {
    heading: &'static str,
    anchor: String,
    total: usize,
    more: usize,
    lines: Vec<BriefLine<'a>>,
}

struct BriefLine<'a> {
    anchor: String,
    title: &'a str,
    how: String,
    id: &'a RecommendationId,
}

struct Year<'a> {
    year: Edition,
    rating: &'a str,
    makes: String,
    counts: Vec<usize>,
}

struct Group<'a> {
    anchor: String,
    title: String,
    asks: Vec<AskPart<'a>>,
}

struct DoubtLine<'a> {
    probability: String,
    kind: &'static str,
    about: &'a str,
    taken_as: &'a str,
    ask: &'a RecommendationId,
    anchor: String,
}

struct SourceLine<'a> {
    anchor: String,
    is_first: bool,
    url: Option<&'a str>,
    year: Edition,
    how_much: String,
    origin: &'a str,
    sha256: &'a str,
    added: String,
}

struct FigureRow<'a> {
    line: FigureLine<'a>,
    /// The sentences of [`FigureLine::stated`] and of [`FigureLine::earlier`].
    stated: Vec<Name>,
    earlier: Vec<Name>,
}

struct Annexed<'a> {
    anchor: String,
    title: &'a str,
    id: &'a RecommendationId,
    quotations: Vec<QuotationPart<'a>>,
}

impl<'a> Country<'a> {
    /// The report with its title as a heading of `level`. Its names lead to where they are told by
    /// `readable`.
    pub fn new(view: &'a Compliance, level: u8, readable: Option<&Readable>) -> Self {
        let key = view.report.to_string();
        Country {
            title: prose::title(view),
            lead: prose::lead(view),
            rating: prose::rating(view),
            made: prose::made(view),
            under_review: prose::under_review(view),
            counts: counts(view),
            shortlists: (prose::shortlists(&view.summary).into_iter())
                .map(|(heading, list)| shortlist(view, &key, heading, list))
                .collect(),
            by_need: prose::BY_NEED,
            years: years(view),
            gaps: prose::gaps(&view.read),
            mix: Mix::of(view),
            grid: Grid::of(view),
            groups: groups(view, &key, level, readable),
            lists: lists(view, &key),
            figures: (prose::figure_lines(&view.figures).into_iter())
                .map(|line| figure(line, readable))
                .collect(),
            figure_columns: prose::figure_columns(&view.figures),
            figures_note: prose::figures_note(&view.figures),
            decisions: prose::decisions(&view.method),
            doubts: doubts(view),
            doubts_caption: prose::doubts_caption(&view.method),
            guesses: view.read.guesses.iter().map(prose::guessed).collect(),
            sources: sources(view),
            annex: annex(view, readable),
            annexed: view.earlier.iter().map(|ask| ask.further().len()).sum(),
            contents: Vec::new(),
            view,
            key,
            level,
        }
    }

    /// The report as a whole page, with a table of contents.
    pub fn alone(view: &'a Compliance, readable: Option<&Readable>) -> Self {
        let mut country = Country::new(view, 1, readable);
        country.contents = country.listed();
        country
    }

    fn listed(&self) -> Vec<Entry> {
        let key = &self.key;
        let part = |name: &str, title: &str| Entry::new(format!("{key}-{name}"), title);
        let groups = (self.groups.iter()).map(|group| Entry::new(&group.anchor, &group.title));
        let mut contents = vec![
            part("short", "In short"),
            part("standing", "Where it stands, through the years"),
            part(
                "earlier",
                &format!(
                    "What earlier editions asked, and what {} says of it ({})",
                    self.view.year,
                    self.view.earlier.len()
                ),
            )
            .with(groups.collect()),
        ];
        contents.extend(
            self.lists
                .iter()
                .map(|list| Entry::new(&list.anchor, &list.title)),
        );
        contents.push(part(
            "figures",
            &format!("Figures stated in {}", self.view.year),
        ));
        contents.push(part("method", "How this was judged"));
        if !self.doubts.is_empty() {
            contents.push(part(
                "doubts",
                &format!("What was unsure ({})", words::thousands(self.doubts.len())),
            ));
        }
        contents.push(part("read", "What was read"));
        if !self.annex.is_empty() {
            contents.push(part(
                "annex",
                &format!(
                    "Annex: further sentences ({})",
                    words::thousands(self.annexed)
                ),
            ));
        }
        contents
    }
}

fn counts(view: &Compliance) -> Vec<Count> {
    if view.counts.total() == 0 {
        return Vec::new();
    }
    prose::counted_statuses(&view.summary)
        .map(|status| Count {
            status,
            number: prose::number(&view.summary, |tally| tally.counts.get(status)),
        })
        .collect()
}

fn group_anchor(key: &str, status: Status) -> String {
    format!("{key}-{status}")
}

fn shortlist<'a>(
    view: &Compliance,
    key: &str,
    heading: &'static str,
    list: &'a Shortlist,
) -> ShortlistPart<'a> {
    let status = list
        .shown
        .first()
        .map_or(Status::Pending, |brief| brief.status);
    ShortlistPart {
        heading,
        anchor: group_anchor(key, status),
        total: list.total(),
        more: list.more,
        lines: (list.shown.iter())
            .map(|brief| BriefLine {
                anchor: ask_anchor(&brief.id),
                title: &brief.title,
                how: prose::brief(brief, view.year),
                id: &brief.id,
            })
            .collect(),
    }
}

fn years(view: &Compliance) -> Vec<Year<'_>> {
    let ratings = view.standing.through_the_years.iter();
    (view.through_the_years.iter().zip(ratings))
        .map(|(tally, of)| Year {
            year: tally.year,
            rating: of.rating.as_deref().unwrap_or("not found"),
            makes: (tally.recommendations).map_or_else(|| "not read".to_owned(), |n| n.to_string()),
            counts: prose::BY_NEED
                .map(|status| tally.counts.get(status))
                .to_vec(),
        })
        .collect()
}

fn groups<'a>(
    view: &'a Compliance,
    key: &str,
    level: u8,
    readable: Option<&Readable>,
) -> Vec<Group<'a>> {
    (prose::BY_NEED.iter())
        .filter_map(|status| {
            let asks: Vec<&Earlier> = view.earlier_that_are(*status).collect();
            (!asks.is_empty()).then(|| Group {
                anchor: group_anchor(key, *status),
                title: format!("{} ({})", prose::capital(*status), asks.len()),
                asks: (asks.into_iter())
                    .map(|ask| AskPart::new(view, ask, level + 3, readable))
                    .collect(),
            })
        })
        .collect()
}

fn doubts(view: &Compliance) -> Vec<DoubtLine<'_>> {
    (view.doubts.iter())
        .map(|doubt| DoubtLine {
            probability: format!("{:.2}", doubt.probability),
            kind: prose::doubt(doubt),
            about: &doubt.about,
            taken_as: &doubt.taken_as,
            ask: &doubt.ask,
            anchor: ask_anchor(&doubt.ask),
        })
        .collect()
}

fn sources(view: &Compliance) -> Vec<SourceLine<'_>> {
    (view.read.reports.iter())
        .flat_map(|report| {
            (report.sources.iter().enumerate()).map(move |(place, source)| SourceLine {
                anchor: source_anchor(&view.report, report.year),
                is_first: place == 0,
                url: web_address(report.url.as_deref()),
                year: report.year,
                how_much: prose::how_much(report),
                origin: &source.origin,
                sha256: &source.sha256,
                added: day(source.added_at),
            })
        })
        .collect()
}

fn figure<'a>(line: FigureLine<'a>, readable: Option<&Readable>) -> FigureRow<'a> {
    let names = |figures: &[FigureStated<'a>]| -> Vec<Name> {
        let sentences = figures.iter().map(|figure| figure.sentence);
        sentences
            .map(|id| Name::of_sentence(id, readable))
            .collect()
    };
    FigureRow {
        stated: names(&line.stated),
        earlier: names(&line.earlier),
        line,
    }
}

fn annex<'a>(view: &'a Compliance, readable: Option<&Readable>) -> Vec<Annexed<'a>> {
    (view.earlier.iter())
        .filter(|ask| !ask.further().is_empty())
        .map(|ask| Annexed {
            anchor: annex_anchor(&ask.id),
            title: &ask.title,
            id: &ask.id,
            quotations: quotations(view, ask.further(), readable),
        })
        .collect()
}
