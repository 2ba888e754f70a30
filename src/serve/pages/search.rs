//! Recommendations and sentences found by their words, as one types them.

use std::ops::RangeInclusive;

use askama::Template;
use axum::extract::{Extension, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};

use crate::desk::{Desk, Goal, NothingFound};
use crate::render::words;
use crate::report::{Edition, SectionKind, Series};
use crate::serve::access::Visit;
use crate::serve::address;
use crate::serve::frame::{Frame, page};
use crate::serve::query::Query;
use crate::serve::{Problem, Site};
use crate::store::{HitId, HitKind, SearchFilter, StoreError};
use crate::view::search::{Found, found};

/// So many hits are shown at first, and so many to those who want more.
const FIRST: usize = 50;
const MORE: usize = 500;

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

/// What was found.
#[derive(Default)]
struct Answer {
    goals: Vec<Link>,
    hits: Vec<HitLine>,
    /// Why there is nothing, or what is shown instead.
    says: Vec<String>,
    /// Where something would be found.
    elsewhere: Option<Link>,
}

struct Link {
    address: String,
    name: String,
}

struct HitLine {
    address: String,
    place: String,
    found: Found,
}

pub(super) async fn search(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    headers: HeaderMap,
    query: Query,
) -> Result<Response, Problem> {
    if let Some(address) = query.tidied() {
        return Ok(Redirect::to(&address).into_response());
    }
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
        more: (limit == FIRST && answer.hits.len() == FIRST).then(|| query.with("more", "yes")),
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

fn answer(
    desk: &Desk,
    words: &str,
    filter: &SearchFilter,
    limit: usize,
    query: &Query,
) -> Result<Answer, Problem> {
    let goals = desk.goals(words)?;
    let named = matches!(
        goals.first(),
        Some(Goal::Wording(_) | Goal::Sentence(_) | Goal::Report(_))
    );
    let goals = goals.iter().map(goal).collect();
    if named {
        return Ok(Answer {
            goals,
            ..Answer::default()
        });
    }
    let hits = match desk.store().search(words, filter, limit) {
        // Half a query is what there is while somebody types.
        Err(StoreError::Query { why }) => {
            return Ok(Answer {
                goals,
                says: vec![format!("This cannot be looked for: {why}.")],
                ..Answer::default()
            });
        }
        hits => hits?,
    };
    if !hits.is_empty() {
        return Ok(Answer {
            goals,
            hits: lines(hits),
            ..Answer::default()
        });
    }
    let begun = match words.ends_with(char::is_alphanumeric) {
        true => (desk.store()).search(&format!("{words}*"), filter, limit)?,
        false => Vec::new(),
    };
    if !begun.is_empty() {
        return Ok(Answer {
            goals,
            hits: lines(begun),
            says: vec![format!(
                "Nothing has just these words; shown is what has words that begin with the last of them: {words}…"
            )],
            ..Answer::default()
        });
    }
    let mut nothing = nothing(desk, words, filter, query)?;
    nothing.goals = goals;
    Ok(nothing)
}

/// Why nothing was found, and what would be.
fn nothing(
    desk: &Desk,
    words: &str,
    filter: &SearchFilter,
    query: &Query,
) -> Result<Answer, Problem> {
    let link = |name: &str, address: String| {
        Some(Link {
            address,
            name: name.to_owned(),
        })
    };
    const ALL: [&str; 6] = ["country", "series", "from", "to", "section", "kind"];
    let (says, elsewhere) = match desk.why_nothing(words, filter)? {
        NothingFound::Anywhere => {
            let says = format!(
                "No recommendation and no sentence of a Prosecution, Protection, Prevention or progress section is like that: {words}"
            );
            let near = desk.store().spelt_otherwise(words)?;
            let meant = near.map(|near| Link {
                address: query.with("q", &near),
                name: format!("Did you mean {near}?"),
            });
            (says, meant)
        }
        NothingFound::With(narrowing) => {
            let word = narrowing.word();
            let fields: &[&str] = if word == "year" {
                &["from", "to"]
            } else {
                &[word]
            };
            let says = format!("Nothing is like that here; without the {word} there is: {words}");
            (says, link("Show it", query.without(fields)))
        }
        NothingFound::WithAll => (
            format!("Nothing is like that here; elsewhere there is: {words}"),
            link("Search everywhere", query.without(&ALL)),
        ),
    };
    Ok(Answer {
        says: vec![says],
        elsewhere,
        ..Answer::default()
    })
}

fn goal(goal: &Goal) -> Link {
    let (address, name) = match goal {
        Goal::Country { id, name } => (
            address::country(id),
            format!("{name} · {}", words::series_name(&id.series)),
        ),
        Goal::Report(id) => (address::text(id), format!("the report {id}")),
        Goal::Wording(id) => (address::wording(id), format!("the recommendation {id}")),
        Goal::Sentence(id) => (address::sentence(id), format!("the sentence {id}")),
    };
    Link { address, name }
}

fn lines(hits: Vec<crate::store::Hit>) -> Vec<HitLine> {
    let addresses: Vec<String> = (hits.iter())
        .map(|hit| match &hit.id {
            HitId::Recommendation(id) => address::wording(id),
            HitId::Sentence(id) => address::sentence(id),
        })
        .collect();
    (addresses.into_iter().zip(found(hits)))
        .map(|(address, found)| HitLine {
            address,
            place: format!("{} {}, {}", found.country, found.year, found.section),
            found,
        })
        .collect()
}
