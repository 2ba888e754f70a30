//! Recommendations and sentences found by their words, as one types them.

mod answer;

use std::ops::RangeInclusive;

use askama::Template;
use axum::extract::{Extension, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};

use answer::{Answer, answer};

use crate::desk::Desk;
use crate::render::words;
use crate::report::{Edition, SectionKind, Series};
use crate::serve::access::Visit;
use crate::serve::address;
use crate::serve::frame::{Frame, page};
use crate::serve::query::{Query, Tidy};
use crate::serve::{Problem, Site};
use crate::store::{HitKind, SearchFilter};

/// So many hits are shown at first, and so many to those who want more.
const FIRST: usize = 50;
const MORE: usize = 1000;

#[derive(Template)]
#[template(path = "page/search.html")]
struct SearchPage {
    frame: Frame,
    words: String,
    choice: Choice,
    countries: Vec<String>,
    series: Vec<Series>,
    sections: Vec<SectionKind>,
    answer: Answer,
    remarks: Vec<String>,
    more: Option<String>,
}

/// Where is searched.
#[derive(Debug, Clone, Default)]
struct Choice {
    /// The country's name or code, as it was given.
    country: String,
    series: Option<Series>,
    from: Option<Edition>,
    to: Option<Edition>,
    section: Option<SectionKind>,
    kind: Option<HitKind>,
}

pub(super) async fn search(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    headers: HeaderMap,
    Tidy(query): Tidy,
) -> Result<Response, Problem> {
    let drawn = site.read(|desk| drawn(desk, query, visit)).await?;
    // Whoever types is not led away; whoever has typed a name and pressed Enter is.
    let typing = headers.contains_key("hx-request");
    match &drawn.answer.goals[..] {
        [only] if !typing && drawn.answer.hits.is_empty() => {
            Ok(Redirect::to(&only.address).into_response())
        }
        _ => Ok(page(&drawn)?.into_response()),
    }
}

fn drawn(desk: &Desk, mut query: Query, visit: Visit) -> Result<SearchPage, Problem> {
    let words = query.text("q").unwrap_or_default().to_owned();
    let (choice, filter) = chosen(desk, &mut query);
    let limit = match query.text("more") {
        Some(_) => MORE,
        None => FIRST,
    };
    let answer = match words.is_empty() {
        true => Answer::default(),
        false => answer(desk, &words, &filter, limit, &query)?,
    };
    let names = desk.store().country_names()?;
    let mut countries: Vec<String> = names.into_iter().map(|(_, name)| name).collect();
    countries.dedup();
    let sections = SectionKind::ALL.into_iter();
    Ok(SearchPage {
        frame: Frame::new("Search", visit).looking_for(&words),
        more: (limit == FIRST && answer.hits.len() < answer.of).then(|| query.with("more", "yes")),
        answer,
        words,
        choice,
        countries,
        series: desk.store().series()?,
        sections: sections
            .filter(|kind| kind.bears_evidence() || *kind == SectionKind::Recommendations)
            .collect(),
        remarks: query.remarks(),
    })
}

/// What the address narrows the search down to.
fn chosen(desk: &Desk, query: &mut Query) -> (Choice, SearchFilter) {
    let country = query.text("country").unwrap_or_default().to_owned();
    let code = query.read_by("country", |given| {
        (desk.store().country(given)).map_err(|error| Problem::from(error).to_string())
    });
    let (from, to) = query.years();
    let choice = Choice {
        country,
        series: query.read_by("series", address::series),
        from,
        to,
        section: query.read("section"),
        kind: query.read_by("kind", kind),
    };
    let filter = SearchFilter {
        series: choice.series.clone(),
        country: code,
        years: span(from, to),
        section: choice.section,
        kind: choice.kind,
    };
    (choice, filter)
}

/// The editions from one to another; `None` where neither is said.
fn span(from: Option<Edition>, to: Option<Edition>) -> Option<RangeInclusive<Edition>> {
    match (from, to) {
        (None, None) => None,
        (from, to) => Some(from.unwrap_or(0)..=to.unwrap_or(Edition::MAX)),
    }
}

fn kind(given: &str) -> Result<HitKind, String> {
    match given {
        "recommendation" => Ok(HitKind::Recommendation),
        "evidence" => Ok(HitKind::Evidence),
        _ => Err(format!(
            "\"{given}\" is nothing that is searched; use recommendation or evidence"
        )),
    }
}
