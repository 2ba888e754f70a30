//! Asks made again, new, no longer made.

use std::borrow::Cow;

use super::ask_anchor;
use crate::judgement::Status;
use crate::render::prose;
use crate::report::{Edition, RecommendationId};
use crate::view::compliance::{ClosedAsk, Compliance, Earlier};
use crate::view::overview::Asked;

/// A list of asks under a heading.
pub(super) struct List<'a> {
    pub anchor: String,
    pub title: String,
    pub notes: Vec<String>,
    pub count_of: &'static str,
    pub edition_of: &'static str,
    pub lines: Vec<Line<'a>>,
    pub new: Vec<NewLine<'a>>,
}

pub(super) struct Line<'a> {
    pub anchor: String,
    /// Whether the page tells more of it.
    pub linked: bool,
    pub title: Cow<'a, str>,
    pub id: &'a RecommendationId,
    pub count: String,
    pub edition: Edition,
    pub status: Status,
}

pub(super) struct NewLine<'a> {
    pub anchor: String,
    pub text: &'a str,
    /// What the source says of earlier years.
    pub older: String,
    /// What a person said of it.
    pub said: Option<String>,
    pub id: &'a RecommendationId,
}

/// The lists that are not empty, in the order of the report.
pub(super) fn lists<'a>(view: &'a Compliance, key: &str) -> Vec<List<'a>> {
    let year = view.year;
    let asked = |asked: Asked| view.earlier_asked(asked).collect::<Vec<_>>();
    let mut again = asked(Asked::Yes);
    again.sort_by_key(|ask| std::cmp::Reverse(ask.years.len()));
    let all = [
        List {
            anchor: format!("{key}-again"),
            edition_of: "Since",
            lines: again.iter().map(|ask| line(ask, ask.since)).collect(),
            ..list(format!("Asked again in {year} ({})", again.len()))
        },
        ended(
            format!("{key}-within"),
            format!("Asked again in {year} only as part of another ask"),
            asked(Asked::Within),
        ),
        new(view, key),
        ended(
            format!("{key}-ended"),
            format!("No longer asked in {year}"),
            asked(Asked::No),
        ),
        ended(
            format!("{key}-not-known"),
            format!("Not known whether {year} asks them again"),
            asked(Asked::Unknown),
        ),
        List {
            anchor: format!("{key}-closed"),
            count_of: "Since",
            lines: view.closed.iter().map(closed).collect(),
            ..list(format!(
                "Older asks of which {year} says nothing ({})",
                view.closed.len()
            ))
        },
    ];
    (all.into_iter())
        .filter(|list| !list.lines.is_empty() || !list.new.is_empty())
        .collect()
}

fn list<'a>(title: String) -> List<'a> {
    List {
        anchor: String::new(),
        title,
        notes: Vec::new(),
        count_of: "Editions",
        edition_of: "Last asked",
        lines: Vec::new(),
        new: Vec::new(),
    }
}

fn ended<'a>(anchor: String, title: String, asks: Vec<&'a Earlier>) -> List<'a> {
    List {
        anchor,
        lines: (asks.iter())
            .map(|ask| line(ask, ask.years.last().copied().unwrap_or(ask.since)))
            .collect(),
        ..list(format!("{title} ({})", asks.len()))
    }
}

fn line(ask: &Earlier, edition: Edition) -> Line<'_> {
    Line {
        anchor: ask_anchor(&ask.id),
        linked: true,
        title: Cow::Borrowed(&ask.title),
        id: &ask.id,
        count: ask.years.len().to_string(),
        edition,
        status: ask.status,
    }
}

fn closed(ask: &ClosedAsk) -> Line<'_> {
    Line {
        anchor: String::new(),
        linked: false,
        title: Cow::Owned(prose::older(ask)),
        id: &ask.id,
        count: ask.since.to_string(),
        edition: ask.last_asked,
        status: ask.status,
    }
}

fn new<'a>(view: &'a Compliance, key: &str) -> List<'a> {
    let heading = prose::first_asked_heading(&view.first_asked);
    List {
        anchor: format!("{key}-new"),
        notes: prose::first_asked_note(&view.first_asked)
            .into_iter()
            .collect(),
        new: (view.new.iter())
            .map(|ask| NewLine {
                anchor: ask_anchor(&ask.id),
                text: &ask.text,
                older: prose::said_to_be_older(ask),
                said: (ask.person.as_ref())
                    .map(|word| format!("{}, {}.", word.status, prose::persons_word(word))),
                id: &ask.id,
            })
            .collect(),
        ..list(format!("{heading} ({})", view.new.len()))
    }
}
